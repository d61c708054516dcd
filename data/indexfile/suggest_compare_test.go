package indexfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// TestSuggestFindsAll compares what is suggested with a look at every value
// and title, for all that can be typed of their beginnings in each way.
func TestSuggestFindsAll(t *testing.T) {
	documents := streets()
	r := reopen(t, documents)
	if err := r.openSuggestions(background); err != nil {
		t.Fatal(err)
	}
	s := r.suggestions
	if len(s.values.blocks) < 4 || len(s.titles.blocks) < 4 {
		t.Fatalf("%d and %d blocks: too few to tell", len(s.values.blocks), len(s.titles.blocks))
	}
	all := func(Suggestion) bool { return true }
	typed := map[string]bool{}
	for i, d := range documents {
		if i%60 != 0 {
			continue
		}
		for _, text := range []string{d.Title, d.Facets[facet.Phrase][0]} {
			for _, way := range ways(token.Fold(text).Runes) {
				for n := range len(way) {
					typed[string(way[:n+1])] = true
				}
			}
		}
	}
	names := map[string]int{} // how often each is suggested by each way
	for text := range typed {
		var found []Suggestion
		for _, list := range []*suggestList{s.values, s.titles} {
			some, err := list.complete(background, r, NewTyped(text), 1000, 1<<20, all)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, some...)
		}
		got := map[string]bool{}
		for _, f := range found {
			name := documents[f.Document].Title
			if f.Kind != "" {
				values, _ := r.Values(background, map[facet.Kind][]uint32{f.Kind: {f.Ordinal}})
				name = values[f.Kind][0].Text
			}
			if _, _, _, ok := r.Spelled(name, NewTyped(text)); ok {
				got[string(f.Kind)+name] = true
			} else if !f.Open {
				t.Fatalf("%s is suggested for %s", name, text)
			}
		}
		want := map[string]bool{}
		for _, d := range documents {
			if fitsAnyWord(d.Title, text) {
				want[d.Title] = true
			}
			for _, value := range d.Facets[facet.Phrase] {
				if fitsAnyWord(value, text) {
					want[string(facet.Phrase)+value] = true
				}
			}
		}
		for name := range want {
			if !got[name] {
				t.Fatalf("%s: %s is not suggested", text, name)
			}
			names[name]++
		}
		for name := range got {
			if !want[name] {
				t.Fatalf("%s: %s is suggested", text, name)
			}
		}
	}
	if len(typed) < 200 || len(names) < 300 {
		t.Errorf("%d typed, %d found: too few to tell", len(typed), len(names))
	}
}

// streets are documents with many names and titles made of few characters.
func streets() []Document {
	random := newRand(7)
	letters := []rune("湖塘镇重庆市长乐区西安先进单县绿色常州武江苏省党建引领社邻里报乾隆王伟工银行5gA")
	name := func(least, most int) string {
		var name []rune
		for range least + random.IntN(most-least+1) {
			name = append(name, letters[random.IntN(len(letters))])
		}
		return string(name)
	}
	var documents []Document
	for i := range 240 {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Title: name(1, 9) + "：" + name(1, 20),
			Facets: map[facet.Kind][]string{facet.Phrase: {name(2, 6), name(2, 3)}}})
		if i%5 == 0 {
			documents[i].Title, documents[i].Facets[facet.Phrase] = documents[i/2].Title, documents[i/3].Facets[facet.Phrase]
		}
	}
	return documents
}

// ways are how a word may be typed: as it is, in pinyin by each reading, in
// initials, and mixed.
func ways(text []rune) [][]rune {
	var asIs, first, last, initials, mixed []rune
	for i, r := range text {
		if !isLetter(r) {
			break
		}
		readings := fewReadings(r)
		if readings == nil {
			readings = []string{string(r)}
		}
		asIs = append(asIs, r)
		first = append(first, []rune(readings[0])...)
		last = append(last, []rune(readings[len(readings)-1])...)
		initials = append(initials, []rune(readings[0])[0])
		if i%2 == 0 {
			mixed = append(mixed, r)
		} else {
			mixed = append(mixed, []rune(readings[0])...)
		}
	}
	return [][]rune{asIs, first, last, initials, mixed}
}

// fitsAnyWord is the rule itself, written plainly: one of a text's first four
// words, and what follows, begins as typed.
func fitsAnyWord(text, typed string) bool {
	words := strings.FieldsFunc(token.FoldString(text), func(r rune) bool { return !isLetter(r) })
	for i := range words[:min(4, len(words))] {
		if fits([]rune(strings.Join(words[i:], "")), string(NewTyped(typed).runes), false) {
			return true
		}
	}
	return false
}

// fits tells whether a text begins as typed: in characters and syllables, then
// in characters and initials; at the end a syllable may be unfinished.
func fits(text []rune, typed string, initials bool) bool {
	if typed == "" {
		return true
	}
	if len(text) == 0 {
		return false
	}
	if rest, ok := strings.CutPrefix(typed, string(text[0])); ok && fits(text[1:], rest, initials) {
		return true
	}
	for _, reading := range readingsFolded(text[0]) {
		if rest, ok := strings.CutPrefix(typed, reading); ok && (rest == "" || !initials && fits(text[1:], rest, false)) {
			return true
		}
		for _, initial := range []string{reading[:1], strings.TrimRight(reading, "aeiouvng")} {
			if rest, ok := strings.CutPrefix(typed, initial); ok && initial != "" && fits(text[1:], rest, true) {
				return true
			}
		}
		if strings.HasPrefix(reading, typed) {
			return true
		}
	}
	return false
}

// readingsFolded are the readings of all the test's characters that fold to
// one.
func readingsFolded(r rune) []string {
	all := fewReadings(r)
	for _, written := range "長乾" {
		if token.FoldString(string(written)) == string(r) {
			all = append(slices.Clone(all), fewReadings(written)...)
		}
	}
	return all
}

// FuzzSuggest reads arbitrary openings and blocks, and looks in what it reads.
func FuzzSuggest(f *testing.F) {
	for _, documents := range [][]Document{tiny, gazette(), smallWithAll()} {
		r := reopen(f, documents)
		if err := r.openSuggestions(background); err != nil {
			f.Fatal(err)
		}
		opening, err := r.read(background, []located{{Suggested, span{0, r.head.suggestBytes}}})
		if err != nil {
			f.Fatal(err)
		}
		for _, list := range []*suggestList{r.suggestions.values, r.suggestions.titles} {
			for _, b := range list.blocks {
				block, err := r.read(background, []located{{Suggested, b.at}})
				if err != nil {
					f.Fatal(err)
				}
				f.Add(opening[0], block[0], list.shape.titles, "hut塘")
			}
		}
	}
	shapes := reopen(f, gazette()).head
	f.Fuzz(func(t *testing.T, opening, block []byte, titles bool, text string) {
		bounded(t, len(opening)+len(block), func() {
			h := *shapes
			h.suggestBytes = int64(len(opening)) + checksumBytes
			h.sections[Suggested].bytes = h.suggestBytes + int64(len(block)) + checksumBytes
			s, ok := h.decodeSuggestions(opening)
			typed := NewTyped(text)
			if ok {
				s.values.blocksOf(s.letters.read(typed))
				s.titles.blocksOf(s.letters.read(typed))
			}
			letters := reopenedLetters(s, ok)
			entries, fine := decodeEntries(block, h.suggestShape(titles, letters.size()))
			if !fine {
				return
			}
			for _, e := range entries {
				if titles && e.Document >= h.documents || !titles && int(e.Ordinal) >= h.kinds[e.Kind].values {
					t.Fatalf("%+v", e)
				}
				letters.read(typed).match(e.key, e.cut)
			}
		})
	})
}

// reopenedLetters are those read, or some others.
func reopenedLetters(s *suggestions, ok bool) *letters {
	if ok {
		return s.letters
	}
	return newLetters(map[rune][]string{'湖': {"hu"}, '塘': {"tang"}, 'a': {""}})
}
