package boilerplate

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// CreditRule is the rule that takes a page's lines of credits out.
const CreditRule = "credit-lines"

// CreditLines takes out the lines in which a page says when, where and by whom
// its text was published, and keeps them for what they say: 2023-06-14 11:09
// 来源：某报 | 编辑：某人, or 责任编辑：某人 at the end.
//
// Evidence: every word of the line is a date, a label of credits with what it
// labels, a count of readers or a button; above the text a date and a label,
// two labels, a date with its time, or a source; below it an editor or a
// source. It leaves alone a line with any other word (an event's 时间 and 地点,
// a law's 2011年11月25日 … 通过, a byline that says who the author is), lines
// inside the text, and what a record states.
func CreditLines(p *page.Page) {
	out := map[int]page.Removal{}
	for i := 0; i < min(len(p.Blocks), headBlocks); i++ {
		b := p.Blocks[i]
		if stated := fileData(b); stated != nil && !p.LinesStated {
			out[i] = page.Removal{Rule: CreditRule}
			p.Credits = append(p.Credits, stated...)
			continue
		}
		if strings.Contains(b.Text, "。") && b.Kind == article.Paragraph {
			break
		}
		if i+1 < len(p.Blocks) && !p.LinesStated && lonelyLabel.MatchString(b.Text) && creditsOf(p.Blocks[i+1]).dated {
			out[i], out[i+1] = page.Removal{Rule: CreditRule}, page.Removal{Rule: CreditRule}
			p.Credits = append(p.Credits, b.Text+p.Blocks[i+1].Text)
			i++
			continue
		}
		if i+2 < len(p.Blocks) && !p.LinesStated && officeLabel.MatchString(b.Text) && isLabel(p.Blocks[i+1].Text) && HoldsSentence(p.Blocks[i+2]) {
			out[i], out[i+1] = page.Removal{Rule: CreditRule}, page.Removal{Rule: CreditRule}
			p.Credits = append(p.Credits, strings.TrimSpace(b.Text)+"："+p.Blocks[i+1].Text)
			i++
			continue
		}
		if emptyLabel.MatchString(b.Text) && i > 0 && i+1 < len(p.Blocks) && !p.LinesStated {
			out[i] = page.Removal{Rule: CreditRule}
			continue
		}
		c := creditsOf(b)
		if _, above := out[i-1]; c.isHead(p.LinesStated) || above && !p.LinesStated && c.whole && c.editor {
			out[i] = page.Removal{Rule: CreditRule}
			p.Credits = append(p.Credits, wordPress.ReplaceAllString(posted.ReplaceAllString(b.Text, "$1$2"), "发表时间：$1 作者：$2"))
		}
	}
	besideCredits(p, out)
	for i := 0; i < min(len(p.Blocks), 2); i++ { // the day alone, which the credits have too
		if day := strings.TrimSpace(p.Blocks[i].Text); creditsOf(p.Blocks[i]).isDay() && slices.ContainsFunc(p.Credits, func(line string) bool { return line != day && strings.Contains(line, day) }) {
			out[i] = page.Removal{Rule: CreditRule}
			p.Credits = append(p.Credits, day)
			break
		}
	}
	for i := len(p.Blocks) - 1; i > 0 && i >= len(p.Blocks)-tailBlocks && !p.LinesStated; i-- {
		_, taken := out[i]
		c := creditsOf(p.Blocks[i])
		_, below := out[i+1]
		last := i == len(p.Blocks)-1
		if !taken && (last || below) && slices.Contains(p.Credits, p.Blocks[i].Text) { // what stands above, too
			out[i] = page.Removal{Rule: CreditRule}
			continue
		}
		if !taken && (last || below) && tailLabel.MatchString(p.Blocks[i].Text) { // of nobody
			out[i] = page.Removal{Rule: CreditRule}
			continue
		}
		if !taken && i > 1 && tailLabel.MatchString(p.Blocks[i-1].Text) && isLabel(p.Blocks[i].Text) {
			out[i-1], out[i] = page.Removal{Rule: CreditRule}, page.Removal{Rule: CreditRule}
			p.Aside = append(p.Aside, p.Blocks[i-1].Text+p.Blocks[i].Text)
			i--
			continue
		}
		below = below || last && endsInCredits(p.Aside) // which boilerplate took
		if taken || !c.whole || !c.editor && !(c.labels > 0 && (below || i > 1 && isTailCredit(p.Blocks[i-1]))) {
			break
		}
		out[i] = page.Removal{Rule: CreditRule}
		p.Aside = append(p.Aside, p.Blocks[i].Text)
	}
	if len(out) < len(p.Blocks) {
		p.Drop(out)
		return
	}
	p.Credits, p.Aside = nil, nil // a page of nothing else: then that is what it says
}

// gluedDay takes the day off that stands right before a text's first words, and
// notes it: date 2025-11-20, which crawlers write, or 时间:2022-02-25为巩固….
func gluedDay(p *page.Page) {
	for i := range min(len(p.Blocks), maxHeadLines) {
		text := p.Blocks[i].Text
		m := labelledFirst.FindStringSubmatchIndex(text)
		if i == 0 && m == nil {
			m = crawlersDay.FindStringSubmatchIndex(text)
		}
		if m != nil && !p.LinesStated && (i == 0 || HoldsSentence(p.Blocks[i])) {
			p.Credits = append(p.Credits, text[m[2]:m[3]])
			p.Change("boilerplate", i, []page.Edit{{From: 0, To: m[3], With: "", Certainty: article.Stated}})
			return
		}
	}
}

var (
	crawlersDay   = expression.Compile(`^(\s*date\s+(?:19|20)\d\d-\d\d-\d\d(?:\s+|$))`)
	labelledFirst = expression.Compile(`^(\s*(?:发布|發布|發佈)?(?:时间|時間|日期)\s*[:：]\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d\d:\d\d(?::\d\d)?)?)[为為近日昨今“《第记記一]`)
)

// endsInCredits tells that one of the lines taken out is an editor's.
func endsInCredits(aside []string) bool {
	return slices.ContainsFunc(aside, func(line string) bool { return creditsOf(article.Block{Kind: article.Paragraph, Text: line}).editor })
}

// besideCredits takes the lines next to those of credits above the text that say
// more of the same: 日期：2026-01-12 below 来源：某街道, labels without a value, and
// 来源： with its value on a line of its own.
func besideCredits(p *page.Page, out map[int]page.Removal) {
	if p.LinesStated || len(out) == 0 && len(p.Credits) == 0 {
		return
	}
	for range 2 { // labels stand next to labels
		for i := 0; i < min(len(p.Blocks), headBlocks) && !strings.Contains(p.Blocks[i].Text, "。"); i++ {
			if _, gone := out[i]; !gone {
				besideCredit(p, out, i)
			}
		}
	}
}

func besideCredit(p *page.Page, out map[int]page.Removal, i int) {
	_, above := out[i-1]
	_, below := out[i+1]
	if !above && !below {
		return
	}
	b, c := p.Blocks[i], creditsOf(p.Blocks[i])
	switch {
	case c.whole && !c.event && (c.labels > 0 || c.dated && above), above && c.whole && c.event && c.dated && !isEvents(p.Blocks, i):
		p.Credits = append(p.Credits, b.Text)
	case above && keywordsLine.MatchString(b.Text):
	case c.outlet && !above && below && c.labels == 0 && !c.dated: // the site's name above its day
		p.Credits = append(p.Credits, b.Text)
	case !bareLabel.MatchString(b.Text):
		return
	case above && i+2 < len(p.Blocks) && isLabel(p.Blocks[i+1].Text) && HoldsSentence(p.Blocks[i+2]):
		p.Credits = append(p.Credits, b.Text+p.Blocks[i+1].Text)
		out[i+1] = page.Removal{Rule: CreditRule}
	}
	out[i] = page.Removal{Rule: CreditRule}
}

// keywordsLine is a journal's, without a mark between the words: 关键词:动员网格化志愿者.
var keywordsLine = expression.Compile(`^\s*(?:关键词|關鍵詞|關鍵字)\s*[:：]\s*\p{Han}{2,40}$`)

// isEvents tells a day with the place of what is announced on the next line.
func isEvents(blocks []article.Block, at int) bool {
	return at+1 < len(blocks) && field.MatchString(blocks[at+1].Text)
}

// bareLabel is one of publishing whose value is elsewhere, or nowhere.
var bareLabel = expression.Compile(`^\s*(?:文章|稿件|信息)?(?:来源|來源|作者|编辑|編輯|责编|責編|责任编辑|責任編輯|时间|時間|日期|点击|點擊|浏览|瀏覽|阅读|閱讀|发布|發布|字号|字號|字体|字體)(?:次数|次數|量|数|时间|時間|日期|人)?\s*[:：]\s*$`)

// Where credits stand, in blocks from a text's ends.
const (
	headBlocks = 8
	tailBlocks = 8
)

// lonelyLabel is one whose day stands on the next line.
var lonelyLabel = expression.Compile(`^\s*(?:发布|發布|發佈|发表|更新|日期|时间|時間)(?:时间|日期|時間)?\s*[:：]\s*$`)

// officeLabel is one whose office stands on the next line.
var officeLabel = expression.Compile(`^\s*(?:发布|發布|發佈)(?:单位|單位|机关|機關)\s*$`)

// tailLabel is one of an editor or a source whose value stands on the next line.
var tailLabel = expression.Compile(`^\s*(?:来源|來源|稿源|责编|責編|编辑|編輯|责任编辑|責任編輯)\s*[:：]\s*$`)

// emptyLabel is one of publishing alone, whose value is nowhere.
var emptyLabel = expression.Compile(`^\s*(?:发布|發布|發佈|发表|發表|更新)(?:时间|日期|時間)\s*[:：]\s*(?:(?:(?:信息|文章|稿件|新闻)?(?:来源|來源|作者|编辑|編輯)|(?:浏览|瀏覽|阅读|閱讀|点击|點擊)(?:次数|次數|量|数)?)\s*[:：]\s*){0,3}$`)

// isTailCredit tells a line of an editor or a source.
func isTailCredit(b article.Block) bool {
	c := creditsOf(b)
	return c.whole && c.editor
}
