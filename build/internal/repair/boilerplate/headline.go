package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// head finds the lines around a headline that are a site's, where the credits
// below it (2023-06-14 11:09 来源：…) show which line it is: all above it but
// for a line or two that may be its own, the buttons under it, and the headline
// itself where it stands twice.
func (s surroundings) head() (out []int) {
	text := s.text()
	if text > maxAboveLines {
		return nil
	}
	top, title, credits := s.headline(text)
	if title < 0 && text < maxAboveWay {
		if top, title, credits = s.headline(min(len(s.blocks), maxAboveWay+maxUnderHead)); s.sites(top) == 0 || !creditsOf(s.blocks[credits]).timed {
			return nil
		}
		for text = credits + 1; text < len(s.blocks) && (!s.prose[text] || s.kinds[text] >= siteMenu); text++ { // the sentences above are a site's
		}
	}
	if title < 0 || text == len(s.blocks) && text-credits <= top { // of no text, less stands below than above
		return nil
	}
	sites := s.sites(top)
	if sites > 0 || top >= leastAbove || s.saidAbove(credits) == title {
		for i := range top {
			if c := creditsOf(s.blocks[i]); !c.whole || !c.dated || c.isDay() && dayOfMonth.MatchString(s.blocks[credits].Text) {
				out = append(out, i)
			}
		}
	}
	for i := range title { // the window's title, which has more behind it
		if rest, found := strings.CutPrefix(s.blocks[i].Text, s.blocks[title].Text); found && titleStroke.MatchString(rest) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	for i := title + 1; i < min(text, title+1+maxUnderHead); i++ {
		if line := s.blocks[i].Text; i != credits && (line == s.blocks[title].Text || utf8.RuneCountInString(line) >= leastSaidAgain && strings.HasSuffix(s.blocks[title].Text, line)) {
			out = append(out, i)
		}
	}
	if title == s.topHeading(credits) {
		for i := title + 1; i < credits; i++ {
			if s.kinds[i] >= siteOwn && !creditsOf(s.blocks[i]).whole && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return append(out, s.under(credits+1, text)...)
}

// sites is how many lines before a place are a site's.
func (s surroundings) sites(end int) (n int) {
	for i := range max(end, 0) {
		if s.kinds[i] >= siteOwn {
			n++
		}
	}
	return n
}

// Bounds of what stands about a headline, in lines.
const (
	maxHeadLines = 3 // it and those above and below it that are its own
	maxUnderHead = 8

	leastSaidAgain = 8 // characters of a headline without what stood before it
)

// headline is the line above the first credits above the text, or above the line
// of who reports from where, the first of those above it that may be its own, and
// the place of the credits; else -1.
func (s surroundings) headline(text int) (top, title, credits int) {
	for credits = 1; credits < text; credits++ {
		if s.prose[credits] {
			continue
		}
		if !creditsOf(s.blocks[credits]).isHead(false) && !reported.MatchString(s.blocks[credits].Text) {
			continue
		}
		if title = credits - 1; title > 0 && isField(s.blocks[title]) {
			title-- // 編輯:何蓮 above 來源:河西網
		}
		if !s.isHeadline(title) {
			continue
		}
		if stated := s.topHeading(credits); stated >= 0 {
			return stated, stated, credits
		}
		if twice := s.saidAbove(title); twice >= 0 {
			return twice, twice, credits
		}
		for top = title; top > 0 && title-top+1 < maxHeadLines && s.isHeadline(top-1) && !isSitePart(s.blocks[top-1].Text); top-- {
		}
		if s.isListAbove(title) {
			top = title
		}
		return top, title, credits
	}
	return -1, -1, -1
}

// isField tells a line of one label of credits and its value.
func isField(b article.Block) bool {
	c := creditsOf(b)
	return c.whole && c.labels > 0 && !c.dated
}

// topHeading is the one heading of the first level above a place, where the
// page's title is not known: what else stands there is not said to be one.
func (s surroundings) topHeading(end int) int {
	at := -1
	for i, b := range s.blocks[:min(end, headBlocks)] {
		if b.Kind != article.Heading || b.Level != 1 {
			continue
		}
		if at >= 0 || s.titled || !s.isHeadline(i) {
			return -1
		}
		at = i
	}
	return at
}

// isListAbove tells that the lines above a headline are a list's: numbered ones,
// more than it has of its own, or two below a list's label: 快讯.
func (s surroundings) isListAbove(title int) bool {
	n := 0
	for n < title && s.isHeadline(title-1-n) {
		n++
	}
	return n > maxHeadLines || n > 1 && n < title && s.kinds[title-1-n] == maybeSites || n > 1 && numberedTitle.MatchString(s.blocks[title-1].Text) && numberedTitle.MatchString(s.blocks[title-2].Text)
}

var numberedTitle = expression.Compile(`^\s*\d{1,2}[.、]?\s?\p{Han}.{5}`)

// saidAbove is the place of a line that stands twice above another in a page's
// head, which is the headline then; else -1.
func (s surroundings) saidAbove(title int) int {
	for i := range min(title, headBlocks) {
		if b := s.blocks[i]; s.isHeadline(i) && utf8.RuneCountInString(b.Text) >= leastSaidAgain && b.Text != s.blocks[title].Text {
			for k := i + 1; k < title; k++ {
				if s.blocks[k].Text == b.Text {
					return i
				}
			}
		}
	}
	return -1
}

func (s surroundings) isHeadline(at int) bool {
	return s.kinds[at] < siteOwn && canHead(s.blocks[at])
}

// under finds the buttons from a place below a headline up to the text: short
// lines without a mark, the last of them a site's.
func (s surroundings) under(from, text int) (out []int) {
	sites := 0 // of them, up to the last that shows it
	for i := from; i < min(text, from+maxUnderHead); i++ {
		line := strings.TrimRight(strings.TrimSpace(s.blocks[i].Text), ":：")
		if creditsOf(s.blocks[i]).whole || isInner(line) || s.namesOther(i) {
			continue
		}
		if s.kinds[i] < siteOwn && (s.blocks[i].Kind != article.Paragraph || !runes.AtMost(line, maxLabel) || strings.IndexFunc(line, unicode.IsPunct) >= 0) {
			break
		}
		out = append(out, i)
		if s.kinds[i] >= siteOwn || siteDeed.MatchString(token.FoldString(line)) {
			sites = len(out)
		}
	}
	return out[:sites]
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
	dated   = expression.Compile(`^\s*(?:发[表布]于|發[表佈布]於)?\s*(?:19|20)\d\d\s*[-/.年]`)
	bylined = expression.Compile(`^[□■◎●◆▲△（(【\[]?\s*\p{Han}{0,6}(?:记者|記者|通讯员|通訊員)(?:[^节節]|$)`)
	// reported is a line of who reports from where: 聯合報／ 記者林小滿／屏東即時報導, 中央社／ 南投17日電.
	reported    = expression.Compile(`^\s*[（(〔【\[]?\s*(?:\p{Han}{2,8}\s*[/／]\s*)?(?:\p{Han}{0,6}(?:记者|記者)\s*\p{Han}{2,4}(?:[、\s　]+\p{Han}{2,4}){0,3}\s*[/／]\s*\p{Han}{2,8}(?:报道|報道|报导|報導)|\p{Han}{2,6}[/／]\s*\p{Han}{2,6}\s?\d{1,2}日(?:綜合|專|专)?[電电])\s*[）)〕】\]]?\s*$`)
	pictureName = expression.Compile(`(?i)^[\w\p{Han}\-.() ]{1,60}\.(?:jpe?g|png|gif|bmp|webp)$`)
)
