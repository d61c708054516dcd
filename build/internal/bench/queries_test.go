package main

import (
	"slices"
	"strings"
	"testing"

	"fangzhi/data/token"
)

func TestDrawIsTheSameEveryTime(t *testing.T) {
	articles := []string{"湖塘镇的早晨\n采菱社区的居民在2021年早晨打扫楼道，认真学习文件精神。", "春秋园\n幼儿园的孩子们在春秋园里种下了一棵树。", "Latin alone"}
	text := token.FoldString(strings.Join(articles, "\n"))
	first, second := draw(articles, 5), draw(articles, 5)
	for i, g := range first {
		if !slices.Equal(g.queries, second[i].queries) {
			t.Errorf("%s: %v, then %v", g.name, g.queries, second[i].queries)
		}
		if len(g.queries) == 0 {
			t.Errorf("%s: none drawn", g.name)
		}
		for _, q := range g.queries {
			if !strings.Contains(text, token.FoldString(strings.Trim(q, `"`))) {
				t.Errorf("%s: %q does not stand in the text", g.name, q)
			}
			if i < longest && len([]rune(q)) != i+1 {
				t.Errorf("%s: %q has another length", g.name, q)
			}
		}
	}
}

func TestDrawFromNothing(t *testing.T) {
	if groups := draw(nil, 3); groups != nil {
		t.Errorf("drawn from nothing: %v", groups)
	}
	for _, g := range draw([]string{"", "!"}, 3) {
		if len(g.queries) > 0 {
			t.Errorf("%s: %v", g.name, g.queries)
		}
	}
}

func TestAt(t *testing.T) {
	values := []float64{5, 1, 4, 2, 3}
	for share, want := range map[float64]float64{0: 1, .5: 3, .95: 5, 1: 5} {
		if got := at(values, share); got != want {
			t.Errorf("at %v: %v, want %v", share, got, want)
		}
	}
	if at(nil, .5) != 0 {
		t.Error("of nothing there is no median")
	}
}

func TestPlainTextCounts(t *testing.T) {
	p := newPlainText([]string{"網格\n社區的WiFi", "网格\n社区"}, 1)
	for query, want := range map[string]int{"网格": 2, "網": 2, "区的": 1, "ifi": 1, "格社": 0} {
		if got := p.count(query, false); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
	if got := p.count(`"社区"`, true); got != 1 {
		t.Errorf("as written: %d, want 1", got)
	}
}

func TestCommonest(t *testing.T) {
	singles, pairs := commonest([]string{"社区社区，区社", "社区a区"})
	if singles[0] != "区" || pairs[0] != "社区" || len(pairs) != 2 {
		t.Errorf("%v %v", singles, pairs)
	}
}

func TestLimitRowsSayWhatDoesNotHold(t *testing.T) {
	m := &measured{name: "x", all: &group{bytes: []float64{30_000, 30_000}, rounds: []float64{3}, checked: 2}, text: &text{articles: make([]string, 10_000), bytes: 100, index: 80, gzip: 10, bundle: 5}}
	verdicts := map[string]string{}
	for _, row := range m.limitRows() {
		verdicts[row[1]] = row[4]
	}
	for what, want := range map[string]string{"a cold query: bytes, median": "**does not hold**", "bytes, 95%": "holds", "index ÷ text": "**does not hold**",
		"bundle ÷ gzip -9 of all text": "holds", "warm in Chromium, 95%": "–", "queries that find what plain search finds": "holds"} {
		if verdicts[what] != want {
			t.Errorf("%s: %s, want %s", what, verdicts[what], want)
		}
	}
}
