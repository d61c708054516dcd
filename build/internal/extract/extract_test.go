package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fangzhi/data/article"
)

var zone = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		panic(err)
	}
	return zone
}()

// text makes an article of a title and paragraphs.
func text(title string, paragraphs ...string) *article.Article {
	a := &article.Article{Title: title}
	for _, p := range paragraphs {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: p})
	}
	return a
}

const prose = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝。"

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
		said      Statements
		want      string
		certainty article.Certainty
	}{
		{"stated", text("题", "2020-01-01", prose), Statements{Date: []string{"2021-03-05"}}, "2021-03-05", article.Stated},
		{"stated, the first that can be", text("题"), Statements{Date: []string{"2021-02-30", "2021-03-05"}}, "2021-03-05", article.Stated},
		{"credits", text("题", "2021-03-05 09:30:15   来源:河西晚报 | 编辑:林小满", prose), Statements{}, "2021-03-05T09:30:15+08:00", article.Stated},
		{"a labelled line", text("题", "发布时间：2021年3月5日 09:30  浏览：20次", prose), Statements{}, "2021-03-05T09:30:00+08:00", article.Stated},
		{"a page that was put up after its document", text("题", "成文日期：2021年3月1日", "发布日期：2021年3月8日", prose), Statements{}, "2021-03-08", article.Stated},
		{"both in one line", text("题", "发文日期：2021-03-01 发布日期：2021-03-08", prose), Statements{}, "2021-03-08", article.Stated},
		{"a document's own day", text("题", "发文日期：2021-03-01", prose), Statements{}, "2021-03-01", article.Stated},
		{"the day of the paper that a page shows", text("題", "當前報章2021年03月05日", prose), Statements{}, "2021-03-05", article.Stated},
		{"yesterday in figures, of which month is not known", at(text("题", "昨（30）日，"+prose), "", "http://a.cn/202107/c1.html"), Statements{}, "2021-07", article.Inferred},
		{"today in figures, in no month", text("题", "今(19)日，"+prose), Statements{}, "", ""},
		{"today in figures, in one of two months", text("题", "今(19)日，"+prose), Statements{Aside: []string{"2021年3月刊", "2021年4月刊"}}, "", ""},
		{"today in figures, no day of that month", at(text("题", "今(31)日，"+prose), "", "http://a.cn/202104/c1.html"), Statements{}, "2021-04", article.Inferred},
		{"a time before its day", text("題", "發佈時間：19:37 2026-02-15 HKT", prose), Statements{}, "2026-02-15T19:37:00+08:00", article.Stated},
		{"a name glued to it", text("题", "2019-09-09林小满", prose), Statements{}, "2019-09-09", article.Stated},
		{"words glued to it", text("题", "2019-09-09的路", prose), Statements{}, "", ""},
		{"a publisher beside it", text("题", "新华社 2019年10月30日", prose), Statements{}, "2019-10-30", article.Stated},
		{"a post in English", text("題", "Sep 12, 2019 · 3 min read", prose), Statements{}, "2019-09-12", article.Stated},
		{"a year of the Republic behind a label", text("題", "發稿單位:新聞處", "發稿時間:115年2月9日", prose), Statements{}, "2026-02-09", article.Stated},
		{"an address ahead", text("题", "http://www.example.com 2008年05月22日10:20 河西都市报", prose), Statements{}, "2008-05-22T10:20:00+08:00", article.Stated},
		{"a day set apart", text("題", "2023 09/ 13 16:30:02", prose), Statements{}, "2023-09-13T16:30:02+08:00", article.Stated},
		{"a stamp around the text, above its source", text("題", prose), Statements{Aside: []string{"2023 09/ 13 16:30:02", "來源:河西網"}}, "2023-09-13T16:30:02+08:00", article.Stated},
		{"a stamp around the text alone", text("題", prose), Statements{Aside: []string{"2023-09-13 16:30:02", "河西的路"}}, "", ""},
		{"the day of something to come", text("題", "公告事項:", "日期:中華民國110年8月6日(星期五)上午9時30分召開。", prose), Statements{}, "", ""},
		{"a thread of a forum", text("题", "河西资信 发表于 2021-3-5 15:29:29", prose), Statements{}, "2021-03-05T15:29:29+08:00", article.Stated},
		{"an account's line", text("题", "河西论坛  · 公众号  ·  · 2021-03-05 21:20", prose), Statements{}, "2021-03-05T21:20:00+08:00", article.Stated},
		{"behind the way through a site", text("题", "返回 本地 2021-03-05 18:01:15 河邊修了新路 分享:", prose), Statements{}, "2021-03-05T18:01:15+08:00", article.Stated},
		{"a zone by its letters", text("題", "2021-03-05 HKT 20:11", prose), Statements{}, "2021-03-05T20:11:00+08:00", article.Stated},
		{"wide digits", text("题", "发布时间：２０２１年３月５日　浏览：２０次", prose), Statements{}, "2021-03-05", article.Stated},
		{"an office and the day behind it", text("题", prose, "河西学院办公室 二0一一年九月六日"), Statements{}, "2011-09-06", article.Stated},
		{"the letter O for zero", text("题", prose, "二OO八年六月四日"), Statements{}, "2008-06-04", article.Stated},
		{"a sentence on a day", text("题", "返回 本地 2021-03-05，河边修了新路", prose), Statements{}, "", ""},
		{"a letter with a list behind it", text("题", prose, prose, prose, prose, prose, prose, "二○○七年六月二十五日", "河西社区", "河东社区"), Statements{}, "2007-06-25", article.Stated},
		{"several days alone", text("题", prose, prose, prose, prose, prose, prose, "2007年6月25日", "河西社区", "2007年6月26日", "河东社区"), Statements{}, "", ""},
		{"credits run together", text("题", "来源:河西网讯浏览:453次'时间:2019年11月1日", prose), Statements{}, "2019-11-01", article.Stated},
		{"the time of an event among credits", text("题", "来源：河西网 活动时间：2019年11月1日", prose), Statements{}, "", ""},
		{"an address of month and day", at(text("题", prose), "", "https://example.com/news/2020/0608/12.html"), Statements{}, "2020-06-08", article.Inferred},
		{"the day a law was passed", text("题", "（2021年3月5日河西市人民代表大会常务委员会第五次会议通过）", prose), Statements{}, "2021-03-05", article.Stated},
		{"a law's history, its last day", text("某条例", "某条例", "2011年3月5日 河西市人民代表大会常务委员会第五次会议通过", "2012年1月1日 施行", "2018年7月2日 河西市人民代表大会常务委员会第九次会议《关于修改某条例的决定》修正", "第一条 2019年1月1日以前……"), Statements{}, "2018-07-02", article.Stated},
		{"a law's history in brackets", text("某条例", "（2011年3月5日河西市人民代表大会常务委员会通过 2018年7月2日修正 2018年9月1日起施行）", prose), Statements{}, "2018-07-02", article.Stated},
		{"a page's head without its word", text("题", "本报讯 "+prose), Statements{Page: "A06 民生 2021年3月5日 星期五 责编/林小满 美编/何莲"}, "2021-03-05", article.Inferred},
		{"a label in English", text("题", "date 2025-12-21 河边的路修好了。", prose), Statements{}, "2025-12-21", article.Stated},
		{"a number with dots", text("题", "18.32.2016", prose), Statements{}, "", ""},
		{"two years around the text", text("题", "09-22 06:26", prose), Statements{Aside: []string{"河西日报 2021年9月30日", "2020-01-02 通知"}}, "", ""},
		{"no year at all", text("题", "09-22 06:26", prose), Statements{}, "", ""},
		{"the head of its page", text("题", "本报讯 "+prose), Statements{Page: "民生\n2021年3月5日 星期五\n责编 林小满"}, "2021-03-05", article.Inferred},
		{"what a page tells of a day", text("题", prose), Statements{Page: "民生\n2021年3月5日，河边的路修好了。"}, "", ""},
		{"a month alone", text("题", prose, "2021年3月"), Statements{}, "2021-03", article.Stated},
		{"a month in characters", text("题", prose, "二〇二一年十二月"), Statements{}, "2021-12", article.Stated},
		{"a month that is stated", text("题", prose), Statements{Date: []string{"2021-03"}}, "2021-03", article.Stated},
		{"the month of a journal", text("题", prose), Statements{Date: []string{"2021年3月号"}}, "2021-03", article.Stated},
		{"a month in English", text("题", prose), Statements{Date: []string{"March 2021"}}, "2021-03", article.Stated},
		{"a month of the Republic's calendar", text("題", prose), Statements{Date: []string{"民國110年3月"}}, "2021-03", article.Stated},
		{"a labelled month", text("题", "出版时间：2021年3月　印数：500册", prose), Statements{}, "2021-03", article.Stated},
		{"a month that cannot be", text("题", prose, "2021年13月"), Statements{Date: []string{"2021-00"}}, "", ""},
		{"a month in a sentence", text("题", "2021年3月，河边的路修好了。", prose), Statements{}, "", ""},
		{"a year alone", text("题", prose, "2021年"), Statements{Date: []string{"2021"}}, "", ""},
		{"the month of its address", at(text("题", prose), "", "http://x.example/202103/c_123.html"), Statements{}, "2021-03", article.Inferred},
		{"a month far from that of the day it opens with", at(text("题", "3月28日，"+prose), "", "http://x.example/202106/c_123.html"), Statements{}, "", ""},
		{"an address whose folder ends in the day", at(text("题", prose), "", "http://x.example/2021/yaowen_0305/c_123.html"), Statements{}, "2021-03-05", article.Inferred},
		{"a post in a forum's archive", text("题", "河西人x - 2021/3/5 18:40:00", prose), Statements{}, "2021-03-05T18:40:00+08:00", article.Stated},
		{"an address of other numbers", at(text("题", prose), "", "http://x.example/202133/c_123.html"), Statements{}, "", ""},
		{"a double issue", text("题", "出版日期：2021年3月6日—7日", prose), Statements{}, "2021-03-06", article.Inferred},
		{"a double issue that is stated", text("题", prose), Statements{Date: []string{"2021-02-27~2021-03-01"}}, "2021-02-27", article.Inferred},
		{"a range too long for an issue", text("题", prose), Statements{Date: []string{"2021年3月6日至5月1日"}}, "", ""},
		{"a range that ends before it begins", text("题", prose), Statements{Date: []string{"2021年3月6日至5日"}}, "", ""},
		{"a range that cannot be", text("题", prose), Statements{Date: []string{"2021年2月27日至30日"}}, "", ""},
		{"the year from the same day in full", text("题", "河西网河西3月5日消息（记者林小满）"+prose, prose+"2021年3月5日，路通了。"), Statements{}, "2021-03-05", article.Inferred},
		{"the year from the page's list", text("题", "河西网河西3月5日消息 "+prose), Statements{Aside: []string{"老街夜市开张 2021-03-05", "路通了 2021-03-06"}}, "2021-03-05", article.Inferred},
		{"the same day of two years", text("题", "河西网河西3月5日消息 "+prose, "2020年3月5日和2021年3月5日，"+prose), Statements{}, "", ""},
		{"no day of that year", text("题", "河西网河西2月29日消息 "+prose, "2021年2月29日，"+prose), Statements{}, "", ""},
		{"yesterday, and nobody knows of which day", text("题", "本报讯 昨日，"+prose, "今日，"+prose, "本月，"+prose), Statements{}, "", ""},
		{"a stamp of update, later than the page's day", at(text("题", prose, "(更新时间戳: 1614907800000)"), "news/20210304.md", ""), Statements{}, "2021-03-04", article.Inferred},
		{"a file's name with its day in brackets", at(text("题", prose), "laws/某条例(2012-04-19).md", ""), Statements{}, "2012-04-19", article.Inferred},
		{"a law passed, and published later by a notice", text("某条例", "2012年12月31日 某法院审判委员会第1566次会议通过", "2013年1月18日 某法院公告公布", prose), Statements{}, "2013-01-18", article.Stated},
		{"a law's history in short names", text("某条例", "1995年9月6日 河西省第八届人大常委会第十五次会议通过", "2008年12月16日 公布", prose), Statements{}, "2008-12-16", article.Stated},
		{"a sentence below a law's history", text("某条例", "2012年12月31日 河西市人民代表大会通过", "2013年1月18日，老人们坐在长椅上晒太阳"+prose+prose+prose+"，名单公布。"), Statements{}, "2012-12-31", article.Stated},
		{"a number at the end is no stamp", text("题", prose, "1614907800000"), Statements{}, "", ""},
		{"a signature", text("题", prose, "2021年3月5日"), Statements{}, "2021-03-05", article.Stated},
		{"a signature in characters", text("题", prose, "二〇二一年三月五日"), Statements{}, "2021-03-05", article.Stated},
		{"a list on the page", linked, Statements{}, "2022-01-02", article.Inferred},
		{"an address", at(text("题", prose), "a.html", "http://x.example/2021/03/05/a.html"), Statements{}, "2021-03-05", article.Inferred},
		{"an address of one piece", at(text("题", prose), "a.html", "http://x.example/t20210305_123.htm"), Statements{}, "2021-03-05", article.Inferred},
		{"a file's name", at(text("题", prose), "post/2021-03-05-road.md", ""), Statements{}, "2021-03-05", article.Inferred},
		{"a folder's name is none", at(text("题", prose), "2021-03-05/road.md", ""), Statements{}, "", ""},
		{"an impossible address", at(text("题", prose), "", "http://x.example/2021/13/45/a.html"), Statements{}, "", ""},
		{"a number is no date", at(text("题", prose), "120210305777.txt", ""), Statements{}, "", ""},
		{"a short sentence about a day", text("题", "2021年3月5日，河边的路修好了。", prose), Statements{}, "", ""},
		{"a sentence about a day", text("题", "2021年3月5日，"+strings.Repeat(prose, 4)), Statements{}, "", ""},
		{"a day inside the text", text("题", prose, "记者2021年3月5日在河边看到。", prose), Statements{}, "", ""},
		{"a day of the Republic's calendar", text("題", "發布日期：民國110年3月5日", prose), Statements{}, "2021-03-05", article.Stated},
		{"that calendar in words, at the end", text("題", prose, "中華民國一一〇年三月五日"), Statements{}, "2021-03-05", article.Stated},
		{"that calendar in figures", text("題", "發布日期：110/03/05", "民國七十年代，"+prose), Statements{}, "2021-03-05", article.Stated},
		{"figures that nothing tells of that calendar", text("题", "发布日期：110/03/05", prose), Statements{}, "", ""},
		{"a stamp in any order", text("题", "©原创   2021-03-05 11:35   河西市融媒体中心通讯员林小满", prose), Statements{}, "2021-03-05T11:35:00+08:00", article.Stated},
		{"a stamp behind its site", text("题", "河西生活网 / 阅读 88 2021-03-05 11:35", prose), Statements{}, "2021-03-05T11:35:00+08:00", article.Stated},
		{"a minute of something else", text("题", "关于2021-03-05 10:00停水", prose), Statements{}, "", ""},
		{"a minute behind another label", text("题", "讲座: 2021-03-05 10:00 河西一楼", prose), Statements{}, "", ""},
		{"the day of a visit, with its weather", text("题", "2021年03月05日 (周三)   2~ 20℃   多云", "2021-02-18 17:40:42 来源:河西晚报", prose), Statements{}, "2021-02-18T17:40:42+08:00", article.Stated},
		{"a program that knows no time", text("题", "来自 社会 1970-01-01 08:00 的文章", prose), Statements{}, "", ""},
		{"a label in brackets", text("题", "【来源】:河西团区委 | 2021-03-05", prose), Statements{}, "2021-03-05", article.Stated},
		{"an account behind the time", text("题", "原创2021-03-05 19:30·河西老邮差", prose), Statements{}, "2021-03-05T19:30:00+08:00", article.Stated},
		{"a name glued to the time", text("题", "2021-03-05 10:08:06林小满河西大学", prose), Statements{}, "2021-03-05T10:08:06+08:00", article.Stated},
		{"day and time glued", text("题", "河西新闻2021-03-0521:10:08来源：", prose), Statements{}, "2021-03-05T21:10:08+08:00", article.Stated},
		{"the day an issue came out", text("题", "出版：2021-03-05 更新：2021-03-06", prose), Statements{}, "2021-03-05", article.Stated},
		{"the minute that the page tells of a letter's day", text("题", prose, "2021年3月5日"), Statements{Above: []string{"发布时间：2021-03-05 15:40"}}, "2021-03-05T15:40:00+08:00", article.Stated},
		{"an account's post", text("题", "原创 老周 河西味道 2021-03-05 20:18", prose), Statements{}, "2021-03-05T20:18:00+08:00", article.Stated},
		{"the head of its page", text("题", prose), Statements{Page: "河西日报 第06版：乡村 2021年03月05日 星期五\n"}, "2021-03-05", article.Inferred},
		{"a sentence about a minute", text("题", "2021-03-05 10:08，河边的路修好了。", prose), Statements{}, "", ""},
		{"the issue it stood in", text("题", prose, prose+"《 河西日报 》（ 2021年03月05日 第 05 版）"), Statements{}, "2021-03-05", article.Stated},
		{"the day and paper it was first in", text("题", "（本文首发于2021年3月5日《河西周末》）", prose), Statements{}, "2021-03-05", article.Stated},
		{"a post and its label", text("题", "编辑于2021-03-05", prose), Statements{}, "2021-03-05", article.Stated},
		{"an agency's number of the day", text("題", prose, prose+"（編輯：林小滿）1100305", "標題：題"), Statements{}, "2021-03-05", article.Stated},
		{"an agency's number of something else", text("題", prose, prose+"（編輯：林小滿）1101305"), Statements{}, "", ""},
		{"strokes below in an address", at(text("題", prose), "", "https://x.example/2021_03_05_archive.html"), Statements{}, "2021-03-05", article.Inferred},
		{"the issue and its page", text("题", prose, "《河西日报》(2021年3月5日) 16版"), Statements{}, "2021-03-05", article.Stated},
		{"a number of a journal", text("题", prose, "2021年3月5日 第20期《河西周刊》记者：林小满"), Statements{}, "2021-03-05", article.Stated},
		{"around the text", text("题", prose), Statements{Aside: []string{"2020-01-01 别的文章", "发布时间：2021年3月5日 来源：河西晚报"}}, "2021-03-05", article.Stated},
		{"a list around the text", text("题", prose), Statements{Aside: []string{"2020-01-01 别的文章", "©2019 河西网"}}, "", ""},
		{"when something takes place", text("通知", "活动时间：2021年3月5日", "活动地点：河西社区", prose), Statements{}, "", ""},
		{"from one day to another", text("通知", "时间：2021年3月5日至8日", prose), Statements{}, "", ""},
		{"a day in the moon's calendar", text("题", prose, "农历二〇二一年正月十五日"), Statements{}, "", ""},
		{"no year, but for the address", at(text("题", "河西网河西3月5日消息（记者林小满）"+prose), "", "http://x.example/2021-03/c_123.html"), Statements{}, "2021-03-05", article.Inferred},
		{"no year, and another month's address", at(text("题", "河西网河西3月5日消息（记者林小满）"+prose), "", "http://x.example/2021-04/c_123.html"), Statements{}, "", ""},
		{"nothing", text("题", prose), Statements{}, "", ""},
	}
	for _, test := range tests {
		New(Options{TimeZone: zone}).date(test.a, test.said)
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

func TestSource(t *testing.T) {
	tests := []struct {
		name string
		a    *article.Article
		said Statements
		want string
	}{
		{"stated", text("题", "来源：别处", prose), Statements{Source: []string{"河西晚报"}}, "河西晚报 stated"},
		{"a line", text("题", "2021-03-05  来源：河西晚报  作者：林小满", prose), Statements{}, "河西晚报 stated"},
		{"a line around the text", text("题", prose), Statements{Aside: []string{"稿件来源:河西晚报"}}, "河西晚报 stated"},
		{"an office that sends it out", text("題", "發稿單位:河西新聞處", prose), Statements{}, "河西新聞處 stated"},
		{"a wire and its place", text("题", "来源:新华社常州", prose), Statements{}, "新华社 stated"},
		{"its reporter behind it", text("题", "2021-03-05 来源:河西晨报/掌上河西首席记者林小满  打印本页", prose), Statements{}, "河西晨报 stated"},
		{"an account beside the minute", text("题", "河西慢镜 2020-03-09 18:14:21", prose), Statements{}, "河西慢镜 stated"},
		{"an account and what it is", text("题", "河西慢镜  · 公众号  · 生活  · 2020-03-09 18:14", prose), Statements{}, "河西慢镜 stated"},
		{"a column beside the minute", text("题", "本地资讯 2020-03-09 18:14:21", prose), Statements{}, ""},
		{"credits above before a caption", text("题", "一段视频 （来源：河东视频）", prose), Statements{Above: []string{"2019-09-07 16:28:35　来源: 河西晚报 举报"}}, "河西晚报 stated"},
		{"where to put one's name down", text("题", "报名:请到社区服务站", prose), Statements{}, ""},
		{"alone in the last bracket", text("题", prose+"(河西新闻网)"), Statements{}, "河西新闻网 inferred"},
		{"several it was put together from", text("题", prose, "综合自：河西日报、河东晚报"), Statements{}, "河西日报 stated"},
		{"an account in its marks", text("题", prose, "来源｜“河西发布”微信公众号"), Statements{}, "河西发布 stated"},
		{"taken from behind a stroke", text("题", prose, "转自丨河西发布"), Statements{}, "河西发布 stated"},
		{"of words and pictures", text("题", prose, "图文来源：河西街道"), Statements{}, "河西街道 stated"},
		{"behind the minute and a dot", text("题", "2021-03-05 10:20·河西日报", prose), Statements{}, "河西日报 stated"},
		{"a paper and its site", text("题", "河西日报-河西网讯（记者林小满）"+prose), Statements{}, "河西日报 stated"},
		{"several papers", text("题", "来源：河西晨报、河东新闻网", prose), Statements{}, "河西晨报 stated"},
		{"several names that publish nothing", text("题", "来源：河西街道/长椅社区", prose), Statements{}, "河西街道/长椅社区 stated"},
		{"a site and its paper beside the time", text("题", "http://www.hexi.com.cn 2003年12月08日10:12 河西新闻网-南国都市报 | |", prose), Statements{}, "南国都市报 stated"},
		{"only the sort of a paper", text("题", "晚报首席记者林小满", prose), Statements{}, ""},
		{"only the sort, but a record's own", text("题", prose), Statements{Source: []string{"日报"}}, "日报 stated"},
		{"whose reporters are named once", text("题", prose, "（新河西记者：林小满 何莲）"), Statements{}, ""},
		{"two names of one site", text("题", "河西在线、河西新闻客户端讯 "+prose), Statements{}, "河西在线 stated"},
		{"a second name in brackets", text("题", "河西网(河西日报网)讯（通讯员 林小满）"+prose), Statements{}, "河西网 stated"},
		{"a television's name in brackets", text("題", "【Now新聞台】"+prose), Statements{}, "Now新聞台 stated"},
		{"an account's id", text("题", "来源: 河西县人民医院/hxxyy0915", prose), Statements{}, "河西县人民医院 stated"},
		{"another's label in its place", text("题", "来源: 编辑:林小满", prose), Statements{}, ""},
		{"a label that is set apart", text("题", prose, "来 源:河西融媒"), Statements{}, "河西融媒 stated"},
		{"a label without a name", text("题", "来源: 字号:", "河西网河东3月5日电(记者林小满)"+prose), Statements{}, "河西网 stated"},
		{"other credits glued to it", text("题", prose, "信息来源:河西日报全媒体作者:林小满 何莲责任编辑:周大河"), Statements{}, "河西日报 stated"},
		{"any name before a byline", text("題", "觀河西／ 記者林小滿／台北報導", prose), Statements{}, "觀河西 stated"},
		{"a byline above", text("題", prose), Statements{Above: []string{"墨河西|記者林小滿/台北報導"}}, "墨河西 stated"},
		{"an agency with place and day", text("题", "新华社河西3月5日电（记者林小满）"+prose), Statements{}, "新华社 stated"},
		{"a site", text("题", "河西新闻网3月5日訊(通訊員：周大河)"+prose), Statements{}, "河西新闻网 stated"},
		{"a paper", text("题", "河西日报讯(记者林小满)"+prose), Statements{}, "河西日报 stated"},
		{"television", text("题", "央视网消息（新闻联播）："+prose), Statements{}, "央视网 stated"},
		{"a site's channel", text("题", "环球网科技讯 "+prose), Statements{}, "环球网 stated"},
		{"a place without a day", text("题", "新华社常州电 "+prose), Statements{}, "新华社 stated"},
		{"words before 消息 and 電", text("題", "早前網上流傳的消息說，路修好了。"+prose, "河西新聞早前曾致電高先生。"), Statements{}, ""},
		{"a law's words before 資訊", text("題", "本辦法所稱醫療機構網際網路資訊，指病人看到的。"+prose), Statements{}, ""},
		{"a word that begins with 電", text("題", "國內電報電路出租業務"), Statements{}, ""},
		{"an address is no name", text("题", "来源：https://example.org/about", prose), Statements{}, ""},
		{"a number is no name", text("题", "来源：30", prose), Statements{}, ""},
		{"a picture's source", text("题", prose, "照片來源：美聯社、某圖社"), Statements{}, ""},
		{"who holds an event, in a sentence", text("题", prose, "活动由主办单位支付电视公司。"), Statements{}, ""},
		{"a paper before a stroke", text("題", "聯合報／ 記者林小滿／屏東即時報導", prose), Statements{}, "聯合報 stated"},
		{"a wire before a stroke", text("題", "中央社／ 屏東縣12日電", prose), Statements{}, "中央社 stated"},
		{"a wire beside the day", text("题", "新华社 2019年10月30日", prose), Statements{}, "新华社 stated"},
		{"a label glued behind it", text("题", "来源:河西网讯浏览:453次", prose), Statements{}, "河西网 stated"},
		{"a place is no wire", text("題", "瓦房店7月20日訊 "+prose), Statements{}, ""},
		{"our paper has no name", text("题", "本报讯(记者林小满)"+prose), Statements{}, ""},
		{"nor has it one with the place it reports from", text("题", "本报蓬莱讯 6月18日，"+prose), Statements{}, ""},
		{"the holder of the rights", text("题", prose, "版权所有 河西区融媒体中心 电话:12345678"), Statements{}, "河西区融媒体中心 inferred"},
		{"a carrier in the author's place", text("题", prose), Statements{Author: []string{"今日头条"}}, "今日头条 inferred"},
		{"a person is no source", text("题", prose), Statements{Author: []string{"林小满"}}, ""},
		{"nor is an account", text("题", prose), Statements{Author: []string{"河边的老邮差"}}, ""},
		{"beside the time", text("题", "2022-09-30 18:33 河西网", prose), Statements{}, "河西网 stated"},
		{"beside the time, a reporter behind it", text("題", "2019-05-12 14:22 河西報 記者林小滿／即時報導", prose), Statements{}, "河西報 stated"},
		{"a stamp with how many read it", text("题", "2021-03-05 13:44 大河报业·河西新闻阅读 (32950) 扫描到手机", prose), Statements{}, "河西新闻 stated"},
		{"what is reported of a day", text("题", "据河西晚报报道 7月15日,河边的路修好了。"+prose), Statements{}, "河西晚报 inferred"},
		{"a report's rights", text("题", prose, "版权所有:河西报道"), Statements{}, ""},
		{"a stamp with its writer", text("题", "©原创   2021-03-05 11:35   河西市融媒体中心通讯员林小满", prose), Statements{}, "河西市融媒体中心 stated"},
		{"a label in brackets", text("题", "【来源】:河西团区委 | 2021-03-05", prose), Statements{}, "河西团区委 stated"},
		{"its writers in its place", text("题", "来源:", "王小满、黄莲", "2021-03-05 11:35:00", prose), Statements{}, ""},
		{"what was done, behind it", text("题", "来源:河西新闻网收集编辑:河西新闻网", prose), Statements{}, "河西新闻网 stated"},
		{"a button beside the day", text("題", "2021-03-05 聽新聞", prose), Statements{}, ""},
		{"an office that signs with the day", text("题", prose, "河西省农业农村厅", "2021年7月31日", "附件:名单"), Statements{}, "河西省农业农村厅 inferred"},
		{"a line above a day that is no office", text("题", prose, "大河上下", "2021年7月31日"), Statements{}, ""},
		{"glued to the time", text("題", prose), Statements{Above: []string{"2018-12-03 04:24:12河西報"}}, "河西報 stated"},
		{"a sentence beside a time", text("题", "2019-05-12 14:22 河西报社，起了火。", prose), Statements{}, ""},
		{"the head of its page", text("题", prose), Statements{Page: "河西日报 第06版：乡村 2021年03月05日\n"}, "河西日报 stated"},
		{"glued behind a time", text("题", "河西新闻2022-11-0521:10:08来源：河西日报客户端", prose), Statements{}, "河西日报客户端 stated"},
		{"behind a stroke", text("题", "来源 | 河西晚报", prose), Statements{}, "河西晚报 stated"},
		{"a website", text("题", prose), Statements{Site: []string{"河西在线"}}, "河西在线 inferred"},
		{"at the end of the last sentence", text("题", prose, prose+"（来源：河西晚报）"), Statements{}, "河西晚报 stated"},
		{"a picture's source in a sentence", text("题", "新桥通车了。（来源：照片网）", prose, prose, prose, prose, prose, prose, prose, prose, prose), Statements{}, ""},
		{"what some report said", text("题", "一篇新闻报道提到，"+prose), Statements{}, ""},
		{"a source in the middle", text("题", prose, prose, prose, prose, prose, prose, prose, prose, "来源：河西晚报", prose, prose, prose, prose, prose, prose, prose, prose), Statements{}, ""},
		{"a sentence about sources", text("题", "他说，来源：很多。"+strings.Repeat(prose, 5)), Statements{}, ""},
		{"a site's channel", text("题", "河浪科技讯 河西时间3月5日早间消息，"+prose), Statements{}, "河浪科技 stated"},
		{"a day without its month", text("題", "（河西社記者林小滿台北5日電）"+prose), Statements{}, "河西社 stated"},
		{"behind the first title", text("题", "（原标题：河边修了新路）河教育3月5日讯，据河西桔子信息，"+prose), Statements{}, "河教育 stated"},
		{"a summary of reports", text("题", "【河西时报综合报道】据外媒，"+prose), Statements{}, "河西时报 stated"},
		{"in a sentence", text("题", prose, "本文转载自《河西评论》，有删节。"), Statements{}, "河西评论 stated"},
		{"taken from", text("题", "原文刊载于河西健康，经授权发布"+prose), Statements{}, "河西健康 stated"},
		{"behind the last sentence", text("题", prose, prose+"文章来源：河西中文网"), Statements{}, "河西中文网 stated"},
		{"among the last credits", text("题", prose, prose+"（来源：河西搜索 作者：林小满 综编来源：某日报、某网）"), Statements{}, "河西搜索 stated"},
		{"a report retold", text("题", "据河西侨报网报道，近日，"+prose), Statements{}, "河西侨报网 inferred"},
		{"the issue it stood in", text("题", prose, "《河西日报》（2021年03月05日 05版）"), Statements{}, "河西日报 stated"},
		{"a quick item is none", text("题", "快讯 "+prose), Statements{}, ""},
		{"words that end in 讯", text("题", "据了解通讯，"+prose), Statements{}, ""},
		{"those who came from afar", text("题", prose+"来自三十多个国家的客人，看了河。"), Statements{}, ""},
		{"what begins like a wire", text("题", "广播电台电视台播放录音制品，"+prose), Statements{}, ""},
		{"this text comes from", text("题", "本文来自河西电脑网当今时代，"+prose), Statements{}, "河西电脑网 stated"},
		{"a public account", text("题", "来源：微信公众号“河西科普（hexi）”　文/林小满"+prose), Statements{}, "河西科普 stated"},
		{"glued to the text", text("题", "来源：河西科技日报百岁老人"+prose), Statements{}, "河西科技日报 stated"},
		{"whose reporter signs", text("题", prose, prose+"（河西日报记者林小满）"), Statements{}, "河西日报 stated"},
		{"a paper whose name stands bare", text("题", prose, "来源：河西青年报2021年03月05日 02 版"), Statements{}, "河西青年报 stated"},
		{"the net is none", text("题", "来源：网络", prose), Statements{}, ""},
		{"a link is none", text("题", "2014-04-14 来源:河西教育局", prose, "(摘自:http://daily.example.com/content_1.htm"), Statements{}, "河西教育局 stated"},
		{"a writer behind the office", text("题", prose, "来源:河西乡党政办:林小满"), Statements{}, "河西乡党政办 stated"},
		{"a writer in its place", text("题", prose, "来源:通讯员林小满"), Statements{}, ""},
		{"behind its day", text("题", "编辑:何莲 来源:2023年11月28日 河西学术网 时间:2023-11-28", prose), Statements{}, "河西学术网 stated"},
		{"a day with its time and nobody", text("题", "来源: 2021-11-28 15:54:05 编辑:何莲", prose), Statements{}, ""},
		{"a reporter before a stroke", text("題", "河西新聞網記者林小滿/太平報導", prose), Statements{}, "河西新聞網 stated"},
		{"a channel's reporter", text("题", "河西晚报 · 河西一点记者 林小满", prose), Statements{}, "河西晚报 stated"},
		{"a wire named at the end", text("题", prose, prose, "（据新华社电）"), Statements{}, "新华社 inferred"},
		{"no wire before 电信", text("题", "任何单位和个人有权举报电信网络诈骗活动。"+prose), Statements{}, ""},
		{"a wire that is retold", text("题", "据新华社北京5月6日电 "+prose), Statements{}, "新华社 inferred"},
		{"a wire named at the end of another's text", text("题", "来源：河西晚报", prose, "（据新华社）"), Statements{}, "河西晚报 stated"},
		{"a wire's picture on another's page", text("题", prose+" 新华社发（林小满摄）"), Statements{Site: []string{"河西在线"}}, "河西在线 inferred"},
		{"a wire's reporter with his picture", text("題", prose+"新華社記者 林小滿 攝"), Statements{}, "新華社 stated"},
		{"what an electronic paper notes", text("题", prose), Statements{Aside: []string{"2023-03-16 河西镇 1 1 河西日报 content_131259.html 1 题 /enpproperty-->"}}, "河西日报 stated"},
		{"by what somebody says", text("题", prose+"根据河西晚报"), Statements{}, ""},
		{"where income comes from", text("题", prose, prose+"经费来源主要靠政府核拨。"), Statements{}, ""},
		{"nothing", text("题", prose), Statements{}, ""},
	}
	for _, test := range tests {
		source(test.a, test.said)
		got := test.a.Source
		for _, e := range test.a.Evidence {
			got += " " + string(e.Certainty)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestCarrier(t *testing.T) {
	tests := []struct {
		said Statements
		want string
	}{
		{Statements{Source: []string{"河西晚报"}, Author: []string{"今日头条"}}, "今日头条"},
		{Statements{Source: []string{"河西晚报"}, Site: []string{"河西晚報", "河西在线"}}, "河西在线"},
		{Statements{Source: []string{"河西晚报"}, Author: []string{"林小满、周大河"}}, ""},
		{Statements{Author: []string{"今日头条"}}, ""}, // the carrier is all that is known
		{Statements{Source: []string{"河西晚报"}, Aside: []string{"东湖在线报料热线:886 2395@qq.com"}}, "东湖在线"},
		{Statements{Source: []string{"河西晚报"}, Aside: []string{"河西晚報新聞熱線：12345"}}, ""}, // its own
		{Statements{Source: []string{"河西晚报"}, Aside: []string{"河西晚報讀者熱線：12345", "报料热线：12345", "市民可拨打东湖网报料热线：12345", "东湖网报料热线很忙"}}, ""},
	}
	for _, test := range tests {
		a := text("题", prose)
		source(a, test.said)
		carrier(a, test.said)
		got := ""
		for _, e := range a.Evidence {
			if e.Kind == KindCarrier {
				got += e.Value
			}
		}
		if got != test.want {
			t.Errorf("%+v: carried by %q, want %q", test.said, got, test.want)
		}
	}
}

func TestPeople(t *testing.T) {
	figure := text("题", prose)
	figure.Blocks = append(figure.Blocks, article.Block{Kind: article.Figure, Text: "河边的新路（河西晚报发 林小满摄）"})
	tests := []struct {
		name string
		a    *article.Article
		said Statements
		want string
	}{
		{"in brackets", text("题", "本报讯(记者 林小满 通讯员 周大河 何莲)"+prose), Statements{}, "林小满 记者, 周大河 通讯员, 何莲 通讯员"},
		{"glued", text("题", "河西网消息（河西网记者林小满 通讯员周大河）"+prose), Statements{}, "林小满 记者, 周大河 通讯员"},
		{"traditional", text("題", "河西網訊(通訊員：陳大河)"+prose), Statements{}, "陳大河 通訊員"},
		{"below its label", text("题", "来源:", "王小满、黄莲", "责编:", "何兰", prose), Statements{}, "王小满 作者, 黄莲 作者, 何兰 编辑"},
		{"glued to the minute", text("题", "编辑:彭小红2021-03-05 10:21内容来源:河西日报", prose), Statements{}, "彭小红 编辑"},
		{"before another label", text("题", "编辑:彭小红 2021-03-05 查看数:12", prose), Statements{}, "彭小红 编辑"},
		{"a line of credits", text("题", "2021-03-05 来源：河西晚报 | 编辑：于小满 | 作者：陈河", prose), Statements{}, "于小满 编辑, 陈河 作者"},
		{"around the text", text("题", prose), Statements{Aside: []string{"责编： 蒋小满"}}, "蒋小满 编辑"},
		{"writer and photographer", text("题", "河西晚报记者林小满 摄", prose), Statements{}, "林小满 记者, 林小满 摄影"},
		{"a picture's credit", figure, Statements{}, "林小满 摄影"},
		{"stated", text("题", prose), Statements{Author: []string{"林小满、周大河"}, Editor: []string{"何莲"}}, "林小满 作者, 周大河 作者, 何莲 编辑"},
		{"set apart in print", text("题", "（记者 林 满 通讯员 周大河）"+prose), Statements{}, "林满 记者, 周大河 通讯员"},
		{"four characters", text("题", "（记者 欧阳小满）"+prose), Statements{}, "欧阳小满 记者"},
		{"another people's name", text("题", "（记者 买买提·吐尔逊）"+prose), Statements{}, "买买提·吐尔逊 记者"},
		{"an organisation is no person", text("题", prose), Statements{Author: []string{"河西日报"}}, ""},
		{"a reporter without a name", text("题", "记者在河边看到，"+prose), Statements{}, ""},
		{"people in the text", text("题", "社区书记陈丹说，"+prose), Statements{}, ""},
		{"in their own brackets", text("題", "〔記者林小滿／高雄報導〕"+prose), Statements{}, "林小滿 記者"},
		{"several, and from where", text("題", "【記者張德河、吳三伯/彰化報導】"+prose), Statements{}, "張德河 記者, 吳三伯 記者"},
		{"glued to where and when", text("題", "（河西社記者林小滿台北5日電）"+prose), Statements{}, "林小滿 記者"},
		{"a byline alone", text("题", "　　本报记者\u00a0谷枫\u00a0北京报道", prose), Statements{}, "谷枫 记者"},
		{"padded roles and names", text("题", prose, "编　辑：林　满　校 对：周 大 河"), Statements{}, "林满 编辑, 周大河 校对"},
		{"strokes", text("题", prose, "文丨林小满", "编辑｜周大河　审核｜何莲"), Statements{}, "林小满 作者, 周大河 编辑, 何莲 审核"},
		{"steps of checking", text("题", prose, "初审：林小满 复审：周大河 终审：何莲"), Statements{}, "林小满 审核, 周大河 审核, 何莲 审核"},
		{"glued to a day", text("题", "原标题：某某作者：王小满11月7日，正在河西"+prose), Statements{}, "王小满 作者"},
		{"a reporter in brackets behind his name", text("题", "来源：河西都市报@谢小满(河都见习记者)10月29日，"+prose), Statements{}, "谢小满 记者"},
		{"a name alone at the end", text("题", prose, prose+"(陈小洋)"), Statements{}, "陈小洋 作者"},
		{"a name alone in a block", text("题", prose, "（罗森）"), Statements{}, "罗森 作者"},
		{"the end is none", text("题", prose, "（全文完）"), Statements{}, ""},
		{"nor a place", text("题", prose, prose+"（高雄）"), Statements{}, ""},
		{"behind the last sentence", text("题", prose, prose+"（文/潘小程 图/微舆情 数据来源/微舆情）"), Statements{}, "潘小程 作者"},
		{"among the last credits", text("题", prose, prose+"（来源：河西搜索 作者：顾小凡 综编来源：某日报、高小满）"), Statements{}, "顾小凡 作者"},
	}
	for _, test := range tests {
		people(test.a, test.said)
		var got []string
		for _, p := range test.a.People {
			got = append(got, p.Name+" "+p.Role)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	tests := []struct{ name, title, text, page, want string }{
		{"all levels", "", "近日，江苏省常州市武进区湖塘镇采菱社区修了新路。", "", "江苏省/常州市/武进区/湖塘镇/采菱社区"},
		{"levels above are concluded", "", "记者走进江汉区满春街道清芬社区看到", "", "湖北省/武汉市/江汉区/满春街道/清芬社区"},
		{"traditional", "", "近日,岳塘區五里堆街道板塘社區堅持", "", "湖南省/湘潭市/岳塘區/五里堆街道/板塘社區"},
		{"a title's place", "湖塘镇：修路", "", "", "江苏省/常州市/武进区/湖塘镇"},
		{"a community that is named alone, again and again", "", "近日，三勤社区修了路。三勤社区的人说好。", "", "三勤社区"},
		{"a community at two depths", "廈門金安社區的路", "廈門市湖里區金安社區修了路，金安社區說好。", "", "福建省/厦门市/湖里区/金山街道/金安社區"},
		{"a town by its government", "", prose + prose + prose + prose + prose + prose + "盐城市盐都区的大纵湖镇政府办公楼亮了灯。" + prose + "大纵湖镇政府修了路。", "", "江苏省/盐城市/盐都区/大纵湖镇"},
		{"one whose home is passed by", "", "近日，华容县公安局找到了老人，华容县的人说好。" + prose + prose + prose + "他是注滋口镇南安村人。", "", "湖南省/岳阳市/华容县"},
		{"the only place, of an office", "", prose + prose + prose + prose + prose + prose + "榆林市公安局找到了人。" + prose + "榆林市公安局说好。", "", "陕西省/榆林市"},
		{"the only county, once in a long text", "", strings.Repeat(prose, 30) + "深圳市南山区人民医院说好。", "", ""},
		{"a village that is named alone, near its county", "", "花垣县修路，花垣县的十八洞村说好，十八洞村的路通了。", "", "湖南省/湘西土家族苗族自治州/花垣县/双龙镇/十八洞村"},
		{"a word before 社区", "", "近日，攀枝花市东区炳草岗街道同意社区启用基金，炳草岗街道说好。", "", "四川省/攀枝花市/东区/炳草岗街道"},
		{"two words before 社区", "", "黄岛区黄岛街道积极探索社区治理，黄岛街道说好。", "", "山东省/青岛市/黄岛区/黄岛街道"},
		{"a town that is named in full elsewhere", "", "门头沟区龙泉镇中门寺村修路。龙泉镇东南街社区说好。", "", "北京市/门头沟区/龙泉镇/中门寺村 北京市/门头沟区/龙泉镇/东南街社区"},
		{"a village behind its street office", "", "红旗区文化街街道办事处明珠花园社区修了路，明珠花园社区说好。", "", "河南省/新乡市/红旗区/文化街街道/明珠花园社区"},
		{"the one county of a city", "", "鄂州市公安局获悉，鄂州修了路。鄂州市公安局说好，鄂州公安说好。", "", "湖北省/鄂州市"},
		{"an address", "", "近日，常州市修路，常州市说好。" + prose + "¶地址:湖南省长沙市河边路1号¶办公地址:湖南省长沙市河边路2号", "", "江苏省/常州市"},
		{"a street of Taiwan that is no office", "", "臺南市海安街道美術館修了路，臺南市說好。", "", "台湾省/臺南市"},
		{"a village called so", "", "密山市和平乡新建村修了路，新建村说好。", "", "黑龙江省/鸡西市/密山市/和平乡/新建村"},
		{"communities newly built", "", "湖塘镇新建社区三个，湖塘镇说好。", "", "江苏省/常州市/武进区/湖塘镇"},
		{"a county by its station", "", "近日，汝州火车站修了路，汝州火车站说好。", "", "河南省/平顶山市/汝州市"},
		{"a government that opens the text", "", "雲林縣政府今日修了路，大家說好。", "", "台湾省/雲林縣"},
		{"towns of Taiwan that others bear too", "苗栗縣的路", "苗栗縣修路，後龍鎮、頭屋鄉及三義鄉勝興社區說好。", "", "台湾省/苗栗縣/三義鄉/勝興社區"},
		{"a community on a page of one town", "", "近日，三勤社区修了路。三勤社区的人说好。", "湖塘镇办好实事", "江苏省/常州市/武进区/湖塘镇/三勤社区"},
		{"a town's name that two have", "", "在横林镇大柳社区，路修好了。横林镇说好，大柳社区说好。", "", "横林镇/大柳社区"},
		{"that of the one that has the village", "", "在横林镇下塘社区，路修好了。横林镇说好，下塘社区说好。", "", "江苏省/常州市/武进区/横林镇/下塘社区"},
		{"a street called by a city's name", "", "家住杭州道街的老人说好，胡家园街的老人说好。天津市滨海新区修了路。", "", "天津市/滨海新区"},
		{"a community behind the street's office", "", "荷花池街道办杨柳巷社区修路，金牛区的杨柳巷社区说好。", "", "四川省/成都市/金牛区/荷花池街道/杨柳巷社区"},
		{"towns and villages together", "", "千阳县草碧镇镇村干部修路，千阳县草碧镇说好。", "", "陕西省/宝鸡市/千阳县/草碧镇"},
		{"a community of the article's town", "", "在湖塘镇，路修好了。湖塘镇说好。华家社区说好，华家社区也修了。", "", "江苏省/常州市/武进区/湖塘镇/华家社区"},
		{"a zone in a county's place", "", "常州经开区横林镇修了路。在横林镇，", "", "江苏省/常州市/常州经开区/横林镇"},
		{"a province of which cities are examples", "湖南修路", "湖南修了路。湖南说好。" + prose + prose + prose + prose + prose + "湖南娄底也修。", "", "湖南省"},
		{"where something lies", "吉林查干湖冬捕", "吉林查干湖的冬捕开始了。" + prose + "查干湖位于吉林省松原市，" + prose, "", "吉林省/松原市"},
		{"places of a journey", "某人在贵州调研", "在凯里市白果井街道思源社区，他说好。在台江县台拱街道红阳村，他说好。", "", "贵州省/黔东南苗族侗族自治州/凯里市/白果井街道/思源社区 贵州省/黔东南苗族侗族自治州/台江县/台拱街道/红阳村"},
		{"those that laws name together", "", "大陆地区、香港或澳门的人来河边。" + prose + "香港或澳门的人，香港及澳门居民，说好。", "", ""},
		{"a bay and its city", "青岛市胶州湾条例", "青岛市胶州湾的海边，胶州湾修了路。", "", "山东省/青岛市"},
		{"years of a reign", "", "绍兴十一年，路修好了。绍兴元年的老人说好，绍兴三十二年的也说好。", "", ""},
		{"mathematics", "", "正定矩阵，对称正定，正定的。最大连通块，大连通图。" + prose + "正定。", "", ""},
		{"a list is about none", "", prose + prose + prose + prose + prose + prose + "湖北、山东、陕西、四川等地都修了路。", "", ""},
		{"named once in passing", "", prose + prose + prose + prose + prose + prose + "他从常州来。", "", ""},
		{"offices", "", "上海市高级人民法院说好。", "", ""},
		{"words that end alike", "", "全县各街道各社区，城市社区、农村和乡镇，经济特区、工业园区、山区乡村，应当向市或者区报告。", "", ""},
		{"villages and villagers", "", "在兰考县东坝头镇张庄村，村民们", "", "河南省/开封市/兰考县/东坝头镇/张庄村"},
		{"a county that was named anew", "", "在安庆市潜山县水吼镇，水库修好了。", "", "安徽省/安庆市/潜山市/水吼镇"},
		{"a town's name that many have", "城关镇办起夜市", "城关镇办起了夜市，城关镇的摊主多。", "", "城关镇"},
		{"a district's name that many have", "", "近日，鼓楼区修了路。鼓楼区的人说好，鼓楼区政府说好。", "", "鼓楼区"},
		{"a county that was named anew, in traditional", "", "在安慶市潛山縣水吼鎮，水庫修好了，潛山縣的老人說好。", "", "安徽省/安慶市/潜山市/水吼鎮"},
		{"a paper's name", "", "据常州时报报道，" + prose + "常州商报也说好。", "", ""},
		{"figures of speech", "", "一时洛阳纸贵，仁者乐山，世界大同，何必邯郸学步，处处是世外桃源。洛阳纸贵，洛阳纸贵。", "", ""},
		{"teams", "", "广东队赢了新疆队。" + prose + "广东男篮领先，广东三分，广东再得两分，广东又追一分，新疆队说好，广东说好。", "", ""},
		{"a town that a sentence makes", "", "向城镇排水设施排水，适应城市的需要，小城镇、解放区的人说好。", "", ""},
		{"words ahead of a village", "", "石门县修了通往杨家坪村的路，石门县大力发展村集体经济。", "", "湖南省/常德市/石门县/壶瓶山镇/杨家坪村"},
		{"firms", "", prose + prose + prose + prose + prose + "深圳河比中光科技股份有限公司说好，深圳大河科技有限公司说好，深圳小河电子材料有限公司说好。", "", ""},
		{"foreign places", "", "美国马里兰州巴尔的摩市的一座桥。马里兰州说好。", "", ""},
	}
	for _, test := range tests {
		a := text(test.title, strings.Split(test.text, "¶")...)
		places(a, Statements{Page: test.page}, parts(a))
		var got []string
		for _, levels := range a.Places {
			got = append(got, strings.Join(levels, "/"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlacesTellTheirEvidence(t *testing.T) {
	a := text("湖塘镇：修路", "武进区湖塘镇采菱社区修了路，采菱社区说好。")
	places(a, Statements{}, parts(a))
	var got []string
	for _, e := range a.Evidence {
		got = append(got, e.Value+" "+e.Text+" "+string(e.Certainty))
	}
	want := "江苏省/常州市 武进区湖塘镇采菱社区 inferred, 江苏省/常州市/武进区/湖塘镇/采菱社区 武进区湖塘镇采菱社区 stated"
	if strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// TestPlacesOfAnAddress: of several places that a text can mean its address picks
// one, and tells so.
func TestPlacesOfAnAddress(t *testing.T) {
	for _, test := range []struct{ address, text, want, from string }{
		{"http://paper.zhushan.cn/Html/2014/942.html", "文峰乡修了路，文峰乡说好。", "湖北省/十堰市/竹山县/文峰乡", "http://paper.zhushan"},
		{"http://paper.example.cn/Html/2014/942.html", "文峰乡修了路，文峰乡说好。", "文峰乡", ""},
		{"http://x.example/henan/wuyang/1.html", "文峰乡修了路，文峰乡说好。", "河南省/漯河市/舞阳县/文峰乡", "http://x.example/henan/wuyang"},
		{"http://www.zgzhushan.cn/1.html", "文峰乡修了路，文峰乡说好。", "湖北省/十堰市/竹山县/文峰乡", "http://www.zgzhushan"},
		{"http://www.zgsuixian.gov.cn/1.html", "高城镇修了路，高城镇说好。", "湖北省/随州市/随县/高城镇", "http://www.zgsuixian"},
		{"http://paper.zhushan.cn/1.html", "寻乌县文峰乡修了路，文峰乡说好。", "江西省/赣州市/寻乌县/文峰乡", ""},
		{"http://www.bishan.gov.cn/dt/1.html", "我区的路修好了。", "重庆市/璧山区", "http://www.bishan.gov.cn"},
		{"http://www.bishan.gov.cn/dt/1.html", "路修好了。", "", ""},
		{"http://www.bishan.com/dt/1.html", "我区的路修好了。", "", ""},
	} {
		a := text("", test.text)
		a.Origin.URL = test.address
		New(Options{TimeZone: zone}).Fill(a, Statements{})
		var got []string
		for _, levels := range a.Places {
			got = append(got, strings.Join(levels, "/"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.address, got, test.want)
		}
		if test.from != "" && !slices.ContainsFunc(a.Evidence, func(e article.Evidence) bool {
			return e.Kind == "place" && e.Text == test.from && e.Certainty == article.Inferred && e.Field == article.FieldURL
		}) {
			t.Errorf("%s: evidence %+v, want %s", test.address, a.Evidence, test.from)
		}
	}
}

func TestTopics(t *testing.T) {
	e := New(Options{TimeZone: zone, Topics: []Topic{{"党建", []string{"党建", "党员"}}, {"养老", []string{"老人"}}}})
	tests := []struct {
		name string
		a    *article.Article
		said Statements
		want string
	}{
		{"in the title", text("党建见闻", prose), Statements{}, "党建 inferred"},
		{"in the other script", text("黨建見聞", prose), Statements{}, "党建 inferred"},
		{"twice", text("题", "党员说，", "党建。"), Statements{}, "党建 inferred"},
		{"once", text("题", "党员说，"), Statements{}, ""},
		{"stated", text("题", prose), Statements{Topics: []string{"修路", "修路", " "}}, "修路 stated"},
		{"both", text("题", "老人和老人"), Statements{Topics: []string{"养老", "修路"}}, "养老 inferred, 修路 stated"},
	}
	for _, test := range tests {
		e.about(test.a, test.said, parts(test.a))
		var got []string
		for i, topic := range test.a.Topics {
			got = append(got, topic+" "+string(test.a.Evidence[i].Certainty))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestTitlesThatAreCredits: the first line of a text without a title may hold
// its day or its byline.
func TestTitlesThatAreCredits(t *testing.T) {
	a := text("2021-03-05 快訊", "雲林縣政府今日修了路。", prose)
	New(Options{}).Fill(a, Statements{})
	if a.Date == nil || *a.Date != "2021-03-05" {
		t.Errorf("date %v", a.Date)
	}
	a = text("墨河西|記者林小滿/台北報導", "雲林縣政府今日修了路。", prose)
	New(Options{}).Fill(a, Statements{})
	if a.Source != "墨河西" || len(a.People) != 1 || len(a.Places) != 0 { // where the reporter sits is no place of the text
		t.Errorf("%s, %v, %v", a.Source, a.People, a.Places)
	}
}

func TestFillSetsScriptAndRights(t *testing.T) {
	a := text("河邊修了新路", "這是一條新路，老人們都說好。", "版權作品,未經授權嚴禁轉載。")
	New(Options{TimeZone: zone}).Fill(a, Statements{})
	if a.Script != article.Traditional || a.Rights != "版權作品,未經授權嚴禁轉載。" {
		t.Errorf("script %q, rights %q", a.Script, a.Rights)
	}
}

func FuzzFill(f *testing.F) {
	f.Add("湖塘镇：修路", "2021-03-05 来源：河西晚报 | 编辑：于小满\n本报讯(记者 林 满)在武进区湖塘镇，\n二〇二一年三月五日", "Fri, 05 Mar 2021 01:30:00 GMT", "http://x.example/2021/03/05/")
	f.Add("樓道裡來了長椅", "（中央社記者何蓮台北5日電）三月\n本文转载自《河西评论》。（文/林小满 图/周大河）\n《河西日报》（2021年03月05日 05版）", "民國110年3月5日", "http://x.example/2021-03/c_1.html")
	f.Fuzz(func(t *testing.T, title, body, date, url string) {
		a := text(strings.ToValidUTF8(title, ""), strings.Split(strings.ToValidUTF8(body, ""), "\n")...)
		a.Origin.URL = url
		lines := strings.Split(strings.ToValidUTF8(body, ""), "\n")
		New(Options{TimeZone: zone, Topics: []Topic{{"甲", []string{title}}}}).Fill(a, Statements{Date: []string{date}, Author: []string{body}, Topics: []string{title}, Site: []string{title}, Above: lines, Aside: lines, Page: title})
		if a.Date != nil {
			day := a.Day()
			if _, err := time.Parse("2006-01-02", day); err != nil {
				t.Errorf("an impossible day: %q", *a.Date)
			}
		}
		for _, p := range a.People {
			if p.Name == "" || p.Role == "" {
				t.Errorf("nobody: %+v", p)
			}
		}
		if len(a.Evidence) > 8*(len(body)+len(title))+64 {
			t.Errorf("%d pieces of evidence", len(a.Evidence))
		}
	})
}
