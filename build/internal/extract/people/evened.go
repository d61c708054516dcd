package people

import (
	"regexp"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// evened writes credits in the one form that credits reads: no remarks, no
// days, no dots, each name before a sign of what its bearer made.
func evened(text string) string {
	if runes.HasAny(text, "(（") {
		text = nested.ReplaceAllStringFunc(text, func(remark string) string {
			at, word, _ := naming.FindRole(remark)
			if at >= 0 && len(remark) > len("（）")+len(word) { // more than （实习生）
				return remark
			}
			return " "
		})
	}
	if strings.Contains(text, "20") {
		text = imprint.AnyDate.ReplaceAllString(text, " ")
	}
	if runes.HasAny(text, "_ ") {
		text = staffNumber.ReplaceAllString(text, "$1 ")
	}
	if pairWork.May(text) {
		text = pairWork.ReplaceAllString(text, "文/$2 $1/$3")
	}
	if bothWorks.May(text) {
		text = bothWorks.ReplaceAllString(text, "$1 "+byItself+"文$2$3")
	}
	if m := onlyWriter.In(text); m != nil && naming.IsPerson(m[1]) {
		took := map[string]string{"图": "摄", "圖": "攝"}[m[2]+m[3]]
		text = m[1] + " " + byItself + "文" + took
	}
	if ownWork.May(text) {
		text = ownWork.ReplaceAllStringFunc(text, func(words string) string {
			m := ownWork.FindStringSubmatch(words)
			if naming.Letters[m[2]] != "" || !naming.IsPerson(m[2]) {
				return words
			}
			return m[1] + m[2] + " " + byItself + m[3] + m[4]
		})
	}
	if dotted.May(text) {
		text = dotted.ReplaceAllString(text, "$1 ")
	}
	return unbracketed.Replace(text)
}

// nested are remarks behind a name: 林小满(HN026), 何莲（实习）.
var nested = regexp.MustCompile(`[（(][^（()）]{1,16}[)）]`)

// staffNumber is what a portal puts behind its editor's name: 林小满_NN1234.
var staffNumber = regexp.MustCompile(`(\p{Han})[_ ][A-Za-z]{1,4}\d{2,8}`)

// ownWork is a name with what its bearer made behind a stroke: 林小满/文 何莲/图.
var ownWork = expression.NewForm(`([^\p{Han}]|^|记者|記者|通讯员|通訊員)(\p{Han}{2,4})\s?[/／]\s?(文图|图文|文|图|圖|摄影|攝影|摄|攝)([\s　、,，/／)）]|$)`, "/", "／")

// bothWorks is a name whose bearer wrote and took the pictures: 林小满 文/摄.
var bothWorks = expression.NewForm(`(\p{Han}{2,4})[\s　]*[/／]?[\s　]*文[\s　]?[/／、][\s　]?(摄|攝)(?:影)?([\s　）)]|$)`, "摄", "攝")

// onlyWriter is that of a line that holds nothing else: （林小满 文/图）.
var onlyWriter = expression.NewForm(`^[\s　（(]*(\p{Han}{2,4})[\s　]+(?:文[\s　]?[/／、][\s　]?(图|圖)|(图|圖)[\s　]?[/／、][\s　]?文)[\s　）)]*$`, "图", "圖")

// pairWork names who wrote and who took the pictures: 文/图 林小满/何莲.
var pairWork = expression.NewForm(`文[/／](图|圖)[\s　:：]*(\p{Han}{2,4})[/／](\p{Han}{2,4})`, "文/", "文／")

// dotted is a role that a dot parts from its name: 攝影‧何蓮.
var dotted = expression.NewForm(`(`+naming.RoleWord+`)[‧·•・∙]`, "‧", "·", "•", "・", "∙")

// unbracketed is a line of credits of which some stand in brackets.
var unbracketed = strings.NewReplacer("（", " ", "）", " ", "(", " ", ")", " ", "[", " ", "]", " ", "【", " ", "】", " ", "〔", " ", "〕", " ")

// byItself marks a sign that tells of the name before it.
const byItself = "\x01"

// afterName is the role that a word tells of the name before it.
func afterName(token string, last bool) (role string, ok bool) {
	if work, found := strings.CutPrefix(token, byItself); found {
		switch work {
		case "摄", "摄影", "文摄":
			return "摄影", true
		case "攝", "攝影", "文攝":
			return "攝影", true
		}
		return naming.Letters[work], true
	}
	switch token {
	case "摄影报道", "摄影报导", "图", "摄":
		return "摄影", last || strings.HasPrefix(token, "摄")
	case "攝影報導", "攝影報道", "圖", "攝":
		return "攝影", last || strings.HasPrefix(token, "攝")
	case "摄影", "攝影":
		return token, last
	}
	return "", false
}
