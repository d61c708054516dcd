package repair

import "unicode/utf8"

// onPage is what stands on a page for sure: names and words that it says once
// it is likely to say again.
type onPage struct {
	texts   []string
	pairs   map[[2]rune]bool // characters
	triples map[[3]rune]bool // characters and marks; nil until one is asked for
}

// Surprises at most of what stands elsewhere on the page.
const (
	pairOnPage   = 20
	tripleOnPage = 10
)

func (o *onPage) hasPair(a, b rune) bool { return o != nil && o.pairs[[2]rune{a, b}] }

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
	known.page = &onPage{pairs: map[[2]rune]bool{}}
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
				l.page.pairs[[2]rune{before, r}] = true
			}
			before = r
		}
	}
}
