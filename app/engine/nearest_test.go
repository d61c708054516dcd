package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// TestNearest names, where nothing is found, what is near, and how much each
// finds: asking it gives as many.
func TestNearest(t *testing.T) {
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, town(), segments))
		for _, test := range []struct {
			req    Request
			want   string
			total  int
			reason Reason
		}{
			{Request{Query: "社区 春联"}, "社区", 2, FewerWords},
			{Request{Query: "社区 春联"}, "春联", 1, FewerWords},
			{Request{Query: "党建 没有的词 不在此处"}, "党建", 2, FewerWords},
			{Request{Query: "标题:网格"}, "网格", 1, AnyField},
			{Request{Query: "标题:(网格 OR 食堂)"}, "网格 OR 食堂", 2, AnyField},
			{Request{Query: "\"黨建引領\""}, "黨建引領", 1, AnyForm},
			{Request{Query: "\"持續發力，搭建\""}, "持續發力 搭建", 1, AnyForm},
			{Request{Query: "党建引令"}, "党建引领", 1, Almost},
			{Request{Query: "网格 党建引令"}, "网格 党建引领", 1, Almost},
			{Request{Query: "湖溏"}, "湖塘", 1, Almost},
			{Request{Query: "962010"}, "962018", 1, Almost},
			{Request{Query: "党建引领网格化"}, "党建引领 网格化", 1, InParts},
			{Request{Query: "网格 or 春联"}, "网格 OR 春联", 2, AsSigns},
			{Request{Query: "社区 and 网格"}, "社区 网格", 1, AsSigns},
			{Request{Query: "社区 Not 网格"}, "社区 -网格", 1, AsSigns},
			{Request{Query: "党建 near/5 引领"}, "党建 NEAR/5 引领", 1, AsSigns},
			{Request{Query: "2023年1月1日"}, "日期:2023-01-01", 1, AnyField},
			{Request{Query: "2021/6"}, "date:2021-06", 1, AnyField},
			{Request{Query: "人物：长江日报"}, "长江日报", 1, AnyField},
			{Request{Query: "标题:(党建 食堂)"}, "标题:党建", 1, FewerWords},
			{Request{Query: "党建 没有 社区 无处 网格"}, "党建 社区 网格", 1, FewerWords},
			{Request{Query: "“党建引领社区，没有这句，网格化治理”"}, "党建引领社区 网格化治理", 1, FewerWords},
			{Request{Query: "时间:5G"}, "5G", 1, InParts},
			{Request{Query: "5G-高清"}, "5G 高清", 1, InParts},
			{Request{Query: "网格化管理"}, "网格化", 1, InParts},
			{Request{Query: "社区", From: "2022"}, "社区", 2, NoFilters},
			{Request{Query: "社区", Filters: []Filter{{"source", "长江日报"}}}, "社区", 2, NoFilters},
		} {
			result, err := a.Search(context.Background(), test.req)
			if err != nil || result.Total != 0 {
				t.Fatalf("%+v: %v, %v", test.req, result, err)
			}
			held := false
			for _, n := range result.Nearest {
				req := test.req
				if req.Query = n.Query; n.Unfiltered {
					req = Request{Query: n.Query}
				}
				if asked, err := a.Search(context.Background(), req); err != nil || asked.Total != n.Total {
					t.Errorf("%+v: nearest %+v, but it finds %d, %v", test.req, n, asked.Total, err)
				}
				held = held || n.Query == test.want && n.Total == test.total && n.Reason == test.reason
			}
			if !held {
				t.Errorf("%d segments, %+v: nearest %+v, want %s", segments, test.req, result.Nearest, test.want)
			}
		}
		told := 0
		ctx := WithProgress(context.Background(), func(p Progress) {
			if p.Nothing {
				told++
			}
		})
		if _, err := a.Search(ctx, Request{Query: "社区 春联"}); err != nil || told != 1 {
			t.Errorf("told %d times that nothing was found, %v", told, err)
		}
		if result, err := a.Search(ctx, Request{Query: "社区"}); err != nil || result.Nearest != nil || told != 1 {
			t.Errorf("what is found has a nearest: %+v", result.Nearest)
		}
	}
}

// TestNearestAtLeast says of a query that many articles must be read for that
// it may find more than is told, and names none where some are left out.
func TestNearestAtLeast(t *testing.T) {
	var articles []*article.Article
	for i := range 2*mostJudged + 40 {
		articles = append(articles, text(fmt.Sprint(i), "", "发展，发个展，社区"+strings.Repeat("，党建", i/(2*mostJudged))))
	}
	a := open(t, site(t, articles, 1))
	for _, test := range []struct {
		query string
		want  Nearest
	}{
		{"没有 发*展", Nearest{Query: "发*展", Total: mostJudged, AtLeast: true, Reason: FewerWords}},
		{"没有 党*建", Nearest{Query: "党*建", Total: 40, Reason: FewerWords}},
		{"没有 社区 -发*展", Nearest{Query: "社区", Total: 2*mostJudged + 40, Reason: FewerWords}},
	} {
		r, err := a.Search(context.Background(), Request{Query: test.query})
		if err != nil || !slices.Contains(r.Nearest, test.want) {
			t.Errorf("%s: %+v, %v, want %+v", test.query, r.Nearest, err, test.want)
		}
	}
}

// TestNearestInPinyin reads letters that are nowhere as what the archive names.
func TestNearestInPinyin(t *testing.T) {
	known := map[rune]string{'常': "chang", '州': "zhou", '长': "chang zhang", '江': "jiang", '湖': "hu", '塘': "tang", '日': "ri", '报': "bao",
		'重': "zhong chong", '庆': "qing", '大': "da", '桥': "qiao", '春': "chun", '天': "tian", '镇': "zhen", '的': "de", '夜': "ye", '武': "wu", '进': "jin"}
	readings = func(r rune) []string { return strings.Fields(known[r]) }
	defer func() { readings = nil }()
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, suggestible(), segments))
		for _, test := range []struct{ query, want string }{
			{"hutang", "湖塘"}, {"hu tang", "湖塘"}, {"HuTang", "湖塘"}, {"ht", "湖塘"}, {"hutan", ""}, {"hutangz", "湖塘镇"},
			{"changjiang", "長江 person:常江"}, {"changjiang 湖塘", ""}, {"常州 changjiang", "常州 person:常江"}, {"daqiao changjiang", "大橋 長江"}, {"changzhou -hutang", "常州 -hutang"},
			{"标题:hutang", "标题:湖塘"}, {"地点:changzhou", "地点:常州"}, {"来源:chongqing", "来源:重庆"}, {"人物:changzhou", ""}, {"person:changjiang", "person:常江"},
			{"hutang*", ""}, {"党建", ""}, {"x", ""},
		} {
			result, err := a.Search(context.Background(), Request{Query: test.query})
			if err != nil || result.Total != 0 {
				t.Fatalf("%s: %+v, %v", test.query, result, err)
			}
			var got []string
			for _, n := range result.Nearest {
				if n.Reason != Spelled {
					continue
				}
				got = append(got, n.Query)
				if asked, err := a.Search(context.Background(), Request{Query: n.Query}); err != nil || asked.Total != n.Total {
					t.Errorf("%s: %s finds %d, %v, not %d", test.query, n.Query, asked.Total, err, n.Total)
				}
			}
			want := strings.Fields(test.want)
			if strings.Contains(test.query, " ") && len(got) == 1 {
				want = []string{test.want}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%d segments: %s is %q, want %q", segments, test.query, got, want)
			}
		}
	}
}

// TestNearestWithSigns offers words as the archive writes them, with a sign in
// them or without; not what only holds their letters.
func TestNearestWithSigns(t *testing.T) {
	a := open(t, site(t, []*article.Article{
		text("无线 Wi-Fi 与歼击机", "2021-01-01", "F-35 与 G20 之会，发 email 一封。"),
		text("又一篇", "2021-01-02", "We come over the mail of Fiwi, 350 of them."),
	}, 1))
	for query, want := range map[string]string{
		"WiFi": "Wi-Fi", "wifi": "wi-fi", "标题:wifi": "标题:wi-fi", "wifi 歼击机": "wi-fi 歼击机", "F35": "F-35", "E-Mail": "EMail",
		"fiwif": "", "themail": "", "emails": "", "f350": "", "党建": "",
	} {
		result, err := a.Search(context.Background(), Request{Query: query})
		if err != nil || result.Total != 0 {
			t.Fatalf("%s: %+v, %v", query, result, err)
		}
		got := ""
		for _, n := range result.Nearest {
			if n.Reason == AnyForm {
				got += n.Query
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// TestNearestReadSo reads letters as two characters that the texts hold though
// nothing is named so.
func TestNearestReadSo(t *testing.T) {
	known := map[rune]string{'常': "chang", '州': "zhou", '长': "chang zhang", '江': "jiang", '湖': "hu", '塘': "tang", '日': "ri", '报': "bao",
		'重': "zhong chong", '庆': "qing", '大': "da", '桥': "qiao", '春': "chun", '天': "tian", '镇': "zhen", '的': "de", '夜': "ye"}
	readings = func(r rune) []string { return strings.Fields(known[r]) }
	defer func() { readings = nil }()
	all := append(suggestible(), text("甲", "2020-01-01", "天橋之上，重报之事。"), text("乙", "2020-01-02", "天桥之下，春江、大报、大报，江大。"), text("丙", "2020-01-03", "日夜。"))
	for _, segments := range []int{1, 3} {
		a := open(t, site(t, all, segments))
		for query, want := range map[string]string{
			"tianqiao": "天桥 2", "tian qiao": "天桥 2", "甲 tianqiao": "甲 天桥 1", "zhongbao": "重报 1", "chongbao": "重报 1", "chunjiang": "春江 1", "tianye": "", "tianqi": "", "qiaotian": "",
		} {
			result, err := a.Search(context.Background(), Request{Query: query})
			if err != nil || result.Total != 0 {
				t.Fatalf("%s: %+v, %v", query, result, err)
			}
			var got []string
			for _, n := range result.Nearest {
				if n.Reason == Spelled {
					got = append(got, fmt.Sprint(n.Query, " ", n.Total))
				}
			}
			if strings.Join(got, ", ") != want {
				t.Errorf("%d segments: %s is %q, want %q", segments, query, got, want)
			}
		}
	}
}
