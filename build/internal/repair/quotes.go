package repair

import (
	"regexp"
	"strings"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// lostQuotes puts quotation marks back where a title has underscores: pages
// whose addresses are made of titles lose them so.
//
// Evidence: the underscores come in pairs around one to four Han characters,
// inside words (上_下_一心), and there are two pairs, or the text quotes the
// same words. It leaves alone underscores that part a title from a site's name
// (标题_来源_网站) and those of names of things (file_name). One pair alone is
// enough where a word that ends or opens no name stands beside it (让_烦心事_不过夜).
func lostQuotes(p *page.Page) {
	if strings.Count(p.Title, "_")%2 != 0 {
		return
	}
	pairs := underscored.FindAllStringSubmatch(p.Title, -1)
	if len(pairs) == 0 || 2*len(pairs) != strings.Count(p.Title, "_") {
		return
	}
	for _, pair := range pairs {
		if !runes.AtMost(pair[1], 4) || siteWord.MatchString(pair[1]) {
			return
		}
	}
	if len(pairs) == 1 && !quotes(p, pairs[0][1]) && !isInPhrase(p.Title) {
		return
	}
	first, last := strings.Index(p.Title, "_"), strings.LastIndex(p.Title, "_")
	if first == 0 && last == len(p.Title)-1 && len(pairs) == 1 {
		return
	}
	var edits []page.Edit
	for _, m := range underscored.FindAllStringSubmatchIndex(p.Title, -1) {
		edits = append(edits, page.Edit{From: m[0], To: m[1], With: "“" + p.Title[m[2]:m[3]] + "”", Certainty: article.Inferred})
	}
	p.Change("lost-quotes", article.InTitle, edits)
}

var (
	underscored = regexp.MustCompile(`_(\p{Han}+)_`)
	siteWord    = regexp.MustCompile(`(网|網|报|報|新闻|新聞|频道|頻道|资讯|資訊|首页|要闻|博客|论坛|论坛|社区|中心|科技|财经|体育|娱乐)$`)
)

// isInPhrase tells a pair of underscores in the middle of a phrase.
func isInPhrase(title string) bool { return phrase.MatchString(title) }

var phrase = regexp.MustCompile(`(?:[让讓把将將用以为為从從给給被向的是与與变變]|[敲念打绘繪]好)_\p{Han}+_|_\p{Han}+_(?:[的了不里裡到出进進变變成让讓更有起]|[“《])`)

// quotes tells whether the text has the words in quotation marks.
func quotes(p *page.Page, words string) bool {
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "“"+words+"”") || strings.Contains(b.Text, "「"+words+"」") {
			return true
		}
	}
	return false
}
