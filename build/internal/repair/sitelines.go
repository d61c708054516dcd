package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Lines that are a site's own only beside others of the kind: buttons, counts,
// names of columns. They are matched in folded text, as siteLine is.
var (
	siteButton = expression.Compile(`^[\[【(〖<\s]*(?:` +
		`默认|0|\d\d-\d\d\s+\d\d:\d\d|第\s?(?:\[\d{1,2}\]\s?){2,}页|(?:官方)?(?:微信|微博)(?:公众号|公众平台|订阅号)|官方(?:微信|微博)|(?:登录|注册|下载|打开|关注).{1,10}(?:账号|客户端|app|公众号|微博|微信)|评论\s?\d+人参与.{0,12}|已有\d+人参与.{0,16}|[月周日]点击|\d\d:\d\d|sunday|monday|tuesday|wednesday|thursday|friday|saturday|(?:[【\[]\d{1,2}[】\]]\s?){2,}|\S{2,10}(?:报|周刊)\s*(?:数字报纸?|电子版|数字版)|第?\s?[a-z]?\d{1,5}\s?版\s*:.{1,16}|通版阅读请点击|当前版\s*:.{0,8}|发布日期|文章标题|文章内容|文章作者|视力保护色.{0,12}|` +
		`找回密码|忘记密码|请先登录|只需一步,?快速开始|查看\s*:\s*\d+.{0,16}|加入收藏|无障碍(?:浏览|阅读|模式|辅助)?.{0,12}|english|top|` +
		`.{0,12}抢沙发.{0,4}|暂无评论.{0,12}|文明上网.{0,20}|保存网页|添加喜爱|生成海报|微信扫一扫.{0,12}|扫一扫.{0,14}|微信好友|朋友圈|新浪微博|腾讯微博|qq空间|qq好友|人人网|空间|微博|微信|` +
		`\d+人(?:点赞|收藏|在看|参与|跟帖)|(?:专题|图片|视频|新闻|今日|热门|精彩|最新|相关|编辑|本站)推荐|24小时热文|为你推荐|最新.{2,6}频道.{0,8}|频道推荐|进入.{2,8}频道.{0,8}|一周热点.{0,4}|显示文章\s*:.{0,16}|当前(?:离线|在线)|积分|发消息|电梯直达.{0,4}|切换到[宽窄]版|自动登录|用户名|密码|回上一页|(?:隐私权|资讯安全|网站安全|资料开放).{0,8}(?:政策|宣告|声明)|政府网站资料开放.{0,4}|点阅(?:数|次数|率)\s*:\s*\d+|读者回响|返回.{2,4},查看更多|\d+人(?:参与|评论)?\s+\d+(?:评论|跟帖)|用微信扫描二维码.{0,12}|(?:站点|xml)\s?地图|xml|rss订阅?|广告服务|隐私条款|招聘信息|about\s.{2,12}|contact us|赞助.{0,2}|贊助.{0,10}|广告|fb留言|\+\d{1,3}|360|` +
		`.{2,10}(?:网|在线)?(?:移动版|手机版|触屏版|电脑版|wap版)` +
		`)\s*:?\s*[\]】)〗>]*$`)
	siteCounts = expression.Compile(`^(?:浏览|阅读|点赞|评论|收藏|转发|在看|点击|人气)(?:量|数)?\s*[:(]?\s*\d[\d.,]*\s?[万+]*\s*[)次人]?$|^(?:(?:赞|踩|顶|喜欢|淘帖|转载|阅读|在看|回复|支持|反对|写留言|赠金笔|参与|微博|微信|qq空间|空间|朋友圈|添加喜爱|` + either(siteDeeds) + `)\s*[:(]?\s*[\d.,]*\s?[万+]*\s*[)次人]?[\s|┊·/]*){2,}$`)
	siteAdvert = expression.Compile(`^第\s?[a-z]?\d{1,3}\s?版\s*:.*(?:上一版|下一版)|^(?:举报|业务|广告|投稿|客服|商务|站长)\p{Han}{0,6}[:/].*\d{5}|^欢迎(?:访问|光临|您访问|您光临).{2,30}[网站页!]$|^今天是\s*:?\s*(?:$|\d|星期|农历|公历).{0,24}$|^扫一扫.{0,16}(?:手机|打开|分享|关注|查看|页)|^手机扫.{0,10}(?:分享|关注|查看|阅读)$|^a\+\s*a-$|^(?:点击|点选|戳)(?:上方|下方|右上|左下|蓝字|蓝色|箭头|↑|↓|这里|此处).{0,24}(?:关注|订阅|查看|阅读|下载)|^关注我们$|^点击蓝字|^(?:点亮|点个|点击|喜欢就|别忘了|记得).{0,8}在看|预览时标签不可点|^收录于(?:合集|话题)|^以下文章来源于|^(?:微信号|微信id|公众号|新浪微博|抖音号?|快手号?)\s*:\s*[@a-z\d\p{Han}_-]{2,20}$|^id\s*:\s*[a-z\d_-]{2,20}$|` +
		`(?:立即|马上|点我|点此|免费)(?:下载|订阅|浏览|加入|追踪|报名).{0,24}$|^.{0,10}(?:快来加入|欢迎加入|加入).{0,12}(?:社团|粉丝团|交流群|qq群|微信群)|领取.{0,6}红包|打开app|app(?:阅读全文|内打开|内查看)|(?:提醒您|警语)?.{0,6}(?:饮酒过量|禁止酒驾|酒后不开车|未满十?8?八?岁.{0,4}饮酒)|` +
		`全国党媒信息公共平台|地址\s*:.{4,40}邮(?:政)?编|(?:^|\s)(?:技术|网络)支持(?:电话|单位)?\s*:|^查看完整版本:|^页:\s*\[?\d|\(logo\b|以上.{0,20}(?:用户上传|自媒体)|^notice\s*:\s*the (?:above )?content|^(?:特别|版权)(?:提示|提醒)\s*:|^重要提示\s*:\s*警惕|^(?:网站标识码|政府网站标识码)|网站支持ipv6|^建议使用.{0,20}(?:浏览器|分辨率)|推荐使用.{0,24}(?:浏览器|分辨率)|^powered by|` +
		`^(?:前|后|上|下)一(?:篇|条|则|页|章)\s*(?::|\s|$)|^(?:同场加映|看更多|更多新闻)\s*:.{2,60}$|^(?:相关|热门|推荐|热点|精彩)(?:文章|新闻|阅读|报道|相关|搜索|热词|标签|推荐|小说)(?:请见)?\s*:.{0,90}$|without (?:written |prior )?(?:authorization|permission|consent)|^(?:share|follow us) (?:on|to)\b|^(?:本|此)(?:帖|文)最后由.{1,40}编辑$`)
	// siteMaybe are lines that say nothing of a site by themselves.
	siteMaybe = expression.Compile(`^(?:推荐|登录|注册|回复|支持|反对|举报|点评|首页|论坛|导读|排行榜|专题|图片|视频|直播|要闻|即时|热点|\d{1,3}|#[^#\s]{1,12}(?:\s+#[^#\s]{1,12})*|(?:主办|承办|主管|协办)(?:单位)?\s*:.{2,40}|(?:详细|公司|办公|单位|联系)?地址\s*:.{4,40}|邮(?:政编码|编)\s*:\s*\d{6}|(?:联系|办公|服务)电话\s*:.{5,40})$`)
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

// kindOf tells what a line is to a site.
func kindOf(text string) siteKind {
	switch {
	case isSiteLine(text), isAdvertLine(text), isNotice(text):
		return siteSaid
	case text == "?", len(text) <= maxNotice && weather.MatchString(text):
		return siteMenu
	case onlyTags.MatchString(text), isMenuRow(text):
		return siteMenu
	case isListName(text), isOwnLine(text):
		return siteOwn
	case isMaybeSite(text):
		return maybeSites
	}
	return noSites
}

// isNotice tells a paragraph of what a site has to say under every text: a
// site's lines one behind the other.
func isNotice(text string) bool {
	if len(text) > maxNotice || !strings.Contains(text, "。") {
		return false
	}
	sites, all := 0, 0
	for sentence := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '。' || r == '；' || r == ';' }) {
		all++
		if isSiteLine(sentence) {
			sites++
		} else if sites == 0 {
			return false
		}
	}
	return sites >= leastBelowIt && 2*sites > all
}

// maxNotice is the most bytes of such a paragraph.
const maxNotice = 900

// isOwnLine tells buttons and counts.
func isOwnLine(text string) bool {
	if len(text) > 4*maxSiteLine || strings.Contains(text, "。") {
		return false
	}
	text = strings.Trim(token.FoldString(strings.TrimSpace(text)), "※*★☆●■◆▲>-—·•▪│| ↓")
	return register.MatchString(unspread(text)) || ownChannel.MatchString(text) || isButton(text) || isButtonRow(text) || siteButton.MatchString(text) || siteCounts.MatchString(text) || siteAdvert.MatchString(text)
}

// register is a line of the table that offices put above what they publish.
var register = expression.Compile(`^(?:索\s?引\s?号|信息索取号|统一编号|主题分类|信息分类|组配分类|公开(?:方式|时限|范围|日期)|有\s?效\s?性|发文字号|文\s?号|名\s?称|主\s?题\s?词|成文日期|生成日期|发文日期|发文机关|发布机构|废止日期|生效日期|体裁)\s*:`)

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

// isBreadcrumb tells the way to a page.
func isBreadcrumb(text string) bool {
	return len(text) <= 4*maxAmong && breadcrumb.MatchString(token.FoldString(strings.TrimSpace(text)))
}

// isMenuRow tells a site's sections side by side, and the way to a page.
func isMenuRow(text string) bool {
	if len(text) > utf8.UTFMax*maxAmong || utf8.RuneCountInString(text) > maxAmong {
		return false
	}
	text = token.FoldString(strings.TrimSpace(text))
	if breadcrumb.MatchString(text) {
		return true
	}
	if isPartsRow(text) {
		return true
	}
	words, known := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|│·【】[]:", r) }), 0
	named := false // numbers alone are a table's
	for _, word := range words {
		if utf8.RuneCountInString(word) > maxMenuWord {
			return false
		}
		if menuWord.MatchString(word) || siteButton.MatchString(word) || isButton(word) || siteMaybe.MatchString(word) {
			known++
			named = named || strings.Trim(word, "0123456789") != ""
		}
	}
	if len(words) > leastAbove && (words[0] == "首页" || words[0] == "网站首页") {
		return !strings.ContainsAny(text, ",。!?、")
	}
	return named && len(words) >= 3 && known*3 >= 2*len(words) && !strings.ContainsAny(text, ",。!?、")
}

// isPartsRow tells names of a site's parts between bars, one of them known:
// 河西新闻网首页 | 图片新闻 | 民生直通车 | 便民电话.
func isPartsRow(text string) bool {
	pieces, known := strings.Split(strings.Trim(text, "| "), "|"), false
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if n := utf8.RuneCountInString(piece); n < 2 || n > maxMenuWord+2 || strings.ContainsAny(piece, " ,。!?:;、") {
			return false
		}
		known = known || menuWord.MatchString(piece) || ownChannel.MatchString(piece) || isButton(piece)
	}
	return known && len(pieces) >= 3
}

// ownChannel is where else a site or an office is found: 河西发布抖音, 中国政府网微博、微信.
var ownChannel = expression.Compile(`^\S{1,10}(?:网|报|发布|融媒|中心|官方)(?:首页|(?:微博|微信|抖音|头条号|视频号|app|客户端|公众号)(?:[、和/](?:微博|微信|抖音))?)$`)

var (
	breadcrumb = expression.Compile(`^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `){2,}(?:\s[^\s,。!?]{2,6}){0,2}$|^(?:[>»]\s*)?` + wayPiece + `(?:` + wayMark + wayPiece + `)+\s*[>»]$|^[>»]\s*` + wayPiece + wayMark + wayPiece + `$|^\S{0,4}(?:首页|主页)\s*[/>›‹»]\s*[^\s,。!?]{2,16}$`)
	menuWord   = expression.Compile(`^(?:首页|要闻|新闻|即时|快讯|娱乐|运动|全球|社会|地方|产经|股市|国际|国内|两岸|港澳|体育|财经|科技|汽车|房产|视频|图片|专题|论坛|军事|政治|生活|健康|旅游|教育|文化|评论|时政|经济|法治|民生|县域|热线|商城|视听|图说|锐评|读报|部门|博客|直播|专栏|滚动|更多|登录|注册|推荐|打印|留言|网摘|纠错|收藏|分享|手机点评|e-mail推荐|字号|大|中|小|阅读|详情|列表|.{1,5}(?:首页|频道|新闻|视频|论坛|聊天室|中心|公告|概况|专栏|热评|舆情|动态|资讯|要闻|在线|客户端))$`)
	// columnName is that of a site's part.
	columnName = expression.Compile(`^(?:行业|公司|企业|新闻|媒体|通知|政务|工作|基层|部门|乡镇|区镇|区县|县区|图片|视频|学院|校园|社会|国内|国际|地方|本地|最新|社区|部门)(?:动态|新闻|中心|资讯|公告|报道|要闻|快讯|聚焦)$`)
)

// The way to a page is pieces with marks between them.
const (
	wayPiece = `[^\s/>»‹›,。:!?]{1,16}`
	wayMark  = `(?:\s*[>»]{1,2}\s*|\s+[/‹›]\s+)`
)

const maxMenuWord = 8 // characters

// isAdvertLine tells a line that asks for readers, and is nothing else's.
func isAdvertLine(text string) bool {
	return len(text) <= 2*maxSiteLine && !strings.Contains(text, "。") && siteAdvert.MatchString(strings.TrimLeft(token.FoldString(strings.TrimSpace(text)), "•·▪●★☆※*►▶ "))
}

func isMaybeSite(text string) bool {
	return len(text) <= 4*maxSiteLine && siteMaybe.MatchString(token.FoldString(strings.TrimSpace(text)))
}

// isForum tells a page of a bulletin board by what such programs write.
func isForum(blocks []article.Block) bool {
	for _, b := range blocks {
		if len(b.Text) < 4*maxSiteLine && forumMarks.In(b.Text) {
			return true
		}
	}
	return false
}

var (
	forumMarks = expression.NewWords("显示全部楼层", "顯示全部樓層", "只看该作者", "只看該作者", "使用道具", "[复制链接]", "[複製鏈接]", "本帖最后由", "本帖最後由", "倒序浏览", "倒序瀏覽", "回頂端", "回顶端")
	forumPost  = expression.Compile(`^\s*[发發]表[于於]\s*(?:19|20)\d\d-\d{1,2}-\d{1,2} \d{1,2}:\d\d(?::\d\d)?(?:\s*\|?\s*(?:显示全部楼层|只看该作者|倒序浏览|阅读模式|顯示全部樓層|只看該作者))*\s*$|^\s*(?:文章\s+)?由\s+\S{1,16}\s+»\s+(?:19|20)\d\d[-年]\s?\d{1,2}[-月]\s?\d{1,2}日?[,，]?\s*\d{1,2}:\d\d\s*$`)
	forumLine  = expression.Compile(`^(?:(?:回复|支持|反对|举报|使用道具|点评|评分|收藏|分享|淘帖|顶|踩|道具|发消息|电梯直达|只看该作者|倒序浏览|\[复制链接\]|top)\s*\d*\s*)+$|^回顶端$|^显示文章\s*:.{0,24}$|^(?:沙发|板凳|地板|楼主|\d{1,4}#)$|^本帖最后由.{1,40}编辑$`)
)
