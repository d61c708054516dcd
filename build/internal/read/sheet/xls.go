package sheet

import (
	"io"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/fault"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The records of a workbook that are read ([MS-XLS] 2.3).
const (
	xlsFormula, xlsEOF, xlsDateMode, xlsFilePass, xlsContinue, xlsCodePage = 0x06, 0x0A, 0x22, 0x2F, 0x3C, 0x42
	xlsSheet, xlsMulRK, xlsXF, xlsRichText, xlsShared, xlsSharedText       = 0x85, 0xBD, 0xE0, 0xD6, 0xFC, 0xFD
	xlsNumber, xlsText, xlsBoolErr, xlsString, xlsRK, xlsFormat, xlsBOF    = 0x203, 0x204, 0x205, 0x207, 0x27E, 0x41E, 0x809
)

// xlsVersion97 is the version of Excel 97 to 2003 and of WPS, whose texts are
// UTF-16; that of Excel 5 and 95, in a charset of its own, is less.
const xlsVersion97 = 0x600

// xls is a workbook of Excel 5 to 2003 or of WPS.
type xls struct {
	stream  []byte              // its records
	wide    bool                // texts are UTF-16
	decode  func([]byte) string // of texts that are not UTF-16
	sheets  []int               // where they begin
	names   []string
	shared  []string // the texts that cells refer to
	numbers numbers

	cells []xlsCell // of the sheet being read, those to come
	left  int       // bytes of sheets that may yet be looked at
	cut   bool      // the sheet breaks off
}

// OpenXLS opens a workbook of Excel 5 to 2003 or of WPS, a file of so many
// bytes; decode makes text of bytes whose charset is not known.
func OpenXLS(at io.ReaderAt, size int64, decode func([]byte) string) (Book, error) {
	streams, err := container.Streams(at, size, "workbook", "book")
	if err != nil {
		return nil, err
	}
	stream, ok := streams["workbook"]
	if !ok { // which some files have beside it, for older programs
		stream = streams["book"]
	}
	return newXLS(stream, decode)
}

func newXLS(stream []byte, decode func([]byte) string) (*xls, error) {
	x := &xls{stream: stream, decode: decode, left: len(stream), numbers: numbers{since: since1900}}
	return x, x.readGlobals()
}

func (x *xls) Names() []string { return x.names }

// readGlobals reads what stands before the sheets: what they are and what their
// cells refer to.
func (x *xls) readGlobals() error {
	r, ok := nextRecord(x.stream, 0)
	if !ok || r.id != xlsBOF {
		return fault.New(fault.Malformed, "it is no workbook of Excel 5 to 2003: its cells are missing or damaged")
	}
	x.wide = container.Uint16(r.body, 0) >= xlsVersion97
	own := map[int]bool{}
	var formats []int // of the styles
	unlocked := false
	for r.id != xlsEOF {
		if r, ok = nextRecord(x.stream, r.after); !ok {
			return fault.New(fault.Truncated, "it breaks off before its cells")
		}
		switch r.id {
		case xlsFilePass:
			if unlocked || !unlock(x.stream, r.body) {
				return fault.Locked()
			}
			unlocked = true
		case xlsCodePage:
			x.setCharset(container.Uint16(r.body, 0))
		case xlsDateMode:
			if container.Uint16(r.body, 0) == 1 {
				x.numbers.since = since1904
			}
		case xlsFormat:
			length := 1
			if x.wide {
				length = 2
			}
			own[container.Uint16(r.body, 0)] = showsDate(x.text(r, 2, length))
		case xlsXF:
			formats = append(formats, container.Uint16(r.body, 2))
		case xlsSheet:
			if len(r.body) > 6 && r.body[4]&3 == 0 && r.body[5] == 0 && len(x.sheets) < maxSheets { // shown, and one of cells
				x.names, x.sheets = append(x.names, x.text(r, 6, 1)), append(x.sheets, int(container.Uint32(r.body, 0)))
			}
		case xlsShared:
			x.readShared(r)
		}
	}
	for _, format := range formats {
		x.numbers.shown = append(x.numbers.shown, showsDates(format, own))
	}
	return nil
}

// setCharset says which texts are that are not UTF-16. What programs of other
// languages write, they also write into texts that are Chinese: that is left to
// be found.
func (x *xls) setCharset(codePage int) {
	var charset encoding.Encoding
	switch codePage {
	case 936:
		charset = simplifiedchinese.GB18030
	case 950:
		charset = traditionalchinese.Big5
	default:
		return
	}
	x.decode = func(raw []byte) string {
		text, _ := charset.NewDecoder().Bytes(raw) // what is no character becomes one that says so
		return string(text)
	}
}

// readShared reads the texts that cells refer to by number.
func (x *xls) readShared(r xlsRecord) {
	in := x.reader(r, 8)
	for n := container.Uint32(r.body, 4); n > 0 && !in.spent && len(x.shared) < maxShared; n-- {
		x.shared = append(x.shared, in.text(in.uint(2)))
	}
}

// text is the text in a record behind its length, a number of so many bytes.
func (x *xls) text(r xlsRecord, at, length int) string {
	in := x.reader(r, at)
	n := in.uint(length)
	if x.wide {
		return in.text(n)
	}
	return x.decode(in.bytes(n))
}
