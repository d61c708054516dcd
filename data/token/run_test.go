package token

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// show writes tokens as term@pos, the single characters of documents without a place.
func show(tokens []Token) string {
	parts := make([]string, len(tokens))
	for i, token := range tokens {
		parts[i] = strings.NewReplacer(pieceMark, "~").Replace(token.Term)
		if token.Positional {
			parts[i] += "@" + string(rune('0'+token.Pos%10))
		}
	}
	return strings.Join(parts, " ")
}

func TestCut(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"党", "党"},
		{"黨建引", "党 党建@0 建 建引@1 引"},
		{"党，建\n引 领", "党 建 \n@3 引 领"},
		{"12月28日", "12@0 月 2月@1 月2@2 28@3 日 8日@4"},
		{"5G高清", "5g@0 高 g高@1 高清@2 清"},
		{"v10.1", "v10@0 0.1@2 1@4"},
		{"1.2m/s", "1@0 1.2@0 2m@2 m/s@3 s@5"},
		{"A-股", "a@0 a-股@0 股"},
		{"2.0時代", "2@0 2.0@0 0@2 时 0时@2 时代@3 代"},
		{"a@b.c", "a@0 a@b@0 b@2 b.c@2 c@4"},
		{"C++语言", "c@0 c+@0 ++@1 语 语言@3 言"},
		{"100%。%", "100@0 0%@2"},
		{"5%的35℃", "5@0 5%的@0 5%@0 的 的3@2 35@3 5°c@4 5°@4 c@6"},
		{"a, b. c...d", "a@0 b@3 c@6 d@0"},
		{"“5G”网", "5g@1 g”网@2 网"},
		{"カラー〇々", "カ カラ@0 ラ ラー@1 ー ー〇@2 〇 〇々@3 々"},
		{"한글 말", "한글@0 말@3"},
		{strings.Repeat("x", 70), strings.Repeat("x", 48) + "~@0 ~" + strings.Repeat("x", 22) + "@8"},
	} {
		if got := show(Cut(Fold(test.in))); got != test.want {
			t.Errorf("Cut(%q)\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestRuns(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{" ，。", ""},
		{"黨", "党"},
		{"黨建引領", "党建@0 建引@1 引领@2"},
		{"黨建 志願，服務", "党建@0 | 志愿@0 | 服务@0"},
		{"12月28日", "12@0 2月@1 月2@2 28@3 8日@4"},
		{"5G高清", "5g@0 g高@1 高清@2"},
		{"12月5日", "12@0 2月@1 月5@2 5@3 5日@3"},
		{"A-股 C++", "a-股@0 | c+@0 ++@1"},
		{"C++语言", "c+@0 ++@1 | 语言@0"},
		{"100%，+5", "100@0 0%@2 | 5@0"},
		{"5%的", "5%的@0"},
		{"10.1.", "10@0 0.1@1"},
		{"1.5.7", "1.5@0 5@2 5.7@2"},
		{"7.19", "7.1@0 19@2"},
		{"学-a", "学-a@0"},
		{"《5G》", "5g@0"},
	} {
		var parts []string
		for _, run := range Runs(test.in) {
			parts = append(parts, show(run.Tokens))
		}
		if got := strings.Join(parts, " | "); got != test.want {
			t.Errorf("Runs(%q)\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		query, text string
		want        []Span
	}{
		{"黨建", "党建与黨建", []Span{{0, 2}, {3, 5}}},
		{"人人", "人人人", []Span{{0, 2}}},
		{"党建", "党\n建 党 建 党，建", nil},
		{"18", "2018年 18日 018 x18 18", []Span{{2, 4}, {6, 8}, {11, 13}, {15, 17}, {18, 20}}},
		{"ab", "abc ab- AB", []Span{{0, 2}, {4, 6}, {8, 10}}},
		{"1.2", "1.2.3 v1.2 1.2m 1.2米", []Span{{0, 3}, {7, 10}, {11, 14}, {16, 19}}},
		{"5G高清", "15G高清 5g高清度", []Span{{1, 5}, {6, 10}}},
		{"月28日", "12月28日", []Span{{2, 6}}},
		{"月2", "12月28日", []Span{{2, 4}}},
		{"1", strings.Repeat("1", 49) + " 111", []Span{{50, 51}, {51, 52}, {52, 53}}},
		{"1年1", strings.Repeat("1", 50) + "年" + strings.Repeat("1", 50), []Span{{49, 52}}},
		{"1.1", strings.Repeat("1", 50) + "." + strings.Repeat("1", 50), []Span{{49, 52}}},
		{"11年", strings.Repeat("1", 50) + "年", nil},
		{strings.Repeat("1", 49), strings.Repeat("1", 50) + " " + strings.Repeat("1", 49), []Span{{51, 100}}},
	} {
		run, folded := Runs(test.query)[0], Fold(test.text)
		got := run.Find(folded)
		if len(got) != len(test.want) || run.Contains(folded) != (len(got) > 0) {
			t.Errorf("%q in %q: %v, want %v", test.query, test.text, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%q in %q: %v, want %v", test.query, test.text, got, test.want)
			}
		}
	}
}

// holds is the index's way of matching: the tokens, or longer words that they
// are parts of, at their distances.
func holds(text []Token, run Run, tokens []Token) (places []int) {
	for i, token := range tokens {
		part, ok := run.Part(token)
		var here []int
		for _, t := range text {
			switch {
			case t.Positional != token.Positional:
			case ok && IsWord(t.Term):
				for _, shift := range every(part, t.Term) {
					here = append(here, t.Pos+shift-token.Pos)
				}
			case t.Term == token.Term:
				here = append(here, t.Pos-token.Pos)
			}
		}
		if i > 0 {
			here = slices.DeleteFunc(here, func(at int) bool { return !slices.Contains(places, at) })
		}
		places = here
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// every is Part.In with overlaps.
func every(p Part, term string) (all []int) {
	if p.place != anywhere {
		return p.In(term)
	}
	for at := range []rune(term) {
		if rest := string([]rune(term)[at:]); !IsPiece(term) && strings.HasPrefix(rest, p.Text) {
			all = append(all, at)
		}
	}
	return all
}

// places is the definition of a match, overlaps and all.
func (r Run) places(text []rune) (places []int) {
	for at := r.next(text, 0); at >= 0; at = r.next(text, at+1) {
		places = append(places, at)
	}
	return places
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// The promise of the package, on texts and queries of few different runes, so
// that near misses are common.
func TestTokensAgreeWithFind(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"党", "建", "黨", "ー", "a", "B", "1", "2", ".", "-", "，", "\u0301", "한", " ", "\n", "\u200b", "…", "\ue000"}
	draw := func(n, of int) string {
		var b strings.Builder
		for range n {
			b.WriteString(alphabet[rng.IntN(of)])
		}
		return b.String()
	}
	matched := 0
	long := strings.Repeat("a", MaxPieceRunes)
	for i := range 60_000 {
		of := 3 + rng.IntN(len(alphabet)-2)
		text := draw(rng.IntN(40), of)
		if i%8 == 0 {
			text = strings.ReplaceAll(text, "1", long)
		}
		if checkAgreement(t, rng, text, draw(1+rng.IntN(6), of)) {
			matched++
		}
		if t.Failed() {
			return
		}
	}
	if matched < 5000 {
		t.Errorf("only %d queries had a match: the test shows too little", matched)
	}
}

// checkAgreement tells whether a run of the query matched.
func checkAgreement(t *testing.T, rng *rand.Rand, text, query string) (matched bool) {
	folded := Fold(text)
	cut := Cut(folded)
	for _, run := range Runs(query) {
		want := run.places(folded.Runes)
		matched = matched || len(want) > 0
		if got := holds(cut, run, run.Tokens); !equal(got, want) {
			t.Errorf("run %q in %q: tokens at %v, the run itself at %v\nrun  %s\ntext %s", string(run.Text), text, got, want, show(run.Tokens), show(cut))
		}
		cover := run.Cover(func(Token) int { return rng.IntN(3) })
		if got := holds(cut, run, cover); !equal(got, want) {
			t.Errorf("run %q in %q: cover at %v, the run itself at %v\ncover %s\ntext  %s", string(run.Text), text, got, want, show(cover), show(cut))
		}
	}
	return matched
}

func TestCover(t *testing.T) {
	costs := map[string]int{"12": 7, "123": 7, "党建": 9, "建引": 1, "引领": 9, "领治": 1, "治理": 9, "2月": 5, "月2": 3}
	for _, test := range []struct{ query, want string }{
		{"党", "党"},
		{"党建", "党建@0"},
		{"党建引领", "党建@0 引领@2"},
		{"党建引领治", "党建@0 建引@1 领治@3"},
		{"12月28", "12@0 月2@2 28@3"},
		{"年12月2", "年1@0 2月@2 月2@3"},
		{"年2月2", "年2@0 月2@2"},
		{"年123月2", "年1@0 123@1 月2@4"},
		{"a-建引", "a-建@0 建引@2"},
		{"a-建引领治", "a-建@0 建引@2 领治@4"},
		{"1.5", "1.5@0"},
	} {
		got := show(Runs(test.query)[0].Cover(func(token Token) int {
			return costs[token.Term]
		}))
		if got != test.want {
			t.Errorf("cover of %q: %s, want %s", test.query, got, test.want)
		}
	}
}

// A cover by dynamic programming is no dearer than the best of all choices.
func TestCoverIsCheapest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		text := []string{"甲乙丙丁戊己庚", "a甲乙丙丁-戊", "甲1乙丙丁2戊", "甲乙-b丙丁戊己"}[rng.IntN(4)]
		run := Runs(text)[0]
		costs := map[int]int{}
		cost := func(token Token) int { return costs[token.Pos*100+len(token.Term)] }
		for _, token := range run.Tokens {
			costs[token.Pos*100+len(token.Term)] = rng.IntN(9)
		}
		total := func(tokens []Token) (sum int) {
			for _, token := range tokens {
				sum += cost(token)
			}
			return sum
		}
		needed := len(run.Cover(cost))
		best := total(run.Cover(cost))
		for choice := range 1 << len(run.Tokens) {
			var tokens []Token
			covered := map[int]bool{}
			for i, token := range run.Tokens {
				from, to := token.Pos, token.Pos+token.runes()
				chosen := choice>>i&1 == 1
				if chosen {
					tokens = append(tokens, token)
					for at := from; at < to; at++ {
						covered[at] = true
					}
				}
			}
			if len(covered) == len(run.Text) && total(tokens) < best {
				t.Fatalf("%q: cover of %d tokens costs %d, %s costs %d", text, needed, best, show(tokens), total(tokens))
			}
		}
	}
}

func FuzzAgreement(f *testing.F) {
	f.Add("12月28日电 党建 A-股 v1.2.3", "28日")
	f.Add("\xff1.\xfe党\x00建", "党建")
	f.Add(strings.Repeat("x", 70)+" "+strings.Repeat("x", 64), strings.Repeat("x", 64))
	f.Fuzz(func(t *testing.T, text, query string) {
		rng := rand.New(rand.NewPCG(5, 6))
		checkAgreement(t, rng, text, query)
		if len(text) > 4 {
			checkAgreement(t, rng, text, text[1:len(text)/2])
		}
	})
}

func TestPart(t *testing.T) {
	long := strings.Repeat("x", MaxPieceRunes)
	for _, test := range []struct {
		query, token, word string
		want               string
	}{
		{"11", "11", "211113", "[1 3]"},
		{"gdp", "gdp", "gdp", "[0]"},
		{"25年", "25", "2025", "[2]"},
		{"25年", "25", "252", "[]"},
		{"年20", "20", "2025", "[0]"},
		{"年20", "20", "120", "[]"},
		{"ванов", "ванов", "иванов", "[1]"},
		{"xy", "xy", pieceMark + "xy", "[]"},
		{"x", "x", long + pieceMark, "[]"},
	} {
		run := Runs(test.query)[0]
		i := slices.IndexFunc(run.Tokens, func(t Token) bool { return t.Term == test.token })
		part, ok := run.Part(run.Tokens[i])
		if got := fmt.Sprint(part.In(test.word)); !ok || got != test.want {
			t.Errorf("%q of %q in %q: %s %v, want %s", test.token, test.query, test.word, got, ok, test.want)
		}
	}
	for query, token := range map[string]int{"年5月": 1, "党建": 0, "1.5": 0, "1.5.7": 1, long + "x": 0} {
		run := Runs(query)[0]
		if part, ok := run.Part(run.Tokens[token]); ok {
			t.Errorf("%q of %q is a part: %v", run.Tokens[token].Term, query, part)
		}
	}
}
