package indexfile

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf8"

	"fangzhi/data/token"
)

// gatherer holds the lists of some documents in memory. It keeps no pointers
// but to large pieces, so that a million lists cost the garbage collector
// nothing.
type gatherer struct {
	short table
	long  map[string]*gathered // lists whose keys cannot be packed
	bytes pool

	fetched byte // of no meaning; see bringNear
}

// gathered is one term's occurrences as varints: for the first in a document,
// the documents skipped since the one before << 1 | 1, and the position; for
// the others, the gap from the position before << 1. A list without positions
// has the documents skipped alone.
type gathered struct {
	stream     stream
	next       uint32 // the latest document plus one
	position   uint32 // the latest
	positional bool
}

func newGatherer() *gatherer {
	return &gatherer{long: map[string]*gathered{}}
}

// add notes a term of a document. Positions of one term and document ascend.
func (g *gatherer) add(f Field, term string, document uint32, position int, positional bool) {
	key, _ := packKey(f, term)
	g.addKeyed(key, f, term, document, position, positional)
}

// addKeyed is the same for a term whose key is packed, which alone is needed
// then; 0 where it is not.
func (g *gatherer) addKeyed(key uint64, f Field, term string, document uint32, position int, positional bool) {
	l := g.list(key, f, term, positional)
	if l.next == document+1 {
		if positional {
			g.bytes.uvarint(&l.stream, uint64(uint32(position)-l.position)<<1)
			l.position = uint32(position)
		}
		return
	}
	skipped := uint64(document - l.next)
	l.next, l.position = document+1, uint32(position)
	if !positional {
		g.bytes.uvarint(&l.stream, skipped)
		return
	}
	g.bytes.uvarint(&l.stream, skipped<<1|1)
	g.bytes.uvarint(&l.stream, uint64(position))
}

// fetchedTogether is how many lists are brought near at once.
const fetchedTogether = 32

// fetch brings the lists of the terms at some places in a text near. It gives
// the key of each, 0 where it cannot be packed.
func (g *gatherer) fetch(f Field, text []rune, places []token.Place) (keys [fetchedTogether]uint64) {
	for i, p := range places {
		if p.IsPiece() {
			keys[i], _ = packKey(f, p.Term(text))
		} else {
			keys[i], _ = packRunes(f, text[p.From:p.To])
		}
	}
	g.bringNear(keys[:len(places)])
	return keys
}

// bringNear brings the lists of packed keys near, all at once: they lie all over
// the memory, and to wait for one after the other takes most of the time that
// adding to them does, or reading them.
func (g *gatherer) bringNear(keys []uint64) {
	if len(g.short.slots) == 0 {
		return
	}
	var near [fetchedTogether]*slot
	for i, key := range keys {
		near[i] = &g.short.slots[g.short.place(key)]
	}
	for _, s := range near[:len(keys)] {
		if s.stream.at < g.bytes.used {
			g.fetched ^= g.bytes.pieces[s.stream.at/pieceBytes][s.stream.at%pieceBytes]
		}
	}
}

// list finds the list of a term by its key, or else by itself, or begins one.
func (g *gatherer) list(packed uint64, f Field, term string, positional bool) *gathered {
	var l *gathered
	if packed != 0 {
		l = g.short.find(packed)
	} else {
		key := appendKey(make([]byte, 0, 64), f, term)
		if l = g.long[string(key)]; l == nil {
			l = &gathered{}
			g.long[string(key)] = l
		}
	}
	if l.stream.size == 0 {
		l.stream, l.positional = g.bytes.begin(), positional
	}
	return l
}

// packKey packs the key of a short term of the body or title into a number:
// seven bytes of stem behind its first, then the stem's length and the field.
// Numbers are in the order of keys.
func packKey(f Field, term string) (packed uint64, ok bool) {
	if len(term) > mostPacked*utf8.UTFMax {
		return 0, false
	}
	return packRunes(f, []rune(term))
}

// mostPacked is how many runes a packed key has at most.
const mostPacked = 7

func packRunes(f Field, term []rune) (packed uint64, ok bool) {
	if !f.isText() {
		return 0, false
	}
	code, n := uint64(0), uint64(0)
	for _, r := range term {
		runeCode, size := codeRune(r)
		if n += size; n > 7 {
			return 0, false
		}
		code = code<<(8*size) | runeCode
	}
	return code<<(64-8*n) | n<<1 | uint64(f-Body), true
}

// unpackKey appends the key that was packed.
func unpackKey(key []byte, packed uint64) []byte {
	var code [8]byte
	binary.BigEndian.PutUint64(code[:], packed)
	key = append(append(key, textLead), code[:code[7]>>1]...)
	return append(key, code[7]&1)
}

// longBytes is about what a list in the map takes.
const longBytes = 160

// full tells that the memory used is about a limit, with what the table will
// take for a moment when it grows next.
func (g *gatherer) full(limit int) bool {
	used := int(g.bytes.used) + len(g.short.slots)*slotBytes + len(g.long)*longBytes
	if g.short.used > len(g.short.slots)/8*5 {
		used += 2 * len(g.short.slots) * slotBytes
	}
	return used >= limit
}

// reset forgets everything but keeps the memory.
func (g *gatherer) reset() {
	g.short.reset()
	clear(g.long)
	g.bytes.used = 0
}

// sources are the lists in key order, as two streams to merge.
func (g *gatherer) sources() []source {
	short, long := g.short.keys(), slices.Collect(maps.Keys(g.long))
	slices.Sort(short)
	slices.Sort(long)
	return []source{&shortSource{g: g, keys: short}, &longSource{g: g, keys: long}}
}

type shortSource struct {
	g    *gatherer
	keys []uint64
	near int // so many of them have their lists near
	gatheredTerm
}

func (s *shortSource) next() (bool, error) {
	if len(s.keys) == 0 {
		return false, nil
	}
	if s.near == 0 {
		s.near = min(fetchedTogether, len(s.keys))
		s.g.bringNear(s.keys[:s.near])
	}
	s.key = unpackKey(s.key[:0], s.keys[0])
	s.take(s.g, &s.g.short.slot(s.keys[0]).gathered)
	s.keys, s.near = s.keys[1:], s.near-1
	return true, nil
}

type longSource struct {
	g    *gatherer
	keys []string
	gatheredTerm
}

func (s *longSource) next() (bool, error) {
	if len(s.keys) == 0 {
		return false, nil
	}
	s.key = append(s.key[:0], s.keys[0]...)
	s.take(s.g, s.g.long[s.keys[0]])
	s.keys = s.keys[1:]
	return true, nil
}

func (t *gatheredTerm) take(g *gatherer, l *gathered) {
	t.positional = l.positional
	t.occurrences = g.bytes.read(t.occurrences[:0], &l.stream)
}
