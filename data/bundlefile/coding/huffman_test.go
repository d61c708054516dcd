package coding

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestCodeLengths(t *testing.T) {
	fibonacci := []int{1, 1}
	for len(fibonacci) < 60 {
		n := len(fibonacci)
		fibonacci = append(fibonacci, fibonacci[n-1]+fibonacci[n-2])
	}
	tests := []struct {
		name   string
		counts []int
		want   []uint8 // nil: only that it is a code, and how good
	}{
		{"two", []int{5, 0}, []uint8{1, 1}},
		{"unlike", []int{8, 1, 4, 2}, []uint8{1, 3, 2, 3}},
		{"alike", []int{3, 3, 3, 3}, []uint8{2, 2, 2, 2}},
		{"deeper than allowed", fibonacci, nil},
		{"many of no use", make([]int, 50000), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lengths := codeLengths(test.counts)
			if test.want != nil && !slices.Equal(lengths, test.want) {
				t.Errorf("lengths %v, want %v", lengths, test.want)
			}
			if _, err := newCode(lengths); err != nil {
				t.Error(err)
			}
			if used, best := bitsUsed(test.counts, lengths), entropy(test.counts); used > 1.1*best && used > float64(sum(test.counts)) {
				t.Errorf("%.0f bits where %.0f would do", used, best)
			}
		})
	}
}

func bitsUsed(counts []int, lengths []uint8) (bits float64) {
	for i, n := range counts {
		bits += float64(n) * float64(lengths[i])
	}
	return bits
}

func entropy(counts []int) (bits float64) {
	for _, n := range counts {
		if n > 0 {
			bits -= float64(n) * math.Log2(float64(n)/float64(sum(counts)))
		}
	}
	return bits
}

func sum(counts []int) (total int) {
	for _, n := range counts {
		total += n
	}
	return total
}

func TestCodesThatAreNone(t *testing.T) {
	for name, lengths := range map[string][]uint8{
		"empty": {}, "one": {1}, "too few": {1, 2}, "too many": {1, 1, 1}, "none": {1, 1, 0},
		"too long": {1, 2, 21, 21}, "far too many": slices.Repeat([]uint8{1}, 1000), "longest": {255, 1},
	} {
		if _, err := newCode(lengths); err == nil {
			t.Errorf("%s: %v is taken for a code", name, lengths)
		}
	}
}

func TestSymbolsComeBack(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	counts := make([]int, 3000)
	for i := range counts {
		counts[i] = random.IntN(1 + i*i*i/1000)
	}
	c, err := newCode(codeLengths(counts))
	if err != nil {
		t.Fatal(err)
	}
	var w bitWriter
	var symbols []int32
	for range 5000 {
		symbol := int32(random.IntN(len(counts)))
		symbols = append(symbols, symbol)
		w.write(c.codes[symbol], int(c.lengths[symbol]))
		w.write(uint32(symbol), 25)
	}
	r, err := newBitReader(w.end())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range symbols {
		if got := r.symbol(c); got != want {
			t.Fatalf("symbol %d is %d, want %d", i, got, want)
		}
		if got := r.read(25); got != uint32(want) {
			t.Fatalf("bits after symbol %d are %d, want %d", i, got, want)
		}
	}
	if r.left != 0 {
		t.Errorf("%d bits left", r.left)
	}
}

func TestBitsEndWhereTheyWereEnded(t *testing.T) {
	for n := range 40 {
		var w bitWriter
		for range n {
			w.write(0, 1)
		}
		r, err := newBitReader(w.end())
		if err != nil || r.left != n {
			t.Errorf("%d bits end at %v (%v)", n, r, err)
		}
	}
	for _, data := range [][]byte{nil, {0}, {1, 0}} {
		if _, err := newBitReader(data); err == nil {
			t.Errorf("% x has an end", data)
		}
	}
}

func TestClasses(t *testing.T) {
	last := -1
	for n := range 1 << 18 {
		class, extra := classOf(n)
		least, bits := classBase(class)
		if bits != extra || n < least || n >= least+1<<bits || class < last || class > last+1 {
			t.Fatalf("%d is of class %d, which begins at %d and has %d bits", n, class, least, bits)
		}
		last = class
	}
	if class, _ := classOf(maxCopy - minCopy); class != lengthClasses-1 {
		t.Errorf("the longest copy is of class %d", class)
	}
	if class, _ := classOf(maxDistance - 1); class != distanceClasses-1 {
		t.Errorf("the longest distance is of class %d", class)
	}
}
