package engine

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/ranges"
)

// town is a small archive in both scripts.
func town() []*article.Article {
	with := func(a *article.Article, source, place string, topics ...string) *article.Article {
		a.Source, a.Topics = source, topics
		if place != "" {
			a.Places = [][]string{strings.Split(place, "/")}
		}
		return a
	}
	all := []*article.Article{
		with(text("党建引领社区治理", "2021-12-28", "下塘社区以党建引领为指引。", "网格化治理走深走实。"), "央广网", "江苏省/常州市", "党建", "网格"),
		with(text("湖塘鎮推動實事落地", "2021-06-01", "在黨建平臺上持續發力,搭建志愿服務中心。", "打通最後一公里。"), "武進區融媒體中心", "江蘇省/常州市", "黨建"),
		with(text("满春街道的春联", "2023-01-01", "长江日报5G高清直播车开进老城区。", "12月28日,每秒1.2m/s,电话962018。"), "长江日报", "湖北省/武汉市"),
		with(text("老照片", "1965-05-04", "台湾与檯灯,台風。"), "", ""),
		with(text("无日期的一篇", "", "社区里的食堂", "堂前有树"), "", ""),
	}
	all[0].Genre, all[2].Genre, all[3].Genre = article.Feature, article.News, article.ReporterNote
	return all
}

func titles(t *testing.T, a *Archive, req Request) string {
	t.Helper()
	result, err := a.Search(context.Background(), req)
	if err != nil {
		t.Fatalf("%+v: %v", req, err)
	}
	if _, err := json.Marshal(result); err != nil { // as the worker and --json send it
		t.Errorf("%+v: %v", req, err)
	}
	var all []string
	for _, hit := range result.Hits {
		all = append(all, string([]rune(hit.Title)[:3]))
	}
	return strings.Join(all, " ")
}

func TestSearch(t *testing.T) {
	for _, segments := range []int{1, 2, 5} {
		a := open(t, site(t, town(), segments))
		for _, test := range []struct{ query, want string }{
			{"党建", "党建引 湖塘鎮"},
			{"黨建", "湖塘鎮 党建引"}, // the query's own script first
			{"社区", "党建引 无日期"},
			{"社区 网格", "党建引"},
			{"社区 -网格", "无日期"},
			{"社区 NOT 网格", "无日期"},
			{"社区 AND 网格", "党建引"},
			{"社区 AND -网格", "无日期"},
			{"-社区", "满春街 湖塘鎮 老照片"},
			{"网格 OR 春联", "满春街 党建引"},
			{"网格|春联", "满春街 党建引"},
			{"（网格 OR 食堂）社区", "党建引 无日期"},
			{"最后一公里", "湖塘鎮"},
			{"志愿服务", "湖塘鎮"},
			{"5G高清", "满春街"},
			{"5g高清", "满春街"},
			{"1.2m/s", "满春街"},
			{"秒2.2m/s~", "满春街"},
			{"期962018~", "满春街"},
			{"版62018~", "满春街"},
			{"m/s", "满春街"}, // also in the middle of a word
			{"962018", "满春街"},
			{"96201", "满春街"}, // and of a number
			{"6201", "满春街"},
			{"8日", "满春街"},
			{`"96201"`, ""}, // but whole in quotation marks
			{"12月28日", "满春街"},
			{"月28日", "满春街"},
			{"颱風", "老照片"},
			{"臺灣", "老照片"},
			{"食堂堂前", ""}, // never across paragraphs
			{"食堂", "无日期"},
			{"树", "无日期"},
			{"\"治理走深\"", "党建引"},
			{"“网格化 治理”", ""}, // a sign that is not there
			{"“持續發力,搭建志愿”", "湖塘鎮"},
			{"“持續發力，搭建志愿”", ""}, // another sign
			{"“持续发力”", ""},      // another script
			{"\"党建\"", "党建引"},
			{"\"黨建\"", "湖塘鎮"},
			{"\"5g高清\"", ""},
			{"\"5G高清\"", "满春街"},
			{"党*领", "党建引"},
			{"*引领*", "党建引"},
			{"社*理", "党建引"},
			{"1.*m", "满春街"},
			{"9620*", "满春街"},
			{"网格话治理~", "党建引"},
			{"网格治理~", "党建引"},
			{"962019~", "满春街"},
			{"党建 NEAR/2 社区", "党建引"},
			{"党建 NEAR/0 社区", ""},
			{"社区 NEAR (网格 OR 引领)", "党建引"},
			{"社区 NEAR/2 党建 NEAR/3 治理", "党建引"},
			{"标题:(党建 NEAR 社区)", "党建引"},
			{"正文:(食堂 NEAR 前)", ""}, // not over the end of a block
			{"社区 -党*领", "无日期"},
			{"\"前有 树\"", ""},
			{"\"灯,台\"", "老照片"}, // characters alone, too
			{"\"灯台\"", ""},
			{"没有的词", ""},
			{"标题:党建", "党建引"},
			{"標題：春联", "满春街"},
			{"body:春联", ""},
			{"标题:(党建 OR 照片)", "党建引 老照片"},
			{"来源:长江", "满春街"},
			{"source:日报", "满春街"},
			{"來源:融媒体", "湖塘鎮"},
			{"地点:常州 实事", "湖塘鎮"},
			{"place:\"湖北省/武汉市\"", "满春街"},
			{"主题:党建 -来源:央广网", "湖塘鎮"},
			{"日期:2021", "党建引 湖塘鎮"},
			{"date:2021-07..2022", "党建引"},
			{"date:..1999", "老照片"},
			{"date:2022.. 5G高清", "满春街"},
			{"社区 -日期:2021", "无日期"},
			{"日期:2021 OR 照片", "老照片 党建引 湖塘鎮"},
			{"来源:没有这家", ""},
			{"体裁:新闻", "满春街"},
			{"體裁:特寫 社区", "党建引"},
			{"kind:note", "老照片"},
			{"文体:公告", ""},
			{"时间:下午", ""}, // no field: words like others
			{"", "满春街 党建引 湖塘鎮 老照片 无日期"},
		} {
			if got := titles(t, a, Request{Query: test.query}); got != test.want {
				t.Errorf("%d segments, %q: %q, want %q", segments, test.query, got, test.want)
			}
		}
	}
}

func TestFiltersAndOrder(t *testing.T) {
	filter := func(pairs ...string) (all []Filter) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, Filter{pairs[i], pairs[i+1]})
		}
		return all
	}
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, town(), segments))
		for _, test := range []struct {
			req  Request
			want string
		}{
			{Request{Filters: filter("source", "长江日报")}, "满春街"},
			{Request{Filters: filter("genre", "news", "genre", "feature")}, "满春街 党建引"},
			{Request{Filters: filter("source", "长江日报", "source", "央广网")}, "满春街 党建引"},
			{Request{Filters: filter("source", "长江日报", "topic", "党建")}, ""},
			{Request{Filters: filter("place", "江苏省")}, "党建引 湖塘鎮"},
			{Request{Filters: filter("place", "江苏省/常州市", "script", "Hant")}, "湖塘鎮"},
			{Request{Filters: filter("place", "江蘇省")}, "党建引 湖塘鎮"}, // a value is one in both scripts
			{Request{Filters: filter("topic", "黨建", "source", "武进区融媒体中心")}, "湖塘鎮"},
			{Request{Query: "地点:江蘇"}, "党建引 湖塘鎮"},
			{Request{Filters: filter("year", "2021")}, "党建引 湖塘鎮"},
			{Request{Filters: filter("year", "2021", "year", "1965")}, "党建引 湖塘鎮 老照片"},
			{Request{Filters: filter("year", "2021", "year", "2021")}, "党建引 湖塘鎮"},
			{Request{Filters: filter("year", "2021"), From: "2021-07"}, "党建引"},
			{Request{From: "2021", To: "2021"}, "党建引 湖塘鎮"},
			{Request{From: "2021-06-01", To: "2021-06-01"}, "湖塘鎮"},
			{Request{To: "1999"}, "老照片"},
			{Request{From: "2024"}, ""},
			{Request{Query: "社区", From: "1900"}, "党建引"},
			{Request{Query: "社区", Sort: Oldest}, "党建引 无日期"},
			{Request{Sort: Oldest}, "老照片 湖塘鎮 党建引 满春街 无日期"},
			{Request{Query: "黨建", Sort: Newest}, "党建引 湖塘鎮"},
			{Request{Limit: 2, Offset: 1}, "党建引 湖塘鎮"},
			{Request{Query: "-社区", Filters: filter("place", "江苏省")}, "湖塘鎮"},
		} {
			if got := titles(t, a, test.req); got != test.want {
				t.Errorf("%d segments, %+v: %q, want %q", segments, test.req, got, test.want)
			}
		}
	}
	a := open(t, site(t, town(), 1))
	for _, req := range []Request{{Filters: filter("colour", "red")}, {Filters: filter("year", "Rome")}, {From: "2021-13"}, {To: "soon"}} {
		if _, err := a.Search(context.Background(), req); err == nil {
			t.Errorf("%+v is no error", req)
		}
	}
}

// TestAllHitsAtOnce: a page that asks for everything gets it, as it would page
// by page.
func TestAllHitsAtOnce(t *testing.T) {
	var articles []*article.Article
	for i := range 2*hitsTogether + 7 {
		articles = append(articles, text(fmt.Sprint("甲乙", i), "2021-01-01", strings.Repeat("丙", i%50)+"甲乙"))
	}
	a := open(t, site(t, articles, 2))
	all, err := a.Search(context.Background(), Request{Query: "甲乙", Limit: len(articles)})
	if err != nil || len(all.Hits) != len(articles) || all.Total != len(articles) {
		t.Fatalf("%d hits of %d, %v", len(all.Hits), len(articles), err)
	}
	for from := 0; from < len(articles); from += hitsTogether {
		page, err := a.Search(context.Background(), Request{Query: "甲乙", Limit: hitsTogether, Offset: from})
		if err != nil {
			t.Fatal(err)
		}
		for i, hit := range page.Hits {
			if hit.ID != all.Hits[from+i].ID {
				t.Fatalf("hit %d: %s, and %s of a page", from+i, all.Hits[from+i].Title, hit.Title)
			}
		}
	}
	lines, err := a.Concordance(context.Background(), Request{Query: "甲乙", Limit: 2 * len(articles)}, quiet)
	if err != nil || len(lines.Lines) != 2*len(articles) {
		t.Fatalf("%d lines, %v", len(lines.Lines), err)
	}
}

func TestCounts(t *testing.T) {
	for _, segments := range []int{1, 4} {
		a := open(t, site(t, town(), segments))
		result, err := a.Search(context.Background(), Request{Query: "党建 OR 社区", Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		for kind, want := range map[string][]Count{
			"source": {{"央广网", 1}, {"武進區融媒體中心", 1}},
			"place":  {{"江苏省", 2}, {"江苏省/常州市", 2}},
			"topic":  {{"党建", 2}, {"网格", 1}},
			"script": {{"Hans", 2}, {"Hant", 1}},
			"year":   {{"2021", 2}},
			"person": {},
		} {
			if !slices.Equal(result.Facets[kind], want) {
				t.Errorf("%d segments, %s: %v, want %v", segments, kind, result.Facets[kind], want)
			}
		}
		if want := []Month{{"2021-12", 1}, {"2021-06", 1}}; !slices.Equal(result.Months, want) || result.Undated != 1 || result.Total != 3 {
			t.Errorf("%d segments: months %v, undated %d, total %d", segments, result.Months, result.Undated, result.Total)
		}
	}
}

func TestSnippetsAndMarks(t *testing.T) {
	long := text("长文", "2020-01-01", strings.Repeat("无关的话。", 60)+"这里说到黨建引領,很重要。"+strings.Repeat("后面的话。", 60), "另一段")
	a := open(t, site(t, append(town(), long), 1))
	result, err := a.Search(context.Background(), Request{Query: "党建引领 长文"})
	if err != nil || len(result.Hits) != 1 {
		t.Fatal(err, result)
	}
	hit := result.Hits[0]
	if want := []Part{{"长文", true}}; !slices.Equal(hit.TitleParts, want) {
		t.Errorf("title parts %v, want %v", hit.TitleParts, want)
	}
	marked := slices.IndexFunc(hit.Parts, func(p Part) bool { return p.Hit })
	if marked != 1 || hit.Parts[marked].Text != "黨建引領" || !strings.HasPrefix(hit.Snippet, "…") || !strings.HasSuffix(hit.Snippet, "…") {
		t.Errorf("snippet %q, parts %+v", hit.Snippet, hit.Parts)
	}
	if n := len([]rune(hit.Snippet)); n > snippetRunes+2 {
		t.Errorf("the snippet has %d characters", n)
	}
	view, err := a.Article(context.Background(), hit.ID, "党建引领 长文")
	if err != nil {
		t.Fatal(err)
	}
	if len(view.Marks) != 2 || view.Marks[0] != (Mark{-1, 0, 6}) || view.Article.Blocks[0].Text[view.Marks[1].ByteOffset:][:view.Marks[1].Bytes] != "黨建引領" {
		t.Errorf("marks %+v", view.Marks)
	}
	if hit.At == nil || *hit.At != view.Marks[1] {
		t.Errorf("the snippet shows the hit at %+v, not %+v", hit.At, view.Marks[1])
	}
	if _, err := a.Article(context.Background(), "nosuchid", ""); !errors.Is(err, ErrNoArticle) {
		t.Errorf("an unknown id: %v", err)
	}
	if raw, err := a.Raw(context.Background(), hit.ID); err != nil || raw != long.Text() {
		t.Errorf("raw %q, %v", raw, err)
	}
}

// An archive of another program's version is refused, whichever of its files
// says so; where a part of it can be read, that part is.
func TestOtherVersion(t *testing.T) {
	for _, name := range []string{"0.fzi", "0.fzb"} {
		for _, segments := range []int{1, 2} {
			other := site(t, town(), segments)
			if name == "0.fzi" {
				other[name][8]++
			} else {
				c, err := catalog.Parse(other[catalog.Name])
				if err != nil {
					t.Fatal(err)
				}
				head := other[name][:c.Segments[0].Bundle.HeadBytes]
				head[4]++
				binary.LittleEndian.PutUint32(head[len(head)-4:], crc32.Checksum(head[:len(head)-4], crc32.MakeTable(crc32.Castagnoli)))
			}
			a, err := Open(context.Background(), other)
			if segments == 1 && !errors.Is(err, ranges.ErrVersion) || segments == 2 && (err != nil || len(a.Info().Problems) != 1) {
				t.Errorf("%s of %d segments: %v", name, segments, err)
			}
		}
	}
}

// TestDamagedSegment breaks one of two segments, byte by byte: what is found
// is right and what cannot be read is named, or the answer is whole.
func TestDamagedSegment(t *testing.T) {
	whole := site(t, town(), 2)
	want := titles(t, open(t, whole), Request{Query: "社区"})
	none := Request{Query: "社区 没有"}
	wantNear, err := open(t, whole).Search(context.Background(), none)
	if err != nil || len(wantNear.Nearest) == 0 {
		t.Fatalf("%+v, %v", wantNear, err)
	}
	for _, name := range []string{"0.fzi", "0.fzb"} {
		for at := range whole[name] {
			broken := memorySite{}
			for file, data := range whole {
				broken[file] = data
			}
			broken[name] = slices.Clone(whole[name])
			broken[name][at] ^= 0x40
			a, err := Open(context.Background(), broken)
			if err != nil {
				t.Fatalf("%s byte %d: %v", name, at, err)
			}
			result, err := a.Search(context.Background(), Request{Query: "社区", Counts: true})
			if err != nil {
				t.Fatalf("%s byte %d: %v", name, at, err)
			}
			unread := slices.ContainsFunc(result.Hits, func(h Hit) bool { return h.Problem != "" })
			var got []string
			for _, hit := range result.Hits {
				if hit.Problem == "" {
					got = append(got, string([]rune(hit.Title)[:3]))
				}
			}
			if len(result.Problems) == 0 && !unread && strings.Join(got, " ") != want {
				t.Fatalf("%s byte %d: found %q and no word of damage", name, at, got)
			}
			near, err := a.Search(context.Background(), none)
			if err != nil || len(near.Problems) == 0 && !slices.Equal(near.Nearest, wantNear.Nearest) {
				t.Fatalf("%s byte %d: near is %+v and no word of damage, %v", name, at, near.Nearest, err)
			}
		}
	}
}

// TestSegmentsAnswerAsOne compares the scores of an archive in one segment
// with those of the same archive in several.
func TestSegmentsAnswerAsOne(t *testing.T) {
	articles := append(town(), text("时雨", "2019-01-03", "老农喜我归，时报丰年信"), text("年丰", "2019-01-02", "报一"), text("报丰", "2019-01-01", "时雨")) // in no title together
	one, several := open(t, site(t, articles, 1)), open(t, site(t, articles, 8))
	for _, query := range []string{"社区", "社区 网格", "党建引领", "网格 OR 春联 -食堂", "台湾", "时报丰~", "时*丰", "时雨 OR 报丰年", "年丰 OR \"报丰年\""} {
		want, err := one.Search(context.Background(), Request{Query: query, Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		got, err := several.Search(context.Background(), Request{Query: query, Counts: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Hits) != len(want.Hits) {
			t.Fatalf("%q: %d hits, in one segment %d", query, len(got.Hits), len(want.Hits))
		}
		for i, hit := range got.Hits {
			if d := hit.Score - want.Hits[i].Score; hit.ID != want.Hits[i].ID || d > 1e-9 || d < -1e-9 {
				t.Errorf("%q: hit %d is %s with %v, in one segment %s with %v", query, i, hit.Title, hit.Score, want.Hits[i].Title, want.Hits[i].Score)
			}
		}
	}
}

// TestWorks leaves out copies: the leader stands for its work, another where
// the leader is not found.
func TestWorks(t *testing.T) {
	first := text("通知原文", "2020-01-01", "关于垃圾分类的通知，全文。")
	repost := text("转载的通知", "2020-01-03", "关于垃圾分类的通知，全文。转载。")
	other := text("又一转载", "2020-01-02", "关于垃圾分类的通知，全文。又转。")
	alone := text("另一篇", "2020-01-04", "垃圾分类的故事。")
	for _, a := range []*article.Article{first, repost, other} {
		leaders[a.ID] = first.ID
	}
	for _, segments := range []int{1, 2, 4} {
		a := open(t, site(t, []*article.Article{first, repost, other, alone}, segments))
		for _, test := range []struct {
			query  string
			works  bool
			want   string
			copies int
		}{
			{"垃圾分类", false, "另一篇 转载的 又一转 通知原", 0},
			{"垃圾分类", true, "另一篇 通知原", 2},
			{"转载", true, "转载的", 1},
			{"又转", true, "又一转", 0},
			{"故事", true, "另一篇", 0},
			{"", true, "另一篇 通知原", 2},
		} {
			req := Request{Query: test.query, Works: test.works, Sort: Newest, Counts: true}
			if got := titles(t, a, req); got != test.want {
				t.Errorf("%d segments, %q: %q, want %q", segments, test.query, got, test.want)
			}
			if result, _ := a.Search(context.Background(), req); result.Copies != test.copies {
				t.Errorf("%d segments, %q: %d copies left out, want %d", segments, test.query, result.Copies, test.copies)
			}
		}
	}
}
