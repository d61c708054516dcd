package token

import "unicode/utf8"

// LettersLead is what a term of letters begins with, and MostLetters how many
// runes follow at most.
const (
	LettersLead = 4
	MostLetters = 2
)

// LettersTerm is the term of all words that have one or two letters next to
// each other, so that a query for these needs not look at every such word; ok
// is false for a text that has no such term.
func LettersTerm(text string) (term string, ok bool) {
	if n := utf8.RuneCountInString(text); n == 0 || n > MostLetters || IsPiece(text) || !IsWord(text) {
		return "", false
	}
	return string(rune(LettersLead)) + text, true
}

// Letters counts the letters of a document's words. The zero Letters is ready.
type Letters struct {
	at     map[string]int // in terms and counts
	terms  []string
	counts []int
}

// Add takes a term of the document; those that are no words, or pieces of long
// ones, have no letters to be found by.
func (l *Letters) Add(term string) {
	if !IsWord(term) || IsPiece(term) {
		return
	}
	before, joined := 0, false // where the rune before begins; whether it ends a pair of one letter twice
	for at, r := range term {
		end := at + utf8.RuneLen(r)
		l.count(term[at:end])
		if at == 0 {
			continue
		}
		same := term[before:at] == term[at:end]
		if joined = same && !joined; joined || !same {
			l.count(term[before:end])
		}
		before = at
	}
}

func (l *Letters) count(letters string) {
	if at, known := l.at[letters]; known {
		l.counts[at]++
		return
	}
	if l.at == nil {
		l.at = map[string]int{}
	}
	l.at[letters] = len(l.terms)
	l.terms, l.counts = append(l.terms, string(rune(LettersLead))+letters), append(l.counts, 1)
}

// Take gives the terms and how often each is in the words added, and forgets
// them.
func (l *Letters) Take(visit func(term string, times int)) {
	for i, term := range l.terms {
		visit(term, l.counts[i])
	}
	clear(l.at)
	l.terms, l.counts = l.terms[:0], l.counts[:0]
}
