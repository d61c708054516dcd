package bundlefile

import (
	"errors"
	"slices"
)

// Model is what a segment's articles have in common and so need not say each
// for itself: which units and which phrases occur in them, and how often, in
// the form of a Huffman code for them all.
//
// The symbols of the code are, in this order: the single units; the phrases;
// the escape, after which a unit that is no symbol stands in unitBits; and the
// classes of a copy's length, after which its distance stands.
type Model struct {
	singles   []unit  // the more frequent first, page by page; in a page they go up
	phrases   []unit  // one after the other
	ends      []int32 // of each phrase in phrases
	main      *code
	distances *code
}

// Limits of a model.
const (
	maxPhrases     = 1 << 13
	maxPhraseUnits = 16
	maxSingles     = 1 << 16
	maxModelBytes  = 1 << 20 // inflated
	unitBits       = 21
	symbolsBesides = 1 + lengthClasses
	noSymbol       = -1
)

var errModel = errors.New("it is no model")

func (m *Model) escape() int32      { return int32(len(m.singles) + len(m.ends)) }
func (m *Model) firstLength() int32 { return m.escape() + 1 }

// phrase gives the units of a phrase.
func (m *Model) phrase(n int) []unit {
	start := int32(0)
	if n > 0 {
		start = m.ends[n-1]
	}
	return m.phrases[start:m.ends[n]]
}

// append writes the model as it stands in the head: the bytes it inflates to,
// then these deflated.
func (m *Model) append(dst []byte) ([]byte, error) {
	plain := m.plain()
	packed, err := deflate(plain)
	if err != nil {
		return nil, err
	}
	return append(appendNumber(dst, uint64(len(plain))), packed...), nil
}

// plain writes how many singles and phrases there are, and then column by
// column, so that like stands by like: the singles, as signed distances from
// the one before; of each phrase a byte, how many units it has in common with
// the one before (high four bits) and how many more it has, less one; the high
// bytes of these, as indices of singles, and the low bytes; the lengths of the
// symbols' codes, and those of the classes of distances.
func (m *Model) plain() []byte {
	plain := appendNumber(nil, uint64(len(m.singles)))
	plain = appendNumber(plain, uint64(len(m.ends)))
	last := unit(0)
	index := make(map[unit]int, len(m.singles))
	for i, u := range m.singles {
		plain = appendSigned(plain, int64(u-last))
		last = u
		index[u] = i
	}
	var low, high []byte
	var before []unit
	for n := range m.ends {
		phrase := m.phrase(n)
		common := 0
		for common < min(len(before), len(phrase)-1) && before[common] == phrase[common] {
			common++
		}
		plain = append(plain, byte(common<<4|(len(phrase)-common-1)))
		for _, u := range phrase[common:] {
			low = append(low, byte(index[u]))
			high = append(high, byte(index[u]>>8))
		}
		before = phrase
	}
	return slices.Concat(plain, high, low, m.main.lengths, m.distances.lengths)
}

// readModel reads what append wrote.
func readModel(data []byte) (*Model, error) {
	in := &input{data: data}
	size := in.size(maxModelBytes)
	if in.err != nil {
		return nil, in.err
	}
	plain, err := inflate(in.data, nil, size)
	if err != nil {
		return nil, err
	}
	if int64(len(plain)) != size {
		return nil, errShort
	}
	return parseModel(plain)
}

func parseModel(plain []byte) (*Model, error) {
	in := &input{data: plain}
	m := &Model{singles: make([]unit, in.size(maxSingles))}
	phrases := int(in.size(maxPhrases))
	last := int64(0)
	for i := range m.singles {
		last += in.signed()
		if last < 0 || last >= int64(unitLimit) || !validUnit(unit(last)) {
			return nil, errModel
		}
		m.singles[i] = unit(last)
	}
	if err := m.readPhrases(in, phrases); err != nil {
		return nil, err
	}
	var err error
	if m.main, err = newCode(in.bytes(int(m.escape()) + symbolsBesides)); err != nil {
		return nil, err
	}
	if m.distances, err = newCode(in.bytes(distanceClasses)); err != nil {
		return nil, err
	}
	return m, in.end()
}

func (m *Model) readPhrases(in *input, n int) error {
	shapes := in.bytes(n)
	total := 0
	for _, shape := range shapes {
		total += int(shape&15) + 1
	}
	high, low := in.bytes(total), in.bytes(total)
	if in.err != nil {
		return in.err
	}
	at, start := 0, 0
	for _, shape := range shapes {
		common, more := int(shape>>4), int(shape&15)+1
		if common > len(m.phrases)-start || common+more < 2 || common+more > maxPhraseUnits {
			return errModel
		}
		before := m.phrases[start : start+common]
		start = len(m.phrases)
		m.phrases = append(m.phrases, before...)
		for range more {
			single := int(high[at])<<8 | int(low[at])
			if single >= len(m.singles) {
				return errModel
			}
			m.phrases = append(m.phrases, m.singles[single])
			at++
		}
		m.ends = append(m.ends, int32(len(m.phrases)))
	}
	return nil
}
