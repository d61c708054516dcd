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

// records writes a record of each article for programs that keep references.
type records struct {
	out    io.Writer
	record func(*citation.Work) string
}

func (r records) article(a *article.Article) error {
	w := citation.Of(a)
	_, err := io.WriteString(r.out, r.record(&w))
	return err
}

func (r records) end() error { return nil }

// cslList writes one JSON list of CSL items.
type cslList struct {
	out   io.Writer
	begun bool
}

func (l *cslList) article(a *article.Article) error {
	w, before := citation.Of(a), "[\n"
	if l.begun {
		before = ",\n"
	}
	l.begun = true
	_, err := io.WriteString(l.out, before+w.CSL())
	return err
}

func (l *cslList) end() error {
	after := "\n]\n"
	if !l.begun {
		after = "[]\n"
	}
	_, err := io.WriteString(l.out, after)
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
