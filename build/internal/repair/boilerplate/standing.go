package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// StandingRule is the name of Standing.
const StandingRule = "standing-lines"

// MarkStanding marks the lines that a site has on all its pages, and gives a page
// its own headline where it has its column's.
//
// Evidence: what other pages of the site have at the same place (see package
// furniture). Only lines before the page's first own sentence and behind its last
// one are marked; of those that differ from page to page, the names of other
// pages that stand among standing lines behind the text. A column's name is no
// headline where the page's window is called otherwise, by words of its own, or
// another line stands above its credits.
//
// It leaves alone lines of credits, which tell of the text, attachments, tables
// and figures, and what texts of one kind share (see isTexts); and a page of nothing else.
func MarkStanding(p *page.Page) {
	if p.Site == nil {
		return
	}
	retitle(p)
	first, last := ownText(p)
	var marked []int
	behind := false
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if first <= i && i <= last || b.Kind == article.Figure || b.Kind == article.Table || attached.MatchString(b.Text) || isByline(b) || isTexts(p.Blocks, i, first) {
			continue
		}
		standing := p.Site.IsLine(b)
		behind = behind || standing && i > last
		if standing || behind && p.Site.IsBehind(b) {
			marked = append(marked, i)
		}
	}
	if len(marked) == len(p.Blocks) {
		return
	}
	for _, i := range marked {
		p.Blocks[i].OfSite = true
	}
}

// Standing takes out the lines that are marked, as far as the rule of boilerplate,
// for which they are evidence of what stands among them, has not.
func Standing(p *page.Page) {
	out := map[int]page.Removal{}
	for i, b := range p.Blocks {
		if !b.OfSite {
			continue
		}
		out[i] = page.Removal{Rule: StandingRule}
		switch {
		case b.Linked && canHead(b):
			p.Links = append(p.Links, article.Link{Title: strings.TrimSpace(b.Text)})
		case !anyDay.MatchString(b.Text): // a day that all pages have is no one's
			p.Aside = append(p.Aside, strings.TrimSpace(b.Text))
		}
	}
	if len(out) < len(p.Blocks) {
		p.Drop(out)
	}
}

// ownText is where the page's own sentences begin and end; a page without any has
// no text, and all its lines are looked at.
func ownText(p *page.Page) (first, last int) {
	first, last = len(p.Blocks), -1
	for i := range p.Blocks {
		if b := &p.Blocks[i]; HoldsSentence(*b) && !p.Site.IsLine(b) && !p.Site.IsBehind(b) {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// isByline tells a line that says of the text who wrote or sent it, and when.
func isByline(b *article.Block) bool {
	return bylined.MatchString(b.Text) || creditsOf(*b).whole
}

// attached names a file beside a text.
var attached = expression.Compile(`(?i)^\s*(?:相关)?(?:附件|附表|附錄|附录)|\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|wps)\s*$`)

// retitle gives a page the headline that its window has, where it has one that
// is its column's or ends with its site's names; or begins with them, and a line
// above the text has it alone.
func retitle(p *page.Page) {
	column := p.Site.IsTitle(p.Title)
	own, cut := p.Site.WithoutEnd(p.Window)
	heads := false
	if rest, ok := p.Site.WithoutHead(own); ok && strings.HasSuffix(p.Title, rest) && lineAbove(p, rest) >= 0 {
		own, cut, heads = rest, true, true
	}
	if !cut || p.Site.IsTitle(own) {
		if column {
			titleAbove(p)
		}
		return
	}
	at := lineAbove(p, own)
	ends := strings.HasPrefix(p.Title, own) && strings.HasPrefix(p.Window, p.Title)
	if own == p.Title || !column && !ends && !heads && (at < 0 || strings.Contains(p.Title, own)) {
		return
	}
	p.Rewrite(StandingRule, article.InTitle, own, article.Stated)
	if at >= 0 {
		p.Drop(map[int]page.Removal{at: {Rule: StandingRule}})
	}
}

// lineAbove is the place of a line above a page's sentences that says the same as
// a headline; else -1.
func lineAbove(p *page.Page, headline string) int {
	headline = strings.Join(strings.Fields(headline), "")
	for i, b := range p.Blocks[:min(len(p.Blocks), maxAboveWay)] {
		if HoldsSentence(b) && !p.Site.IsLine(&b) {
			break
		}
		if strings.Join(strings.Fields(b.Text), "") == headline {
			return i
		}
	}
	return -1
}

// titleAbove takes the line above a page's credits for its headline.
func titleAbove(p *page.Page) {
	for i, b := range p.Blocks[:min(len(p.Blocks), maxAboveWay)] {
		if i == 0 || HoldsSentence(b) {
			continue
		}
		c, line := creditsOf(b), p.Blocks[i-1]
		if !c.dated {
			continue
		}
		if canHead(line) && !p.Site.IsLine(&line) {
			p.Rewrite(StandingRule, article.InTitle, strings.TrimSpace(line.Text), article.Stated)
			p.Drop(map[int]page.Removal{i - 1: {Rule: StandingRule}})
		}
		return
	}
}
