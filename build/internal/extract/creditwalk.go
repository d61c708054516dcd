package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// Credits are read word by word: a role holds for the names behind it, until the
// next.

// colon is how credits marks the sign behind a label.
const colon = "\x02\x02"

// credits reads roles and names one after another: 记者郑楚豫 通讯员常景轩.
func credits(a *article.Article, text, words string) {
	defer bothBy(a, text) // of those that are named
	text, role, before := withoutWhere(strings.Trim(evened(text), " 　（）()[]【】〔〕□■◎●")), "", ""
	tokens := joinPaddedNames(partings.Split(colons.Replace(text), -1))
	label := ""        // the word before
	also := ""         // the label's role, where another stands behind its colon: 摄影：本报记者 林小满
	var alone []string // names that no role stands before
	for i, token := range tokens {
		behind := label == colon
		if token == colon && label != "" && letters[label] == "" {
			if at, _, _ := findRole(label); at < 0 && !ofStation.MatchString(label) { // 录入:, but 作者:河西县台:林小满
				role = ""
			}
		}
		if label = token; token == colon {
			continue
		}
		if at, _, _ := findRole(token); i > 0 && at < 0 && letters[token] == "" && i+1 < len(tokens) && tokens[i+1] == colon && !ofStation.MatchString(token) { // 查看数:
			role, before = "", ""
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
			if at >= 0 {
				also = ""
				if behind && (role == "摄影" || role == "攝影") {
					also = role
				}
			}
			if name, _ := maker(token); at < 0 || name != "" {
				if isPerson(token) {
					before = token
				}
				if role == "" && before != "" {
					alone = append(alone, before)
				}
				takeName(a, token, role, words)
				if also != "" && also != role {
					takeName(a, token, also, words)
				}
				break
			}
			takeName(a, token[:at], role, words)
			role = next
			if token = token[at+len(word):]; opensWord.MatchString(token) {
				role, token = "", ""
			}
		}
	}
}

// opensWord is what makes another word of the role before it, which tells of
// nobody behind it: 评论员文章, 记者调查, 摄影家.
var opensWord = expression.Compile(`^(?:文章|调查|調查|手记|手記|札记|札記|观察|觀察|见闻|見聞|连线|連線|探访|探訪|体验|體驗|行动|行動|家$)`)

// ofStation is the station or office that writers belong to, before its colon.
var ofStation = expression.Compile(`^\p{Han}{2,8}(?:台|社|镇|鎮|乡|鄉|街道|中心)$`)

var (
	partings = regexp.MustCompile(`[\s\x{a0}　、,，/／|｜丨:：;；&@?]+`)
)

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

var (
	// reported ends a byline: …／屏東報導, … 北京报道, …台北5日電.
	reported = expression.Compile(`[\s　／/]+(\p{Han}{2,6}?)(?:综合|綜合|现场|現場|专题)?(?:报道|報道|報導)\s*$`)
	wired    = expression.Compile(`(?:\d{1,2}月)?\d{1,2}日(?:专|專|综合|綜合)?(?:电|電|讯|訊)?(?:\s*[/／].*)?$`)
	gluedEnd = expression.Compile(`(?:综合|綜合|现场|現場)?(?:报道|報道|報導)\s*$`)
)

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
var makers = []struct{ verb, role string }{{"摄影报道", "摄影"}, {"摄影", "摄影"}, {"攝影", "攝影"}, {"摄", "摄影"}, {"攝", "攝影"}, {"文", ""}, {"图", "摄影"}, {"圖", "攝影"}, {"图文报道", "摄影"}, {"圖文報導", "攝影"}, {"圖文報道", "攝影"}, {"图文", "摄影"}, {"圖文", "攝影"}, {"文图", "摄影"}, {"文圖", "攝影"}, {"综合报道", ""}, {"综合报导", ""}, {"綜合報導", ""}, {"报道", ""}, {"報道", ""}, {"報導", ""}, {"整理", ""}}

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
