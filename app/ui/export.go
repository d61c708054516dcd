package ui

import (
	"context"
	"encoding/json"
	"strings"

	"fangzhi/app/engine"
	"fangzhi/data/citation"
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
		c.exportForm("CSV", "export.csv", c.exportCSV),
		c.exportForm("JSON Lines", "export.jsonl", c.exportLines),
	}
	for i := range citation.Forms {
		form, note := &citation.Forms[i], "export.records"
		if form.Words {
			note = "export.words"
		}
		body = append(body, c.exportForm(form.Title, note, func(app.Context, app.Event) {
			c.export(form.Ending, form.Kind, func(hits []engine.Hit) string { return asCited(form, hits) })
		}))
	}
	if c.open.busy {
		body = append(body, c.waiting("export.busy"))
	}
	if c.open.err != nil {
		body = append(body, put(say("p.problem", c.t(errorKey(c.open.err))), "role", "alert"))
	}
	return body
}

// exportForm offers a form that results are saved in.
func (c *root) exportForm(name, note string, do app.EventHandler) app.UI {
	save := put(say("button.button", c.t("export.save")), "type", "button", "aria-label", c.t("export.save")+c.t("colon")+name)
	return el("section.form", el("div.form-head", say("h3", name), on(save, "click", do, name)), say("p.note", c.t(note)))
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
	request.Counts, request.Cite = false, true
	c.open.busy, c.open.err = true, nil
	c.async(func() func() {
		result, err := c.client.Search(context.Background(), request)
		return func() {
			c.open.busy, c.open.err = false, err
			if err == nil {
				save(c.exportName(result)+"."+ending, kind, write(result.Hits))
			}
		}
	})
}

// exportName names a file of results, and tells when it has not all of them.
func (c *root) exportName(r *engine.Result) string {
	return fileName(append([]string{c.archiveTitle()}, c.asked()...)...) + c.partName(len(r.Hits), r.Total)
}

// partName ends the name of a file that has the first of what was found alone.
func (c *root) partName(first, total int) string {
	if first >= total {
		return ""
	}
	return "-" + c.t("export.part", c.lang.Number(int64(first)), c.lang.Number(int64(total)))
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
	at := pageAddress()
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
		hit := hits[i]
		hit.Cited = nil // asked for by the other forms
		line, err := json.Marshal(&hit)
		if err == nil { // of strings and numbers it never fails
			b.Write(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// asCited writes how each hit is cited.
func asCited(form *citation.Form, hits []engine.Hit) string {
	var b strings.Builder
	n := 0
	for i := range hits {
		if hits[i].Cited != nil {
			work := citedHere(*hits[i].Cited)
			b.WriteString(form.Next(n, &work))
			n++
		}
	}
	return b.String() + form.End(n)
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
