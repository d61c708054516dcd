package likely

import (
	"unicode/utf8"

	"fangzhi/build/internal/runes"
)

// onPage is what stands on a page for sure: names and words that it says once
// it is likely to say again.
type onPage struct {
	texts   []string
	pairs   map[[2]rune]int  // characters, and how often
	Often   bool             // what it says often is likelier still
	triples map[[3]rune]bool // characters and marks; nil until one is asked for
}

// Surprises at most of what stands elsewhere on the page.
const (
	pairOnPage      = 20
	pairOftenOnPage = 10
	TripleOnPage    = 10
)

// oftenOnPage is how many times a page says what it says often.
const oftenOnPage = 2

// pair is the most that a pair costs.
func (o *onPage) pair(a, b rune) int {
	if o == nil {
		return BrokenSign
	}
	switch n := o.pairs[[2]rune{a, b}]; {
	case n == 0:
		return BrokenSign
	case n < oftenOnPage || !o.Often:
		return pairOnPage
	}
	return pairOftenOnPage
}

func (o *onPage) HasTriple(a, b, c rune) bool {
	if o == nil {
		return false
	}
	if o.triples == nil {
		o.triples = map[[3]rune]bool{}
		for _, text := range o.texts {
			a, b := rune(Lost), rune(Lost)
			for _, c := range text {
				if isSure(a) && isSure(b) && isSure(c) {
					o.triples[[3]rune{a, b, c}] = true
				}
				a, b = b, c
			}
		}
	}
	return o.triples[[3]rune{a, b, c}]
}

// isSure tells what is no sign for something else.
func isSure(r rune) bool { return r != Lost && r != utf8.RuneError && r != '?' }

// Knowing is the same for a page on which texts stand too.
func (l *Model) Knowing(texts []string) *Model {
	known := *l
	known.Page = &onPage{pairs: map[[2]rune]int{}}
	known.Learn(texts)
	return &known
}

// Learn adds texts to those of the page.
func (l *Model) Learn(texts []string) {
	l.Page.texts, l.Page.triples = append(l.Page.texts, texts...), nil
	for _, text := range texts {
		before := rune(0)
		for _, r := range text {
			if runes.IsHan(before) && runes.IsHan(r) {
				l.Page.pairs[[2]rune{before, r}]++
			}
			before = r
		}
	}
}
