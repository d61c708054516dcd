package indexfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/token"
)

// wordsOf lists the words of documents, by hand.
func wordsOf(documents []Document) []string {
	var words []string
	for key := range inverted(documents) {
		if key.Field.isText() && token.IsWord(key.Term) && !token.IsPiece(key.Term) {
			words = append(words, key.Term)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// partsOf are a text as a part of a word anywhere, at its end and at its start.
func partsOf(t *testing.T, text string) []token.Part {
	parts := []token.Part{{Text: text}}
	for at, query := range []string{text + "好", "好" + text} {
		run := token.Runs(query)[0]
		for _, in := range run.Tokens {
			if part, ok := run.Part(in); ok && part.Begins() == (at == 1) {
				parts = append(parts, part)
			}
		}
	}
	if len([]rune(text)) > 1 && len(parts) != 3 {
		t.Fatalf("%q: parts %v", text, parts)
	}
	return parts
}

// findWords asks for the words with each of some parts.
func findWords(r *Reader, parts []token.Part, ahead []Key) ([][]string, error) {
	blocks, err := r.PartBlocks(background, parts, nil)
	if err != nil {
		return nil, err
	}
	return r.Words(background, parts, blocks, ahead)
}

// checkWords holds the words found with parts of some words against all.
func checkWords(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	all := wordsOf(documents)
	var parts []token.Part
	for i, word := range all {
		if i%(len(all)/20+1) > 0 {
			continue
		}
		runes := []rune(word)
		for from := range runes {
			for to := from + 1; to <= len(runes); to++ {
				parts = append(parts, partsOf(t, string(runes[from:to]))...)
			}
		}
	}
	found, err := findWords(r, parts, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, part := range parts {
		want := slices.DeleteFunc(slices.Clone(all), func(word string) bool { return len(part.In(word)) == 0 })
		if got := slices.Sorted(slices.Values(found[i])); !slices.Equal(got, want) {
			t.Fatalf("words with %+v: %q, want %q", part, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	documents := []Document{
		{ID: hashID("1"), Title: "CCTV4 5G高清", Body: "2022年，电话962018，速度1.2m/s，GDP 与 gdp"},
		{ID: hashID("2"), Body: "covid19 Иванов 2022 " + strings.Repeat("x", token.MaxPieceRunes+1)},
	}
	r := reopen(t, documents)
	words, ok := parseWords(r.head.words)
	if want := "[1 2022 2m 5g 962018 cctv4 covid19 gdp s иванов]"; !ok || fmt.Sprint(words) != want {
		t.Errorf("%v, want %s", words, want)
	}
	checkWords(t, r, documents)
}

// manyWords are so many that they do not stand in the head.
func manyWords() []Document {
	var body strings.Builder
	for i := range 9000 {
		fmt.Fprintf(&body, "%d %dend a%dэ ", i*7919, i, i%100)
	}
	return []Document{{ID: hashID("1"), Title: "7919end x", Body: body.String()}}
}

func TestManyWords(t *testing.T) {
	documents := manyWords()
	r := reopen(t, documents)
	if r.head.wordBlocks < 20 || len(r.head.words) > 0 {
		t.Fatalf("%d blocks of words, %d bytes in the head", r.head.wordBlocks, len(r.head.words))
	}
	checkWords(t, r, documents)
}

// TestWordsBringOtherBlocks: what was read with words need not be read again.
func TestWordsBringOtherBlocks(t *testing.T) {
	r := reopen(t, manyWords())
	r.blocks = NewCache(1) // keeps nothing by itself
	keys := []Key{{Body, "7919"}, {ID, hashID("1")}}
	words, err := findWords(r, partsOf(t, "5838"), keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range words {
		for _, word := range of {
			keys = append(keys, Key{Body, word})
		}
	}
	before := r.file
	r.file = nil // to read would panic
	lists, err := r.Lookup(background, keys)
	if r.file = before; err != nil || len(keys) < 5 || slices.Contains(lists, nil) {
		t.Errorf("%d keys: %v", len(keys), err)
	}
}

func FuzzWords(f *testing.F) {
	f.Add([]byte("\x00\x042022\x00\x025g\x00\x03gdp"))
	f.Fuzz(func(t *testing.T, body []byte) {
		bounded(t, 64*len(body), func() {
			words, ok := parseWords(body)
			for _, word := range words {
				if ok && (len(word) > token.MaxTermBytes || word == "") {
					t.Fatalf("%q", word)
				}
			}
		})
	})
}
