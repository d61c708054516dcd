package where

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/data/article"
	"strings"
	"testing"
)

// TestHome files articles that name no place under their source's, or under
// Hong Kong and Macau by what is there alone.
func TestHome(t *testing.T) {
	tests := []struct {
		name, source, text string
		script             article.Script
		want               string
	}{
		{"a district that two cities have, by a paper at home in one", "新民晚报", "普陀区的路修好了，普陀区的人说好。", article.Simplified, "上海市/普陀区"},
		{"a city's paper", "乌海日报", "全市镇（街道）都修了路。", article.Simplified, "内蒙古自治区/乌海市"},
		{"a county's station", "璧山区融媒体中心", "我区修了路。", article.Simplified, "重庆市/璧山区"},
		{"a village of another county of a paper's city", "宝安日报", "玉翠社区说好，玉翠社区的路通了。", article.Simplified, "广东省/深圳市/龙华区/龙华街道/玉翠社区"},
		{"a town's government", "青阳县木镇镇人民政府", "路修好了。", article.Simplified, "安徽省/池州市/青阳县/木镇镇"},
		{"a town's government that tells of its county", "青阳县木镇镇人民政府", "青阳县的路修好了。", article.Simplified, "安徽省/池州市/青阳县/木镇镇"},
		{"a town's government that tells of another county", "青阳县木镇镇人民政府", "石台县的路修好了，石台县的人说好。", article.Simplified, "安徽省/池州市/石台县"},
		{"a town of its district", "青云谱区徐家坊街道", "路修好了。", article.Simplified, "江西省/南昌市/青云谱区/徐家坊街道"},
		{"a town of which there are many", "文峰乡人民政府", "路修好了。", article.Simplified, ""},
		{"a paper that tells of others", "乌海日报", "路修好了。", article.Simplified, ""},
		{"a paper of no place", "人民日报", "全市都修了路。", article.Simplified, ""},
		{"Hong Kong", "", "區議員說好，屋邨的人說好。", article.Traditional, "香港特別行政區"},
		{"a part of it whose name is a word", "", "上水發生火警，傷者送北區醫院。", article.Traditional, "香港特別行政區/北區/上水"},
		{"Macau", "", "街坊總會辦活動，市政署說好。", article.Traditional, "澳門特別行政區"},
		{"a town of Taiwan by its police", "", "中壢警分局抓到了人，中壢警方說好。", article.Traditional, "臺灣省/桃園市/中壢區"},
		{"one with characters that no mainland place has", "", "龜山警分局抓到了人，龜山警方說好。", article.Traditional, "臺灣省/桃園市/龜山區"},
		{"Macau by its party", "", "建澳聯盟辦茶敘，議員說好。", article.Traditional, ""},
		{"Macau by its own word", "", "《澳門特別行政區總體規劃》說好，本澳居民說好。", article.Traditional, "澳門特別行政區"},
		{"one word is too few", "", "立法會說好。", article.Traditional, ""},
	}
	for _, test := range tests {
		a := text("", test.text)
		a.Source, a.Script = test.source, test.script
		Learn(a, fact.Statements{}, fact.Parts(a))
		got := ""
		for _, levels := range a.Places {
			got += strings.Join(levels, "/")
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
