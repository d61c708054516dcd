package pipeline

import (
	"reflect"
	"testing"

	"fangzhi/build/internal/extract/phrases"
	"fangzhi/data/article"
	"fangzhi/data/facet"
)

func TestValuesAreShownInOneScript(t *testing.T) {
	in := func(script article.Script, source string, place []string) *spooled {
		return &spooled{Article: &article.Article{Script: script, Source: source, Places: [][]string{place}}}
	}
	traditional := in(article.Traditional, "常州日報", []string{"江蘇省", "常州市", "武進區"})
	traditional.Terms = []phrases.Term{{Text: "網格員"}}
	simplified := in(article.Simplified, "常州日报", []string{"江苏省", "常州市", "新北区"})
	tests := []struct {
		name     string
		articles []*spooled
		value    string
		want     string
	}{
		{"simplified where there are as many", []*spooled{traditional, simplified}, "常州日報", "常州日报"},
		{"a place", []*spooled{traditional, simplified}, "江蘇省/常州市/武進區", "江苏省/常州市/武进区"},
		{"traditional where there are more", []*spooled{traditional, traditional, simplified}, "常州日报", "常州日報"},
		{"its levels, as far as one is written so", []*spooled{traditional, traditional, simplified}, "江苏省/常州市/新北区", "江蘇省/常州市/新北区"},
		{"a term", []*spooled{traditional}, "网格员", "網格員"},
		{"another language", nil, "Reuters", "Reuters"},
	}
	for _, test := range tests {
		var w writing
		for _, a := range test.articles {
			w.note(namesOf(a))
		}
		if got := w.allShown(facet.Source, []string{test.value}); !reflect.DeepEqual(got, []string{test.want}) {
			t.Errorf("%s: %q is shown as %q, want %q", test.name, test.value, got, test.want)
		}
	}
}
