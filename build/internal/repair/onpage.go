package repair

import "unicode/utf8"

// onPage is what stands on a page for sure: names and words that it says once
// it is likely to say again.
type onPage struct {
	pairs   map[[2]rune]bool // characters
	triples map[[3]rune]bool // characters and marks
}

// Surprises at most of what stands elsewhere on the page.
const (
	pairOnPage   = 20
	tripleOnPage = 10
)

func (o *onPage) hasPair(a, b rune) bool { return o != nil && o.pairs[[2]rune{a, b}] }

func (o *onPage) hasTriple(a, b, c rune) bool { return o != nil && o.triples[[3]rune{a, b, c}] }

// knowing is the same for a page on which texts stand too.
func (l *likelihood) knowing(texts []string) *likelihood {
	known := *l
	known.page = &onPage{pairs: map[[2]rune]bool{}, triples: map[[3]rune]bool{}}
	known.learn(texts)
	return &known
}

// learn adds texts to those of the page.
func (l *likelihood) learn(texts []string) {
	for _, text := range texts {
		a, b := rune(lost), rune(lost)
		for _, c := range text {
			if isHan(b) && isHan(c) {
				l.page.pairs[[2]rune{b, c}] = true
			}
			if isSure(a) && isSure(b) && isSure(c) {
				l.page.triples[[3]rune{a, b, c}] = true
			}
			a, b = b, c
		}
	}
}

// isSure tells what is no sign for something else.
func isSure(r rune) bool { return r != lost && r != utf8.RuneError && r != '?' }
