package main

import (
	"slices"
	"strings"
	"testing"
)

func TestDrawIsTheSameEveryTime(t *testing.T) {
	articles := []string{"湖塘镇的早晨\n采菱社区的居民在早晨打扫楼道。", "春秋园\n幼儿园的孩子们在春秋园里种下了一棵树。", "Latin alone"}
	first, second := draw(articles, 5), draw(articles, 5)
	for i, g := range first {
		if !slices.Equal(g.queries, second[i].queries) {
			t.Errorf("%s: %v, then %v", g.name, g.queries, second[i].queries)
		}
		if len(g.queries) == 0 {
			t.Errorf("%s: none drawn", g.name)
		}
		for _, q := range g.queries {
			if !strings.Contains(strings.Join(articles, "\n"), q) {
				t.Errorf("%s: %q does not stand in the text", g.name, q)
			}
			if i < len(lengths) && len([]rune(q)) != lengths[i] {
				t.Errorf("%s: %q has another length", g.name, q)
			}
		}
	}
}

func TestDrawFromNothing(t *testing.T) {
	if groups := draw(nil, 3); groups != nil {
		t.Errorf("drawn from nothing: %v", groups)
	}
	for _, g := range draw([]string{"", "Latin"}, 3) {
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
