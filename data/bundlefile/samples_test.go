package bundlefile

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/ranges"
)

// entryOf is an article and its text as found, as they are given to Add.
type entryOf struct {
	*article.Article
	raw string
}

// full is an article with something in every field, and in every list more
// than one thing.
func full() *article.Article {
	date := "2021-12-28T02:09:43Z"
	ids := []string{article.ID("a", "b", "c"), "spelled-id", article.ID("d", "", "")}
	return &article.Article{
		ID: article.ID("https://example.org/1", "题", "文"), Title: "常州：上“下”一心齐聚力", Date: &date,
		Source: "央广网", Script: article.Traditional, Genre: article.Feature,
		People:  []article.Person{{Name: "郑楚豫", Role: "记者"}, {Name: "", Role: "编辑"}},
		Places:  [][]string{{"江苏省", "常州市", "武进区"}, {}, {"北京市"}},
		Topics:  []string{"党建", ""},
		Phrases: []string{"最后一公里", "微实事"},
		Blocks: []article.Block{
			{Kind: article.Heading, Text: "党建引领", Level: 2},
			{Kind: article.Heading, Text: "网格下沉", Level: 2},
			{Kind: article.Paragraph, Text: "第一段。\n换行 \x00 与 \u00a0𠮷𪚥"},
			{Kind: article.Figure, Text: "王银丹摄", Picture: article.Picture{Image: "http://example.org/图.jpg"}},
			{Kind: article.Figure, Text: "桥头", Picture: article.Picture{Image: "media/0123456789abcdef.webp", Width: 1280, Height: 853, Original: "桥/头.jpg", Full: "media/fedcba9876543210.jpg"}},
			{Kind: article.Figure, Text: ""},
			{Kind: article.ListItem, Text: "项"}, {Kind: article.ListItem, Number: 7, Text: "款"}, {Kind: article.Table, Text: "甲\t乙\n丙\t丁"}, {Kind: article.Quote, Text: "引"}, {Kind: article.Introduction, Text: "引言"},
			{Kind: "poem", Text: "床前明月光", Level: -3},
			{Kind: "", Text: ""},
		},
		Evidence: []article.Evidence{
			{Kind: "place", Value: "常州市", Text: "央广网常州12月28日消息", Certainty: article.Stated, Block: 2, Offset: 7},
			{Kind: "mood", Value: "好", Text: "", Certainty: "rumoured", Block: article.InTitle, Offset: 1 << 40},
			{Kind: "date", Value: "", Text: "x", Certainty: article.Inferred, Block: article.OutOfText, Field: article.FieldURL},
			{Kind: "genre", Value: "feature", Block: article.OutOfText, Field: "weather"},
		},
		Repairs: []article.Repair{
			{Rule: "pinyin-note", Block: article.InTitle, Before: "(xué)", After: "", Certainty: article.Stated},
			{Rule: "pinyin-note", Block: 2, Before: "(xí)", After: "", Certainty: article.Stated},
			{Rule: "mojibake", Block: article.OutOfText, Before: "qū)嶒", After: "實驗", Certainty: article.Inferred},
			{Rule: "", Block: 1 << 40, Before: "", After: "", Certainty: ""},
		},
		Origin: article.Origin{Path: "a/b/000.txt", Format: "html", Charset: "gb18030", URL: "https://example.org/1?q=%E6"},
		Rights: "版权所有", Links: []article.Link{{Title: "视频", URL: "https://example.org", Date: "2023-01-01"}, {}},
		Page:   &article.Page{Title: "办好民生微实事", Articles: ids},
		Copies: ids,
	}
}

// bare is an article as it reads back when next to nothing is known of it.
func bare(id string) *article.Article {
	return &article.Article{
		ID: id, People: []article.Person{}, Places: [][]string{}, Topics: []string{}, Phrases: []string{},
		Blocks: []article.Block{}, Evidence: []article.Evidence{}, Repairs: []article.Repair{}, Copies: []string{},
	}
}

// few are articles that between them use everything the format has.
func few() []entryOf {
	page := strings.Repeat("一整版的原文，<p>带标记</p>。", 20)
	odd := bare("Not A Hash")
	odd.Script = "Latn"
	odd.Title = "Ünïcode \U0010FFFF \uFFFD"
	long := bare(article.ID("", "long", ""))
	long.Page = &article.Page{Title: "赤城志", Articles: []string{long.ID}, Book: true}
	for i := range 60 {
		long.Blocks = append(long.Blocks, article.Block{Kind: article.Paragraph, Text: fmt.Sprintf("第%d段，社区网格员走访居民。", i)})
		long.Repairs = append(long.Repairs, article.Repair{Rule: "pinyin-note", Block: i, Before: "(shè)", Certainty: article.Stated})
	}
	return []entryOf{
		{full(), page}, {bare(article.ID("", "", "")), page}, {odd, ""}, {long, "另一份原文"}, {bare(""), page},
	}
}

// trained is a model of the few.
func trained() *coding.Model {
	var sample []*article.Article
	for _, e := range few() {
		sample = append(sample, e.Article)
	}
	return Train(sample)
}

// written writes a bundle of the articles with a model trained on them.
func written(tb testing.TB, entries []entryOf) ([]byte, Summary) {
	tb.Helper()
	var sample []*article.Article
	for _, e := range entries {
		sample = append(sample, e.Article)
	}
	return writtenWith(tb, Train(sample), entries)
}

func writtenWith(tb testing.TB, m *coding.Model, entries []entryOf) ([]byte, Summary) {
	tb.Helper()
	w, err := NewWriter(tb.TempDir(), m)
	if err != nil {
		tb.Fatal(err)
	}
	return finished(tb, w, entries)
}

func finished(tb testing.TB, w *Writer, entries []entryOf) ([]byte, Summary) {
	tb.Helper()
	for _, e := range entries {
		if err := w.Add(e.Article, e.raw); err != nil {
			tb.Fatal(err)
		}
	}
	var out bytes.Buffer
	summary, err := w.Finish(&out)
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes(), summary
}

func opened(tb testing.TB, data []byte, headBytes int64) *Reader {
	tb.Helper()
	r, err := Open(context.Background(), &ranges.Memory{Label: "bundle.fzb", Data: data}, headBytes)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}
