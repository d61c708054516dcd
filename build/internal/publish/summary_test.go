package publish

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/build/internal/report"
	"fangzhi/data/catalog"
)

func TestSummary(t *testing.T) {
	var r report.Report
	for _, f := range []report.File{
		{Path: "archive.toml", Status: report.Skipped, Code: report.Configuration, Message: "the archive's configuration"},
		{Path: "a.txt", Status: report.OK, Articles: 2, Repairs: map[string]int{"pinyin-notes": 3, "spam-lines": 1}},
		{Path: "sub/b.jpg", Status: report.Skipped, Code: report.Binary, Message: "its bytes are no text"},
		{Path: "c.txt", Status: report.Failed, Code: report.Unreadable, Message: "open /home/me/c.txt: permission denied"},
		{Path: "sub/d.zip", Status: report.Failed, Code: report.Malformed, Message: "/home/me/sub/d.zip: not a valid zip file"},
		{Path: "e.html", Status: report.OK, Code: report.Replaced, Articles: 1, Message: "3 bytes", Repairs: map[string]int{"spam-lines": 2}},
	} {
		r.Add(f)
	}
	b := Summary(&r, map[string]int{"text": 2, "html": 1, "": 9, "markdown": 2}, map[string]int{"utf-8": 3})
	want := `{Files:{OK:2 Skipped:2 Failed:2} ` +
		`Formats:[{Name:markdown Count:2} {Name:text Count:2} {Name:html Count:1}] Charsets:[{Name:utf-8 Count:3}] ` +
		`Repairs:[{Name:pinyin-notes Count:3} {Name:spam-lines Count:3}] ` +
		`Noted:[{Path:sub/b.jpg Status:skipped Code:binary Message:its bytes are no text} ` +
		`{Path:c.txt Status:failed Code:unreadable Message:} {Path:sub/d.zip Status:failed Code:malformed Message:} ` +
		`{Path:e.html Status:ok Code:replaced Message:3 bytes}] Unnoted:0}`
	if got := fmt.Sprintf("%+v", *b); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

// TestSummaryIsBounded holds that a catalog stays small whatever the source is.
func TestSummaryIsBounded(t *testing.T) {
	var r report.Report
	rules := map[string]int{}
	for i := range 500 {
		r.Add(report.File{Path: fmt.Sprint(strings.Repeat("长", 500), i), Status: report.Failed, Code: report.Malformed, Message: strings.Repeat("字", 1000)})
		rules[fmt.Sprint("rule-", i)] = i
	}
	b := Summary(&r, rules, rules)
	if len(b.Noted) != MostNoted || b.Unnoted != 500-MostNoted || len(b.Formats) != mostTallied {
		t.Errorf("%d files are noted, %d not, %d formats counted", len(b.Noted), b.Unnoted, len(b.Formats))
	}
	if got := b.Noted[0].Path; len([]rune(got)) != noteRunes || !strings.HasSuffix(got, "长0") {
		t.Errorf("the path of %d characters is cut to %s", 501, got)
	}
	data, err := (&catalog.Catalog{Build: b}).Encode()
	if err != nil || len(data) > 60_000 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}
