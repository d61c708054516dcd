package coding

// Unpack reads units to the end of data and appends them to dst, which may
// grow to limit units. Copies may reach back to all of dst.
func (m *Model) Unpack(dst []Unit, data []byte, limit int) ([]Unit, error) {
	in, err := newBitReader(data)
	if err != nil {
		return dst, err
	}
	escape := m.escape()
	for in.left > 0 {
		symbol := in.symbol(m.main)
		switch {
		case symbol < int32(len(m.singles)):
			dst = append(dst, m.singles[symbol])
		case symbol < escape:
			dst = append(dst, m.Phrase(int(symbol)-len(m.singles))...)
		case symbol == escape:
			u := Unit(in.read(unitBits))
			if !validUnit(u) {
				return dst, ErrRecord
			}
			dst = append(dst, u)
		default:
			least, extra := classBase(int(symbol - escape - 1))
			length := minCopy + least + int(in.read(extra))
			least, extra = classBase(int(in.symbol(m.distances)))
			distance := 1 + least + int(in.read(extra))
			if distance > len(dst) || length > limit-len(dst) {
				return dst, ErrRecord
			}
			for range length {
				dst = append(dst, dst[len(dst)-distance])
			}
		}
		if len(dst) > limit {
			return dst, ErrTooLarge
		}
	}
	if in.left < 0 {
		return dst, errBits
	}
	return dst, nil
}
