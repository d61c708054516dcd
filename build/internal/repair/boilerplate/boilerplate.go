package boilerplate

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Remove takes out the lines that a site puts around every text.
//
// Evidence: lines at the very end, or the very beginning, that by their words
// belong to the site (licences, 公网安备, hotlines, app adverts, buttons), and
// short labels between such lines. Where such lines are many: all up to the last
// of them above the text, but for the headline and the day, and all from the
// first of them below it, but for sentences. Where credits stand below the
// headline (see head): all above that. Further a text's second time, where all
// of it stands twice; a list of the page's own headlines; what bulletin boards
// write around and into their texts.
//
// It leaves alone everything else on the article's side of such lines. What was
// taken out is kept aside for what it tells of editor, source and rights.
func Remove(p *page.Page) {
	p.Mend("boilerplate", jams)
	p.Mend("boilerplate", loneBullet)
	p.Mend("boilerplate", turnedPage)
	gluedDay(p)
	hung := debris(p)
	siteTails(p)
	out := p.Emptied() // where nothing but a jam was
	line := page.Removal{Rule: "boilerplate"}
	if hung != "" {
		out[len(p.Blocks)-1] = line
	}
	whole := surround(p.Blocks)
	whole.titled = p.Title != ""
	filed := fileLinesAbove(p)
	for _, i := range filed {
		whole.kinds[i] = max(whole.kinds[i], siteOwn)
	}
	first := whole.tail()
	if !isOpenSection(p.Blocks) {
		first = min(first, whole.farTail())
	}
	s := whole.upTo(first)
	for _, find := range []func() []int{s.menu, s.namedOnWay, s.contents, s.head, s.masthead, s.paperHead, s.siteClock, s.listAbove, whole.aboveArchived, whole.toldTwice, whole.saidAgain, whole.loneClock, whole.standsAround, whole.aboveNamed, whole.captionsAgain, whole.summaryAgain, whole.tags} {
		for _, i := range find() {
			out[i] = line
		}
	}
	for _, find := range []func() []int{whole.namedAgain, whole.namedAmong, whole.teasers, whole.belowRights, whole.rightsBelow} {
		for _, i := range find() {
			if _, gone := out[i]; !gone && i >= s.text() && whole.kinds[i] != siteSaid {
				out[i] = page.Removal{Rule: linksRule}
			} else {
				out[i] = line
			}
		}
	}
	for _, i := range slices.Concat(filed, namedBelow(p)) {
		out[i] = line
	}
	if !p.LinesStated {
		for _, i := range whole.headlineAmid(strings.TrimSpace(p.Title)) {
			out[i] = line
		}
	}
	if first < len(p.Blocks) || len(out) > 0 {
		for _, i := range s.dayUnder(out) {
			out[i] = line
		}
	}
	for _, i := range s.saidTwice(out, len(out) > 0 || first < len(p.Blocks)) {
		out[i] = line
	}
	for i := whole.again(first); i < len(p.Blocks); i++ {
		out[i] = line
	}
	for i := 0; i < first && s.isAbove(i); i++ {
		out[i] = line
	}
	for i := 0; i < s.text(); i++ {
		if text := p.Blocks[i].Text; s.kinds[i] == siteSaid && (isAdvertLine(text) || isNoticeLine(text) || originalTitle.MatchString(text)) || i > 0 && s.text() < len(s.blocks) && s.kinds[i] == siteMenu && p.Blocks[i].Kind != article.Table && isMenuRow(text) && !isBreadcrumb(text) {
			out[i] = line
		}
	}
	for i, b := range p.Blocks[:first] {
		if isInner(b.Text) && !whole.isInDrawnTable(i) || whole.namesOther(i) || whole.saysRights(i) {
			out[i] = line
		}
	}
	for _, i := range boardLines(p.Blocks, first) {
		out[i] = line
	}
	for i, why := range out {
		if p.Blocks[i].OfSite {
			out[i] = page.Removal{Rule: StandingRule}
		} else if why.Rule != "" && whole.kinds[i] < siteOwn && !isInner(p.Blocks[i].Text) {
			why.Inferred = true
			out[i] = why
		}
	}
	takeAside(p, out, whole)
}

// loneBullet is what is left of a site's list before a report's first words.
func loneBullet(text string) []page.Edit {
	if m := bulletFirst.FindStringSubmatchIndex(text); m != nil {
		return []page.Edit{{From: m[2], To: m[3], With: "", Certainty: article.Stated}}
	}
	return nil
}

// turnedPage is where a paragraph goes on on another page, of a newspaper or by a link.
func turnedPage(text string) []page.Edit {
	if m := pageTurned.FindStringSubmatchIndex(text); m != nil {
		return []page.Edit{{From: max(m[2], m[4]), To: max(m[3], m[5]), With: "", Certainty: article.Stated}}
	}
	return nil
}

var pageTurned = expression.Compile(`[。！？”…]\s*([（(]\s*(?:紧接|下转|下轉|緊接)\s?第?\s?[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s?版.{0,10}?[)）])\s*$|` +
	`(?:[。…]|\.{3})\s*([\[【]\s*(?:查看(?:原文|全文|详情|詳情)|(?:阅读|閱讀)(?:原文|全文)|详细|詳細|详情|詳情)\s*[\]】])\s*$`)

var bulletFirst = expression.Compile(`^([•·]\s*)本(?:报|网|刊|台|站)讯[\s(（]`)

// takeAside takes lines out, and keeps what they say beside the text: the day of
// a page with its credits.
func takeAside(p *page.Page, out map[int]page.Removal, s surroundings) {
	if len(out) == len(p.Blocks) { // a page of nothing else: then that is what it says
		return
	}
	var days, pages []string
	for i, b := range p.Blocks {
		switch _, gone := out[i]; {
		case !gone:
		case out[i].Rule == linksRule: // what they say is of other articles
			if !s.prose[i] && canHead(b) && !isListName(b.Text) {
				p.Links = append(p.Links, article.Link{Title: strings.TrimSpace(b.Text)})
			}
		case dayOfPage(b.Text) != "":
			pages = append(pages, dayOfPage(b.Text))
			if isPaperHead(b.Text) { // which names the paper
				p.Aside = append(p.Aside, b.Text)
			}
		case creditsOf(b).isDay():
			days = append(days, strings.Trim(b.Text, marksAround))
		case (s.isNameAgain(i) || paperNote.MatchString(b.Text)) && anyDay.MatchString(b.Text):
			pages = append(pages, anyDay.FindString(b.Text))
			if strings.Contains(b.Text, " content_") { // an electronic paper's note, which names the paper
				p.Aside = append(p.Aside, b.Text)
			}
		default:
			p.Aside = append(p.Aside, strings.TrimLeft(b.Text, "※*★ "))
		}
	}
	if pages == nil && !slices.ContainsFunc(p.Blocks, func(b article.Block) bool { return dayOfMonth.MatchString(b.Text) }) { // else the day is the one on which the site was looked at
		pages = days
	}
	p.Credits = append(p.Credits, pages...)
	p.Drop(out)
}

// dayOfPage is the day in a line that names a newspaper's page, or "".
func dayOfPage(text string) string {
	if len(text) > maxPaperHead {
		return ""
	}
	if m := pageLine.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if isPaperHead(text) {
		return anyDay.FindString(text)
	}
	return dayAmongButtons(text)
}

// isInner tells a line that is a site's wherever it stands, alone in its block.
func isInner(text string) bool {
	return len(text) <= maxInnerBytes && (inner.MatchString(text) || pictureName.MatchString(text)) || onlyRules.MatchString(text) || isEmptyTags(text)
}

// isEmptyTags tells tags around nothing, each of which is closed. Markup that a text
// speaks of has its lines' ends alone: </item>.
func isEmptyTags(text string) bool {
	closed := strings.Count(text, "</")
	return closed > 0 && 2*closed >= strings.Count(text, "<") && strings.Count(text, "<") > closed && emptyTags.MatchString(text)
}

// namesOther tells a line that names one other article, on a page of a site's: it
// has credits or other lines of a site's. A handbook's own reference is alike.
func (s surroundings) namesOther(at int) bool {
	if text := s.blocks[at].Text; len(text) > 2*maxInnerBytes || !otherAmid.MatchString(text) {
		return false
	}
	for i := range s.blocks {
		if i >= maxAboveLines && i < len(s.blocks)-maxAboveLines {
			continue
		}
		if credits := creditsOf(s.blocks[i]); i != at && (s.kinds[i] >= siteOwn || credits.labels > 0 || credits.isDay()) && !otherAmid.MatchString(s.blocks[i].Text) {
			return true
		}
	}
	return false
}

// saysRights tells a line between paragraphs in which a site says whose they or
// their pictures are, and what is to be done of it: ©版权所有 河西融媒 转载请注明出处.
func (s surroundings) saysRights(at int) bool {
	text := s.blocks[at].Text
	return at > 0 && s.blocks[at].Kind == article.Paragraph && runes.AtMost(text, maxSiteLine/2) && (s.kinds[at] == siteSaid || strings.Contains(text, "删")) && rightsAmid.MatchString(token.FoldString(text))
}

var rightsAmid = expression.Compile(`^[(（【\[\s*]*(?:(?:©|\(c\)|copyright)?\s*(?:(?:本文|文章|图片|视频)?版权(?:声明\s*:|所有|归)|未经.{0,8}(?:授权|许可)).*(?:转载|不得|侵权|授权|必究)|(?:本文|文章|文中|部分)?(?:图片|图文|素材|内容|配图)(?:均)?(?:来源于?|来自|源自|取自)\s?(?:网络|互联网).*(?:侵|删)).{0,24}$`)

// otherAmid names one other article between paragraphs: 相关阅读：某镇修好一座桥.
var otherAmid = expression.Compile(`^[\s>»▶►]*[【\[]?(?:相关|相關|推荐|推薦|延伸|更多|热门|熱門)(?:阅读|閱讀|新闻|新聞|报道|報道|文章)[】\]]?\s*[:：丨|]\s*[^。！？]{6,}$`)

// maxInnerBytes is more than any of the lines of inner has.
const maxInnerBytes = 64

var (
	// inner lines are a site's wherever they stand, alone in their block.
	inner = expression.Compile(`^\s*[（(]?\s*(?:紧接|上接|下转|下轉|緊接)\s?第?\s?[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s?版.{0,6}?[)）]?\s*$|^第\s?\d{1,3}\s?版[(（]\s*[)）]$|^专栏[:：]$|^\d{2,4}\s?[x×*]\s?\d{2,4}\s?px\s?;?$|^(?:IMG|DSCN?|DSCF|MVIMG|PIC|WechatIMG|微信图片)[_-]?\d{3,20}(?:[_-]\d+)*$|` +
		`^\s*[（(【\[](?:相关资料图|相關資料圖|(?:资料|資料)[图圖]片?(?:[仅僅]供参?參?考)?|[图圖]片[仅僅]供参?參?考|图文无关|圖文無關|示意图|示意圖|网络图片|網絡圖片|网络配图|图源网络|图片来源网络|本文不构成投资建议)[)）】\]]\s*$|^本文目[录錄](?:[导導][读讀]|一[览覽])[:：]?$`)

	// pageLine names a newspaper's page: 第6版：上海新闻 2022-08-19.
	pageLine      = expression.Compile(`^第\s?[A-Za-z]{0,2}\d{1,3}\s?版\s*[:：]?$|^(?:第?\s?[A-Za-z]{0,2}\d{1,5}\s?版\s*[:：]?|[A-Z]\d{1,3}[:：])\s?.{0,16}?(?:` + creditDay + `|\p{Han}|\d\d版)$`)
	dayOfMonth    = expression.Compile(`^\s*日期\s*[:：]\s*\d\d-\d\d\s*$`)
	anyDay        = expression.Compile(creditDay)
	originalTitle = expression.Compile(`^\s*[（(\[【]?原[标標][题題]\s*[:：]`)
	weather       = expression.Compile(`(?:℃|°C).*(?:℃|°C).*(?:℃|°C)`)
	onlyRules     = expression.Compile(`^(?:(?:\||•|!\[\]\(\))\s*)+$|^-{3,}分[隔割]线-{3,}$|^\S?!--.{0,60}-->$`) // what is left of a table, a list or a picture: ![]() | |
	emptyTags     = expression.Compile(`^[•·\s]*(?:</?[a-z]+(?:\s+id="\w+")?>\s*)+$`)                        // those that hijackers leave: <bdo id="sgssk"></bdo>
)
