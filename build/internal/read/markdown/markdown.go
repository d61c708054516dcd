// Package markdown makes HTML of Markdown: of CommonMark with tables as GitHub
// has it, as Chinese is written in it, and with what note-taking programs and
// site builders write in it beside.
package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// renderer renders as GitHub does, with Chinese lines joined without a space.
// HTML inside a page passes through: it is read by the HTML reader like the
// rest, so there is one way from elements to blocks.
var renderer = goldmark.New(
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

// HTML is a text as HTML. It is not ok of one nested beyond reason, or of too
// many marks.
func HTML(text string) (page string, ok bool) {
	if tooManyMarks(text) || deeplyNested(text) {
		return "", false
	}
	var out bytes.Buffer
	if err := renderer.Convert([]byte(plainer(withImages(text))), &out); err != nil {
		return "", false
	}
	return noteMark.ReplaceAllString(out.String(), "[$1]"), true
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
