package expression

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

func TestNeeds(t *testing.T) {
	for _, c := range []struct {
		expression string
		words      string
	}{
		{`公网安备\s*\d{6}`, "公网安备"},
		{`icp(?:备|证)案?`, "icp备 icp备案 icp证 icp证案"},
		{`^(?:版权所有|版权归|\(c\))`, "(c) 版权归 版权所有"},
		{`(?:未经|不得).{0,16}(?:授权|许可).*转载`, "转载"},
		{`\p{Han}{2,4}[／/](?:文|图)`, "/图 /文 ／图 ／文"},
		{`来源?\s*[:：]\s*(\S+)`, "来 来源"},
		{`(?i)copyright|版权`, ""}, // letters of either case
		{`\p{Han}+|版权`, ""},
		{`(?:甲乙)?`, ""},
		{`(?:甲乙)*丙丁`, "丙丁"},
		{`(?:甲乙)+`, "甲乙"},
		{`(?:甲乙){2,3}`, "甲乙甲乙 甲乙甲乙甲乙"},
		{`甲?|乙丙`, ""},
		{`甲\p{Han}|乙丙丁`, "乙丙丁 甲"},
		{`[甲乙]\d?|丙`, "丙 乙 乙0 乙1 乙2 乙3 乙4 乙5 乙6 乙7 乙8 乙9 甲 甲0 甲1 甲2 甲3 甲4 甲5 甲6 甲7 甲8 甲9"},
	} {
		var words []string
		if lists := needs(parse(t, c.expression)); len(lists) > 0 {
			words = lists[0]
		}
		want := strings.Fields(c.words)
		slices.Sort(want)
		if !slices.Equal(words, want) {
			t.Errorf("%s: %q, want %q", c.expression, words, want)
		}
	}
}

func parse(t *testing.T, expression string) *syntax.Regexp {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	return tree.Simplify()
}

// TestMayAsksForAll holds that a look asks for each list of words that is known.
func TestMayAsksForAll(t *testing.T) {
	e := Compile(`[（(【]\s*\p{Han}{0,4}(?:记者|编辑)[^）)】]*[）)】]`)
	for text, want := range map[string]bool{"（本报记者林小满）": true, "(编辑 何莲)": true, "记者何莲说": false, "（何莲）": false, "（记者何莲": false, "": false} {
		if e.May(text) != want {
			t.Errorf("%q may match: %v", text, !want)
		}
	}
}

func TestNeedsAtASide(t *testing.T) {
	for _, c := range []struct {
		expression string
		at         side
		words      string
		bytes      int
	}{
		{`^[\s　]*(?:作者|记者)[:：].*`, head, "作者: 作者： 记者: 记者：", 4 + 6 + 4},
		{`^甲.{0,2}(?:乙丙|丁戊)+己`, head, "丁戊 乙丙", 3 + 8 + 6},
		{`^(?:甲乙.*|丙丁)`, head, "丙丁 甲乙", 6},
		{`.*(?:甲乙|丙)\s*$`, tail, "丙 甲乙", 6 + 4},
		{`^甲|乙`, head, "", 0}, // stands anywhere
		{`甲`, tail, "", 0},
		{`^.*甲`, head, "", 0},
	} {
		words, bytes := needsAt(parse(t, c.expression), c.at)
		if want := strings.Fields(c.words); !slices.Equal(words, want) || len(want) > 0 && bytes != c.bytes {
			t.Errorf("%s: %q in %d bytes, want %q in %d", c.expression, words, bytes, want, c.bytes)
		}
	}
}

var tried = []string{
	`公网安备\s*\d{6}|icp(?:备|证)案?\s*[a-z0-9-]{4,}|版权所有(?:$|[^人者的])|^(?:copyright|©|\(c\))|^app$|(?:未经|不得).{0,16}(?:授权|许可)`,
	`(?i)tags?:|更多.{0,12}关注|完$`, `[（(【]\s*([^（()）]{2,8})[）)】]\s*$`, `(?:甲乙)+丙?|丁{2}`, `(?:甲|乙)(?:丙|)(?:丁|戊)`, `\x{3000}\x{a0}+|𠮷`, `^$`, `a|bc|def`,
	`^\s*(?:甲|乙丙)\s*[:：]?丁`, `^[（(].{0,3}(?:备|案)+`, `.*(?:作者|王芳)\s*[)）]?[\s　]*$`, `^\p{Han}{2,4}$`, `^(?:(甲)乙*|甲(丙)|丁+|(?:戊|a)(b)?|备|案|王芳|(公网)?作者|©)(?:$|[^a])`, `^[（\s]*(公网|icp|备|案+|版权|(?:甲|乙)丙|(?i:TAG)|完|\d{3})$`, `^[\s　]*(?:甲.*|乙\s+丙)$`, `(?i:ABC|备)[　 ]*$`,
	`甲(乙)?|乙丙|(丁)+戊|[案a]\d{3}|王芳$|备.?案|^公网|作者(?:甲)|(\s)©|(?i:tag)`,
}

// pieces are what texts that match are made of.
var pieces = []string{"公网安备", "32010602010", "icp", "备", "案", "abcd-1", "版权所有", "人", "copyright", "©", "(c)", "app", "未经", "许可", "授权", "Tag:", "更多", "关注", "完", "（", "）", "王芳", "甲", "乙", "丙", "丁", "戊", "\u3000", "\u00a0", "𠮷", "a", "bc", "def", " ", "作者", "\xe4", "\n"}

func FuzzExpression(f *testing.F) {
	f.Add([]byte{0, 1}, "")
	f.Add([]byte{13, 14}, "点击")
	f.Add([]byte{19, 21, 20, 32}, "\xe4\xb8公网\xe5")
	f.Fuzz(func(t *testing.T, picked []byte, text string) {
		for _, p := range picked {
			text += pieces[int(p)%len(pieces)]
		}
		for _, expression := range tried {
			plain, fast := regexp.MustCompile(expression), Compile(expression)
			if a, b := plain.MatchString(text), fast.MatchString(text); a != b {
				t.Fatalf("%s on %q: %v, want %v", expression, text, b, a)
			}
			if a, b := plain.ReplaceAllString(text, "<$0>"), fast.ReplaceAllString(text, "<$0>"); a != b {
				t.Fatalf("%s on %q: %q, want %q", expression, text, b, a)
			}
			if a, b := plain.FindStringSubmatchIndex(text), fast.FindStringSubmatchIndex(text); !slices.Equal(a, b) {
				t.Fatalf("%s on %q: %v, want %v", expression, text, b, a)
			}
			if a, b := plain.FindAllStringSubmatch(text, -1), fast.FindAllStringSubmatch(text, -1); len(a) != len(b) {
				t.Fatalf("%s on %q: %q, want %q", expression, text, b, a)
			}
		}
		words := []string{"公网安备", "甲", "app", "完", "ab", "©", "c)", "𠮷", "版权所有人", "未经许"}
		for _, some := range [][]string{words, words[:mostNeedles]} {
			w := NewWords(some...)
			want := slices.ContainsFunc(some, func(word string) bool { return strings.Contains(text, word) })
			if w.In(text) != want {
				t.Fatalf("%q in %q: %v, want %v", some, text, !want, want)
			}
		}
	})
}

func TestWordsAtEveryPlace(t *testing.T) {
	for _, word := range []string{"公网", "版权所有", "文", "app", "é", "x", "公网安备案号码"} {
		for _, others := range []int{0, mostNeedles} { // by its own, and in the table
			w := NewWords(append(slices.Repeat([]string{"不在其中"}, others), word)...)
			for n := range 12 {
				for _, filler := range []string{"界", "x", "é", "𠮷"} {
					around := strings.Repeat(filler, n)
					text := around + word + around
					if !w.In(text) {
						t.Errorf("%q is not found in %q", word, text)
					}
					if around != "" && filler != word && w.In(around+around) {
						t.Errorf("%q is found in %q", word, around+around)
					}
				}
			}
		}
	}
	if none := (&Words{}); none.In("公网") {
		t.Error("the zero Words are in a text")
	}
}

// BenchmarkMay asks of a paragraph of news whether it can be a line of credits:
// by words anywhere, and by words where the expression is bound to a side.
func BenchmarkMay(b *testing.B) {
	text := strings.Repeat("街道党工委书记走访了辖区内的社区，", 8)
	for name, e := range map[string]*Expression{
		"anywhere": Compile(`(?:来源|作者|责任编辑)\s*[:：]`),
		"head":     Compile(`^\s*(?:来源|作者|责任编辑)\s*[:：].*`),
		"tail":     Compile(`[（(](?:来源|作者|责任编辑).{0,8}[)）]$`),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				e.May(text)
			}
		})
	}
}
