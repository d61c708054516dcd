package indexfile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestTriples has common pairs in a row, and compares the lists of three
// characters with the bodies.
func TestTriples(t *testing.T) {
	for seed := range uint64(5) {
		rng := newRand(seed)
		documents := randomDocuments(rng, 200+rng.IntN(200))
		for i := range documents {
			documents[i].Body += "，" + someCommon(rng)
		}
		opt := Options{Common: 50 + rng.IntN(300)}
		data, summary := write(t, documents, opt)
		r := open(t, data, summary.HeadBytes)
		if !r.HasTriples() {
			t.Fatalf("seed %d: no triples", seed)
		}
		checkAll(t, r, documents)
		opt.MemoryBytes = 1 + rng.IntN(1<<18)
		if spilled, _ := write(t, documents, opt); !bytes.Equal(data, spilled) {
			t.Fatalf("seed %d: an index written within little memory is another", seed)
		}
	}
}

func someCommon(rng *rand.Rand) string {
	var body strings.Builder
	for range rng.IntN(40) {
		body.WriteString([]string{"中国", "发展", "的", "国中国", "𠮷", "，", "3月"}[rng.IntN(7)])
	}
	return body.String()
}

func TestTriplesAreOfCharacters(t *testing.T) {
	for text, want := range map[string]bool{"中国的": true, "中国": false, "中国a": false, "中，国": false, "中国𠮷": false, "中国的人": false} {
		if got := IsTriple([]rune(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
		if got := isTripleKey(appendKey(nil, Body, text)); got != want {
			t.Errorf("key of %s: %v", text, got)
		}
	}
}

// TestTriplesAreFew has so many common pairs that all their triples would make
// the index much larger.
func TestTriplesAreFew(t *testing.T) {
	var documents []Document
	for i := range 400 {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Body: strings.Repeat("一二三四五六七八九十百千", 3)})
	}
	data, summary := write(t, documents, Options{Common: 100})
	r := open(t, data, summary.HeadBytes)
	if r.HasTriple(400, 400) {
		t.Error("every three characters have a list")
	}
	checkAll(t, r, documents)
}

func TestWaysOfFrequencies(t *testing.T) {
	rng := newRand(1)
	ways := map[uint]bool{}
	for range 2000 {
		freqs := make([]uint32, 1+rng.IntN(128))
		often, most := rng.IntN(129), 1<<rng.IntN(12)
		for i := range freqs {
			if freqs[i] = 1; rng.IntN(128) < often {
				freqs[i] += uint32(rng.IntN(most))
			}
		}
		way := wayOf(freqs)
		ways[way] = true
		if way < manyOnce {
			continue
		}
		var w bitWriter
		w.writeSeveral(freqs, onesShift(way))
		r, l := bitReader{in: w.flush()}, List{}
		if l.readSeveral(&r, len(freqs), onesShift(way)); r.failed || !slices.Equal(l.Freqs, freqs) {
			t.Fatalf("%v came back as %v", freqs, l.Freqs)
		}
	}
	if len(ways) != freqWays {
		t.Errorf("ways %v only", ways)
	}
}
