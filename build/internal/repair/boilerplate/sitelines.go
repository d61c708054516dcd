package boilerplate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// siteKind is what a line is to a site, and how much it tells.
type siteKind uint8

const (
	noSites    siteKind = iota
	maybeSites          // says nothing by itself
	siteOwn             // a button, a count: a site's beside others of the kind
	siteMenu            // only a site has it above a text
	siteSaid            // only a site has it anywhere: rights, licences, adverts
)

// line is a line as it stands and, once one of its forms asks, without the space
// around it and folded.
type line struct{ text, trimmed string }

func (l *line) folded() string {
	if l.trimmed == "" {
		l.trimmed = token.FoldString(strings.TrimSpace(l.text))
	}
	return l.trimmed
}

// kindOf tells what a line is to a site.
func kindOf(text string) siteKind {
	if strings.HasSuffix(text, "。。") {
		text = strings.TrimRight(text, "。")
	}
	l := &line{text: text}
	switch {
	case hasBlanks(text), text == "【点评】": // a form's, an answer's
	case l.isSites(), l.isAdvert(), l.isNotice():
		return siteSaid
	case text == "?", isForecast(text), isCalendarRow(text), strings.Contains(text, "{{") && unfilled.MatchString(text):
		return siteMenu
	case onlyTags.MatchString(text), l.isMenuRow(), dayAmongButtons(text) != "":
		return siteMenu
	case l.isListName(), l.isOwn():
		return siteOwn
	case l.isMaybe():
		return maybeSites
	}
	return noSites
}

// unfilled is a line of a page's template that nothing was put into: 阅读 {{info.read}}.
var unfilled = expression.Compile(`^[^{}。]{0,8}(?:\{\{[^{}]{1,80}\}\}[\s|]*)+$`)

// hasBlanks tells a line of a form, with blanks to be filled in.
func hasBlanks(text string) bool {
	return strings.Contains(text, "＿＿") || strings.Contains(text, "____")
}

// isCalendarRow tells a week or more of a calendar without spaces: 78910111213.
func isCalendarRow(text string) bool {
	if len(text) < leastWeek || len(text) > len("12345678910111213141516171819202122232425262728293031") {
		return false
	}
	for day := 1; day+leastWeek <= lastOfMonth+1; day++ {
		rest, next := text, day
		for cut := true; cut && rest != "" && next <= lastOfMonth; next++ {
			rest, cut = strings.CutPrefix(rest, strconv.Itoa(next))
		}
		if rest == "" && next-day >= leastWeek {
			return true
		}
	}
	return false
}

const (
	leastWeek   = 4 // days, at a month's end
	lastOfMonth = 31
)

// isForecast tells the weather of days to come in a site's head, which is no sentence.
func isForecast(text string) bool {
	return len(text) <= maxNotice && !runes.HasAny(text, "，。；") && weather.MatchString(text)
}

func isNoticeLine(text string) bool { return (&line{text: text}).isNotice() }

// isNotice tells a paragraph of what a site has to say under every text: a
// site's lines one behind the other.
func (l *line) isNotice() bool {
	if len(l.text) > maxNotice || !strings.Contains(l.text, "。") {
		return false
	}
	if runes.HasAny(l.text, allThose) && ownRights.MatchString(l.folded()) {
		return true
	}
	sites, all := 0, 0
	for sentence := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return r == '。' || r == '；' || r == ';' }) {
		all++
		if isSiteLine(sentence) {
			sites++
		} else if sites == 0 {
			return false
		}
	}
	return sites >= leastBelowIt && 2*sites > all
}

// allThose is the first word of ownRights, in all its forms.
const allThose = "凡凢凣"

// ownRights opens a paragraph about whose a site's texts are.
var ownRights = expression.Compile(`^\W{0,4}凡(?:本[网站报刊台]|《\p{Han}{2,8}》)上?.{0,4}(?:注明|标注|刊[载登]|署名).*(?:转载|版权)`)

// maxNotice is the most bytes of such a paragraph.
const maxNotice = 900

// isOwn tells buttons and counts.
func (l *line) isOwn() bool {
	if len(l.text) > 4*maxSiteLine || strings.Contains(l.text, "。") {
		return false
	}
	text := strings.Trim(l.folded(), marksAround)
	return strings.Contains(text, ":") && register.MatchString(unspread(text)) || ownChannel.MatchString(text) || isButton(text) || isButtonRow(text) || siteButton.MatchString(text) || siteCounts.MatchString(text) || siteAdvert.MatchString(text)
}

// marksAround are the marks that sites put around a line.
const marksAround = "※*★☆●■◆▲>-—·•▪│| ↓"

// isButtonRow tells buttons side by side: 打印本页 | 关闭窗口.
func isButtonRow(text string) bool {
	pieces := strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == '·' || r == '┊' })
	if len(pieces) < 2 {
		return false
	}
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if !siteButton.MatchString(piece) && !isButton(piece) && !isSiteLine(piece) && !isAdvertLine(piece) {
			return false
		}
	}
	return true
}

// isAdvertLine tells a line that asks for readers, and is nothing else's.
func isAdvertLine(text string) bool { return (&line{text: text}).isAdvert() }

func (l *line) isAdvert() bool {
	return len(l.text) <= 2*maxSiteLine && !strings.Contains(l.text, "。") && siteAdvert.MatchString(strings.TrimLeft(l.folded(), "•·▪●★☆※*►▶↓【[,， "))
}

// isMaybeSite tells a line that says nothing of a site by itself.
func isMaybeSite(text string) bool { return (&line{text: text}).isMaybe() }

func (l *line) isMaybe() bool {
	text := strings.TrimSpace(l.text)
	if len(text) > 4*maxSiteLine || !runes.AtMost(text, maxMaybe) && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "＃") {
		return false
	}
	return siteMaybe.MatchString(l.folded())
}

// maxMaybe is more characters than any line of siteMaybe has that is no row of tags.
const maxMaybe = 64

// maxSiteLine is the most characters a site's own line has.
const maxSiteLine = 120

// isSiteLine tells a line that only a site has: of rights, licences, complaints, its app.
func isSiteLine(text string) bool { return (&line{text: text}).isSites() }

func (l *line) isSites() bool {
	if !mayBeSiteLine(l.text) {
		return false
	}
	text := strings.TrimLeft(l.folded(), "※*★●■◆▲>-—·•【[(（ ")
	text = strings.TrimRight(text, "-—·~ |")
	text = unspread(text)
	at := siteLine.FindStringIndex(text)
	return at != nil && !isTextBefore(text[:at[0]])
}

// isTextBefore tells that sentences of a text stand before what a site says.
func isTextBefore(text string) bool {
	end := strings.LastIndex(text, "。")
	return end >= 0 && runes.CountHan(text[:end]) >= leastToldTwice
}

// unspread is a line without its spaces where each stands behind one character:
// 版 权 所 有.
func unspread(text string) string {
	if spaces := strings.Count(text, " "); spaces == 0 || spaces*2 < utf8.RuneCountInString(text)-2 {
		return text
	}
	for word := range strings.FieldsSeq(text) {
		if !runes.AtMost(word, 1) {
			return text
		}
	}
	return strings.ReplaceAll(text, " ", "")
}

// mayBeSiteLine is the cheap look: buttons are short, and longer lines have one
// of some characters that sentences have less often.
func mayBeSiteLine(text string) bool {
	if len(text) > 4*maxSiteLine {
		return false
	}
	if !runes.AtMost(text, maxSiteLine) {
		return false
	}
	if runes.AtMost(text, maxButton) {
		return true
	}
	for _, r := range text {
		if siteCharacter.Has(r) {
			return true
		}
	}
	return false
}

// maxButton is the most characters of a line that siteCharacter tells nothing of.
const maxButton = 24

// siteCharacter are characters of which every longer line of a site's has one.
var siteCharacter = runes.SetOf("备備证證权權©cC载載声聲删刪仅僅端码碼注觉覺阅閱订訂热熱箱举舉护護键鍵签籤链鏈位页頁篇条條享打观觀览覽隐隱谢謝题題")
