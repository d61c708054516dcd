package naming

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
)

// roleOf is a word that tells a role, and the role's name.
type roleOf struct{ word, role string }

// roles are the words that tell a role, the longer ones first.
var roles = []roleOf{
	{"责任编辑", "编辑"}, {"責任編輯", "編輯"}, {"责任校对", "校对"}, {"特约通讯员", "通讯员"}, {"特約通訊員", "通訊員"},
	{"见习记者", "记者"}, {"見習記者", "記者"}, {"实习记者", "记者"}, {"首席记者", "记者"}, {"特约记者", "记者"}, {"摄影记者", "摄影"},
	{"通讯员", "通讯员"}, {"通訊員", "通訊員"}, {"实习生", "实习生"}, {"實習生", "實習生"},
	{"记者", "记者"}, {"記者", "記者"}, {"责编", "编辑"}, {"責編", "編輯"}, {"编辑", "编辑"}, {"編輯", "編輯"},
	{"发稿人", "作者"}, {"發稿人", "作者"}, {"作者", "作者"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"校对", "校对"}, {"校對", "校對"}, {"审核", "审核"}, {"審核", "審核"},
	{"主编", "主编"}, {"主編", "主編"}, {"监制", "监制"}, {"監製", "監製"}, {"撰稿", "作者"}, {"供稿", "供稿"},
	{"总监制", "总监制"}, {"總監製", "總監製"}, {"策划", "策划"}, {"策劃", "策劃"}, {"统筹", "统筹"}, {"統籌", "統籌"}, {"制图", "制图"}, {"製圖", "製圖"},
	{"初审", "审核"}, {"复审", "审核"}, {"终审", "审核"}, {"初審", "審核"}, {"複審", "審核"}, {"終審", "審核"}, {"一审", "审核"}, {"二审", "审核"}, {"三审", "审核"}, {"一審", "審核"}, {"二審", "審核"}, {"三審", "審核"}, {"供图", "摄影"}, {"供圖", "攝影"},
	{"责校", "校对"}, {"責校", "校對"}, {"审校", "审核"}, {"審校", "審核"}, {"编审", "审核"}, {"編審", "審核"}, {"签发", "签发"}, {"簽發", "簽發"}, {"出品", "出品"},
	{"版式", "版式"}, {"美编", "美编"}, {"美編", "美編"}, {"剪辑", "剪辑"}, {"剪輯", "剪輯"}, {"撰文", "作者"}, {"采写", "作者"}, {"採寫", "作者"}, {"核稿", "审核"}, {"摄像", "摄像"}, {"攝像", "攝像"},
	{"撰稿人", "作者"}, {"审稿人", "审核"}, {"審稿人", "審核"}, {"供稿人", "供稿"}, {"摄影师", "摄影"}, {"攝影師", "攝影"}, {"审稿", "审核"}, {"審稿", "審核"}, {"执笔", "作者"}, {"執筆", "作者"}, {"采编", "编辑"}, {"採編", "編輯"},
	{"拍摄者", "摄影"}, {"拍攝者", "攝影"}, {"值班编委", "编委"}, {"值班編委", "編委"}, {"值班主任", "审核"}, {"值班总编", "审核"}, {"值班領導", "審核"}, {"值班领导", "审核"}, {"审签", "签发"}, {"審簽", "簽發"}, {"来稿", "供稿"}, {"來稿", "供稿"}, {"投稿", "供稿"}, {"编译", "翻译"}, {"編譯", "翻譯"}, {"翻译", "翻译"}, {"翻譯", "翻譯"}, {"一校", "校对"}, {"二校", "校对"}, {"三校", "校对"},
	{"编导", "编导"}, {"編導", "編導"}, {"播音", "播音"}, {"配音", "配音"}, {"特派员", "记者"}, {"特派員", "記者"}, {"整理", "整理"}, {"评论员", "作者"}, {"評論員", "作者"}, {"实习编辑", "编辑"}, {"實習編輯", "編輯"}, {"实习记者", "记者"}, {"實習記者", "記者"}, {"首席記者", "記者"}, {"特約記者", "記者"}, {"攝影記者", "攝影"},
}

// Letters are the roles that a single character tells before a stroke: 文/张三.
var Letters = map[string]string{"文": "作者", "图": "摄影", "圖": "攝影", "文图": "作者", "图文": "作者", "文圖": "作者", "圖文": "作者", "文字": "作者", "采访": "作者", "採訪": "作者", "图片": "摄影", "圖片": "攝影",
	"视频": "视频", "視頻": "視頻", "设计": "设计", "設計": "設計", "海报": "设计", "漫画": "漫画", "漫畫": "漫畫", "绘图": "制图", "动画": "动画"}

var (
	// RoleWord is any word that tells a role, for expressions.
	RoleWord = strings.Join(wordsOfRoles(), "|")
	// RoleWords finds them.
	RoleWords = expression.NewWords(wordsOfRoles()...)
)

func wordsOfRoles() []string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = r.word
	}
	return words
}

// FindRole is the first role in a token, and the longest at its place.
func FindRole(token string) (at int, word, role string) {
	at = -1
	if !RoleWords.In(token) {
		return at, word, role
	}
	for _, r := range roles {
		if i := strings.Index(token, r.word); i >= 0 && (at < 0 || i < at) {
			at, word, role = i, r.word, r.role
		}
	}
	return at, word, role
}

// HasRoleLabel tells a role before a colon: 编辑：张三.
func HasRoleLabel(text string) bool {
	for at, r := range text {
		if r == ':' || r == '：' {
			before := strings.TrimRight(text[:at], "\t\n\f\r ")
			if slices.ContainsFunc(roles, func(r roleOf) bool { return strings.HasSuffix(before, r.word) }) {
				return true
			}
		}
	}
	return false
}

// makers are verbs behind a name that tell a role of their own.
var makers = []struct{ verb, role string }{{"摄影报道", "摄影"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"拍摄", "摄影"}, {"拍攝", "攝影"}, {"摄", "摄影"}, {"攝", "攝影"}, {"文", ""}, {"图", "摄影"}, {"圖", "攝影"}, {"图文报道", "摄影"}, {"圖文報導", "攝影"}, {"圖文報道", "攝影"}, {"图文", "摄影"}, {"圖文", "攝影"}, {"文图", "摄影"}, {"文圖", "攝影"}, {"综合报道", ""}, {"综合报导", ""}, {"綜合報導", ""}, {"报道", ""}, {"報道", ""}, {"報導", ""}, {"整理", ""}}

// Maker is the name in 林小满摄影报道, 林小满摄, and the role that its verb tells,
// if it tells any.
func Maker(token string) (name, role string) {
	for _, m := range makers {
		if name, ok := strings.CutSuffix(token, m.verb); ok && IsPerson(name) {
			return name, m.role
		}
	}
	return "", ""
}

// Closes are words that a line of credits ends with and that name nobody.
var Closes = map[string]bool{"文": true, "图": true, "圖": true, "文图": true, "图文": true, "摄": true, "攝": true, "摄影": true, "攝影": true, "摄影报道": true, "攝影報導": true, "攝影報道": true,
	"报道": true, "報道": true, "報導": true, "综合报道": true, "綜合報導": true, "整理": true}
