package indexfile

import "encoding/binary"

// Three characters next to each other are a term, a triple, where the two
// pairs in them are so common that to read both lists of these is dear.
const (
	commonTogether = 40_000 // documents of two pairs, together, that are read as they are
	commonShare    = 160    // of these, one part in so many is the fewest a pair has
	triplesShare   = 12     // of a body's terms with places at most one in so many is a triple's
	sampledTriples = 8      // one document in so many tells how many triples there are
)

// tripleRule tells which triples have lists: those of two pairs that are in
// more documents than together, and each in at least least. The zero rule has none.
type tripleRule struct{ together, least uint64 }

func (r tripleRule) has(a, b uint32) bool {
	return r.together > 0 && uint64(a)+uint64(b) > r.together && uint64(min(a, b)) >= r.least
}

// IsTriple tells three characters that have a list of their own where their
// pairs are common.
func IsTriple(text []rune) bool {
	return len(text) == 3 && isHanCode(text[0]) && isHanCode(text[1]) && isHanCode(text[2])
}

func isHanCode(r rune) bool { return r >= hanFirst && r <= hanLast }

// isTripleKey tells the key of a triple: no other term has three codes of Han.
func isTripleKey(key []byte) bool {
	return len(key) == 8 && key[0] == textLead && key[1] >= hanLead && key[3] >= hanLead && key[5] >= hanLead
}

// HasTriples tells whether any triple has a list.
func (r *Reader) HasTriples() bool { return r.head.triples.together > 0 }

// HasTriple tells whether a triple in any body has a list, by the documents
// that have its two pairs in their bodies.
func (r *Reader) HasTriple(a, b int) bool { return r.head.triples.has(uint32(a), uint32(b)) }

// han is the number of a character, from 1, or 0 for what is none with a code
// of two bytes.
func han(text []byte) uint32 {
	if n := uint32(text[0]) | uint32(text[1])<<8; n >= hanFirst && n <= hanLast {
		return n - hanFirst + 1
	}
	return 0
}

// addTriples finds the common pairs in the bodies, and gathers the triples of them.
func (w *Writer) addTriples() error {
	if w.head.documents < w.common/2 {
		return nil // no two pairs are so common
	}
	pairs := pairCounts{}
	err := w.bodies.each(1, func(document uint32, text []byte) error {
		pairs.add(document, text)
		return nil
	})
	if err != nil {
		return err
	}
	if w.head.triples, err = w.ruleFor(&pairs); err != nil || w.head.triples.together == 0 {
		return err
	}
	var term []rune
	return w.bodies.each(1, func(document uint32, text []byte) error {
		if w.gathered.full(w.memoryBytes) {
			if err := w.spill(); err != nil {
				return err
			}
		}
		pairs.triples(text, func(at int, a, b uint32) {
			if w.head.triples.has(a, b) {
				term = term[:0]
				for i := at; i < at+3; i++ {
					term = append(term, rune(binary.LittleEndian.Uint16(text[2*i:])))
				}
				w.gathered.add(Body, string(term), document, at, true)
			}
		})
		return nil
	})
}

// ruleFor is the rule that has most triples, without having too many.
func (w *Writer) ruleFor(pairs *pairCounts) (tripleRule, error) {
	const step = 1 << 10
	rule := tripleRule{uint64(w.common), uint64(w.common / commonShare)}
	places := make([]uint64, 2*w.head.documents/step+1) // of triples, by the documents of their pairs
	err := w.bodies.each(sampledTriples, func(_ uint32, text []byte) error {
		pairs.triples(text, func(_ int, a, b uint32) {
			if rule.has(a, b) {
				places[(a+b)/step] += sampledTriples
			}
		})
		return nil
	})
	if err != nil {
		return rule, err
	}
	most, sum := w.head.tokens[Body]/triplesShare, uint64(0)
	for at := len(places) - 1; at >= int(rule.together)/step; at-- {
		if sum += places[at]; sum > most {
			rule.together = uint64(at+1) * step
			break
		}
	}
	if sum == 0 {
		rule = tripleRule{}
	}
	return rule, nil
}
