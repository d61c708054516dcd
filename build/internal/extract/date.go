package extract

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// date looks where a date is most surely the article's: what the document
// states, a law's history, its credits near the head, a date alone at its end,
// its address, its file's name.
func (e *Extractor) date(a *article.Article, said Statements) {
	for _, words := range said.Date {
		if value, ok := e.parse(words); ok {
			e.setDate(a, value, words, article.Stated)
			return
		}
	}
	if value, words := e.enacted(a); value != "" {
		e.setDate(a, value, words, article.Stated)
		return
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
		m := timestamp.FindStringSubmatch(last)
		isStamp := m != nil
		if isStamp {
			last = m[1]
		}
		if signature.MatchString(last) || isStamp {
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
	if len(text) > 4*maxDateline || !strings.Contains(text, "19") && !strings.Contains(text, "20") || utf8.RuneCountInString(text) > maxDateline {
		return ""
	}
	if words := dateline.FindString(text); words != "" && isApart(text, text[len(words):]) {
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

// isApart tells a date that a line begins with from one that begins a
// sentence: 2021年4月29日，交响乐团在海滩上……
func isApart(text, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(" \u00a0　|｜（()）[【/星周来來", next) || strings.HasPrefix(strings.TrimSpace(text), "（") || strings.HasPrefix(strings.TrimSpace(text), "(")
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
	timestamp = regexp.MustCompile(`^(?:更新|发布)?(?:时间戳|時間戳)\s*[:：]\s*(\d{10}|\d{13})$`)
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
