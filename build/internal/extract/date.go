package extract

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fangzhi/data/article"
)

// date looks where a date is most surely the article's: what the document
// states, its credits near the head, a date alone at its end, its address, its
// file's name.
func (e *Extractor) date(a *article.Article, said Statements) {
	for _, words := range said.Date {
		if value, ok := e.parse(words); ok {
			e.setDate(a, value, words, article.Stated)
			return
		}
	}
	for _, text := range headLines(a, said) {
		if words := creditDate(text); words != "" {
			if value, ok := e.parse(trimLabel(words)); ok {
				e.setDate(a, value, words, article.Stated)
				return
			}
		}
	}
	if n := len(a.Blocks); n > 1 {
		last := strings.Trim(a.Blocks[n-1].Text, "（）() 　")
		if signature.MatchString(last) {
			if value, ok := e.parse(last); ok {
				e.setDate(a, value, last, article.Stated)
				return
			}
		}
	}
	for _, link := range a.Links { // the page's own list of articles may hold this one
		if link.Date != "" && sameTitle(link.Title, a.Title) {
			if value, ok := e.parse(link.Date); ok {
				e.setDate(a, value, link.Title+link.Date, article.Inferred)
				return
			}
		}
	}
	for _, address := range []string{a.Origin.URL, fileName(a.Origin.Path)} {
		if words := inAddress(address); words != "" {
			if value, ok := e.parse(words); ok {
				e.setDate(a, value, address, article.Inferred)
				return
			}
		}
	}
}

func sameTitle(a, b string) bool {
	return a != "" && strings.Join(strings.Fields(a), "") == strings.Join(strings.Fields(b), "")
}

func (e *Extractor) setDate(a *article.Article, value, words string, certainty article.Certainty) {
	a.Date = &value
	note(a, KindDate, value, words, certainty)
}

// headLines are the lines in which a page's credits stand: the first of the
// text, then those above it, the nearest first.
func headLines(a *article.Article, said Statements) []string {
	var lines []string
	for _, b := range headBlocks(a) {
		lines = append(lines, b.Text)
	}
	for i := len(said.Above) - 1; i >= 0; i-- {
		lines = append(lines, said.Above[i])
	}
	return lines
}

// headBlocks are the first blocks of a text.
func headBlocks(a *article.Article) []article.Block {
	return a.Blocks[:min(len(a.Blocks), 6)]
}

// creditDate is the date of a line of credits: one it begins with, one that is
// labelled, or one that stands among other credits.
func creditDate(text string) string {
	if utf8.RuneCountInString(text) > maxDateline {
		return ""
	}
	if words := dateline.FindString(text); words != "" {
		return words
	}
	if words := labelled.FindString(text); words != "" {
		return words
	}
	if strings.ContainsAny(text, "。！？") || !credit.MatchString(text) {
		return ""
	}
	return anyDate.FindString(text)
}

// maxDateline is the length, in characters, beyond which a block that begins
// with a date is a sentence about that day.
const maxDateline = 120

var (
	dateline  = regexp.MustCompile(`^\s*[（(\[]?\s*` + dateLabel + dayForm + timeForm)
	dateLabel = `(?:(?:发布时间|發佈時間|發布時間|发布日期|發佈日期|发稿时间|发表时间|更新时间|时间|時間|日期|发布于|發佈於)\s*[:：]?\s*)?`
	dayForm   = `(?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}\b|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)`
	timeForm  = `(?:[\s　T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?`
	labelled  = regexp.MustCompile(`(?:发布时间|發佈時間|發布時間|发布日期|發佈日期|发稿时间|发表时间|更新时间|时间|時間|日期)\s*[:：]\s*` + dayForm + timeForm)
	anyDate   = regexp.MustCompile(dayForm + timeForm)
	credit    = regexp.MustCompile(`(?:来源|來源|稿源|作者|编辑|編輯|责编|記者|记者|发布人|浏览|点击|閱讀|阅读|字号|字体|字體)\s*(?:次数|量|数)?\s*[:：]`)
	signature = regexp.MustCompile(`^(?:` + dayForm + timeForm + `|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$`)
	label     = regexp.MustCompile(`^\s*[（(\[]?\s*` + dateLabel)
)

func trimLabel(words string) string { return words[len(label.FindString(words)):] }

// inAddress is the day that an address or a file's name has in it:
// /2021/12/28/, /2021-12/28/, /20211228/, t20211228_, 2021-12-28-title.md.
func inAddress(address string) string {
	m := addressDay.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	for i := 1; i < len(m); i += 3 {
		if m[i] != "" {
			return m[i] + "-" + m[i+1] + "-" + m[i+2]
		}
	}
	return ""
}

var addressDay = regexp.MustCompile(`(?:^|[/_=-])((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)|` +
	`(?:^|[/_=-])((?:19|20)\d\d)(\d\d)/(\d\d)/|` +
	`(?:^|[/_=t-])((?:19|20)\d\d)(\d\d)(\d\d)(?:[/_.-]|$)`)

func fileName(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// layouts are the ways that times are written, once a date's own signs are
// written as - and :, and its zone, if any, stands apart.
var layouts = []struct {
	layout string
	zoned  bool
	timed  bool
}{
	{time.RFC3339Nano, true, true},
	{"2006-01-02T15:04:05Z0700", true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02 15:04:05Z07:00", true, true},
	{"2006-01-02 15:04:05 Z0700", true, true},
	{"2006-01-02 15:04:05 -0700 MST", true, true},
	{time.RFC1123, true, true},
	{time.RFC1123Z, true, true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true},
	{"2 Jan 2006 15:04:05 MST", true, true},
	{time.UnixDate, true, true},
	{"2006-01-02T15:04:05", false, true},
	{"2006-01-02T15:04", false, true},
	{"2006-1-2 15:4:5", false, true},
	{"2006-1-2 15:4", false, true},
	{"2006-1-2", false, false},
	{"20060102150405", false, true},
	{"20060102", false, false},
	{"January 2, 2006", false, false},
	{"Jan 2, 2006", false, false},
	{"2 January 2006", false, false},
}

// parse reads a date. It is told as RFC 3339 in the archive's zone, or as a day
// alone where no time is known. A date that cannot be is refused.
func (e *Extractor) parse(words string) (value string, ok bool) {
	words = strings.TrimSpace(strings.Trim(strings.TrimSpace(words), "（）()[]【】"))
	if len(words) > 80 {
		return "", false
	}
	if t, ok := unixTime(words); ok {
		return e.tell(t, true)
	}
	words = chineseNumerals(words)
	plain := dateSigns.Replace(words)
	plain = strings.TrimRight(plain, ":- ")
	plain = dashes.ReplaceAllString(spaces.ReplaceAllString(plain, " "), "-")
	for _, form := range []string{strings.TrimSpace(words), strings.TrimSpace(plain)} {
		for _, l := range layouts {
			t, err := time.ParseInLocation(l.layout, form, e.zone)
			if err != nil {
				continue
			}
			if l.zoned && namesUnknownZone(t) {
				continue
			}
			return e.tell(t, l.timed)
		}
	}
	return "", false
}

// namesUnknownZone tells a time whose zone is a word that Go does not know:
// such a time reads as if it were UTC, which it is not.
func namesUnknownZone(t time.Time) bool {
	name, offset := t.Zone()
	return offset == 0 && name != "UTC" && name != "GMT" && name != "" && name != "Z"
}

var (
	dateSigns = strings.NewReplacer("年", "-", "月", "-", "日", " ", "号", " ", "號", " ", "/", "-", ".", "-", "时", ":", "時", ":", "点", ":", "點", ":",
		"分", ":", "秒", "", "：", ":", "　", " ", "上午", "", "\u00a0", " ")
	spaces = regexp.MustCompile(`\s+`)
	dashes = regexp.MustCompile(` ?- ?`)
)

func (e *Extractor) tell(t time.Time, timed bool) (string, bool) {
	if t.Year() < 1000 || t.Year() > 2200 {
		return "", false
	}
	if !timed {
		return t.Format("2006-01-02"), true
	}
	return t.In(e.zone).Format(time.RFC3339), true
}

// unixTime reads seconds or milliseconds since 1970, between 1990 and 2100.
func unixTime(words string) (time.Time, bool) {
	n, err := strconv.ParseInt(strings.TrimSuffix(words, ".0"), 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	if len(words) >= 12 && n >= 631152000000 && n < 4102444800000 && len(words) != 14 {
		return time.UnixMilli(n).UTC(), true
	}
	if n >= 631152000 && n < 4102444800 {
		return time.Unix(n, 0).UTC(), true
	}
	return time.Time{}, false
}

// chineseNumerals writes 二〇二一年十二月二十八日 with digits.
func chineseNumerals(words string) string {
	m := chineseDate.FindStringSubmatch(words)
	if m == nil {
		return words
	}
	year := ""
	for _, r := range m[1] {
		year += strconv.Itoa(digit(r))
	}
	return year + "-" + strconv.Itoa(small(m[2])) + "-" + strconv.Itoa(small(m[3]))
}

var chineseDate = regexp.MustCompile(`^([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$`)

func digit(r rune) int {
	for i, d := range []rune("〇一二三四五六七八九") {
		if r == d {
			return i
		}
	}
	return 0 // ○ and 零
}

// small reads a number from one to ninety-nine.
func small(words string) int {
	tens, ones, found := strings.Cut(words, "十")
	if !found {
		r, _ := utf8.DecodeRuneInString(words)
		return digit(r)
	}
	n := 10
	if tens != "" {
		r, _ := utf8.DecodeRuneInString(tens)
		n = 10 * digit(r)
	}
	if ones != "" {
		r, _ := utf8.DecodeRuneInString(ones)
		n += digit(r)
	}
	return n
}
