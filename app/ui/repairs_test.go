package ui

import (
	"fmt"
	"testing"

	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
)

// TestPlaceRepairs places the repairs of one article. Changes are told as
// block: start-end -what was there #repair, in bytes.
func TestPlaceRepairs(t *testing.T) {
	type repairs = []article.Repair
	for _, c := range []struct {
		name    string
		blocks  []string
		repairs repairs
		raw     string
		want    string
	}{
		{"one after the other", []string{"學習與學習"}, repairs{
			{Rule: "pinyin-notes", Before: "學(xué)", After: "學"}, {Rule: "pinyin-notes", Before: "習(xí)", After: "習"},
			{Rule: "pinyin-notes", Before: "學(xué)", After: "學"}}, "",
			"0: 3-3 -(xué) #1 6-6 -(xí) #2 12-12 -(xué) #3"},
		{"the source tells which", []string{"學生學習,好學"}, repairs{
			{Rule: "pinyin-notes", Before: "學(xué)", After: "學"}, {Rule: "pinyin-notes", Before: "學(xué)", After: "學"}}, "學生學(xué)習,好學(xué)",
			"0: 9-9 -(xué) #1 19-19 -(xué) #2"},
		{"white space is no difference", []string{"學生學 習"}, repairs{
			{Rule: "pinyin-notes", Before: "學(xué)", After: "學"}}, "學 生\n學\n(xué)習",
			"0: 9-9 -(xué) #1"},
		{"rules begin anew, and narrow down", []string{"及楼道长微信群。“我”"}, repairs{
			{Rule: "out-of-step", Before: "?!拔摇?", After: "。“我”"}, {Rule: "broken-lines", Before: "楼道\n长", After: "楼道长"}}, "",
			"0: 9-9 -\n #2 21-33 -?!拔摇? #1"},
		{"what is left of nothing stands before what followed", []string{"甲乙丙丁戊"}, repairs{
			{Rule: "x", Before: "广告", After: ""}}, "甲乙广告丙丁戊",
			"0: 6-6 -广告 #1"},
		{"no place", []string{"甲乙"}, repairs{{Rule: "x", Before: "丙", After: "丁"}, {Rule: "x", Before: "广告"}, {Rule: "x", Block: 7, After: "甲"}}, "",
			"unplaced 2"},
		{"one in the other", []string{"甲乙丙"}, repairs{{Rule: "x", Before: "?", After: "甲乙丙"}, {Rule: "y", Before: "?", After: "乙"}}, "",
			"0: 0-9 -? #1"},
		{"the title", nil, repairs{{Rule: "lost-quotes", Block: article.InTitle, Before: "_下_", After: "“下”"}}, "",
			"-1: 3-12 -_下_ #1"},
		{"lines around the text", []string{"第一段文字", "第二段文字"}, repairs{
			{Rule: "boilerplate", Block: article.OutOfText, Before: "相关资料图"}, {Rule: "boilerplate", Block: article.OutOfText, Before: "下载APP"},
			{Rule: "spam-lines", Block: article.OutOfText, Before: "a planted line of 9 characters"}}, "第一段文字\n（相关资料图）\n第二段文字\n下载APP",
			"before 1: 1 before 2: 2 3"},
		{"a line that was mended before it went", []string{"甲乙丙丁", "戊己庚辛"}, repairs{
			{Rule: "pinyin-notes", Block: article.OutOfText, Before: "學(xué)", After: "學"},
			{Rule: "boilerplate", Block: article.OutOfText, Before: "来源:學"}}, "<p>甲乙丙丁</p>\n<p>来源:學(xué)</p>\n<p>戊(wù)己庚辛",
			"before 1: 2 unplaced 1"},
		{"lines around an unknown text", []string{"第一段文字"}, repairs{{Rule: "boilerplate", Block: article.OutOfText, Before: "相关资料图"}}, "",
			"before 1: 1"},
	} {
		a := &article.Article{Title: "上“下”一心", Repairs: c.repairs}
		for _, text := range c.blocks {
			a.Blocks = append(a.Blocks, article.Block{Text: text})
		}
		if got := told(placeRepairs(a, c.raw), len(c.blocks)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func told(c *changes, blocks int) string {
	words := ""
	for block := -1; block <= blocks; block++ {
		if len(c.in[block]) > 0 {
			words += fmt.Sprintf(" %d:", block)
		}
		for _, change := range c.in[block] {
			words += fmt.Sprintf(" %d-%d -%s #%d", change.start, change.end, change.gone, change.n)
		}
		if len(c.before[block]) > 0 {
			words += fmt.Sprintf(" before %d:", block)
		}
		for _, n := range c.before[block] {
			words += fmt.Sprintf(" %d", n)
		}
	}
	if c.unplaced > 0 {
		words += fmt.Sprintf(" unplaced %d", c.unplaced)
	}
	if words == "" {
		return ""
	}
	return words[1:]
}

func TestFoundWords(t *testing.T) {
	for _, c := range []struct{ rule, before, want string }{
		{"spam-lines", "a planted line of 80 characters", "(planted spam, 80 characters)"},
		{"link-lists", "a list of 1 other articles", "(a list of 1 other article)"},
		{"boilerplate", "下载APP", "下载APP"},
	} {
		if got := foundWords(messages.English, article.Repair{Rule: c.rule, Before: c.before}); got != c.want {
			t.Errorf("%s: %s, want %s", c.before, got, c.want)
		}
	}
}

// FuzzPlaceRepairs holds that changes lie in order in their text, whatever
// the repairs and the text as found say.
func FuzzPlaceRepairs(f *testing.F) {
	f.Add("學生學習", "學(xué)", "學", "習(xí)", "習", "學生學(xué)習(xí)")
	f.Add("a\xffb", "", "", "\xff", "b", "\x80")
	f.Fuzz(func(t *testing.T, text, before1, after1, before2, after2, raw string) {
		a := &article.Article{Blocks: []article.Block{{Text: text}}, Repairs: []article.Repair{
			{Rule: "a", Before: before1, After: after1}, {Rule: "a", Before: before2, After: after2}, {Rule: "b", Before: before1, After: after1},
			{Rule: "c", Block: article.OutOfText, Before: before2}}}
		end := 0
		for _, c := range placeRepairs(a, raw).in[0] {
			if c.start < end || c.end < c.start || c.end > len(text) {
				t.Errorf("%d-%d behind %d in %d bytes", c.start, c.end, end, len(text))
			}
			end = c.end
		}
	})
}
