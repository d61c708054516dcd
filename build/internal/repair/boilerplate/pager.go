package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/data/token"
)

// What an electronic newspaper writes about a page beside its headline: where
// it stands, and how it is called.

// dayAmongButtons is the day in a line that else holds nothing but buttons, two
// at least: 上一篇 下一篇 2020年12月23日 上一期 下一期; else "".
func dayAmongButtons(text string) string {
	if len(text) > 2*maxSiteLine || strings.ContainsAny(text, "。，,") {
		return ""
	}
	text = pageNow.ReplaceAllString(token.FoldString(text), " ")
	at := anyDay.FindStringIndex(text)
	if at == nil {
		return ""
	}
	buttons := 0
	for word := range strings.FieldsSeq(text[:at[0]] + " " + text[at[1]:]) {
		word = strings.Trim(word, "0123456789|·><) ") // what is left of arrows: 下一篇4
		if word == "" {
			continue
		}
		if !isButton(word) && !siteButton.MatchString(word) {
			return ""
		}
		buttons++
	}
	if buttons < 2 {
		return ""
	}
	return text[at[0]:at[1]]
}

// pageNow opens such a line with its page: 当前:B2(2022年10月12日).
var pageNow = expression.Compile(`^当前(?:版)?\s*:\s*[a-z]?\d{1,3}版?\s*[(\s]`)

// aboveNamed finds the lines above the headline that a note names.
func (s surroundings) aboveNamed() (out []int) {
	for i := range max(s.namedInNote(), 0) {
		out = append(out, i)
	}
	return out
}

// namedInNote is the place of the headline that an electronic newspaper's note
// below the text names (2022-02-17 1 1 某某日报 content_92977.html 1 农家书屋品书香
// /enpproperty-->), where it stands above the text; else -1.
func (s surroundings) namedInNote() int {
	for i := len(s.blocks) - 1; i >= 0 && i >= len(s.blocks)-tailBlocks; i-- {
		m := paperNote.FindStringSubmatch(s.blocks[i].Text)
		if m == nil || len(s.blocks[i].Text) > 4*maxSiteLine {
			continue
		}
		found := -1
		for at, b := range s.blocks[:min(i, maxAboveLines)] {
			if s.prose[at] {
				break
			}
			if strings.TrimSpace(b.Text) == m[1] {
				found = at
			}
		}
		return found
	}
	return -1
}

var paperNote = expression.Compile(`content_\d+\.html?\s+\d+\s+(\S.*?)\s*/enpproperty`)
