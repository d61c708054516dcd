package token

import (
	"slices"
	"testing"
	"unicode"
)

func TestUsualForm(t *testing.T) {
	for _, test := range []struct {
		folded                  rune
		simplified, traditional rune
	}{
		{'党', '党', 0}, {'区', '区', '區'}, {'发', '发', '發'}, {'常', '常', '常'}, {'后', '后', 0}, {'事', '事', '事'}, {'产', '产', '產'},
	} {
		if s, tr := UsualForm(test.folded, false), UsualForm(test.folded, true); s != test.simplified || tr != test.traditional {
			t.Errorf("%c: %c and %c, want %c and %c", test.folded, s, tr, test.simplified, test.traditional)
		}
	}
}

func TestUnusual(t *testing.T) {
	for _, test := range []struct {
		text        string
		traditional bool
		want        string
	}{
		{"党建，wifi①", false, ""},
		{"黨建在臺灣", false, "党黨 台臺 湾灣 "},
		{"黨建在臺灣", true, "党黨 台臺 "},
		{"党建發展头髮", true, "党党 头头 发髮 "},
		{"㈱〸⺟⻓\uf95c", false, "株㈱ 十〸 长⻓ 乐樂 "}, // ⺟ is drawn as 母
		{"㍿", false, "株㍿ 式㍿ 会㍿ 社㍿ "},
	} {
		got := ""
		(&Unusual{}).Each(test.text, test.traditional, func(f Form) { got += f.Term() + " " })
		if got != test.want {
			t.Errorf("%s, traditional %v: %q, want %q", test.text, test.traditional, got, test.want)
		}
	}
}

// TestEachForm compares what folds to a character with the forms it is said to
// have, for every character there is, and that a text of such a form is noted
// unless it is the usual one.
func TestEachForm(t *testing.T) {
	forms := map[rune][]rune{}
	var unusual Unusual
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if 0xD800 <= r && r < 0xE000 || plainHan(r) != r {
			continue
		}
		for _, folded := range Fold(string(r)).Runes {
			if !IsHan(folded) || slices.Contains(forms[folded], r) {
				continue
			}
			forms[folded] = append(forms[folded], r)
			for _, traditional := range []bool{false, true} {
				noted := false
				unusual.Each(string(r), traditional, func(f Form) { noted = noted || f == Form{folded, r} })
				if usual := UsualForm(folded, traditional) == r; noted == usual {
					t.Errorf("%c as %c, traditional %v: usual %v, noted %v", folded, r, traditional, usual, noted)
				}
			}
		}
	}
	for _, t := range []*twofold{chained, sunken} { // in some words
		forms[t.other] = append(forms[t.other], t.written)
	}
	step := 0
	for folded, want := range forms {
		if step++; len(want) == 1 && step%200 > 0 {
			continue
		}
		var got []rune
		EachForm(folded, func(r rune) {
			if plainHan(r) == r {
				got = append(got, r)
			}
		})
		if got[0] != folded {
			t.Errorf("%c: its forms begin with %c", folded, got[0])
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%c: %c, want %c", folded, got, want)
		}
	}
}
