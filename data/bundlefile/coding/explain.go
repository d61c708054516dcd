package coding

import (
	"fmt"
	"strings"
)

// Explained is what some bits of a packed body say, for the page of the format.
type Explained struct{ Bits, Meaning string }

// CodesOf lists a model's symbols and their codes, without the classes of copies.
func CodesOf(m *Model) (all []Explained) {
	for symbol := range m.escape() + 1 {
		code := fmt.Sprintf("%0*b", int(m.main.lengths[symbol]), m.main.codes[symbol])
		all = append(all, Explained{code, meaning(m, symbol)})
	}
	return all
}

// Explain tells what the bits of a packed body say, one symbol after the other.
func Explain(m *Model, packed []byte) (steps []Explained, err error) {
	in, err := newBitReader(packed)
	if err != nil {
		return nil, err
	}
	for in.left > 0 {
		from := in.at
		symbol := in.symbol(m.main)
		said := meaning(m, symbol)
		if symbol == m.escape() {
			said += ", " + Show([]Unit{Unit(in.read(unitBits))})
		}
		if symbol > m.escape() {
			least, extra := classBase(int(symbol - m.firstLength()))
			length := minCopy + least + int(in.read(extra))
			least, extra = classBase(int(in.symbol(m.distances)))
			said = fmt.Sprintf("copy of %d from %d back", length, 1+least+int(in.read(extra)))
		}
		steps = append(steps, Explained{bitsOf(packed, from, in.at), said})
	}
	return append(steps, Explained{bitsOf(packed, in.at, 8*len(packed)), "end mark and filling"}), nil
}

// bitsOf writes bits as digits.
func bitsOf(data []byte, from, to int) string {
	var out strings.Builder
	for i := from; i < to; i++ {
		out.WriteByte('0' + data[i/8]>>(7-i%8)&1)
	}
	return out.String()
}

// meaning is what a symbol stands for.
func meaning(m *Model, symbol int32) string {
	switch {
	case symbol < int32(len(m.singles)):
		return Show(m.singles[symbol : symbol+1])
	case symbol < m.escape():
		return "phrase " + Show(m.Phrase(int(symbol)-len(m.singles)))
	}
	return "escape"
}

// Show writes units: characters as they are, ⏹ for the end of a string, bytes of numbers.
func Show(units []Unit) string {
	var out strings.Builder
	for _, u := range units {
		switch {
		case u == EndOfString:
			out.WriteString("⏹")
		case u >= firstByte:
			fmt.Fprintf(&out, "<%d>", u-firstByte)
		default:
			out.WriteRune(u)
		}
	}
	return out.String()
}
