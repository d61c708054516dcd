package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
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
)

// surroundings are the blocks of a page and what each is to a site.
type surroundings struct {
	blocks []article.Block
	kinds  []siteKind
	prose  []bool // it holds a sentence
}

func surround(blocks []article.Block) surroundings {
	s := surroundings{blocks, make([]siteKind, len(blocks)), make([]bool, len(blocks))}
	for i, b := range blocks {
		s.kinds[i], s.prose[i] = kindOf(b.Text), holdsSentence(b)
	}
	return s
}

// upTo are the blocks before one of them.
func (s surroundings) upTo(end int) surroundings {
	return surroundings{s.blocks[:end], s.kinds[:end], s.prose[:end]}
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
	return s.kinds[at] >= siteMenu || s.kinds[at] == siteOwn && (at > 0 || len(s.blocks) > 1 && s.kinds[1] >= siteMenu)
}

// isOpenSection tells a text that ends in a list under a numbered heading: what
// looks like a site's buttons there can be what it speaks of.
func isOpenSection(blocks []article.Block) bool {
	for i := len(blocks) - 1; i >= 0 && !strings.Contains(blocks[i].Text, "。"); i-- {
		if numbered.MatchString(blocks[i].Text) {
			return true
		}
	}
	return false
}

var numbered = expression.Compile(`^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[步章节節条條])`)

// standsAround finds a label above the text, with the headline under it, that
// stands again below: the name of a column.
func (s surroundings) standsAround() (out []int) {
	b := s.blocks
	if len(b) < 4 || utf8.RuneCountInString(b[0].Text) > maxLabel || s.prose[0] || s.prose[1] || !canHead(b[1]) {
		return nil
	}
	last := len(b) - 1
	for ; last > 1 && !s.prose[last]; last-- {
		if b[last].Text == b[0].Text {
			out = append(out, last)
		}
	}
	sentences := 0
	for _, prose := range s.prose[1 : last+1] {
		if prose {
			sentences++
		}
	}
	if sentences == 0 || 2*sentences < last-1 { // verse has refrains
		return nil
	}
	if out == nil && !columnName.MatchString(token.FoldString(b[0].Text)) {
		return nil
	}
	return append(out, 0)
}

const maxLabel = 8 // characters of a column's name

// farTail is where the site's lines below the text begin, as far as they can be told.
func (s surroundings) farTail() int {
	last := len(s.blocks) - 1
	for last >= 0 && (!s.prose[last] || s.kinds[last] >= siteOwn) {
		last--
	}
	if last < 0 {
		return len(s.blocks)
	}
	first, own, weak, others := len(s.blocks), 0, 0, 0
	for i := last + 1; i < len(s.blocks); i++ {
		text := s.blocks[i].Text
		switch {
		case s.isNameAgain(i):
			own += leastBelowIt
			first = min(first, i)
		case s.kinds[i] >= siteOwn || i == len(s.blocks)-1 && counter.MatchString(text):
			own++
			first = min(first, i)
		case isSitePart(text):
			weak++
		case first == len(s.blocks) || s.kinds[i] == maybeSites || isCreditTail(text):
		case s.blocks[i].Kind == article.Table || s.blocks[i].Kind == article.Figure || utf8.RuneCountInString(text) > maxAmong || strings.ContainsAny(text, "；，！？"):
			return len(s.blocks)
		default:
			others++
		}
	}
	alone := own == 1 && others == 0 && (first == last+1 || first == len(s.blocks)-1 || isCreditTail(s.blocks[first-1].Text) || bylined.MatchString(s.blocks[first-1].Text))
	if own+weak < leastBelowIt && !alone || own == 0 || others > 2*own {
		return len(s.blocks)
	}
	for first > last+1 && own >= leastBelowIt && (isSitePart(s.blocks[first-1].Text) || counter.MatchString(s.blocks[first-1].Text)) {
		first--
	}
	for first > last+1 && (isCreditTail(s.blocks[first-1].Text) || own >= leastAbove && siteOwner.MatchString(token.FoldString(s.blocks[first-1].Text))) {
		first--
	}
	return first
}

// siteName is the place of the site's name above a headline, where a line above
// it has it before a stroke, too: 河西在线 - 河西人的网上家园; else -1.
func (s surroundings) siteName(text int) int {
	for i := 1; i+1 < min(text, maxAboveWay); i++ {
		name := s.blocks[i].Text
		if n := utf8.RuneCountInString(name); n < 3 || n > maxMenuWord || !s.isHeadline(i+1) {
			continue
		}
		for _, above := range s.blocks[:i] {
			if rest, found := strings.CutPrefix(above.Text, name); found && titleStroke.MatchString(rest) {
				return i
			}
		}
	}
	return -1
}

// isNameAgain tells a line that has the headline in it, and more: what a page
// says of itself at its end.
func (s surroundings) isNameAgain(at int) bool {
	for i := range min(len(s.blocks), maxAboveWay) {
		if s.prose[i] {
			break
		}
		if line := s.blocks[i].Text; utf8.RuneCountInString(line) >= leastSaidAgain && len(line) < len(s.blocks[at].Text) && strings.Contains(s.blocks[at].Text, line) {
			return true
		}
	}
	return false
}

// menu finds the lines above the text that are a site's: all up to the last
// one that shows it, but for the headline and what tells of day and source.
func (s surroundings) menu() (out []int) {
	text := s.text()
	if text == len(s.blocks) || text > maxAboveLines {
		return nil
	}
	if _, title, _ := s.headline(text); title >= 0 { // head knows better
		return nil
	}
	last, own, maybe := -1, 0, 0
	for i := range text {
		if isMaybeSite(s.blocks[i].Text) {
			maybe++
		}
		if s.kinds[i] >= siteOwn && !onlyTags.MatchString(s.blocks[i].Text) {
			last = i
			own++
		}
	}
	way := s.wayTo(text)
	for i := range min(text, maxAboveWay) {
		if i+1 < text && pageLine.MatchString(s.blocks[i].Text) && s.isHeadline(i+1) {
			way = i
		}
	}
	way = max(way, s.siteName(text))
	last = max(last, way)
	if way < 0 && own < leastAbove && (own == 0 || own+maybe <= leastAbove) {
		return nil
	}
	title := last + 1
	for title < text && !canHead(s.blocks[title]) {
		title++
	}
	if title == text { // none below: then it is the nearest above
		for title = last; title >= 0 && (!canHead(s.blocks[title]) || s.kinds[title] >= siteOwn); title-- {
		}
	}
	for i := 0; i <= last; i++ {
		c := creditsOf(s.blocks[i])
		if i != title && (!startsDated(s.blocks[i].Text) || c.isDay()) && !(c.whole && c.labels > 0) {
			out = append(out, i)
		}
	}
	return out
}

// maxAboveWay is how many lines a site has above the way to a page.
const maxAboveWay = 8

// wayTo is the place of the way to a page, 首页 / 新闻, where a headline stands
// below it: what stands above is the site's; else -1.
func (s surroundings) wayTo(text int) int {
	for i, b := range s.blocks[:min(text, maxAboveWay)] {
		if !isBreadcrumb(b.Text) {
			continue
		}
		for k := i + 1; k < text; k++ {
			if canHead(s.blocks[k]) && s.kinds[k] < siteMenu {
				return i
			}
		}
		return -1
	}
	return -1
}

// canHead tells a line that can be the text's headline.
func canHead(b article.Block) bool {
	text := strings.TrimSpace(b.Text)
	n := utf8.RuneCountInString(text)
	return n >= 4 && n <= maxAmong && strings.ContainsFunc(text, unicode.IsLetter) && !isMaybeSite(text) && !pictureName.MatchString(text) && !startsDated(text) && !creditsOf(b).whole && !strings.ContainsRune(":：,，、;；", lastRune(text)) && !bylined.MatchString(text)
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

func startsDated(text string) bool { return dated.MatchString(text) }

var (
	titleStroke = expression.Compile(`^\s*[-_|—–·]\s*\S`)
	counter     = expression.Compile(`^\d{1,7}$`)
	dated       = expression.Compile(`^\s*(?:发[表布]于|發[表佈布]於)?\s*(?:19|20)\d\d\s*[-/.年]`)
	siteOwner   = expression.Compile(`^(?:主办|承办|主管)(?:单位)?\s*:.{2,30}(?:政府|办公室|管委会|委员会|局|中心|部)(?:\s.*)?$`)
	pictureName = expression.Compile(`(?i)^[\w\p{Han}\-.() ]{1,60}\.(?:jpe?g|png|gif|bmp|webp)$`)
	pageLine    = expression.Compile(`^(?:第?\s?[A-Za-z]{0,2}\d{1,5}\s?版\s*[:：]?|[A-Z]\d{1,3}[:：])\s?.{0,16}?(?:` + creditDay + `|\p{Han}|\d\d版)$`) // 第6版：上海新闻 2022-08-19
	onlyTags    = expression.Compile(`^(?:\s*</?[A-Za-z][^<>]*>)+\s*$`)
	bylined     = expression.Compile(`^[□■◎●◆▲△（(【\[]?\s*\p{Han}{0,6}(?:记者|記者|通讯员|通訊員)`)
)

// holdsSentence tells prose from titles and buttons.
func holdsSentence(b article.Block) bool {
	return strings.Contains(b.Text, "。") || utf8.RuneCountInString(b.Text) > 2*maxAmong
}

// contents finds a page's list of what stands on it: under its name, or behind
// marks, lines that stand again below, each as a line of its own.
func (s surroundings) contents() (out []int) {
	blocks := s.blocks
	if len(blocks) == 0 || holdsSentence(blocks[0]) {
		return nil
	}
	later := map[string]int{} // the last place of each short line
	for i, b := range blocks {
		if b.Kind == article.Heading { // an author's own contents name his headings
			continue
		}
		if len(b.Text) <= utf8.UTFMax*maxAmong && utf8.RuneCountInString(b.Text) <= maxAmong {
			later[bareLine(b.Text)] = i
		}
	}
	for i := 0; i < len(blocks) && i < maxAboveLines && !holdsSentence(blocks[i]); i++ {
		named := isContentsName(blocks[i].Text)
		from := i
		if named {
			from++
		}
		end := from
		for end < len(blocks) && later[bareLine(blocks[end].Text)] > end && (named || bareLine(blocks[end].Text) != strings.TrimSpace(blocks[end].Text)) {
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

func isContentsName(text string) bool {
	return len(text) <= maxInnerBytes && contentsName.MatchString(token.FoldString(strings.TrimSpace(text)))
}

var contentsName = expression.Compile(`^[\[【<■●▎|\s]*(?:(?:今日|本期|本版|要闻|新闻|内容)?(?:导读|要目|目录|看点|提要)|标题导航)[\]】>:\s]*$`)
