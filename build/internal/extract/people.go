package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
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
		text := withoutHead(plain(text))
		if isCreditLine(text) {
			credits(a, text, text)
		} else if m := roleBracket.FindStringSubmatch(text); m != nil && !tellsOf(m[1]) {
			credits(a, m[1], m[0])
		}
	}
	opening(a)
	for i, b := range a.Blocks {
		near := i < 4 || i >= len(a.Blocks)-maxTail
		behind(a, b)
		amid(a, b)
		if at := strings.LastIndex(b.Text, "\n"); b.Kind == article.Figure && at >= 0 { // a line under a caption
			if line := plain(b.Text[at+1:]); isCreditLine(line) {
				pictureCredit(a, line)
				credits(a, line, line)
			}
		}
		b.Text = plain(b.Text)
		if b.Kind == article.Paragraph {
			pictureCredit(a, lastRunes(b.Text, maxSigned))
		}
		if !near && b.Kind != article.Figure && len(b.Text) > 3*maxCaption {
			continue
		}
		if near || b.Kind == article.Figure {
			for _, m := range roleBracket.FindAllStringSubmatch(fromRoleBracket(b.Text), -1) {
				if !tellsOf(m[1]) {
					credits(a, m[1], m[0])
				}
			}
		}
		if b.Kind == article.Figure || len(b.Text) <= 3*maxCaption {
			pictureCredit(a, b.Text)
		}
		if near && len(b.Text) <= 4*maxDateline {
			line := withoutHead(b.Text)
			if b.Kind == article.Heading && !strings.ContainsAny(line, ":：/／|｜ 　") { // 翻译文档
				continue
			}
			if isCreditLine(line) {
				credits(a, line, b.Text)
			} else if m := signedEnd.FindStringSubmatch(line); m != nil && runes.AtMost(line, maxSigned) {
				credits(a, m[1], m[0])
			}
		}
	}
	ending(a)
	for _, read := range []func(*article.Article, Statements){named, introduced} {
		if len(a.People) == 0 {
			read(a, said)
		}
	}
}

// withoutHead is a line of credits without the day that it begins with and who
// stands beside that.
func withoutHead(line string) string {
	line = strings.TrimPrefix(line, dateline.FindString(line))
	return strings.TrimSpace(strings.TrimPrefix(line, outletBeside.FindString(line)))
}

var outletBeside = expression.Compile(`^[\s　|｜]+\p{Han}{1,8}?(?:` + outlets + `)[\s　|｜]+`)

// fromRoleBracket is a text from the first bracket on that a role can stand
// behind, which is where roleBracket can match; "" where there is none.
func fromRoleBracket(text string) string {
	for at := 0; ; at++ {
		next := strings.IndexFunc(text[at:], opensBracket)
		if next < 0 {
			return ""
		}
		at += next
		_, size := utf8.DecodeRuneInString(text[at:])
		if roleWords.In(firstRunes(strings.TrimLeft(text[at+size:], "\t\n\f\r "), mostBeforeRole+longestRole)) {
			return text[at:]
		}
	}
}

// mostBeforeRole is how many characters stand between roleBracket's bracket and
// its role at most; longestRole is more than any role has.
const (
	mostBeforeRole = 10
	longestRole    = 8
)

func opensBracket(r rune) bool {
	return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔'
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
	lettered    = newForm(`^\s*[（(]?\s*(?:图文|文图|文字|图片|圖片|文|图|圖|撰文|编辑|編輯|记者|記者)\s*[/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|[)）]|$)|^\s*(?:图文|文图|文字|撰文)\s*[:：]\s*(?:\p{Han}{2,4}|\p{Han}[ 　]\p{Han})(?:[\s　、]|$)|^\s*文[ 　]+\p{Han}{2,4}(?:[ 　、]+\p{Han}{2,4}){0,3}(?:[（(][^（()）]{1,16}[)）])?\s*$`, "/", "／", "|", "｜", "丨", "文：", "图：", "字：", "文:", "图:", "字:", "文 ", "文　")
	partings    = regexp.MustCompile(`[\s\x{a0}　、,，/／|｜丨:：;；&@?]+`)
	// reported ends a byline: …／屏東報導, … 北京报道, …台北5日電.
	reported = expression.Compile(`[\s　／/]+(\p{Han}{2,6}?)(?:综合|綜合|现场|現場|专题)?(?:报道|報道|報導)\s*$`)
	wired    = expression.Compile(`(?:\d{1,2}月)?\d{1,2}日(?:专|專|综合|綜合)?(?:电|電|讯|訊)?(?:\s*[/／].*)?$`)
	gluedEnd = expression.Compile(`(?:综合|綜合|现场|現場)?(?:报道|報道|報導)\s*$`)
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
	if !runes.AtMost(text, maxCreditLine) || runes.HasAny(text, "。！？") {
		return false
	}
	switch {
	case hasRoleLabel(text), lettered.is(text):
		return true
	case !creditStart.MatchString(text) && !sourceLine.is(text):
		return false
	}
	return runes.AtMost(text, 30) && creditStart.MatchString(text) || isAllCredits(text)
}

// isAllCredits tells a line of which every word is a role, a name, or both,
// but for a source before them: 来源:某社区 通讯员 刘大河 编辑 曾小莲.
func isAllCredits(text string) bool {
	text = evened(withoutSource(text))
	roles, names := 0, 0
	for _, token := range joinPaddedNames(partings.Split(strings.Trim(text, " 　（）()[]【】□■◎"), -1)) {
		if token, own := strings.CutPrefix(token, byItself); own && names > 0 && (letters[token] != "" || token == "文摄" || token == "文攝") {
			roles++
			continue
		}
		token = strings.TrimPrefix(token, byItself)
		if roles > 0 && (closes[token] || isCount(token)) {
			continue
		}
		if name, _ := maker(token); name != "" {
			roles, names = roles+1, names+1
			continue
		}
		if at, word, _ := findRole(token); at >= 0 {
			roles++
			token = token[at+len(word):]
		}
		name, _ := maker(token)
		switch {
		case token == "" || closes[token]:
		case isPerson(token), name != "", unglued(token) != nil:
			names++
		default:
			return false
		}
	}
	return roles > 0 && names > 0
}

// withoutSource is a line of credits without the source before them. What is
// called one can be a writer: 来源:通讯员 刘大河.
func withoutSource(text string) string {
	m := sourceLine.in(text)
	if m == nil {
		return text
	}
	if at, _, _ := findRole(m[1]); at == 0 {
		return strings.Replace(text, m[0], " "+m[1], 1)
	}
	return sourceLine.ReplaceAllString(text, "")
}

// isCount tells a number, such as that of readers.
func isCount(token string) bool {
	return token != "" && strings.Trim(token, "0123456789") == ""
}

// colon is how credits marks the sign behind a label.
const colon = "\x02\x02"

// credits reads roles and names one after another: 记者郑楚豫 通讯员常景轩.
func credits(a *article.Article, text, words string) {
	text, role, before := withoutWhere(strings.Trim(evened(text), " 　（）()[]【】〔〕□■◎●")), "", ""
	tokens := joinPaddedNames(partings.Split(colons.Replace(text), -1))
	label := ""        // the word before
	var alone []string // names that no role stands before
	for i, token := range tokens {
		behind := label == colon
		if token == colon && label != "" && letters[label] == "" {
			if at, _, _ := findRole(label); at < 0 { // 录入:
				role = ""
			}
		}
		if label = token; token == colon {
			continue
		}
		if behind && mayState(role, words) && isStated(token) && (i+1 == len(tokens) || tokens[i+1] != colon) {
			addPerson(a, token, role, words)
			continue
		}
		if own, ok := afterName(token, i == len(tokens)-1); ok && before != "" {
			if own != "作者" || role == "" {
				addPerson(a, before, own, words)
			}
			if strings.HasPrefix(token, byItself+"文") && role == "" {
				for _, name := range alone {
					addPerson(a, name, "作者", words)
				}
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
			if name, _ := maker(token); at < 0 || name != "" {
				if isPerson(token) {
					before = token
				}
				if role == "" && before != "" {
					alone = append(alone, before)
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

var colons = strings.NewReplacer(":", " "+colon+" ", "：", " "+colon+" ")

// mayState tells a role behind whose colon any short word is a name. A
// reporter's question has a colon before it too, unless it stands in brackets.
func mayState(role, words string) bool {
	switch role {
	case "编辑", "編輯", "作者", "审核", "審核", "校对", "校對", "通讯员", "通訊員", "摄影", "攝影":
		return true
	case "记者", "記者":
		first, _ := utf8.DecodeRuneInString(words)
		return opensBracket(first)
	}
	return false
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
	if role != "" {
		for _, name := range unglued(token) {
			addPerson(a, name, role, words)
		}
	}
	name, own := maker(token)
	for _, role := range []string{role, own} {
		if name != "" && role != "" {
			addPerson(a, name, role, words)
		}
	}
}

// maker is the name in 林小满摄影报道, 林小满摄, and the role that its verb tells,
// if it tells any.
func maker(token string) (name, role string) {
	for _, m := range makers {
		if name, ok := strings.CutSuffix(token, m.verb); ok && isPerson(name) {
			return name, m.role
		}
	}
	return "", ""
}

// pictureCredit reads the end of a caption: （央广网发 王银丹摄）.
func pictureCredit(a *article.Article, caption string) {
	if m := behindStroke.FindStringSubmatch(caption); m != nil && isPerson(m[1]) {
		addPerson(a, m[1], map[string]string{"摄": "摄影", "攝": "攝影"}[m[2]], m[0])
		return
	}
	caption = strokeBefore.ReplaceAllString(caption, "$1 $2")
	m := captionEnd.FindStringSubmatch(caption)
	if m == nil {
		return
	}
	role, names := "摄影", joinPaddedNames(partings.Split(m[1], -1))
	if strings.HasPrefix(m[2], "攝") {
		role = "攝影"
	}
	for i := len(names) - 1; i >= 0; i-- {
		if at, word, told := findRole(names[i]); at >= 0 {
			if name := names[i][at+len(word):]; isPerson(name) { // 本报记者林小满摄
				addPerson(a, name, told, m[0])
				names[i] = name
			} else if m[2] == "摄" || m[2] == "攝" { // 本报记者 林小满 通讯员 何莲 摄
				continue
			}
		}
		if !isPerson(names[i]) && i == len(names)-1 && isStated(names[i]) && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m) {
			addPerson(a, names[i], role, m[0])
			continue
		}
		if !isPerson(names[i]) || isPlaceName(names[i]) && !(i == len(names)-1 && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m)) {
			break
		}
		addPerson(a, names[i], role, m[0])
	}
}

// byItsPlace tells that a word can only be a name, behind a reporter's role and
// before 摄, or alone between a sentence's end and that: 新华社记者 凡军 摄.
func byItsPlace(a *article.Article, names []string, before string, m []string) bool {
	last := names[len(names)-1]
	if len(names) > 1 {
		_, word, role := findRole(names[len(names)-2])
		if word == "" || !strings.HasSuffix(names[len(names)-2], word) {
			return false
		}
		addPerson(a, last, role, m[0])
		return true
	}
	opens, behind, _ := strings.Cut(m[0], last)
	before = strings.TrimRight(before+opens, " 　")
	end, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。！？”", end) && strings.HasPrefix(behind, " ")
}

// signedEnd is a line that ends with its reporter, whatever stands before him.
var signedEnd = expression.Compile(`^[^。！？：:]*((?:记者|記者|通讯员|通訊員)[\s　]*\p{Han}{2,3}(?:[\s　、]+\p{Han}{2,3}){0,3})\s*$`)

// maxSigned is how many characters at the end of a paragraph hold who took
// the picture that it tells of.
const maxSigned = 40

// behindStroke is who took a picture of an agency's: （資料圖片/林小滿攝）.
var behindStroke = expression.Compile(`[（(][^（()）]{1,16}[/／](\p{Han}{2,4}?)(摄|攝)[）)]$`)

// strokeBefore parts a name from what its bearer did: 林小满/摄.
var strokeBefore = expression.Compile(`(\p{Han}{2,4})[/／]((?:摄影|攝影|摄|攝)[）)]?[\s　]*)$`)

var captionEnd = expression.Compile(`(?:^|[（(\s　。！？”])((?:[\p{Han}·]{2,8}|\p{Han}[ 　]\p{Han})(?:[ 　、]+(?:[\p{Han}·]{2,8}|\p{Han}[ 　]\p{Han})){0,3})\s*(摄影报[道导]|攝影報[道導]|摄影|攝影|摄|攝)\s*(?:[/／][\p{Han}]{2,8})?\s*[）)]?\s*(?:[（(]\p{Han}{2,8}[）)])?[\s　|｜。.]*$`)
