package pipeline

import (
	"testing"

	"fangzhi/build/internal/read"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/data/article"
)

// TestSiteName: a window's end is the site's name where other pages have it or
// the page has it again, and a subtitle or a column else.
func TestSiteName(t *testing.T) {
	learned := &furniture.Site{Ends: []string{"_要闻_河西之窗", "_河西之窗"}}
	around := []article.Block{{Kind: article.Paragraph, Text: "© 河西之窗"}}
	tests := []struct {
		window, title string
		around        []article.Block
		site          *furniture.Site
		want          string
	}{
		{"河边修了新路_要闻_河西之窗", "河边修了新路", nil, learned, "河西之窗"},
		{"河边修了新路_要闻_河西之窗", "河边的另一条路", nil, learned, "河西之窗"},
		{"河边修了新路|河西之窗", "河边修了新路", around, nil, "河西之窗"},
		{"河边修了新路|河西之窗", "河边修了新路", nil, nil, ""},
		{"河边修了新路-居民说好", "河边修了新路", around, nil, ""},
		{"河边修了新路_新闻中心", "河边修了新路", []article.Block{{Text: "新闻中心"}}, nil, ""},
		{"河边修了新路-HXDN.NET", "河边修了新路", []article.Block{{Text: "HXDN 学院"}}, nil, "HXDN"},
		{"河西之窗", "河西之窗", around, nil, ""},
		{"", "", around, learned, ""},
	}
	for _, test := range tests {
		d := read.Document{Window: test.window, Around: [2][]article.Block{nil, test.around}}
		if got := siteName(d, test.title, nil, test.site); got != test.want {
			t.Errorf("%s: %q, want %q", test.window, got, test.want)
		}
	}
}
