package main

import (
	"bytes"
	stdgzip "compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/rand"
	"os"
	"strings"
	"testing"
)

func unzip(t *testing.T, zipped []byte) []byte {
	t.Helper()
	r, err := stdgzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); r.Comment != hex.EncodeToString(sum[:]) {
		t.Errorf("the comment is %q, not the hash of the data", r.Comment)
	}
	return data
}

// sample is some of the text of this program, which is what it will meet.
func sample(t *testing.T) []byte {
	t.Helper()
	var all []byte
	for _, name := range []string{"deflate.go", "block.go", "huffman.go", "match.go", "symbol.go"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	return all
}

func TestRoundTrip(t *testing.T) {
	random := make([]byte, 70_000)
	rand.New(rand.NewSource(1)).Read(random)
	two := bytes.Map(func(r rune) rune { return r & 1 }, random)
	for name, data := range map[string][]byte{
		"nothing":       nil,
		"a byte":        []byte("x"),
		"two bytes":     []byte("xy"),
		"a run":         []byte(strings.Repeat("x", 100_000)),
		"a far repeat":  append(append(append([]byte(nil), random[:windowBytes]...), random[:300]...), random[:windowBytes]...),
		"random":        random,
		"two letters":   two,
		"text":          sample(t),
		"two regions":   bytes.Repeat(sample(t), 1+regionBytes/len(sample(t))),
		"every byte":    []byte(strings.Repeat("\x00\x01\x02\x03\xff\xfe", 9) + string(random[:256])),
		"long and long": bytes.Repeat(append([]byte("abc"), make([]byte, maxMatch)...), 50),
	} {
		zipped := gzip(data)
		if !bytes.Equal(unzip(t, zipped), data) {
			t.Errorf("%s: comes out different", name)
		}
		if !bytes.Equal(gzip(data), zipped) {
			t.Errorf("%s: zipped twice, differs", name)
		}
	}
}

func TestSmallerThanGzip(t *testing.T) {
	data := sample(t)
	var best bytes.Buffer
	w, err := stdgzip.NewWriterLevel(&best, stdgzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	if n := len(gzip(data)); n > best.Len()*97/100 {
		t.Errorf("%d bytes, gzip -9 takes %d", n, best.Len())
	}
}

func TestCodeLengths(t *testing.T) {
	fibonacci := []int{1, 1}
	for len(fibonacci) < 30 { // would be 29 bits deep
		fibonacci = append(fibonacci, fibonacci[len(fibonacci)-1]+fibonacci[len(fibonacci)-2])
	}
	for _, counts := range [][]int{{5, 0, 3, 1, 1}, {1, 1, 1}, fibonacci} {
		for _, limit := range []int{7, 15} {
			share := 0 // of the code space, in 2^-15
			for i, n := range codeLengths(counts, limit) {
				if (n > 0) != (counts[i] > 0) || int(n) > limit {
					t.Errorf("%v, at most %d: symbol %d takes %d bits", counts, limit, i, n)
				}
				if n > 0 {
					share += 1 << (15 - n)
				}
			}
			if share != 1<<15 {
				t.Errorf("%v, at most %d: the code fills %d of %d", counts, limit, share, 1<<15)
			}
		}
	}
}

// Symbols and their extra bits give back what they stand for.
func TestSymbols(t *testing.T) {
	for length := minMatch; length <= maxMatch; length++ {
		s, n, extra := lengthSymbol(length)
		if s < 257 || s >= literalSymbols || n != lengthExtraBits(s) || extra>>n != 0 {
			t.Errorf("length %d: symbol %d, %d bits, %d", length, s, n, extra)
		}
	}
	for distance := 1; distance <= windowBytes; distance++ {
		s, n, extra := distanceSymbol(distance)
		if s >= distanceSymbols || n != distanceExtraBits(s) || extra>>n != 0 {
			t.Errorf("distance %d: symbol %d, %d bits, %d", distance, s, n, extra)
		}
	}
}

func TestLog2(t *testing.T) {
	for n, want := range map[int]int32{1: 0, 2: 256, 3: 405, 1024: 2560, 1 << 30: 30 * 256} {
		if got := log2(n); got != want {
			t.Errorf("log2(%d) is %d/256, want %d/256", n, got, want)
		}
	}
}
