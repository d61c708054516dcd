package imprint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Attributions are the places in which a text can say where it is from: the
// beginnings of its first lines, its last ones, and short lines around it, of
// those that have a word for it.
func Attributions(a *article.Article, said fact.Statements) (lines []string) {
	const head, tail = 6, 8 // blocks
	add := func(line string) {
		if anyAttribution.In(line) {
			lines = append(lines, line)
		}
	}
	for i, b := range a.Blocks {
		switch {
		case b.Kind == article.Figure || b.Kind == article.Table:
		case i < head:
			add(runes.First(b.Text, LongestEdge))
		case i >= len(a.Blocks)-tail:
			add(lastLine(b.Text))
		}
	}
	for _, line := range said.Aside {
		if runes.AtMost(line, LongestEdge) {
			add(line)
		}
	}
	return lines
}

// lastLine is the end of a block that is no longer than an edge, as a line of its own.
func lastLine(text string) string {
	if end := runes.Last(text, LongestEdge); len(end) < len(text) {
		return " " + end
	}
	return text
}

// AttributedTo is the name that one of the attributed forms has found.
func AttributedTo(m []string) string {
	for i, found := range m[1:] {
		if found != "" && i%3 < 2 {
			return strings.TrimSpace(found)
		}
	}
	name := mediumBehind.ReplaceAllString(behindName.ReplaceAllString(strings.Trim(strings.Join(m[3:], ""), bounds), ""), "")
	if name = NameIn(name); name == "" || name[0] >= utf8.RuneSelf && utf8.RuneCountInString(name) > longestBare || notBare.MatchString(name) || slices.ContainsFunc(nobodys, func(word string) bool { return strings.Contains(name, word) }) || naming.IsPlaceName(name) {
		return ""
	}
	return name
}

// bounds are the marks that a name ends before.
const bounds = " 　，,。；;：:、|｜（()）】[]/-《."

// longestBare is how many characters a Chinese name has at most that no mark
// shows and no word that names of publishers end in.
const longestBare = 14

const (
	// ofText are words for the text itself, with what can stand before the verb.
	ofText = `(?:(?:以下|此|该|該|这篇|這篇|本篇?|全)?(?:文章|原文|文|稿件|稿|帖子?|内容|內容)|(?:本文)?由.{2,24}(?:转码|轉碼)[，,\s　]*原文(?:地址)?)(?:均|皆|系|係|为|為|最早|最初|首先|原本|原)?`
	// textVerbs are said of texts alone, and fromVerbs of whatever is from somewhere.
	textVerbs = `(?:首发于|首发自|首发在|首發於|始发于|发表于|發表於|发布于|發佈於|刊发于|刊發於|原载于?|原載於?|原刊于?|原刊於?|刊载于|刊載於|刊登于|刊登於|刊于|刊於|转载自|轉載自|转载于|轉載於|转自|轉自|综合自|綜合自|摘编自|摘編自|摘自|节选自|節選自|编译自|編譯自|翻译自|翻譯自|译自|譯自)`
	fromVerbs = `(?:来源于|來源於|来自于?|來自於?|出自于?|出自於?|源自|发自|發自)`
	// medium is the kind of account that a name is of.
	medium = `(?:(?:(?:微信|官方|个人|新浪)*(?:公众|公眾|公共|订阅|訂閱|服务|微信|官方)(?:号|號|账号|帳號|平台)|(?:微信)?公[号號]|微信|(?:新浪)?微博|博客)(?:id|ID|作者)?)`
	// aName is a name in marks, or up to a mark.
	aName = `[\s　:：丨|｜]*(?:[\p{Han}A-Za-z]{0,10}[「『“【\["][\s　]*([^「」『』“”【】\[\]：:，。"\n]{2,24}?)[\s　]*[「」』”】\]：:"]|《([^《》\n]{2,24})》(?:[^一中里的]|$)|` +
		`(\p{Han}[\p{Han}A-Za-z0-9·_]{1,20}(?:[\s　《-]|[\s　]*` + nameEnd + `)|[A-Za-z][\p{Han}A-Za-z0-9·_.-]{1,24}(?:[ ][A-Za-z\p{Han}][\p{Han}A-Za-z0-9_.-]{0,16}){0,3}[\s　]*` + nameEnd + `))`
	nameEnd = `(?:[，,。；;：:、|｜（()）】\[\]/]|$)`
	// opensLine is where a sentence or a note begins.
	opensLine = `(?:^|[\n。！？；（(【\[|])[\s　*_>※◎●■注：:]*`
)

// Attributed are the forms of attributions, the surest first.
var Attributed = []expression.Form{
	expression.NewForm(opensLine+ofText+`\s*(?:`+fromVerbs+`|`+textVerbs+`)[\s　]*(?:于|於)?`+dayAhead+medium+`?`+aName, attributionWords...),
	expression.NewForm(opensLine+`(?:本|原)?`+textVerbs+dayAhead+medium+`?`+aName, attributionWords...),
	expression.NewForm(`^[\s　*_>（(【\[]*(?:(?:信息|消息|文字)?`+fromVerbs+`|(?:原文(?:链接|鏈接)?|(?:文章)?[来來]源|出处|出處)[\s　]*[：:丨|｜])[\s　]*`+medium+aName, slices.Concat(attributionWords, whereFrom)...),
	expression.NewForm(`^[\s　*_>（(【\[]*(?:(?:出自|(?:信息|文章|稿件)?(?:源自|来源于|來源於))[\s　]*(?:「([^「」]{2,20})」()|(\p{Han}{2,10}|[A-Za-z]{2,16}(?:[ ][\p{Han}A-Za-z]{2,12}){0,2})[\s　]*(?:[：:]|$))|原文(?:链接|鏈接)?[：:][\s　]*()()(\p{Han}{1,8}(?:`+naming.Outlets+`|媒体|媒體))(?:[：:]|[\s　]*[「『《“【]|[\s　]*$))`, "出自", "源自", "来源于", "來源於", "原文"),
	expression.NewForm(`(?:^|[.!?(\[])[\s*_>(\[]*(?:(?:This|The|An earlier version of this)\s+(?:article|post|story|essay|piece|interview|report)\s+(?:was\s+|has\s+been\s+)?(?:(?:originally|first)\s+)?(?:appeared|published|posted)\s+(?:on|in|at|by)|(?:Originally|First)\s+(?:appeared|published|posted)\s+(?:on|in|at|by)|(?:Republished|Reprinted|Reposted)\s+from)\s*\[?()()(?:[Tt]he\s+)?([A-Z][\p{L}0-9'&.-]*(?:\s[\p{Lu}0-9&][\p{L}0-9'&.-]*){0,5})`, englishAttributions...),
}

var attributionWords = []string{"来自", "來自", "出自", "源自", "来源于", "來源於", "发自", "發自", "首发", "首發", "始发于", "载于", "載於", "原载", "原載", "刊", "转载", "轉載", "转自", "轉自", "合自", "摘自", "摘编自", "摘編自", "选自", "選自", "译自", "譯自", "发表于", "發表於", "发布于", "發佈於"}

// The words of the forms that stand in no other, and those of all.
var (
	whereFrom           = []string{"原文", "来源", "來源", "出处", "出處"}
	englishAttributions = []string{"appeared", "ublished", "osted", "eprinted"}
	anyAttribution      = expression.NewWords(slices.Concat(attributionWords, whereFrom, englishAttributions)...)
)

var (
	// dayAhead is the day of an issue before its name.
	dayAhead = `(?:[\s　]*` + calendar.Form + `(?:[\s　]*(?:出版|刊出|发表|發表|发布|發佈)?的|号|號)?[\s　]*)?`
	// mediumBehind is the kind of account behind its name: 人物公众号, 河西周末网站.
	mediumBehind = expression.Compile(`(?:微信)?(?:公众号|公眾號|公号|公號|官方微信|官网|網站|网站)$`)
	// behindName begins what a line goes on with behind a name.
	behindName = expression.Compile(`[\s　]*(?:(?:微信)?(?:原文|链接|鏈接|連結|全文|作者|一文|一书|一書)|[\s　]的[\s　]).*$`)
	// notBare is in no name that stands without marks.
	notBare = expression.Compile(`[我你他她它这那這哪某对對]|一[位名个篇部本]|\.(?:com|cn|net|org|html?)`)
)

// nobodys are words for who is not named.
var nobodys = []string{"名称", "笔者", "筆者", "本人", "本站", "网络", "網絡", "網路", "互联网", "網友", "网友", "读者", "讀者", "投稿", "朋友圈", "个人博客", "個人部落格", "文章", "网上", "媒体报道", "公众号", "公眾號"}
