package repair

import "unicode/utf8"

// onPage is what stands on a page for sure: names and words that it says once
// it is likely to say again.
type onPage struct {
	texts   []string
	pairs   map[[2]rune]int  // characters, and how often
	often   bool             // what it says often is likelier still
	triples map[[3]rune]bool // characters and marks; nil until one is asked for
}

// Surprises at most of what stands elsewhere on the page.
const (
	pairOnPage      = 20
	pairOftenOnPage = 10
	tripleOnPage    = 10
)

// oftenOnPage is how many times a page says what it says often.
const oftenOnPage = 2

// pair is the most that a pair costs.
func (o *onPage) pair(a, b rune) int {
	if o == nil {
		return brokenSign
	}
	switch n := o.pairs[[2]rune{a, b}]; {
	case n == 0:
		return brokenSign
	case n < oftenOnPage || !o.often:
		return pairOnPage
	}
	return pairOftenOnPage
}

func (o *onPage) hasTriple(a, b, c rune) bool {
	if o == nil {
		return false
	}
	if o.triples == nil {
		o.triples = map[[3]rune]bool{}
		for _, text := range o.texts {
			a, b := rune(lost), rune(lost)
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
func isSure(r rune) bool { return r != lost && r != utf8.RuneError && r != '?' }

// knowing is the same for a page on which texts stand too.
func (l *likelihood) knowing(texts []string) *likelihood {
	known := *l
	known.page = &onPage{pairs: map[[2]rune]int{}}
	known.learn(texts)
	return &known
}

// learn adds texts to those of the page.
func (l *likelihood) learn(texts []string) {
	l.page.texts, l.page.triples = append(l.page.texts, texts...), nil
	for _, text := range texts {
		before := rune(0)
		for _, r := range text {
			if isHan(before) && isHan(r) {
				l.page.pairs[[2]rune{before, r}]++
			}
			before = r
		}
	}
}
