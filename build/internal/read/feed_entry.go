package read

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/webpage"
	"fangzhi/data/article"
)

// item is an entry as an item.
func (f *feed) item(e entry) Item {
	f.number++
	item := Item{Place: fmt.Sprintf("item %d", f.number)}
	for _, values := range e {
		for _, v := range values {
			item.Bytes += len(v)
		}
	}
	if kind := e.first("wp:post_type"); kind != "" && kind != "post" && kind != "page" {
		item.LeftOut = "no article (" + shortCell(kind) + ")"
	} else if status := e.first("wp:status"); status != "" && status != "publish" {
		item.LeftOut = "not published (" + shortCell(status) + ")"
	}
	site := plainWords(f.about.first("title"))
	rights := f.about.first("copyright", "rights", "dc:rights")
	item.make = func(Mapping) (Document, string) {
		d := e.document()
		d.add(FieldSite, site)
		d.add(FieldRights, first(e.first("rights", "dc:rights"), rights))
		if d.Title == "" && len(d.Blocks) == 0 {
			return d, "no title and no text"
		}
		return d, ""
	}
	return item
}

// document reads an entry.
func (e entry) document() Document {
	text := e.first("content:encoded", "content", "xhtml:body", "fullitem", "description", "summary")
	d := Document{Format: Feed, Title: titleLine(plainWords(e.first("title", "dc:title"))), Raw: text}
	d.Blocks = withoutTitle(markedUp(text), d.Title)
	d.add(FieldDate, e.first("pubDate", "published", "issued", "dc:date", "dc:created", "dc:issued", "updated", "modified", "dc:modified"))
	d.add(FieldSource, plainWords(e.first("source", "dc:publisher", "dc:source")))
	for _, author := range append(e["dc:creator"], e["author"]...) {
		if at := strings.IndexByte(author, '('); at > 0 && strings.Contains(author[:at], "@") { // of RSS: address (name)
			author = strings.Trim(author[at:], "() ")
		}
		if !strings.Contains(author, "@") {
			d.add(FieldAuthor, plainWords(author))
		}
	}
	d.add(FieldURL, first(e.first("link"), e.first("permalink")))
	for _, topic := range append(e["category"], e["dc:subject"]...) {
		d.add(FieldTopics, plainWords(topic))
	}
	return d
}

// markedUp makes blocks of text that is HTML, or no more than words.
func markedUp(text string) []article.Block {
	if i := strings.IndexByte(text, '<'); i >= 0 && strings.IndexByte(text[i:], '>') > 0 {
		return webpage.Fragment(text)
	}
	return webpage.Lines(html.UnescapeString(text))
}

// plainWords are the words of a title or a name, which may be marked up.
func plainWords(text string) string {
	if strings.Contains(text, "</") || strings.Contains(text, "/>") {
		text = tag.ReplaceAllString(text, "")
	}
	return oneLine(html.UnescapeString(text))
}

var tag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

func (f *feed) fault(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, errTooLong), f.in.left <= 0:
		return fault.New(fault.TooLarge, "item %d is longer than %d MB", f.number+1, MaxLineBytes>>20)
	case errors.Is(err, io.EOF) && !f.begun:
		return fault.New(fault.Malformed, "there is no element in it")
	case errors.Is(err, io.EOF):
		return io.EOF
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return fault.New(fault.Truncated, "it breaks off after item %d", f.number)
	case syntax != nil:
		return fault.New(fault.Malformed, "line %d is no XML: %s", syntax.Line, syntax.Msg)
	}
	return err
}

// first is the first of the words that are any.
func first(words ...string) string {
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			return w
		}
	}
	return ""
}
