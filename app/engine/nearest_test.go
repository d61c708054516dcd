package engine

import (
	"context"
	"testing"
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
		if result, err := a.Search(context.Background(), Request{Query: "社区"}); err != nil || result.Nearest != nil {
			t.Errorf("what is found has a nearest: %+v", result.Nearest)
		}
	}
}
