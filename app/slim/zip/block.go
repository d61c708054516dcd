package main

// block is a run of steps with codes of its own.
type block struct {
	steps    []step
	counts   *counts
	sizeBits int
}

func newBlock(steps []step, c *counts) *block {
	b := &block{steps: steps, counts: c}
	b.sizeBits = newCoding(c).sizeBits(c)
	return b
}

// coding is the codes of a block, and how its head tells them.
type coding struct {
	literals, distances []uint8 // lengths of codes
	head                []headSymbol
	headLengths         []uint8 // of the codes of the head's own symbols
	headCodes           int     // how many of those are told
}

// headSymbol is a length, or a repetition with extra bits.
type headSymbol struct{ symbol, extraBits, extra uint8 }

// headOrder is the order in which the head's own code lengths are told.
var headOrder = [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

func newCoding(c *counts) *coding {
	k := &coding{literals: codeLengths(c.literals[:], 15), distances: codeLengths(c.distances[:], 15)}
	k.literals = k.literals[:used(k.literals, endOfBlock+1)]
	k.distances = k.distances[:used(k.distances, 1)]
	k.head = headSymbols(append(append([]uint8(nil), k.literals...), k.distances...))
	var headCounts [19]int
	for _, h := range k.head {
		headCounts[h.symbol]++
	}
	k.headLengths = codeLengths(headCounts[:], 7)
	for k.headCodes = 19; k.headCodes > 4 && k.headLengths[headOrder[k.headCodes-1]] == 0; k.headCodes-- {
	}
	return k
}

// used counts the symbols up to the last one used, and at least so many.
func used(lengths []uint8, least int) int {
	n := len(lengths)
	for n > least && lengths[n-1] == 0 {
		n--
	}
	return n
}

// headSymbols tells code lengths with their repetitions.
func headSymbols(lengths []uint8) []headSymbol {
	var head []headSymbol
	for i := 0; i < len(lengths); {
		n := 1
		for i+n < len(lengths) && lengths[i+n] == lengths[i] {
			n++
		}
		i += n
		value := lengths[i-1]
		if value != 0 {
			head, n = append(head, headSymbol{symbol: value}), n-1
		}
		for n > 0 {
			k := n
			switch {
			case value == 0 && n >= 11:
				k = min(n, 138)
				head = append(head, headSymbol{18, 7, uint8(k - 11)})
			case value == 0 && n >= 3:
				head = append(head, headSymbol{17, 3, uint8(k - 3)})
			case n >= 3:
				if k = min(n, 6); n-k == 1 || n-k == 2 && k > 4 { // leave no rest too short to repeat
					k = max(3, k-3+n-k)
				}
				head = append(head, headSymbol{16, 2, uint8(k - 3)})
			default:
				k = 1
				head = append(head, headSymbol{symbol: value})
			}
			n -= k
		}
	}
	return head
}

// sizeBits is what a block of these counts takes, head and all.
func (k *coding) sizeBits(c *counts) int {
	size := 3 + 5 + 5 + 4 + 3*k.headCodes
	for _, h := range k.head {
		size += int(k.headLengths[h.symbol]) + int(h.extraBits)
	}
	for s, n := range c.literals {
		if n > 0 {
			size += n * (int(k.literals[s]) + lengthExtraBits(s))
		}
	}
	for s, n := range c.distances {
		if n > 0 {
			size += n * (int(k.distances[s]) + distanceExtraBits(s))
		}
	}
	return size
}

func lengthExtraBits(symbol int) int {
	if symbol < 265 || symbol == 285 {
		return 0
	}
	return (symbol - 261) / 4
}

func distanceExtraBits(symbol int) int {
	if symbol < 4 {
		return 0
	}
	return symbol/2 - 1
}

// bitWriter writes bits, lowest first.
type bitWriter struct {
	out  []byte
	held uint64
	n    int
}

func (w *bitWriter) write(value, n int) {
	w.held |= uint64(value) << w.n
	for w.n += n; w.n >= 8; w.n -= 8 {
		w.out = append(w.out, byte(w.held))
		w.held >>= 8
	}
}

// flush fills the last byte.
func (w *bitWriter) flush() []byte {
	if w.n > 0 {
		w.write(0, 8-w.n)
	}
	return w.out
}

// block writes a block with codes of its own.
func (w *bitWriter) block(b *block, last bool) {
	k := newCoding(b.counts)
	final := 0
	if last {
		final = 1
	}
	w.write(final, 1)
	w.write(2, 2)
	w.write(len(k.literals)-257, 5)
	w.write(len(k.distances)-1, 5)
	w.write(k.headCodes-4, 4)
	for _, s := range headOrder[:k.headCodes] {
		w.write(int(k.headLengths[s]), 3)
	}
	headCodes := codes(k.headLengths)
	for _, h := range k.head {
		w.write(int(headCodes[h.symbol]), int(k.headLengths[h.symbol]))
		w.write(int(h.extra), int(h.extraBits))
	}
	literals, distances := codes(k.literals), codes(k.distances)
	for _, s := range b.steps {
		if s.distance == 0 {
			w.write(int(literals[s.length]), int(k.literals[s.length]))
			continue
		}
		symbol, n, extra := lengthSymbol(int(s.length))
		w.write(int(literals[symbol]), int(k.literals[symbol]))
		w.write(extra, n)
		symbol, n, extra = distanceSymbol(int(s.distance))
		w.write(int(distances[symbol]), int(k.distances[symbol]))
		w.write(extra, n)
	}
	w.write(int(literals[endOfBlock]), int(k.literals[endOfBlock]))
}
