package bundlefile

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"

	"fangzhi/data/article"
)

// Model is what a segment's articles have in common and so need not say each
// for itself: their characters and the phrases they repeat.
type Model struct {
	page *codePage
	dict []byte // in the code page's bytes, the most useful phrases last
}

// Limits of a model: DEFLATE looks back no further than its window.
const (
	maxDictBytes  = 32 << 10
	maxModelBytes = maxDictBytes + 5*freeCodes + 5*maxPages*pageSize + 16
)

// Train learns a model from articles like those the bundle will hold; a few
// thousand, evenly taken, are enough. The same sample gives the same model.
// Without a sample the model is of use all the same, only larger in results.
func Train(sample []*article.Article) *Model {
	counts := make(map[rune]int)
	counter := bodyWriter{text: func(dst []byte, s string) []byte {
		for _, r := range s {
			counts[r]++
		}
		return dst
	}}
	for _, a := range sample {
		counter.article(a)
	}
	m := &Model{page: learnCodePage(counts)}
	var bodies [][]byte
	for _, a := range sample {
		bodies = append(bodies, m.encode(a).body)
	}
	m.dict = learnDictionary(bodies)
	return m
}

// encode writes an article in the model's code page.
func (m *Model) encode(a *article.Article) bodyWriter {
	w := bodyWriter{text: m.page.appendText}
	w.article(a)
	return w
}

// append writes the model as it stands in the head: its length, then itself deflated.
func (m *Model) append(dst []byte) ([]byte, error) {
	plain := m.page.append(nil)
	plain = appendNumber(plain, uint64(len(m.dict)))
	plain = append(plain, m.dict...)
	packed, err := deflate(plain)
	if err != nil {
		return nil, err
	}
	dst = appendNumber(dst, uint64(len(plain)))
	return append(dst, packed...), nil
}

// readModel reads what append wrote.
func readModel(data []byte) (*Model, error) {
	in := &input{data: data}
	size := in.size(maxModelBytes)
	if in.err != nil {
		return nil, in.err
	}
	var inf inflater
	plain, err := inf.inflate(in.data, nil, size)
	if err != nil {
		return nil, err
	}
	if int64(len(plain)) != size {
		return nil, errShort
	}
	in = &input{data: plain}
	m := &Model{page: readCodePage(in)}
	m.dict = in.bytes(int(in.size(maxDictBytes)))
	return m, in.end()
}

// inflater keeps the memory that inflating takes from one time to the next.
type inflater struct {
	source bytes.Reader
	stream io.ReadCloser
	plain  []byte
}

// inflate gives the plain form of data, which must be one whole DEFLATE
// stream and inflate to no more than limit bytes. The result stands until the
// next call.
func (f *inflater) inflate(data, dict []byte, limit int64) ([]byte, error) {
	f.source.Reset(data)
	if f.stream == nil {
		f.stream = flate.NewReaderDict(&f.source, dict)
	} else if err := f.stream.(flate.Resetter).Reset(&f.source, dict); err != nil {
		return nil, err
	}
	f.plain = f.plain[:0]
	for {
		if len(f.plain) == cap(f.plain) {
			f.plain = append(f.plain, 0)[:len(f.plain)]
		}
		n, err := f.stream.Read(f.plain[len(f.plain):cap(f.plain)])
		f.plain = f.plain[:len(f.plain)+n]
		if int64(len(f.plain)) > limit {
			return nil, errTooLarge
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("it does not inflate: %w", err)
		}
	}
	if f.source.Len() > 0 {
		return nil, errLeftOver
	}
	return f.plain, nil
}
