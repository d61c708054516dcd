package pdftext

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"fangzhi/build/internal/read/typeset"
)

// maxLevels is how deep bookmarks lie in each other, which may go round in
// circles.
const maxLevels = 6

// outline reads a document's bookmarks in their order. Where they lead to is
// not asked: this release of the library gives it for none.
func outline(p pdfium.Pdfium, document references.FPDF_DOCUMENT) []typeset.Bookmark {
	o := &outliner{p: p, document: document}
	o.below(nil, 1)
	return o.marks
}

type outliner struct {
	p        pdfium.Pdfium
	document references.FPDF_DOCUMENT
	marks    []typeset.Bookmark
}

// below takes the bookmarks below one, or the first of all.
func (o *outliner) below(parent *references.FPDF_BOOKMARK, level int) {
	if level > maxLevels {
		return
	}
	first, err := o.p.FPDFBookmark_GetFirstChild(&requests.FPDFBookmark_GetFirstChild{Document: o.document, Bookmark: parent})
	if err != nil {
		return
	}
	for mark := first.Bookmark; mark != nil && len(o.marks) < typeset.MaxBookmarks; {
		title, err := o.p.FPDFBookmark_GetTitle(&requests.FPDFBookmark_GetTitle{Bookmark: *mark})
		if err != nil {
			return
		}
		o.marks = append(o.marks, typeset.Bookmark{Title: title.Title, Level: level})
		o.below(mark, level+1)
		next, err := o.p.FPDFBookmark_GetNextSibling(&requests.FPDFBookmark_GetNextSibling{Document: o.document, Bookmark: *mark})
		if err != nil {
			return
		}
		mark = next.Bookmark
	}
}
