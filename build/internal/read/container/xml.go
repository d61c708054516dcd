package container

import (
	"encoding/xml"
	"errors"
	"io"

	"fangzhi/build/internal/read/fault"
)

// maxNesting is how deep elements may lie in each other.
const maxNesting = 1000

// Element is an element of a part of XML: its name without the prefix, and
// its attributes alike.
type Element struct {
	Name  string
	Attrs []xml.Attr
}

// Attr is the value of an attribute, "" where there is none.
func (e Element) Attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// On tells whether a property that is there is meant, as Word writes it.
func (e Element) On() bool {
	switch e.Attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// Handler is told of a part's elements and words in their order. A Start that
// returns false leaves the element out with all that is in it.
type Handler struct {
	Start func(Element) bool
	End   func(name string)
	Text  func(string)
}

// walkXML goes through a part. Entities that it declares are not expanded.
func walkXML(name string, r io.Reader, h Handler) error {
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, out := 0, 0 // out is the depth below which all is left out
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if f := fault.In(err); f != nil {
				return f
			}
			return fault.New(fault.Malformed, "%s in it is damaged: %v", name, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return fault.New(fault.Malformed, "the elements of %s lie more than %d deep in each other", name, maxNesting)
			}
			if out == 0 && !h.Start(Element{t.Name.Local, t.Attr}) {
				out = depth
			}
		case xml.EndElement:
			if out == 0 && h.End != nil {
				h.End(t.Name.Local)
			}
			if out == depth {
				out = 0
			}
			depth--
		case xml.CharData:
			if out == 0 && h.Text != nil {
				h.Text(string(t))
			}
		}
	}
}

// AddWords adds to a name that a document states; one that is too long to be
// one ends there.
func AddWords(name, words string) string {
	const most = 4096
	if len(name) > most {
		return name
	}
	return name + words
}

// Walk goes through a part of XML; one that is not there is no error.
func (p *Parts) Walk(name string, h Handler) error {
	r, ok, err := p.Open(name)
	if err != nil || !ok {
		return err
	}
	defer r.Close()
	return walkXML(name, r, h)
}
