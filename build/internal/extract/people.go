package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
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
		if text := plain(text); isCreditLine(text) {
			credits(a, text, text)
		}
	}
	opening(a)
	for i, b := range a.Blocks {
		near := i < 4 || i >= len(a.Blocks)-maxTail
		behind(a, b)
		amid(a, b)
		if !near && b.Kind != article.Figure && len(b.Text) > 3*maxCaption {
			continue
		}
		b.Text = plain(b.Text)
		if (near || b.Kind == article.Figure) && strings.ContainsFunc(b.Text, opensBracket) {
			for _, m := range roleBracket.FindAllStringSubmatch(b.Text, -1) {
				if !tellsOf(m[1]) {
					credits(a, m[1], m[0])
				}
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
	ending(a)
}

func opensBracket(r rune) bool {
	return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔'
}

// opening reads the byline that a text opens with, and ending the bracket that
// it ends with: what stands there with a name alone is its writer.
func opening(a *article.Article) {
	for _, b := range a.Blocks[:min(len(a.Blocks), 2)] {
		text := plain(firstRunes(b.Text, longestEdge))
		if m := byline.in(text); m != nil {
			credits(a, m[0], m[0])
		}
		if m := inOpening.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "作者", m[0])
		}
		if m := isReporter.in(text); m != nil && isPerson(m[1]) {
			addPerson(a, m[1], "记者", m[0])
		}
	}
}

func ending(a *article.Article) {
	n := len(a.Blocks)
	if n == 0 || a.Blocks[n-1].Kind != article.Paragraph {
		return
	}
	m := lastBracket.in(plain(lastRunes(a.Blocks[n-1].Text, longestEdge)))
	if m == nil {
		return
	}
	if strings.ContainsAny(m[0], "【[") && !mayTellRole(m[0]) { // a button: 【关闭】
		return
	}
	if names := namesAlone(m[1]); len(names) > 1 && len(a.People) == 0 {
		for _, name := range names {
			a.People = append(a.People, article.Person{Name: name, Role: "作者"})
			note(a, string(facet.Person), name, m[0], article.Inferred)
		}
		return
	}
	if name := strings.Join(strings.Fields(m[1]), ""); isPerson(name) && !isPlaceName(name) {
		if len(a.People) == 0 {
			a.People = append(a.People, article.Person{Name: name, Role: "作者"})
			note(a, string(facet.Person), name, m[0], article.Inferred)
		}
		return
	}
	if isAllCredits(m[1]) || creditInner.is(m[1]) || lettered.is(m[1]) {
		credits(a, m[1], m[0])
	}
}

// isPlaceName tells a name that the list of divisions has.
func isPlaceName(name string) bool {
	f := token.Fold(name)
	found := gazetteer.Find(f)
	return len(found) > 0 && found[0].Start == 0 && found[0].End == len(f.Runes)
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

var (
	// (记者 何晓丹), （央广网记者郑楚豫 通讯员常景轩）, (通訊員:陳東)
	roleBracket = expression.Compile(`[（(【\[〔]\s*((?:[\p{Han}]{0,10}?)(?:` + roleWord + `)[^）)】\]〕]{1,60})[）)】\]〕]`)
	creditStart = expression.Compile(`^\s*[□■◎●◆（(\[【]?\s*(?:\p{Han}{1,8}\s?[/／]\s?)?[\p{Han}]{0,8}?(?:` + roleWord + `)`)
	creditInner = newForm(`(?:`+roleWord+`)\s*[:：]`, ":", "：")
	lettered    = newForm(`^\s*[（(]?\s*(?:图文|文图|文字|图片|圖片|文|图|圖|撰文|编辑|編輯|记者|記者)\s*[/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|[)）]|$)|^\s*(?:图文|文图|文字|撰文)\s*[:：]\s*\p{Han}{2,4}(?:[\s　、]|$)`, "/", "／", "|", "｜", "丨", "文：", "图：", "字：", "文:", "图:", "字:")
	partings    = regexp.MustCompile(`[\s\x{a0}　、,，/／|｜丨:：;；&@]+`)
	// reported ends a byline: …／屏東報導, … 北京报道, …台北5日電.
	reported = expression.Compile(`[\s　／/]+(\p{Han}{2,6}?)(?:综合|綜合|现场|現場|专题)?(?:报道|報道|報導)\s*$`)
	wired    = regexp.MustCompile(`(?:\d{1,2}月)?\d{1,2}日(?:专|專|综合|綜合)?(?:电|電|讯|訊)?(?:\s*[/／].*)?$`)
	gluedEnd = regexp.MustCompile(`(?:综合|綜合|现场|現場)?(?:报道|報道|報導)\s*$`)
	// byline opens a text: 记者 谷枫 北京报道.
	byline = newForm(`^[\s　]*(?:[^，,。（(]{0,20}(?:讯|訊|电|電|消息)[\s　]+)?((?:\p{Han}{1,8}[/／])?\p{Han}{0,8}?(?:记者|記者|通讯员|通訊員)[\s　:：]*[\p{Han}\s　、／/]{2,40}?)(?:报道|報道|報導)`, "报道", "報道", "報導")
	// inOpening is a writer named in an opening whose end another mark tells.
	inOpening   = newForm(`(?:作者|撰文|撰稿)\s*[:：]\s*([\p{Han}·]{2,8})[\s　\d（(，,。|｜]`, "作者", "撰文", "撰稿")
	isReporter  = newForm(`[@\s　：:、]([\p{Han}]{2,4})[（(][^（()）]{0,10}(?:记者|記者)[）)]`, "记者）", "记者)", "記者）", "記者)")
	lastBracket = newForm(`[（(【\[]\s*([^（()）【】\[\]]{2,80})[）)】\]]\s*$`, "）", ")", "】", "]")
)

// maxCreditLine is the most characters a line of credits has.
const maxCreditLine = 90

// isCreditLine tells a line that holds nothing but credits.
func isCreditLine(text string) bool {
	if utf8.RuneCountInString(text) > maxCreditLine || strings.ContainsAny(text, "。！？") {
		return false
	}
	switch {
	case creditInner.is(text), lettered.is(text):
		return true
	case !creditStart.MatchString(text) && !sourceLine.is(text):
		return false
	}
	return utf8.RuneCountInString(text) <= 30 && creditStart.MatchString(text) || isAllCredits(text)
}

// isAllCredits tells a line of which every word is a role, a name, or both,
// but for a source before them: 来源:某社区 通讯员 刘大河 编辑 曾小莲.
func isAllCredits(text string) bool {
	text = evened(sourceLine.ReplaceAllString(text, ""))
	roles, names := 0, 0
	for _, token := range joinPaddedNames(partings.Split(strings.Trim(text, " 　（）()[]【】□■◎"), -1)) {
		token = strings.TrimPrefix(token, byItself)
		if roles > 0 && closes[token] {
			continue
		}
		if at, word, _ := findRole(token); at >= 0 {
			roles++
			token = token[at+len(word):]
		}
		switch {
		case token == "" || closes[token]:
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
	text, role, before := withoutWhere(strings.Trim(evened(text), " 　（）()[]【】〔〕□■◎●")), "", ""
	tokens := joinPaddedNames(partings.Split(text, -1))
	for i, token := range tokens {
		if own, ok := afterName(token, i == len(tokens)-1); ok && before != "" {
			if own != "作者" || role == "" {
				addPerson(a, before, own, words)
			}
			continue
		}
		before = ""
		if strings.HasSuffix(token, "来源") || strings.HasSuffix(token, "來源") {
			role = ""
		}
		if r, ok := letters[token]; ok {
			role, token = r, ""
		}
		for token != "" {
			at, word, next := findRole(token)
			if at < 0 {
				if isPerson(token) {
					before = token
				}
				takeName(a, token, role, words)
				break
			}
			takeName(a, token[:at], role, words)
			role = next
			token = token[at+len(word):]
		}
	}
}

// withoutWhere takes off a byline's end where it tells from where was reported.
func withoutWhere(text string) string {
	if m := reported.FindStringSubmatchIndex(text); m != nil {
		name := text[m[2]:m[3]]
		if name == "摄影" || name == "攝影" {
			return text
		}
		if at, _, _ := findRole(name); at < 0 && (!isPerson(name) || isPlaceName(name) || strings.ContainsAny(text[m[0]:m[2]], "/／")) {
			return text[:m[0]]
		}
	}
	at := wired.FindStringIndex(text)
	if at == nil {
		at = gluedEnd.FindStringIndex(text)
	}
	if at == nil {
		return text
	}
	text = text[:at[0]]
	for _, n := range []int{2, 3} { // 林小明台北
		if where := lastRunes(text, n); len(where) < len(text) && isPlaceName(where) {
			return strings.TrimSuffix(text, where)
		}
	}
	return text
}

// findRole is the first role in a token, and the longest at its place.
func findRole(token string) (at int, word, role string) {
	at = -1
	if !roleWords.In(token) {
		return at, word, role
	}
	for _, r := range roles {
		if i := strings.Index(token, r.word); i >= 0 && (at < 0 || i < at) {
			at, word, role = i, r.word, r.role
		}
	}
	return at, word, role
}

// makers are verbs behind a name that tell a role of their own.
var makers = []struct{ verb, role string }{{"摄影报道", "摄影"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"摄", "摄影"}, {"攝", "攝影"}, {"文", ""}, {"图", "摄影"}, {"圖", "攝影"}, {"综合报道", ""}, {"综合报导", ""}, {"綜合報導", ""}, {"报道", ""}, {"報道", ""}, {"報導", ""}, {"整理", ""}}

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
}

// pictureCredit reads the end of a caption: （央广网发 王银丹摄）.
func pictureCredit(a *article.Article, caption string) {
	if m := captionEnd.in(caption); m != nil && isPerson(m[1]) {
		addPerson(a, m[1], "摄影", m[0])
	}
}

var captionEnd = newForm(`[（(\s　。]([\p{Han}·]{2,8})\s*(?:摄影|攝影|摄|攝)\s*(?:[/／][\p{Han}]{2,8})?\s*[）)]?\s*[。.]?$`, "摄", "攝")

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

// joinPaddedNames joins the characters of a name that print sets apart: 王 伟.
func joinPaddedNames(tokens []string) []string {
	var out []string
	for i := 0; i < len(tokens); i++ {
		n := 1
		for name := tokens[i]; utf8.RuneCountInString(tokens[i]) == 1 && i+n < len(tokens) && n < 4 && utf8.RuneCountInString(tokens[i+n]) == 1; n++ {
			name += tokens[i+n]
		}
		for ; n > 1 && !isPerson(strings.Join(tokens[i:i+n], "")); n-- {
		}
		out = append(out, strings.Join(tokens[i:i+n], ""))
		i += n - 1
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
	if last, _ := utf8.DecodeLastRuneInString(s); notNames[s] || strings.ContainsRune("网網报報社台刊", last) {
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
	"管理": true, "成员": true, "经济": true, "何时": true, "文章": true, "文字": true, "文图": true, "全文": true, "平台": true, "高清": true, "和平": true, "云南": true, "江苏": true, "江西": true, "海南": true, "成都": true, "常州": true, "徐州": true, "温州": true, "杭州": true, "郑州": true, "连云港": true,
	"全文完": true, "未完": true, "时长": true, "时评": true, "平安": true, "那么": true, "通过": true, "通過": true, "那麼": true, "高管": true, "成果": true, "常见": true, "方法": true, "时报": true, "時報": true, "明报": true, "明報": true, "商报": true, "商報": true,
	"和讯": true, "关闭": true, "关注": true, "关于": true, "關閉": true, "關注": true, "查看": true, "全部": true, "和訊": true, "安徽": true, "江蘇": true, "雲南": true, "连载": true, "于此": true, "于是": true, "任何": true, "如何": true, "何处": true, "成员们": true, "单位": true, "项目": true, "广告": true, "廣告": true, "农业": true, "计划": true}
