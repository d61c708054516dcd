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

func checkWords(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	words, err := r.Words(background)
	words = slices.Sorted(slices.Values(words))
	if want := wordsOf(documents); err != nil || !slices.Equal(words, want) {
		t.Fatalf("words %q %v, want %q", words, err, want)
	}
}

func TestWords(t *testing.T) {
	r := reopen(t, []Document{
		{ID: hashID("1"), Title: "CCTV4 5G高清", Body: "2022年，电话962018，速度1.2m/s，GDP 与 gdp"},
		{ID: hashID("2"), Body: "covid19 Иванов 2022 " + strings.Repeat("x", token.MaxPieceRunes+1)},
	})
	words, err := r.Words(background)
	if want := "[1 2022 2m 5g 962018 cctv4 covid19 gdp s иванов]"; err != nil || fmt.Sprint(words) != want {
		t.Errorf("%v %v, want %s", words, err, want)
	}
}

// TestWordsOverBlocks has so many words that they stand in several blocks.
func TestWordsOverBlocks(t *testing.T) {
	var body strings.Builder
	for i := range 30000 {
		fmt.Fprintf(&body, "%d %dend ", i*7919, i)
	}
	documents := []Document{{ID: hashID("1"), Body: body.String()}}
	r := reopen(t, documents)
	words, err := r.Words(background)
	if slices.Sort(words); err != nil || len(r.head.wordBlocks) < 3 || !slices.Equal(words, wordsOf(documents)) {
		t.Errorf("%d words in %d blocks: %v", len(words), len(r.head.wordBlocks), err)
	}
}

func FuzzWords(f *testing.F) {
	f.Add((&wordsWriter{words: []string{"2022", "5g", "gdp"}}).bodies()[0])
	f.Fuzz(func(t *testing.T, body []byte) {
		bounded(t, 64*len(body), func() {
			words, ok := parseWords(nil, body)
			for _, word := range words {
				if ok && (len(word) > token.MaxTermBytes || word == "") {
					t.Fatalf("%q", word)
				}
			}
		})
	})
}
