package origin

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// ofBracket is the outlet or the office alone in the bracket behind the text.
func (s sources) ofBracket() bool {
	const reach = 3 // blocks
	for i := len(s.a.Blocks) - 1; i >= max(0, len(s.a.Blocks)-reach); i-- {
		if s.a.Blocks[i].Kind != article.Paragraph {
			continue
		}
		if m := inBracket.In(runes.Last(s.a.Blocks[i].Text, imprint.LongestEdge)); m != nil {
			return (publishes.MatchString(m[1]) || imprint.OfficeAlone.MatchString(m[1])) && !imprint.MayTellRole(m[1]) && s.is(m[1], strings.TrimSpace(m[0]), article.Inferred)
		}
	}
	return false
}

// ofCredited is the paper in the bracket behind a writer's name: 通讯员 林小满（河西日报）.
func (s sources) ofCredited() bool {
	return s.in(imprint.ShortLines(s.a, s.said), paperBehind, article.Stated)
}

// ofSignature is the office that signs the text in a line of its own.
func (s sources) ofSignature() bool {
	at, office := imprint.SignedAt(s.a)
	if at > 0 {
		return s.is(office, s.a.Blocks[at].Text, article.Inferred)
	}
	n := len(s.a.Blocks) // a text without a title can be called as who signs it
	return n > 0 && imprint.OfficeAlone.MatchString(s.a.Title) && imprint.Signature.MatchString(imprint.BareLine(s.a.Blocks[n-1])) && s.is(s.a.Title, s.a.Title, article.Inferred)
}

// ofPage is the paper that the page's head names.
func (s sources) ofPage() bool {
	if m := pageOf.FindStringSubmatch(s.said.Page); m != nil && s.is(m[1], m[0], article.Stated) {
		return true
	}
	return s.in(s.said.Aside, paperLabel, article.Stated)
}

// ofPaperRecord is the paper in what its program notes of an article.
func (s sources) ofPaperRecord() bool {
	for _, text := range imprint.LastLines(s.a, s.said) {
		if m := pageRecord.In(runes.First(text, imprint.LongestEdge)); m != nil && s.is(m[1], m[0], article.Stated) {
			return true
		}
	}
	return false
}

// ofIssue is the journal whose issue the text stood in.
func (s sources) ofIssue() bool {
	value, words := imprint.IssueOf(s.a, s.said)
	return s.is(value, words, article.Stated)
}

// ofRights is who holds the rights, or the site that the way to the page opens with.
func (s sources) ofRights() bool {
	for _, text := range imprint.LastLines(s.a, s.said) {
		for _, form := range []expression.Form{rightsHolder, holdsRights, wayFrom} {
			if m := form.In(text); m != nil && s.is(m[1], m[0], article.Inferred) {
				return true
			}
		}
	}
	return false
}

// ofAuthor is an author that is no person.
func (s sources) ofAuthor() bool {
	for _, words := range s.said.Author {
		if publishes.MatchString(strings.TrimSpace(words)) && utf8.RuneCountInString(words) >= 2 && s.is(words, words, article.Inferred) {
			return true
		}
	}
	return false
}

// ofSite is the site that the page was saved from.
func (s sources) ofSite() bool {
	for _, words := range s.said.Site {
		if s.is(words, words, article.Inferred) {
			return true
		}
	}
	return false
}

// ofRetold is whose report the text retells.
func (s sources) ofRetold() bool {
	for _, b := range s.a.Blocks[:min(len(s.a.Blocks), 1)] {
		if m := imprint.Retold.In(runes.First(b.Text, imprint.LongestOpening)); m != nil && s.is(m[1], m[0], article.Inferred) {
			return true
		}
	}
	return false
}

var (
	// inBracket is all that the bracket behind a text holds: …。（河西新闻网）, …。（据新华社电）.
	inBracket = expression.NewForm(`(?:^|[。！？”])[\s　]*[（(]\s*(?:据|據)?(\p{Han}{3,16}?)(?:电|電)?\s*[）)][\s　|]*$`, "）", ")")
	// paperBehind is a paper in the bracket behind its writer.
	paperBehind = expression.NewForm(`(?:^|[\s　。！？”])(?:记者|記者|通讯员|通訊員|作者|特约记者)[\s　:：]*\p{Han}{2,3}(?:[\s　、]+\p{Han}{2,3}){0,2}[\s　]?[（(](\p{Han}{2,8}(?:`+naming.Outlets+`))[）)][\s　|｜]*$`, "记者", "記者", "通讯员", "通訊員", "作者")
	// pageOf is the paper that a page's head names: 河西日报 第06版.
	pageOf = expression.Compile(`^[\s　]*《?(\p{Han}{1,8}(?:日报|日報|晚报|晚報|晨报|晨報|早报|早報|商报|商報|时报|時報|都市报|青年报))》?[\s　]+第?[\s　]?[A-Z]?[一二三四五六七八九十\d]{1,3}[\s　]?版`)
	// paperLabel is what readers of electronic papers call the paper: 报名:河西日报 版次:第006版.
	paperLabel = expression.NewForm(`^[\s　]*(?:报名|報名|(?:当前|當前)(?:报纸|報紙)(?:名称|名稱)?)\s*[:：]\s*(\p{Han}{2,12}?)(?:$|[\s　])`, "报名", "報名", "报纸", "報紙")
	// pageRecord is what the programs of electronic papers note of an article: 2023-03-16 河西镇 1 1 河西日报 content_131259.html.
	pageRecord = expression.NewForm(`^[\s　]*`+calendar.Plain+`[\s　].{0,80}?[\s　\d](\p{Han}{2,12})[\s　]+content_\d{1,12}\.html?(?:[\s　]|$)`, "content_")
	// publishes is the name of an author that is no person's and publishes.
	publishes    = expression.Compile(`(?:` + naming.Outlets + `|发布|發布|公众号|公众账号|博客|头条|頭條|频道|頻道|栏目|中心|编辑部|編輯部|委员会|委員會|[^司]局|政府|公司|协会|協會|学会|大学|学院|宣传部|办公室|图书馆|博物馆|出版社)$`)
	rightsHolder = expression.NewForm(`(?:(?:版权所有|版權所有|著作权所有)\s*[:：©]?|(?:主办单位|主辦單位|主办|主辦)\s*[:：©])\s*(?:\d{4}\s*)?([\p{Han}A-Za-z]{2,18}(?:中心|报社|報社|日报社|日报|日報|晚报|晚報|时报|晨报|集团|集團|新闻网|新聞網|网|網|电视台|電視台|委员会|人民政府|宣传部|宣傳部|办公室|公司|医院|醫院|大学|大學|学院|學院|学校|學校|研究院))`, "版权", "版權", "著作", "主办", "主辦")
	holdsRights  = expression.NewForm(`(?:^|[\s|｜])(?:(?:所有|全部)?(?:内容|內容)(?:均|皆)?(?:为|為|归|歸))?([\p{Han}A-Za-z]{2,12}?(?:日报|日報|晚报|晚報|报社|報社|新闻网|新聞網|网|網|在线|在線|电视台|電視台|融媒体中心))社?\s*(?:版权所有|版權所有)`, "版权", "版權")
	wayFrom      = expression.NewForm(`(?:^|位置\s*[:：]\s*)([\p{Han}]{2,10}(?:网|網|在线|在線|报|報))\s*[>»]`, ">", "»")
)
