package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// What a page says a second time: its headline, and its text.

// saidTwice finds the lines of a page's head that say its headline once more:
// the same line again, of which the last stays, on a page that has a site's
// lines, as sites tells, and 原标题：… above or below it. out are the lines found so far.
func (s surroundings) saidTwice(out map[int]page.Removal, sites bool) (again []int) {
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
		if _, said := last[lettersOf(text)]; said && sites && utf8.RuneCountInString(text) >= leastSaidAgain {
			again = append(again, i)
		}
		last[text], last[lettersOf(text)] = i, i
	}
	again = append(again, s.labelsAbove(again)...)
	for i := range end {
		if m := formerTitle.FindStringSubmatch(s.blocks[i].Text); m != nil {
			if _, said := last[m[1]]; said {
				again = append(again, i)
			}
		}
	}
	return again
}

// lettersOf is a headline without its marks, which differ where it stands again.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// captionsAgain finds a picture's words that stand twice, one below the other: as
// what is shown and as what is said in its place.
func (s surroundings) captionsAgain() (out []int) {
	for i := 1; i < len(s.blocks); i++ {
		if text := s.blocks[i].Text; text == s.blocks[i-1].Text && !runes.AtMost(text, leastCaption) && pictureBy.MatchString(text) {
			out = append(out, i)
		}
	}
	return out
}

// leastCaption is more characters than a line has that means to say itself again.
const leastCaption = 12

var pictureBy = expression.Compile(`(?:摄|攝|供图|供圖|提供)\s*(?:[)）]\s*\p{Han}{0,4})?[\s|]*$`)

// labelsAbove are the lines above a headline that stands twice, one below the
// other, where all are labels: a column's name.
func (s surroundings) labelsAbove(again []int) (out []int) {
	if len(again) != 1 || s.blocks[again[0]].Text != s.blocks[again[0]+1].Text {
		return nil
	}
	for i := range again[0] {
		if !isLabel(s.blocks[i].Text) {
			return nil
		}
		out = append(out, i)
	}
	return out
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
			return s.toEnd(out, from)
		}
	}
	return out
}

// isInHead tells a line that stands among the first of the page, above its text.
func (s surroundings) isInHead(line string) bool {
	return slices.ContainsFunc(s.blocks[:min(s.text(), headBlocks)], func(b article.Block) bool { return b.Text == line })
}

// headlineAmid finds the headline where it stands again alone between paragraphs, as
// sites call their pictures. It leaves alone the headline of what is announced,
// which a paragraph above names.
func (s surroundings) headlineAmid(title string) (out []int) {
	text := s.text()
	for i := 0; title == "" && i < min(text, headBlocks); i++ {
		if s.isHeadline(i) {
			title = strings.TrimSpace(s.blocks[i].Text)
		}
	}
	if utf8.RuneCountInString(title) < leastSaidAgain {
		return nil
	}
	var run []int
	after := false // a paragraph that ends, which is what stands above
	for i := text; i < len(s.blocks); i++ {
		b := s.blocks[i]
		switch {
		case b.Kind == article.Paragraph && pictureNumber.ReplaceAllString(b.Text, "") == title && strings.TrimSpace(b.Text) != title:
			out = append(out, i)
			continue
		case b.Kind == article.Paragraph && strings.TrimSpace(b.Text) == title:
			run = append(run, i)
			continue
		case s.prose[i] && strings.Contains(b.Text, title):
			return nil
		case s.prose[i] && after:
			out = append(out, run...)
		}
		run, after = nil, s.prose[i] && !strings.ContainsRune(":：", lastRune(b.Text))
	}
	return out
}

// pictureNumber is which picture of an article one is, behind its headline.
var pictureNumber = expression.Compile(`\s+第\s?\d{1,2}\s?[张張]$`)

// summaryAgain is the summary above a text, where that is its first words: 摘要:….
func (s surroundings) summaryAgain() []int {
	for i, b := range s.blocks[:min(len(s.blocks), headBlocks)] {
		m := summary.FindStringSubmatch(b.Text)
		if m == nil {
			continue
		}
		said := strings.TrimRight(m[1], ".…。 ")
		if !runes.AtMost(said, leastSummary) && slices.ContainsFunc(s.blocks[i+1:], func(b article.Block) bool { return strings.HasPrefix(strings.TrimLeft(b.Text, " 　"), said) }) {
			return []int{i}
		}
		return nil
	}
	return nil
}

const leastSummary = 20 // characters

var summary = expression.Compile(`^\s*[【\[]?(?:摘要|内容摘要|導讀|导读|核心提示|提要)[】\]]?\s*[:：]?\s*(\S.*)$`)

var namedTitle = expression.Compile(`^(.{8,80}?)\s[-–—_|]\s(\p{Han}{2,8})$`)

// toldTwice finds what follows where the end of a page says again its first
// paragraph, with a site's lines in between.
func (s surroundings) toldTwice() []int {
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
	above := 0 // lines, said again too
	for above < first && s.blocks[first-above-1].Text == s.blocks[last-above-1].Text {
		above++
	}
	if slices.Contains(s.prose[:first-above], true) || !s.isSites(first, last-above) {
		return nil
	}
	for first+1 < last && s.blocks[first+1].Text != "" && s.kinds[first+1] < siteOwn && last+1 < len(s.blocks) && s.blocks[first+1].Text == s.blocks[last+1].Text {
		first, last = first+1, last+1
	}
	return s.toEnd(nil, first+1)
}

// isSites tells that a site's lines part two places, the day once more or some of
// a site's own, and no sentences but in its lists.
func (s surroundings) isSites(first, last int) bool {
	sites := 0
	for i := first + 1; i < last; i++ {
		switch text := s.blocks[i].Text; {
		case s.kinds[i] >= siteOwn, isListName(text):
			sites++
		case creditsOf(s.blocks[i]).isDay() && slices.ContainsFunc(s.blocks[:first], func(b article.Block) bool { return b.Text == text }):
			sites++
		case strings.Contains(text, "。") && s.blocks[i].Kind != article.ListItem && !strings.HasPrefix(text, "-"):
			return false
		}
	}
	return sites > 0
}

// saidAgain finds all that stands for the second time and more on a page that says
// its whole text again and again; the line above the first time may be the title.
func (s surroundings) saidAgain() []int {
	long := 0
	for period := 1; 2*period-1 <= len(s.blocks); period++ {
		if text := s.blocks[period-1].Text; s.prose[period-1] && utf8.RuneCountInString(text) >= leastToldTwice {
			long++
		}
		if over := len(s.blocks) % period; long >= leastLongAgain && (over == 0 || over == period-1) && s.hasPeriod(period) {
			return s.toEnd(nil, period-min(over, 1))
		}
	}
	return nil
}

// hasPeriod tells that every line stands again so many lines below.
func (s surroundings) hasPeriod(period int) bool {
	for i := period; i < len(s.blocks); i++ {
		if s.blocks[i].Text != s.blocks[i-period].Text {
			return false
		}
	}
	return len(s.blocks) > period
}

// leastLongAgain is how many long paragraphs a text has that is no refrain.
const leastLongAgain = 2

// leastToldTwice is how many characters a paragraph has that nobody says twice.
const leastToldTwice = 40

var formerTitle = expression.Compile(`^\s*[（(【\[]?\s*原(?:标题|標題|题|題)\s*[:：]\s*(.+?)\s*[）)】\]]?$`)
