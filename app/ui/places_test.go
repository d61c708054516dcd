package ui

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/data/facet"
)

// show writes a tree on one line: name*count, + for open, ! for active.
func show(places []*Place) string {
	var list []string
	for _, p := range places {
		s := fmt.Sprintf("%s*%d", p.Name, p.Count)
		if p.Open {
			s += "+"
		}
		if p.Active {
			s += "!"
		}
		if len(p.Children) > 0 {
			s += "(" + show(p.Children) + ")"
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func TestPlaces(t *testing.T) {
	counts := []engine.Count{{Value: "a", Count: 5}, {Value: "a/b", Count: 3}, {Value: "c/d", Count: 1}, {Value: "a/e", Count: 2}}
	for _, c := range []struct {
		counts []engine.Count
		active string
		want   string
	}{
		{nil, "", ""},
		{counts, "", "a*5(b*3 e*2) c*0(d*1)"},
		{counts, "a", "a*5+!(b*3 e*2) c*0(d*1)"},
		{counts, "a/b", "a*5+(b*3+! e*2) c*0(d*1)"},
		{counts, "x/y", "a*5(b*3 e*2) c*0(d*1) x*0+(y*0+!)"},
		{counts[:2], "", "a*5+(b*3+)"},
		{[]engine.Count{{Value: "a/"}, {Value: "/"}}, "", "a*0(*0) *0"},
	} {
		s := Search{}
		if c.active != "" {
			s = s.Toggle(facet.Place, c.active)
		}
		if got := show(Places(c.counts, s)); got != c.want {
			t.Errorf("%v with %q: %s, want %s", c.counts, c.active, got, c.want)
		}
	}
}
