package token

import (
	"slices"
	"unicode/utf8"
)

// Cover is the cheapest choice of the run's tokens that is still exact: tokens
// that lie over all of its runes. A text that has these at their distances has the
// run, as each tells the runes that it lies over: 12 of 年12月 stands between 年1
// and 2月. Only what no other token lies over is needed in any case, as is a word
// of several letters at an end. Among choices of equal cost it takes the one of
// fewest tokens. Costs must not be negative; the document frequency is a good one.
func (r Run) Cover(cost func(Token) int) []Token {
	if len(r.Tokens) == 1 {
		return r.Tokens
	}
	over := make([][]int, len(r.Text)) // by rune: the tokens over it
	for i, t := range r.Tokens {
		for at := t.Pos; at < t.Pos+t.runes(); at++ {
			over[at] = append(over[at], i)
		}
	}
	best := r.cheapest(cost, over)
	var chosen []Token
	for at := len(r.Text); at > 0; at = best[at].from {
		chosen = append(chosen, r.Tokens[best[at].token])
	}
	slices.Reverse(chosen)
	return chosen
}

// runes is how much of the text a term lies over: its runes but the marks.
func (t Token) runes() int {
	n := utf8.RuneCountInString(t.Term)
	if t.Term[0] < ' ' {
		n--
	}
	if t.Term[len(t.Term)-1] < ' ' {
		n--
	}
	return n
}

// step is the cheapest way to cover all runes before one.
type step struct {
	cost, tokens int
	from         int // the runes covered one step before
	token        int // the token taken in this step
}

// cheapest finds the best step to every number of covered runes.
func (r Run) cheapest(cost func(Token) int, over [][]int) []step {
	best := make([]step, len(r.Text)+1)
	for i := range best[1:] {
		best[i+1].from = -1
	}
	for at := range r.Text {
		s := best[at]
		if s.from < 0 {
			continue // no choice of tokens ends here
		}
		for _, i := range over[at] {
			t := r.Tokens[i]
			took := step{s.cost + cost(t), s.tokens + 1, at, i}
			to := &best[t.Pos+t.runes()]
			if to.from < 0 || took.cost < to.cost || took.cost == to.cost && took.tokens < to.tokens {
				*to = took
			}
		}
	}
	return best
}
