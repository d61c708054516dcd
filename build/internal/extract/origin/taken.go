package origin

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Reposts say where they are from, in a line of their own near the head or the
// end of the text, or at a sentence's beginning there: 原文来自微信公众号「河西人家」：…,
// 出自 河西周刊, 本文原载《河西》2003年第5期, This article first appeared in ….
// What they say so is told by a word for the text before the verb, by a verb
// that is said of texts alone, or by the account that stands behind it; where
// people, goods and figures are from is not: 来自河西的老人, 数据来自统计局.

// ofAttribution is where the text says that it is from.
func (s sources) ofAttribution() bool {
	for _, line := range imprint.Attributions(s.a, s.said) {
		for _, f := range imprint.Attributed {
			if m := f.In(line); m != nil && !opensTitle(imprint.AttributedTo(m), s.a.Title) && s.called(imprint.AttributedTo(m), m[0], article.Stated, true) {
				return true
			}
		}
	}
	return false
}

// opensTitle tells the words that a title opens with, and no account that it
// names before a mark: of 河边修了新路 通车了 the first word, not of 河西 | 河边修了新路.
func opensTitle(name, title string) bool {
	rest, found := strings.CutPrefix(title, name)
	return found && name != "" && strings.TrimLeft(rest, " 　") != "" && !runes.HasAny(runes.First(strings.TrimLeft(rest, " 　"), 1), "|｜丨:：·/／《「“")
}

// ofTaking is what the text says that it was taken from.
func (s sources) ofTaking() bool {
	value, words := takenFrom(s.a)
	return s.is(value, words, article.Stated)
}

// takenFrom is what a text says in its opening that it was taken from.
func takenFrom(a *article.Article) (value, words string) {
	for _, text := range []string{headText(a), secondText(a)} {
		if m := glued.In(text); m != nil {
			if m[3] != "" {
				return imprint.NameIn(m[3]), m[0]
			}
			return m[1] + m[2], m[0]
		}
	}
	return "", ""
}

var (
	// glued is a source among the credits that a text opens with.
	glued = expression.NewForm(`(?:^[\s　（(【\[]*|[^（(【\[图片像])(?:来源|來源)\s*[:：]\s*(?:微信公众号|公众号|微信公號)[:：]?\s*[“《]([^”》（(]{2,20})[”》（(]|(?:^[\s　（(【\[]*|[^（(【\[图片像])(?:来源|來源)\s*[:：]\s*(?:([\p{Han}A-Za-z0-9]{2,12})[\s\x{a0}　]+(?:作者|记者|記者|文[/／])|([\p{Han}A-Za-z]{1,8}?(?:`+naming.Outlets+`|微平台)(?:周刊|网|社|杂志|客户端)?))`, "来源", "來源")
)
