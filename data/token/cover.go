package token

import "unicode/utf8"

// Cover is the cheapest choice of the run's tokens that is still exact: a text
// that holds these at their distances holds the run. Every word and joint is
// needed, and every pair with a letter; of the others, enough to lie over every
// character. Among choices of equal cost it takes the one of fewest tokens.
// Costs must not be negative; the document frequency is a good one.
func (r Run) Cover(cost func(Token) int) []Token {
	if len(r.Tokens) == 1 {
		return r.Tokens
	}
	needed := make([]bool, len(r.Tokens))
	covered := make([]bool, len(r.Text))
	choices := make([][]int, len(r.Text)) // by rune: the tokens over it that may be left out
	for i, t := range r.Tokens {
		from, to := t.Pos, t.Pos+t.runes()
		needed[i] = r.isNeeded(from, to)
		for at := from; at < to; at++ {
			if needed[i] {
				covered[at] = true
			} else {
				choices[at] = append(choices[at], i)
			}
		}
	}
	best := r.cheapest(cost, covered, choices)
	for at := len(r.Text); at > 0; at = best[at].from {
		if best[at].token >= 0 {
			needed[best[at].token] = true
		}
	}
	var chosen []Token
	for i, t := range r.Tokens {
		if needed[i] {
			chosen = append(chosen, t)
		}
	}
	return chosen
}

// isNeeded tells a word's or joint's term from one over characters alone.
func (r Run) isNeeded(from, to int) bool {
	for _, c := range r.Text[from:to] {
		if !isCharacter(c) {
			return true
		}
	}
	return false
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
	token        int // the token taken in this step, or -1
}

// cheapest finds the best step to every number of covered runes.
func (r Run) cheapest(cost func(Token) int, covered []bool, choices [][]int) []step {
	best := make([]step, len(r.Text)+1)
	for i := range best[1:] {
		best[i+1].from = -1
	}
	take := func(to int, s step) {
		b := &best[to]
		if b.from < 0 || s.cost < b.cost || s.cost == b.cost && s.tokens < b.tokens {
			*b = s
		}
	}
	for at := range r.Text {
		s := best[at]
		if s.from < 0 {
			continue // no choice of tokens ends here
		}
		if covered[at] {
			take(at+1, step{s.cost, s.tokens, at, -1})
			continue
		}
		for _, i := range choices[at] {
			t := r.Tokens[i]
			take(t.Pos+t.runes(), step{s.cost + cost(t), s.tokens + 1, at, i})
		}
	}
	return best
}
