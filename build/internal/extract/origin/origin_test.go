package origin

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"strings"
	"testing"
)

var text = facttest.Text

const prose = facttest.Prose

func TestSource(t *testing.T) {
	tests := []struct {
		name string
		a    *article.Article
		said fact.Statements
		want string
	}{
		{"stated", text("题", "来源：别处", prose), fact.Statements{Source: []string{"河西晚报"}}, "河西晚报 stated"},
		{"a line", text("题", "2021-03-05  来源：河西晚报  作者：林小满", prose), fact.Statements{}, "河西晚报 stated"},
		{"a line around the text", text("题", prose), fact.Statements{Aside: []string{"稿件来源:河西晚报"}}, "河西晚报 stated"},
		{"an office that sends it out", text("題", "發稿單位:河西新聞處", prose), fact.Statements{}, "河西新聞處 stated"},
		{"where it is from, by another word", text("题", prose, "文章出处:河西县人民法院 |"), fact.Statements{}, "河西县人民法院 stated"},
		{"an office behind a label without a mark", text("题", "发布机构 河西县人民政府办公室", "发布日期 2021-03-04", prose), fact.Statements{}, "河西县人民政府办公室 stated"},
		{"no office behind it", text("题", "发布机构 发布日期", prose), fact.Statements{}, ""},
		{"an electronic paper", text("题", "河西日报 数字报纸", prose), fact.Statements{}, "河西日报 inferred"},
		{"an account's report", text("题", "云上河西报道(通讯员 林小满)"+prose), fact.Statements{}, "云上河西 stated"},
		{"a sort of report", text("题", "综合报道(记者 林小满)"+prose), fact.Statements{}, ""},
		{"a report's writer", text("题", "林小满报道(记者 何莲)"+prose), fact.Statements{}, ""},
		{"reporters before a stroke", text("題", "記者林香珊簡慧珍／連線報導", prose), fact.Statements{}, ""},
		{"an outlet and its writer in one bracket", text("題", "【賴傳媒 林小滿/澎湖報導】"+prose), fact.Statements{}, "賴傳媒 stated"},
		{"a publisher above a portal's line", text("題", "河西生活新聞", "更新於 2025年12月25日10:12 • 發布於 2025年12月25日13:00", prose), fact.Statements{}, "河西生活新聞 stated"},
		{"behind the title in its line", text("题", "河边的油菜花开了 河西新闻网讯 "+prose), fact.Statements{}, "河西新闻网 stated"},
		{"behind a word for a summary", text("题", "导读河西新闻网讯6月17日22时，"+prose), fact.Statements{}, "河西新闻网 stated"},
		{"an office that puts it up", text("题", "发布:河西县公安局 时间:2014/1/15", prose), fact.Statements{}, "河西县公安局 stated"},
		{"a column's name that ends in 讯", text("题", "基层警讯", prose), fact.Statements{}, ""},
		{"a reader of electronic papers", text("题", "当前报纸名称:河西日报", prose), fact.Statements{}, "河西日报 stated"},
		{"a name before a stroke and its reporter", text("題", "聚河西／ 特約記者林小滿報導", prose), fact.Statements{}, "聚河西 stated"},
		{"any name in its reporter's bracket", text("題", "【News586/記者林小滿報導】"+prose), fact.Statements{}, "News586 stated"},
		{"a place in its reporter's bracket", text("題", "【台北/記者林小滿報導】"+prose), fact.Statements{}, ""},
		{"beside the minute, before a button", text("题", "皖南晨刊 2013-06-15 03:50 大字", prose), fact.Statements{}, "皖南晨刊 stated"},
		{"a site's client beside the site", text("题", "河西网·河西客户端讯(记者 林小满)"+prose), fact.Statements{}, "河西网 stated"},
		{"a site and its paper behind a label", text("题", prose, "(来源:河西网-河西都市报) [编辑: 林小满]"), fact.Statements{}, "河西都市报 stated"},
		{"a paper in brackets and an empty label", text("题", "[ 河西晚报 ] 作者:", prose), fact.Statements{}, "河西晚报 inferred"},
		{"an outlet in square brackets", text("題", "[河西新聞雲]記者林小滿/新城報導", prose), fact.Statements{}, "河西新聞雲 stated"},
		{"a column in square brackets", text("題", "[社會新聞]"+prose), fact.Statements{}, ""},
		{"the source of a site's news", text("題", prose, "新聞資料來源:河西日報--2016-11-20"), fact.Statements{}, "河西日報 stated"},
		{"a wire and its place", text("题", "来源:新华社常州", prose), fact.Statements{}, "新华社 stated"},
		{"its reporter behind it", text("题", "2021-03-05 来源:河西晨报/掌上河西首席记者林小满  打印本页", prose), fact.Statements{}, "河西晨报 stated"},
		{"an account beside the minute", text("题", "河西慢镜 2020-03-09 18:14:21", prose), fact.Statements{}, "河西慢镜 stated"},
		{"an account and what it is", text("题", "河西慢镜  · 公众号  · 生活  · 2020-03-09 18:14", prose), fact.Statements{}, "河西慢镜 stated"},
		{"a column beside the minute", text("题", "本地资讯 2020-03-09 18:14:21", prose), fact.Statements{}, ""},
		{"credits above before a caption", text("题", "一段视频 （来源：河东视频）", prose), fact.Statements{Above: []string{"2019-09-07 16:28:35　来源: 河西晚报 举报"}}, "河西晚报 stated"},
		{"where to put one's name down", text("题", "报名:请到社区服务站", prose), fact.Statements{}, ""},
		{"alone in the last bracket", text("题", prose+"(河西新闻网)"), fact.Statements{}, "河西新闻网 inferred"},
		{"several it was put together from", text("题", prose, "综合自：河西日报、河东晚报"), fact.Statements{}, "河西日报 stated"},
		{"an account in its marks", text("题", prose, "来源｜“河西发布”微信公众号"), fact.Statements{}, "河西发布 stated"},
		{"taken from behind a stroke", text("题", prose, "转自丨河西发布"), fact.Statements{}, "河西发布 stated"},
		{"of words and pictures", text("题", prose, "图文来源：河西街道"), fact.Statements{}, "河西街道 stated"},
		{"behind the minute and a dot", text("题", "2021-03-05 10:20·河西日报", prose), fact.Statements{}, "河西日报 stated"},
		{"a paper and its site", text("题", "河西日报-河西网讯（记者林小满）"+prose), fact.Statements{}, "河西日报 stated"},
		{"several papers", text("题", "来源：河西晨报、河东新闻网", prose), fact.Statements{}, "河西晨报 stated"},
		{"several names that publish nothing", text("题", "来源：河西街道/长椅社区", prose), fact.Statements{}, "河西街道/长椅社区 stated"},
		{"a site and its paper beside the time", text("题", "http://www.hexi.com.cn 2003年12月08日10:12 河西新闻网-南国都市报 | |", prose), fact.Statements{}, "南国都市报 stated"},
		{"only the sort of a paper", text("题", "晚报首席记者林小满", prose), fact.Statements{}, ""},
		{"only the sort, but a record's own", text("题", prose), fact.Statements{Source: []string{"日报"}}, "日报 stated"},
		{"whose reporters are named once", text("题", prose, "（新河西记者：林小满 何莲）"), fact.Statements{}, ""},
		{"two names of one site", text("题", "河西在线、河西新闻客户端讯 "+prose), fact.Statements{}, "河西在线 stated"},
		{"a second name in brackets", text("题", "河西网(河西日报网)讯（通讯员 林小满）"+prose), fact.Statements{}, "河西网 stated"},
		{"a television's name in brackets", text("題", "【Now新聞台】"+prose), fact.Statements{}, "Now新聞台 stated"},
		{"an account's id", text("题", "来源: 河西县人民医院/hxxyy0915", prose), fact.Statements{}, "河西县人民医院 stated"},
		{"another's label in its place", text("题", "来源: 编辑:林小满", prose), fact.Statements{}, ""},
		{"a label that is set apart", text("题", prose, "来 源:河西融媒"), fact.Statements{}, "河西融媒 stated"},
		{"how often it was read, in its place", text("题", "时间: 来源: 访问量:", prose), fact.Statements{}, ""},
		{"a label in a cell of its own", text("题", "发布机构: | 河西镇人民政府 | 主题分类: | 农业 |", prose), fact.Statements{}, "河西镇人民政府 stated"},
		{"a site that calls itself a port", text("題", "本港訊 (特約記者 林小滿)"+prose), fact.Statements{}, ""},
		{"a label without a name", text("题", "来源: 字号:", "河西网河东3月5日电(记者林小满)"+prose), fact.Statements{}, "河西网 stated"},
		{"other credits glued to it", text("题", prose, "信息来源:河西日报全媒体作者:林小满 何莲责任编辑:周大河"), fact.Statements{}, "河西日报 stated"},
		{"any name before a byline", text("題", "觀河西／ 記者林小滿／台北報導", prose), fact.Statements{}, "觀河西 stated"},
		{"a byline above", text("題", prose), fact.Statements{Above: []string{"墨河西|記者林小滿/台北報導"}}, "墨河西 stated"},
		{"an agency with place and day", text("题", "新华社河西3月5日电（记者林小满）"+prose), fact.Statements{}, "新华社 stated"},
		{"a site", text("题", "河西新闻网3月5日訊(通訊員：周大河)"+prose), fact.Statements{}, "河西新闻网 stated"},
		{"a paper", text("题", "河西日报讯(记者林小满)"+prose), fact.Statements{}, "河西日报 stated"},
		{"television", text("题", "央视网消息（新闻联播）："+prose), fact.Statements{}, "央视网 stated"},
		{"a site's channel", text("题", "环球网科技讯 "+prose), fact.Statements{}, "环球网 stated"},
		{"a place without a day", text("题", "新华社常州电 "+prose), fact.Statements{}, "新华社 stated"},
		{"words before 消息 and 電", text("題", "早前網上流傳的消息說，路修好了。"+prose, "河西新聞早前曾致電高先生。"), fact.Statements{}, ""},
		{"a law's words before 資訊", text("題", "本辦法所稱醫療機構網際網路資訊，指病人看到的。"+prose), fact.Statements{}, ""},
		{"a word that begins with 電", text("題", "國內電報電路出租業務"), fact.Statements{}, ""},
		{"an address is no name", text("题", "来源：https://example.org/about", prose), fact.Statements{}, ""},
		{"a number is no name", text("题", "来源：30", prose), fact.Statements{}, ""},
		{"a picture's source", text("题", prose, "照片來源：美聯社、某圖社"), fact.Statements{}, ""},
		{"who holds an event, in a sentence", text("题", prose, "活动由主办单位支付电视公司。"), fact.Statements{}, ""},
		{"a paper before a stroke", text("題", "聯合報／ 記者林小滿／屏東即時報導", prose), fact.Statements{}, "聯合報 stated"},
		{"a wire before a stroke", text("題", "中央社／ 屏東縣12日電", prose), fact.Statements{}, "中央社 stated"},
		{"a wire beside the day", text("题", "新华社 2019年10月30日", prose), fact.Statements{}, "新华社 stated"},
		{"a label glued behind it", text("题", "来源:河西网讯浏览:453次", prose), fact.Statements{}, "河西网 stated"},
		{"a place is no wire", text("題", "瓦房店7月20日訊 "+prose), fact.Statements{}, ""},
		{"our paper has no name", text("题", "本报讯(记者林小满)"+prose), fact.Statements{}, ""},
		{"nor has it one with the place it reports from", text("题", "本报蓬莱讯 6月18日，"+prose), fact.Statements{}, ""},
		{"the holder of the rights", text("题", prose, "版权所有 河西区融媒体中心 电话:12345678"), fact.Statements{}, "河西区融媒体中心 inferred"},
		{"a carrier in the author's place", text("题", prose), fact.Statements{Author: []string{"今日头条"}}, "今日头条 inferred"},
		{"a person is no source", text("题", prose), fact.Statements{Author: []string{"林小满"}}, ""},
		{"nor is an account", text("题", prose), fact.Statements{Author: []string{"河边的老邮差"}}, ""},
		{"beside the time", text("题", "2022-09-30 18:33 河西网", prose), fact.Statements{}, "河西网 stated"},
		{"beside the time, a reporter behind it", text("題", "2019-05-12 14:22 河西報 記者林小滿／即時報導", prose), fact.Statements{}, "河西報 stated"},
		{"a stamp with how many read it", text("题", "2021-03-05 13:44 大河报业·河西新闻阅读 (32950) 扫描到手机", prose), fact.Statements{}, "河西新闻 stated"},
		{"what is reported of a day", text("题", "据河西晚报报道 7月15日,河边的路修好了。"+prose), fact.Statements{}, "河西晚报 inferred"},
		{"a report's rights", text("题", prose, "版权所有:河西报道"), fact.Statements{}, ""},
		{"what a reader of papers calls the paper", text("题", prose), fact.Statements{Aside: []string{"报名:河西日报 版次:第006版:版名:美在民间 日期:20201223"}}, "河西日报 stated"},
		{"a journal's issue above the text", text("题", prose), fact.Statements{Above: []string{"河西学刊 2022年11期"}}, "河西学刊 stated"},
		{"writers in a source's place", text("题", "来源: 张云龙 王洁 孙雨静 2021-09-15 09:10:51 责编: 余红霞", prose), fact.Statements{}, ""},
		{"a paper's issue", text("题", "《 河西日报海外版 》( 2012年12月12日   第 04 版)", prose, "新华社记者  李  欣摄"), fact.Statements{}, "河西日报海外版 stated"},
		{"a stamp of two names, said to be its own", text("题", "大众新闻·海报新闻 2025-12-16 10:13:04原创", prose), fact.Statements{}, "海报新闻 stated"},
		{"a stamp with its writer", text("题", "©原创   2021-03-05 11:35   河西市融媒体中心通讯员林小满", prose), fact.Statements{}, "河西市融媒体中心 stated"},
		{"a label in brackets", text("题", "【来源】:河西团区委 | 2021-03-05", prose), fact.Statements{}, "河西团区委 stated"},
		{"its writers in its place", text("题", "来源:", "王小满、黄莲", "2021-03-05 11:35:00", prose), fact.Statements{}, ""},
		{"what was done, behind it", text("题", "来源:河西新闻网收集编辑:河西新闻网", prose), fact.Statements{}, "河西新闻网 stated"},
		{"a button beside the day", text("題", "2021-03-05 聽新聞", prose), fact.Statements{}, ""},
		{"two offices that sign in one line", text("通告", prose, "特此通告。", "河西市公安局、河西市交通局", "2021年9月"), fact.Statements{}, "河西市公安局 inferred"},
		{"that sign before the day", text("通告", prose, "河西县公安局 河西县交通运输局 2020年3月1日 |"), fact.Statements{}, "河西县公安局 inferred"},
		{"that sign a notice without a day", text("通告", prose, "特此通告。", "河西縣公安局交通管理大隊", "河西縣住房和城鄉建設局", "分享到:"), fact.Statements{}, "河西縣公安局交通管理大隊 inferred"},
		{"a sentence below what closes a notice", text("通告", prose, "特此通告。", "有关情况请向河西县公安局反映"), fact.Statements{}, ""},
		{"who took the picture, behind it", text("题", prose+"(来源:河西日报林小满摄)"), fact.Statements{}, "河西日报 stated"},
		{"an office that sent it in", text("题", prose, "来源：河西县地方志办公室供稿"), fact.Statements{}, "河西县地方志办公室 stated"},
		{"whose the contents are", text("题", prose, "所有内容为河西日报社版权所有.未经许可,不得转载或镜像"), fact.Statements{}, "河西日报 inferred"},
		{"an office that signs with the day", text("题", prose, "河西省农业农村厅", "2021年7月31日", "附件:名单"), fact.Statements{}, "河西省农业农村厅 inferred"},
		{"a line above a day that is no office", text("题", prose, "大河上下", "2021年7月31日"), fact.Statements{}, ""},
		{"glued to the time", text("題", prose), fact.Statements{Above: []string{"2018-12-03 04:24:12河西報"}}, "河西報 stated"},
		{"a sentence beside a time", text("题", "2019-05-12 14:22 河西报社，起了火。", prose), fact.Statements{}, ""},
		{"the head of its page", text("题", prose), fact.Statements{Page: "河西日报 第06版：乡村 2021年03月05日\n"}, "河西日报 stated"},
		{"glued behind a time", text("题", "河西新闻2022-11-0521:10:08来源：河西日报客户端", prose), fact.Statements{}, "河西日报客户端 stated"},
		{"behind a stroke", text("题", "来源 | 河西晚报", prose), fact.Statements{}, "河西晚报 stated"},
		{"a website", text("题", prose), fact.Statements{Site: []string{"河西在线"}}, "河西在线 inferred"},
		{"at the end of the last sentence", text("题", prose, prose+"（来源：河西晚报）"), fact.Statements{}, "河西晚报 stated"},
		{"a picture's source in a sentence", text("题", "新桥通车了。（来源：照片网）", prose, prose, prose, prose, prose, prose, prose, prose, prose), fact.Statements{}, ""},
		{"what some report said", text("题", "一篇新闻报道提到，"+prose), fact.Statements{}, ""},
		{"a source in the middle", text("题", prose, prose, prose, prose, prose, prose, prose, prose, "来源：河西晚报", prose, prose, prose, prose, prose, prose, prose, prose), fact.Statements{}, ""},
		{"a sentence about sources", text("题", "他说，来源：很多。"+strings.Repeat(prose, 5)), fact.Statements{}, ""},
		{"a site's channel", text("题", "河浪科技讯 河西时间3月5日早间消息，"+prose), fact.Statements{}, "河浪科技 stated"},
		{"a day without its month", text("題", "（河西社記者林小滿台北5日電）"+prose), fact.Statements{}, "河西社 stated"},
		{"behind the first title", text("题", "（原标题：河边修了新路）河教育3月5日讯，据河西桔子信息，"+prose), fact.Statements{}, "河教育 stated"},
		{"a summary of reports", text("题", "【河西时报综合报道】据外媒，"+prose), fact.Statements{}, "河西时报 stated"},
		{"in a sentence", text("题", prose, "本文转载自《河西评论》，有删节。"), fact.Statements{}, "河西评论 stated"},
		{"taken from", text("题", "原文刊载于河西健康，经授权发布"+prose), fact.Statements{}, "河西健康 stated"},
		{"behind the last sentence", text("题", prose, prose+"文章来源：河西中文网"), fact.Statements{}, "河西中文网 stated"},
		{"among the last credits", text("题", prose, prose+"（来源：河西搜索 作者：林小满 综编来源：某日报、某网）"), fact.Statements{}, "河西搜索 stated"},
		{"a report retold", text("题", "据河西侨报网报道，近日，"+prose), fact.Statements{}, "河西侨报网 inferred"},
		{"the issue it stood in", text("题", prose, "《河西日报》（2021年03月05日 05版）"), fact.Statements{}, "河西日报 stated"},
		{"a quick item is none", text("题", "快讯 "+prose), fact.Statements{}, ""},
		{"words that end in 讯", text("题", "据了解通讯，"+prose), fact.Statements{}, ""},
		{"those who came from afar", text("题", prose+"来自三十多个国家的客人，看了河。"), fact.Statements{}, ""},
		{"what begins like a wire", text("题", "广播电台电视台播放录音制品，"+prose), fact.Statements{}, ""},
		{"this text comes from", text("题", "本文来自河西电脑网当今时代，"+prose), fact.Statements{}, "河西电脑网 stated"},
		{"a public account", text("题", "来源：微信公众号“河西科普（hexi）”　文/林小满"+prose), fact.Statements{}, "河西科普 stated"},
		{"glued to the text", text("题", "来源：河西科技日报百岁老人"+prose), fact.Statements{}, "河西科技日报 stated"},
		{"whose reporter signs", text("题", prose, prose+"（河西日报记者林小满）"), fact.Statements{}, "河西日报 stated"},
		{"a paper whose name stands bare", text("题", prose, "来源：河西青年报2021年03月05日 02 版"), fact.Statements{}, "河西青年报 stated"},
		{"the net is none", text("题", "来源：网络", prose), fact.Statements{}, ""},
		{"a link is none", text("题", "2014-04-14 来源:河西教育局", prose, "(摘自:http://daily.example.com/content_1.htm"), fact.Statements{}, "河西教育局 stated"},
		{"a writer behind the office", text("题", prose, "来源:河西乡党政办:林小满"), fact.Statements{}, "河西乡党政办 stated"},
		{"a button in its place", text("题", "发布日期:18-01-16 16:53:12 点击次数:  来源:   转播到腾讯微博", prose), fact.Statements{}, ""},
		{"a writer in its place", text("题", prose, "来源:通讯员林小满"), fact.Statements{}, ""},
		{"behind its day", text("题", "编辑:何莲 来源:2023年11月28日 河西学术网 时间:2023-11-28", prose), fact.Statements{}, "河西学术网 stated"},
		{"a day with its time and nobody", text("题", "来源: 2021-11-28 15:54:05 编辑:何莲", prose), fact.Statements{}, ""},
		{"a reporter before a stroke", text("題", "河西新聞網記者林小滿/太平報導", prose), fact.Statements{}, "河西新聞網 stated"},
		{"a channel's reporter", text("题", "河西晚报 · 河西一点记者 林小满", prose), fact.Statements{}, "河西晚报 stated"},
		{"a wire named at the end", text("题", prose, prose, "（据新华社电）"), fact.Statements{}, "新华社 inferred"},
		{"no wire before 电信", text("题", "任何单位和个人有权举报电信网络诈骗活动。"+prose), fact.Statements{}, ""},
		{"a wire that is retold", text("题", "据新华社北京5月6日电 "+prose), fact.Statements{}, "新华社 inferred"},
		{"a wire named at the end of another's text", text("题", "来源：河西晚报", prose, "（据新华社）"), fact.Statements{}, "河西晚报 stated"},
		{"a wire's picture on another's page", text("题", prose+" 新华社发（林小满摄）"), fact.Statements{Site: []string{"河西在线"}}, "河西在线 inferred"},
		{"a wire's reporter with his picture", text("題", prose+"新華社記者 林小滿 攝"), fact.Statements{}, "新華社 stated"},
		{"what an electronic paper notes", text("题", prose), fact.Statements{Aside: []string{"2023-03-16 河西镇 1 1 河西日报 content_131259.html 1 题 /enpproperty-->"}}, "河西日报 stated"},
		{"by what somebody says", text("题", prose+"根据河西晚报"), fact.Statements{}, ""},
		{"where income comes from", text("题", prose, prose+"经费来源主要靠政府核拨。"), fact.Statements{}, ""},
		{"nothing", text("题", prose), fact.Statements{}, ""},
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
		source(test.a, fact.Statements{})
		if test.a.Source != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.a.Source, test.want)
		}
	}
}

func TestCarrier(t *testing.T) {
	tests := []struct {
		said fact.Statements
		want string
	}{
		{fact.Statements{Source: []string{"河西晚报"}, Author: []string{"今日头条"}}, "今日头条"},
		{fact.Statements{Source: []string{"河西晚报"}, Site: []string{"河西晚報", "河西在线"}}, "河西在线"},
		{fact.Statements{Source: []string{"河西晚报"}, Author: []string{"林小满、周大河"}}, ""},
		{fact.Statements{Author: []string{"今日头条"}}, ""}, // the carrier is all that is known
		{fact.Statements{Source: []string{"河西晚报"}, Aside: []string{"东湖在线报料热线:886 2395@qq.com"}}, "东湖在线"},
		{fact.Statements{Source: []string{"河西晚报"}, Aside: []string{"河西晚報新聞熱線：12345"}}, ""}, // its own
		{fact.Statements{Source: []string{"河西晚报"}, Aside: []string{"河西晚報讀者熱線：12345", "报料热线：12345", "市民可拨打东湖网报料热线：12345", "东湖网报料热线很忙"}}, ""},
	}
	for _, test := range tests {
		a := text("题", prose)
		source(a, test.said)
		carrier(a, test.said)
		got := ""
		for _, e := range a.Evidence {
			if e.Kind == fact.KindCarrier {
				got += e.Value
			}
		}
		if got != test.want {
			t.Errorf("%+v: carried by %q, want %q", test.said, got, test.want)
		}
	}
}
