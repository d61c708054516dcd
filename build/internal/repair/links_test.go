package repair

import (
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

func TestLinkLists(t *testing.T) {
	list := []string{"更多新闻", "- 河西新桥通车2022-03-04", "- 老街夜市开张迎客 2022-03-03", "· 图书馆周末不打烊(2022/3/2)", "小学生学种水稻2022-03-01", "公园里的樱花开了2022-02-28 08:30"}
	p := pageOf("", append([]string{"正文第一段，说的是一件事。", "正文第二段。"}, list...)...)
	only("link-lists", p)
	if got := lines(p); !reflect.DeepEqual(got, []string{"正文第一段，说的是一件事。", "正文第二段。"}) {
		t.Errorf("left %q", got)
	}
	want := []article.Link{{Title: "河西新桥通车", Date: "2022-03-04"}, {Title: "老街夜市开张迎客", Date: "2022-03-03"}, {Title: "图书馆周末不打烊", Date: "2022-03-02"},
		{Title: "小学生学种水稻", Date: "2022-03-01"}, {Title: "公园里的樱花开了", Date: "2022-02-28"}}
	if !reflect.DeepEqual(p.Links, want) {
		t.Errorf("links %v", p.Links)
	}
	for name, below := range map[string][]string{
		"under headings":             {"相关阅读", "河西新桥通车", "老街夜市开张迎客", "推荐阅读：", "图书馆周末不打烊", "小学生学种水稻"},
		"of an account":              {"更多精彩", "1.河西新桥通车", "2.老街夜市开张迎客"},
		"with days and ranks":        {"最新推荐", "05-12 河西新桥通车", "05-11 老街夜市开张迎客", "精彩图片", "热点排行", "1 图书馆周末不打烊", "2 小学生学种水稻"},
		"bracketed dates":            {"[2022-03-04] 河西新桥通车", "[2022-03-03] 夜市开张", "[2022-03-02] 图书馆开门", "[2022-03-01] 小学生种水稻", "[2022-02-28] 樱花开了"},
		"dates before, newest first": {"2019-03-06 华埠镇召开现场会", "2019-03-06 油菜花开引客来", "2019-03-05 学雷锋活动开展", "2019-03-05 马金溪畔植柳忙", "2019-03-04 台回山梯田换新颜"},
		"in english":                 {"Related Stories", "Batik workshop opens in Danzhai", "Tea pickers welcome early spring"},
		"traditional":                {"延伸閱讀", "澎湖花火節下月登場", "離島交通船票價調整"},
	} {
		p := pageOf("", append([]string{"正文第一段，说的是一件事。", "正文第二段。"}, below...)...)
		only("link-lists", p)
		if len(p.Blocks) != 2 || len(p.Links) == 0 || strings.HasPrefix(p.Links[0].Title, "05") {
			t.Errorf("%s: left %q, links %v", name, lines(p), p.Links)
		}
	}
	keeps(t, "link-lists", map[string][]string{
		"a list of the text's own": {"一段话。", "相关链接", "河西桥建于一九八二年，长四十米。", "二〇二一年重修。"},
		"one line":                 {"一段话。", "相关阅读", "《河西桥志》"},
		"steps":                    {"一段话。", "第一步 挖坑", "第二步 种树", "第三步 浇水"},
		"four lines":               {"- 河西新桥通车2022-03-04", "- 老街夜市开张迎客2022-03-03", "- 图书馆周末不打烊2022-03-02", "- 小学生学种水稻2022-03-01"},
		"oldest first":             {"新桥开工典礼2020-03-04", "桥墩全部建成2020-06-03", "桥面合龙贯通2021-03-02", "新桥试运行开始2021-09-01", "新桥正式通车2022-02-28"},
		"inside a text":            {"一段话。", "- 河西新桥通车2022-03-04", "- 老街夜市开张2022-03-03", "- 图书馆不打烊2022-03-02", "- 小学生种水稻2022-03-01", "- 樱花都开了吗2022-02-28", "又一段话。"},
		"a chronicle":              {"2022-03-04 新桥通车", "2022-03-03 夜市开张", "2022-03-02 图书馆开门", "2022-03-01 种水稻", "2022-02-28 樱花开了"},
		"bare dates":               {"2022-03-04", "2022-03-03", "2022-03-02", "2022-03-01", "2022-02-28"},
		"sentences":                {"新桥通车于二〇二二年。", "夜市开张。", "图书馆开门。", "种水稻。", "樱花开了。"},
	})
}

// TestLinkedBelow: what leads elsewhere from its first character to its last, line
// by line behind the text, is no text, unless it is what a notice encloses.
func TestLinkedBelow(t *testing.T) {
	linked := func(head []string, links ...string) *page.Page {
		p := pageOf("", append(head, links...)...)
		for i := len(head); i < len(p.Blocks); i++ {
			p.Blocks[i].Linked = true
		}
		return p
	}
	text := []string{"正文第一段，说的是一件事。", "正文第二段说，河边修了新路。"}
	titles := []string{"河西新桥今日通车运行", "老街夜市开张迎来客人", "图书馆周末起不打烊了"}
	for _, c := range []struct {
		name string
		p    *page.Page
		want int
	}{
		{"titles", linked(text, titles...), 2},
		{"two titles", linked(text, titles[:2]...), 4},
		{"what a notice encloses", linked(append(text[:1:1], "附件："), titles...), 5},
		{"forms", linked(text, "河西新桥施工人员申报表", titles[1], titles[2]), 5},
		{"no text above", linked([]string{"河西"}, titles...), 4},
	} {
		only("link-lists", c.p)
		if len(c.p.Blocks) != c.want || c.want == 2 && len(c.p.Links) != 3 {
			t.Errorf("%s: left %q, links %v", c.name, lines(c.p), c.p.Links)
		}
	}
}
