package boilerplate

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// LinkLists takes out a site's lists of other articles, and keeps them as
// links beside the text.
//
// Evidence: five lines or more, one behind the other, each a title with a date
// at its end, newest first, and the text all before them or all behind. It
// leaves alone a chronicle, whose lines begin with their dates or have the
// oldest first, and tables of dates, whose lines have no words. Behind the text
// a heading such as 相关阅读 is evidence for two lines or more under it, up to
// the end, if none is a sentence.
func LinkLists(p *page.Page) {
	out := map[int]page.Removal{}
	for i := 0; i < len(p.Blocks); {
		end := i
		var links []article.Link
		for end < len(p.Blocks) {
			link, ok := datedTitle(p.Blocks[end])
			if !ok && i > 0 {
				link, ok = dayInFront(p.Blocks[end])
			}
			if !ok && i > 0 && isListHead(p.Blocks[i-1]) {
				link, ok = dayOfYearInFront(p.Blocks[end])
			}
			if !ok || len(links) > 0 && link.Date > links[len(links)-1].Date {
				break
			}
			links = append(links, link)
			end++
		}
		_, bare := dayInFront(p.Blocks[i])
		if len(links) < leastLinks || hasSentences(p.Blocks[:i]) && hasSentences(p.Blocks[end:]) || bare && (!hasSentences(p.Blocks[:i]) || links[0].Date == links[len(links)-1].Date) {
			i = max(end, i+1)
			continue
		}
		if i > 0 && isListHead(p.Blocks[i-1]) {
			i--
		}
		out[i] = page.Removal{Rule: linksRule, Note: fmt.Sprintf("a list of %d other articles", len(links))}
		for k := i + 1; k < end; k++ {
			out[k] = page.Removal{}
		}
		p.Links = append(p.Links, links...)
		i = end
	}
	p.Drop(out)
	p.Drop(titlesBelow(p))
	p.Drop(linkedBelow(p))
}

// linkedBelow finds the titles of other articles behind a text that no heading
// names: three lines or more, each a link from its first character to its last,
// with nothing behind them but credits and a site's lines. What a notice encloses
// is left alone.
func linkedBelow(p *page.Page) map[int]page.Removal {
	to := len(p.Blocks)
	for to > 0 {
		last := p.Blocks[to-1]
		picture := last.Kind == article.Figure && last.Text == ""
		if !picture && !last.Linked && !isSiteLine(last.Text) && !isListName(last.Text) && !hasListMark(last.Text) && !isCreditTail(last.Text) || last.Linked && utf8.RuneCountInString(last.Text) >= leastLinkedTitle {
			break
		}
		to--
	}
	from := to
	for from > 0 && p.Blocks[from-1].Linked && isTitleOrSite(p.Blocks[from-1]) && utf8.RuneCountInString(p.Blocks[from-1].Text) >= leastLinkedTitle {
		from--
	}
	if to-from < leastLinkedBelow || !hasSentences(p.Blocks[:from]) {
		return nil
	}
	for _, b := range p.Blocks[max(0, from-1):to] {
		if enclosed.MatchString(b.Text) {
			return nil
		}
	}
	out := map[int]page.Removal{from: {Rule: linksRule, Note: fmt.Sprintf("a list of %d other articles", to-from), Inferred: true}}
	for k := from; k < to; k++ {
		if k > from {
			out[k] = page.Removal{}
		}
		p.Links = append(p.Links, article.Link{Title: strings.TrimSpace(p.Blocks[k].Text)})
	}
	return out
}

const (
	leastLinkedBelow = 3
	leastLinkedTitle = 8 // characters
)

// enclosed is what the line above files has, or one of them: 附件：, 1.申报表, 《…办法》, a.pdf.
var enclosed = expression.Compile(`附[件表图录錄]|下[载載]|链接|連結|网址|^\s*[（(]?\d{1,2}[)）.．、]|[表书書册》]$|\.[a-z]{3,4}$|[:：]\s*$`)

// titlesBelow finds lists of titles under headings, behind the text.
func titlesBelow(p *page.Page) map[int]page.Removal {
	if !slices.ContainsFunc(p.Blocks, func(b article.Block) bool { return isListName(b.Text) }) {
		return nil
	}
	from := len(p.Blocks)
	for from > 0 && isTitleOrSite(p.Blocks[from-1]) {
		from--
	}
	if !hasSentences(p.Blocks[:from]) {
		return nil
	}
	out := map[int]page.Removal{}
	head, titles, short := -1, 0, 0
	flush := func(end int) {
		if head >= 0 && titles >= leastBelow && 2*short <= titles {
			out[head] = page.Removal{Rule: linksRule, Note: fmt.Sprintf("a list of %d other articles", titles), Inferred: true}
			for k := head + 1; k < end; k++ {
				out[k] = page.Removal{}
				if title := strings.TrimSpace(listMark.ReplaceAllString(p.Blocks[k].Text, "")); !isListName(p.Blocks[k].Text) && title != "" {
					p.Links = append(p.Links, article.Link{Title: title})
				}
			}
		}
		head, titles, short = -1, 0, 0
	}
	for i := from; i < len(p.Blocks); i++ {
		text := p.Blocks[i].Text
		switch {
		case isListName(text) && !isAnswer(p.Blocks, i):
			if titles > 0 || head < 0 { // one name below another heads an empty list
				flush(i)
				head = i
			}
		case isSiteLine(text):
			flush(i)
		case head >= 0:
			titles++
			if utf8.RuneCountInString(text) < leastTitle {
				short++
			}
		}
	}
	flush(len(p.Blocks))
	return out
}

// isTitleOrSite tells a line that a list of titles can have, or a site's own.
func isTitleOrSite(b article.Block) bool {
	if b.Kind == article.Table || b.Kind == article.Figure {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(b.Text); runes.AtMost(b.Text, maxTitleRunes) && !strings.Contains(b.Text, "。") && !strings.Contains(b.Text, "；") && !strings.ContainsRune("，,、：:", last) && !isLatinSentence(b.Text) {
		return true
	}
	return isListName(b.Text) || isSiteLine(b.Text)
}

// isListName tells the heading of a list of other articles.
func isListName(text string) bool { return (&line{text: text}).isListName() }

func (l *line) isListName() bool {
	return len(l.text) <= maxInnerBytes && listName.MatchString(l.folded())
}

var (
	listName = expression.Compile(`^[\[【<《■●◆▎•·|>\s]*(?:(?:相关|推荐|延伸|更多|热门|热点|最新|最近|精彩|精选|今日|本周|编辑|图片|视频|往期|随机|热文|阅读|新闻|站内|大家|关联)(?:阅读|推荐|新闻|文章|资讯|报道|链接|内容|排行|排行榜|图片|视频|回顾|精选|更新|消息|热点|点击|都在看|要闻|热文|图文|信息|专题)(?:related|more)?|更多精彩(?:内容|推荐)?|猜你喜欢|点击排行|排行榜|你(?:还)?可能(?:还)?(?:喜欢|感兴趣)(?:的)?|看过本文的(?:人)?还看过|24小时热文|热搜榜?|大家都在看|为您推荐|为你推荐|(?:更多|全部)>*|(?:related|recommended|popular|trending|latest|most (?:read|popular|viewed)) (?:stories|articles|news|posts|reading|links)|you may also like)[\]】>》:：\s]*$`)
	listMark = expression.Compile(`^[\s·•\-*■●◆▪□○>\[(]*(?:\d{1,2}(?:[-/.月]\d{1,2}日?)?[\s.、\])]+|0?\d[.、])?`)
)

// linksRule is the name of the rule that takes lists of other articles out.
const linksRule = "link-lists"

const (
	leastBelow    = 2
	leastTitle    = 4 // characters; shorter lines are a list of words
	maxTitleRunes = 60
)

const (
	leastLinks    = 5
	maxTitleBytes = 300
)

// datedTitle reads a line such as `- 兴泉铁路全线贯通运营2023-01-01`.
func datedTitle(b article.Block) (article.Link, bool) {
	if b.Kind != article.Paragraph && b.Kind != article.ListItem || len(b.Text) > maxTitleBytes {
		return article.Link{}, false
	}
	if last, _ := utf8.DecodeLastRuneInString(b.Text); !strings.HasPrefix(b.Text, "[") && !strings.HasPrefix(b.Text, "【") && !strings.ContainsRune("0123456789)）]", last) {
		return article.Link{}, false
	}
	if m := dateInFront.FindStringSubmatch(b.Text); m != nil {
		return article.Link{Title: m[4], Date: m[1] + "-" + twoDigits(m[2]) + "-" + twoDigits(m[3])}, utf8.RuneCountInString(m[4]) >= 4 && !strings.HasSuffix(m[4], "。")
	}
	m := dateAtEnd.FindStringSubmatch(b.Text)
	if m == nil {
		return article.Link{}, false
	}
	title := strings.TrimSpace(strings.TrimLeft(m[1], "-·•●○◆▪*■□> 　"))
	if utf8.RuneCountInString(title) < 6 || strings.HasSuffix(title, "。") {
		return article.Link{}, false
	}
	return article.Link{Title: title, Date: m[2] + "-" + twoDigits(m[3]) + "-" + twoDigits(m[4])}, true
}

// dayInFront reads a line such as `2019-03-06 马金溪畔植柳忙`, which a chronicle
// has too, though not its last day first below a text.
func dayInFront(b article.Block) (article.Link, bool) {
	if b.Kind != article.Paragraph && b.Kind != article.ListItem || len(b.Text) > maxTitleBytes {
		return article.Link{}, false
	}
	m := bareDay.FindStringSubmatch(b.Text)
	if m == nil || utf8.RuneCountInString(m[4]) < 6 || runes.HasAny(m[4], "。；") {
		return article.Link{}, false
	}
	return article.Link{Title: m[4], Date: m[1] + "-" + twoDigits(m[2]) + "-" + twoDigits(m[3])}, true
}

var bareDay = expression.Compile(`^[·•\-\s]*((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])\s+(\S.*)$`)

// dayOfYearInFront reads a line such as `03-06 马金溪畔植柳忙`, below a list's name.
func dayOfYearInFront(b article.Block) (link article.Link, ok bool) {
	m := monthAndDay.FindStringSubmatch(b.Text)
	if m == nil || len(b.Text) > maxTitleBytes || utf8.RuneCountInString(m[1]) < 6 || runes.HasAny(m[1], "。；") {
		return link, false
	}
	return article.Link{Title: m[1]}, true
}

var monthAndDay = expression.Compile(`^[·•\-\s]*[\[(【]?(?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])[\])】]?\s+(\S.*)$`)

func twoDigits(number string) string { return ("0" + number)[len(number)-1:] }

func hasSentences(blocks []article.Block) bool {
	for _, b := range blocks {
		if (strings.Contains(b.Text, "。") && len(b.Text) > leastSentence || isLatinSentence(b.Text)) && !isSiteLine(b.Text) {
			return true
		}
	}
	return false
}

// isLatinSentence tells a sentence of words with spaces between them.
func isLatinSentence(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, "\"”'’)"), ".") && strings.Count(text, " ") >= leastSpacesOfSentence
}

const leastSpacesOfSentence = 5

var dateAtEnd = expression.Compile(`^(.*?[^\d\s\-/.（(\[])[\s　（(\[]*((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?$`)

// dateInFront is that of lists that put it in brackets before the title.
var dateInFront = expression.Compile(`^[\[【]((?:19|20)\d\d)[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])日?[\]】]\s*(\S.*)$`)

// isListHead tells the word above a list: 最近更新.
func isListHead(b article.Block) bool {
	n := utf8.RuneCountInString(b.Text)
	return n <= 8 && !runes.HasAny(b.Text, "。，,！？")
}
