package naming

import (
	"fangzhi/build/internal/expression"
)

// Outlets are what the names of those who publish end in.
const Outlets = `新闻网|新聞網|新闻社|日报|日報|晚报|晚報|晨报|晨報|晨刊|早报|早報|商报|商報|时报|時報|都市报|都市報|青年报|周报|週報|周刊|週刊|杂志|雜誌|在线|在線|网|網|报|報|社|新闻|新聞|电视台|電視台|电台|電台|卫视|衛視|客户端|客戶端|融媒体中心|融媒體中心|融媒体|融媒體|融媒|传媒|傳媒`

// OutletEnd is how the name of one who publishes ends.
var OutletEnd = expression.Compile(`(?:` + Outlets + `)$`)

// SignedBy parts a source's name from its reporter behind it: 河西晨报首席记者林小满.
func SignedBy(words string) (source, reporter string) {
	at, word, _ := FindRole(words)
	if at <= 0 || !IsPerson(words[at+len(word):]) {
		return "", ""
	}
	return words[:at], words[at:]
}

// Nameless are words that stand where an agency's name does and are none.
var Nameless = map[string]bool{"本报": true, "本報": true, "本网": true, "本網": true, "本台": true, "本刊": true, "本社": true, "本站": true, "本港": true, "本站原创": true, "原创": true, "原創": true, "转载文章": true, "轉載文章": true, "网络转载": true, "转帖": true, "转贴": true, "佚名": true, "匿名": true,
	"网络": true, "網絡": true, "网络整理": true, "互联网": true, "未知": true, "不详": true, "作者": true, "其他": true, "其它": true, "转载": true, "字号": true, "字號": true, "编辑": true, "編輯": true, "浏览": true}
