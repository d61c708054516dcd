package read

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"

	"fangzhi/build/internal/read/container"
)

// Pictures gives those pictures of a document of Packed that lie in its file,
// of those whose addresses are named, in the file's order.
func Pictures(format Format, b Binary, addresses []string, take func(address string, r io.Reader) error) error {
	switch format {
	case DOCX, ODT, EPUB:
		return partPictures(b, addresses, take)
	case Mail:
		return mailPictures(b, addresses, take)
	}
	return nil
}

func partPictures(b Binary, addresses []string, take func(string, io.Reader) error) error {
	p, err := container.Open(b.At, b.Bytes)
	if err != nil {
		return err
	}
	for _, address := range addresses {
		r, ok, err := p.Open(address)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		err = take(address, r)
		r.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func mailPictures(b Binary, addresses []string, take func(string, io.Reader) error) error {
	raw, err := io.ReadAll(io.NewSectionReader(b.At, 0, min(b.Bytes, maxMailBytes)))
	if err != nil {
		return err
	}
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), "\r\n \t")))
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, address := range addresses {
		named[address] = true
	}
	w := &mailMedia{named: named, take: take}
	return w.walk(textproto.MIMEHeader(m.Header), m.Body, 0)
}

// mailMedia goes through the parts of a message that pages call by their ids
// (RFC 2392) or addresses (RFC 2557).
type mailMedia struct {
	named map[string]bool
	take  func(string, io.Reader) error
	parts int
}

func (w *mailMedia) walk(header textproto.MIMEHeader, body io.Reader, depth int) error {
	media, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err == nil && strings.HasPrefix(media, "multipart/") {
		r := multipart.NewReader(body, parameters["boundary"])
		for depth < maxMailDepth && w.parts < maxMailParts {
			part, err := r.NextPart()
			if err != nil {
				if errors.Is(err, io.EOF) {
					return nil
				}
				return plainEnd(midway(err))
			}
			w.parts++
			if err := w.walk(part.Header, part, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	for _, address := range []string{"cid:" + strings.Trim(header.Get("Content-ID"), "<> "), header.Get("Content-Location")} {
		if w.named[address] {
			delete(w.named, address) // the first counts
			return w.take(address, transferDecoder(header, body))
		}
	}
	return nil
}
