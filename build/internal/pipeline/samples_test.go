package pipeline

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/repair"
	"fangzhi/data/article"
)

// person, level and heading lists below were read off the pages by hand.

func people(a *article.Article) string {
	var out []string
	for _, p := range a.People {
		out = append(out, p.Role+p.Name)
	}
	return strings.Join(out, " ")
}

func places(a *article.Article) string {
	var out []string
	for _, levels := range a.Places {
		out = append(out, strings.Join(levels, "/"))
	}
	return strings.Join(out, " ")
}

func texts(a *article.Article, kind article.BlockKind) []string {
	var out []string
	for _, b := range a.Blocks {
		if b.Kind == kind {
			out = append(out, b.Text)
		}
	}
	return out
}

func date(a *article.Article) string {
	if a.Date == nil {
		return ""
	}
	return *a.Date
}

// expectation is what a reader must see of an article.
type expectation struct {
	title, date, source, people, places string
	script                              article.Script
	headings, figures                   []string
	holds                               []string // in its text
	lacks                               []string // in its text and title
}

func check(t *testing.T, b *built, want expectation) *article.Article {
	t.Helper()
	a := b.titled(t, want.title)
	for _, fact := range []struct{ what, got, want string }{
		{"date", date(a), want.date}, {"source", a.Source, want.source}, {"people", people(a), want.people},
		{"places", places(a), want.places}, {"script", string(a.Script), string(want.script)},
	} {
		if fact.got != fact.want {
			t.Errorf("%s: %s %q, want %q", a.Title, fact.what, fact.got, fact.want)
		}
	}
	if got := texts(a, article.Heading); !reflect.DeepEqual(got, want.headings) {
		t.Errorf("%s: headings %q, want %q", a.Title, got, want.headings)
	}
	if got := texts(a, article.Figure); !reflect.DeepEqual(got, want.figures) {
		t.Errorf("%s: figures %q, want %q", a.Title, got, want.figures)
	}
	text := a.Text()
	for _, words := range want.holds {
		if !strings.Contains(text, words) {
			t.Errorf("%s: lost: %s", a.Title, words)
		}
	}
	for _, words := range want.lacks {
		if strings.Contains(a.Title+"\n"+text, words) {
			t.Errorf("%s: still there: %s", a.Title, words)
		}
	}
	return a
}

func repairs(a *article.Article) map[string]int {
	count := map[string]int{}
	for _, r := range a.Repairs {
		count[r.Rule]++
	}
	return count
}

// TestEveryRuleIsDocumented: the sample's archive.toml is where a publisher looks.
func TestEveryRuleIsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.FromSlash("../../../data/samples/community/archive.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range repair.Rules {
		if !strings.Contains(string(text), "\n# "+rule.Name+" ") {
			t.Errorf("archive.toml does not name the rule %s", rule.Name)
		}
	}
}

func TestFoundingDocuments(t *testing.T) {
	b := run(t, Options{Sources: []string{filepath.FromSlash("../../../data/samples/community")}})
	if b.Articles != 8 || b.Archive.Title != "邻里档案" {
		t.Fatalf("%d articles of %s", b.Articles, b.Archive.Title)
	}

	feed := check(t, &b, expectation{
		title: "常州：上“下”一心齐聚力 欢聚一“塘”画幸福", date: "2021-12-28T10:09:43+08:00", source: "央广网",
		people: "记者郑楚豫 通讯员常景轩 摄影王银丹", places: "江苏省/常州市/常州经开区/横林镇/下塘社区", script: article.Simplified,
		headings: []string{"党建引领树旗帜，充电赋能促提升", "网格下沉破难题，民呼有应践初心", "关爱行动暖社区，精神文明显新风"},
		figures:  []string{"下塘社区开展主题党日活动（央广网发 王银丹摄）", "网格员联系专业施工人员清理下水道（央广网发 王银丹摄）", "社区爱心义诊活动（央广网发 王银丹摄）"},
		holds:    []string{"赓续红色基因", "教学健康养生操“八段锦”"}, lacks: []string{"_", "<p>", "cors.zfour"},
	})
	for _, block := range feed.Blocks {
		if block.Image != "" && !strings.HasPrefix(block.Image, "http://static.1sapp.com/qupost/img/2021/12/28/") {
			t.Errorf("picture at %s", block.Image)
		}
	}
	if !strings.HasSuffix(strings.Join(feed.Topics, " "), "新媒体 趣头条 分类") {
		t.Errorf("the categories it states: %q", feed.Topics)
	}

	var page []string
	for _, want := range []expectation{
		{title: "“微实事”提升居民幸福指数", people: "记者何晓丹", places: "江苏省/常州市/武进区/湖塘镇/采菱社区", script: article.Simplified,
			holds: []string{"及楼道长微信群、网格微信群等", "疏通采菱家园二期商铺及居民厨房间", "通过实际行动切实解决居民困难", "增强居民群众的社区归属感、认同感"}},
		{title: "“厕所革命”让“方便”更方便", people: "记者张朕", places: "江苏省/常州市/武进区/湖塘镇/华家社区", script: article.Simplified, holds: []string{"顺利完成华家综合消费品市场公厕改造", "切实将学习成效转化为工作实效"}},
		{title: "“红色引擎”助推社区“微改造”", people: "记者张可馨", places: "江苏省/常州市/武进区/湖塘镇/三勤社区", script: article.Simplified, holds: []string{"居民对该处改造意愿强烈,社区两委", "集中检修,为塘坊排涝站更换了电柜"}},
		{title: "从群众身边小事做起 把为民服务落到实处", people: "记者金迪", places: "江苏省/常州市/武进区/湖塘镇/夏雷社区", script: article.Simplified, holds: []string{"对地块内菜地以及垃圾进行了清理"}},
	} {
		a := check(t, &b, want)
		page = append(page, a.ID)
		if a.Page == nil || a.Page.Book || a.Page.Title != "办好民生微实事 学史力行践初心" {
			t.Errorf("%s: page %+v", a.Title, a.Page)
		}
		if intro := introductionOf(a); len(page) > 1 && intro != "" ||
			len(page) == 1 && !(strings.HasPrefix(intro, "办好民生微实事 学史力行践初心\n基层社区的烟火气最浓") && strings.HasSuffix(intro, "打造群众幸福家园。")) {
			t.Errorf("%s: introduced by %q", a.Title, intro)
		}
	}
	for _, a := range b.articles {
		if a.Page != nil && !reflect.DeepEqual(a.Page.Articles, page) {
			t.Errorf("%s: its page holds %q, want %q", a.Title, a.Page.Articles, page)
		}
	}

	mirror := check(t, &b, expectation{
		title: "湖塘鎮:堅持“五點發力” 推動“我為群眾辦實事”落地生根", source: "武進區融媒體中心", people: "編輯蔣彩婷", places: "江蘇省/常州市/武進區/湖塘鎮", script: article.Traditional,
		headings: []string{"在黨史宣講上持續發力", "在黨建平臺上持續發力", "在重大項目上持續發力", "在惠民實事上持續發力", "在志愿服務上持續發力", "記者手記"},
		holds:    []string{"湖塘橋實驗幼兒園春秋園", "自黨史學習教育啟動以來", "打造黨史學習教育“實境課堂”"},
		lacks:    []string{"(xué)", "(qū)", "ā", "é", "聯系電話", "公網安備", "責編"},
	})
	if n := repairs(mirror)["pinyin-notes"]; n != 152 {
		t.Errorf("%d notes taken out of the mirror, want 152", n)
	}

	hijacked := check(t, &b, expectation{
		title: "板塘社區:“三鄰”聚力 探索共建社區共同體", date: "2023-06-14T11:09:08+08:00", source: "岳塘新聞網",
		people: "編輯于楊 作者陳東 通訊員陳東", places: "湖南省/湘潭市/岳塘區/五里堆街道/板塘社區", script: article.Traditional,
		headings: []string{"黨建“聚鄰”,引領群眾互商、互議", "志愿“安鄰”,推動群眾互合、互助", "文化“睦鄰”,促進群眾互信、互融"},
		figures:  []string{"板塘社區改造老舊小區之維修居民樓頂", "板塘社區開展“三官一律進社區”活動", "板塘社區開展“一月一課一片一實踐”活動"},
		holds:    []string{"凝聚鄰里力量。“我是今年才搬來鐵西村小區的", "擇不處仁,焉得知?”一句", "期待。“鄰里一□,守望相助”", "“一片(網格)一組一鄰長”", "板塘社區改造老舊小區之維修居民樓頂"},
		lacks:    []string{"香蕉", "久久", "(wǎng)", "下載APP", "岳塘要聞", "我要報料", "版權作品"},
	})
	if got := repairs(hijacked); got["pinyin-notes"] != 103 || got["spam-lines"] != 1 {
		t.Errorf("repairs of the hijacked mirror: %v", got)
	}
	if !strings.HasPrefix(hijacked.Rights, "版權作品,未經授權嚴禁轉載") {
		t.Errorf("rights %q", hijacked.Rights)
	}

	repost := check(t, &b, expectation{
		title: "“区区小事 满满幸福”第100场走进满春街道", date: "2023-01-01", source: "长江日报", people: "记者尹勤兵 摄影尹勤兵",
		places: "湖北省/武汉市/江汉区/满春街道/清芬社区", script: article.Simplified,
		headings: []string{"■ 党群驿站成为邻里加油站", "■ 社区报“民呼我应”成为“连心桥”"},
		figures:  []string{"党群服务驿站里志愿者写春联赠居民", "社区志愿者写春联赠居民。\n长江日报记者尹勤兵 摄"},
		lacks:    []string{"相关资料图", "报料热线", "最近更新", "兴泉铁路", "2022-12-31"},
	})
	if len(repost.Links) != 30 || repost.Links[0] != (article.Link{Title: "天天快资讯丨兴泉铁路全线贯通运营", Date: "2023-01-01"}) {
		t.Errorf("%d links out, %+v", len(repost.Links), repost.Links)
	}
	for _, e := range repost.Evidence {
		if e.Kind == "date" && e.Certainty != article.Inferred {
			t.Errorf("a date read off a list is inferred: %+v", e)
		}
	}
	for i, raw := range b.raws {
		if raw == "" && len(b.articles[i].Repairs) > 0 {
			t.Errorf("%s was changed, and its text as found is not kept", b.articles[i].Title)
		}
	}
}

// TestPagesOfTheSameKinds: the rules hold for pages that were not before the
// eyes of those who wrote them: the five kinds again with other words, and the
// usual kinds of saved pages.
func TestPagesOfTheSameKinds(t *testing.T) {
	b := run(t, Options{Sources: []string{filepath.FromSlash("testdata/pages")}})
	for _, f := range b.Report.Files {
		if f.Status != "ok" || f.Code != "" {
			t.Errorf("%+v", f)
		}
	}
	if b.Articles != 12 {
		t.Errorf("%d articles", b.Articles)
	}
	for _, want := range []expectation{
		{title: "河西：一“桥”连两岸 同“心”护清流", date: "2022-03-13T06:05:00+08:00", source: "河西晚报", people: "记者林小满 通讯员周大河 摄影何莲", places: "贵州省/毕节市/金沙县/柳塘镇/桥北社区", script: "Hans",
			headings: []string{"桥修好了，人心近了", "水清了，鸟来了"}, figures: []string{"护河队在清理水草（河西晚报发 何莲摄）"}},
		{title: "“小渡口”变成“连心桥”", people: "记者林小满", places: "贵州省/毕节市/金沙县/柳塘镇/桥北社区", script: "Hans", holds: []string{"一直是大家的心病,去年秋天", "准备放几张石桌石凳"}},
		{title: "“旧仓库”里开起“图书馆”", people: "通讯员何莲", places: "贵州省/毕节市/金沙县/柳塘镇/南街社区", script: "Hans", holds: []string{"借出图书六千多册", "“以后晚上也要开。”馆长周大河说。"}},
		{title: "柳塘鎮:小事辦到心坎上 兩岸春風又一年", source: "河西區融媒體中心", people: "編輯何小蓮", places: "貴州省/畢節市/金沙縣/柳塘鎮", script: "Hant",
			headings: []string{"在修橋鋪路上用實功", "在清水護岸上用實功", "在讀書識字上用實功", "編者按"},
			holds:    []string{"四十米(含引橋)", "綠水青山"}, lacks: []string{"(z", "(q", "ǎ", "公網安備"}},
		{title: "橋北社區:“三橋”相連 兩岸一家", date: "2022-03-12T18:30:05+08:00", source: "河西新聞網", people: "編輯何蓮 作者周大河 通訊員周大河", places: "河西區/柳塘鎮/橋北社區", script: "Hant",
			headings: []string{"橋頭“議事”,大家的事大家定", "橋上“相幫”,遠親不如近鄰", "橋下“清流”,一年四季有鳥來"},
			holds:    []string{"居民在橋頭圍坐"}, lacks: []string{"精品", "久久", "ì", "í", "ù", "下載", "要聞"}},
		{title: "“桥头桥尾 一家人”第三场走进桥北社区", date: "2022-03-12", source: "河西晚报", people: "记者林小满 摄影林小满", places: "河西区/柳塘镇/桥北社区", script: "Hans",
			headings: []string{"■ 一张圆桌说了四十件事", "■ 一座小桥连起两岸人"}, figures: []string{"桥头的居民围坐在一起\n河西晚报记者林小满 摄"}, lacks: []string{"资料图", "热线", "夜市"}},
		{title: "桥头的图书馆", date: "2022-03-12T09:00:00+08:00", people: "作者何莲", script: "Hans",
			headings: []string{"半年借出六千册"}, figures: []string{"桥头的图书馆"}, holds: []string{"坐满了孩子。这里原来"}, lacks: []string{"more", "*"}},
		{title: "老街夜市开张迎客", date: "2022-03-11T18:00:00+08:00", source: "河西晚报", people: "作者林小满", script: "Hans"},
		{title: "圖書館週末不打烊", date: "2022-03-10", script: "Hant", holds: []string{"圖書館的燈亮到十點。\n孩子們都來了。"}},
		{title: "河西区开展春季义务植树活动", date: "2022-03-12T10:20:00+08:00", source: "河西区融媒体中心", people: "编辑蒋小满 摄影林小满 通讯员何莲", places: "天津市/河西区", script: "Hans",
			figures: []string{"志愿者在栽种柳树。 林小满 摄"}, lacks: []string{"政务公开", "最新动态", "夜市", "ICP", "您现在的位置"}},
		{title: "河边的路，修好了", date: "2022-03-12T18:30:00+08:00", source: "河西社区", people: "作者林小满", script: "Hans",
			headings: []string{"一起动手"}, figures: []string{"▲ 修路的那些天"}, lacks: []string{"var", "原创"}},
		{title: "河邊修了新路", date: "2005-03-12", people: "記者林小滿", script: "Hant", lacks: []string{"要聞", "新橋"}},
	} {
		check(t, &b, want)
	}
}
