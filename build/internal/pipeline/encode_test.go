package pipeline

import (
	"reflect"
	"testing"

	"fangzhi/build/internal/extract/phrases"
	"fangzhi/data/article"
)

func TestEncode(t *testing.T) {
	day := "2021-06-14"
	item := &spooled{
		Article: &article.Article{
			ID: "a", Title: "标题", Date: &day, Script: article.Traditional,
			People: []article.Person{{Name: "张三", Role: "记者"}}, Places: [][]string{{"江苏省", "常州市"}, {}}, Topics: []string{},
			Blocks:  []article.Block{{Kind: article.Heading, Text: "一", Level: 2}, {Kind: article.Figure, Picture: article.Picture{Image: "x.webp", Width: 3}}},
			Repairs: []article.Repair{{Rule: "entities", Block: article.OutOfText, Offset: 1 << 40, Before: "\x00"}},
			Page:    &article.Page{Title: "版", Articles: []string{"a", "b"}},
		},
		Raw: "raw", PageAt: 1, Terms: []phrases.Term{{Key: "k", Named: true}, {Often: true}}, Pictures: []shown{{Block: 1, Places: []string{"p"}}},
	}
	data := encode(item)
	var back spooled
	if err := decodeInto(&back, data); err != nil || !reflect.DeepEqual(item, &back) {
		t.Fatalf("%v: %+v, want %+v", err, back, item)
	}
	item.Raw = "坏\xff\xfe字"
	if err := decodeInto(&back, encode(item)); err != nil || back.Raw != "坏\uFFFD\uFFFD字" {
		t.Errorf("%v: %q", err, back.Raw)
	}
	for n := range data {
		if decodeInto(new(spooled), data[:n]) == nil {
			t.Fatalf("the first %d bytes of %d are taken for a whole", n, len(data))
		}
	}
	if decodeInto(new(spooled), append(data, 0)) == nil {
		t.Error("bytes behind the end are passed over")
	}
}
