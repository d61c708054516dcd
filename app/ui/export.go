package ui

import (
	"context"
	"encoding/json"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/table"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mostExported is how many results the page writes out; for more there is
// `fangzhi export`.
const mostExported = 1000

func (c *root) openExport(app.Context, app.Event) { c.openWindow("export") }

// exportWindow offers the results in the forms that other programs read.
func (c *root) exportWindow() []app.UI {
	if c.found.result == nil {
		return nil
	}
	total := c.found.result.Total
	words := c.lang.Count("export.all", total)
	if total > mostExported {
		words = c.t("export.first", c.lang.Number(mostExported), c.lang.Number(int64(total)))
	}
	body := []app.UI{
		say("p", words),
		el("section.form", el("div.form-head", say("h3", "CSV"), button(c.t("export.save"), c.exportCSV)), say("p.note", c.t("export.csv"))),
		el("section.form", el("div.form-head", say("h3", "JSON Lines"), button(c.t("export.save"), c.exportLines)), say("p.note", c.t("export.jsonl"))),
	}
	if c.open.busy {
		body = append(body, c.waiting("export.busy"))
	}
	if c.open.err != nil {
		body = append(body, put(say("p.problem", c.t(errorKey(c.open.err))), "role", "alert"))
	}
	return body
}

func (c *root) exportCSV(app.Context, app.Event) { c.export("csv", "text/csv", c.asCSV) }
func (c *root) exportLines(app.Context, app.Event) {
	c.export("jsonl", "application/x-ndjson", asLines)
}

// export asks for all the results at once and saves them as a file.
func (c *root) export(ending, kind string, write func([]engine.Hit) string) {
	if c.open.busy {
		return
	}
	s := c.at.Asked()
	request := s.Request(0, mostExported)
	request.Counts = false
	c.open.busy, c.open.err = true, nil
	c.async(func() func() {
		result, err := c.client.Search(context.Background(), request)
		return func() {
			c.open.busy, c.open.err = false, err
			if err == nil {
				save(fileName(append([]string{c.archiveTitle()}, c.asked()...)...)+"."+ending, kind, write(result.Hits))
			}
		}
	})
}

// fileName puts names together into one that every system takes.
func fileName(names ...string) string {
	name := strings.Trim(strings.Join(names, "-"), "-")
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, firstRunes(name, 60))
}

// asCSV writes hits as RFC 4180 has it, after the mark that tells Excel that
// it is UTF-8.
func (c *root) asCSV(hits []engine.Hit) string {
	at, _, _ := strings.Cut(text(app.Window().Get("location"), "href"), "#")
	var b strings.Builder
	b.WriteString(table.Mark + table.Row("id", "title", "date", "source", "places", "script", "snippet", "address"))
	for i := range hits {
		hit := &hits[i]
		date := ""
		if hit.Date != nil {
			date = *hit.Date
		}
		places := make([]string, len(hit.Places))
		for k, levels := range hit.Places {
			places[k] = strings.Join(levels, "/")
		}
		b.WriteString(table.Row(hit.ID, hit.Title, date, hit.Source, strings.Join(places, ";"), string(hit.Script),
			hit.Snippet, at+Search{}.Article(hit.ID).String()))
	}
	return b.String()
}

// asLines writes each hit as the page API gives it, a line each.
func asLines(hits []engine.Hit) string {
	var b strings.Builder
	for i := range hits {
		line, err := json.Marshal(&hits[i])
		if err == nil { // of strings and numbers it never fails
			b.Write(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// save has the browser save a text as a file.
func save(name, kind, words string) {
	window := app.Window()
	try(func() {
		parts := []any{words}
		if rest, marked := strings.CutPrefix(words, table.Mark); marked { // the way from Go to the page drops a mark
			parts = []any{window.Get("String").Call("fromCharCode", 0xfeff), rest}
		}
		file := window.Get("Blob").New(parts, map[string]any{"type": kind + ";charset=utf-8"})
		address := window.Get("URL").Call("createObjectURL", file)
		link := document().Call("createElement", "a")
		link.Set("href", address)
		link.Set("download", name)
		link.Call("click")
		window.Get("URL").Call("revokeObjectURL", address)
	})
}

// firstRunes are the first characters of a text, n at most.
func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}
