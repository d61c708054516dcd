package read

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/fault"
)

// feed reads RSS 0.9 to 2.0, RDF and Atom; and what WordPress exports, which
// is RSS. Entities that a file declares are not expanded.
type feed struct {
	xml    *xml.Decoder
	in     *bounded
	about  entry // what the feed says of itself
	number int
	begun  bool
}

// Bounds of a feed, whose items are bounded by MaxLineBytes.
const maxFeedDepth = 200

// entry is an item while it is read: values by name, of names that are asked for.
type entry map[string][]string

// asked are the names that something is read from.
var asked = map[string]bool{
	"title": true, "dc:title": true, "name": true, "link": true, "permalink": true, "category": true, "dc:subject": true,
	"content:encoded": true, "content": true, "xhtml:body": true, "fullitem": true, "description": true, "summary": true, "author": true, "dc:creator": true,
	"pubDate": true, "published": true, "issued": true, "dc:date": true, "dc:created": true, "dc:issued": true, "updated": true, "modified": true, "dc:modified": true,
	"source": true, "dc:publisher": true, "dc:source": true, "copyright": true, "rights": true, "dc:rights": true,
	"wp:post_type": true, "wp:status": true,
}

// mostValues is how many values of one name are kept.
const mostValues = 1000

func (e entry) add(name, value string) {
	if asked[name] && len(e[name]) < mostValues {
		e[name] = append(e[name], value)
	}
}

func (e entry) first(names ...string) string {
	for _, name := range names {
		for _, value := range e[name] {
			if strings.TrimSpace(value) != "" {
				return value
			}
		}
	}
	return ""
}

// vocabularies are the namespaces whose names are known, by the prefix they go
// by here; a prefix that a file forgets to declare is taken at its word.
var vocabularies = map[string]string{
	"": "", "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://backend.userland.com/rss2": "",
	"http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "", "atom": "",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:", "rdf": "rdf:",
	"http://purl.org/dc/elements/1.1/": "dc:", "http://purl.org/dc/terms/": "dc:", "dc": "dc:", "dcterms": "dc:",
	"http://purl.org/rss/1.0/modules/content/": "content:", "content": "content:",
	"http://www.w3.org/1999/xhtml": "xhtml:", "xhtml": "xhtml:",
}

func nameOf(n xml.Name) string {
	if prefix, known := vocabularies[n.Space]; known {
		return prefix + n.Local
	}
	if n.Space == "wp" || strings.HasPrefix(n.Space, "http://wordpress.org/export/") {
		return "wp:" + n.Local
	}
	return n.Space + " " + n.Local
}

func newFeed(r io.Reader) *feed {
	f := &feed{in: &bounded{r: r}, about: entry{}}
	f.xml = xml.NewDecoder(f.in)
	f.xml.Strict = false
	f.xml.Entity = xml.HTMLEntity
	f.xml.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	return f
}

func (f *feed) Next() (Item, error) {
	f.in.allow(MaxLineBytes)
	for {
		token, err := f.xml.Token()
		if err != nil {
			return Item{}, f.fault(err)
		}
		start, isStart := token.(xml.StartElement)
		if !isStart {
			continue
		}
		name := nameOf(start.Name)
		if !f.begun {
			if name != "rss" && name != "feed" && name != "rdf:RDF" && name != "channel" {
				return Item{}, fault.New(fault.Foreign, "XML whose first element is <%s>: of XML, feeds (RSS, Atom) and pages are read", shortCell(start.Name.Local))
			}
			f.begun = true
		}
		switch name {
		case "item", "entry":
			e, err := f.entry()
			if err != nil {
				return Item{}, f.fault(err)
			}
			return f.item(e), nil
		case "rss", "feed", "rdf:RDF", "channel": // what holds the items is gone into
		default:
			value, err := f.value(start, f.about, 0)
			if err != nil {
				return Item{}, f.fault(err)
			}
			if f.about.first(name) == "" {
				delete(f.about, name)
				f.about.add(name, value)
			}
		}
	}
}

// entry reads the values of an item.
func (f *feed) entry() (entry, error) {
	f.in.allow(MaxLineBytes)
	e := entry{}
	for {
		token, err := f.xml.Token()
		if err != nil {
			return nil, midway(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			return e, nil
		case xml.StartElement:
			value, err := f.value(t, e, 1)
			if err != nil {
				return nil, midway(err)
			}
			e.add(nameOf(t.Name), value)
		}
	}
}

// value is what an element holds: words, or marked-up text as HTML.
func (f *feed) value(start xml.StartElement, e entry, depth int) (string, error) {
	if depth > maxFeedDepth {
		return "", fault.New(fault.Malformed, "its elements lie more than %d deep in each other", maxFeedDepth)
	}
	attributes := map[string]string{}
	for _, a := range start.Attr {
		attributes[a.Name.Local] = a.Value
	}
	switch name := nameOf(start.Name); name {
	case "link":
		if rel := attributes["rel"]; attributes["href"] != "" && (rel == "" || rel == "alternate") {
			e.add("link", attributes["href"])
		}
	case "category":
		if words := attributes["label"] + attributes["term"]; words != "" {
			e.add("category", first(attributes["label"], attributes["term"]))
		}
	case "author", "source": // of Atom: elements in it
		inner, text, err := f.inside(depth)
		if err != nil {
			return "", err
		}
		return first(inner.first("name", "title"), text), nil
	case "guid":
		if attributes["isPermaLink"] != "false" {
			text, err := f.markup(depth)
			if strings.HasPrefix(text, "http") {
				e.add("permalink", text)
			}
			return text, err
		}
	}
	text, err := f.markup(depth)
	if attributes["mode"] == "base64" {
		if raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), "")); err == nil && utf8.Valid(raw) {
			return string(raw), nil
		}
	}
	if attributes["type"] == "text" { // of Atom: what looks like markup is none
		text = html.EscapeString(text)
	}
	return text, err
}

// inside reads an element that may hold others, or words.
func (f *feed) inside(depth int) (entry, string, error) {
	e := entry{}
	var words strings.Builder
	for {
		token, err := f.xml.Token()
		if err != nil {
			return nil, "", midway(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			return e, strings.TrimSpace(words.String()), nil
		case xml.CharData:
			words.Write(t)
		case xml.StartElement:
			value, err := f.value(t, entry{}, depth+1)
			if err != nil {
				return nil, "", err
			}
			e.add(nameOf(t.Name), value)
		}
	}
}

// markup reads up to the end of an element. Elements in it are written as
// HTML, and then the words between them too.
func (f *feed) markup(depth int) (string, error) {
	var words, marked strings.Builder
	open, marks := 1, false
	for {
		token, err := f.xml.Token()
		if err != nil {
			return "", midway(err)
		}
		switch t := token.(type) {
		case xml.CharData:
			words.Write(t)
			marked.WriteString(html.EscapeString(string(t)))
		case xml.StartElement:
			if open++; depth+open > maxFeedDepth {
				return "", fault.New(fault.Malformed, "its elements lie more than %d deep in each other", maxFeedDepth)
			}
			marks = true
			marked.WriteString("<" + t.Name.Local)
			for _, a := range t.Attr {
				fmt.Fprintf(&marked, ` %s="%s"`, a.Name.Local, html.EscapeString(a.Value))
			}
			marked.WriteString(">")
		case xml.EndElement:
			if open--; open == 0 {
				if marks {
					return marked.String(), nil
				}
				return words.String(), nil
			}
			marked.WriteString("</" + t.Name.Local + ">")
		}
	}
}
