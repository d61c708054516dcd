package group

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
)

const (
	market = "本报讯（记者 李晓东）昨日上午，位于老城区的东门菜市场完成改造后重新开放，吸引了大批市民前来选购。\n" +
		"改造后的市场新增摊位六十余个，统一更换了照明和排水设施，并设置了农残检测点。市场负责人介绍，检测结果将每天公示。\n" +
		"家住附近的周阿姨说，以前一下雨地面就积水，现在干净亮堂多了，买菜也放心。"
	library = "城东图书馆自本周起延长夜间开放时间，读者凭身份证即可入馆。\n" +
		"馆方表示，新增的自习室配有护眼灯和储物柜，少儿阅览区还将定期举办故事会。"
	bridge = "跨江大桥主塔昨天顺利封顶，比原计划提前了一个月。\n" +
		"大桥建成以后，两岸居民过江的时间将由四十分钟缩短到十分钟以内。"
)

// text makes an article whose lines are paragraphs.
func textAs(title, date, text string) *article.Article {
	return articleOf(piece{title: title, date: date, paragraphs: strings.Split(text, "\n")}, title+date)
}

func TestPairs(t *testing.T) {
	const date = "2023-03-01"
	repeat := strings.NewReplacer
	for _, test := range []struct {
		name string
		a, b *article.Article
		copy bool
	}{
		{"the same text", textAs("东门菜市场重新开放", date, market), textAs("东门菜市场重新开放", date, market), true},
		{"another head and tail", textAs("东门菜市场重新开放", date, market),
			textAs("东门菜市场重新开放", date, heads[0]+"\n"+market+"\n"+tails[1]), true},
		{"each with a head of its own", textAs("东门菜市场重新开放", date, "来源：城市晚报\n"+market),
			textAs("东门菜市场重新开放", date, "转自：江南新闻网\n"+market), true},
		{"in Traditional script", textAs("东门菜市场重新开放", date, market), textAs(toTraditional("东门菜市场重新开放"), "", toTraditional(market)), true},
		{"under another title", textAs("东门菜市场重新开放", date, market), textAs("老市场换新颜", date, market), true},
		{"without its last paragraph", textAs("东门菜市场重新开放", date, market),
			textAs("东门菜市场重新开放", date, market[:strings.LastIndex(market, "\n")]), true},
		{"a short item inside a longer one", textAs("图书馆延长开放", date, library),
			textAs("民生简讯", date, fillers[0]+"\n"+fillers[1]+"\n"+library+"\n"+fillers[2]+"\n"+fillers[3]), true},
		{"lightly edited", textAs("东门菜市场重新开放", date, market),
			textAs("东门菜市场重新开放", date, repeat("昨日", "近日").Replace(market)), true},
		{"numbers written otherwise", textAs("东门菜市场重新开放", date, market),
			textAs("东门菜市场重新开放", date, repeat("六十余", "60余").Replace(market)), true},
		{"some letters lost or changed", textAs("东门菜市场重新开放", date, market),
			textAs("东门菜市场重新开放", date, repeat("选购", "选", "照明和", "照眀和", "公示", "公公示", "放心", "放芯").Replace(market)), true},
		{"a place torn in decoding", textAs("春秋園", date, garden),
			textAs("春秋園", date, repeat("湖塘橋實驗幼兒園春秋園", "湖塘橋?qū)嶒炗變簣@春秋園").Replace(garden)), true},
		{"the mark of time of the page", textAs("图书馆延长开放", date, library+"\n更新时间 20230301102233"),
			textAs("图书馆延长开放", date, library+"\n更新时间 20230305091500"), true},

		{"the same title, another text", textAs("简讯", date, library), textAs("简讯", date, bridge), false},
		{"another number", textAs("东门菜市场重新开放", date, market), textAs("东门菜市场重新开放", date, repeat("六十余", "八十余").Replace(market)), false},
		{"another place, again and again", textAs("停水通知", date, repeat("镇", "湖塘镇").Replace(waterNotice)),
			textAs("停水通知", date, repeat("镇", "横林镇").Replace(waterNotice)), false},
		{"one letter of the place, again and again", textAs("停水通知", date, repeat("镇", "湖塘镇").Replace(waterNotice)),
			textAs("停水通知", date, repeat("镇", "牛塘镇").Replace(waterNotice)), false},
		{"the next year's", textAs("关于二〇二三年春节放假的通知", "2023-01-10", holiday), textAs("关于二〇二四年春节放假的通知", "2024-01-30", holiday), false},
		{"another day", textAs("停水通知", "2023-03-01", repeat("五日", "1日").Replace(waterNotice)),
			textAs("停水通知", "2023-03-11", repeat("五日", "11日").Replace(waterNotice)), false},
		{"the same form, another book", textAs("《诗集》法文版出版", "2023-01-01", repeat("X", "法文版").Replace(bookNotice)),
			textAs("《诗集》阿拉伯文版出版", "2023-02-01", repeat("X", "阿拉伯文版").Replace(bookNotice)), false},
		{"news of a later day that begins with what was said", textAs("市图书馆奠基", "2023-01-01", "著名学者、市图书馆首任馆长、地方文献整理工作的开创者之一陈望之先生因病于2023年1月1日在本市逝世，享年91岁。"),
			textAs("陈望之先生告别仪式举行", "2023-01-09", "著名学者、市图书馆首任馆长、地方文献整理工作的开创者之一陈望之先生的告别仪式，9日上午在城西殡仪馆举行，社会各界二百余人前往吊唁，送他最后一程。\n陈望之先生因病于2023年1月1日在本市逝世，享年91岁。\n"+fillers[0]+fillers[1]), false},
		{"a paragraph in common", textAs("甲", date, market[:strings.Index(market, "\n")]+"\n"+library), textAs("乙", date, market[:strings.Index(market, "\n")]+"\n"+bridge), false},
		{"short and not equal", textAs("图片新闻", date, "春到江南，游人如织。"), textAs("图片新闻", date, "春到江南，游客如织。"), false},
		{"short and equal", textAs("图片新闻", date, "春到江南，游人如织。"), textAs("圖片新聞", "", "春到江南,遊人如織"), true},
		{"no text at all", textAs("", date, ""), textAs("", date, ""), false},
	} {
		r := grouped(t, []*article.Article{test.a, test.b})
		if got := len(r.Works) == 1; got != test.copy {
			t.Errorf("%s: %v, want a copy: %v; %s", test.name, *r, test.copy, why(test.a, test.b))
		}
	}
}

const (
	garden      = "重陽節將至，為了讓孩子們懂得敬老愛老，近日，湖塘橋實驗幼兒園春秋園的孩子們走進社區，把親手製作的重陽糕送到老人手中。\n活動中，孩子們表演了歌舞，還為老人捶背揉肩，現場充滿歡聲笑語。"
	waterNotice = "尊敬的用户：因供水管网改造施工需要，定于五日晚十时起对镇部分区域实施停水，预计次日清晨恢复供水。\n" +
		"请镇各单位和居民提前做好储水准备，由此带来的不便敬请谅解。供水公司镇营业所热线全天开通，欢迎来电咨询。"
	holiday = "根据上级有关文件精神，结合本单位实际，现将春节放假安排通知如下。放假期间请各科室安排好值班，遇有重大突发事件，要按规定及时报告并妥善处置。\n" +
		"值班人员应当坚守岗位，保持通讯畅通，确保干部群众度过一个平安祥和的节日。"
	bookNotice = "由本市翻译家协会翻译的《诗集》一书X，近日由江南出版社出版，面向海内外发行。\n" +
		"该书X的出版发行，对于国外读者了解本地的历史文化，增进相互理解，具有重要意义。"
)

// why tells what speaks against a pair.
func why(x, y *article.Article) string {
	a, b := textOf(x), textOf(y)
	if len(a.body.runes) > len(b.body.runes) {
		a, b = b, a
	}
	anchors := inOrder(uniqueRuns(a.body.runes, b.body.runes))
	if len(anchors) == 0 {
		return "nothing in common"
	}
	d := differ(a, b, align(a.body, b.body, anchors))
	against := d.against(a, b)
	return fmt.Sprintf("against it: %q, %+v", against, *d)
}

// TestSeries: pieces of a series that repeat a form are works of their own.
func TestSeries(t *testing.T) {
	var articles []*article.Article
	places := []string{"湖塘镇", "横林镇", "牛塘镇", "洛阳镇", "遥观镇", "前黄镇", "嘉泽镇", "雪堰镇", "礼嘉镇", "湟里镇"}
	weather := []string{"晴", "多云", "阴有小雨", "雷阵雨", "晴到多云"}
	for i := range 60 {
		date := fmt.Sprintf("2023-%02d-%02d", 3+i/28, 1+i%28)
		day := fmt.Sprintf("%d月%d日", 3+i/28, 1+i%28)
		articles = append(articles,
			textAs("天气预报", date, fmt.Sprintf("市气象台%s发布：今天白天%s，最高气温%d度，夜间%s，最低气温%d度，东南风三到四级。\n"+
				"气象专家提醒，春季昼夜温差较大，市民外出请适时增减衣物，体质较弱的老人和儿童尤其要注意防寒保暖，谨防感冒。",
				day, weather[i%5], 12+i%13, weather[i/5%5], 2+i%7)),
			textAs("停水通知", date, strings.NewReplacer("五日", day, "镇", places[i%10]).Replace(waterNotice)),
			textAs(fmt.Sprintf("第%d期民生实事公开课举行", i+1), date, fmt.Sprintf("%s，第%d期民生实事公开课在%s文化站举行，%d名居民参加。\n"+
				"公开课围绕居民关心的养老、就医、停车等问题，邀请业务骨干现场讲解政策、解答疑问，并发放宣传手册，受到居民欢迎。", day, i+1, places[i%10], 30+i)),
		)
	}
	if r := grouped(t, articles); len(r.Works)+len(r.Parts) > 0 {
		for _, w := range r.Works {
			t.Errorf("%s and %s", articles[w.Leader].Text(), articles[w.Copies[0]].Text())
		}
	}
}

// TestNotTransitive: a page that holds two items is a copy of neither, and
// makes no copies of them.
func TestNotTransitive(t *testing.T) {
	articles := []*article.Article{
		textAs("图书馆延长开放", "2023-03-01", library),
		textAs("大桥封顶", "2023-03-01", bridge),
		textAs("简讯", "2023-03-02", library+"\n"+bridge+"\n"+fillers[0]),
		textAs("大橋封頂", "2023-03-03", toTraditional(bridge)),
	}
	want := &Result{Works: []Work{{1, []int{3}}}, Parts: []Part{{2, 0}, {2, 1}}}
	r := grouped(t, articles)
	if !reflect.DeepEqual(r, want) {
		t.Errorf("%+v, want %+v", r, want)
	}
	links := r.Links()
	for seq, want := range [][]int{{2}, {3, 2}, {0, 1}, {1}} {
		if got := links.Of(seq); !slices.Equal(got, want) {
			t.Errorf("links of %d: %v, want %v", seq, got, want)
		}
		leader, ok := links.Leader(seq)
		if want := []int{0, 1, 2, 1}[seq]; leader != want || ok != (seq == 1 || seq == 3) {
			t.Errorf("leader of %d: %d %v", seq, leader, ok)
		}
	}
}

// TestManyCopies: a text that stands very often costs no more than its places.
func TestManyCopies(t *testing.T) {
	var articles []*article.Article
	for i := range 3000 {
		articles = append(articles, articleOf(piece{title: "公开课", date: fmt.Sprintf("2023-03-%02d", 1+i%28), paragraphs: strings.Split(market, "\n")}, fmt.Sprint(i)))
	}
	r := grouped(t, articles)
	if len(r.Works) != 1 || len(r.Works[0].Copies) != 2999 {
		t.Fatalf("%d works", len(r.Works))
	}
	if got := r.Links().Of(17); len(got) != MostLinks || got[0] != r.Works[0].Leader || slices.Contains(got, 17) {
		t.Errorf("%d links, %v", len(got), got[:3])
	}
}

// TestSeveralAround: two texts that hold a third, each with more of its own,
// are no copies of each other.
func TestSeveralAround(t *testing.T) {
	articles := []*article.Article{
		textAs("图书馆延长开放", "2023-03-01", library),
		textAs("民生简讯", "2023-03-02", library+"\n"+fillers[0]),
		textAs("文化动态", "2023-03-03", fillers[1]+"\n"+fillers[2]+"\n"+library),
	}
	want := &Result{Works: []Work{{0, []int{1}}}, Parts: []Part{{2, 0}}}
	if r := grouped(t, articles); !reflect.DeepEqual(r, want) {
		t.Errorf("%+v, want %+v", r, want)
	}
}

func TestLeader(t *testing.T) {
	clean := func(date, source string) *article.Article {
		return articleOf(piece{"东门菜市场重新开放", date, source, strings.Split(market, "\n")}, date+source)
	}
	repaired := clean("2023-02-01", "甲报")
	repaired.Repairs = []article.Repair{{Rule: "pinyin"}}
	damaged := clean("2023-02-01", "甲报")
	damaged.Blocks[0].Text = strings.Replace(damaged.Blocks[0].Text, "市民", "市\uFFFD", 1)
	excerpt := clean("2023-02-01", "甲报")
	excerpt.Blocks = excerpt.Blocks[:1]
	for _, test := range []struct {
		name     string
		articles []*article.Article
		want     Work
	}{
		{"without repairs", []*article.Article{repaired, clean("2023-03-01", "")}, Work{1, []int{0}}},
		{"without damage", []*article.Article{damaged, clean("2023-03-01", "")}, Work{1, []int{0}}},
		{"with a date and a source", []*article.Article{clean("", ""), clean("2023-03-01", ""), clean("2023-03-01", "甲报")}, Work{2, []int{1, 0}}},
		{"the earliest", []*article.Article{clean("2023-03-02", "甲报"), clean("2023-03-01", "甲报"), clean("2023-03-03", "甲报")}, Work{1, []int{0, 2}}},
		{"the whole of it", []*article.Article{excerpt, clean("2023-03-01", "")}, Work{1, []int{0}}},
	} {
		r := grouped(t, test.articles)
		if len(r.Works) != 1 || !reflect.DeepEqual(r.Works[0], test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, r.Works, test.want)
		}
	}
}

// TestOrder: works depend on the articles, not on the order in which they came.
func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var articles []*article.Article
	for i, text := range []string{market, library, bridge, waterNotice, holiday, bookNotice} {
		p := piece{title: fmt.Sprint("题", i), date: "2023-03-01", paragraphs: strings.Split(text, "\n")}
		articles = append(articles, articleOf(p, fmt.Sprint(i)))
		for j, way := range damages {
			articles = append(articles, articleOf(way.do(r, p), fmt.Sprint(i, j)))
		}
	}
	var want *Result
	for range 20 {
		var g Grouper
		for _, i := range r.Perm(len(articles)) {
			g.Add(i, PrintOf(articles[i]))
		}
		got, err := g.Find(func(seq int) (*article.Article, error) { return articles[seq], nil })
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v in another order, %+v", got, want)
		}
	}
	if len(want.Works) != 6 {
		t.Errorf("%d works, want 6: %+v", len(want.Works), want)
	}
}

// TestSeqs: numbers need not be dense, nor begin at 0.
func TestSeqs(t *testing.T) {
	all := map[int]*article.Article{7: textAs("甲", "", market), 40: textAs("乙", "", library), 93: textAs("丙", "", market)}
	var g Grouper
	for _, seq := range []int{93, 40, 7} {
		g.Add(seq, PrintOf(all[seq]))
	}
	r, err := g.Find(func(seq int) (*article.Article, error) { return all[seq], nil })
	if err != nil || len(r.Works) != 1 || !slices.Equal(append(r.Works[0].Copies, r.Works[0].Leader), []int{93, 7}) && !slices.Equal(append(r.Works[0].Copies, r.Works[0].Leader), []int{7, 93}) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestUnreadable(t *testing.T) {
	var g Grouper
	g.Add(0, PrintOf(textAs("甲", "", market)))
	g.Add(1, PrintOf(textAs("乙", "", market)))
	lost := errors.New("lost")
	if _, err := g.Find(func(int) (*article.Article, error) { return nil, lost }); !errors.Is(err, lost) {
		t.Errorf("error %v, want %v", err, lost)
	}
	var empty Grouper
	if r, err := empty.Find(nil); err != nil || len(r.Works)+len(r.Parts) > 0 {
		t.Errorf("of nothing: %+v, %v", r, err)
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]string{
		"2023": "2023", "二〇二三": "2023", "二十三": "23", "十": "10", "十五": "15", "三十": "30", "壹": "1", "三百零五": "3百05", "12万": "12万",
	} {
		if got := number([]rune(in)); got != want {
			t.Errorf("number(%s) = %s, want %s", in, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("题", market, "题", library+market)
	f.Add("", "", "", "")
	f.Add("a", strings.Repeat("a", 300), "b", strings.Repeat("ab", 200))
	f.Add("\xff", "湖塘橋?qū)嶒炗變簣@春秋園\uFFFD", "〇", strings.Repeat("一二三", 60))
	f.Fuzz(func(t *testing.T, title1, text1, title2, text2 string) {
		a, b := textAs(title1, "2023-01-01", text1), textAs(title2, "", text2)
		forth, back := grouped(t, []*article.Article{a, b}), grouped(t, []*article.Article{b, a})
		if len(forth.Works) != len(back.Works) || len(forth.Parts) != len(back.Parts) {
			t.Errorf("%+v in one order, %+v in the other", forth, back)
		}
		x, y := lettersOf(text1), lettersOf(text2)
		anchors := inOrder(uniqueRuns(x.runes, y.runes))
		if len(anchors) == 0 {
			return
		}
		endA, endB := 0, 0
		for _, m := range align(x, y, anchors) {
			if m.A < endA || m.B < endB || !slices.Equal(x.runes[m.A:m.A+m.Len], y.runes[m.B:m.B+m.Len]) {
				t.Fatalf("%v is no match in order", m)
			}
			endA, endB = m.A+m.Len, m.B+m.Len
		}
	})
}
