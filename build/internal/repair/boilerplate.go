package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// boilerplate takes out the lines that a site puts around every text.
//
// Evidence: lines at the very end, or the very beginning, that by their words
// belong to the site (licences, 公网安备, hotlines, app adverts, buttons), and
// short labels between such lines; where such lines are many, all up to the
// last of them above the text, but for the headline and the day, and all from
// the first of them below it, but for sentences; where credits stand below the
// headline (see head), all above that line; a text that stands twice, its second
// time; a list of the page's own
// headlines; what bulletin boards write around and into their texts. It leaves
// alone everything else on the article's side of such lines. What was taken out
// is kept aside for what it tells of editor, source and rights.
func boilerplate(p *Page) {
	p.mend("boilerplate", jams)
	hung := p.debris()
	p.siteTails()
	out := map[int]removal{}
	line := removal{rule: "boilerplate"}
	for i, b := range p.Blocks {
		if b.Text == "" && len(p.made[i]) > 0 { // nothing but a jam was in it
			out[i] = removal{}
		}
	}
	if hung != "" {
		out[len(p.Blocks)-1] = line
	}
	whole := surround(p.Blocks)
	first := whole.tail()
	if !isOpenSection(p.Blocks) {
		first = min(first, whole.farTail())
	}
	s := whole.upTo(first)
	for _, find := range []func() []int{s.menu, s.contents, s.head, whole.standsAround} {
		for _, i := range find() {
			out[i] = line
		}
	}
	for i := whole.again(first); i < len(p.Blocks); i++ {
		out[i] = line
	}
	for i := 0; i < first && s.isAbove(i); i++ {
		out[i] = line
	}
	for i := 0; i < s.text(); i++ {
		if text := p.Blocks[i].Text; s.kinds[i] == siteSaid && isAdvertLine(text) || i > 0 && s.kinds[i] == siteMenu && p.Blocks[i].Kind != article.Table && isMenuRow(text) && !isBreadcrumb(text) {
			out[i] = line
		}
	}
	forum, posts := isForum(p.Blocks), 0
	for i, b := range p.Blocks[:first] {
		if isInner(b.Text) || forum && isForumLine(b.Text) {
			out[i] = line
		}
		if forum && forumPost.MatchString(b.Text) {
			if posts++; posts > 1 { // the first tells the day of all
				out[i] = line
			}
		}
	}
	p.takeAside(out, whole)
}

// takeAside takes lines out, and keeps what they say beside the text: the day of
// a page with its credits.
func (p *Page) takeAside(out map[int]removal, s surroundings) {
	if len(out) == len(p.Blocks) { // a page of nothing else: then that is what it says
		return
	}
	var days, pages []string
	for i, b := range p.Blocks {
		switch _, gone := out[i]; {
		case !gone:
		case dayOfPage(b.Text) != "":
			pages = append(pages, dayOfPage(b.Text))
		case creditsOf(b).isDay():
			days = append(days, b.Text)
		case s.isNameAgain(i) && anyDay.MatchString(b.Text):
			pages = append(pages, anyDay.FindString(b.Text))
		default:
			p.Aside = append(p.Aside, strings.TrimLeft(b.Text, "※*★ "))
		}
	}
	if pages == nil { // else the day is the one on which the site was looked at
		pages = days
	}
	p.Credits = append(p.Credits, pages...)
	p.drop(out)
}

// dayOfPage is the day in a line that names a newspaper's page, or "".
func dayOfPage(text string) string {
	if len(text) > maxInnerBytes {
		return ""
	}
	if m := pageLine.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// isInner tells a line that is a site's wherever it stands, alone in its block.
func isInner(text string) bool {
	return len(text) <= maxInnerBytes && (inner.MatchString(text) || pictureName.MatchString(text)) || onlyRules.MatchString(text) || emptyTags.MatchString(text)
}

// tail is where the site's own lines at the end begin.
func (s surroundings) tail() int {
	first := len(s.blocks)
	open := isOpenSection(s.blocks)
	for i := len(s.blocks) - 1; i >= 0; i-- {
		text := s.blocks[i].Text
		switch {
		case open && (isLabel(text) || utf8.RuneCountInString(text) <= maxLabel):
			return first
		case s.kinds[i] == siteSaid || isListName(text) || isButtonRow(token.FoldString(text)) || isInner(text):
			first = i
		case isCreditTail(text) && first < len(s.blocks) && first == i+1: // 責編: 蔣彩婷 above the licence lines
			first = i
		case isCreditTail(text), isLabel(text): // goes with what is beyond it, if anything does
		default:
			return first
		}
	}
	return first
}

// maxInnerBytes is more than any of the lines of inner has.
const maxInnerBytes = 64

// isCreditTail tells a line of credits at a text's end.
func isCreditTail(text string) bool {
	return len(text) <= 4*40 && utf8.RuneCountInString(text) <= 40 && creditTail.MatchString(text)
}

// isLabel tells a word or two that can be a button or a column's name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) <= 8 && !strings.ContainsAny(text, "。！？，,:：")
}

var (
	creditTail = expression.Compile(`^\s*[（(\[【]?\s*(责编|責編|编辑|編輯|责任编辑|責任編輯|来源|來源|审核|審核|校对|校對|监制|監製|主编|主編)\s*[:：]`)

	// inner lines are a site's wherever they stand, alone in their block.
	inner = expression.Compile(`^\s*[（(]?\s*(?:紧接|上接|下转|下轉|緊接)\s?第?\s?[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s?版.{0,6}?[)）]?\s*$|^(?:IMG|DSCN?|DSCF|MVIMG|PIC|WechatIMG|微信图片)[_-]?\d{3,20}(?:[_-]\d+)*$|` + `^\s*[（(【\[](相关资料图|相關資料圖|资料图片?|資料圖片?|图文无关|圖文無關|示意图|示意圖|网络图片|網絡圖片|网络配图|图源网络|图片来源网络|本文不构成投资建议)[)）】\]]\s*$`)

	anyDay    = expression.Compile(creditDay)
	weather   = expression.Compile(`(?:℃|°C).*(?:℃|°C).*(?:℃|°C)`)
	onlyRules = expression.Compile(`^(?:(?:\||•|!\[\]\(\))\s*)+$`)                // what is left of a table, a list or a picture: ![]() | |
	emptyTags = expression.Compile(`^[•·\s]*(?:</?[a-z]+(?:\s+id="\w+")?>\s*)+$`) // those that hijackers leave: <bdo id="sgssk"></bdo>
)
