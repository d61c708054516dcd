package pipeline

import (
	"fangzhi/data/article"
)

// nearChapters is how many chapters of a book each of them names: a book of
// thousands would weigh more in names than in text.
const nearChapters = 100

// linkBook tells each chapter of a book of it and of the chapters around.
func linkBook(items []*spooled, title string) {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.Article.ID
	}
	for i, item := range items {
		if item.Article.Page != nil { // a page of its own in the book
			continue
		}
		from := max(0, min(i-nearChapters/2, len(ids)-nearChapters))
		near := ids[from:min(len(ids), from+nearChapters)]
		item.Article.Page = &article.Page{Title: title, Articles: append([]string(nil), near...)}
		item.PageAt = i - from
	}
}
