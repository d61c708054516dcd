package when

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"strings"
	"testing"
	"time"
)

var zone = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		panic(err)
	}
	return zone
}()

var text = facttest.Text

const prose = facttest.Prose

func TestDate(t *testing.T) {
	at := func(a *article.Article, path, url string) *article.Article {
		a.Origin.Path, a.Origin.URL = path, url
		return a
	}
	linked := text("河边修了新路", prose)
	linked.Links = []article.Link{{Title: "老街夜市", Date: "2022-01-01"}, {Title: "河边 修了新路", Date: "2022-01-02"}}
	tests := []struct {
		name      string
		a         *article.Article
		said      fact.Statements
		want      string
		certainty article.Certainty
	}{
		{"stated", text("题", "2020-01-01", prose), fact.Statements{Date: []string{"2021-03-05"}}, "2021-03-05", article.Stated},
		{"stated, the first that can be", text("题"), fact.Statements{Date: []string{"2021-02-30", "2021-03-05"}}, "2021-03-05", article.Stated},
		{"a year without its century", text("题", "发布日期:18-01-16 16:53:12 点击次数:  来源: ", prose), fact.Statements{}, "2018-01-16T16:53:12+08:00", article.Inferred},
		{"the day first", text("题", "04.07.2014 10:55", prose), fact.Statements{}, "2014-07-04T10:55:00+08:00", article.Inferred},
		{"a year without its century, in the text alone", text("题", prose+"交货日期:18-01-16 16:53:12"), fact.Statements{}, "", ""},
		{"a field's words before the text", text("题", "date 2026-01-31 為深化基層施政，"+prose+prose), fact.Statements{}, "2026-01-31", article.Stated},
		{"an issue of the database of papers", text("正文复制", "河西商报/2024 年/3 月/4 日/第 010 版议事周刊", prose), fact.Statements{}, "2024-03-04", article.Stated},
		{"two offices before the day", text("通告", prose, "河西县公安局 河西县交通运输局 2020年3月1日 |"), fact.Statements{}, "2020-03-01", article.Stated},
		{"credits", text("题", "2021-03-05 09:30:15   来源:河西晚报 | 编辑:林小满", prose), fact.Statements{}, "2021-03-05T09:30:15+08:00", article.Stated},
		{"a label in a cell of its own", text("题", "成文日期: | 发布日期: | 2021-03-05 | |", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"a labelled line", text("题", "发布时间：2021年3月5日 09:30  浏览：20次", prose), fact.Statements{}, "2021-03-05T09:30:00+08:00", article.Stated},
		{"a page that was put up after its document", text("题", "成文日期：2021年3月1日", "发布日期：2021年3月8日", prose), fact.Statements{}, "2021-03-08", article.Stated},
		{"both in one line", text("题", "发文日期：2021-03-01 发布日期：2021-03-08", prose), fact.Statements{}, "2021-03-08", article.Stated},
		{"a document's own day", text("题", "发文日期：2021-03-01", prose), fact.Statements{}, "2021-03-01", article.Stated},
		{"the day of the paper that a page shows", text("題", "當前報章2021年03月05日", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"yesterday in figures, of which month is not known", at(text("题", "昨（30）日，"+prose), "", "http://a.cn/202107/c1.html"), fact.Statements{}, "2021-07", article.Inferred},
		{"today in figures, in no month", text("题", "今(19)日，"+prose), fact.Statements{}, "", ""},
		{"today in figures, in one of two months", text("题", "今(19)日，"+prose), fact.Statements{Aside: []string{"2021年3月刊", "2021年4月刊"}}, "", ""},
		{"today in figures, no day of that month", at(text("题", "今(31)日，"+prose), "", "http://a.cn/202104/c1.html"), fact.Statements{}, "2021-04", article.Inferred},
		{"a time before its day", text("題", "發佈時間：19:37 2026-02-15 HKT", prose), fact.Statements{}, "2026-02-15T19:37:00+08:00", article.Stated},
		{"a name glued to it", text("题", "2019-09-09林小满", prose), fact.Statements{}, "2019-09-09", article.Stated},
		{"words glued to it", text("题", "2019-09-09的路", prose), fact.Statements{}, "", ""},
		{"a publisher beside it", text("题", "新华社 2019年10月30日", prose), fact.Statements{}, "2019-10-30", article.Stated},
		{"a post in English", text("題", "Sep 12, 2019 · 3 min read", prose), fact.Statements{}, "2019-09-12", article.Stated},
		{"a year of the Republic behind a label", text("題", "發稿單位:新聞處", "發稿時間:115年2月9日", prose), fact.Statements{}, "2026-02-09", article.Stated},
		{"an address ahead", text("题", "http://www.example.com 2008年05月22日10:20 河西都市报", prose), fact.Statements{}, "2008-05-22T10:20:00+08:00", article.Stated},
		{"a day set apart", text("題", "2023 09/ 13 16:30:02", prose), fact.Statements{}, "2023-09-13T16:30:02+08:00", article.Stated},
		{"a stamp around the text, above its source", text("題", prose), fact.Statements{Aside: []string{"2023 09/ 13 16:30:02", "來源:河西網"}}, "2023-09-13T16:30:02+08:00", article.Stated},
		{"a stamp around the text alone", text("題", prose), fact.Statements{Aside: []string{"2023-09-13 16:30:02", "河西的路"}}, "", ""},
		{"the day of something to come", text("題", "公告事項:", "日期:中華民國110年8月6日(星期五)上午9時30分召開。", prose), fact.Statements{}, "", ""},
		{"a thread of a forum", text("题", "河西资信 发表于 2021-3-5 15:29:29", prose), fact.Statements{}, "2021-03-05T15:29:29+08:00", article.Stated},
		{"an account's line", text("题", "河西论坛  · 公众号  ·  · 2021-03-05 21:20", prose), fact.Statements{}, "2021-03-05T21:20:00+08:00", article.Stated},
		{"behind the way through a site", text("题", "返回 本地 2021-03-05 18:01:15 河邊修了新路 分享:", prose), fact.Statements{}, "2021-03-05T18:01:15+08:00", article.Stated},
		{"a zone by its letters", text("題", "2021-03-05 HKT 20:11", prose), fact.Statements{}, "2021-03-05T20:11:00+08:00", article.Stated},
		{"wide digits", text("题", "发布时间：２０２１年３月５日　浏览：２０次", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"an office and the day behind it", text("题", prose, "河西学院办公室 二0一一年九月六日"), fact.Statements{}, "2011-09-06", article.Stated},
		{"with its writer between", text("题", prose, "河西区长椅街道 林小满 2021.10.13"), fact.Statements{}, "2021-10-13", article.Stated},
		{"the letter O for zero", text("题", prose, "二OO八年六月四日"), fact.Statements{}, "2008-06-04", article.Stated},
		{"a sentence on a day", text("题", "返回 本地 2021-03-05，河边修了新路", prose), fact.Statements{}, "", ""},
		{"a letter with a list behind it", text("题", prose, prose, prose, prose, prose, prose, "二○○七年六月二十五日", "河西社区", "河东社区"), fact.Statements{}, "2007-06-25", article.Stated},
		{"several days alone", text("题", prose, prose, prose, prose, prose, prose, "2007年6月25日", "河西社区", "2007年6月26日", "河东社区"), fact.Statements{}, "", ""},
		{"credits run together", text("题", "来源:河西网讯浏览:453次'时间:2019年11月1日", prose), fact.Statements{}, "2019-11-01", article.Stated},
		{"the time of an event among credits", text("题", "来源：河西网 活动时间：2019年11月1日", prose), fact.Statements{}, "", ""},
		{"an address of month and day", at(text("题", prose), "", "https://example.com/news/2020/0608/12.html"), fact.Statements{}, "2020-06-08", article.Inferred},
		{"the day a law was passed", text("题", "（2021年3月5日河西市人民代表大会常务委员会第五次会议通过）", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"a law's history, its last day", text("某条例", "某条例", "2011年3月5日 河西市人民代表大会常务委员会第五次会议通过", "2012年1月1日 施行", "2018年7月2日 河西市人民代表大会常务委员会第九次会议《关于修改某条例的决定》修正", "第一条 2019年1月1日以前……"), fact.Statements{}, "2018-07-02", article.Stated},
		{"a law's history in brackets", text("某条例", "（2011年3月5日河西市人民代表大会常务委员会通过 2018年7月2日修正 2018年9月1日起施行）", prose), fact.Statements{}, "2018-07-02", article.Stated},
		{"a page's head without its word", text("题", "本报讯 "+prose), fact.Statements{Page: "A06 民生 2021年3月5日 星期五 责编/林小满 美编/何莲"}, "2021-03-05", article.Inferred},
		{"a label in English", text("题", "date 2025-12-21 河边的路修好了。", prose), fact.Statements{}, "2025-12-21", article.Stated},
		{"a number with dots", text("题", "18.32.2016", prose), fact.Statements{}, "", ""},
		{"two years around the text", text("题", "09-22 06:26", prose), fact.Statements{Aside: []string{"河西日报 2021年9月30日", "2020-01-02 通知"}}, "", ""},
		{"no year at all", text("题", "09-22 06:26", prose), fact.Statements{}, "", ""},
		{"the head of its page", text("题", "本报讯 "+prose), fact.Statements{Page: "民生\n2021年3月5日 星期五\n责编 林小满"}, "2021-03-05", article.Inferred},
		{"what a page tells of a day", text("题", prose), fact.Statements{Page: "民生\n2021年3月5日，河边的路修好了。"}, "", ""},
		{"a month alone", text("题", prose, "2021年3月"), fact.Statements{}, "2021-03", article.Stated},
		{"a month in characters", text("题", prose, "二〇二一年十二月"), fact.Statements{}, "2021-12", article.Stated},
		{"a month that is stated", text("题", prose), fact.Statements{Date: []string{"2021-03"}}, "2021-03", article.Stated},
		{"the month of a journal", text("题", prose), fact.Statements{Date: []string{"2021年3月号"}}, "2021-03", article.Stated},
		{"a month in English", text("题", prose), fact.Statements{Date: []string{"March 2021"}}, "2021-03", article.Stated},
		{"a month of the Republic's calendar", text("題", prose), fact.Statements{Date: []string{"民國110年3月"}}, "2021-03", article.Stated},
		{"a labelled month", text("题", "出版时间：2021年3月　印数：500册", prose), fact.Statements{}, "2021-03", article.Stated},
		{"a month that cannot be", text("题", prose, "2021年13月"), fact.Statements{Date: []string{"2021-00"}}, "", ""},
		{"a month in a sentence", text("题", "2021年3月，河边的路修好了。", prose), fact.Statements{}, "", ""},
		{"a year alone", text("题", prose, "2021年"), fact.Statements{Date: []string{"2021"}}, "", ""},
		{"the month of its address", at(text("题", prose), "", "http://x.example/202103/c_123.html"), fact.Statements{}, "2021-03", article.Inferred},
		{"a month far from that of the day it opens with", at(text("题", "3月28日，"+prose), "", "http://x.example/202106/c_123.html"), fact.Statements{}, "", ""},
		{"an address whose folder ends in the day", at(text("题", prose), "", "http://x.example/2021/yaowen_0305/c_123.html"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"a post in a forum's archive", text("题", "河西人x - 2021/3/5 18:40:00", prose), fact.Statements{}, "2021-03-05T18:40:00+08:00", article.Stated},
		{"an address of other numbers", at(text("题", prose), "", "http://x.example/202133/c_123.html"), fact.Statements{}, "", ""},
		{"a double issue", text("题", "出版日期：2021年3月6日—7日", prose), fact.Statements{}, "2021-03-06", article.Inferred},
		{"a double issue that is stated", text("题", prose), fact.Statements{Date: []string{"2021-02-27~2021-03-01"}}, "2021-02-27", article.Inferred},
		{"a range too long for an issue", text("题", prose), fact.Statements{Date: []string{"2021年3月6日至5月1日"}}, "", ""},
		{"a range that ends before it begins", text("题", prose), fact.Statements{Date: []string{"2021年3月6日至5日"}}, "", ""},
		{"a range that cannot be", text("题", prose), fact.Statements{Date: []string{"2021年2月27日至30日"}}, "", ""},
		{"the year from the same day in full", text("题", "河西网河西3月5日消息（记者林小满）"+prose, prose+"2021年3月5日，路通了。"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"the year from the page's list", text("题", "河西网河西3月5日消息 "+prose), fact.Statements{Aside: []string{"老街夜市开张 2021-03-05", "路通了 2021-03-06"}}, "2021-03-05", article.Inferred},
		{"the same day of two years", text("题", "河西网河西3月5日消息 "+prose, "2020年3月5日和2021年3月5日，"+prose), fact.Statements{}, "", ""},
		{"no day of that year", text("题", "河西网河西2月29日消息 "+prose, "2021年2月29日，"+prose), fact.Statements{}, "", ""},
		{"yesterday, and nobody knows of which day", text("题", "本报讯 昨日，"+prose, "今日，"+prose, "本月，"+prose), fact.Statements{}, "", ""},
		{"a stamp of update, later than the page's day", at(text("题", prose, "(更新时间戳: 1614907800000)"), "news/20210304.md", ""), fact.Statements{}, "2021-03-04", article.Inferred},
		{"a file's name with its day in brackets", at(text("题", prose), "laws/某条例(2012-04-19).md", ""), fact.Statements{}, "2012-04-19", article.Inferred},
		{"a law passed, and published later by a notice", text("某条例", "2012年12月31日 某法院审判委员会第1566次会议通过", "2013年1月18日 某法院公告公布", prose), fact.Statements{}, "2013-01-18", article.Stated},
		{"a law's history in short names", text("某条例", "1995年9月6日 河西省第八届人大常委会第十五次会议通过", "2008年12月16日 公布", prose), fact.Statements{}, "2008-12-16", article.Stated},
		{"a sentence below a law's history", text("某条例", "2012年12月31日 河西市人民代表大会通过", "2013年1月18日，老人们坐在长椅上晒太阳"+prose+prose+prose+"，名单公布。"), fact.Statements{}, "2012-12-31", article.Stated},
		{"a number at the end is no stamp", text("题", prose, "1614907800000"), fact.Statements{}, "", ""},
		{"a signature", text("题", prose, "2021年3月5日"), fact.Statements{}, "2021-03-05", article.Stated},
		{"a signature in characters", text("题", prose, "二〇二一年三月五日"), fact.Statements{}, "2021-03-05", article.Stated},
		{"a list on the page", linked, fact.Statements{}, "2022-01-02", article.Inferred},
		{"an address", at(text("题", prose), "a.html", "http://x.example/2021/03/05/a.html"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"an address of one piece", at(text("题", prose), "a.html", "http://x.example/t20210305_123.htm"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"a file's name", at(text("题", prose), "post/2021-03-05-road.md", ""), fact.Statements{}, "2021-03-05", article.Inferred},
		{"a folder's name is none", at(text("题", prose), "2021-03-05/road.md", ""), fact.Statements{}, "", ""},
		{"an impossible address", at(text("题", prose), "", "http://x.example/2021/13/45/a.html"), fact.Statements{}, "", ""},
		{"a number is no date", at(text("题", prose), "120210305777.txt", ""), fact.Statements{}, "", ""},
		{"a short sentence about a day", text("题", "2021年3月5日，河边的路修好了。", prose), fact.Statements{}, "", ""},
		{"a sentence about a day", text("题", "2021年3月5日，"+strings.Repeat(prose, 4)), fact.Statements{}, "", ""},
		{"a day inside the text", text("题", prose, "记者2021年3月5日在河边看到。", prose), fact.Statements{}, "", ""},
		{"a day of the Republic's calendar", text("題", "發布日期：民國110年3月5日", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"that calendar in words, at the end", text("題", prose, "中華民國一一〇年三月五日"), fact.Statements{}, "2021-03-05", article.Stated},
		{"that calendar in figures", text("題", "發布日期：110/03/05", "民國七十年代，"+prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"figures that nothing tells of that calendar", text("题", "发布日期：110/03/05", prose), fact.Statements{}, "", ""},
		{"a stamp in any order", text("题", "©原创   2021-03-05 11:35   河西市融媒体中心通讯员林小满", prose), fact.Statements{}, "2021-03-05T11:35:00+08:00", article.Stated},
		{"a stamp behind its site", text("题", "河西生活网 / 阅读 88 2021-03-05 11:35", prose), fact.Statements{}, "2021-03-05T11:35:00+08:00", article.Stated},
		{"a minute of something else", text("题", "关于2021-03-05 10:00停水", prose), fact.Statements{}, "", ""},
		{"a minute behind another label", text("题", "讲座: 2021-03-05 10:00 河西一楼", prose), fact.Statements{}, "", ""},
		{"the day of a visit, with its weather", text("题", "2021年03月05日 (周三)   2~ 20℃   多云", "2021-02-18 17:40:42 来源:河西晚报", prose), fact.Statements{}, "2021-02-18T17:40:42+08:00", article.Stated},
		{"a program that knows no time", text("题", "来自 社会 1970-01-01 08:00 的文章", prose), fact.Statements{}, "", ""},
		{"a label in brackets", text("题", "【来源】:河西团区委 | 2021-03-05", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"an account behind the time", text("题", "原创2021-03-05 19:30·河西老邮差", prose), fact.Statements{}, "2021-03-05T19:30:00+08:00", article.Stated},
		{"a name glued to the time", text("题", "2021-03-05 10:08:06林小满河西大学", prose), fact.Statements{}, "2021-03-05T10:08:06+08:00", article.Stated},
		{"day and time glued", text("题", "河西新闻2021-03-0521:10:08来源：", prose), fact.Statements{}, "2021-03-05T21:10:08+08:00", article.Stated},
		{"the day an issue came out", text("题", "出版：2021-03-05 更新：2021-03-06", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"the minute that the page tells of a letter's day", text("题", prose, "2021年3月5日"), fact.Statements{Above: []string{"发布时间：2021-03-05 15:40"}}, "2021-03-05T15:40:00+08:00", article.Stated},
		{"an account's post", text("题", "原创 老周 河西味道 2021-03-05 20:18", prose), fact.Statements{}, "2021-03-05T20:18:00+08:00", article.Stated},
		{"the head of its page", text("题", prose), fact.Statements{Page: "河西日报 第06版：乡村 2021年03月05日 星期五\n"}, "2021-03-05", article.Inferred},
		{"a sentence about a minute", text("题", "2021-03-05 10:08，河边的路修好了。", prose), fact.Statements{}, "", ""},
		{"the issue it stood in", text("题", prose, prose+"《 河西日报 》（ 2021年03月05日 第 05 版）"), fact.Statements{}, "2021-03-05", article.Stated},
		{"the day and paper it was first in", text("题", "（本文首发于2021年3月5日《河西周末》）", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"a post and its label", text("题", "编辑于2021-03-05", prose), fact.Statements{}, "2021-03-05", article.Stated},
		{"an agency's number of the day", text("題", prose, prose+"（編輯：林小滿）1100305", "標題：題"), fact.Statements{}, "2021-03-05", article.Stated},
		{"an agency's number of something else", text("題", prose, prose+"（編輯：林小滿）1101305"), fact.Statements{}, "", ""},
		{"strokes below in an address", at(text("題", prose), "", "https://x.example/2021_03_05_archive.html"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"the issue and its page", text("题", prose, "《河西日报》(2021年3月5日) 16版"), fact.Statements{}, "2021-03-05", article.Stated},
		{"a number of a journal", text("题", prose, "2021年3月5日 第20期《河西周刊》记者：林小满"), fact.Statements{}, "2021-03-05", article.Stated},
		{"around the text", text("题", prose), fact.Statements{Aside: []string{"2020-01-01 别的文章", "发布时间：2021年3月5日 来源：河西晚报"}}, "2021-03-05", article.Stated},
		{"a list around the text", text("题", prose), fact.Statements{Aside: []string{"2020-01-01 别的文章", "©2019 河西网"}}, "", ""},
		{"when something takes place", text("通知", "活动时间：2021年3月5日", "活动地点：河西社区", prose), fact.Statements{}, "", ""},
		{"from one day to another", text("通知", "时间：2021年3月5日至8日", prose), fact.Statements{}, "", ""},
		{"a day in the moon's calendar", text("题", prose, "农历二〇二一年正月十五日"), fact.Statements{}, "", ""},
		{"no year, but for the address", at(text("题", "河西网河西3月5日消息（记者林小满）"+prose), "", "http://x.example/2021-03/c_123.html"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"no year, and another month's address", at(text("题", "河西网河西3月5日消息（记者林小满）"+prose), "", "http://x.example/2021-04/c_123.html"), fact.Statements{}, "", ""},
		{"a short line's day in the address's month", at(text("题", "News586 林小满-河西 2021-03-05", prose), "", "http://x.example/2021/03/450535/"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"another month's", at(text("题", "News586 林小满-河西 2021-02-05", prose), "", "http://x.example/2021/03/450535/"), fact.Statements{}, "2021-03", article.Inferred},
		{"a day and a number in one", at(text("题", prose), "", "http://x.example/202103/202103052289535.html"), fact.Statements{}, "2021-03-05", article.Inferred},
		{"nothing", text("题", prose), fact.Statements{}, "", ""},
	}
	for _, test := range tests {
		Learn(test.a, test.said, zone)
		got := ""
		if test.a.Date != nil {
			got = *test.a.Date
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
			continue
		}
		if got != "" && (len(test.a.Evidence) != 1 || test.a.Evidence[0].Certainty != test.certainty || test.a.Evidence[0].Text == "") {
			t.Errorf("%s: evidence %+v, want %s", test.name, test.a.Evidence, test.certainty)
		}
	}
}

// TestDayOfPages reads the days of older pages' lines.
func TestDayOfPages(t *testing.T) {
	tests := []struct{ line, want string }{
		{"BUSINESS.SOHU.COM　2005年3月11日12:12 来源：[ 人民网 ]", "2005-03-11T12:12:00+08:00"},
		{"作者： 来源： 发布日期： 7/5/2005 9:23:57 PM", "2005-07-05T21:23:57+08:00"},
		{"[湖湘文化] 陈天华《警世钟》 ggjjzhzz 发表于 2005-9-15 11:46:00", "2005-09-15T11:46:00+08:00"},
		{"来源:河西日报编辑:林小满发布时间:2020-08-06 16:09:30", "2020-08-06T16:09:30+08:00"},
		{"河西影视 2025-01-06 11:20 3", "2025-01-06T11:20:00+08:00"},
	}
	for _, test := range tests {
		a := text("题", test.line, prose)
		Learn(a, fact.Statements{}, zone)
		if a.Date == nil || *a.Date != test.want {
			t.Errorf("%s: %v, want %s", test.line, a.Date, test.want)
		}
	}
	below := text("河西的路修好了，很长很长-搜狐财经", "首页", "财经", "河西的路修好了，很长很长", "2005-04-27 14:32更新 来源：千龙新闻网", prose)
	below.Blocks = append(text("", "a", "b", "c", "d", "e", "f").Blocks, below.Blocks...)
	if Learn(below, fact.Statements{}, zone); below.Date == nil || *below.Date != "2005-04-27T14:32:00+08:00" {
		t.Errorf("below the title again: %v", below.Date)
	}
}
