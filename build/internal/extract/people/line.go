package people

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// A line of credits holds roles and names and nothing else.

// isCreditLine tells a line that holds nothing but credits.
func isCreditLine(text string) bool {
	if !runes.AtMost(text, imprint.MaxCreditLine) || runes.HasAny(text, "。！？") {
		return false
	}
	switch {
	case naming.HasRoleLabel(text), lettered.Is(text):
		return true
	case !creditStart.MatchString(text) && !imprint.SourceLine.Is(text):
		return false
	}
	return runes.AtMost(text, 30) && creditStart.MatchString(text) || isAllCredits(text)
}

var (
	creditStart = expression.Compile(`^\s*[□■◎●◆（(\[【]?\s*(?:《[^《》]{2,10}》)?(?:\p{Han}{1,8}\s?[/／·]\s?)?[\p{Han}]{0,8}?(?:` + naming.RoleWord + `)`)
	lettered    = expression.NewForm(`^\s*(?:视频|視頻|设计|設計|海报|漫画|漫畫|绘图|动画)\s*[:：/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|$)|^\s*[（(]?\s*(?:图文|文图|文字|图片|圖片|文|图|圖|撰文|采访|採訪|编辑|編輯|记者|記者)\s*[/／|｜丨]\s*\p{Han}{2,4}(?:[\s　]|[)）]|$)|^\s*(?:图文|文图|文字|撰文)\s*[:：]\s*(?:\p{Han}{2,4}|\p{Han}[ 　]\p{Han})(?:[\s　、]|$)|^\s*[（(]?文[:：][ 　]?\p{Han}{2,4}(?:[ 　]+(?:图|圖)[:：][ 　]?\p{Han}{2,4})?[）)]?\s*$|^\s*(?:图|圖)[:：][ 　]?\p{Han}{3}\s*$|^\s*文[ 　]+\p{Han}{2,4}(?:[ 　、]+\p{Han}{2,4}){0,3}(?:[（(][^（()）]{1,16}[)）])?\s*$`, "/", "／", "|", "｜", "丨", "文：", "图：", "圖：", "字：", "频：", "频:", "计：", "计:", "报：", "报:", "画：", "画:", "頻：", "計：", "畫：", "文:", "图:", "圖:", "字:", "文 ", "文　")
)

// isAllCredits tells a line of which every word is a role, a name, or both,
// but for a source before them: 来源:某社区 通讯员 刘大河 编辑 曾小莲.
func isAllCredits(text string) bool {
	text = evened(withoutSource(text))
	roles, names := 0, 0
	for _, token := range naming.JoinPaddedNames(naming.Partings.Split(strings.Trim(text, " 　（）()[]【】□■◎"), -1)) {
		if token, own := strings.CutPrefix(token, byItself); own && names > 0 && (naming.Letters[token] != "" || token == "文摄" || token == "文攝") {
			roles++
			continue
		}
		token = strings.TrimPrefix(token, byItself)
		if roles > 0 && (naming.Closes[token] || imprint.IsCount(token)) {
			continue
		}
		if name, _ := naming.Maker(token); name != "" {
			roles, names = roles+1, names+1
			continue
		}
		if at, word, _ := naming.FindRole(token); at >= 0 {
			roles++
			token = token[at+len(word):]
		}
		name, _ := naming.Maker(token)
		switch {
		case token == "" || naming.Closes[token]:
		case naming.IsPerson(token), name != "", naming.Unglued(token) != nil:
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
	m := imprint.SourceLine.In(text)
	if m == nil {
		return text
	}
	if at, _, _ := naming.FindRole(m[1]); at == 0 {
		return strings.Replace(text, m[0], " "+m[1], 1)
	}
	return imprint.SourceLine.ReplaceAllString(text, "")
}
