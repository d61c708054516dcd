package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Where the site's own lines below the text begin.

// tail is where the site's own lines at the end begin.
func (s surroundings) tail() int {
	first := len(s.blocks)
	open := isOpenSection(s.blocks)
	labels := 0 // one above the other
	for i := len(s.blocks) - 1; i >= 0; i-- {
		text := s.blocks[i].Text
		if labels++; !isLabel(text) {
			labels = 0
		}
		switch {
		case labels > mostLabels:
			return first
		case open && (isLabel(text) || runes.AtMost(text, maxLabel)):
			return first
		case isListName(text) && isAnswer(s.blocks, i):
			return first
		case s.kinds[i] == siteSaid || isListName(text) || isButtonRow(token.FoldString(text)) || isInner(text) || s.namesOther(i) || s.isWindowTitle(i) || pageID.MatchString(text):
			first = i
		case s.kinds[i] == siteMenu && turnsPage.MatchString(token.FoldString(text)):
			first = i
		case s.kinds[i] == siteOwn && first < len(s.blocks) && first == i+1:
			first = i
		case isCreditTail(text) && first < len(s.blocks) && first == i+1: // 責編: 蔣彩婷 above the licence lines
			first = i
		case first < len(s.blocks) && first == i+1 && siteOwner.MatchString(token.FoldString(text)):
			first = i
		case isCreditTail(text), isLabel(text): // goes with what is beyond it, if anything does
		default:
			return first
		}
	}
	return first
}

// tags finds the words by which a site files a text, a line each at its end: three in
// four of them stand in the text, too.
func (s surroundings) tags() []int {
	first := len(s.blocks)
	for first > 0 && s.blocks[first-1].Kind == article.Paragraph && isTag(s.blocks[first-1].Text) {
		first--
	}
	if len(s.blocks)-first < leastTags || first == 0 || !s.prose[first-1] {
		return nil
	}
	said := 0
	for _, tag := range s.blocks[first:] {
		if slices.ContainsFunc(s.blocks[:first], func(b article.Block) bool { return strings.Contains(b.Text, strings.TrimSpace(tag.Text)) }) {
			said++
		}
	}
	if 4*said < 3*(len(s.blocks)-first) {
		return nil
	}
	return s.toEnd(nil, first)
}

const leastTags = 5

func isTag(text string) bool {
	text = strings.TrimSpace(text)
	return runes.AtMost(text, maxLabel) && utf8.RuneCountInString(text) > 1 && isAllHan(text)
}

// turnsPage is a row of buttons that lead to the articles beside.
var turnsPage = expression.Compile(`(?:上|前)一篇\s.*(?:下|后)一篇`)

// mostLabels is how many labels a site has one above the other; a list of words
// has more.
const mostLabels = 60

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

// isAnswer tells one of the lines to choose from below a question, of which another
// is no site's: 这是一份：|新闻报道|通知.
func isAnswer(blocks []article.Block, at int) bool {
	asks := func(text string) bool { return strings.ContainsRune("?？:：", lastRune(strings.TrimSpace(text))) }
	isChoice := func(i int) bool {
		return runes.AtMost(blocks[i].Text, maxAnswer) && !asks(blocks[i].Text) && !HoldsSentence(blocks[i])
	}
	from := at
	for from > 0 && at-from < mostAnswers && isChoice(from-1) {
		from--
	}
	if from == 0 || !asks(blocks[from-1].Text) || kindOf(blocks[from-1].Text) != noSites || creditsOf(blocks[from-1]).labels > 0 {
		return false
	}
	for i := from; i < len(blocks) && i-from < mostAnswers && isChoice(i); i++ {
		if i != at && kindOf(blocks[i].Text) <= maybeSites && !isListName(blocks[i].Text) {
			return true
		}
	}
	return false
}

// Of answers to choose from.
const (
	mostAnswers = 5
	maxAnswer   = 24 // characters
)

// isCreditTail tells a line of credits at a text's end.
func isCreditTail(text string) bool {
	return runes.AtMost(text, maxCreditEnd) && creditTail.MatchString(text)
}

const maxCreditEnd = 40 // characters of such a line

var creditTail = expression.Compile(`^\s*(?:【\p{Han}{2,4}】)?\s*[（(\[【]?\s*(?:责编|責編|编辑|編輯|责任编辑|責任編輯|来源|來源|审核|審核|[初复终一二三]审|[初複終]審|校审|校審|校对|校對|总值班|總值班|值班(?:编委|編委|主任|总编|總編)|监制|監製|主编|主編)\s*[:：|｜丨]`)

// isLabel tells a word or two that can be a button or a column's name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) <= maxLabel && !strings.ContainsAny(text, "。！？，,:：")
}

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
	numbered, paired := s.hasNumbers(last), false
	for i := last + 1; i < len(s.blocks); i++ {
		text := s.blocks[i].Text
		switch {
		case s.kinds[i] >= siteOwn && isAnswer(s.blocks, i):
			return len(s.blocks)
		case s.isNameAgain(i):
			own += leastBelowIt
			first = min(first, i)
		case s.kinds[i] >= siteOwn || i == len(s.blocks)-1 && !numbered && len(text) > 1 && counter.MatchString(text) && !yearAlone.MatchString(text):
			own++
			first = min(first, i)
			paired = paired || i > first && nextArticle.MatchString(text) && lastArticle.MatchString(s.blocks[i-1].Text)
		case isSitePart(text):
			weak++
		case first == len(s.blocks) || s.kinds[i] == maybeSites || isCreditTail(text):
		case s.blocks[i].Kind == article.Table || odd.IsDrawnRow(text) || s.blocks[i].Kind == article.Figure || !runes.AtMost(text, maxAmong) || !paired && runes.HasAny(text, "；，！？"):
			return len(s.blocks)
		default:
			others++
		}
	}
	alone := own == 1 && others == 0 && (first == last+1 || isCreditTail(s.blocks[first-1].Text) || bylined.MatchString(s.blocks[first-1].Text))
	if own+weak < leastBelowIt && !alone || own == 0 || others > 2*own && !paired {
		return len(s.blocks)
	}
	for first > last+1 && own >= leastBelowIt && (isSitePart(s.blocks[first-1].Text) || counter.MatchString(s.blocks[first-1].Text) || s.kinds[first-1] == maybeSites && creditsOf(s.blocks[first-1]).labels == 0) {
		first--
	}
	for first > last+1 && (isCreditTail(s.blocks[first-1].Text) || own >= leastAbove && siteOwner.MatchString(token.FoldString(s.blocks[first-1].Text))) {
		first--
	}
	return first
}

var (
	// the articles beside, one below the other: an article ends above them
	lastArticle = expression.Compile(`^\s*(?:上|前)一?[篇条條则則]\s*[:：]`)
	nextArticle = expression.Compile(`^\s*(?:下|后|後)一?[篇条條则則]\s*[:：]`)

	counter   = expression.Compile(`^(?:\d{1,7}|[A-D]\d\d)$`)
	yearAlone = expression.Compile(`^(?:1[89]|20)\d\d$`) // when a poem was written
	pageID    = expression.Compile(`^\d{20,}$`)
	siteOwner = expression.Compile(`^(?:主办|承办|主管)(?:单位)?\s*:.{2,30}(?:政府|办公室|办事处|管委会|委员会|局|中心|部)(?:\s.*)?$`)
)

// hasNumbers tells that numbers stand as lines above a place: then they are the
// text's own, such as a list's.
func (s surroundings) hasNumbers(end int) bool {
	return slices.ContainsFunc(s.blocks[:end], func(b article.Block) bool { return counter.MatchString(b.Text) })
}

// isNameAgain tells a line that has the headline in it, and more: what a page
// says of itself at its end, where no sentence speaks of it.
func (s surroundings) isNameAgain(at int) bool {
	for i := range min(len(s.blocks), maxAboveWay) {
		if s.prose[i] {
			break
		}
		if line := s.blocks[i].Text; (utf8.RuneCountInString(line) >= leastSaidAgain && runes.CountHan(line) >= leastNamed || paperDay.MatchString(s.blocks[at].Text) && s.isHeadline(i)) && len(line)+len(restOfName) <= len(s.blocks[at].Text) {
			if before, behind, found := strings.Cut(s.blocks[at].Text, line); found {
				return !runes.HasAny(before, "《〈「『“") && !runes.HasAny(behind, "，,！!？?")
			}
		}
	}
	return false
}

// isWindowTitle tells the headline with the site's name behind a stroke, which
// is what a page's window is called. base64 -d file is no window's.
func (s surroundings) isWindowTitle(at int) bool {
	line := s.blocks[at].Text
	for i := range min(len(s.blocks), maxAboveWay, at) {
		if rest, found := strings.CutPrefix(line, s.blocks[i].Text); found && s.isHeadline(i) && runes.CountHan(s.blocks[i].Text) >= leastNamed && runes.AtMost(rest, maxLabel+2) && titleStroke.MatchString(rest) {
			return true
		}
	}
	return false
}

// leastNamed is how many Chinese characters a headline has that is known again
// in a longer line: 静夜思 - 李白 is a poem's own, restorecon a program's name.
const leastNamed = 6

// paperDay ends what an electronic newspaper says of itself there:
// 某某日报 民生 00004 邻里情 2023-11-15 2 2023年11月15日 星期三.
var paperDay = expression.Compile(`\s(?:19|20)\d\d-\d\d-\d\d\s\d.{0,24}$`)

// restOfName is as long as what a page says there besides its headline at least:
// 卷九终 says that a text ends.
const restOfName = "网站"

// again is where a text that ends at a place stands for the second time, all of
// it, or all but its headline; else that place.
func (s surroundings) again(end int) int {
	for above := range min(2, end) {
		half := (end - above) / 2
		if (end-above)%2 == 0 && (half >= 2 || half == 1 && !runes.AtMost(s.blocks[above].Text, 2*leastToldTwice)) && s.mayBeTwice(above, above+half) && s.isSame(above, above+half, half) {
			return above + half
		}
	}
	return end
}

// mayBeTwice tells that what stands between two places is no refrain nor lacunae.
func (s surroundings) mayBeTwice(from, to int) bool {
	if from == 0 {
		for onlyRules.MatchString(s.blocks[from].Text) && from+1 < to {
			from++
		}
		return s.prose[from] && strings.ContainsFunc(s.blocks[from].Text, unicode.IsLetter)
	}
	return s.isHeadline(0) && slices.ContainsFunc(s.blocks[from:to], func(b article.Block) bool {
		return strings.Contains(b.Text, "。") && !runes.AtMost(b.Text, leastToldTwice)
	})
}

func (s surroundings) isSame(a, b, n int) bool {
	for i := range n {
		if s.blocks[a+i].Text != s.blocks[b+i].Text {
			return false
		}
	}
	return true
}
