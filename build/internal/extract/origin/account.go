package origin

import (
	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Portals name who published a text without a word that says so, beside the
// minute above the text.

// accountAbove is the account that stands above a text.
func accountAbove(a *article.Article, said fact.Statements) (value, words string) {
	for _, line := range imprint.HeadLines(a, said) {
		if s := imprint.StampOf(line); isAccount(s.Account) {
			return s.Account, s.Words
		}
	}
	for i, b := range a.Blocks[:min(len(a.Blocks), imprint.MostHead)] { // a portal's line below its publisher's
		if i > 0 && updatedAndPut.MatchString(b.Text) {
			if name := a.Blocks[i-1].Text; accountName.MatchString(name) && !naming.Nameless[name] && !naming.IsPerson(name) && !naming.IsPlaceName(name) && name != a.Title {
				return name, name
			}
		}
	}
	return "", ""
}

// updatedAndPut is when a portal put up and when it mended what another published:
// 更新於 2025年12月25日10:12 • 發布於 2025年12月25日13:00.
var updatedAndPut = expression.Compile(`^更新[於于][^，。]{8,24}[•·][\s　]*[發发][布佈][於于][^，。]{8,24}$`)

// isAccount tells a name that can be an account's: no person's, no place's, no
// word of a page's own.
func isAccount(name string) bool {
	return accountName.MatchString(name) && !pageWord.MatchString(name) && !naming.Nameless[name] && !naming.IsPerson(name) && !naming.IsPlaceName(name) && !runes.HasAny(name, "的了")
}

var (
	accountName = expression.Compile(`^[A-Za-z0-9]{0,8}\p{Han}[\p{Han}A-Za-z0-9]{1,11}$`)
	// pageWord ends what pages call their parts and what they say of a text.
	pageWord = expression.Compile(`(?:新闻|新聞|要闻|要聞|资讯|資訊|动态|動態|频道|頻道|栏目|专栏|正文|首页|首頁|时间|時間|日期|发布|發布|更新|作者|来源|來源|编辑|編輯|浏览|瀏覽|点击|阅读|評論|评论|本地|国内|国际|社会|民生|财经|体育|娱乐|科技|教育|文化|健康|旅游|返回|公告|通知|原创|原創|专题|列表|详情|内容|标签|关注|发布于|发表于|發表於|發佈於|發布於|更新于|更新於|跟贴|分享|字号|收藏|登录|热点|推荐|头条|号)$`)
)
