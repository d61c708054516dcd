package engine

import (
	"context"
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// patternOf draws a pattern of things that mostly stand near each other, and
// what it means to a plain search of folded text.
func (m *maker) patternOf() (query, like string) {
	short := func(s []rune) (a, b string) {
		return string(s[:1+m.Intn(3)]), string(s[len(s)-1-m.Intn(3):])
	}
	s := []rune(m.stretch(6 + m.Intn(12)))
	a, b := short(s)
	switch m.Intn(5) {
	case 0:
		if allHan(a + b) {
			return a + "*" + b, quoted2(a) + `[^\n]{0,10}` + quoted2(b)
		}
	case 1:
		c := []rune(m.stretch(3))
		if middle := string(c[:1+m.Intn(2)]); allHan(a + b + middle) {
			return a + "*" + middle + "*" + b, quoted2(a) + `[^\n]{0,10}` + quoted2(middle) + `[^\n]{0,10}` + quoted2(b)
		}
	case 2:
		k := m.Intn(25)
		if len(token.Runs(a)) == 1 && len(token.Runs(b)) == 1 && plainWord(a) && plainWord(b) {
			x, y := quoted2(a), quoted2(b)
			between := fmt.Sprintf(`[^\n]{0,%d}`, k)
			return fmt.Sprintf("%s NEAR/%d %s", a, k, b), x + between + y + "|" + y + between + x
		}
	case 3:
		if run := m.han(4 + m.Intn(4)); allHan(run) {
			folded := []rune(token.FoldString(run))
			folded = slices.Delete(folded, 2, 3)
			return string(folded) + "~", almostLike(folded)
		}
	case 4:
		k := m.Intn(12)
		if a = string(s[:3]); allHan(a + b) {
			x, y, between := "(?:"+almostLike([]rune(token.FoldString(a)))+")", quoted2(b), fmt.Sprintf(`[^\n]{0,%d}`, k)
			return fmt.Sprintf("%s~ NEAR/%d %s", a, k, b), x + between + y + "|" + y + between + x
		}
	}
	return m.patternOf()
}

// almostLike is a run with at most one character other, missing or too many; at
// its ends no letter, which may be of a longer word.
func almostLike(run []rune) string {
	var ways []string
	for i := range len(run) + 1 {
		for _, rest := range [][]rune{run[i:], run[min(i+1, len(run)):]} {
			any := `[^\n]?`
			if i == 0 || len(rest) == 0 {
				any = `[^\na-z0-9.]?`
			}
			ways = append(ways, string(run[:i])+any+string(rest))
		}
	}
	return strings.Join(ways, "|")
}

// plainWord tells letters, figures and characters alone.
func plainWord(text string) bool {
	run := token.Runs(text)[0].Text
	return string(run) == token.FoldString(text) && language.EveryRune(run, func(r rune) bool { return token.InWord(r) || r >= 0x3400 })
}

// TestPatternsEqualPlainSearch compares patterns with regular expressions over
// the folded texts, in one segment and several; and what positions tell of
// them, however few the articles are.
func TestPatternsEqualPlainSearch(t *testing.T) {
	articles := measured(t, "news-1k")
	archives := []*Archive{open(t, site(t, articles, 1)), open(t, site(t, articles, 3))}
	texts := map[indexfile.Field][]string{}
	for _, a := range articles {
		texts[indexfile.Title] = append(texts[indexfile.Title], token.FoldString(a.Title))
		texts[indexfile.Body] = append(texts[indexfile.Body], token.FoldString(a.Text()))
	}
	m := &maker{rand.New(rand.NewSource(21)), articles}
	found, told, left := 0, 0, 0
	for i := range 400 {
		endsAreLate(t, i%2 > 0)
		query, pattern := m.patternOf()
		like := regexp.MustCompile(pattern)
		in := map[indexfile.Field][]uint32{}
		var want []uint64
		for i := range articles {
			holds := false
			for field, of := range texts {
				if like.MatchString(of[i]) {
					in[field] = append(in[field], uint32(i))
					holds = true
				}
			}
			if holds {
				want = append(want, uint64(i))
			}
		}
		for _, archive := range archives {
			if got := matches(t, archive, query); !slices.Equal(got, want) {
				t.Fatalf("%s in %d segments: %v, plain search %v", query, len(archive.segments), got, want)
			}
		}
		q, err := archives[0].ask(Request{Query: query})
		if err != nil || len(q.leaves[0].Chains) == 0 {
			t.Fatalf("%s has no chains: %v", query, err)
		}
		if err := q.prepare(context.Background()); err != nil {
			t.Fatal(err)
		}
		for field, want := range in {
			sure, may := tell(t, q.plans[0], leafField{q.leaves[0], field})
			for _, doc := range sure {
				if !slices.Contains(want, doc) {
					t.Fatalf("%s: positions say that article %d has it in field %d", query, doc, field)
				}
			}
			for _, doc := range want {
				if !slices.Contains(sure, doc) && !slices.Contains(may, doc) {
					t.Fatalf("%s: positions say that article %d has it not in field %d", query, doc, field)
				}
			}
			told, left = told+len(sure), left+len(may)
		}
		found += len(want)
	}
	if found < 2000 || told < found/4 {
		t.Errorf("the patterns found %d articles in all, %d by positions: too few to tell", found, told)
	}
	t.Logf("%d articles found, %d by positions, %d left to their texts", found, told, left)
}

// endsAreLate has the ends of blocks read after all else, or as in archives.
func endsAreLate(t *testing.T, late bool) {
	t.Cleanup(func() { lateEnds = 64 << 10 })
	if lateEnds = 64 << 10; late {
		lateEnds = -1
	}
}

// tell is what positions tell of a pattern.
func tell(t *testing.T, p *plan, at leafField) (sure, may []uint32) {
	t.Helper()
	if !p.has(at) {
		return nil, nil
	}
	u := unsure{at: at, may: p.where(at.leaf.Clue, at.field)}
	of := p.locate(&u)
	if of == nil {
		return u.sure.docs, u.may.docs
	}
	if err := p.index.Load(context.Background(), of.wantPositions(nil)); err != nil {
		t.Fatal(err)
	}
	sure, may, err := of.tell()
	if err != nil {
		t.Fatal(err)
	}
	return unite(u.sure, set{docs: sure}).docs, unite(without(u.may, of.docs), set{docs: may}).docs
}

// TestPatternsAndBlocks tells what stands in one block from what does not,
// signs and what folds to several characters from one another.
func TestPatternsAndBlocks(t *testing.T) {
	blocks := [][]string{
		{"甲乙丙丁"}, {"甲乙。丙丁"}, {"甲乙", "丙丁"}, {"甲乙的", "的丙丁"}, {"甲乙……丙丁"}, {"丙丁，甲乙"},
		{"甲乙㈱丙丁"}, {"甲乙123456丙丁"}, {"甲乙\u200b丙丁"}, {"甲乙 x\ny 丙丁"}, {"甲乙甲乙丙", "甲乙，丁"}, {"2000年甲乙"}, {"uvw"}, {"uvw 甲乙"},
	}
	var articles = func() (all []string) {
		for i := range blocks {
			all = append(all, string(rune('a'+i)))
		}
		return all
	}()
	for _, copies := range []int{1, 60, -60} { // by texts, by positions, and those of the ends of blocks last
		endsAreLate(t, copies < 0)
		copies = max(copies, -copies)
		made := site(t, repeated(articles, blocks, copies), 1)
		archive := open(t, made)
		for _, test := range []struct{ query, want string }{
			{"甲乙 NEAR/0 丙丁", "ai"}, {"甲乙 NEAR/1 丙丁", "abfi"}, {"甲乙 NEAR/3 丙丁", "abfgi"}, {"甲乙 NEAR/6 丙丁", "abefghi"},
			{"甲乙*丙丁", "abeghi"}, {"甲乙*丙", "abeghik"}, {"甲乙丙丁~", "abik"}, {"甲乙*甲乙", "k"}, {"甲乙 NEAR/0 甲乙", "k"},
			{"00 NEAR/0 年", "l"}, {"00 NEAR/1 甲乙", "l"}, {"000年 NEAR/0 甲乙", "l"}, {`"甲乙，丁"`, "k"}, {`"甲乙。丙丁"`, "b"}, {`甲乙 NEAR/0 "。丙丁"`, "b"},
			{"(甲乙 NEAR/1 丙丁) NEAR/9 甲乙", ""}, {"x NEAR/9 甲乙", "j"}, {"y NEAR/9 甲乙", ""}, {"甲乙 NEAR/1 x", "j"}, {"甲乙 NEAR/9 w", "n"}, {"vw NEAR/2 乙", "n"}, {"甲乙 NEAR/4 (x OR 丁)", "abfgijk"},
		} {
			result, err := archive.Search(context.Background(), Request{Query: test.query, Limit: 1000})
			if err != nil {
				t.Fatalf("%s: %v", test.query, err)
			}
			got := map[string]int{}
			for _, hit := range result.Hits {
				got[hit.Title[:1]]++
			}
			names := ""
			for _, name := range articles {
				if got[name] > 0 {
					names += name
				}
				if n := got[name]; n > 0 && n != copies {
					t.Errorf("%s: %d of %d copies of %s", test.query, n, copies, name)
				}
			}
			if names != test.want {
				t.Errorf("%s in %d copies: %s, want %s", test.query, copies, names, test.want)
			}
		}
	}
}

// repeated makes so many articles of each text.
func repeated(titles []string, blocks [][]string, copies int) (all []*article.Article) {
	for i, title := range titles {
		for k := range copies {
			all = append(all, text(fmt.Sprintf("%s-%d", title, k), "", blocks[i]...))
		}
	}
	return all
}

// TestPatternsOfDays finds patterns of every kind between two days only.
func TestPatternsOfDays(t *testing.T) {
	var articles []*article.Article
	for i := range 200 {
		articles = append(articles, text(fmt.Sprint(i), fmt.Sprintf("2021-%02d-01", 1+i%12), "黨建與wifi引领，"+fmt.Sprint(i)))
	}
	archive := open(t, site(t, articles, 2))
	for _, query := range []string{"党建*引领", "党建*wifi", "党建 NEAR 引领", "wif*", "wifo~", `"黨"`, `"黨建"`, `"wifi"`, "建*领", "党"} {
		all, err := archive.Search(context.Background(), Request{Query: query})
		if err != nil || all.Total != 200 {
			t.Fatalf("%s: %+v, %v", query, all, err)
		}
		some, err := archive.Search(context.Background(), Request{Query: query, From: "2021-03", To: "2021-04", Counts: true})
		if err != nil || some.Total != 34 || len(some.Months) != 2 {
			t.Errorf("%s: %d in %v, %v", query, some.Total, some.Months, err)
		}
	}
}
