package indexfile

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// encodeHead gives the file's first bytes: prologue and deflated head.
func encodeHead(h *head) ([]byte, error) {
	body := h.encode()
	stored := deflate(body)
	if len(body) > maxHeadBytes || len(stored) > maxHeadBytes {
		return nil, fmt.Errorf("index of %d documents: its head takes %d bytes, more than %d: build smaller segments", h.documents, len(body), maxHeadBytes)
	}
	out := append(make([]byte, 0, prologueBytes+len(stored)), magic...)
	out = binary.LittleEndian.AppendUint16(out, Version)
	out = binary.LittleEndian.AppendUint16(out, token.Version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(stored)))
	sum := crc32.Update(crc32.Checksum(out, castagnoli), castagnoli, stored)
	out = binary.LittleEndian.AppendUint32(out, sum)
	return append(out, stored...), nil
}

// openHead checks and reads the file's first bytes.
func openHead(file string, first []byte) (*head, error) {
	damaged := func(at int64, problem string) error {
		return &DamageError{file, headSection.String(), at, problem}
	}
	if len(first) < prologueBytes {
		return nil, damaged(int64(len(first)), "the file ends here, in its prologue")
	}
	if string(first[:8]) != magic {
		return nil, damaged(0, "not an index file")
	}
	version, words := binary.LittleEndian.Uint16(first[8:]), binary.LittleEndian.Uint16(first[10:])
	if version != Version {
		return nil, fmt.Errorf("%s: index of version %d, this program reads version %d: %w", file, version, Version, ranges.ErrVersion)
	}
	if words != token.Version {
		return nil, fmt.Errorf("%s: words cut by rules of version %d, this program searches by version %d: %w", file, words, token.Version, ranges.ErrVersion)
	}
	stored, sum := binary.LittleEndian.Uint32(first[12:]), binary.LittleEndian.Uint32(first[16:])
	if int64(stored) != int64(len(first)-prologueBytes) {
		return nil, damaged(12, fmt.Sprintf("a head of %d bytes is not the one of %d that was asked for", stored, len(first)-prologueBytes))
	}
	if crc32.Update(crc32.Checksum(first[:16], castagnoli), castagnoli, first[prologueBytes:]) != sum {
		return nil, damaged(16, "wrong checksum")
	}
	body, err := inflate(first[prologueBytes:])
	if err != nil {
		return nil, damaged(prologueBytes, "it does not inflate")
	}
	h, ok := decodeHead(body, int64(len(first)))
	if !ok {
		return nil, damaged(prologueBytes, "its numbers are impossible")
	}
	return h, nil
}

// maxInflated is what stored bytes may inflate to, so that a small file cannot
// claim a large memory.
func maxInflated(stored int) int { return 1<<16 + 32*stored }

// deflaters keep the large tables of deflating from one time to the next.
var deflaters = sync.Pool{New: func() any { return newDeflater(flate.BestCompression) }}

func newDeflater(level int) *flate.Writer {
	w, _ := flate.NewWriter(nil, level) // the levels are valid
	return w
}

// deflate gives a deflate stream (RFC 1951) of body; one that would inflate
// beyond maxInflated is left uncompressed.
func deflate(body []byte) []byte {
	w := deflaters.Get().(*flate.Writer)
	out := deflateWith(w, body)
	deflaters.Put(w)
	if len(body) > maxInflated(len(out)) {
		out = deflateWith(newDeflater(flate.NoCompression), body)
	}
	return out
}

func deflateWith(w *flate.Writer, body []byte) []byte {
	var out bytes.Buffer
	w.Reset(&out)
	w.Write(body) // a buffer takes everything
	w.Close()
	return out.Bytes()
}

// inflate reads what deflate made; the stream must take up stored exactly.
func inflate(stored []byte) ([]byte, error) {
	in := bytes.NewReader(stored)
	limit := maxInflated(len(stored))
	body, err := io.ReadAll(io.LimitReader(flate.NewReader(in), int64(limit)+1))
	if err == nil && (len(body) > limit || in.Len() > 0) {
		err = errors.New("not one stream of the size expected")
	}
	return body, err
}
