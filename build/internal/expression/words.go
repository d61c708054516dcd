package expression

import (
	"strings"

	"fangzhi/build/internal/runes"
)

// Words tells whether a text holds one of some words, in one pass however many
// there are. The zero Words are none.
type Words struct {
	some    *[1 << someBits / 64]uint64 // a bit for each hash of a word's first bytes; nil for none
	table   []uint16                    // by the first bits of such a hash: which of the buckets
	buckets [][]string                  // the first is empty
	bytes   uint                        // of a word that are hashed: longBytes, where all have so many, or midBytes
	few     []runes.Needle              // words shorter than midBytes, and all where they are few
}

const (
	// mostNeedles is up to how many words are faster looked for one by one.
	mostNeedles = 6

	someBits  = 14 // so many that of hundreds of words few are set
	tableBits = 8
	longBytes = 6 // two characters of Han
	midBytes  = 3
)

// NewWords makes words, in UTF-8, ready to be looked for.
func NewWords(words ...string) Words {
	if len(words) <= mostNeedles {
		var w Words
		for _, word := range words {
			w.few = append(w.few, runes.NewNeedle(word))
		}
		return w
	}
	w := Words{some: new([1 << someBits / 64]uint64), table: make([]uint16, 1<<tableBits), buckets: make([][]string, 1), bytes: longBytes}
	for _, word := range words {
		if len(word) >= midBytes && len(word) < longBytes {
			w.bytes = midBytes
		}
	}
	for _, word := range words {
		if len(word) < midBytes {
			w.few = append(w.few, runes.NewNeedle(word))
			continue
		}
		h := hash(bytesAt(word, 0) << ((64 - 8*w.bytes) & 63))
		w.some[h/64] |= 1 << (h % 64)
		bucket := &w.table[h>>(someBits-tableBits)]
		if *bucket == 0 {
			*bucket = uint16(len(w.buckets))
			w.buckets = append(w.buckets, nil)
		}
		w.buckets[*bucket] = append(w.buckets[*bucket], word)
	}
	return w
}

// each calls for the words that a text holds, for some more than once.
func (w *Words) each(text string, found func(word string)) {
	for i := range w.few {
		if w.few[i].In(text) {
			found(w.few[i].Word())
		}
	}
	for at, bucket := w.next(text, 0); bucket != nil; at, bucket = w.next(text, at+1) {
		for _, word := range bucket {
			if strings.HasPrefix(text[at:], word) {
				found(word)
			}
		}
	}
}

// In tells that a text holds one of the words.
func (w *Words) In(text string) bool {
	for i := range w.few {
		if w.few[i].In(text) {
			return true
		}
	}
	for at, bucket := w.next(text, 0); bucket != nil; at, bucket = w.next(text, at+1) {
		if begins(text[at:], bucket) {
			return true
		}
	}
	return false
}

// next is where from a place on a word of a bucket may stand, none for nowhere.
func (w *Words) next(text string, at int) (int, []string) {
	if len(w.buckets) < 2 {
		return 0, nil
	}
	some, shift := w.some, (64-8*w.bytes)&63
	for ; at+8 <= len(text); at++ {
		x := eight(text[at:])
		if h := hash(x << shift); some[h/64]&(1<<(h%64)) != 0 {
			return at, w.bucket(h)
		}
		if x&0xC0C0F0 == 0x8080E0 { // a character of three bytes
			at += 2
		}
	}
	for ; at+midBytes <= len(text); at++ {
		if h := hash(bytesAt(text, at) << shift); some[h/64]&(1<<(h%64)) != 0 {
			return at, w.bucket(h)
		}
	}
	return 0, nil
}

// bucket are the words whose first bytes may have a hash.
func (w *Words) bucket(h uint64) []string { return w.buckets[w.table[h>>(someBits-tableBits)]] }

func begins(text string, words []string) bool {
	for _, word := range words {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// bytesAt are the eight bytes of a text from a place on, with zeros behind its end.
func bytesAt(s string, at int) (x uint64) {
	if at+8 <= len(s) {
		return eight(s[at:])
	}
	for i := len(s) - 1; i >= at; i-- {
		x = x<<8 | uint64(s[i])
	}
	return x
}

// eight are the first eight bytes of a text.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// hash is that of the first bytes of a word, which stand in the upper ones of eight.
func hash(x uint64) uint64 {
	return x * 0x9E3779B97F4A7C15 >> (64 - someBits)
}
