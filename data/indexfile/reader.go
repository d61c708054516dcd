package indexfile

import (
	"bytes"
	"container/list"
	"context"
	"fmt"
	"sort"

	"fangzhi/data/facet"
	"fangzhi/data/ranges"
)

// Reader answers from one index file. Blocks are read when they are asked
// for, those of one call all at once, and the latest are kept. It may be used
// from one goroutine at a time.
type Reader struct {
	file    ranges.File
	bytes   int64
	head    *head
	root    dictionary
	blocks  *cache[int, []entry]
	columns map[columnKey]*Column
	values  map[columnKey][]Value
}

type columnKey struct {
	kind  facet.Kind
	block int
}

// dictionaryBlocksKept bounds the cache of parsed dictionary blocks, with the
// posting lists that were loaded through them (about 10 KB a block).
const dictionaryBlocksKept = 512

// Open reads and checks the head. bytes and headBytes are the file's sizes
// from the catalog.
func Open(ctx context.Context, file ranges.File, fileBytes, headBytes int64) (*Reader, error) {
	if headBytes < prologueBytes || headBytes > maxHeadBytes+prologueBytes || headBytes > fileBytes {
		return nil, &DamageError{file.Name(), headSection.String(), 0, fmt.Sprintf("a head of %d bytes is impossible", headBytes)}
	}
	got, err := file.ReadRanges(ctx, []ranges.Range{{ByteOffset: 0, Bytes: headBytes}})
	if err != nil {
		return nil, err
	}
	h, err := openHead(file.Name(), got[0])
	if err != nil {
		return nil, err
	}
	r := &Reader{file: file, bytes: fileBytes, head: h, blocks: newCache[int, []entry](dictionaryBlocksKept),
		columns: map[columnKey]*Column{}, values: map[columnKey][]Value{}}
	if end := h.sections[sections-1]; end.offset+end.bytes != fileBytes {
		return nil, &DamageError{file.Name(), headSection.String(), 12, fmt.Sprintf("its sections end at byte %d, the file at %d", end.offset+end.bytes, fileBytes)}
	}
	offset := int64(0)
	for _, e := range h.root {
		r.root.firsts = append(r.root.firsts, e.first)
		r.root.offsets = append(r.root.offsets, offset)
		offset += e.bytes
	}
	r.root.offsets = append(r.root.offsets, offset)
	if offset != h.sections[Dictionary].bytes {
		return nil, &DamageError{file.Name(), headSection.String(), 12, "its dictionary blocks do not fill the section"}
	}
	return r, nil
}

// DocCount is how many documents the segment holds.
func (r *Reader) DocCount() int { return r.head.documents }

// Tokens is how many positional terms a field has in all documents.
func (r *Reader) Tokens(f Field) uint64 { return r.head.tokens[f] }

// Runes is how many folded runes a field has in all documents.
func (r *Reader) Runes(f Field) uint64 { return r.head.runes[f] }

// Days lists the days known, newest first; the documents behind the last
// day's are undated.
func (r *Reader) Days() []Day { return r.head.days }

// Key is a term of a field.
type Key struct {
	Field Field
	Term  string
}

// Lookup finds the lists of terms, nil for a term that the index does not
// hold. Short lists come loaded.
func (r *Reader) Lookup(ctx context.Context, keys []Key) ([]*List, error) {
	coded := make([][]byte, len(keys))
	var wanted []int
	for i, key := range keys {
		if key.Field == ID {
			key.Term = idTerm(key.Term)
		}
		coded[i] = appendKey(nil, key.Field, key.Term)
		if block, ok := r.root.block(coded[i]); ok {
			wanted = append(wanted, block)
		}
	}
	blocks, err := r.dictionaryBlocks(ctx, wanted)
	if err != nil {
		return nil, err
	}
	lists := make([]*List, len(keys))
	for i := range keys {
		if block, ok := r.root.block(coded[i]); ok {
			lists[i] = find(blocks[block], coded[i])
		}
	}
	return lists, nil
}

// Term is a term of the dictionary with its list.
type Term struct {
	Text string
	List *List
}

// Prefix lists up to limit terms of a field that begin with prefix, in the
// order of their codes; more tells that there are others.
func (r *Reader) Prefix(ctx context.Context, f Field, prefix string, limit int) (terms []Term, more bool, err error) {
	code := appendKey(nil, f, prefix)
	if code[0] == textLead {
		code = code[:len(code)-1]
	}
	block, ok := r.root.block(code)
	if !ok {
		block = 0
	}
	for ; block < len(r.root.firsts); block++ {
		got, err := r.dictionaryBlocks(ctx, []int{block})
		if err != nil {
			return nil, false, err
		}
		for _, e := range got[block] {
			if !bytes.HasPrefix(e.key, code) {
				if bytes.Compare(e.key, code) > 0 {
					return terms, false, nil
				}
				continue
			}
			if e.list.field != f {
				continue
			}
			if len(terms) == limit {
				return terms, true, nil
			}
			text, ok := keyTerm(e.key)
			if !ok {
				return nil, false, r.damaged(Dictionary, r.root.span(block).offset, "a term is no text")
			}
			terms = append(terms, Term{text, e.list})
		}
	}
	return terms, false, nil
}

func (r *Reader) dictionaryBlocks(ctx context.Context, wanted []int) (map[int][]entry, error) {
	blocks := map[int][]entry{}
	var missing []int
	for _, block := range wanted {
		if _, seen := blocks[block]; seen {
			continue
		}
		entries, kept := r.blocks.get(block)
		blocks[block] = entries
		if !kept {
			missing = append(missing, block)
		}
	}
	sort.Ints(missing)
	spans := make([]span, len(missing))
	for i, block := range missing {
		spans[i] = r.root.span(block)
	}
	bodies, err := r.read(ctx, Dictionary, spans)
	if err != nil {
		return nil, err
	}
	for i, block := range missing {
		entries, ok := parseBlock(bodies[i], r.head.shape, r.head.documents)
		if !ok {
			return nil, r.damaged(Dictionary, spans[i].offset, "its entries are impossible")
		}
		blocks[block] = entries
		r.blocks.put(block, entries)
	}
	return blocks, nil
}

// Want is a list to load.
type Want struct {
	List      *List
	Positions Which // whose positions to load too
	Postings  []int // for Some: indexes into List.Docs, ascending
}

// Which says whose positions are wanted.
type Which int

// None, every posting's, or those of the postings named (then the documents
// must be loaded already).
const (
	None Which = iota
	All
	Some
)

// Load reads what is wanted, in one batch.
func (r *Reader) Load(ctx context.Context, wants []Want) error {
	var documents []*List
	var documentSpans []span
	seen := map[*List]bool{}
	for _, w := range wants {
		if !w.List.Loaded() && !seen[w.List] {
			seen[w.List] = true
			documents = append(documents, w.List)
			documentSpans = append(documentSpans, w.List.documents)
		}
	}
	positions := r.positionsWanted(wants)
	var positionSpans []span
	for _, p := range positions {
		positionSpans = append(positionSpans, p.span)
	}
	got, err := r.readTwo(ctx, documentSpans, positionSpans)
	if err != nil {
		return err
	}
	for i, l := range documents {
		if err := l.decodeOutside(got[i], r.head.shape(l.field)); err != nil {
			l.Docs = nil
			return r.damaged(Documents, l.documents.offset, err.Error())
		}
	}
	for i, p := range positions {
		if err := p.decode(r, got[len(documents)+i]); err != nil {
			return err
		}
	}
	return nil
}

// positionsRead is a read of one block of positions, or of all of a list.
type positionsRead struct {
	list  *List
	block int // -1: all, checksums still on
	span  span
}

func (r *Reader) positionsWanted(wants []Want) []positionsRead {
	var reads []positionsRead
	seen := map[positionsRead]bool{}
	add := func(p positionsRead) {
		if !seen[p] {
			seen[p] = true
			reads = append(reads, p)
		}
	}
	for _, w := range wants {
		switch {
		case w.List.place != apart || w.Positions == None:
		case w.Positions == All && !w.List.Loaded():
			add(positionsRead{w.List, -1, w.List.positions})
		case w.Positions == All:
			for b, block := range w.List.blocks {
				if block.flat == nil {
					add(positionsRead{w.List, b, block.at})
				}
			}
		default:
			for _, posting := range w.Postings {
				b := posting / postingsPerBlock
				if block := w.List.blocks[b]; block.flat == nil {
					add(positionsRead{w.List, b, block.at})
				}
			}
		}
	}
	return reads
}

func (p positionsRead) decode(r *Reader, got []byte) error {
	if p.block >= 0 {
		body, ok := unseal(got)
		if !ok {
			return r.damaged(Positions, p.span.offset, "wrong checksum")
		}
		if err := p.list.decodePositions(p.block, body, r.head.shape(p.list.field)); err != nil {
			return r.damaged(Positions, p.span.offset, err.Error())
		}
		return nil
	}
	for b, block := range p.list.blocks {
		from := block.at.offset - p.span.offset
		if from < 0 || from+block.at.bytes > int64(len(got)) {
			return r.damaged(Positions, block.at.offset, "a block lies outside its list")
		}
		one := positionsRead{p.list, b, block.at}
		if err := one.decode(r, got[from:from+block.at.bytes]); err != nil {
			return err
		}
	}
	return nil
}

// readTwo reads documents (checksums taken off) and positions (left on) at once.
func (r *Reader) readTwo(ctx context.Context, documents, positions []span) ([][]byte, error) {
	var want []ranges.Range
	for i, spans := range [][]span{documents, positions} {
		for _, s := range spans {
			at, err := r.inFile([]Section{Documents, Positions}[i], s)
			if err != nil {
				return nil, err
			}
			want = append(want, at)
		}
	}
	if len(want) == 0 {
		return nil, nil
	}
	got, err := r.file.ReadRanges(ctx, want)
	if err != nil {
		return nil, err
	}
	for i := range documents {
		body, ok := unseal(got[i])
		if !ok {
			return nil, r.damaged(Documents, documents[i].offset, "wrong checksum")
		}
		got[i] = body
	}
	return got, nil
}

// read reads sealed blocks of a section and takes their checksums off.
func (r *Reader) read(ctx context.Context, s Section, spans []span) ([][]byte, error) {
	if len(spans) == 0 {
		return nil, nil
	}
	want := make([]ranges.Range, len(spans))
	for i, at := range spans {
		var err error
		if want[i], err = r.inFile(s, at); err != nil {
			return nil, err
		}
	}
	got, err := r.file.ReadRanges(ctx, want)
	if err != nil {
		return nil, err
	}
	for i := range got {
		body, ok := unseal(got[i])
		if !ok {
			return nil, r.damaged(s, spans[i].offset, "wrong checksum")
		}
		got[i] = body
	}
	return got, nil
}

// inFile turns a span of a section into a range of the file.
func (r *Reader) inFile(s Section, at span) (ranges.Range, error) {
	whole := r.head.sections[s]
	if at.offset < 0 || at.bytes < checksumBytes || at.offset > whole.bytes || at.bytes > whole.bytes-at.offset {
		return ranges.Range{}, r.damaged(s, at.offset, fmt.Sprintf("%d bytes are asked of a section of %d", at.bytes, whole.bytes))
	}
	return ranges.Range{ByteOffset: whole.offset + at.offset, Bytes: at.bytes}, nil
}

func (r *Reader) damaged(s Section, offset int64, problem string) error {
	return &DamageError{r.file.Name(), s.String(), r.head.sections[s].offset + offset, problem}
}

// cache keeps the latest n values.
type cache[K comparable, V any] struct {
	limit int
	order *list.List
	kept  map[K]*list.Element
}

type cached[K comparable, V any] struct {
	key   K
	value V
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit, list.New(), map[K]*list.Element{}}
}

func (c *cache[K, V]) get(key K) (value V, ok bool) {
	e, ok := c.kept[key]
	if ok {
		c.order.MoveToFront(e)
		value = e.Value.(cached[K, V]).value
	}
	return value, ok
}

func (c *cache[K, V]) put(key K, value V) {
	c.kept[key] = c.order.PushFront(cached[K, V]{key, value})
	if c.order.Len() > c.limit {
		oldest := c.order.Remove(c.order.Back()).(cached[K, V])
		delete(c.kept, oldest.key)
	}
}
