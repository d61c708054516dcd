package msword

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"fangzhi/build/internal/read/fault"
)

// Bounds of an RTF file.
const (
	maxGroups   = 1000      // in each other
	maxRTFBytes = 128 << 20 // of all its text
	maxRTFParas = 2 << 20   // and cells
)

// RTF reads an RTF file of so many bytes (Rich Text Format 1.9.1, and what older
// and other programs write): its title as its properties have it, and its
// paragraphs, those of notes and boxes at the end. What was deleted or hidden is
// left out, and so are pictures. Of a file that breaks off it gives what it has,
// with the fault.
func RTF(at io.ReaderAt, size int64) (title string, all []Paragraph, err error) {
	head := make([]byte, 5)
	if n, _ := at.ReadAt(head, 0); !IsRTF(head[:n]) {
		return "", nil, fault.New(fault.Malformed, "it is no RTF: its beginning is missing or damaged")
	}
	r := &rtf{in: bufio.NewReaderSize(io.NewSectionReader(at, 0, size), 64<<10), fonts: map[int]int{}, styles: map[int]rtfStyle{}, para: &rtfPara{}}
	r.now.unicodeSkip = 1
	err = r.read()
	for len(r.kept) > 0 {
		r.endNote()
	}
	r.now.holds = body
	r.endParagraph(ofParagraph)
	return strings.TrimSpace(r.title.String()), append(r.text, r.aside...), err
}

// IsRTF tells an RTF file by its first bytes.
func IsRTF(head []byte) bool { return strings.HasPrefix(string(head), `{\rtf`) }

// rtf is a file being read: a text in which groups lie in each other, and control
// words that hold to the end of their group.
type rtf struct {
	in      *bufio.Reader
	now     rtfState
	outer   []rtfState
	opening bool // a group has just begun: its first word says what it holds
	isExtra bool // and may be passed over by those that do not know it
	passing int  // characters still to pass over, which a \u has before them

	codePage int // of the file
	font     int // of what has none stated
	fonts    map[int]int
	styles   map[int]rtfStyle

	raw   []byte // text whose characters are not yet known, and
	page  int    // the code page it is in
	half  rune   // of a character beyond U+FFFF
	told  int    // bytes of text so far
	title strings.Builder
	name  strings.Builder // of the style being met
	para  *rtfPara        // the paragraph being met

	text, aside []Paragraph
	kept        []*rtfPara // paragraphs that notes and boxes stand in, and wait to go on
}

// rtfPara is a paragraph that is begun.
type rtfPara struct {
	words strings.Builder
	label strings.Builder // what a list has before it
	rtfProps
}

// rtfState holds to the end of a group.
type rtfState struct {
	holds       destination
	font        int
	hasFont     bool
	hidden      bool
	deleted     bool
	unicodeSkip int // characters that stand behind a \u for those that do not know it
	style       int // being met
}

// rtfProps are the properties of a paragraph, until \pard.
type rtfProps struct {
	style   int
	outline int // level of a heading, from 1
	inTable bool
	nested  int // tables that it is in, where that is said
}

// read goes through the file.
func (r *rtf) read() error {
	begun := false
	for !begun || len(r.outer) > 0 {
		b, err := r.in.ReadByte()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err != nil {
			r.flush()
			return fault.New(fault.Truncated, "it breaks off: the file was cut short")
		}
		if r.told > maxRTFBytes || len(r.text)+len(r.aside) > maxRTFParas {
			return fault.New(fault.TooLarge, "it holds a text of more than %d MB, or of %d paragraphs", maxRTFBytes>>20, maxRTFParas)
		}
		switch b {
		case '{':
			if begun = true; len(r.outer) >= maxGroups {
				return fault.New(fault.Malformed, "its groups lie more than %d deep in each other", maxGroups)
			}
			r.flush()
			r.outer, r.opening, r.isExtra, r.passing = append(r.outer, r.now), true, false, 0
		case '}':
			r.endGroup()
		case '\\':
			r.control()
		case '\t':
			r.literal(' ')
		default:
			if b < ' ' { // an end of a line among them
				continue
			}
			r.literal(b)
			r.second(b)
		}
	}
	return nil
}

// endGroup ends a group and what it holds.
func (r *rtf) endGroup() {
	r.flush()
	ended, outer := r.now, r.outer[len(r.outer)-1]
	r.outer, r.opening, r.isExtra, r.passing = r.outer[:len(r.outer)-1], false, false, 0
	switch {
	case ended.holds == styles && outer.holds == styles:
		r.endStyle(ended.style)
	case ended.holds == notes && outer.holds != notes:
		r.endNote()
	}
	r.now = outer
}

// second takes the second byte of a character written as it is, which may be one
// that else begins or ends a group, or a word.
func (r *rtf) second(first byte) {
	if first < 0x81 || !isWide(r.page) || len(r.raw) == 0 {
		return
	}
	next, _ := r.in.Peek(2)
	if len(next) < 2 || next[0] < 0x40 || next[0] == '\\' && (next[1] == '\'' || next[1] == '\\' || next[1] == '{' || next[1] == '}') {
		return
	}
	_, _ = r.in.Discard(1)
	r.literal(next[0])
}

// literal takes a byte of text.
func (r *rtf) literal(b byte) {
	r.opening = false
	if r.passing > 0 {
		r.passing--
		return
	}
	if r.now.holds == nothing || r.now.hidden || r.now.deleted {
		return
	}
	if page := r.pageOf(); page != r.page {
		r.flush()
		r.page = page
	}
	r.raw = append(r.raw, b)
}
