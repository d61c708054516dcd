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
	maxAboveLines = 80 // blocks above the first sentence that are looked at
	maxAmong      = 48 // characters of a line among them
)

// isAbove tells that the block at a place, all above it being a site's, is one
// too: by itself, or by what the line above or below it is.
func isAbove(blocks []article.Block, at int) bool {
	text := blocks[at].Text
	return isMenuLine(text) || isSiteOwn(text) && (at > 0 || len(blocks) > 1 && isMenuLine(blocks[1].Text))
}

// isMenuLine tells a line that only a site has above a text.
func isMenuLine(text string) bool {
	return isSiteLine(text) || isAdvertLine(text) || onlyTags.MatchString(text) || isMenuRow(text)
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
func standsAround(blocks []article.Block) (out []int) {
	if len(blocks) < 4 || utf8.RuneCountInString(blocks[0].Text) > maxLabel || holdsSentence(blocks[0]) || !canHead(blocks[1]) || holdsSentence(blocks[1]) {
		return nil
	}
	for i := len(blocks) - 1; i > 1 && !holdsSentence(blocks[i]); i-- {
		if blocks[i].Text == blocks[0].Text {
			out = append(out, i)
		}
	}
	if out == nil && !columnName.MatchString(token.FoldString(blocks[0].Text)) {
		return nil
	}
	return append(out, 0)
}

const maxLabel = 8 // characters of a column's name

// farTail is where the site's lines below the text begin, as far as they can be told.
func farTail(blocks []article.Block) int {
	last := len(blocks) - 1
	for last >= 0 && (!holdsSentence(blocks[last]) || isSiteOwn(blocks[last].Text)) {
		last--
	}
	if last < 0 {
		return len(blocks)
	}
	first, own, others := len(blocks), 0, 0
	for i := last + 1; i < len(blocks); i++ {
		text := blocks[i].Text
		switch {
		case isSiteOwn(text):
			own++
			first = min(first, i)
		case first == len(blocks) || isMaybeSite(text) || isCreditTail(text):
		case blocks[i].Kind == article.Table || blocks[i].Kind == article.Figure || utf8.RuneCountInString(text) > maxAmong || strings.ContainsAny(text, "；，！？"):
			return len(blocks)
		default:
			others++
		}
	}
	if own < leastBelowIt || others > 2*own {
		return len(blocks)
	}
	for first > last+1 && (isCreditTail(blocks[first-1].Text) || own >= leastAbove && siteOwner.MatchString(token.FoldString(blocks[first-1].Text))) {
		first--
	}
	return first
}

// menu finds the lines above the text that are a site's: all up to the last
// one that shows it, but for the headline and what tells of day and source.
func menu(blocks []article.Block) (out []int) {
	text := 0
	for text < len(blocks) && !holdsSentence(blocks[text]) {
		text++
	}
	if text == len(blocks) || text > maxAboveLines {
		return nil
	}
	last, own, maybe := -1, 0, 0
	for i := range text {
		if isMaybeSite(blocks[i].Text) {
			maybe++
		}
		if isSiteOwn(blocks[i].Text) || isMenuRow(blocks[i].Text) {
			last = i
			own++
		}
	}
	way := wayTo(blocks[:text])
	if way > last {
		last = way
	}
	if way < 0 && own < leastAbove && (own == 0 || own+maybe <= leastAbove) {
		return nil
	}
	title := last + 1
	for title < text && !canHead(blocks[title]) {
		title++
	}
	if title == text { // none below: then it is the nearest above
		for title = last; title >= 0 && (!canHead(blocks[title]) || isSiteOwn(blocks[title].Text)); title-- {
		}
	}
	for i := 0; i <= last; i++ {
		if c := creditsOf(blocks[i]); i != title && !startsDated(blocks[i].Text) && !(c.whole && c.labels > 0) {
			out = append(out, i)
		}
	}
	return out
}

// maxAboveWay is how many lines a site has above the way to a page.
const maxAboveWay = 8

// wayTo is the place of the way to a page, 首页 / 新闻, where a headline stands
// below it: what stands above is the site's; else -1.
func wayTo(blocks []article.Block) int {
	for i, b := range blocks[:min(len(blocks), maxAboveWay)] {
		if !isBreadcrumb(b.Text) {
			continue
		}
		for _, below := range blocks[i+1:] {
			if canHead(below) && !isMenuRow(below.Text) {
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
	return n >= 4 && n <= maxAmong && strings.ContainsFunc(text, unicode.IsLetter) && !isMaybeSite(text) && !pictureName.MatchString(text) && !startsDated(text) && !creditsOf(b).whole && !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "：") && !bylined.MatchString(text)
}

func startsDated(text string) bool { return dated.MatchString(text) }

var (
	dated       = expression.Compile(`^\s*(?:发[表布]于|發[表佈布]於)?\s*(?:19|20)\d\d\s*[-/.年]`)
	siteOwner   = expression.Compile(`^(?:主办|承办|主管)(?:单位)?\s*:.{2,30}(?:政府|办公室|管委会|委员会|局|中心|部)(?:\s.*)?$`)
	pictureName = expression.Compile(`(?i)^[\w\-.() ]{1,60}\.(?:jpe?g|png|gif|bmp|webp)$`)
	onlyTags    = expression.Compile(`^(?:\s*</?[A-Za-z][^<>]*>)+\s*$`)
	bylined     = expression.Compile(`^[□■◎●◆▲△（(【\[]?\s*\p{Han}{0,6}(?:记者|記者|通讯员|通訊員)`)
)

// holdsSentence tells prose from titles and buttons.
func holdsSentence(b article.Block) bool {
	return strings.Contains(b.Text, "。") || utf8.RuneCountInString(b.Text) > 2*maxAmong
}

// contents finds a page's list of what stands on it: under its name, or behind
// marks, lines that stand again below, each as a line of its own.
func contents(blocks []article.Block) (out []int) {
	if len(blocks) == 0 || holdsSentence(blocks[0]) {
		return nil
	}
	later := map[string]int{} // the last place of each short line
	for i, b := range blocks {
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
		if end-from < 2 || later[bareLine(blocks[from].Text)] < end {
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
