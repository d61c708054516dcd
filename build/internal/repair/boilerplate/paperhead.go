package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// A newspaper prints above each page what paper, day and page it is, and who made
// it, in any order: 河西日报 2023年6月20日 星期二 第03版：乡镇 责编：林小满.

// isPaperHead tells such a line: pieces of two kinds at least, a day or a page among
// them, and no more besides than a part's name.
func isPaperHead(text string) bool {
	if len(text) > maxPaperHead || !strings.ContainsAny(text, "0123456789") && !strings.Contains(text, "版") || runes.HasAny(text, "。，！？“《") || !strings.ContainsFunc(text, isBetweenPieces) {
		return false
	}
	rest, kinds, placed := token.FoldString(text), 0, false
	if dayInWords.MatchString(rest) {
		return false
	}
	for i, piece := range paperPieces {
		if at := piece.FindAllStringIndex(rest, -1); at != nil {
			rest = piece.ReplaceAllString(rest, " ")
			kinds++
			placed = placed || i < datedOrPaged
		}
	}
	return placed && kinds > 1 && runes.AtMost(strings.Join(strings.FieldsFunc(rest, isBetweenPieces), ""), maxPartName) && !strings.ContainsAny(rest, ",:")
}

func isBetweenPieces(r rune) bool { return strings.ContainsRune(creditSeparators+"　>:：·*", r) }

const (
	maxPaperHead = 300 // bytes
	maxPartName  = 12  // characters, in either language: 民生·服务 minsheng
)

// paperPieces are what such a line has, the day and the page first.
var paperPieces = []*expression.Expression{
	expression.Compile(creditDay + `(?:出版|编印)?`),
	expression.Compile(`(?:第|今日)?\s?[a-z]?\d{1,3}\s?版\s*:?|(?:^|\s)第?[一二三四五六七八九十]{1,2}版\s*:?|(?:^|\s)[a-d]\d{1,2}(?:\s|$)|^\d{1,2}\s`),
	expression.Compile(`(?:星期|周)[一二三四五六日天]|农历\S{2,10}`),
	expression.Compile(`总?第\s?\d{1,5}\s?期`),
	expression.Compile(`(?:^|\s)\p{Han}{2,8}(?:报|周刊|导刊)(?:\p{Han}{2}版)?(?:\s|$)`),
	expression.Compile(`(?:(?:本版|责任|值班)?(?:责编|编辑|美编|主编|主任|校对|版式|组版|审读|责校|制作)\s*[:/丨|\s]\s*\p{Han}{2,3}(?:\s\p{Han}{2,3})*\s*)+`),
	expression.Compile(`(?:(?:电话|热线|邮箱|e-?mail|qq)\s*[:/]?\s*)?(?:0\d{2,3}-\d{7,8}|[\w.]+@[\w.]+)`),
}

// dayInWords is a day that words go on from: 2023年6月20日起改版.
var dayInWords = expression.Compile(creditDay + `(?:[^\P{Han}星周农第总今出编]|编[^印])`)

// datedOrPaged is how many of the pieces tell the day or the page.
const datedOrPaged = 2

// paperHead finds such lines above the text, and beside one the page's number
// with its part's name alone: A06 社区周刊.
func (s surroundings) paperHead() (out []int) {
	top := min(s.text(), maxPaperLines)
	for i := range top {
		text, credits := s.blocks[i].Text, creditsOf(s.blocks[i])
		if isPaperHead(text) && (!credits.whole || i == 0) || pageAlone.MatchString(text) && i+1 < top && (creditsOf(s.blocks[i+1]).isDay() || isPaperHead(s.blocks[i+1].Text)) {
			out = append(out, i)
		} else if len(out) > 0 && (credits.isDay() || isPaperCredits(text)) {
			out = append(out, i)
		}
	}
	return out
}

// isPaperCredits tells a line of nothing but who made the page.
func isPaperCredits(text string) bool {
	return len(text) <= maxPaperHead && strings.TrimSpace(paperCredits.ReplaceAllString(token.FoldString(text), "")) == ""
}

var (
	paperCredits = paperPieces[datedOrPaged+3]
	pageAlone    = expression.Compile(`^(?:第?\s?[A-Z]?\d{1,2}\s?版?|[A-Z]\d{1,2})[\s　:：]+\p{Han}{2,8}$`)
)

// maxPaperLines is how many lines from the top such lines stand at most.
const maxPaperLines = 4
