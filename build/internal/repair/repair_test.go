package repair

import (
	"reflect"
	"strings"
	"testing"
)

func TestRulesCanBeSwitchedOff(t *testing.T) {
	off := map[string]bool{}
	for _, r := range Rules {
		if !Known(r.Name) || r.Mends == "" {
			t.Errorf("rule %q is not known or says nothing", r.Name)
		}
		off[r.Name] = true
	}
	p := pageOf("上_下_一_心_", "學(xué)習(xí)教(jiào)育(yù)&quot;")
	Run(p, off)
	if len(p.Repairs) > 0 || Known("no-such-rule") {
		t.Errorf("repairs %v", p.Repairs)
	}
}

// TestRepairsKeepTheirPlaces: rules that take blocks out move what others noted.
func TestRepairsKeepTheirPlaces(t *testing.T) {
	p := pageOf("", "百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58", "學(xué)習(xí)", "教(jiào)育(yù)", "学&amp;习", "苏公网安备32000000000000号 &quot;")
	Run(p, nil)
	for _, r := range p.Repairs {
		if r.Block >= 0 && !strings.Contains(p.Blocks[r.Block].Text, r.After) {
			t.Errorf("%v is told of %q", r, p.Blocks[r.Block].Text)
		}
	}
	if got := lines(p); !reflect.DeepEqual(got, []string{"學習", "教育", "学&习"}) {
		t.Errorf("left %q", got)
	}
}
