package repair

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// boilerplate takes out the lines that a site puts around every text.
//
// Evidence: lines at the very end, or the very beginning, that by their words
// belong to the site (licences, 公网安备, hotlines, app adverts, buttons), and
// short labels between such lines. It leaves alone everything on the article's
// side of the first line that says something else. What was taken out is kept
// aside for what it tells of editor, source and rights.
func boilerplate(p *Page) {
	out := map[int]removal{}
	line := removal{rule: "boilerplate"}
	first := tail(p.Blocks)
	for i := first; i < len(p.Blocks); i++ {
		out[i] = line
	}
	for i := 0; i < first && isSiteLine(p.Blocks[i].Text); i++ {
		out[i] = line
	}
	for i, b := range p.Blocks[:first] {
		if len(b.Text) <= maxInnerBytes && inner.MatchString(b.Text) {
			out[i] = line
		}
	}
	if len(out) == len(p.Blocks) { // a page of nothing else: then that is what it says
		return
	}
	for i, b := range p.Blocks {
		if _, gone := out[i]; gone {
			p.Aside = append(p.Aside, b.Text)
		}
	}
	p.drop(out)
}

// tail is where the site's own lines at the end begin.
func tail(blocks []article.Block) int {
	first := len(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		text := blocks[i].Text
		switch {
		case isSiteLine(text):
			first = i
		case isCreditTail(text) && first < len(blocks) && first == i+1: // 責編: 蔣彩婷 above the licence lines
			first = i
		case isLabel(text): // goes with what is beyond it, if anything does
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
	return utf8.RuneCountInString(text) <= maxSiteLine && siteLine.MatchString(strings.TrimSpace(text))
}

// isCreditTail tells a line of credits at a text's end.
func isCreditTail(text string) bool {
	return utf8.RuneCountInString(text) <= 40 && creditTail.MatchString(text)
}

// isLabel tells a word or two that can be a button or a column's name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) <= 8 && !strings.ContainsAny(text, "。！？，,:：")
}

var (
	siteLine = regexp.MustCompile(`(?i)(公网安备|公網安備)\s*\d{6}|ICP[备備证證][案]?\s*\d{4}|^(版权所有|版權所有|版权作品|版權作品|版权声明|版權聲明|Copyright|©)|` +
		`(未经|未經).{0,12}(授权|授權|许可|許可|允许|允許).{0,12}(转载|轉載|复制|複製|使用)|` +
		`^(下载|下載|扫码|掃碼|扫一扫|掃一掃|打开|打開|点击下载|點擊下載).{0,12}(APP|客户端|客戶端|关注|關注)|^APP$|` +
		`(报料|爆料|新闻|投稿|举报|客服|廣告|广告)(热线|熱線|电话|電話|邮箱|郵箱)\s*[:：]|违法和不良信息举报|` +
		`^(我要报料|我要報料|视频精选|視頻精選|精选推荐|精選推薦|热门推荐|熱門推薦|相关阅读|相關閱讀|相关新闻|相關新聞|相关推荐|猜你喜欢|延伸阅读|最近更新|最新更新|打印本页|列印本頁|关闭窗口|關閉視窗|返回顶部|返回首页|返回列表|分享到.{0,12}|上一篇.*|下一篇.*|点赞|收藏|评论|举报|阅读原文|网友评论.{0,8}|用户评论|发表评论|加载更多)$`)
	creditTail = regexp.MustCompile(`^\s*[（(\[【]?\s*(责编|責編|编辑|編輯|责任编辑|責任編輯|来源|來源|审核|審核|校对|校對|监制|監製|主编|主編)\s*[:：]`)

	// inner lines are a site's wherever they stand, alone in their block.
	inner = regexp.MustCompile(`^\s*[（(【\[](相关资料图|相關資料圖|资料图片?|資料圖片?|图文无关|本文不构成投资建议)[)）】\]]\s*$`)
)
