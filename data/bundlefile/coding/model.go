package coding

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
	singles   []Unit  // the more frequent first, page by page; in a page they go up
	phrases   []Unit  // one after the other
	Ends      []int32 // of each phrase in phrases
	main      *code
	distances *code
}

// Limits of a model.
const (
	maxPhrases     = 1 << 13
	MaxPhraseUnits = 16
	maxSingles     = 1 << 16
	maxModelBytes  = 1 << 20 // inflated
	unitBits       = 21
	symbolsBesides = 1 + lengthClasses
	noSymbol       = -1
)

var errModel = errors.New("it is no model")

func (m *Model) escape() int32      { return int32(len(m.singles) + len(m.Ends)) }
func (m *Model) firstLength() int32 { return m.escape() + 1 }

// Phrase gives the units of a phrase.
func (m *Model) Phrase(n int) []Unit {
	start := int32(0)
	if n > 0 {
		start = m.Ends[n-1]
	}
	return m.phrases[start:m.Ends[n]]
}

// Append writes the model as it stands in the head: the bytes it inflates to,
// then these deflated.
func (m *Model) Append(dst []byte) ([]byte, error) {
	plain := m.Plain()
	packed, err := Deflate(plain)
	if err != nil {
		return nil, err
	}
	return append(AppendNumber(dst, uint64(len(plain))), packed...), nil
}

// Plain writes how many singles and phrases there are, and then column by
// column, so that like stands by like: the singles, as signed distances from
// the one before; of each phrase a byte, how many units it has in common with
// the one before (high four bits) and how many more it has, less one; the high
// bytes of these, as indices of singles, and the low bytes; the lengths of the
// symbols' codes, and those of the classes of distances.
func (m *Model) Plain() []byte {
	plain := AppendNumber(nil, uint64(len(m.singles)))
	plain = AppendNumber(plain, uint64(len(m.Ends)))
	last := Unit(0)
	index := make(map[Unit]int, len(m.singles))
	for i, u := range m.singles {
		plain = appendSigned(plain, int64(u-last))
		last = u
		index[u] = i
	}
	var low, high []byte
	var before []Unit
	for n := range m.Ends {
		phrase := m.Phrase(n)
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

// ReadModel reads what append wrote.
func ReadModel(data []byte) (*Model, error) {
	in := &Input{Data: data}
	size := in.Size(maxModelBytes)
	if in.Err != nil {
		return nil, in.Err
	}
	plain, err := Inflate(in.Data, nil, size)
	if err != nil {
		return nil, err
	}
	if int64(len(plain)) != size {
		return nil, ErrShort
	}
	return parseModel(plain)
}

func parseModel(plain []byte) (*Model, error) {
	in := &Input{Data: plain}
	m := &Model{singles: make([]Unit, in.Size(maxSingles))}
	phrases := int(in.Size(maxPhrases))
	last := int64(0)
	for i := range m.singles {
		last += in.signed()
		if last < 0 || last >= int64(unitLimit) || !validUnit(Unit(last)) {
			return nil, errModel
		}
		m.singles[i] = Unit(last)
	}
	if err := m.readPhrases(in, phrases); err != nil {
		return nil, err
	}
	var err error
	if m.main, err = newCode(in.Bytes(int(m.escape()) + symbolsBesides)); err != nil {
		return nil, err
	}
	if m.distances, err = newCode(in.Bytes(distanceClasses)); err != nil {
		return nil, err
	}
	return m, in.End()
}

func (m *Model) readPhrases(in *Input, n int) error {
	shapes := in.Bytes(n)
	total := 0
	for _, shape := range shapes {
		total += int(shape&15) + 1
	}
	high, low := in.Bytes(total), in.Bytes(total)
	if in.Err != nil {
		return in.Err
	}
	at, start := 0, 0
	for _, shape := range shapes {
		common, more := int(shape>>4), int(shape&15)+1
		if common > len(m.phrases)-start || common+more < 2 || common+more > MaxPhraseUnits {
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
		m.Ends = append(m.Ends, int32(len(m.phrases)))
	}
	return nil
}
