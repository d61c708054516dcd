package fact

import (
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Part is a piece of an article, folded once for all that look into it.
type Part struct {
	Text   string
	Folded token.Folded
	Title  bool
	Table  bool // of data: no text opens with it
	At     int  // runes of the body before it
}

// Parts are an article's title and its blocks.
func Parts(a *article.Article) []Part {
	all := []Part{{Text: a.Title, Folded: token.Fold(a.Title), Title: true}}
	at := 0
	for _, b := range a.Blocks {
		p := Part{Text: b.Text, Folded: token.Fold(b.Text), At: at, Table: b.Kind == article.Table}
		at += len(p.Folded.Runes)
		all = append(all, p)
	}
	return all
}

// Folded is an article's title and body as search compares them.
func Folded(parts []Part) (title, body string) {
	var text strings.Builder
	for _, p := range parts[1:] {
		for _, r := range p.Folded.Runes {
			text.WriteRune(r)
		}
		text.WriteByte('\n')
	}
	return string(parts[0].Folded.Runes), text.String()
}
