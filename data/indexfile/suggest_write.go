package indexfile

import (
	"slices"
	"strings"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// suggestWriter gathers what is suggested: the characters of names and titles
// with their readings, and the titles, through the lists' own merging, so that
// memory stays bounded.
type suggestWriter struct {
	readings func(rune) []string // of a character, the commonest first; nil for none
	known    map[rune][]string   // by folded character, the first reading first
	letters  *letters
	values   suggestListWriter
	titles   suggestListWriter
}

// titlesPerKey is how many titles that begin alike are kept, the newest.
const titlesPerKey = 3

// titleReadings is how many readings of its first character a title is found
// by: of the many titles, the third would be for the sake of a few.
const titleReadings = 2

func firstOf(list []string, n int) []string { return list[:min(n, len(list))] }

// note notes the readings of a text's characters: those of the characters as
// written, under their folded form.
func (s *suggestWriter) note(text string, folded token.Folded) {
	for i, r := range folded.Runes {
		if !isLetter(r) {
			continue
		}
		written := []rune(text[folded.Starts[i]:folded.Starts[i+1]])
		if _, seen := s.known[r]; !seen {
			s.known[r] = s.read(r)
		}
		if len(written) == 1 && written[0] != r {
			s.add(r, s.read(written[0]))
		}
	}
}

// read gives the readings of a character, at least the empty one.
func (s *suggestWriter) read(r rune) []string {
	if s.readings == nil {
		return []string{""}
	}
	var all []string
	for _, syllable := range s.readings(r) {
		if isSyllable(syllable) && !slices.Contains(all, syllable) && len(all) < maxReadings {
			all = append(all, syllable)
		}
	}
	if len(all) == 0 {
		return []string{""}
	}
	return all
}

func isSyllable(s string) bool {
	return s != "" && len(s) <= maxSyllable && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// add adds readings to those of a folded character. The first stays first:
// keys already stand by it.
func (s *suggestWriter) add(r rune, readings []string) {
	for _, syllable := range readings {
		if syllable != "" && s.known[r][0] != "" && !slices.Contains(s.known[r], syllable) && len(s.known[r]) < maxAllRead {
			s.known[r] = append(slices.Clone(s.known[r]), syllable)
		}
	}
}

// addTitle notes a title, a key for each word that it may be remembered by.
// Copies of an article are found by its own title.
func (w *Writer) addTitle(d Document, title token.Folded, number uint32) {
	if len(d.Facets[facet.Work]) == 1 { // of the leader there are two
		return
	}
	w.suggest.note(d.Title, title)
	for _, from := range wordStarts(title.Runes) {
		for _, reading := range firstOf(w.suggest.known[title.Runes[from]], titleReadings) {
			w.gathered.add(titleStart, w.suggest.term(reading, title.Runes[from:]), number, 0, false)
		}
	}
}

// In a key that is gathered each character stands behind its first reading and
// readingEnd; the first one, under another reading, behind that one and alsoEnd
// too. So keys are in the order of ranks before there are ranks.
const (
	readingEnd = "\x01"
	alsoEnd    = "\x02"
)

// term is a key as it is gathered, beginning with a reading.
func (s *suggestWriter) term(reading string, text []rune) string {
	var term strings.Builder
	n := 0
	for _, r := range text {
		if !isLetter(r) {
			continue
		}
		if n++; n > maxSuggestKey {
			break
		}
		if n == 1 && reading != s.known[r][0] {
			term.WriteString(reading + alsoEnd)
		}
		term.WriteString(s.known[r][0] + readingEnd + string(r))
	}
	return term.String()
}

// split gives a gathered key's characters back, and the reading it begins
// with if that is not the first.
func split(term string) (reading string, runes []rune) {
	if before, after, found := strings.Cut(term, alsoEnd); found {
		reading, term = before, after
	}
	behind := false
	for _, r := range term {
		if behind {
			runes = append(runes, r)
		}
		behind = !behind && string(r) == readingEnd
	}
	return reading, runes
}

// prepareSuggestions ranks the characters, once all are known.
func (w *Writer) prepareSuggestions() {
	s := &w.suggest
	for _, kind := range suggestKinds {
		for _, value := range w.columns[kind].counts {
			name := nameOf(kind, value.Text)
			s.note(name, token.Fold(name))
		}
	}
	s.letters = newLetters(s.known)
	s.values.shape = w.head.suggestShape(false, s.letters.size())
	s.titles.shape = w.head.suggestShape(true, s.letters.size())
}

// ranks is a key in ranks, beginning with a reading, or the first for "".
func (s *suggestWriter) ranks(reading string, runes []rune) []uint32 {
	var key []uint32
	for _, r := range runes {
		if isLetter(r) {
			key = append(key, s.letters.ranks[r])
		}
	}
	if reading != "" && len(key) > 0 {
		key[0] = s.letters.rankUnder(reading, runes[0])
	}
	return key
}

// addTitles takes the titles of a gathered key, which come in key order.
func (s *suggestWriter) addTitles(key []byte, p *postings) {
	term, _ := keyTerm(key)
	ranks := s.ranks(split(term))
	for _, document := range p.docs[:min(len(p.docs), titlesPerKey)] {
		s.titles.add(suggestEntry{key: ranks, Suggestion: Suggestion{Document: int(document)}})
	}
}

// addSuggestedValues takes the values of all kinds.
func (w *Writer) addSuggestedValues() {
	var entries []suggestEntry
	for _, kind := range suggestKinds {
		for ordinal, number := range w.columns[kind].order() {
			value := w.columns[kind].counts[number]
			folded := token.FoldRunes(nameOf(kind, value.Text))
			for _, from := range wordStarts(folded) {
				for _, reading := range w.suggest.known[folded[from]] {
					entries = append(entries, suggestEntry{key: w.suggest.ranks(reading, folded[from:]),
						Suggestion: Suggestion{Kind: kind, Ordinal: uint32(ordinal), Count: value.Count}})
				}
			}
		}
	}
	slices.SortStableFunc(entries, func(a, b suggestEntry) int { return slices.Compare(a.key, b.key) })
	for _, e := range entries {
		w.suggest.values.add(e)
	}
}

func (w *Writer) writeSuggestions() error {
	w.addSuggestedValues()
	s := &w.suggest
	s.values.finish()
	s.titles.finish()
	opening := (&suggestions{s.letters, &suggestList{blocks: s.values.blocks}, &suggestList{blocks: s.titles.blocks}}).encode()
	w.head.suggestBytes = int64(len(opening))
	for _, part := range [][]byte{opening, s.values.out, s.titles.out} {
		if err := w.sections[Suggested].write(part); err != nil {
			return err
		}
	}
	return nil
}

// suggestListWriter puts entries that come in key order into blocks.
type suggestListWriter struct {
	shape   suggestShape
	waiting *suggestEntry // its key is cut when the next one is known
	before  []uint32      // the whole key before that
	entries []suggestEntry
	bits    int // about what entries take
	last    []uint32
	blocks  []suggestBlock
	out     []byte
}

func (l *suggestListWriter) add(e suggestEntry) {
	if len(e.key) > maxSuggestKey {
		e.key, e.cut = e.key[:maxSuggestKey], true
	}
	e.cut = e.cut || l.shape.titles && len(e.key) == maxSuggestKey
	l.put(e.key)
	l.waiting = &e
}

// put takes the entry that waits, whose neighbours are known now.
func (l *suggestListWriter) put(next []uint32) {
	e := l.waiting
	if e == nil {
		return
	}
	whole := e.key
	if n := max(sharedRanks(l.before, whole), sharedRanks(whole, next)) + 1; max(n, leastSuggestKey) < len(whole) {
		e.key, e.cut = whole[:max(n, leastSuggestKey)], true
	}
	full := l.bits >= 8*suggestBlockBytes && slices.Compare(l.last, whole) < 0 // equal keys are in one block
	if full || len(l.entries) == entriesPerFullBlock {
		l.close()
	}
	if len(l.entries) == 0 {
		l.blocks = append(l.blocks, suggestBlock{first: whole[:min(sharedRanks(l.last, whole)+1, len(whole))]})
	}
	shared := 0
	if n := len(l.entries); n > 0 {
		shared = sharedRanks(l.entries[n-1].key, e.key)
	}
	l.bits += 6 + 12*(len(e.key)-shared) + 16
	l.entries = append(l.entries, *e)
	l.before, l.last, l.waiting = whole, whole, nil
}

// close ends the block being filled.
func (l *suggestListWriter) close() {
	if len(l.entries) == 0 {
		return
	}
	encoded := encodeEntries(l.entries, l.shape)
	b := &l.blocks[len(l.blocks)-1]
	b.at.bytes = int64(len(encoded))
	for _, e := range l.entries {
		b.best = max(b.best, e.weight(int(l.shape.documents)))
	}
	l.out = append(l.out, encoded...)
	l.entries, l.bits = l.entries[:0], 0
}

// finish takes the last entry and ends the last block.
func (l *suggestListWriter) finish() {
	l.put(nil)
	l.close()
}
