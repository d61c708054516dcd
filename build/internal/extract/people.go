package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// people finds who made an article, by role. Names are looked for only where
// credits stand: in the document's own statements, in brackets that open with
// a role, in short lines of credits, in the credit under a picture.
func people(a *article.Article, said Statements) {
	for _, words := range said.Author {
		for _, name := range namesIn(words) {
			addPerson(a, name, "作者", words)
		}
	}
	for _, words := range said.Editor {
		for _, name := range namesIn(words) {
			addPerson(a, name, "编辑", words)
		}
	}
	for _, text := range said.Aside {
		if isCreditLine(text) {
			credits(a, text, text)
		}
	}
	for i, b := range a.Blocks {
		near := i < 4 || i >= len(a.Blocks)-maxTail
		if (near || b.Kind == article.Figure) && strings.ContainsAny(b.Text, "（(【[") {
			for _, m := range roleBracket.FindAllStringSubmatch(b.Text, -1) {
				credits(a, m[1], m[0])
			}
		}
		if b.Kind == article.Figure || len(b.Text) <= 3*maxCaption {
			pictureCredit(a, b.Text)
		}
		if near && len(b.Text) <= 4*maxDateline {
			line := strings.TrimSpace(strings.TrimPrefix(b.Text, dateline.FindString(b.Text)))
			if isCreditLine(line) {
				credits(a, line, b.Text)
			}
		}
	}
}

// maxTail is how many blocks at the end of a text can hold credits, maxCaption
// the characters of a line that can be a picture's caption.
const (
	maxTail    = 12
	maxCaption = 100
)

func addPerson(a *article.Article, name, role, words string) {
	for _, p := range a.People {
		if p.Name == name && p.Role == role {
			return
		}
	}
	a.People = append(a.People, article.Person{Name: name, Role: role})
	note(a, string(facet.Person), name, words, article.Stated)
}

// roles are the words that tell a role, the longer ones first, each with the
// word it is told by.
var roles = []struct{ word, role string }{
	{"责任编辑", "编辑"}, {"責任編輯", "編輯"}, {"责任校对", "校对"}, {"特约通讯员", "通讯员"}, {"特約通訊員", "通訊員"},
	{"见习记者", "记者"}, {"見習記者", "記者"}, {"实习记者", "记者"}, {"首席记者", "记者"}, {"特约记者", "记者"}, {"摄影记者", "摄影"},
	{"通讯员", "通讯员"}, {"通訊員", "通訊員"}, {"实习生", "实习生"}, {"實習生", "實習生"},
	{"记者", "记者"}, {"記者", "記者"}, {"责编", "编辑"}, {"責編", "編輯"}, {"编辑", "编辑"}, {"編輯", "編輯"},
	{"作者", "作者"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"校对", "校对"}, {"校對", "校對"}, {"审核", "审核"}, {"審核", "審核"},
	{"主编", "主编"}, {"主編", "主編"}, {"监制", "监制"}, {"監製", "監製"}, {"撰稿", "作者"}, {"供稿", "供稿"},
	{"总监制", "总监制"}, {"總監製", "總監製"}, {"策划", "策划"}, {"策劃", "策劃"}, {"统筹", "统筹"}, {"統籌", "統籌"}, {"制图", "制图"}, {"製圖", "製圖"},
	{"初审", "审核"}, {"复审", "审核"}, {"终审", "审核"}, {"初審", "審核"}, {"複審", "審核"}, {"終審", "審核"}, {"一审", "审核"}, {"二审", "审核"}, {"三审", "审核"}, {"供图", "摄影"}, {"供圖", "攝影"},
}

// letters are the roles that a single character tells before a stroke: 文/张三.
var letters = map[string]string{"文": "作者", "图": "摄影", "圖": "攝影", "文图": "作者", "图文": "作者", "文字": "作者", "图片": "摄影", "圖片": "攝影"}

var roleWord = func() string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = r.word
	}
	return strings.Join(words, "|")
}()

var (
	// (记者 何晓丹), （央广网记者郑楚豫 通讯员常景轩）, (通訊員:陳東)
	roleBracket = regexp.MustCompile(`[（(【\[]\s*((?:[\p{Han}]{0,10}?)(?:` + roleWord + `)[^）)】\]]{1,60})[）)】\]]`)
	creditStart = regexp.MustCompile(`^\s*[□■◎（(\[【]?\s*[\p{Han}]{0,8}?(?:` + roleWord + `)`)
	creditInner = regexp.MustCompile(`(?:` + roleWord + `)\s*[:：]`)
	lettered    = regexp.MustCompile(`^\s*[（(]?\s*(?:图文|文图|文字|图片|圖片|文|图|圖)\s*[/／]\s*\p{Han}{2,4}(?:\s|[)）]|$)`)
	partings    = regexp.MustCompile(`[\s　、,，/／|｜:：;；&]+`)
)

// maxCreditLine is the most characters a line of credits has.
const maxCreditLine = 90

// isCreditLine tells a line that holds nothing but credits.
func isCreditLine(text string) bool {
	if utf8.RuneCountInString(text) > maxCreditLine || strings.ContainsAny(text, "。！？") {
		return false
	}
	switch {
	case creditInner.MatchString(text), lettered.MatchString(text):
		return true
	case !creditStart.MatchString(text) && !sourceLine.MatchString(text):
		return false
	}
	return utf8.RuneCountInString(text) <= 30 && creditStart.MatchString(text) || isAllCredits(text)
}

// isAllCredits tells a line of which every word is a role, a name, or both,
// but for a source before them: 来源:某社区 通讯员 刘大河 编辑 曾小莲.
func isAllCredits(text string) bool {
	text = sourceLine.ReplaceAllString(text, "")
	roles, names := 0, 0
	for _, token := range joinPaddedNames(partings.Split(strings.Trim(text, " 　（）()[]【】□■◎"), -1)) {
		if at, word, _ := findRole(token); at >= 0 {
			roles++
			token = token[at+len(word):]
		}
		switch {
		case token == "":
		case isPerson(token):
			names++
		default:
			return false
		}
	}
	return roles > 0 && names > 0
}

// credits reads roles and names one after another: 记者郑楚豫 通讯员常景轩.
func credits(a *article.Article, text, words string) {
	role := ""
	tokens := joinPaddedNames(partings.Split(strings.Trim(text, " 　（）()[]【】□■◎"), -1))
	for _, token := range tokens {
		if r, ok := letters[token]; ok {
			role, token = r, ""
		}
		for token != "" {
			at, word, next := findRole(token)
			if at < 0 {
				takeName(a, token, role, words)
				break
			}
			takeName(a, token[:at], role, words)
			role = next
			token = token[at+len(word):]
		}
	}
}

// findRole is the first role in a token, and the longest at its place.
func findRole(token string) (at int, word, role string) {
	at = -1
	for _, r := range roles {
		if i := strings.Index(token, r.word); i >= 0 && (at < 0 || i < at) {
			at, word, role = i, r.word, r.role
		}
	}
	return at, word, role
}

// makers are verbs behind a name that tell a role of their own.
var makers = []struct{ verb, role string }{{"摄影报道", "摄影"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"摄", "摄影"}, {"攝", "攝影"}, {"文", ""}, {"图", "摄影"}, {"圖", "攝影"}, {"报道", ""}, {"報道", ""}, {"整理", ""}}

// takeName adds the person a token names, if it names one.
func takeName(a *article.Article, token, role, words string) {
	if isPerson(token) {
		if role != "" {
			addPerson(a, token, role, words)
		}
		return
	}
	for _, m := range makers {
		if name, ok := strings.CutSuffix(token, m.verb); ok && isPerson(name) {
			if role != "" {
				addPerson(a, name, role, words)
			}
			if m.role != "" {
				addPerson(a, name, m.role, words)
			}
			return
		}
	}
	switch token { // 尹勤兵 摄: the verb stands apart
	case "摄", "攝", "摄影", "攝影":
		if n := len(a.People); n > 0 && role != "" {
			addPerson(a, a.People[n-1].Name, "摄影", words)
		}
	}
}

// pictureCredit reads the end of a caption: （央广网发 王银丹摄）.
func pictureCredit(a *article.Article, caption string) {
	if m := captionEnd.FindStringSubmatch(caption); m != nil && isPerson(m[1]) {
		addPerson(a, m[1], "摄影", m[0])
	}
}

var captionEnd = regexp.MustCompile(`[（(\s　。]([\p{Han}·]{2,8})\s*(?:摄影|攝影|摄|攝)\s*(?:[/／][\p{Han}]{2,8})?\s*[）)]?\s*[。.]?$`)

// namesIn are the people in a statement such as "张三、李四".
func namesIn(words string) []string {
	var names []string
	for _, token := range joinPaddedNames(partings.Split(strings.TrimSpace(words), -1)) {
		if _, word, _ := findRole(token); word != "" {
			token = strings.TrimPrefix(token, word)
		}
		if isPerson(token) {
			names = append(names, token)
		}
	}
	return names
}

// joinPaddedNames joins a name of two characters that print sets apart: 王 伟.
func joinPaddedNames(tokens []string) []string {
	var out []string
	for i := 0; i < len(tokens); i++ {
		if i+1 < len(tokens) && utf8.RuneCountInString(tokens[i]) == 1 && utf8.RuneCountInString(tokens[i+1]) == 1 && isPerson(tokens[i]+tokens[i+1]) {
			out = append(out, tokens[i]+tokens[i+1])
			i++
			continue
		}
		out = append(out, tokens[i])
	}
	return out
}

// isPerson tells a Chinese name: a surname and one or two characters, or a
// name of another people with its middle dot.
func isPerson(s string) bool {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r != '·' && !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	if strings.ContainsRune(s, '·') {
		return n >= 4 && n <= 14 && !strings.HasPrefix(s, "·") && !strings.HasSuffix(s, "·")
	}
	if notNames[s] {
		return false
	}
	for _, compound := range compoundSurnames {
		if strings.HasPrefix(s, compound) {
			return n == 3 || n == 4
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return (n == 2 || n == 3) && strings.ContainsRune(surnames, first)
}

// notNames are words that stand in credits and begin like a surname.
var notNames = map[string]bool{"时间": true, "時間": true, "方式": true, "高级": true, "东方": true, "金融": true, "安全": true,
	"管理": true, "成员": true, "经济": true, "何时": true, "文章": true, "文字": true, "文图": true, "全文": true, "平台": true, "高清": true, "和平": true, "云南": true, "江苏": true, "江西": true, "海南": true, "成都": true, "常州": true, "徐州": true, "温州": true, "杭州": true, "郑州": true, "连云港": true}
