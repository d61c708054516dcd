package boilerplate

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// isTexts tells a line that is a text's own on however many pages it stands: no
// link, without words that sites have, and of a form that texts of one kind
// share. Notices call whom they are for and are signed, minutes say where they
// met and who was there, a play names its persons, poems their poet.
//
// It stands above the text as whom it calls, a field, a sentence or a name; or
// anywhere as a closing or the name above the day that signs.
func isTexts(blocks []article.Block, at, first int) bool {
	b := &blocks[at]
	if b.Linked || kindOf(b.Text) != noSites {
		return false
	}
	text := strings.TrimSpace(b.Text)
	if closing.MatchString(text) || signs(blocks, at) {
		return true
	}
	return at < first && !ofPage.MatchString(text) && (called.MatchString(text) || field.MatchString(text) || strings.HasSuffix(text, "。") || personName.MatchString(text))
}

// signs tells a name above a day of its own.
func signs(blocks []article.Block, at int) bool {
	return at+1 < len(blocks) && onlyDay.MatchString(blocks[at+1].Text) && runes.AtMost(blocks[at].Text, maxSigned) && signed.MatchString(blocks[at].Text)
}

const maxSigned = 30 // characters of a name that signs

var (
	ofPage     = expression.Compile(`^(?:您|你)?(?:热门|熱門|热搜|关键|關鍵|搜索|搜尋|当前|當前|现在|所在|位置|栏目|欄目|频道|頻道|导航|導航|快捷|推荐|推薦|字体|字號|字号|分享|扫|掃|欢迎|歡迎|服务|服務|热线|熱線|电话|電話|客服|咨询|諮詢|联系|聯絡|聯繫|传真|傳真|邮箱|邮编|地址|微信|手机)`) // what a page says of itself
	called     = expression.Compile(`^\p{Han}[^:：。]{0,30}[:：]$`)
	field      = expression.Compile(`^\p{Han}{2,6}[:：]\s*\p{Han}`)
	personName = expression.Compile(`^\p{Han}{2,3}$`)
	closing    = expression.Compile(`^(?:特此\p{Han}{2,4}|此致|敬礼|敬禮|此布|此告)[。!！]?$|[（(](?:盖章|蓋章|签章|公章|签字|簽字|签名)[）)]$|^——\p{Han}`)
	signed     = expression.Compile(`(?:会|會|局|厅|廳|处|處|办|辦|办公室|辦公室|政府|中心|部|院|校|社|站|所|队|隊|公司|委|组|組)$`)
	onlyDay    = expression.Compile(`^\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})年[^年月日]{1,3}月[^年月日]{1,3}日\s*$`)
)
