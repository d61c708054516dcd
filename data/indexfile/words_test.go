package indexfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/token"
)

// wordsOf lists the words' terms of documents, by hand.
func wordsOf(documents []Document) []string {
	var words []string
	for key := range inverted(documents) {
		if key.Field.isText() && token.IsWord(key.Term) {
			words = append(words, key.Term)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// checkWords looks for words by parts of them.
func checkWords(t *testing.T, r *Reader, documents []Document) {
	t.Helper()
	words := wordsOf(documents)
	var parts []string
	for i, word := range words {
		runes := []rune(strings.Trim(word, "\x02"))
		for from := range min(len(runes), 4) {
			parts = append(parts, string(runes[from:min(len(runes), from+1+i%3)]), string(runes[from:]))
		}
	}
	for _, part := range append(parts, "nowhere") {
		var want []string
		for _, word := range words {
			if strings.Contains(word, part) {
				want = append(want, word)
			}
		}
		got, more, err := r.WordsWith(background, part, strings.Contains, len(words)+1)
		if slices.Sort(got); err != nil || more || !slices.Equal(got, want) {
			t.Fatalf("words with %q: %q %v %v, want %q", part, got, more, err, want)
		}
	}
}

func TestWordsWith(t *testing.T) {
	long := strings.Repeat("x", token.MaxPieceRunes) + "yz"
	documents := []Document{
		{ID: hashID("1"), Title: "CCTV4 5G高清", Body: "2022年，电话962018，速度1.2m/s，GDP 与 gdp"},
		{ID: hashID("2"), Title: "", Body: "covid19 Иванов " + long},
	}
	r := reopen(t, documents)
	for _, test := range []struct {
		part string
		fits func(word, part string) bool
		want string
	}{
		{"cctv", strings.Contains, "[cctv4]"},
		{"cctv", strings.HasSuffix, "[]"},
		{"2", strings.Contains, "[2022 2m 962018]"},
		{"2", strings.HasSuffix, "[2022]"},
		{"18", strings.HasSuffix, "[962018]"},
		{"g", strings.Contains, "[5g gdp]"},
		{"ванов", strings.Contains, "[иванов]"},
		{"xy", strings.Contains, "[]"}, // in two pieces of a word too long
		{"yz", strings.HasSuffix, "[\x02yz]"},
		{"2", strings.HasPrefix, "[2022 2m]"},
		{"高", strings.Contains, "[]"},
	} {
		got, more, err := r.WordsWith(background, test.part, test.fits, 10)
		if err != nil || more || fmt.Sprint(got) != test.want {
			t.Errorf("words with %q: %q %v %v, want %s", test.part, got, more, err, test.want)
		}
	}
	if got, more, err := r.WordsWith(background, "2", strings.Contains, 2); err != nil || !more || len(got) != 2 {
		t.Errorf("two of the words with 2: %q %v %v", got, more, err)
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
	body, _ := unseal((&wordsWriter{words: []string{"2022", "5g", "gdp"}}).blocks()[0])
	inflated, err := inflate(body)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(inflated)
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
