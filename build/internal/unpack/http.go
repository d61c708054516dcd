package unpack

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
)

// plain undoes the codings of HTTP. Some crawlers have undone them already and
// kept the headers: bytes that are not so coded are taken as they are.
func (c *crawl) plain(data []byte, http map[string]string) ([]byte, error) {
	if strings.Contains(strings.ToLower(http["transfer-encoding"]), "chunked") {
		if whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(data))); err == nil || len(whole) > 0 {
			data = whole // of one that breaks off, what there is
		}
	}
	var r io.Reader
	switch strings.ToLower(http["content-encoding"]) {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			return data, nil
		}
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		r = z
	case "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
			r = z
		} else {
			r = flate.NewReader(bytes.NewReader(data))
		}
	case "br":
		r = brotli.NewReader(bytes.NewReader(data))
	default:
		return data, nil
	}
	whole, err := io.ReadAll(io.LimitReader(&counted{w: c.w, r: r}, MaxPageBytes+1))
	switch {
	case errors.Is(err, ErrBomb):
		return nil, err
	case len(whole) > MaxPageBytes:
		return nil, fmt.Errorf("it is longer than %d MB", MaxPageBytes>>20)
	case err != nil && len(whole) == 0:
		return data, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return nil, err
	}
	return whole, nil
}

func mediaType(value string) (media, charset string) {
	media, parameters, err := mime.ParseMediaType(value)
	if err != nil {
		media, _, _ = strings.Cut(value, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	return media, strings.ToLower(parameters["charset"])
}

// statusCode is the number in a line such as HTTP/1.1 200 OK.
func statusCode(line string) string {
	fields := strings.Fields(line)
	if len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return "no status"
	}
	return fields[1]
}
