package main

import (
	"io"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/citation"
	"fangzhi/data/table"
)

// sink takes articles one by one.
type sink interface {
	article(a *article.Article) error
	end() error
}

// jsonLines writes one JSON object a line.
type jsonLines struct{ out io.Writer }

func (j jsonLines) article(a *article.Article) error { return printJSON(j.out, a) }

func (j jsonLines) end() error { return nil }

// works writes how each article is cited.
type works struct {
	out  io.Writer
	form *citation.Form
	n    int
}

func (l *works) article(a *article.Article) error {
	w := citation.Of(a)
	_, err := io.WriteString(l.out, l.form.Next(l.n, &w))
	l.n++
	return err
}

func (l *works) end() error {
	_, err := io.WriteString(l.out, l.form.End(l.n))
	return err
}

// rows writes CSV: the head with the first article, or at the end where there is none.
type rows struct {
	out   io.Writer
	bom   bool
	begun bool
}

// columns are the header row.
var columns = []string{"id", "title", "date", "source", "genre", "script", "people", "places", "topics", "phrases", "url", "path", "text"}

// listSeparator parts the values of one cell.
const listSeparator = ";"

func (r *rows) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	head := table.Row(columns...)
	if r.bom {
		head = table.Mark + head
	}
	_, err := io.WriteString(r.out, head)
	return err
}

func (r *rows) article(a *article.Article) error {
	list := func(values []string) string { return strings.Join(values, listSeparator) }
	if err := r.begin(); err != nil {
		return err
	}
	_, err := io.WriteString(r.out, table.Row(a.ID, a.Title, dateText(a.Date), a.Source, string(a.Genre), string(a.Script), list(peopleNames(a)), list(placeNames(a)),
		list(a.Topics), list(a.Phrases), a.Origin.URL, a.Origin.Path, a.Text()))
	return err
}

func (r *rows) end() error { return r.begin() }
