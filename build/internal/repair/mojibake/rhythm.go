package mojibake

import (
	"slices"
	"strings"

	"fangzhi/build/internal/runes"
)

// beside is what stands before a place, and behind it, the nearest first.
type beside struct{ before, behind []rune }

// newBeside looks around in a text that gives 0 before its beginning and a
// newline behind its end.
func newBeside(at func(i int) rune, place int) (b beside) {
	for i := place - 1; i >= place-farthestMark && at(i) != 0; i-- {
		b.before = append(b.before, at(i))
	}
	for i := place + 1; i <= place+farthestMark && at(i) != '\n'; i++ {
		b.behind = append(b.behind, at(i))
	}
	return b
}

const farthestMark = 80

// pays is what a mark costs more at a place, or less, in quarters of a bit, for
// the marks around it; nothing of what is no mark.
func (b beside) pays(r rune) int {
	switch {
	case runes.IsHan(r) && b.endsSpeech():
		return wordEndsSpeech
	case runes.IsHan(r):
		return 0
	case strings.ContainsRune(stops, r) && len(b.before) > 0 && strings.ContainsRune(openers, b.before[0]):
		return stopOpens
	case strings.ContainsRune(stops, r):
		return tooSoon(b.before, true) + tooSoon(b.behind, false)
	case r == '、':
		return min(likeness(b.before), likeness(b.behind))
	}
	return b.nesting(r)
}

// endsSpeech tells a place at the end of a quotation that has clauses: it ends in
// a stop, as a term in quotation marks does not.
func (b beside) endsSpeech() bool {
	if len(b.behind) == 0 || b.behind[0] != '”' {
		return false
	}
	for _, r := range b.before {
		switch r {
		case '“', '”':
			return false
		case '，', ',':
			return true
		}
	}
	return false
}

const wordEndsSpeech = 20 // in quarters of a bit

// weigh gives choices with what each pays here.
func (b beside) weigh(choices []choice) []choice {
	weighed := slices.Clone(choices)
	for i := range weighed {
		weighed[i].cost += b.pays(weighed[i].r)
	}
	return weighed
}

// stops end a sentence.
const stops = "。！？"

// tooSoon is what a stop pays so near to another, or to where its line begins: a
// sentence is rarely shorter. The numbers here are those of news and laws.
func tooSoon(side []rune, lineToo bool) int {
	for i, r := range side {
		if strings.ContainsRune(stops, r) {
			return shortSentence(i)
		}
	}
	if lineToo && len(side) < farthestMark {
		return shortSentence(len(side))
	}
	return 0
}

func shortSentence(characters int) int {
	switch {
	case characters < 4:
		return 28
	case characters < 8:
		return 20
	case characters < 12:
		return 10
	case characters < 16:
		return 6
	case characters < 24:
		return 3
	}
	return 0
}

// likeness is what a mark of lists pays by how far the next of its kind is.
func likeness(side []rune) int {
	switch at := slices.Index(side, '、'); {
	case at < 0, at >= 24:
		return 4
	case at < 4:
		return -7
	case at < 8:
		return -3
	}
	return 0
}

// Marks that open and close something.
const (
	openers = "“‘（《「『【〈"
	closers = "”’）》」』】〉"
)

// What nesting tells, in quarters of a bit.
const (
	stopOpens     = 60 // no sentence ends where something is opened
	fitsNesting   = -20
	breaksNesting = 20
)

// nesting is what a mark costs more, or less, for the marks of its kind that
// stand before and behind it.
func (b beside) nesting(mark rune) int {
	for i, opener := range []rune(openers) {
		closer := []rune(closers)[i]
		if mark != opener && mark != closer {
			continue
		}
		isOpen := nearest(b.before, opener, closer) == opener
		isClosed := nearest(b.behind, opener, closer) == closer
		if mark == opener && isClosed && !isOpen || mark == closer && isOpen && !isClosed {
			return fitsNesting
		}
		return breaksNesting
	}
	return 0
}

// nearest of two marks; 0 where neither stands.
func nearest(side []rune, a, b rune) rune {
	for _, r := range side {
		if r == a || r == b {
			return r
		}
	}
	return 0
}
