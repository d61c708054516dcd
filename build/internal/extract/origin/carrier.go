package origin

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// carrier notes who carried an article, where its source is another.
func carrier(a *article.Article, said fact.Statements) {
	if a.Source == "" {
		return
	}
	told := []string{token.FoldString(a.Source)}
	tell := func(name, words string, certainty article.Certainty) {
		key := token.FoldString(name)
		if n := utf8.RuneCountInString(name); n < 2 || n > maxSource || naming.IsPerson(name) || len(naming.NamesIn(words)) > 0 || slices.Contains(told, key) {
			return
		}
		told = append(told, key)
		fact.Note(a, fact.KindCarrier, name, words, certainty)
	}
	for _, words := range slices.Concat(said.Author, said.Site) {
		tell(nameOnly(words), words, article.Stated)
	}
	for _, words := range said.Aside {
		if m := hotlineOf.In(words); m != nil && !strings.ContainsAny(m[1], "可请請打拨撥") {
			tell(m[1], m[0], article.Inferred)
		}
	}
}

// hotlineOf is a line by which a site asks its readers for news: it names itself.
var hotlineOf = expression.NewForm(`^([\p{Han}A-Za-z]{2,14}(?:网|網|报|報|在线|在線|新闻|新聞|客户端|客戶端))(?:新闻|新聞)?(?:报料|報料|爆料|投稿|读者|讀者)(?:热线|熱線|电话|電話|邮箱|郵箱|信箱|专线)\s*[:：]`, "热线", "熱線", "电话", "電話", "箱", "专线")
