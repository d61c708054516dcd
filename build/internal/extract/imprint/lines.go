// Package imprint reads the lines in which a page tells of its text, as an imprint
// does of a book: which lines stand where credits can, and by what form one is a
// dateline, a stamp with its minute, a line 来源：…, the opening of a wire's item,
// an office's signature, or says where a text was taken from. What an article's
// date or source is of all that these lines say, the rooms decide.
package imprint

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Bounds of the lines that tell of a text, in characters.
const (
	LongestOpening = 60  // in which an opening stands
	LongestEdge    = 150 // at the head and the end of a text in which credits stand
	MaxCreditLine  = 90  // of a line of credits
	MaxDateline    = 120 // beyond which a block that begins with a date is a sentence about that day
)

// MaxTail is how many blocks at the end of a text can hold credits.
const MaxTail = 12

// MostHead is how many blocks at the head of a text can hold credits.
const MostHead = 6

// HeadLines are the lines in which a page's credits stand: the first of the
// text, then those above it, the nearest first.
func HeadLines(a *article.Article, said fact.Statements) []string {
	var lines []string
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	for i := len(said.Above) - 1; i >= 0; i-- {
		lines = append(lines, said.Above[i])
	}
	return lines
}

// headBlocks are the first blocks of a text, and those right above its first
// paragraph where a page has lines of its own before them.
func headBlocks(a *article.Article) []article.Block {
	const above = 4 // blocks
	first := a.Blocks[:min(len(a.Blocks), MostHead)]
	if at := ProseAt(a); at >= MostHead {
		return slices.Concat(first, a.Blocks[max(MostHead, at-above):at+1])
	}
	return first
}

// ProseAt is where the first paragraph stands that is one, or 0.
func ProseAt(a *article.Article) int {
	const reach, short = 60, 24 // blocks, characters
	for i, b := range a.Blocks[:min(len(a.Blocks), reach)] {
		if b.Kind == article.Paragraph && !runes.AtMost(b.Text, short) && strings.Contains(b.Text, "。") {
			return i
		}
	}
	return 0
}

// HeadLength is how many lines stand before the first paragraph that is one.
func HeadLength(a *article.Article) int {
	const most, short = 10, 40 // blocks, characters
	for i, b := range a.Blocks[:min(len(a.Blocks), most)] {
		if runes.HasAny(b.Text, "。；") || !runes.AtMost(b.Text, short) {
			return i
		}
	}
	return 0
}

// Openings are what a text can open with: lines above it, then its first blocks.
func Openings(a *article.Article, said fact.Statements) []string {
	lines := slices.Clone(said.Above)
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	return lines
}

// ShortHead are the short lines among a text's first.
func ShortHead(a *article.Article) (lines []string) {
	for _, b := range headBlocks(a) {
		if !strings.Contains(b.Text, "。") && runes.AtMost(b.Text, MaxCreditLine) {
			lines = append(lines, b.Text)
		}
	}
	return lines
}

// ProseHead is the opening of the first paragraph, where lines stand above it.
func ProseHead(a *article.Article) []string {
	if at := HeadLength(a); at > 0 && at < len(a.Blocks) {
		return []string{runes.First(a.Blocks[at].Text, LongestOpening)}
	}
	return nil
}

// ShortLines are the lines that can hold credits: the first and the last of
// the text, then those around it.
func ShortLines(a *article.Article, said fact.Statements) []string {
	const most = 8
	lines := slices.Clone(said.Above)
	for i, b := range a.Blocks {
		last := i >= len(a.Blocks)-most
		if (last || i < most && !strings.Contains(b.Text, "。")) && runes.AtMost(b.Text, MaxDateline) {
			lines = append(lines, b.Text)
		}
	}
	lines = append(lines, said.Aside...)
	for i := 0; i+1 < len(lines); i++ { // 来源： and in the next line who
		if SourceLabel.MatchString(lines[i]) && !naming.IsPerson(strings.TrimSpace(lines[i+1])) { // the writer stands in the line of none
			lines = append(lines, strings.TrimSpace(lines[i])+strings.TrimSpace(lines[i+1]))
		}
	}
	return lines
}

// LastLines are the lines in which a page names its publisher, the last first.
func LastLines(a *article.Article, said fact.Statements) []string {
	const most = 8
	lines := slices.Clone(said.Aside)
	slices.Reverse(lines)
	for i := len(a.Blocks) - 1; i >= max(0, len(a.Blocks)-most); i-- {
		lines = append(lines, a.Blocks[i].Text)
	}
	return lines
}

// LastBracket is what a text ends with in brackets.
var LastBracket = expression.NewForm(`[（(【\[]\s*([^（()）【】\[\]]{2,80})[）)】\]]\s*$`, "）", ")", "】", "]")

// MayTellRole is a cheap look for the words that credits behind a paragraph have.
func MayTellRole(text string) bool {
	return behindWords.In(text[max(0, len(text)-4*LongestOpening):])
}

var behindWords = expression.NewWords("记者", "記者", "通讯员", "通訊員", "编辑", "編輯", "责编", "責編", "作者", "撰文", "供稿", "评论员", "評論員")
