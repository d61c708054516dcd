package read

import (
	"regexp"
	"strings"

	"fangzhi/build/internal/read/markdown"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// readMarkdown reads CommonMark with tables. A text nested beyond reason, or
// of too many marks, is read as plain text.
func readMarkdown(text string) Document {
	page, ok := markdown.HTML(text)
	if !ok {
		return readText(text)
	}
	blocks := webpage.Fragment(page)
	return Document{Title: onlyTopHeading(blocks), Blocks: blocks}
}

// onlyTopHeading is the page's title when it opens with its one first-level heading.
func onlyTopHeading(blocks []article.Block) string {
	title := ""
	for i, b := range blocks {
		if b.Kind != article.Heading || b.Level != 1 {
			continue
		}
		if i > 0 {
			return ""
		}
		title = b.Text
	}
	return title
}

// looksMarkdown tells Markdown under another name. A mark or two is no
// evidence: plain text has # and * as well.
func looksMarkdown(text string) bool {
	headings, links := 0, 0
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		hashes := len(line) - len(strings.TrimLeft(line, "#"))
		if hashes >= 1 && hashes <= 6 && len(line) > hashes+1 && line[hashes] == ' ' {
			headings++
		}
		if i := strings.Index(line, "]("); i > 0 && strings.Contains(line[:i], "[") && strings.Contains(line[i:], ")") {
			links++
		}
	}
	return headings >= 2 || headings >= 1 && links >= 1
}

// beginsInHTML tells Markdown below some HTML, as is usual where a logo stands
// above a text: paragraphs without a tag, if the name says Markdown, else its
// marks.
func beginsInHTML(named Format, text string) bool {
	return !webpage.IsPage(text) && (named == Markdown && bareParagraph.MatchString(text) || looksMarkdown(text))
}

var bareParagraph = regexp.MustCompile(`\n[ \t\r]*\n[^<\s]`)
