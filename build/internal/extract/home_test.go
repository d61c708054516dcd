package extract

import (
	"strings"
	"testing"

	"fangzhi/data/article"
)

// TestHome files articles that name no place under their source's, or under
// Hong Kong and Macau by what is there alone.
func TestHome(t *testing.T) {
	tests := []struct {
		name, source, text string
		script             article.Script
		want               string
	}{
		{"a city's paper", "乌海日报", "全市镇（街道）都修了路。", article.Simplified, "内蒙古自治区/乌海市"},
		{"a county's station", "璧山区融媒体中心", "我区修了路。", article.Simplified, "重庆市/璧山区"},
		{"a village of another county of a paper's city", "宝安日报", "玉翠社区说好，玉翠社区的路通了。", article.Simplified, "广东省/深圳市/龙华区/龙华街道/玉翠社区"},
		{"a paper that tells of others", "乌海日报", "路修好了。", article.Simplified, ""},
		{"a paper of no place", "人民日报", "全市都修了路。", article.Simplified, ""},
		{"Hong Kong", "", "區議員說好，屋邨的人說好。", article.Traditional, "香港特別行政區"},
		{"a part of it whose name is a word", "", "上水發生火警，傷者送北區醫院。", article.Traditional, "香港特別行政區/北區/上水"},
		{"Macau", "", "街坊總會辦活動，市政署說好。", article.Traditional, "澳門特別行政區"},
		{"one word is too few", "", "立法會說好。", article.Traditional, ""},
	}
	for _, test := range tests {
		a := text("", test.text)
		a.Source, a.Script = test.source, test.script
		places(a, Statements{}, parts(a))
		got := ""
		for _, levels := range a.Places {
			got += strings.Join(levels, "/")
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestSourceOfPages reads who published from the lines of unseen pages.
func TestSourceOfPages(t *testing.T) {
	tests := []struct {
		name string
		a    *article.Article
		want string
	}{
		{"published by", text("题", "发布时间:2022-02-24 | 发布来源:牛镇镇纪委 |", prose), "牛镇镇纪委"},
		{"a label and the next line", text("题", "来源:", "道口镇党政办", prose), "道口镇党政办"},
		{"in brackets", text("题", "来源：[ 河西网 ]", prose), "河西网"},
		{"a mark of a program", text("题", "作者： size=\"20\" 来源： size=\"20\"", prose), ""},
		{"somebody's", text("题", "来源：转载文章", prose), ""},
		{"a notice of rights", text("题", "来源：所有内容为河西新闻网", prose), ""},
		{"an office there", text("题", prose, prose+"（太湖县教育局）"), "太湖县教育局"},
		{"a street's office there", text("题", prose, prose+"（大石街道办事处）"), "大石街道办事处"},
		{"a place there", text("题", prose, prose+"（江苏省常州市）"), ""},
		{"words there", text("题", prose, prose+"（未完待续）"), ""},
		{"a paper alone in its line", text("題", "中華日報", "更新於 2021年07月07日23:19", prose), "中華日報"},
		{"a part of a site", text("题", "本地新闻", prose), ""},
		{"a label, and the writer in the next line", text("题", "来源:", "王小满", prose), ""},
		{"marks that stand for spaces", text("题", "来源:河西镇政协联络处??|??作者:林小满", prose), "河西镇政协联络处"},
		{"the day before a paper", text("题", "来源:10月16日《河西日报》", prose), "河西日报"},
		{"pictures and news", text("题", prose, "图片、消息来源:河西街道办事处"), "河西街道办事处"},
		{"a channel behind a paper", text("题", prose+" □河西晨报 | 河西教育 记者 林小满"), "河西晨报"},
		{"a trainee behind the reporter", text("题", "文、图/河西日报全媒体记者林小满实习生何大河", prose), "河西日报"},
		{"a heading before its writer", text("题", prose+"(图文:河西的春天 林小满)"), ""},
		{"labels without spaces", text("题", "来源:河西日报编辑:林小满发布时间:2020-08-06 16:09:30", prose), "河西日报"},
	}
	for _, test := range tests {
		source(test.a, Statements{})
		if test.a.Source != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.a.Source, test.want)
		}
	}
}

// TestDayOfPages reads the days of older pages' lines.
func TestDayOfPages(t *testing.T) {
	e := New(Options{TimeZone: zone})
	tests := []struct{ line, want string }{
		{"BUSINESS.SOHU.COM　2005年3月11日12:12 来源：[ 人民网 ]", "2005-03-11T12:12:00+08:00"},
		{"作者： 来源： 发布日期： 7/5/2005 9:23:57 PM", "2005-07-05T21:23:57+08:00"},
		{"[湖湘文化] 陈天华《警世钟》 ggjjzhzz 发表于 2005-9-15 11:46:00", "2005-09-15T11:46:00+08:00"},
		{"来源:河西日报编辑:林小满发布时间:2020-08-06 16:09:30", "2020-08-06T16:09:30+08:00"},
		{"河西影视 2025-01-06 11:20 3", "2025-01-06T11:20:00+08:00"},
	}
	for _, test := range tests {
		a := text("题", test.line, prose)
		e.date(a, Statements{})
		if a.Date == nil || *a.Date != test.want {
			t.Errorf("%s: %v, want %s", test.line, a.Date, test.want)
		}
	}
	below := text("河西的路修好了，很长很长-搜狐财经", "首页", "财经", "河西的路修好了，很长很长", "2005-04-27 14:32更新 来源：千龙新闻网", prose)
	below.Blocks = append(text("", "a", "b", "c", "d", "e", "f").Blocks, below.Blocks...)
	if e.date(below, Statements{}); below.Date == nil || *below.Date != "2005-04-27T14:32:00+08:00" {
		t.Errorf("below the title again: %v", below.Date)
	}
}
