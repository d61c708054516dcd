// Package decode turns a file's bytes into UTF-8 text and says which charset
// they were in.
//
// The bytes are believed before any declaration: a declared charset that does
// not decode, or that decodes to less likely text than another, is overruled.
// Bytes that are no text in the charset become U+FFFD and are counted; nothing
// is dropped.
package decode

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
)

// ErrBinary is returned for bytes that are no text in any charset.
var ErrBinary = errors.New("its bytes are no text")

// Text is decoded text.
type Text struct {
	Text     string
	Charset  string // in lower case, by its name in the WHATWG's Encoding Standard
	Replaced int    // bytes, or characters, that could not be decoded
}

// SampleBytes is how much of a long file is looked at to tell its charset.
const SampleBytes = 1 << 20

// Bytes decodes a whole file.
func Bytes(raw []byte) (Text, error) { return Declared(raw, "") }

// Declared decodes a whole file of which somebody else says what charset it is
// in: a server. That is believed no more than what the file says itself.
func Declared(raw []byte, charset string) (Text, error) {
	c, err := detect(sample(raw), charset)
	if err != nil {
		return Text{}, err
	}
	var out strings.Builder
	out.Grow(len(raw) + len(raw)/4)
	counter := &counter{}
	r := transform.NewReader(bytes.NewReader(raw[c.skip:]), transform.Chain(c.transformer(), counter))
	if _, err := io.Copy(&out, r); err != nil {
		return Text{}, err
	}
	text := Text{Text: out.String(), Charset: c.name, Replaced: counter.replaced}
	if zeros := strings.Count(text.Text, "\x00"); zeros > 0 {
		text.Text = strings.ReplaceAll(text.Text, "\x00", "\uFFFD")
		text.Replaced += zeros
	}
	if c.ownReplacements { // U+FFFD that the author wrote is no fault of ours
		text.Replaced -= bytes.Count(raw, []byte("\uFFFD"))
	}
	return text, nil
}

// Reader decodes a stream of any length. Its charset is told from the first
// SampleBytes.
type Reader struct {
	io.Reader
	Charset string
	counter *counter
}

// NewReader looks at the head of r and gives its text.
func NewReader(r io.Reader) (*Reader, error) {
	head, err := io.ReadAll(io.LimitReader(r, SampleBytes))
	if err != nil {
		return nil, err
	}
	c, err := detect(wholeLines(head), "")
	if err != nil {
		return nil, err
	}
	rest := io.MultiReader(bytes.NewReader(head[c.skip:]), r)
	counter := &counter{}
	return &Reader{
		Reader:  transform.NewReader(rest, transform.Chain(c.transformer(), counter)),
		Charset: c.name,
		counter: counter,
	}, nil
}

// Replaced counts the U+FFFD of the text read so far.
func (r *Reader) Replaced() int { return r.counter.replaced }

// sample is the head of a file, cut where no character is broken; of a file
// that begins with nothing but ASCII, the first part that has more to tell.
func sample(raw []byte) []byte {
	if len(raw) <= SampleBytes {
		return raw
	}
	if asciiOnly(raw[:SampleBytes]) {
		if i := bytes.IndexFunc(raw, func(r rune) bool { return r >= 0x80 }); i >= 0 {
			raw = raw[bytes.LastIndexByte(raw[:i], '\n')+1:]
		}
	}
	return wholeLines(raw[:min(len(raw), SampleBytes)])
}

// wholeLines cuts a piece of a file at a line break near its end, or where that
// breaks no character of UTF-8, so that none is taken for a damaged one.
func wholeLines(head []byte) []byte {
	if len(head) < SampleBytes {
		return head
	}
	end := len(head)
	if i := bytes.LastIndexByte(head, '\n'); i > end/2 {
		end = i
	}
	head = head[:end&^1] // even, for UTF-16
	for cut := range min(utf8.UTFMax, len(head)) {
		if utf8.Valid(head[:len(head)-cut]) {
			return head[:len(head)-cut]
		}
	}
	return head
}

// choice is the charset decided on.
type choice struct {
	name            string
	encoding        encoding.Encoding // nil for UTF-8
	skip            int               // bytes of byte order mark
	ownReplacements bool              // the text may hold U+FFFD of its author's
}

func (c choice) transformer() transform.Transformer {
	if c.encoding == nil {
		return &validUTF8{}
	}
	return c.encoding.NewDecoder()
}

// validUTF8 passes UTF-8 on and puts U+FFFD for each byte that is none.
type validUTF8 struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (*validUTF8) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		r, size := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && size == 1 && !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// counter counts the U+FFFD that pass through it.
type counter struct {
	transform.NopResetter
	replaced int
}

// Transform implements transform.Transformer.
func (c *counter) Transform(dst, src []byte, atEOF bool) (int, int, error) {
	n := copy(dst, src)
	var err error
	if n < len(src) {
		err = transform.ErrShortDst
	}
	// Whole characters only, so that none is cut in two between calls.
	for n > 0 && n < len(src) && !utf8.RuneStart(src[n]) {
		n--
	}
	c.replaced += bytes.Count(src[:n], []byte("\uFFFD"))
	return n, n, err
}
