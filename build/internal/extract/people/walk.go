package people

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
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
	tokens := naming.JoinPaddedNames(naming.Partings.Split(colons.Replace(text), -1))
	label := ""        // the word before
	also := ""         // the label's role, where another stands behind its colon: 摄影：本报记者 林小满
	var alone []string // names that no role stands before
	for i, token := range tokens {
		behind := label == colon
		if token == colon && label != "" && naming.Letters[label] == "" {
			if at, _, _ := naming.FindRole(label); at < 0 && !ofStation.MatchString(label) { // 录入:, but 作者:河西县台:林小满
				role = ""
			}
		}
		if label = token; token == colon {
			continue
		}
		if at, _, _ := naming.FindRole(token); i > 0 && at < 0 && naming.Letters[token] == "" && i+1 < len(tokens) && tokens[i+1] == colon && !ofStation.MatchString(token) { // 查看数:
			role, before = "", ""
			continue
		}
		if behind && mayState(role, words) && naming.IsStated(token) && (i+1 == len(tokens) || tokens[i+1] != colon) {
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
		if r, ok := naming.Letters[token]; ok {
			role, token = r, ""
		}
		for token != "" {
			at, word, next := naming.FindRole(token)
			if at >= 0 {
				also = ""
				if behind && (role == "摄影" || role == "攝影") {
					also = role
				}
			}
			if name, _ := naming.Maker(token); at < 0 || name != "" {
				if naming.IsPerson(token) {
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
		if at, _, _ := naming.FindRole(name); at < 0 && (!naming.IsPerson(name) || naming.IsPlaceName(name) || strings.ContainsAny(text[m[0]:m[2]], "/／")) {
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
		if where := runes.Last(text, n); len(where) < len(text) && naming.IsPlaceName(where) {
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

// takeName adds the person a token names, if it names one.
func takeName(a *article.Article, token, role, words string) {
	if naming.IsPerson(token) {
		if role != "" {
			addPerson(a, token, role, words)
		}
		return
	}
	if role != "" {
		for _, name := range naming.Unglued(token) {
			addPerson(a, name, role, words)
		}
	}
	name, own := naming.Maker(token)
	for _, role := range []string{role, own} {
		if name != "" && role != "" {
			addPerson(a, name, role, words)
		}
	}
}
