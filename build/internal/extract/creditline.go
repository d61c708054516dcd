package extract

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
)

// A line of credits holds roles and names and nothing else.

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

var (
	creditStart = expression.Compile(`^\s*[□■◎●◆（(\[【]?\s*(?:《[^《》]{2,10}》)?(?:\p{Han}{1,8}\s?[/／·]\s?)?[\p{Han}]{0,8}?(?:` + roleWord + `)`)
	lettered    = newForm(`^\s*(?:视频|視頻|设计|設計|海报|漫画|漫畫|绘图|动画)\s*[:：/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|$)|^\s*[（(]?\s*(?:图文|文图|文字|图片|圖片|文|图|圖|撰文|采访|採訪|编辑|編輯|记者|記者)\s*[/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|[)）]|$)|^\s*(?:图文|文图|文字|撰文)\s*[:：]\s*(?:\p{Han}{2,4}|\p{Han}[ 　]\p{Han})(?:[\s　、]|$)|^\s*[（(]?文[:：][ 　]?\p{Han}{2,4}(?:[ 　]+(?:图|圖)[:：][ 　]?\p{Han}{2,4})?[）)]?\s*$|^\s*(?:图|圖)[:：][ 　]?\p{Han}{3}\s*$|^\s*文[ 　]+\p{Han}{2,4}(?:[ 　、]+\p{Han}{2,4}){0,3}(?:[（(][^（()）]{1,16}[)）])?\s*$`, "/", "／", "|", "｜", "丨", "文：", "图：", "圖：", "字：", "频：", "频:", "计：", "计:", "报：", "报:", "画：", "画:", "頻：", "計：", "畫：", "文:", "图:", "圖:", "字:", "文 ", "文　")
)

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
