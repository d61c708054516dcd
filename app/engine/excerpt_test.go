package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/token"
)

// longTexts are articles as long as chapters, and some short ones among them.
func longTexts(random *rand.Rand) []*article.Article {
	syllables := []string{"党建", "社区", "网格", "治理", "文化", "遗产", "發展", "经济", "2021", "wifi", "A4", "居民", "街道", "的", "了", "在", "国", "家", "……", "，", "，", "。"}
	for range 40 {
		syllables = append(syllables, string([]rune{'一' + random.Int31n(900), '一' + random.Int31n(900)}))
	}
	line := func(n int) string {
		var text strings.Builder
		for range 1 + random.Intn(n) {
			text.WriteString(syllables[min(random.Intn(len(syllables)), random.Intn(len(syllables)))])
		}
		return text.String()
	}
	var all []*article.Article
	for i := range 60 {
		a := text(fmt.Sprint(line(6), i), fmt.Sprintf("20%02d-01-01", i))
		for range 20 + i%8*40 {
			kind := article.Paragraph
			if random.Intn(12) == 0 {
				kind = article.Heading
			}
			a.Blocks = append(a.Blocks, article.Block{Kind: kind, Text: line(60)})
		}
		all = append(all, a)
	}
	return all
}

// drawnQuery draws queries of what articles say.
func drawnQuery(random *rand.Rand, articles []*article.Article) string {
	run := func() string {
		for {
			a := articles[random.Intn(len(articles))]
			text := []rune(a.Blocks[random.Intn(len(a.Blocks))].Text)
			from := random.Intn(len(text))
			piece := string(text[from:min(len(text), from+1+random.Intn(5))])
			if !strings.ContainsAny(piece, "…，。") {
				return piece
			}
		}
	}
	switch random.Intn(10) {
	case 0:
		return run() + " " + run()
	case 5:
		return run() + " NEAR/" + fmt.Sprint(3+random.Intn(200)) + " " + run()
	case 6:
		return run() + "*" + run()
	case 7:
		return run() + " -(" + run() + " NEAR/5 " + run() + ")"
	case 1:
		return run() + " OR " + run() + " " + run()
	case 2:
		return `"` + run() + `"`
	case 3:
		return "title:" + run()
	case 4:
		return run() + " -" + run()
	}
	return run()
}

// TestExcerptsEqualWholeTexts compares results of which positions told what to
// read with those of archives that read articles whole.
func TestExcerptsEqualWholeTexts(t *testing.T) {
	random := rand.New(rand.NewSource(9))
	articles := longTexts(random)
	made := []memorySite{site(t, articles, 1), site(t, articles, 3)}
	sparing := []string{"社区", "居民"}
	queries := append(sparing, "文化", "网格 治理", "党建 OR wifi", `"發展"`, "社区 NEAR/5 居民", "居民*社区", "文化遗产 -A4", "title:网格 经济", "2021")
	for range 60 {
		queries = append(queries, drawnQuery(random, articles))
	}
	for i, query := range queries {
		for _, m := range made {
			some, all := open(t, m), open(t, m)
			for _, s := range all.segments {
				s.texts.spared = 0
			}
			got, err := some.Search(context.Background(), Request{Query: query})
			if err != nil {
				t.Fatal(query, err)
			}
			want, err := all.Search(context.Background(), Request{Query: query})
			if err != nil {
				t.Fatal(query, err)
			}
			if i < len(sparing) && 4*got.BytesRead > 3*want.BytesRead {
				t.Errorf("%s: pieces take %d bytes, articles read whole %d", query, got.BytesRead, want.BytesRead)
			}
			if got.Total != want.Total || !sameJSON(t, got.Hits, want.Hits) {
				t.Fatalf("%s: hits\n%s\nread whole\n%s", query, asJSON(t, got.Hits), asJSON(t, want.Hits))
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func sameJSON(t *testing.T, a, b any) bool { return asJSON(t, a) == asJSON(t, b) }

// TestLongTextsShowTheFirstPlace asks of every hit of one run that it shows the
// first of its places in the body, and marks it.
func TestLongTextsShowTheFirstPlace(t *testing.T) {
	random := rand.New(rand.NewSource(10))
	articles := longTexts(random)
	a := open(t, site(t, articles, 1))
	shown := 0
	for range 60 {
		query := drawnQuery(random, articles)
		if len(token.Runs(query)) != 1 || strings.ContainsAny(query, ` ":`) {
			continue
		}
		found, err := a.Search(context.Background(), Request{Query: query, Limit: 30})
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range found.Hits {
			i := slices.IndexFunc(articles, func(a *article.Article) bool { return a.ID == hit.ID })
			whole := newHit(articles[i], parsed(t, query).Leaves())
			if hit.Snippet != whole.Snippet || !sameJSON(t, hit.Parts, whole.Parts) {
				t.Fatalf("%s: %s shows %q, the whole %q", query, hit.ID, hit.Snippet, whole.Snippet)
			}
			shown++
		}
	}
	if shown < 200 {
		t.Errorf("only %d hits", shown)
	}
}

func parsed(t *testing.T, query string) *language.Node {
	t.Helper()
	n, err := language.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestBestPiece(t *testing.T) {
	starts := []int{0, 2000, 4000}
	tests := []struct {
		name  string
		spots []spot
		want  int
	}{
		{"nowhere", nil, 0},
		{"the first place", []spot{{4100, 4102, 0}, {2100, 2102, 0}}, 1},
		{"more leaves together", []spot{{5, 7, 0}, {900, 902, 1}, {4000, 4002, 1}, {4050, 4052, 0}}, 2},
		{"closer", []spot{{5, 7, 0}, {40, 42, 1}, {2000, 2002, 1}, {2004, 2006, 0}}, 1},
		{"as close", []spot{{5, 7, 0}, {9, 11, 1}, {2000, 2002, 1}, {2004, 2006, 0}}, 0},
		{"not over the end of a piece", []spot{{1999, 2000, 0}, {2000, 2001, 1}, {4000, 4002, 1}, {4050, 4052, 0}}, 2},
	}
	for _, test := range tests {
		if got := bestPiece(starts, test.spots); got != test.want {
			t.Errorf("%s: piece %d, want %d", test.name, got, test.want)
		}
	}
}

// TestLateRead has a single character looked for in the first pieces of very long
// articles, and behind them where it is not.
func TestLateRead(t *testing.T) {
	random := rand.New(rand.NewSource(11))
	var articles []*article.Article
	for i := range 12 {
		a := text(fmt.Sprintf("卷%c", '一'+rune(i)), "2020-01-01")
		for k := range 400 {
			line := make([]rune, 100)
			for n := range line {
				line[n] = '丁' + random.Int31n(5000)
			}
			if i%2 == 0 && k == 3 || i%2 == 1 && k == 300 {
				line[50] = '龘'
			}
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: string(line)})
		}
		articles = append(articles, a)
	}
	a := open(t, site(t, articles, 1))
	found, err := a.Search(context.Background(), Request{Query: "龘", Limit: 12})
	if err != nil || found.Total != 12 {
		t.Fatalf("%d found (%v)", found.Total, err)
	}
	for _, hit := range found.Hits {
		if !strings.Contains(hit.Snippet, "龘") {
			t.Errorf("%s shows %q", hit.Title, hit.Snippet)
		}
	}
	if runes := 40000; found.BytesRead > int64(len(articles)*runes*3/2) || found.Rounds > 4 || runes < 2*bundlefile.PieceRunes {
		t.Errorf("%d bytes in %d rounds", found.BytesRead, found.Rounds)
	}
}
