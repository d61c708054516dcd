package read

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"strings"
	"time"

	"fangzhi/build/internal/read/fault"
	"fangzhi/build/internal/read/imageurl"
	"fangzhi/build/internal/read/webpage"
)

// Bounds of a message.
const (
	maxMailBytes = 64 << 20
	maxMailParts = 10_000
	maxMailDepth = 10 // multiparts in each other
)

// readMail reads a message (RFC 5322, MIME), or a page that a browser saved as
// one (MHTML, RFC 2557): the page, or else the plain words. Of frames and
// attachments nothing is read.
func readMail(b Binary) ([]Document, error) {
	if b.Bytes > maxMailBytes {
		return nil, fault.New(fault.TooLarge, "%d MB: a message may have %d", b.Bytes>>20, maxMailBytes>>20)
	}
	raw, err := io.ReadAll(io.NewSectionReader(b.At, 0, b.Bytes))
	if err != nil {
		return nil, err
	}
	raw = bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), "\r\n \t")
	m, err := mail.ReadMessage(bytes.NewReader(raw[envelope(raw):]))
	if err != nil {
		return nil, fault.New(fault.Malformed, "it is no message: %v", err)
	}
	header := textproto.MIMEHeader(m.Header)
	f := &mailParts{}
	if err := f.find(header, m.Body, 0); err != nil {
		return nil, err
	}
	if f.page == nil && f.words == nil {
		return nil, fault.New(fault.Malformed, "there is neither a page nor a text in it")
	}
	word := headerDecoder(b)
	saved := strings.HasPrefix(strings.ToLower(path.Ext(b.Name)), ".mht") || header.Get("Snapshot-Content-Location") != "" || strings.Contains(header.Get("From"), "Saved by ")
	d := f.document(b, saved)
	if d.Title == "" {
		d.Title = titleLine(word(header.Get("Subject")))
	}
	if saved {
		for i, block := range d.Blocks {
			d.Blocks[i].Image = imageurl.Against(f.address, block.Image)
		}
		d.add(FieldURL, first(header.Get("Snapshot-Content-Location"), f.address, header.Get("Content-Location")))
		return []Document{d}, nil
	}
	d.add(FieldDate, mailDate(header.Get("Date")))
	if from, err := (&mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charsetReader(b)}}).Parse(header.Get("From")); err == nil {
		d.add(FieldAuthor, from.Name)
	}
	return []Document{d}, nil
}

// mailDate leaves the comment out that may follow a date.
func mailDate(s string) string {
	if t, err := mail.ParseDate(s); err == nil {
		return t.Format(time.RFC3339)
	}
	return s
}

// headerDecoder makes text of a header's words.
func headerDecoder(b Binary) func(string) string {
	decoder := &mime.WordDecoder{CharsetReader: charsetReader(b)}
	return func(s string) string {
		if plain, err := decoder.DecodeHeader(s); err == nil {
			s = plain
		}
		return b.Decode([]byte(s))
	}
}

func charsetReader(b Binary) func(string, io.Reader) (io.Reader, error) {
	return func(_ string, r io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(r)
		return strings.NewReader(b.Decode(raw)), err
	}
}

// mailParts are the parts of a message that count: the first of each kind.
type mailParts struct {
	page    []byte
	address string // of the page
	words   []byte
	parts   int
}

func (f *mailParts) find(header textproto.MIMEHeader, body io.Reader, depth int) error {
	media, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") {
		return f.findIn(multipart.NewReader(body, parameters["boundary"]), depth)
	}
	if strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
		return nil
	}
	isPage, isWords := media == "text/html" || media == "application/xhtml+xml", media == "text/plain"
	if isPage && f.page == nil || isWords && f.words == nil {
		raw, err := io.ReadAll(transferDecoder(header, body))
		if err != nil && len(raw) == 0 {
			return fault.New(fault.Truncated, "it breaks off: %v", err)
		}
		if isPage {
			f.page, f.address = raw, header.Get("Content-Location")
		} else {
			f.words = raw
		}
	}
	return nil
}

func (f *mailParts) findIn(r *multipart.Reader, depth int) error {
	for depth < maxMailDepth && f.parts < maxMailParts && f.page == nil {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if f.words != nil {
				return nil
			}
			return fault.New(fault.Truncated, "it breaks off: %v", err)
		}
		f.parts++
		if err := f.find(part.Header, part, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// transferDecoder undoes base64, and quoted-printable where mime/multipart has
// not done so.
func transferDecoder(header textproto.MIMEHeader, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

func (f *mailParts) document(b Binary, saved bool) Document {
	var d Document
	switch {
	case f.page != nil && saved:
		d = readHTML(b.Decode(f.page))
		d.Raw = b.Decode(f.page)
	case f.page != nil:
		d.Raw = b.Decode(f.page)
		d.Blocks = webpage.Fragment(d.Raw)
	default:
		d.Raw = b.Decode(f.words)
		d.Blocks = webpage.Lines(d.Raw)
	}
	return d
}

// envelope is how many bytes the line has that mailboxes keep above a message:
// From somebody@example.com Fri Feb 22 17:06:23 2008.
func envelope(head []byte) int {
	if !bytes.HasPrefix(head, []byte("From ")) {
		return 0
	}
	return bytes.IndexByte(head, '\n') + 1
}

// looksMail tells a message by the fields that it begins with.
func looksMail(text string) bool {
	known := 0
	text = strings.TrimLeft(text, "\ufeff\r\n")
	for line := range strings.Lines(text[envelope([]byte(text)):]) {
		whole := strings.HasSuffix(line, "\n")
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "\t") {
			return !whole && known >= 3 // the look ends amid a line
		}
		switch strings.ToLower(name) {
		case "from", "subject", "date", "mime-version", "content-type", "received", "snapshot-content-location":
			known++
		}
	}
	return known >= 3
}
