package read

import (
	"strings"
	"testing"
)

func TestTold(t *testing.T) {
	for _, test := range []struct {
		name  string
		named Format
		text  string
		want  Format
	}{
		{"nothing", "", "", ""},
		{"nothing under a name", CSV, " \n", CSV},
		{"words", "", "河边修了新路", ""},
		{"words called a document", DOCX, "河边修了新路", Text},
		{"a record", Text, `{"title":"甲","body":"乙"}`, JSON},
		{"records", Text, `{"title":"甲"}` + "\n" + `{"title":"乙"}`, Lines},
		{"a record that is cut", Text, `{"title":"甲","body":"乙`, Lines},
		{"a record over many lines", Lines, "{\n\"title\":\"甲\"\n}", JSON},
		{"a list in an object", Text, `{"code":0,"data":{"list":[{"title":"甲"},{"title":"乙"}]}}`, JSON},
		{"of no known names", Text, `{"a":1}` + "\n" + `{"a":2}`, Text},
		{"a damaged first line", Lines, `{"title":` + "\n" + `{"title":"乙"}`, Lines},
		{"a head of JSON", Markdown, `{"title":"甲"}` + "\n\n河边修了新路", Markdown},
		{"in quotation marks", Text, `["title"] 河边`, Text},
		{"Excel's word", Text, "sep=;\n甲;乙\n", CSV},
		{"a table for Excel", Text, "标题\t来源\n甲\t河西晚报\n", CSV},
		{"one name that is known", Text, "Title, Abstract\n甲, 乙\n", Text},
		{"rows unlike the first", Text, "标题,来源\n甲\n", Text},
		{"a row that is cut", Text, "标题,来源,正文\n甲,河西晚报", CSV},
		{"a table of Markdown", Markdown, "| title | body |\n|---|---|\n", Markdown},
		{"a drawing", Feed, "<svg/>", Feed},
		{"of no name", "", "<?xml version=\"1.0\"?><svg/>", Feed},
		{"about feeds", Text, "<rss> 是一种格式", Feed},
		{"labelled lines", Text, "From: 甲\nDate: 2021\nSubject: 乙\n\n", Text},
		{"a message out of a mailbox", Text, "From a@example.org\nFrom: 甲\nDate: 2021\nMIME-Version: 1.0\nX-Long", Mail},
		{"a message", Text, "From: 甲\nDate: 2021\nMIME-Version: 1.0\n\n", Mail},
		{"a table for Excel", XLS, "路名\t盏数\n河西街\t12\n", CSV},
		{"a text called a table", XLS, "河西街的路灯，十二盏。\n", Text},
		{"what a server says before it", PDF, "HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", PDF},
	} {
		got, ok := Told(test.named, test.text, nil)
		if got != test.want && (ok || test.want != "") {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestMarkdownBelowHTML: a logo above a text does not make its marks words.
func TestMarkdownBelowHTML(t *testing.T) {
	logo := "<p align=\"center\">\n  <img src=\"logo.png\">\n</p>\n\n"
	for _, test := range []struct {
		named Format
		text  string
		want  Format
	}{
		{Markdown, logo + "第一段。\n\n- 甲\n- 乙\n", Markdown},
		{Markdown, "<p>第一段。</p>\n\n<p>第二段。</p>\n", HTML},
		{Markdown, "\n<html><body>第一段。\n\n第二段。</body></html>", HTML},
		{Text, logo + "## 甲\n\n第一段。\n\n## 乙\n", Markdown},
		{Text, logo + "第一段。", HTML},
	} {
		if format, _ := Told(test.named, test.text, nil); Whole(format, test.text, nil).Format != test.want {
			t.Errorf("%q is told %q and read as %q, want %q", test.text, format, Whole(format, test.text, nil).Format, test.want)
		}
	}
}

// TestPlainHTML: a page without a tag is a text.
func TestPlainHTML(t *testing.T) {
	for text, want := range map[string]Format{
		"第一段。\n第二段。": Text, "第一段。\n\n# 题\n\n# 又\n": Markdown, "甲 < 乙 & 丙": Text, "第一段。<br>第二段。": HTML, "甲&nbsp;乙": HTML,
	} {
		if d := Whole(HTML, text, nil); d.Format != want {
			t.Errorf("%q is read as %q, want %q", text, d.Format, want)
		}
	}
}

func FuzzTold(f *testing.F) {
	f.Add("csv", "标题,来源\n甲,乙\n")
	f.Add("jsonl", `{"title":"甲"}`)
	f.Add("", "<?xml?>")
	f.Fuzz(func(t *testing.T, named, text string) {
		format, ok := Told(Format(named), text, Mapping{"title": "x"})
		if ok && format == "" || ok && named == "" && format == Text {
			t.Errorf("%q, %v", format, ok)
		}
		if again, _ := Told(format, text, Mapping{"title": "x"}); ok && strings.TrimSpace(text) != "" && again.Class() != format.Class() {
			t.Errorf("%q is %q, and then %q", named, format, again)
		}
	})
}
