// Package boilerplate tells a text from what its site puts around it: menus, lists of
// other articles, lines of credits, notices of rights.
package boilerplate

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Where the site's own lines are many, they show where the text is: between
// the last of those above its first sentence, and the first of those below its
// last one. What stands among them is a menu's or a list's.

// Evidence: lines that are a site's own.
const (
	leastAbove    = 3  // above the text
	leastBelowIt  = 2  // below it
	leastContents = 3  // headlines in a list of the page's own
	maxAboveLines = 80 // blocks above the first sentence that are looked at
	maxAmong      = 48 // characters of a line among them
	leastLabels   = 3  // in 【】, of a text's own parts,
	maxOwnLabel   = 5  // of so many characters, the bracket among them
)

// surroundings are the blocks of a page and what each is to a site.
type surroundings struct {
	blocks []article.Block
	kinds  []siteKind
	prose  []bool // it holds a sentence
	titled bool   // the page's title stands apart from its blocks
}

func surround(blocks []article.Block) surroundings {
	s := surroundings{blocks: blocks, kinds: make([]siteKind, len(blocks)), prose: make([]bool, len(blocks))}
	labels := 0 // 【解答】
	for _, b := range blocks {
		if end := strings.Index(b.Text, "】"); strings.HasPrefix(b.Text, "【") && runes.AtMost(b.Text[:max(end, 0)], maxOwnLabel) && end > 0 {
			labels++
		}
	}
	for i, b := range blocks {
		s.kinds[i], s.prose[i] = kindOf(b.Text), HoldsSentence(b)
		if b.OfSite {
			s.kinds[i] = siteSaid
		}
		if labels >= leastLabels && s.kinds[i] == siteOwn && strings.HasPrefix(b.Text, "【") { // a label of the text's own
			s.kinds[i] = noSites
		}
	}
	return s
}

// upTo are the blocks before one of them.
func (s surroundings) upTo(end int) surroundings {
	return surroundings{s.blocks[:end], s.kinds[:end], s.prose[:end], s.titled}
}

// text is the place of the first sentence.
func (s surroundings) text() int {
	for i, prose := range s.prose {
		if prose && s.kinds[i] < siteMenu {
			return i
		}
	}
	return len(s.blocks)
}

// isAbove tells that the block at a place, all above it being a site's, is one
// too: by itself, or by what the line above or below it is.
func (s surroundings) isAbove(at int) bool {
	if s.kinds[at] == maybeSites && at+1 < len(s.blocks) && reported.MatchString(s.blocks[at+1].Text) { // 快讯
		return true
	}
	return s.kinds[at] >= siteMenu || s.kinds[at] == siteOwn && (at > 0 || len(s.blocks) > 1 && s.kinds[1] >= siteMenu || s.isButtonFirst())
}

// isButtonFirst tells a button that stands above credits, or above what is a
// headline: 关闭, logo.
func (s surroundings) isButtonFirst() bool {
	if len(s.blocks) > 1 && creditsOf(s.blocks[1]).isHead(false) { // no headline is called 分享
		return true
	}
	return len(s.blocks) > 2 && !s.prose[1] && s.isHeadline(1) && !runes.AtMost(s.blocks[1].Text, leastSaidAgain-1) && (s.prose[2] || creditsOf(s.blocks[2]).whole)
}

// onlyTags is a line of nothing but tags that were left as text.
var onlyTags = expression.Compile(`^(?:\s*</?[A-Za-z][^<>]*>)+\s*$`)

// leastSentence is more bytes than a mark alone has, in a list of signs.
const leastSentence = len("。。")

// HoldsSentence tells prose from titles and buttons. Mathematicians end theirs
// with ．.
func HoldsSentence(b article.Block) bool {
	return (strings.Contains(b.Text, "。") || strings.HasSuffix(b.Text, "．")) && len(b.Text) > leastSentence && !isTrailingOff(b.Text) || !runes.AtMost(b.Text, 2*maxAmong) && !isTitleRow(b.Text)
}

// isTrailingOff tells a button that ends in dots of full stops: 加载中。。。
func isTrailingOff(text string) bool {
	label := strings.TrimRight(text, "。")
	return len(label)+2*len("。") <= len(text) && runes.AtMost(label, maxLabel) && kindOf(label) >= maybeSites
}

// isTitleRow tells a long line of titles side by side.
func isTitleRow(text string) bool {
	return strings.Count(text, " ") >= leastSpacesOfRow && !strings.ContainsAny(text, "，,！？!?；;") && runes.CountHan(text)*2 > utf8.RuneCountInString(text)
}

const leastSpacesOfRow = 6

// isInDrawnTable tells an empty row of a table that is drawn with strokes, by
// the rows beside it.
func (s surroundings) isInDrawnTable(at int) bool {
	isRow := func(i int) bool {
		if i < 0 || i >= len(s.blocks) {
			return false
		}
		text := strings.TrimSpace(s.blocks[i].Text)
		return strings.HasPrefix(text, "+-") || len(text) > 1 && strings.HasPrefix(text, "|") && strings.HasSuffix(text, "|")
	}
	return isRow(at) && (isRow(at-1) || isRow(at+1))
}
