package msword

import (
	"io"
	"iter"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/numbering"
	"fangzhi/build/internal/read/wordml"
)

// DOC reads the paragraphs of a document of Word 97 to 2003 or of WPS
// ([MS-DOC]), a file of so many bytes: its text, then its notes and the texts in
// boxes. What was deleted or hidden is left out, and so are pictures.
func DOC(at io.ReaderAt, size int64) (iter.Seq[Paragraph], error) {
	streams, err := container.Streams(at, size, "worddocument", "0table", "1table")
	if err != nil {
		return nil, err
	}
	more := sync.OnceValue(func() []byte {
		all, _ := container.Streams(at, size, "data") // pictures, mostly: without them it still has its words
		return all["data"]
	})
	d, err := newDOC(streams, more)
	if err != nil {
		return nil, err
	}
	return d.paragraphs, nil
}

// doc is a document of Word: main is its stream of text, in pieces, and table
// that of what is known of it.
type doc struct {
	main, table []byte
	data        func() []byte // the stream of what is too long for the others
	pieces      []piece
	paras       []run // by where in main
	gone        []run // what is deleted or hidden
	styles      []style
	lists       *numbering.Lists
	counts      [8]int // characters of the text, notes, heads, …, in their order
	inTable     bool
	yield       func(Paragraph) bool
	stopped     bool
}

// piece is a run of characters that lie together.
type piece struct {
	from, to int // characters of the document
	at       int // in main
	narrow   bool
}

// The parts of a document's characters, as doc.counts has them ([MS-DOC] 2.5.3).
const (
	docText, docNotes, docEndNotes, docBoxes = 0, 1, 5, 6
)

// Where the head of the main stream (the FIB) tells what ([MS-DOC] 2.5.1).
const (
	fibVersion, fibFlags, fibCounts               = 0x02, 0x0A, 0x4C
	fibStyles, fibCharacters, fibParas, fibPieces = 0xA2, 0xFA, 0x102, 0x1A2
	fibLists, fibReferred                         = 0x2E2, 0x2EA
	fibBytes                                      = 0x1AA
	word97, wordMark                              = 0xC1, 0xA5EC
)

func newDOC(streams map[string][]byte, data func() []byte) (*doc, error) {
	main := streams["worddocument"]
	switch {
	case len(main) < fibBytes:
		return nil, fault.New(fault.Malformed, "it is no document of Word: its text is missing or damaged")
	case container.Uint16(main, fibVersion) < word97:
		return nil, fault.New(fault.Foreign, "it is of Word 95 or older: save it as .docx")
	case container.Uint16(main, 0) != wordMark:
		return nil, fault.New(fault.Malformed, "it is no document of Word: its text is damaged")
	case container.Uint16(main, fibFlags)&0x100 != 0:
		return nil, fault.Locked()
	}
	d := &doc{main: main, table: streams["0table"], data: data}
	if container.Uint16(main, fibFlags)&0x200 != 0 {
		d.table = streams["1table"]
	}
	for i := range d.counts {
		d.counts[i] = int(container.Uint32(main, fibCounts+4*i))
	}
	if d.readPieces(d.structure(fibPieces)); len(d.pieces) == 0 {
		return nil, fault.New(fault.Malformed, "it is damaged: where its text lies is not told")
	}
	d.styles = readStyles(d.structure(fibStyles))
	if at := int(container.Uint32(main, fibLists)) + int(container.Uint32(main, fibLists+4)); at <= len(d.table) {
		d.lists = readLists(d.structure(fibLists), d.table[at:], d.structure(fibReferred))
	}
	d.paras = d.runs(d.structure(fibParas), d.paraRun)
	d.gone = d.runs(d.structure(fibCharacters), goneRun)
	return d, nil
}

// structure is a piece of the table stream that the FIB names.
func (d *doc) structure(at int) []byte {
	from, n := uint64(container.Uint32(d.main, at)), uint64(container.Uint32(d.main, at+4))
	if from+n > uint64(len(d.table)) {
		return nil
	}
	return d.table[from : from+n]
}

// readPieces reads the table of pieces (Clx, [MS-DOC] 2.9.38).
func (d *doc) readPieces(clx []byte) {
	for len(clx) > 3 && clx[0] == 1 { // what was changed in haste
		clx = clx[min(len(clx), 3+container.Uint16(clx, 1)):]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return
	}
	plc := clx[5:]
	n := (len(plc) - 4) / 12
	end := 0
	for i := range n {
		from, to := int(container.Uint32(plc, 4*i)), int(container.Uint32(plc, 4*i+4))
		at := int(container.Uint32(plc, 4*(n+1)+8*i+2))
		p := piece{from: from, to: to, at: at &^ (1 << 30), narrow: at&(1<<30) != 0}
		size := 2
		if p.narrow {
			p.at, size = p.at/2, 1
		}
		if from != end || to < from || p.at+(to-from)*size > len(d.main) {
			return // what lies behind a damaged one cannot be placed
		}
		end = to
		d.pieces = append(d.pieces, p)
	}
}

// paragraphs gives those of the text, then of notes and boxes.
func (d *doc) paragraphs(yield func(Paragraph) bool) {
	d.yield = yield
	at := 0
	for part, n := range d.counts {
		switch part {
		case docText, docNotes, docEndNotes, docBoxes:
			d.part(at, at+n)
		}
		at += n
	}
}

// part reads characters of the document.
func (d *doc) part(from, to int) {
	var text []uint16 // of the paragraph, as UTF-16
	fields := 0       // that are open and still tell what they are
	var open []bool   // of each field, whether it does
	var code []uint16 // what the last that began tells
	for _, p := range d.pieces {
		low, high := max(from, p.from), min(to, p.to)
		for cp := low; cp < high; cp++ {
			at := p.at + (cp - p.from)
			c := uint16(0)
			if p.narrow {
				c = uint16(charmap.Windows1252.DecodeByte(d.main[at]))
			} else {
				at += cp - p.from
				c = uint16(container.Uint16(d.main, at))
			}
			switch c {
			case 0x13: // a field begins: what it is, then what it shows
				open, fields, code = append(open, true), fields+1, code[:0]
			case 0x14, 0x15:
				if n := len(open); n > 0 {
					if open[n-1] {
						open[n-1], fields = false, fields-1
						if c == 0x15 && fields == 0 { // it shows nothing else
							text = append(text, utf16.Encode([]rune(wordml.Overstruck(string(utf16.Decode(code)))))...)
						}
					}
					if c == 0x15 {
						open = open[:n-1]
					}
				}
			case '\r', 0x07, 0x0C:
				d.paragraph(text, c, runAt(d.paras, at))
				text = text[:0]
			default:
				switch {
				case fields > 0 && len(code) < maxCode:
					code = append(code, c)
				case fields == 0 && runAt(d.gone, at) == nil:
					text = append(text, c)
				}
			}
		}
	}
	if len(text) > 0 {
		d.paragraph(text, '\r', nil)
	}
	if d.inTable { // what comes is another's
		d.give(Paragraph{})
	}
}

// maxCode is how much of a field's code is looked at.
const maxCode = 1000

func (d *doc) give(p Paragraph) {
	d.inTable = p.InTable
	if !d.stopped {
		d.stopped = !d.yield(p)
	}
}

// paragraph gives one that ends in a mark: of a paragraph, a cell or a page.
func (d *doc) paragraph(text []uint16, mark uint16, of *run) {
	p := Paragraph{InTable: mark == 0x07 || of != nil && of.inTable, EndsCell: mark == 0x07}
	if of != nil && of.endsRow {
		d.give(Paragraph{InTable: p.InTable, EndsRow: true})
		return
	}
	if of != nil {
		stated, level := d.stated(of)
		switch {
		case level == titleLevel:
			p.Title = true
		case level > 0 && !p.InTable:
			p.Level = level
		}
		d.number(&p, stated)
	}
	p.Text = docMarks.Replace(string(utf16.Decode(text)))
	d.give(p)
}

// docMarks are characters that stand for something else than themselves, or
// for what is no text: pictures, notes.
var docMarks = strings.NewReplacer("\v", "\n", "\t", " ", "\x1e", "-", "\x1f", "", "\x01", "", "\x02", "", "\x03", "", "\x04", "", "\x05", "", "\x08", "", "\x00", "")
