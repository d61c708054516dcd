package read

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"fangzhi/data/article"
)

// markdown renders as GitHub does, with Chinese lines joined without a space.
// HTML inside a page passes through: it is read by the HTML reader like the
// rest, so there is one way from elements to blocks.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.NewFootnote(extension.WithFootnoteBacklinkHTML("")), extension.CJK),
	goldmark.WithParserOptions(
		parser.WithAttribute(), // ## 路 {#road}
		parser.WithInlineParsers(
			util.Prioritized(wikiLinks{}, 150), util.Prioritized(formulas{}, 150),
			util.Prioritized(spans('*'), 400), util.Prioritized(spans('~'), 400), util.Prioritized(spans('='), 400),
		),
		parser.WithASTTransformers(util.Prioritized(keptNotes{}, 900)),
	),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// maxMarkdownNesting bounds quotes and lists within each other: each level of
// one line costs the parser a pass over it.
const maxMarkdownNesting = 100

// maxMarks bounds what the parser may make an element of, of some 200 bytes.
const maxMarks = 1 << 20

// noteMark is where a text points to a note below it, by its number.
var noteMark = regexp.MustCompile(`<sup id="fnref[^>]*><a [^>]*>(\d+)</a></sup>`)

// readMarkdown reads CommonMark with tables. A text nested beyond reason, or
// of too many marks, is read as plain text.
func readMarkdown(text string) Document {
	if tooManyMarks(text) || deeplyNested(text) {
		return readText(text)
	}
	var out bytes.Buffer
	if err := markdown.Convert([]byte(plainer(withImages(text))), &out); err != nil {
		return readText(text)
	}
	blocks := fragmentBlocks(noteMark.ReplaceAllString(out.String(), "[$1]"))
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

func tooManyMarks(text string) bool {
	marks := 0
	for i := range len(text) {
		switch text[i] {
		case '\n', '*', '_', '`', '[', '!', '<', '&', '|', '~', '\\', ':', '=', '$':
			marks++
		}
	}
	return marks > maxMarks
}

func deeplyNested(text string) bool {
	for _, line := range strings.Split(text, "\n") {
		if len(line) < maxMarkdownNesting {
			continue
		}
		marks := 0
		for _, r := range line {
			if strings.ContainsRune(">-*+ \t[(!_`<~=", r) {
				marks++
			}
		}
		head := strings.TrimLeft(line, ">-*+ \t[!")
		if len(line)-len(head) > maxMarkdownNesting || marks > 4096 {
			return true
		}
	}
	return false
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
	return !isPage(text) && (named == Markdown && bareParagraph.MatchString(text) || looksMarkdown(text))
}

var bareParagraph = regexp.MustCompile(`\n[ \t\r]*\n[^<\s]`)
