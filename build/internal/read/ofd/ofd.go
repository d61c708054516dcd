// Package ofd reads where the text of an OFD file stands (GB/T 33190), the format
// of official documents in China: the lines of its pages, for package typeset to
// put together. What page templates, annotations and seals say is left out. Its
// errors are of package fault.
package ofd

import (
	"io"
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/typeset"
)

// Bounds of a file.
const (
	maxDocuments = 100
	maxLevels    = 6 // of bookmarks
)

// Read gives the pages of a file of so many bytes, and its bookmarks. more tells
// that it has more than is read.
func Read(at io.ReaderAt, size int64) (pages []typeset.Page, marks []typeset.Bookmark, more bool, err error) {
	p, err := container.Open(at, size)
	if err != nil {
		return nil, nil, false, err
	}
	if !p.Has("OFD.xml") {
		return nil, nil, false, fault.New(fault.Malformed, "it is no OFD: OFD.xml is missing in it")
	}
	var roots []string
	locked := false
	err = p.Walk("OFD.xml", values(func(name, value string) {
		if name == "DocRoot" && len(roots) < maxDocuments {
			roots = append(roots, found(p, "OFD.xml", value))
		}
	}, func(e container.Element) { locked = locked || e.Name == "Encryptions" || e.Name == "EncryptInfo" }))
	switch {
	case err != nil:
		return nil, nil, false, err
	case locked:
		return nil, nil, false, fault.New(fault.Encrypted, "it is locked")
	case len(roots) == 0 || !p.Has(roots[0]):
		return nil, nil, false, fault.New(fault.Malformed, "it is no OFD: it names no document")
	}
	characters := 0
	for _, root := range roots {
		d := document{parts: p, name: root}
		if err := d.read(); err != nil {
			return pages, marks, false, err
		}
		marks = append(marks, d.marks...)
		for _, name := range d.pages {
			if len(pages) == typeset.MaxPages || characters > typeset.MaxCharacters {
				return pages, marks, true, nil
			}
			page, n, err := readPage(p, name, d.height)
			if err != nil {
				return pages, marks, false, err
			}
			pages, characters = append(pages, page), characters+n
		}
	}
	return pages, marks, false, nil
}

// values is a handler that is told of the words in elements, and of elements.
func values(value func(name, value string), start func(container.Element)) container.Handler {
	words := ""
	return container.Handler{
		Start: func(e container.Element) bool { words = ""; start(e); return true },
		Text:  func(s string) { words = container.AddWords(words, s) },
		End:   func(name string) { value(name, strings.TrimSpace(words)); words = "" },
	}
}

// found is the part that an address in another leads to: beside that, or as some
// programs write it, from the root.
func found(p *container.Parts, from, address string) string {
	if name := container.Beside(from, address); p.Has(name) && !strings.HasPrefix(address, "/") {
		return name
	}
	return container.Beside("", address)
}

// document is what a document's own part says.
type document struct {
	parts  *container.Parts
	name   string
	height float64 // of pages that state none, in millimetres
	pages  []string
	marks  []typeset.Bookmark
}

func (d *document) read() error {
	level := 0
	h := values(func(name, value string) {
		switch name {
		case "PhysicalBox":
			if box := numbers(value); len(box) == 4 && d.height == 0 {
				d.height = box[3]
			}
		case "OutlineElem":
			level--
		}
	}, func(e container.Element) {
		switch e.Name {
		case "Page":
			if address := e.Attr("BaseLoc"); address != "" && len(d.pages) <= typeset.MaxPages {
				d.pages = append(d.pages, found(d.parts, d.name, address))
			}
		case "OutlineElem":
			if level++; level <= maxLevels && len(d.marks) < typeset.MaxBookmarks {
				d.marks = append(d.marks, typeset.Bookmark{Title: e.Attr("Title"), Level: level})
			}
		}
	})
	return d.parts.Walk(d.name, h)
}

// numbers are those of a list, none of one that is damaged.
func numbers(list string) (all []float64) {
	for _, word := range strings.Fields(list) {
		n, err := strconv.ParseFloat(word, 64)
		if err != nil || n < -maxPlace || n > maxPlace {
			return nil
		}
		all = append(all, n)
	}
	return all
}

// maxPlace is how far, in millimetres, anything may stand from anything.
const maxPlace = 1e5
