package repair

import (
	"slices"
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

// saidTwice finds the lines of a page's head that say its headline once more:
// the same line again, of which the last stays, on a page that has a site's
// lines, as sites tells, and 原标题：… above or below it. out are the lines found so far.
func (s surroundings) saidTwice(out map[int]removal, sites bool) (again []int) {
	end := 0
	for end < min(len(s.blocks), headBlocks) && !s.prose[end] {
		end++
	}
	if end == len(s.blocks) { // no text below
		return nil
	}
	last := map[string]int{}
	for i := end - 1; i >= 0; i-- {
		text := strings.TrimSpace(s.blocks[i].Text)
		if _, gone := out[i]; gone || s.blocks[i].Kind == article.Table {
			continue
		}
		if _, said := last[text]; said && sites && utf8.RuneCountInString(text) >= leastSaidAgain {
			again = append(again, i)
		}
		last[text] = i
	}
	for i := range end {
		if m := formerTitle.FindStringSubmatch(s.blocks[i].Text); m != nil {
			if _, said := last[m[1]]; said {
				again = append(again, i)
			}
		}
	}
	return again
}

// namedAgain finds, among the lines alone in their blocks, those that are the
// headline with the site's name behind it, as pictures are called: 标题 - 某某网.
// A line with that name and another headline begins what else the site has.
func (s surroundings) namedAgain() (out []int) {
	name := ""
	for i, b := range s.blocks {
		m := namedTitle.FindStringSubmatch(b.Text)
		if m == nil || len(b.Text) > maxTitleBytes {
			continue
		}
		switch {
		case s.isInHead(m[1]) && (name == "" || name == m[2]):
			name = m[2]
			out = append(out, i)
		case name != "" && m[2] == name:
			from := i
			if isListName(s.blocks[i-1].Text) || !s.prose[i-1] && utf8.RuneCountInString(s.blocks[i-1].Text) <= maxSitePart {
				from--
			}
			for ; from < len(s.blocks); from++ {
				out = append(out, from)
			}
			return out
		}
	}
	return out
}

// isInHead tells a line that stands among the first of the page.
func (s surroundings) isInHead(line string) bool {
	return slices.ContainsFunc(s.blocks[:min(len(s.blocks), headBlocks)], func(b article.Block) bool { return b.Text == line })
}

var namedTitle = expression.Compile(`^(.{8,80}?)\s[-–—_|]\s(\p{Han}{2,8})$`)

// toldTwice finds what follows where the end of a page says again what stood
// there before, a paragraph at least, with a site's lines in between.
func (s surroundings) toldTwice() (out []int) {
	last := len(s.blocks) - 1
	for last > 0 && !s.prose[last] {
		last--
	}
	if last <= 0 || utf8.RuneCountInString(s.blocks[last].Text) < leastToldTwice {
		return nil
	}
	first := last - 1
	for first >= 0 && s.blocks[first].Text != s.blocks[last].Text {
		first--
	}
	if first < 0 || last-first > maxAboveLines {
		return nil
	}
	sites := false
	for i := first + 1; i < last; i++ {
		sites = sites || s.kinds[i] >= siteOwn || isListName(s.blocks[i].Text) || creditsOf(s.blocks[i]).isDay()
	}
	if !sites {
		return nil
	}
	for first+1 < last && s.blocks[first+1].Text != "" && s.kinds[first+1] < siteOwn && last+1 < len(s.blocks) && s.blocks[first+1].Text == s.blocks[last+1].Text {
		first, last = first+1, last+1
	}
	for i := first + 1; i < len(s.blocks); i++ {
		out = append(out, i)
	}
	return out
}

// leastToldTwice is how many characters a paragraph has that nobody says twice.
const leastToldTwice = 40

var formerTitle = expression.Compile(`^\s*[（(【\[]?\s*原(?:标题|標題|题|題)\s*[:：]\s*(.+?)\s*[）)】\]]?$`)

// teasers finds a list of other articles below the text of which each has its
// first words, too, that break off: all from the list's name on.
func (s surroundings) teasers() (out []int) {
	for i := 1; i+2 < len(s.blocks); i++ {
		if !isListName(s.blocks[i].Text) || s.prose[i+1] || !canHead(s.blocks[i+1]) || !hasSentences(s.blocks[:i]) {
			continue
		}
		first := strings.TrimRight(s.blocks[i+2].Text, " 　>»[](（)）全文详情详细查看更多")
		if !s.prose[i+2] || !strings.HasSuffix(first, "...") && !strings.HasSuffix(first, "…") {
			continue
		}
		for k := i; k < len(s.blocks); k++ {
			out = append(out, k)
		}
		return out
	}
	return nil
}

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
