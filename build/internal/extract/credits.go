package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Credits do not always stand in lines of their own: a page that was scraped
// has them behind the last sentence of a paragraph, in its middle.

// behind reads the credits that a paragraph ends with: …说好。本报记者 林小满
// 通讯员 何莲, …说好。（见习记者 林小满 文/图). Every word must be one of them.
func behind(a *article.Article, b article.Block) {
	if b.Kind != article.Paragraph && b.Kind != article.Figure || !mayTellRole(b.Text) {
		return
	}
	end := strings.TrimRight(plain(lastRunes(b.Text, longestOpening)), " 　")
	if m := lastBracket.in(end); m != nil {
		if isAllCredits(m[1]) {
			credits(a, m[1], m[0])
		}
		return
	}
	at := strings.LastIndexAny(end, "。！？”」")
	if at < 0 {
		return
	}
	_, size := utf8.DecodeRuneInString(end[at:])
	if tail := end[at+size:]; isAllCredits(tail) {
		credits(a, tail, tail)
	}
}

// amid reads the reporters in brackets inside a paragraph, wherever it stands: a
// page of several items that could not be parted names several.
func amid(a *article.Article, b article.Block) {
	const longest = 4 * longestOpening // bytes
	if b.Kind != article.Paragraph {
		return
	}
	for _, marks := range [][2]string{{"（", "）"}, {"(", ")"}} {
		rest := b.Text
		for {
			_, behind, found := strings.Cut(rest, marks[0])
			if !found {
				break
			}
			rest = behind
			end := strings.Index(rest[:min(len(rest), longest)], marks[1])
			if end < 0 {
				continue
			}
			words := rest[:end]
			if (strings.Contains(words, "记者") || strings.Contains(words, "記者") || strings.Contains(words, "通讯员") || strings.Contains(words, "通訊員")) && isAllCredits(plain(words)) {
				credits(a, plain(words), words)
			}
		}
	}
}

// namesAlone are the names of which some words consist, or none.
func namesAlone(words string) []string {
	tokens := joinPaddedNames(partings.Split(strings.TrimSpace(words), -1))
	if len(tokens) > mostAtHead {
		return nil
	}
	for i, token := range tokens {
		last, _ := utf8.DecodeLastRuneInString(token)
		if !isPerson(token) || isPlaceName(token) || slices.Contains(tokens[:i], token) || strings.ContainsRune("上下里旁边邊内內间間", last) {
			return nil // 马路旁
		}
	}
	return tokens
}

// mayTellRole is a cheap look for the words that credits behind a paragraph have.
func mayTellRole(text string) bool {
	return behindWords.In(text[max(0, len(text)-4*longestOpening):])
}

var behindWords = expression.NewWords("记者", "記者", "通讯员", "通訊員", "编辑", "編輯", "责编", "責編", "作者", "撰文", "供稿", "评论员", "評論員")

// tellsOf tells words in brackets that speak of somebody's work, and are no
// credits: （全书由某人编辑成册）.
func tellsOf(words string) bool {
	at, _, _ := findRole(words)
	return at > 0 && strings.ContainsAny(words[:at], "由被把为為是的了与與从從让讓曾任")
}

// nested are remarks behind a name: 林小满(HN026), 何莲（实习）.
var nested = regexp.MustCompile(`[（(][^（()）]{1,16}[)）]`)

// staffNumber is what a portal puts behind its editor's name: 林小满_NN1234.
var staffNumber = regexp.MustCompile(`(\p{Han})[_ ][A-Za-z]{1,4}\d{2,8}`)

// ownWork is a name with what its bearer made behind a stroke: 林小满/文 何莲/图.
var ownWork = newForm(`([^\p{Han}]|^|记者|記者|通讯员|通訊員)(\p{Han}{2,4})\s?[/／]\s?(文图|图文|文|图|圖|摄影|攝影|摄|攝)([\s　、,，/／)）]|$)`, "/", "／")

// bothWorks is a name whose bearer wrote and took the pictures: 林小满 文/摄.
var bothWorks = newForm(`(\p{Han}{2,4})[\s　]*[/／]?[\s　]*文[\s　]?[/／、][\s　]?(摄|攝)(?:影)?([\s　）)]|$)`, "摄", "攝")

// onlyWriter is that of a line that holds nothing else: （林小满 文/图）.
var onlyWriter = newForm(`^[\s　（(]*(\p{Han}{2,4})[\s　]+(?:文[\s　]?[/／、][\s　]?(图|圖)|(图|圖)[\s　]?[/／、][\s　]?文)[\s　）)]*$`, "图", "圖")

// pairWork names who wrote and who took the pictures: 文/图 林小满/何莲.
var pairWork = newForm(`文[/／](图|圖)[\s　:：]*(\p{Han}{2,4})[/／](\p{Han}{2,4})`, "文/", "文／")

// dotted is a role that a dot parts from its name: 攝影‧何蓮.
var dotted = newForm(`(`+roleWord+`)[‧·•・∙]`, "‧", "·", "•", "・", "∙")

// evened writes credits in the one form that credits reads: no remarks, no
// days, no dots, each name before a sign of what its bearer made.
func evened(text string) string {
	if runes.HasAny(text, "(（") {
		text = nested.ReplaceAllStringFunc(text, func(remark string) string {
			at, word, _ := findRole(remark)
			if at >= 0 && len(remark) > len("（）")+len(word) { // more than （实习生）
				return remark
			}
			return " "
		})
	}
	if strings.Contains(text, "20") {
		text = anyDate.ReplaceAllString(text, " ")
	}
	if runes.HasAny(text, "_ ") {
		text = staffNumber.ReplaceAllString(text, "$1 ")
	}
	if pairWork.may(text) {
		text = pairWork.ReplaceAllString(text, "文/$2 $1/$3")
	}
	if bothWorks.may(text) {
		text = bothWorks.ReplaceAllString(text, "$1 "+byItself+"文$2$3")
	}
	if m := onlyWriter.in(text); m != nil && isPerson(m[1]) {
		took := map[string]string{"图": "摄", "圖": "攝"}[m[2]+m[3]]
		text = m[1] + " " + byItself + "文" + took
	}
	if ownWork.may(text) {
		text = ownWork.ReplaceAllStringFunc(text, func(words string) string {
			m := ownWork.FindStringSubmatch(words)
			if letters[m[2]] != "" || !isPerson(m[2]) {
				return words
			}
			return m[1] + m[2] + " " + byItself + m[3] + m[4]
		})
	}
	if dotted.may(text) {
		text = dotted.ReplaceAllString(text, "$1 ")
	}
	return unbracketed.Replace(text)
}

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
		return letters[work], true
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

// closes are words that a line of credits ends with and that name nobody.
var closes = map[string]bool{"文": true, "图": true, "圖": true, "文图": true, "图文": true, "摄": true, "攝": true, "摄影": true, "攝影": true, "摄影报道": true, "攝影報導": true, "攝影報道": true,
	"报道": true, "報道": true, "報導": true, "综合报道": true, "綜合報導": true, "整理": true}

// lastBracket is what a text ends with in brackets.
var lastBracket = newForm(`[（(【\[]\s*([^（()）【】\[\]]{2,80})[）)】\]]\s*$`, "）", ")", "】", "]")
