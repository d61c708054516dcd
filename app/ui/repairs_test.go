package ui

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TestPlaceRepairs places the repairs of one article. Changes are told as
// block: start-end #repair, in bytes.
func TestPlaceRepairs(t *testing.T) {
	type repairs = []article.Repair
	for _, c := range []struct {
		name    string
		blocks  []string
		repairs repairs
		want    string
	}{
		{"one after the other", []string{"學習與學習"}, repairs{{Before: "學(xué)", After: "學"}, {Offset: 1, Before: "習(xí)", After: "習"}, {Offset: 3, Before: "學(xué)", After: "學"}}, "0: 0-3 #1 3-6 #2 9-12 #3"},
		{"nothing left", []string{"甲乙"}, repairs{{Offset: 1, Before: "\n"}, {Offset: 2, Before: "广告"}}, "0: 3-3 #1 6-6 #2"},
		{"the title", nil, repairs{{Block: article.InTitle, Offset: 1, Before: "_下_", After: "“下”"}}, "-1: 3-12 #1"},
		{"several blocks", []string{"甲", "乙丙"}, repairs{{Offset: 0, Before: "?", After: "甲"}, {Block: 1, Offset: 1, Before: "?", After: "丙"}}, "0: 0-3 #1 1: 3-6 #2"},
		{"not where it says", []string{"甲乙"}, repairs{{Offset: 1, After: "甲"}, {Offset: 9, After: ""}, {Block: 7, After: "甲"}, {Offset: -1}, {Offset: 1, After: "乙"}, {Offset: 1, After: "乙"}}, "0: 3-6 #5 rest 5"},
		{"lines around the text", []string{"第一段", "第二段"}, repairs{{Block: article.OutOfText, Offset: 1, Before: "相关资料图"}, {Block: article.OutOfText, Offset: 2, Before: "下载APP"},
			{Block: article.OutOfText, Offset: 2, Before: "學(xué)", After: "學"}, {Block: article.OutOfText, Offset: 3, Before: "x"}}, "before 1: 1 before 2: 2 rest 2"},
	} {
		a := &article.Article{Title: "上“下”一心", Repairs: c.repairs}
		for _, text := range c.blocks {
			a.Blocks = append(a.Blocks, article.Block{Text: text})
		}
		if got := told(placeRepairs(a), len(c.blocks)); got != c.want {
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
			words += fmt.Sprintf(" %d-%d #%d", change.start, change.end, change.n)
		}
		if len(c.before[block]) > 0 {
			words += fmt.Sprintf(" before %d:", block)
		}
		for _, n := range c.before[block] {
			words += fmt.Sprintf(" %d", n)
		}
	}
	if c.rest > 0 {
		words += fmt.Sprintf(" rest %d", c.rest)
	}
	if words == "" {
		return ""
	}
	return words[1:]
}

// TestChangesAreTold holds that a repair is marked in the text, tells what it
// changed when pressed, and that the text can be read as it was found.
func TestChangesAreTold(t *testing.T) {
	a := &article.Article{Title: "题", Blocks: []article.Block{{Kind: article.Paragraph, Text: "大家學習黨史"}}, Repairs: []article.Repair{
		{Rule: "pinyin-notes", Offset: 2, Before: "學(xué)", After: "學", Certainty: article.Stated},
		{Rule: "broken-lines", Offset: 4, Before: "\n", Certainty: article.Inferred},
		{Rule: "boilerplate", Block: article.OutOfText, Offset: 1, Before: "下载APP"}}}
	v := &articleView{View: &engine.View{Article: a, Marks: []engine.Mark{{Block: 0, ByteOffset: 3, Bytes: 9}}}, Drawn: allBlocks, Lang: messages.English, Changes: placeRepairs(a)}
	drawn := func() string { return app.HTMLString(v.Render()) }
	has := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(drawn(), w) {
				t.Errorf("%s is not in\n%s", w, drawn())
			}
		}
	}
	has(`id="mark-1"`, `aria-label="Was “學(xué)”, now “學”`, `aria-label="Was “↵”, now “(removed)”`, "(left out here)", `role="button"`, `aria-expanded="false"`)
	if strings.Contains(drawn(), "told") || strings.Contains(drawn(), "下载APP</") {
		t.Errorf("told before it is asked for: %s", drawn())
	}
	v.tell(1)
	has(`<span class="told">`, "學(xué)", "pinyin notes", `aria-expanded`)
	v.tell(1)
	if strings.Contains(drawn(), "told") {
		t.Errorf("told still: %s", drawn())
	}
	v.toggleFound(app.Context{}, app.Event{})
	has("<del", "學(xué)", "↵", "下载APP", "aria-pressed")
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
// the repairs say.
func FuzzPlaceRepairs(f *testing.F) {
	f.Add("學生學習", 0, "學", 3, "習")
	f.Add("a\xffb", 1, "", -1, "b")
	f.Fuzz(func(t *testing.T, text string, at1 int, after1 string, at2 int, after2 string) {
		a := &article.Article{Blocks: []article.Block{{Text: text}}, Repairs: []article.Repair{
			{Offset: at1, After: after1}, {Offset: at2, After: after2}, {Block: at2, Offset: at1, After: after1}, {Block: article.OutOfText, Offset: at2}}}
		c, end := placeRepairs(a), 0
		for _, c := range c.in[0] {
			if c.start < end || c.end < c.start || c.end > len(text) {
				t.Errorf("%d-%d behind %d in %d bytes", c.start, c.end, end, len(text))
			}
			end = c.end
		}
	})
}
