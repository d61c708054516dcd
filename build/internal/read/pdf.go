package read

import (
	"context"
	"errors"
	"unicode/utf8"

	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/pdftext"
	"fangzhi/build/internal/read/plaintext"
	"fangzhi/build/internal/read/typeset"
	"fangzhi/data/article"
)

// readPDF reads the text of a PDF, which does not say what is a paragraph.
func readPDF(ctx context.Context, b Binary) ([]Document, error) {
	pages, outline, more, err := pdftext.Read(ctx, b.At, b.Bytes)
	switch {
	case errors.Is(err, pdftext.ErrLocked):
		return nil, fault.Locked()
	case errors.Is(err, pdftext.ErrDamaged):
		return nil, fault.New(fault.Malformed, "it is damaged, or no PDF")
	case errors.Is(err, pdftext.ErrTooLong):
		return nil, fault.New(fault.TooLarge, "%v", err)
	case err != nil:
		return nil, err
	}
	return setPages(pages, outline, more, "make it searchable first, as with ocrmypdf")
}

// setPages makes a document of pages on which text is set; hint says what to do
// with those that have none.
func setPages(pages []typeset.Page, outline []typeset.Bookmark, more bool, hint string) ([]Document, error) {
	characters, unknown := 0, 0
	for _, p := range pages {
		unknown += p.Unknown
		for _, line := range p.Lines {
			characters += utf8.RuneCountInString(line.Text)
		}
	}
	switch {
	case characters < leastPageText*len(pages) && characters < leastScanText:
		return nil, fault.New(fault.Scanned, "its %d pages are pictures, without text: %s", len(pages), hint)
	case unknown*3 > characters:
		return nil, fault.New(fault.Scanned, "its fonts do not say which characters they show: %s --force-ocr", hint)
	}
	if characters < leastOutlined {
		outline = nil
	}
	d := setText(typeset.LayOut(pages, outline))
	if more {
		return []Document{d}, fault.New(fault.TooLarge, "it has more than %d pages or %d characters: the rest is not read", typeset.MaxPages, typeset.MaxCharacters)
	}
	return []Document{d}, nil
}

// setText makes a document of a text that was set.
func setText(t typeset.Text) Document {
	d := Document{Title: t.Title, Raw: t.Raw, Outlined: t.Outlined}
	for _, p := range t.Paragraphs {
		block := article.Block{Kind: article.Paragraph, Text: p.Text}
		switch {
		case p.Level > 0:
			block.Kind, block.Level = article.Heading, p.Level
		case !p.Note:
			block = plaintext.Block(p.Text)
			if block.Kind == article.Heading && t.Outlined > 0 { // which the outline does not name
				block.Level = t.Outlined + 1
			}
		}
		d.Blocks = append(d.Blocks, block)
	}
	return d
}

// leastOutlined is how many characters a PDF has that may be a book: its
// bookmarks say what its chapters are.
const leastOutlined = 100_000

// A PDF with fewer characters than these is pictures of pages.
const (
	leastPageText = 10 // on each page
	leastScanText = 200
)
