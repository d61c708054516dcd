package indexfile

import (
	"encoding/binary"
	"slices"
)

// gatherer holds the lists of some documents in memory. It keeps no pointers
// but to large pieces, so that a million lists cost the garbage collector
// nothing.
type gatherer struct {
	short map[uint64]uint32 // lists by packed key
	long  map[string]uint32 // lists whose keys cannot be packed
	lists []gathered
	bytes pool
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
	return &gatherer{short: map[uint64]uint32{}, long: map[string]uint32{}}
}

// add notes a term of a document. Positions of one term and document ascend.
func (g *gatherer) add(f Field, term string, document uint32, position int, positional bool) {
	l := g.list(f, term, positional)
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

// list finds the list of a term, or begins one.
func (g *gatherer) list(f Field, term string, positional bool) *gathered {
	packed, ok := packKey(f, term)
	number, known := uint32(0), false
	var key []byte
	if ok {
		number, known = g.short[packed]
	} else {
		key = appendKey(make([]byte, 0, 64), f, term)
		number, known = g.long[string(key)]
	}
	if known {
		return &g.lists[number]
	}
	number = uint32(len(g.lists))
	if ok {
		g.short[packed] = number
	} else {
		g.long[string(key)] = number
	}
	g.lists = append(g.lists, gathered{positional: positional, stream: g.bytes.begin()})
	return &g.lists[number]
}

// packKey packs the key of a short term of the body or title into a number:
// seven bytes of stem behind its first, then the stem's length and the field.
// Numbers are in the order of keys.
func packKey(f Field, term string) (packed uint64, ok bool) {
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

// memory is what the gatherer takes.
func (g *gatherer) memory() int {
	const perList = 64 // a list, its place in a map, and room to grow
	return len(g.bytes.pieces)*pieceBytes + len(g.lists)*perList + len(g.long)*longKeyBytes
}

const longKeyBytes = 48

// reset forgets everything but keeps the memory.
func (g *gatherer) reset() {
	clear(g.short)
	clear(g.long)
	g.lists = g.lists[:0]
	g.bytes.used = 0
}

// sources are the lists in key order, as two streams to merge.
func (g *gatherer) sources() []source {
	return []source{&shortSource{g: g, keys: sortedKeys(g.short)}, &longSource{g: g, keys: sortedKeys(g.long)}}
}

func sortedKeys[K uint64 | string](m map[K]uint32) []K {
	keys := make([]K, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

type shortSource struct {
	g    *gatherer
	keys []uint64
	gatheredTerm
}

func (s *shortSource) next() (bool, error) {
	if len(s.keys) == 0 {
		return false, nil
	}
	s.key = unpackKey(s.key[:0], s.keys[0])
	s.take(s.g, s.g.short[s.keys[0]])
	s.keys = s.keys[1:]
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

func (t *gatheredTerm) take(g *gatherer, number uint32) {
	l := &g.lists[number]
	t.positional = l.positional
	t.occurrences = g.bytes.read(t.occurrences[:0], &l.stream)
}
