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
		if isInner(b.Text) || forum && len(b.Text) <= maxInnerBytes && forumLine.MatchString(token.FoldString(strings.TrimSpace(b.Text))) {
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

// maxSiteLine is the most characters a site's own line has.
const maxSiteLine = 120

func isSiteLine(text string) bool {
	if !mayBeSiteLine(text) {
		return false
	}
	text = strings.TrimLeft(token.FoldString(strings.TrimSpace(text)), "※*★●■◆▲>-—·【[(（ ")
	text = strings.TrimRight(text, "-—·~ |")
	return siteLine.MatchString(unspread(text))
}

// unspread is a line without its spaces where each stands behind one character:
// 版 权 所 有.
func unspread(text string) string {
	if strings.Count(text, " ")*2 < utf8.RuneCountInString(text)-2 {
		return text
	}
	for word := range strings.FieldsSeq(text) {
		if utf8.RuneCountInString(word) > 1 {
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
	runes, marked := 0, false
	for _, r := range text {
		runes++
		marked = marked || r < utf8Plane && siteCharacter[r]
	}
	return runes <= maxSiteLine && (marked || runes <= maxButton)
}

// maxButton is the most characters of a line that siteCharacter tells nothing of.
const maxButton = 24

// siteCharacter are characters of which every longer line of a site's has one.
var siteCharacter = func() (is [utf8Plane]bool) {
	for _, r := range "备備证證权權©cC载載声聲删刪仅僅端码碼注觉覺阅閱订訂热熱箱举舉护護键鍵签籤链鏈位页頁篇条條享打观觀览覽隐隱" {
		is[r] = true
	}
	return is
}()

// isCreditTail tells a line of credits at a text's end.
func isCreditTail(text string) bool {
	return len(text) <= 4*40 && utf8.RuneCountInString(text) <= 40 && creditTail.MatchString(text)
}

// isLabel tells a word or two that can be a button or a column's name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) <= 8 && !strings.ContainsAny(text, "。！？，,:：")
}

// siteLine is matched in folded text: both scripts, either width, lower case.
var (
	siteLine = expression.Compile(`更多.{0,12}请.{0,8}(?:下载|关注|搜索|扫码|浏览|访问|登录)|(?:建议|推荐)您?使用.{0,50}浏览器|browser does not|隐私(?:权|声明|政策).{0,20}(?:同意|规范)|同意.{0,20}隐私|请下载.{0,16}(?:app|客户端)|抵制不良游戏|适度游戏益脑|公网安备\s*\d{6}|icp(?:备|证)案?\s*[a-z0-9-]{4,}|(?:许可证|备案号|经营许可证)(?:编号|号)?\s*:?\s*[\p{Han}a-z]{0,3}[\d-]{6,}|新网备|版权所有(?:$|[^人者的])|^(?:版权所有|版权作品|版权声明|版权归|copyright|©|\(c\)|all rights reserved)|` +
		`(?:未经|不得).{0,16}(?:授权|许可|允许|同意|书面).{0,12}(?:转载|复制|使用|摘编|镜像)|(?:转载|引用)(?:请|时请|须|需|务必)(?:注明|标明|保留|联系|附上)|` +
		`^(?:特别声明|免责声明|版权声明|郑重声明|网站声明|本站声明)\s*:|^声明\s*:\s*.{0,6}(?:转载|本文|本网|本站|本平台|本号)|^更多.{0,12}(?:关注|点击|下载|扫码)|(?:仅代表作者(?:个人|本人)?(?:的)?观点|观点仅代表作者|仅提供信息存储|不代表本(?:网|站|平台|报|刊)|本(?:平台|站|网)仅提供信息存储|版权归(?:原)?作者|如有侵权|联系(?:我们)?删除)|` +
		`^(?:下载|扫码|扫一扫|扫描|长按|打开|点击下载|点击打开|点击关注|关注).{0,16}(?:app|客户端|关注|公众号|二维码|更多|查看)|^app$|^(?:订阅|加入|追踪|关注).{0,10}(?:电子报|line|好友|粉丝专页|粉丝页|微信|微博|公众号|newsletter)|` +
		`(?:报料|爆料|新闻|投稿|举报|客服|广告)(?:热线|电话|邮箱|信箱|专线)\s*:?\s*[\d(a-z]|违法和不良信息举报|^(?:新闻线索)?(?:报料|爆料)(?:线索)?通道\s*:|^本网站?由.{2,24}(?:维护|制作|主办|承办|建设)|^技术支持\s*:|^(?:关键词|关键字|标签|tags?|keywords?)\s*:|` +
		`^(?:本文|原文|文章)(?:链接|地址|网址|标签)\s*:|^(?:(?:打印|关闭|收藏|分享|返回)(?:本页|本文|窗口|顶部|列表)?[\s\[\]【】()|]*){2,}$|^友情链接|^(?:您|你)?(?:现在|当前|目前|所在)?的?(?:所在|当前|现在)?的?位置\s*:|^(?:网站|数字版)?首页\s*(?:>|»|›|/|-)|` +
		`^(?:我要报料|视频精选|精选推荐|热门推荐|相关阅读|相关新闻|相关推荐|推荐阅读|猜你喜欢|延伸阅读|最近更新|最新更新|打印本页|打印|列印本页|关闭窗口|关闭视窗|返回顶部|回到顶部|返回首页|返回列表|分享到.{0,12}|分享到\s*:.{0,40}|分享至.{0,12}|上一篇.*|下一篇.*|上一条.*|下一条.*|点赞|收藏|评论|举报|举报/反馈|反馈|阅读原文|网友评论.{0,8}|用户评论|发表评论|加载更多|查看更多|展开全文|责任自负|end)\s*[\])）】]?$`)
	creditTail = expression.Compile(`^\s*[（(\[【]?\s*(责编|責編|编辑|編輯|责任编辑|責任編輯|来源|來源|审核|審核|校对|校對|监制|監製|主编|主編)\s*[:：]`)

	// inner lines are a site's wherever they stand, alone in their block.
	inner = expression.Compile(`^\s*[（(]?\s*(?:紧接|上接|下转|下轉|緊接)\s?第?\s?[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s?版.{0,6}?[)）]?\s*$|^(?:IMG|DSCN?|DSCF|MVIMG|PIC|WechatIMG|微信图片)[_-]?\d{3,20}(?:[_-]\d+)*$|` + `^\s*[（(【\[](相关资料图|相關資料圖|资料图片?|資料圖片?|图文无关|圖文無關|示意图|示意圖|网络图片|網絡圖片|网络配图|图源网络|图片来源网络|本文不构成投资建议)[)）】\]]\s*$`)

	anyDay    = expression.Compile(creditDay)
	weather   = expression.Compile(`(?:℃|°C).*(?:℃|°C).*(?:℃|°C)`)
	onlyRules = expression.Compile(`^(?:(?:\||•|!\[\]\(\))\s*)+$`)                // what is left of a table, a list or a picture: ![]() | |
	emptyTags = expression.Compile(`^[•·\s]*(?:</?[a-z]+(?:\s+id="\w+")?>\s*)+$`) // those that hijackers leave: <bdo id="sgssk"></bdo>
)
