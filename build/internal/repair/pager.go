package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// What an electronic newspaper and other sites write about a page beside its
// headline: where it stands, and the headline once more.

// dayAmongButtons is the day in a line that else holds nothing but buttons, two
// at least: 上一篇 下一篇 2020年12月23日 上一期 下一期; else "".
func dayAmongButtons(text string) string {
	if len(text) > 2*maxSiteLine || strings.ContainsAny(text, "。，,") {
		return ""
	}
	text = token.FoldString(text)
	at := anyDay.FindStringIndex(text)
	if at == nil {
		return ""
	}
	buttons := 0
	for word := range strings.FieldsSeq(text[:at[0]] + " " + text[at[1]:]) {
		word = strings.Trim(word, "0123456789|·>< ") // what is left of arrows: 下一篇4
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
		if m == nil {
			continue
		}
		for at, b := range s.blocks[:min(i, maxAboveLines)] {
			if strings.TrimSpace(b.Text) == m[1] {
				return at
			}
		}
	}
	return -1
}

var paperNote = expression.Compile(`content_\d+\.html?\s+\d+\s+(\S.*?)\s*/enpproperty`)

// saidTwice finds the lines of a page's head that say its headline once more:
// the same line again, and 原标题：… above or below it.
func (s surroundings) saidTwice() (out []int) {
	end := 0
	for end < min(len(s.blocks), headBlocks) && !s.prose[end] {
		end++
	}
	if end == len(s.blocks) { // no text below
		return nil
	}
	for i, b := range s.blocks[:end] {
		if m := formerTitle.FindStringSubmatch(b.Text); m != nil {
			for k, other := range s.blocks[:end] {
				if k != i && strings.TrimSpace(other.Text) == strings.TrimSpace(m[1]) {
					out = append(out, i)
					break
				}
			}
			continue
		}
		if i > 0 && b.Kind == article.Paragraph && b.Text == s.blocks[0].Text && utf8.RuneCountInString(b.Text) >= leastSaidAgain {
			out = append(out, i)
		}
	}
	return out
}

var formerTitle = expression.Compile(`^\s*[（(【\[]?\s*原(?:标题|標題|题|題)\s*[:：]\s*(.+?)\s*[）)】\]]?$`)

// belowRights finds a list of titles behind a notice of rights that credits
// stand above: what follows to the end has no sentence and is no article's.
func (s surroundings) belowRights() (out []int) {
	first := len(s.blocks)
	for first > 0 && (isTitleOrSite(s.blocks[first-1]) && !s.prose[first-1] || s.kinds[first-1] == siteSaid) {
		first--
	}
	for i := max(first, 1); i < len(s.blocks); i++ {
		if s.kinds[i] != siteSaid || !rightsNotice.MatchString(token.FoldString(s.blocks[i].Text)) || !isCreditTail(s.blocks[i-1].Text) {
			continue
		}
		if len(s.blocks)-i-1 < leastBelowIt {
			return nil
		}
		for k := i; k < len(s.blocks); k++ {
			out = append(out, k)
		}
		return out
	}
	return nil
}

var rightsNotice = expression.Compile(`转载|版权|授权|著作`)
