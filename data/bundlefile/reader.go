package bundlefile

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/ranges"
)

// Reader reads the articles of one bundle. It may be used from several
// goroutines; they decode in turn.
type Reader struct {
	file  ranges.File
	head  *head
	root  *root
	model *coding.Model

	mu     sync.Mutex
	blocks map[int]*block // of the directory, those used last
	recent []int          // their numbers, the oldest first
	body   []coding.Unit  // scratch
	text   []byte
}

// keptBlocks bounds the directory blocks in memory, at about 10 KB each.
const keptBlocks = 256

// Open reads the head of a bundle, whose length the catalog tells, in one read.
// It refuses a head that is damaged or of another version.
func Open(ctx context.Context, f ranges.File, headBytes int64) (*Reader, error) {
	if headBytes < fixedBytes || headBytes > maxHeadBytes {
		return nil, fmt.Errorf("%s: a head of %d bytes: the catalog is wrong: build the site again", f.Name(), headBytes)
	}
	r := &Reader{file: f, blocks: make(map[int]*block)}
	whole := span{0, headBytes}
	got, err := r.fetch(ctx, []span{whole})
	if err != nil {
		return nil, err
	}
	if r.head, err = readHead(got[0]); errors.Is(err, ranges.ErrVersion) {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	} else if err != nil {
		return nil, r.damage("head", whole, err)
	}
	h := r.head
	if r.model, err = coding.ReadModel(h.modelContent); err != nil {
		return nil, r.damage("model", h.model, err)
	}
	n := (h.articles + blockArticles - 1) / blockArticles
	if n > maxHeadBytes {
		return nil, r.damage("root", h.root, coding.ErrTooLarge)
	}
	if r.root, err = readRoot(h.rootContent, int(n), h.directory, h.records, h.raws); err != nil {
		return nil, r.damage("root", h.root, err)
	}
	return r, nil
}

// Articles is the number of articles; documents count from 0.
func (r *Reader) Articles() int { return int(r.head.articles) }

// RecordBytes is what the records of all articles take.
func (r *Reader) RecordBytes() int64 { return r.head.records.bytes() }

// Read reads articles with one batch of ranges (two in a bundle whose
// directory is not in the head, until the blocks needed are known). Both
// results are as long as docs: an article, or the error that kept it. Empty
// lists of an article are empty, not nil.
func (r *Reader) Read(ctx context.Context, docs []int) ([]*article.Article, []error) {
	pieces := make([]int, len(docs))
	for i := range pieces {
		pieces[i] = Whole
	}
	return r.ReadPieces(ctx, docs, pieces)
}

// ReadPieces is Read, but of a long article for which pieces has another than
// Whole no more is read than this piece, its headings and what a result shows of
// it: the other blocks have no text, and there is no evidence, repair and link.
func (r *Reader) ReadPieces(ctx context.Context, docs, pieces []int) ([]*article.Article, []error) {
	articles, errs := make([]*article.Article, len(docs)), make([]error, len(docs))
	places, placeErrs := r.places(ctx, docs)
	var want []span
	for i := range docs {
		if errs[i] = placeErrs[i]; errs[i] == nil {
			want = append(want, places[i].wanted(pieces[i])...)
		}
	}
	got, fetchErrs := r.fetchAll(ctx, want)
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, doc := range docs {
		if errs[i] != nil {
			continue
		}
		n := len(places[i].wanted(pieces[i]))
		if errs[i] = errors.Join(fetchErrs[:n]...); errs[i] == nil {
			articles[i], errs[i] = r.article(doc, &places[i], pieces[i], got[:n])
		}
		got, fetchErrs = got[n:], fetchErrs[n:]
	}
	return articles, errs
}

// Pieces tells of long articles how many folded runes of their bodies (package
// token) are before each of their pieces, of short ones nil.
func (r *Reader) Pieces(ctx context.Context, docs []int) ([][]int, []error) {
	places, errs := r.places(ctx, docs)
	starts := make([][]int, len(docs))
	for i, p := range places {
		if p.cut != nil {
			starts[i] = p.cut.starts()
		}
	}
	return starts, errs
}

// fetchAll reads spans in one batch or, should that fail, one by one, so that
// a part of the file that is missing takes no others with it.
func (r *Reader) fetchAll(ctx context.Context, want []span) ([][]byte, []error) {
	errs := make([]error, len(want))
	got, err := r.fetch(ctx, want)
	if err == nil {
		return got, errs
	}
	got = make([][]byte, len(want))
	for i, s := range want {
		if errs[i] = err; len(want) == 1 || ctx.Err() != nil {
			continue
		}
		var one [][]byte
		if one, errs[i] = r.fetch(ctx, []span{s}); errs[i] == nil {
			got[i] = one[0]
		}
	}
	return got, errs
}

// article decodes a record, as much of it as was read for a piece.
func (r *Reader) article(doc int, at *place, piece int, got [][]byte) (*article.Article, error) {
	ids, parts, err := r.unpack(at.stored(piece, got))
	if err == nil {
		in := bodyReader{UnitReader: coding.UnitReader{Units: parts[headPart], Text: r.text}, ids: ids}
		if at.cut != nil {
			in.parts, in.Away = parts, int(r.head.bodyLimit)
		}
		var a *article.Article
		a, err = in.article()
		r.text = in.Text
		if err == nil {
			return a, nil
		}
	}
	return nil, r.damage(fmt.Sprintf("record of article %d", doc), at.record, err)
}

// unpack checks the parts of a record, those that are not nil, and unpacks their
// bodies, which stand until the next call.
func (r *Reader) unpack(stored [][]byte) (ids []byte, parts [][]coding.Unit, err error) {
	parts = make([][]coding.Unit, len(stored))
	free, left := r.body[:0], int(r.head.bodyLimit)
	for i, part := range stored {
		if part == nil {
			continue
		}
		if !checksumHolds(part) {
			return nil, nil, errChecksum
		}
		in := &coding.Input{Data: part[checksumBytes:]}
		own := in.Bytes(in.Count() * article.IDBytes)
		if in.Err != nil {
			return nil, nil, in.Err
		}
		ids = append(ids, own...)
		if parts[i], err = r.model.Unpack(free, in.Data, left); err != nil {
			return nil, nil, err
		}
		if i == headPart {
			r.body = parts[i]
		}
		if parts[i] == nil {
			parts[i] = []coding.Unit{} // it is here
		}
		free = parts[i][len(parts[i]):]
		left -= len(parts[i])
	}
	return ids, parts, nil
}

// HasRaw says whether Raw would give a text. Only a bundle whose directory is
// not in its head may have to read for that.
func (r *Reader) HasRaw(ctx context.Context, doc int) (bool, error) {
	places, errs := r.places(ctx, []int{doc})
	return errs[0] == nil && places[0].rawOwner >= 0, errs[0]
}

// Raw reads an article's text as found. It is "" when that is no other than
// the article's own.
func (r *Reader) Raw(ctx context.Context, doc int) (string, error) {
	places, errs := r.places(ctx, []int{doc})
	if errs[0] != nil || places[0].rawOwner < 0 {
		return "", errs[0]
	}
	owner := places[0].rawOwner
	if owner != doc {
		if places, errs = r.places(ctx, []int{owner}); errs[0] != nil {
			return "", errs[0]
		}
		if places[0].rawOwner != owner {
			return "", r.damage("directory", r.head.directory, errDirectory)
		}
	}
	at := places[0]
	got, err := r.fetch(ctx, []span{at.record, at.raw})
	if err != nil {
		return "", err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	_, parts, err := r.unpack(at.stored(Whole, got))
	if err != nil {
		return "", r.damage(fmt.Sprintf("record of article %d", owner), at.record, err)
	}
	text, err := r.rawText(parts, got[1])
	if err != nil {
		return "", r.damage(fmt.Sprintf("raw of article %d", owner), at.raw, err)
	}
	return text, nil
}

func (r *Reader) rawText(parts [][]coding.Unit, stored []byte) (string, error) {
	if !checksumHolds(stored) {
		return "", errChecksum
	}
	text, err := coding.Inflate(stored[checksumBytes:], coding.RawDictionary(parts), r.head.rawLimit)
	if err == nil && !utf8.Valid(text) {
		err = coding.ErrRecord
	}
	return string(text), err
}

// fetch reads spans in one batch, those that touch or overlap as one range,
// and returns their bytes in the order asked.
func (r *Reader) fetch(ctx context.Context, want []span) ([][]byte, error) {
	asked := make([]ranges.Range, len(want))
	for i, s := range want {
		asked[i] = ranges.Range{ByteOffset: s.start, Bytes: s.bytes()}
	}
	merged, from := ranges.Merge(asked, 0)
	if len(merged) == 0 {
		return nil, nil
	}
	got, err := r.file.ReadRanges(ctx, merged)
	if err != nil && !strings.HasPrefix(err.Error(), r.file.Name()) {
		err = fmt.Errorf("%s: %w", r.file.Name(), err)
	}
	if err != nil {
		return nil, err
	}
	if len(got) != len(merged) {
		return nil, fmt.Errorf("%s: %d ranges read of %d", r.file.Name(), len(got), len(merged))
	}
	for i, m := range merged {
		if int64(len(got[i])) != m.Bytes {
			return nil, r.damage("file", span{m.ByteOffset, m.End()}, fmt.Errorf("%d bytes read", len(got[i])))
		}
	}
	pieces := make([][]byte, len(want))
	for i, s := range want {
		first := s.start - merged[from[i]].ByteOffset
		pieces[i] = got[from[i]][first : first+s.bytes()]
	}
	return pieces, nil
}

// damage names the file, the section and the place that something is wrong with.
func (r *Reader) damage(section string, at span, err error) error {
	return fmt.Errorf("%s: %s, bytes %d to %d: %w: %w", r.file.Name(), section, at.start, at.end, ErrDamaged, err)
}
