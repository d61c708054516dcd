package boilerplate

import (
	"slices"
	"strings"
	"unicode"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// contents finds a page's list of what stands on it: under its name, or behind
// marks, lines that stand again below, each as a line of its own.
func (s surroundings) contents() (out []int) {
	blocks := s.blocks
	if len(blocks) == 0 || HoldsSentence(blocks[0]) || !slices.Contains(s.prose, true) {
		return nil
	}
	later := map[string]int{} // the last place of each short line
	for i, b := range blocks {
		if b.Kind == article.Heading { // an author's own contents name his headings
			continue
		}
		if runes.AtMost(b.Text, maxAmong) {
			later[bareLine(b.Text)] = i
		}
	}
	for i := 0; i < len(blocks) && i < maxAboveLines && !HoldsSentence(blocks[i]); i++ {
		named := isContentsName(blocks[i].Text)
		from := i
		if named {
			from++
		}
		end := from
		for end < len(blocks) && later[bareLine(blocks[end].Text)] > end && (named || hasListMark(blocks[end].Text)) {
			end++
		}
		if end-from < leastContents && !(named && end-from == leastContents-1) || later[bareLine(blocks[from].Text)] < end {
			continue
		}
		for ; i < end; i++ {
			out = append(out, i)
		}
		return out
	}
	return nil
}

// bareLine is a line without the mark or number before it.
func bareLine(text string) string {
	return strings.TrimSpace(strings.TrimLeft(listMark.ReplaceAllString(text, ""), "▶►▷▸»☞ \u3000"))
}

// hasListMark tells a line behind a mark or a number; a bracket is neither.
func hasListMark(text string) bool {
	text = strings.TrimSpace(text)
	return strings.ContainsFunc(bareLine(text), unicode.IsLetter) && strings.Trim(strings.TrimSuffix(text, bareLine(text)), "([ ") != ""
}

func isContentsName(text string) bool {
	return len(text) <= maxInnerBytes && contentsName.MatchString(token.FoldString(strings.TrimSpace(text)))
}

var contentsName = expression.Compile(`^[\[【<■□●▎|\s]*(?:(?:今日|本期|本版|要闻|新闻|内容)?(?:导读|要目|目录|看点|提要|速览)|标题导航)[\]】>:\s]*$`)
