package unpack

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Bounds of a record of a web archive.
const (
	MaxPageBytes   = 32 << 20
	maxHeaderBytes = 64 << 10
)

// Capture is what a web archive says of a page.
type Capture struct {
	URL     string
	Date    string // when it was taken, RFC 3339
	Media   string // its media type in lower case, as the server had it; "" when it gave none
	Charset string // as the server had it, which is often wrong
}

// Wanted tells the media types of pages and documents; "" is one.
func Wanted(media string) bool {
	switch media {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/xml", "application/xml",
		"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/pdf", "application/epub+zip",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text":
		return true
	}
	return false
}

// crawl reads the records of a WARC file (ISO 28500).
type crawl struct {
	w       *walker
	s       source
	in      *bufio.Reader
	content *bufio.Reader // of the record being read
	records int
	begun   bool // the first line of the next record is read
}

func (w *walker) warc(s source, r io.Reader) error {
	c := &crawl{w: w, s: s, in: bufio.NewReaderSize(r, maxHeaderBytes), content: bufio.NewReaderSize(nil, 16<<10)}
	for {
		err := c.record()
		var damaged *errDamaged
		switch {
		case err == nil:
		case errors.Is(err, io.EOF) && c.records > 0:
			return nil
		case errors.As(err, &damaged):
			if err := w.tell(s.path, Malformed, fmt.Sprintf("record %d is damaged: %v", c.records, damaged)); err != nil {
				return err
			}
		case errors.Is(err, errStop):
			return errors.Unwrap(err)
		default:
			return w.broken(s.path, err)
		}
	}
}

// errStop is an error of visit, in which the walk ends.
var errStop = errors.New("")

type stopped struct{ error }

func (stopped) Is(target error) bool { return target == errStop }
func (s stopped) Unwrap() error      { return s.error }

// record reads one record, and what is odd up to the next.
func (c *crawl) record() error {
	if err := c.w.ctx.Err(); err != nil {
		return err
	}
	if err := c.find(); err != nil {
		return err
	}
	c.records++
	header, err := headers(c.in)
	if err != nil {
		return midway(err)
	}
	length, err := strconv.ParseInt(header["content-length"], 10, 64)
	if err != nil || length < 0 {
		return &errDamaged{errors.New("it does not say how long it is")}
	}
	body := &io.LimitedReader{R: c.in, N: length}
	if err := c.page(header, body); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, body); err != nil {
		return midway(err)
	}
	if body.N > 0 {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// midway is an error in a record: the end of the file is none that it may have.
func midway(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// find goes to the next record's first line and past it.
func (c *crawl) find() error {
	if c.begun {
		c.begun = false
		return nil
	}
	odd := false
	for {
		line, err := c.in.ReadSlice('\n')
		switch {
		case bytes.HasPrefix(line, []byte("WARC/")) && err == nil:
			if odd { // the record can be read: told first, then come back to
				c.begun = true
				return &errDamaged{errors.New("what follows it is no record")}
			}
			return nil
		case len(bytes.TrimSpace(line)) > 0 && c.records == 0:
			return errors.New("it does not begin with a record of a web archive")
		case len(bytes.TrimSpace(line)) > 0:
			odd = true
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if odd && errors.Is(err, io.EOF) {
				return io.ErrUnexpectedEOF
			}
			return err
		}
	}
}

// headers reads lines of `name: value` up to an empty one. Names are in lower
// case; of several the first counts.
func headers(r *bufio.Reader) (map[string]string, error) {
	all := map[string]string{}
	for total := 0; total < maxHeaderBytes; {
		line, err := r.ReadSlice('\n')
		total += len(line)
		text := strings.TrimSpace(string(line))
		if name, value, ok := strings.Cut(text, ":"); ok {
			name = strings.ToLower(strings.TrimSpace(name))
			if _, taken := all[name]; !taken {
				all[name] = strings.TrimSpace(value)
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil || text == "" {
			return all, err
		}
	}
	return all, &errDamaged{errors.New("its head does not end")}
}

// page passes a record on when it is a page.
func (c *crawl) page(header map[string]string, body *io.LimitedReader) error {
	media, charset := mediaType(header["content-type"])
	capture := &Capture{URL: strings.Trim(header["warc-target-uri"], "<>"), Date: header["warc-date"], Media: media, Charset: charset}
	c.content.Reset(body)
	var http map[string]string
	switch header["warc-type"] {
	case "response":
		if media != "application/http" {
			return nil // of DNS and its like
		}
		status, _ := c.content.ReadSlice('\n')
		code := statusCode(string(status))
		var err error
		if http, err = headers(c.content); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		capture.Media, capture.Charset = mediaType(http["content-type"])
		if code != "200" {
			return c.leftOut("answered with " + code)
		}
	case "resource", "conversion":
	default:
		return nil
	}
	if !fromWeb(capture.URL) {
		return nil
	}
	if isPicture := c.w.opt.Picture != nil && c.w.opt.Picture(capture.Media); !isPicture && !Wanted(capture.Media) {
		return c.leftOut(capture.Media)
	}
	if strings.HasSuffix(capture.URL, "/robots.txt") {
		return c.leftOut("robots.txt")
	}
	data, err := io.ReadAll(io.LimitReader(c.content, MaxPageBytes+1))
	if err != nil {
		return err
	}
	if len(data) > MaxPageBytes {
		return c.tell(Member{Path: c.s.path, Reason: TooLarge, Detail: fmt.Sprintf("%s is longer than %d MB", shorten(capture.URL), MaxPageBytes>>20)})
	}
	if body.N > 0 {
		return io.ErrUnexpectedEOF
	}
	if data, err = c.plain(data, http); err != nil {
		if errors.Is(err, ErrBomb) {
			return err
		}
		return c.tell(Member{Path: c.s.path, Reason: Malformed, Detail: fmt.Sprintf("%s is damaged: %v", shorten(capture.URL), err)})
	}
	return c.tell(Member{Path: c.s.path, Bytes: int64(len(data)), Capture: capture, Reader: bytes.NewReader(data)})
}

// fromWeb tells the addresses of pages from those under which crawlers keep
// notes of their own.
func fromWeb(url string) bool {
	scheme, _, _ := strings.Cut(url, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "ftp", "file":
		return true
	}
	return false
}

func (c *crawl) leftOut(why string) error {
	return c.tell(Member{Path: c.s.path, Reason: LeftOut, Detail: why})
}

func (c *crawl) tell(m Member) error {
	if err := c.w.visit(&m); err != nil {
		return stopped{err}
	}
	return nil
}
