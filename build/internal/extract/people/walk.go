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

// walk is how far credits are read.
type walk struct {
	a      *article.Article
	words  string   // the evidence
	role   string   // that the names to come have
	also   string   // the label's role, where another stands behind its colon: 摄影：本报记者 林小满
	before string   // the name right before
	alone  []string // names that no role stands before
}

// credits reads roles and names one after another: 记者郑楚豫 通讯员常景轩.
func credits(a *article.Article, text, words string) {
	defer bothBy(a, text) // of those that are named
	text = withoutWhere(strings.Trim(evened(text), " 　（）()[]【】〔〕□■◎●"))
	tokens := naming.JoinPaddedNames(naming.Partings.Split(colons.Replace(text), -1))
	w := walk{a: a, words: words}
	label := "" // the word before
	for i, token := range tokens {
		behind, last := label == colon, i == len(tokens)-1
		if token == colon && tellsNoRole(label) { // 录入:, but 作者:河西县台:林小满
			w.role = ""
		}
		if label = token; token == colon {
			continue
		}
		isLabel := !last && tokens[i+1] == colon
		if i > 0 && isLabel && tellsNoRole(token) { // 查看数:
			w.role, w.before = "", ""
			continue
		}
		if behind && !isLabel && mayState(w.role, words) && naming.IsStated(token) {
			addPerson(a, token, w.role, words)
			continue
		}
		if own, ok := afterName(token, last); ok && w.before != "" {
			w.made(token, own)
			continue
		}
		w.read(token, behind)
	}
}

// tellsNoRole tells a label that tells neither a role nor whom writers belong to.
func tellsNoRole(label string) bool {
	at, _, _ := naming.FindRole(label)
	return label != "" && at < 0 && naming.Letters[label] == "" && !ofStation.MatchString(label)
}

// made reads a sign of what the one named before it made.
func (w *walk) made(sign, own string) {
	if own != "作者" || w.role == "" {
		addPerson(w.a, w.before, own, w.words)
	}
	if strings.HasPrefix(sign, byItself+"文") && w.role == "" {
		for _, name := range w.alone {
			addPerson(w.a, name, "作者", w.words)
		}
	}
}

// read reads the roles and names of a word; behind tells that a colon stands before it.
func (w *walk) read(token string, behind bool) {
	w.before = ""
	if strings.HasSuffix(token, "来源") || strings.HasSuffix(token, "來源") {
		w.role = ""
	}
	if role, ok := naming.Letters[token]; ok {
		w.role = role
		return
	}
	for token != "" {
		at, word, next := naming.FindRole(token)
		if at >= 0 {
			w.also = ""
			if behind && (w.role == "摄影" || w.role == "攝影") {
				w.also = w.role
			}
		}
		if name, _ := naming.Maker(token); at < 0 || name != "" {
			w.name(token)
			return
		}
		takeName(w.a, token[:at], w.role, w.words)
		w.role = next
		if token = token[at+len(word):]; opensWord.MatchString(token) {
			w.role = ""
			return
		}
	}
}

// name reads what no role begins.
func (w *walk) name(token string) {
	if naming.IsPerson(token) {
		w.before = token
		if w.role == "" {
			w.alone = append(w.alone, token)
		}
	}
	takeName(w.a, token, w.role, w.words)
	if w.also != "" && w.also != w.role {
		takeName(w.a, token, w.also, w.words)
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
		if at, _, _ := naming.FindRole(name); at < 0 && (!naming.IsPerson(name) || naming.IsPlaceName(name) || strings.ContainsAny(text[m[0]:m[2]], "/／") || isRegion(text[:m[0]], name, text[m[3]:])) {
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
		if where := runes.Last(text, n); len(where) < len(text) && (naming.IsPlaceName(where) || naming.IsTownOfTaiwan(where) && endsWithPerson(strings.TrimSuffix(text, where))) {
			return strings.TrimSuffix(text, where)
		}
	}
	return text
}

// endsWithPerson tells a role with one name behind it: 記者林小滿.
func endsWithPerson(text string) bool {
	at, word, _ := naming.FindRole(text)
	return at >= 0 && naming.IsPerson(strings.TrimLeft(text[at+len(word):], " 　:："))
}

// isRegion tells a word of two characters before 報導, behind a name of three: a region
// that the list of divisions has not, as in 林小滿 高屏報導.
func isRegion(before, word, behind string) bool {
	const ofName = 3 // characters
	name := runes.Last(before, ofName)
	return strings.Contains(behind, "報導") && runes.AtMost(word, 2) && naming.IsPerson(name) && !naming.IsPerson(runes.Last(before, ofName-1))
}

var (
	// reported ends a byline: …／屏東報導, … 北京报道, …台北5日電.
	reported = expression.Compile(`[\s　／/]+(\p{Han}{2,6}?)[\s　]?(?:综合|綜合|现场|現場|专题)?(?:报道|報道|報導)\s*$`)
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
