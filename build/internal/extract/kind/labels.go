package kind

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// labels are what a title has before a stroke or in brackets, or is signed
// with at its end, when it says what follows. The longer ones of a genre first.
var labels = []struct {
	genre article.Genre
	words string
}{
	{article.ReporterNote, `记者手记|采访手记|采访札记|记者札记|编辑手记|採訪手記|記者手記|手记|手記`},
	{article.Commentary, `来论|來論|社论|社論|评论员文章|本报评论员|特约评论员|评论员|评论|評論|时评|時評|短评|短評|快评|快評|锐评|銳評|微评|热评|网评|漫评|辣评|述评`},
	{article.Interview, `专访|專訪|独家专访|高端访谈|访谈|訪談|对话|對話|问答|問答|答记者问|答記者問`},
	{article.Feature, `走基层|走基層|蹲点日记|蹲点手记|一线见闻|基层见闻|见闻|見聞|纪实|紀實|速写|速寫|散记|散記|琐记|瑣記|侧写|人物通讯|人物通訊|长篇通讯|通讯|通訊|特写|特寫|新闻特写|侧记|側記|特稿|报告文学|报导文学`},
	{article.Brief, `简讯|簡訊|短讯|短訊|一句话新闻|要闻简报|新闻简报`},
	{article.Notice, `公告|公示|通告|启事|啟事|温馨提示|溫馨提示|温馨提醒|溫馨提醒|友情提示`},
}

type labelForm struct {
	genre             article.Genre
	before, at, alone *expression.Expression
}

// A label stands before a stroke (时评丨…), in brackets (【特写】…, …（侧记）), or
// is all that stands behind a dash (…——会议侧记).
var labelForms = func() (forms []labelForm) {
	for _, l := range labels {
		forms = append(forms, labelForm{l.genre,
			expression.Compile(`^\s*[\p{Han}·]{0,6}?(?:` + l.words + `)\s*[丨|｜:：│︱]`),
			expression.Compile(`[【\[（(〔]\s*[\p{Han}·]{0,6}?(?:` + l.words + `)\s*(?:之?[一二三四五六七八九十\d]{0,3})[】\]）)〕]`),
			expression.Compile(`(?:——|—|--|[丨|｜│︱])\s*[^—丨|｜]{0,18}?(?:` + l.words + `)$`)})
	}
	return forms
}()

// formsIn are the forms that can stand in a line.
func formsIn(line string) []labelForm {
	if !labelWords.In(line) {
		return nil
	}
	return labelForms
}

// labelWords are the words of all labels.
var labelWords = func() expression.Words {
	var words []string
	for _, l := range labels {
		words = append(words, strings.Split(l.words, "|")...)
	}
	return expression.NewWords(words...)
}()

const shortText = 400 // characters that a text of a few sentences has at most

// labelled reads a label of the title, or of the line under it. An item that
// tells of another's article is labelled as that is, and is news.
func (g *genres) labelled() bool {
	if g.wire && len(g.a.Blocks) > 0 && retells.MatchString(runes.First(g.a.Blocks[0].Text, imprint.LongestEdge)) {
		return false
	}
	lines := []string{strings.TrimSpace(g.a.Title)}
	if len(g.a.Blocks) > 1 && (dashed.MatchString(g.a.Blocks[0].Text) || strings.HasPrefix(g.a.Blocks[0].Text, "【") && !runes.HasAny(g.a.Blocks[0].Text, "。，")) && runes.AtMost(g.a.Blocks[0].Text, maxSubtitle) {
		lines = append(lines, strings.TrimSpace(g.a.Blocks[0].Text))
	}
	for _, line := range lines {
		for _, l := range formsIn(line) {
			for _, form := range []*expression.Expression{l.before, l.at, l.alone} {
				if m := form.FindStringSubmatch(line); m != nil && (l.genre != article.Brief || g.isShort()) {
					return g.is(l.genre, m[0], article.Stated)
				}
			}
		}
		if m := judges.FindStringSubmatch(line); m != nil && !strings.Contains(m[0], "网友") && !g.wire {
			return g.is(article.Commentary, m[0], article.Stated)
		}
		if m := visited.FindStringSubmatch(line); m != nil {
			return g.is(article.Interview, m[0], article.Stated)
		}
	}
	return false
}

const maxSubtitle = 40

// judges is who gives an opinion, in a title: 老人摔倒没人扶 河西日报评:….
var judges = expression.Compile(`(?:^|[\s　])\p{Han}{0,8}[评評][:：]`)

var (
	dashed  = expression.Compile(`^[\s　]*(?:——|—|--)`)
	retells = expression.Compile(`(?:发表|刊发|播发|刊登|推出|發表|刊發|播發)[^。]{0,24}(?:文章|社论|社論|评论|評論|快评|快評|锐评|时评|通讯|通訊|述评|特写)`)
	visited = expression.Compile(`(?:——|—|--)\s*(?:本报)?(?:记者)?(?:专访|專訪|访[^问問谈民]|訪[^問談民]|对话|對話)[\p{Han}“”·]+(?:[^。]{0,20})$|(?:就|有关|相关).{2,40}答(?:本报|本刊|本网)?(?:记者|記者)[问問]$`)
)

func (g *genres) isShort() bool {
	n := 0
	for _, b := range g.a.Blocks {
		n += utf8.RuneCountInString(b.Text)
	}
	return n <= shortText
}

// columns are the parts of a site or paper that hold one genre alone, folded.
var columns = map[string]article.Genre{
	"新闻": article.News, "要闻": article.News, "本地新闻": article.News, "社会新闻": article.News, "时政新闻": article.News, "新闻动态": article.News, "工作动态": article.News, "图片新闻": article.News,
	"简讯": article.Brief, "评论": article.Commentary, "时评": article.Commentary, "社论": article.Commentary, "访谈": article.Interview, "专访": article.Interview,
	"特写": article.Feature, "通讯": article.Feature, "记者手记": article.ReporterNote, "讲话": article.Speech, "领导讲话": article.Speech,
	"公告": article.Notice, "通知": article.Notice, "通知公告": article.Notice, "公示公告": article.Notice, "公告公示": article.Notice, "公示": article.Notice,
	"法规": article.Law, "政策文件": article.Law, "政策法规": article.Law, "法律法规": article.Law, "规范性文件": article.Law, "文件": article.Law,
	"工作报告": article.Report, "政府工作报告": article.Report, "统计数据": article.Data, "数据": article.Data, "案例": article.Case, "典型案例": article.Case,
}

// inColumn reads the part of the site that a document says it stands in.
func (g *genres) inColumn() bool {
	for _, words := range g.said.Topics {
		if genre, ok := columns[token.FoldString(strings.TrimSpace(words))]; ok {
			return g.is(genre, words, article.Stated)
		}
	}
	return false
}

// stated reads the kind that a record or a page states for machines. Some
// portals call all that they have news, so it is the last sign of it.
func (g *genres) stated() bool {
	for _, words := range g.said.Genre {
		if words == string(article.News) {
			return g.isDated() && g.is(article.News, words, article.Inferred)
		}
		if genre, ok := columns[token.FoldString(strings.TrimSpace(words))]; ok {
			return g.is(genre, words, article.Stated)
		}
	}
	return false
}

// signedByCommentator reads who signs: 本报评论员, 本报特约评论员 林小满.
func (g *genres) signedByCommentator() bool {
	lines := slices.Concat(g.said.Author, g.said.Aside)
	for i, b := range g.a.Blocks {
		if i < 2 || i >= len(g.a.Blocks)-2 {
			lines = append(lines, b.Text)
		}
	}
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if runes.AtMost(line, maxSubtitle) {
			if m := commentator.FindStringSubmatch(line); m != nil {
				return g.is(article.Commentary, m[0], article.Stated)
			}
		}
		if m := commentatorBehind.FindStringSubmatch(runes.Last(line, maxSubtitle)); m != nil {
			return g.is(article.Commentary, m[0], article.Stated)
		}
	}
	return false
}

var (
	commentator       = expression.Compile(`^[（(【\[□■◎●]?\s*(?:[\p{Han}]{2,8}?)?(?:特约|特邀|首席)?(?:评论员|評論員)(?:[\s　:：]*[\p{Han}]{2,4})?\s*[）)】\]]?$|^[（(【\[]\s*文\s?[/／]\s?\p{Han}{2,8}(?:专栏作者|专栏作家|專欄作者|專欄作家)[\s　:：]*[\p{Han}·]{2,8}\s*[）)】\]]$`)
	commentatorBehind = expression.Compile(`[（(](?:本报|本報|本刊|本网|本網)?(?:特约|特邀|首席)?(?:评论员|評論員)[\s　:：]*[\p{Han}\s　]{0,6}[）)]$|[（(]作者(?:系|为|是|為|係)[^（）()。]{4,40}[）)]$`)
)
