package kind_test

import (
	"fangzhi/build/internal/extract"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"strings"
	"testing"
)

var text = facttest.Text

const prose = facttest.Prose

// TestGenre: forms met on the pages of papers and offices; names and facts are
// made up. P stands for prose, a stroke parts paragraphs.
func TestGenre(t *testing.T) {
	tests := []struct{ title, text, want string }{
		// news
		{"河边修了新路", "本报讯（记者 林小满）P", "news stated"},
		{"河邊修了新路", "【本報訊】P", "news stated"},
		{"河边修了新路", "河西网3月5日消息（记者林小满）P", "news stated"},
		{"河边修了新路", "新华社河西3月5日电（记者林小满）P", "news stated"},
		{"河边修了新路", "本报记者 林小满¶P", "news inferred"},
		{"河边修了新路", "P¶P（记者 林小满 通讯员 何莲）", "news inferred"},
		{"河边修了新路", "据河西侨报网报道，P", "news inferred"},
		{"河西市发布关于修路的通告", "本报讯（记者 林小满）P", "news stated"},
		{"国务院办公厅印发《关于修路的意见》", "新华社河西3月5日电 P", "news stated"},
		{"河西日报评论员文章：路是走出来的", "河西网消息：今天，河西日报发表评论员文章，题目是《路是走出来的》。P", "news stated"},
		{"两位村干部的心思", "本报记者 林小满¶傍晚，河边的路空了，夕阳落在水上。QQQQ¶60岁的何莲不知不觉来到桥上，她修了30年的路。QQQQ", "feature inferred"},
		{"九十岁的修路人", "林大河，今年90岁，住在河边。P¶本报记者 林小满", "feature inferred"},
		{"九十岁的修路人", "本报讯（记者 林小满）林大河，今年90岁，住在河边。P", "news stated"},
		{"河边的修路人", "傍晚，河边的路空了，夕阳落在水上。QQQQ¶60岁的何莲对记者说，她修了30年的路。QQQQ", "feature inferred"},
		{"河边的修路人", "傍晚，河边的路空了，夕阳落在水上。QQQQ¶60岁的何莲说，她修了30年的路。QQQQ", ""}, // a story
		{"河边修了新路", "本报记者 林小满¶傍晚，河边的路空了。PP¶60岁的何莲来到桥上。PP", "news inferred"},
		{"河边的路--河西市河东区河边街道修路队三十年琐记", "P", "feature stated"},
		{"市长在开工典礼上的讲话引发热议", "本报记者 林小满¶P", "news inferred"},

		{"河边修了新路", "胡杨河讯(林小满)金秋时节，路修好了。P", "news stated"},
		{"河边修了新路", "8月26日上午，督察组一行到河西工地实地核查修路的情况。P", "news inferred"},
		{"河边修了新路", "记者17日凌晨在河西县河边镇的临时安置点看到，8月17日凌晨，路修好了。P", "news inferred"},
		{"河边修了新路", "林小满 何莲¶8月10日，河边镇的干部修路忙。P", "news inferred"},
		{"河邊修了新路", "刑警隊於8月10日迅速破獲“7.30”特大盜竊案。P¶大隊接到女子報警，稱路上的燈被盜。P", "news inferred"},
		{"河边修了新路", "河西7月20日訊 P", "news stated"},
		{"河邊修了新路", "河西區公所昨（三）日在活動中心舉行開工典禮，居民們走上新路。P", "news inferred"},
		{"河西四月份工作提示", "根据上级部署，现将有关工作提示如下：¶P", "notice inferred"},
		{"河西街道机构设置情况", "路修好了，现将有关情况报告如下。¶P", "report inferred"},
		{"老人摔倒没人扶 河西日报评:路要修，心也要修", "P", "commentary stated"},
		{"河边的路", "【文/河西网专栏作者 林小满】¶P", "commentary stated"},
		{"河边修了新路", "近日，河西社区举行开工典礼，居民们走上新路。P", "news inferred"},
		{"河边修了新路", "“路修好了，大家都高兴，出门再也不怕下雨了。”昨天上午，河西社区举行开工典礼。P", "news inferred"},
		{"河邊修了新路", "河西市長林小滿昨天出席開工典禮，居民們來看。P", "news inferred"},
		{"河边修了新路", "近日，一则路塌了的消息引发广泛关注。P", "news inferred"},
		{"河边修了新路", "昨天上午，河西社区的人在河边种花。P（林小满 何莲）", "news inferred"},
		{"河边修了新路", "“路修好了。”奶奶说。P", ""},
		{"河边修了新路", "6月10日，新路开工仪式在河西社区举行。P", "news inferred"},
		{"河邊修了新路", "2021-01-27 17:57¶港府昨晚在河邊修路，居民們來看。P", "news inferred"},
		{"河边修了新路", "昨天，我在河边走了走，柳树绿了。P", ""},
		{"河边修了新路", "我们近日举行了聚会，很开心。P", ""},
		{"致河西区的老人", "您于昨日在河西社区举行开工典礼，居民们来了。P", ""},
		{"河边修了新路", "国庆日前，居民们举行了聚会。P", ""},
		{"河边修了新路", "每年春天，河西社区都举行聚会。P", ""},

		// news by a day, a reporter or a writer further on
		{"河边修了新路", "3月5日讯：近年来，河西社区修路修桥。P", "news stated"},
		{"河边修了新路", "为方便居民出行，根据区里的安排，3月5日上午，河西街道组织居民代表视察河边的新路。P", "news inferred"},
		{"河邊修了新路", "河西區公所5日舉辦開工典禮，居民們來看。P", "news inferred"},
		{"河边修了新路", "昨天（5日），河西社区的路修好了。居民告诉记者，路很好走。P", "news inferred"},
		{"河边修了新路", "连日来，河西社区的人在河边种花。P（作者：林小满 何莲）", "news inferred"},
		{"河边修了新路", "“路灯坏了。”林先生说。¶林先生告诉记者，路灯坏了很久。P", ""},
		// the place and the day, and a headline that tells of a document
		{"河边修了新路", "河西7月20日訊 P", "news stated"},
		{"镇里下发关于修路的通知", "P", ""},

		// opinions without a label
		{"养狗的人", "笔者比较怕狗，出门总是小心。P¶其实，大家说的不是狗。难道养狗就不能牵绳吗？人人都应该想想别人。", "commentary inferred"},
		{"养狗的人", "笔者从河西社区获悉，养狗的人多了。P¶其实，大家都应该想想别人，难道不是吗？", ""},
		{"养狗的人", "摘要：笔者认为，养狗应该牵绳。¶其实，难道不是吗？P", ""},
		{"养狗的人", "“笔者认为应该牵绳。”林先生说。其实，难道不是吗？P", ""},
		{"养狗的人", "笔者认为狗很好。P", ""},
		// features
		{"【新春走基层】河边的修路人", "本报记者 林小满¶P", "feature stated"},
		{"路修好了——河西社区开工典礼见闻", "P", "feature stated"},
		// notices by whom they address
		{"河边要停水", "尊敬的居民朋友们：¶河边修路，明天停水。P¶河西水务公司¶2021年4月15日", "notice inferred"},
		{"河边要停水", "尊敬的居民朋友们：¶我是林小满，明天来看大家。P¶林小满¶2021年4月15日", ""},
		{"河西社区温馨提示", "P", "notice stated"},

		{"河邊修了新路", "【特訊】P", "news stated"},
		{"河邊修了新路", "河邊下午發生火警，消防到場。¶警方下午5時許接報，P", "news inferred"},
		{"河邊修了新路", "（林小滿希望居民來看。）¶聚會將於本周六(13日)舉行，P", "news inferred"},
		{"河邊的貓", "那年冬天發生了一件事。¶我下午去看貓。P", ""},

		// labelled
		{"时评丨路修好了，还要管好", "P", "commentary stated"},
		{"【河西锐评】路修好了，还要管好", "P", "commentary stated"},
		{"路修好了，还要管好", "本报评论员¶P", "commentary stated"},
		{"路修好了，还要管好", "本报特约评论员 林小满¶P", "commentary stated"},
		{"路修好了，还要管好", "P¶P（作者系河西大学教授）", "commentary stated"},
		{"社論：路修好了，還要管好", "P", "commentary stated"},
		{"记者手记：修路的人", "本报记者 林小满¶P", "note stated"},
		{"修路的人｜采访手记", "P", "note stated"},
		{"【特写】修路的人", "本报记者 林小满¶P", "feature stated"},
		{"修路的人——河西开工典礼侧记", "本报记者 林小满¶P", "feature stated"},
		{"修路的人（通讯）", "P", "feature stated"},
		{"简讯：路通了", "P", "brief stated"},
		{"专访｜修路的人", "本报记者 林小满¶P", "interview stated"},
		{"路是大家修的", "——访河西市公路局局长林小满¶本报记者 何莲¶P", "interview stated"},
		{"路是大家修的——与会嘉宾积极评价新路", "河西网消息 P", "news stated"},
		{"路是大家修的——访问河西的人越来越多", "P", ""},
		{"河西市公路局负责人就修路答记者问", "P", "interview stated"},

		// questions and answers
		{"路是谁修的", "问：路是谁修的？¶答：大家修的。P¶问：以后谁来管？¶答：居民自己管。P", "interview inferred"},
		{"路是谁修的", "记者：路是谁修的？¶林小满：大家修的。P¶记者：以后谁来管？¶林小满：居民自己管。P", "interview inferred"},
		{"路是谁修的", "P¶问：路是谁修的？¶P", ""},
		{"通知单", "时间：三月¶地点：河边¶联系人：林小满¶P", ""},

		// documents
		{"河西市道路管理条例", "（2021年3月5日河西市人民代表大会常务委员会第五次会议通过）¶第一条 为了修路，制定本条例。¶第二条 P", "law stated"},
		{"河西社区文明公约", "第一条 P¶第二条 P¶第三条 P¶第四条 P", "law stated"},
		{"关于修路的若干事项", "第一条 P¶第二条 P¶第三条 P¶第四条 P¶第五条 P", "law inferred"},
		{"河西市人民政府办公室关于做好修路工作的通知", "河政办发〔2021〕12号¶各区人民政府：¶P", "law stated"},
		{"河西市修路实施方案", "文号：河政办发〔2021〕12号　发布日期：2021-03-05¶P", "law stated"},
		{"路修好了", "根据河政办发〔2021〕12号文件，P", ""},
		{"关于加快修路的实施意见", "P", "law stated"},
		{"关于河西路停电的通知", "各位居民：¶P¶河西社区居委会", "notice stated"},
		{"河西街道招聘公告", "P", "notice stated"},
		{"", "校属各单位:¶为安排工作，现将放假一事通知如下:¶P¶校长办公室¶2023年9月15日", "notice inferred"},
		{"", "P¶请各位用户做好准备，敬请谅解。¶河西水务公司 2021年4月15日", "notice inferred"},
		{"河边修了新路", "他说通知如下的人来。P¶完", ""},
		{"河西镇人民政府关于印发《河西镇修路五年行动方案(2021-2025年)》的通知", "各村委会：¶P", "law stated"},
		{"法規名稱:河西縣修路自治條例", "P", "law stated"},
		{"", "本辦法依河西縣修路自治條例第三條第二項規定訂定之。¶P", "law inferred"},
		{"", "为了修路，特制定本办法。¶P", "law inferred"},
		{"", "主旨:公告周知修路一事。¶依據:河西市辦法。¶公告事項:自三月起修路。", "notice inferred"},
		{"关于河西小区更换长椅的公示（第二批）", "P", "notice stated"},
		{"小区停车有了新办法", "P", ""},
		{"这份通知来了", "P", ""},
		{"看懂河西市修路方案", "P", ""},
		{"在河西市开工典礼上的讲话", "各位来宾，同志们：¶P", "speech stated"},
		{"二〇二一年新年贺词", "同志们，朋友们：¶P", "speech stated"},
		{"林小满在河西市开工典礼上的致辞（全文）", "P", "speech stated"},
		{"林小满发表讲话", "P", ""},
		{"政府工作报告", "各位代表：¶P", "report stated"},
		{"2020年河西街道工作总结", "P", "report stated"},
		{"河西市2020年国民经济和社会发展统计公报", "P", "data stated"},
		{"林某诉某物业公司服务合同纠纷案", "基本案情¶P¶裁判理由¶P", "case inferred"},
		{"河西市中级人民法院民事判决书", "P", "case stated"},

		{"河西省第三批示范村评选结果", "P同步公示。¶如有异议，请于8月4日前以书面形式反映。¶河西省农业农村厅¶2021年7月31日¶附件：名单", "notice inferred"},
		{"致河西的一封信", "同志们：¶P¶河西街道办事处¶2021年7月31日", ""},

		// nothing tells
		{"河边的柳树", "P¶P", ""},
		{"通讯录丢了怎么办", "P", ""},
		{"评论区里的故事", "P", ""},
		{"对话的艺术", "P", ""},
		{"", "P", ""},
	}
	for _, test := range tests {
		a := text(test.title, strings.Split(strings.NewReplacer("P", prose, "Q", leaves).Replace(test.text), "¶")...)
		extract.New(extract.Options{}).Fill(a, fact.Statements{})
		got := string(a.Genre)
		for _, e := range a.Evidence {
			if e.Kind == "genre" {
				got += " " + string(e.Certainty)
				if e.Value != string(a.Genre) || e.Text == "" || e.Block == article.OutOfText {
					t.Errorf("%s: evidence %+v", test.title, e)
				}
			}
		}
		if got != test.want {
			t.Errorf("%s | %s: %q, want %q", test.title, test.text, got, test.want)
		}
	}
}

func TestGenreOfItsColumn(t *testing.T) {
	for column, want := range map[string]article.Genre{"通知公告": article.Notice, "政策文件": article.Law, "評論": article.Commentary, "河边": "", "新闻与评论": ""} {
		a := text("河边的柳树", prose)
		extract.New(extract.Options{}).Fill(a, fact.Statements{Topics: []string{column}})
		if a.Genre != want {
			t.Errorf("%s: %q, want %q", column, a.Genre, want)
		}
	}
}

func TestGenreOfTheWayToIt(t *testing.T) {
	for _, test := range []struct {
		way, day string
		want     article.Genre
	}{
		{"新浪首页 > 新闻中心 > 社会新闻 > 正文", "2021-03-05", article.News},
		{"您所在的位置:首頁>>新聞中心>>天水新聞>>秦州>>正文", "2021-03-05", article.News},
		{"新闻中心 > 社会新闻 > 正文", "", ""}, // what is dated nowhere
		{"首页 > 新闻中心 > 副刊 > 正文", "2021-03-05", ""},
		{"首页 > 新闻中心 > 专题", "2021-03-05", ""},
		{"新闻 首页 论坛", "2021-03-05", ""},
	} {
		a, said := text("河边的柳树", prose), fact.Statements{Aside: []string{test.way}}
		if test.day != "" {
			said.Date = []string{test.day}
		}
		extract.New(extract.Options{}).Fill(a, said)
		if a.Genre != test.want {
			t.Errorf("%s: %q, want %q", test.way, a.Genre, test.want)
		}
	}
}

func TestTablesAreData(t *testing.T) {
	a := text("河西各社区", "各社区如下。")
	a.Blocks = append(a.Blocks, article.Block{Kind: article.Table, Text: "社区\t户数\n" + strings.Repeat("河西社区\t一百二十户\n", 20)})
	extract.New(extract.Options{}).Fill(a, fact.Statements{})
	if a.Genre != article.Data {
		t.Errorf("%q", a.Genre)
	}
}

// TestGenreOfAPapersPage: a day near that of the page, and a paper's own address,
// are signs of news, each of which alone is none.
func TestGenreOfAPapersPage(t *testing.T) {
	const lead = "为方便河西社区的居民出门，让老人走得放心，在大家一再提出的要求之下，经过大半年的准备，3月4日，老林带着邻居"
	for _, test := range []struct {
		url, text, day string
		want           article.Genre
	}{
		{"http://epaper.hexi.cn/html/2021-03/05/content_12.htm", lead + "把河边的路修好了。", "2021-03-05", article.News},
		{"", lead + "为新路举行了开工典礼。", "2021-03-05", article.News},
		{"", "3月4日那天河边的柳树绿了，水也清了，人们出来走走。", "2021-03-05", ""},
		{"http://epaper.hexi.cn/html/2021-03/05/content_12.htm", lead + "把河边的路修好了。", "2021-09-05", ""},
		{"http://epaper.hexi.cn/html/2021-03/05/content_12.htm", lead + "和我把河边的路修好了。", "2021-03-05", ""},
		{"http://epaper.hexi.cn/html/2021-03/05/content_12.htm", "河边的柳树绿了，水也清了，人们出来走走。", "2021-03-05", ""},
	} {
		a := text("河边修了新路", test.text, prose)
		a.Origin.URL = test.url
		extract.New(extract.Options{}).Fill(a, fact.Statements{Date: []string{test.day}})
		if a.Genre != test.want {
			t.Errorf("%s of %s at %q: %q, want %q", test.text, test.day, test.url, a.Genre, test.want)
		}
	}
}

// leaves is a sentence that no report has.
const leaves = "柳树的叶子落在水里，慢慢地漂走了，水面上没有一点声音。"

// TestFeatureRecounted: a long text that tells of others all the way, of days and
// of what they said, is a feature where somebody signs it.
func TestFeatureRecounted(t *testing.T) {
	tells := "2018年春天，他回到河边。“路修好了。”他说，“还要种柳树。”她把长椅擦干净，他坐下来，看孩子们放风筝。"
	for _, test := range []struct{ name, text, by, want string }{
		{"of others", tells, "文 | 林小满", "feature"},
		{"that nobody signs", tells, "河边", ""},
		{"of its writer", strings.NewReplacer("他", "我").Replace(tells), "文 | 林小满", ""},
		{"of what ought to be", tells + "因此我们应该修路。", "文 | 林小满", ""},
		{"of no day", strings.NewReplacer("2018年", "").Replace(tells), "文 | 林小满", ""},
		{"in which nobody speaks", strings.NewReplacer("“路修好了。”他说，“还要种柳树。”", "").Replace(tells), "文 | 林小满", ""},
	} {
		a := text("河边的人", test.by, strings.Repeat(test.text, 60))
		if extract.New(extract.Options{}).Fill(a, fact.Statements{}); string(a.Genre) != test.want {
			t.Errorf("%s: %q, want %q", test.name, a.Genre, test.want)
		}
	}
}
