package extract

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// openings are what a text can open with: lines above it, then its first blocks.
func openings(a *article.Article, said Statements) []string {
	lines := slices.Clone(said.Above)
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	return lines
}

// shortHead are the short lines among a text's first.
func shortHead(a *article.Article) (lines []string) {
	for _, b := range headBlocks(a) {
		if !strings.Contains(b.Text, "。") && runes.AtMost(b.Text, maxCreditLine) {
			lines = append(lines, b.Text)
		}
	}
	return lines
}

// proseHead is the opening of the first paragraph, where lines stand above it.
func proseHead(a *article.Article) []string {
	if at := headLength(a); at > 0 && at < len(a.Blocks) {
		return []string{firstRunes(a.Blocks[at].Text, longestOpening)}
	}
	return nil
}

// shortLines are the lines that can hold credits: the first and the last of
// the text, then those around it.
func shortLines(a *article.Article, said Statements) []string {
	const most = 8
	lines := slices.Clone(said.Above)
	for i, b := range a.Blocks {
		last := i >= len(a.Blocks)-most
		if (last || i < most && !strings.Contains(b.Text, "。")) && runes.AtMost(b.Text, maxDateline) {
			lines = append(lines, b.Text)
		}
	}
	lines = append(lines, said.Aside...)
	for i := 0; i+1 < len(lines); i++ { // 来源： and in the next line who
		if sourceLabel.MatchString(lines[i]) && !isPerson(strings.TrimSpace(lines[i+1])) { // the writer stands in the line of none
			lines = append(lines, strings.TrimSpace(lines[i])+strings.TrimSpace(lines[i+1]))
		}
	}
	return lines
}

var sourceLabel = expression.Compile(`^[\s　]*(?:信息|新闻|稿件|文章)?[来來]源[\s　]*[:：][\s　]*$`)

// lastLines are the lines in which a page names its publisher, the last first.
func lastLines(a *article.Article, said Statements) []string {
	const most = 8
	lines := slices.Clone(said.Aside)
	slices.Reverse(lines)
	for i := len(a.Blocks) - 1; i >= max(0, len(a.Blocks)-most); i-- {
		lines = append(lines, a.Blocks[i].Text)
	}
	return lines
}
