package mojibake

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
)

// choice is a character that an unknown one can be, and what it costs more
// than others whatever stands around it.
type choice struct {
	r    rune
	cost int
}

// chosen is the likeliest of some choices, and how likely it is, of 1; and the
// next one.
type chosen struct {
	r     rune
	share float64
	next  rune
	after float64
}

// orLost is the character where it is likelier than all others together.
func (c chosen) orLost() rune {
	least := leastShare
	if _, isMark := likely.Marks[c.r]; isMark {
		least = leastShareMark
	}
	if c.share < least || strings.ContainsRune(stops, c.r) && runes.IsHan(c.next) && c.after > mostBesideStop {
		return likely.Lost
	}
	return c.r
}

const (
	leastShare     = 0.5
	leastShareMark = 0.3 // a mark for another does less harm than none
	mostBesideStop = 0.3 // of a character that can stand where a stop is likelier
	mostChoices    = 32  // for one character, in the end
)

// choose finds the likeliest characters for a row of places, of which some are
// known and have one choice, between the two characters before and behind. So many
// choices of a place are weighed at most.
func choose(l *likely.Model, before [2]rune, row [][]choice, behind [2]rune, most int) []chosen {
	one := func(r rune) []choice { return []choice{{r: r}} }
	all := [][]choice{one(before[0]), one(before[1])}
	for i, choices := range row {
		known := [2]rune{before[1], 0}
		if i > 0 {
			known[0] = onlyOf(row[i-1])
		}
		if i+1 < len(row) {
			known[1] = onlyOf(row[i+1])
		} else {
			known[1] = behind[0]
		}
		all = append(all, likeliest(l, choices, known, most))
	}
	all = append(all, one(behind[0]), one(behind[1]))
	return weigh(l, all)[2 : 2+len(row)]
}

// unsure stands for a neighbour that is not known either.
const unsure = -1

func onlyOf(choices []choice) rune {
	if len(choices) == 1 {
		return choices[0].r
	}
	return unsure
}

// likeliest are the choices worth weighing, by their neighbours.
func likeliest(l *likely.Model, choices []choice, beside [2]rune, most int) []choice {
	if len(choices) <= most {
		return choices
	}
	type scored struct {
		choice
		score int
	}
	all, scores := make([]scored, len(choices)), make([]int, len(choices))
	for i, c := range choices {
		s := scored{c, c.cost}
		if beside[0] != unsure {
			s.score += l.Surprise(beside[0], c.r)
		} else {
			s.score += l.Surprise('的', c.r)
		}
		if beside[1] != unsure {
			s.score += l.Surprise(c.r, beside[1])
		}
		all[i], scores[i] = s, s.score
	}
	slices.Sort(scores)
	all = slices.DeleteFunc(all, func(s scored) bool { return s.score > scores[most-1] })
	slices.SortFunc(all, func(a, b scored) int { return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.r, b.r)) })
	kept := make([]choice, most)
	for i := range kept {
		kept[i] = all[i].choice
	}
	return kept
}

// weigh goes through a row forwards and backwards and sums up, for each choice,
// how likely all readings of the row with it are.
func weigh(l *likely.Model, row [][]choice) []chosen {
	n := len(row)
	shares := make([][]float64, n) // of row i-2, i-1, i: how likely the third is
	forward := make([][]float64, n)
	forward[1] = make([]float64, len(row[0])*len(row[1]))
	for i := range forward[1] {
		forward[1][i] = 1
	}
	for i := 2; i < n; i++ {
		shares[i] = steps(l, row[i-2], row[i-1], row[i])
		b, c := len(row[i-1]), len(row[i])
		sums := make([]float64, b*c)
		for from := 0; from < len(shares[i]); from += b * c {
			for at, share := range shares[i][from : from+b*c] {
				sums[at] += share * forward[i-1][(from+at)/c]
			}
		}
		forward[i] = level(sums)
	}
	out := make([]chosen, n)
	backward := make([]float64, len(row[n-2])*len(row[n-1]))
	for i := range backward {
		backward[i] = 1
	}
	for i := n - 1; i >= 2; i-- {
		out[i] = likeliestOf(row[i], forward[i], backward)
		b, c := len(row[i-1]), len(row[i])
		sums := make([]float64, len(row[i-2])*b)
		for from := 0; from < len(shares[i]); from += b * c {
			for at, share := range shares[i][from : from+b*c] {
				sums[(from+at)/c] += share * backward[at]
			}
		}
		backward = level(sums)
	}
	return out
}

// steps are the likelihoods of each c behind each a and b.
func steps(l *likely.Model, a, b, c []choice) []float64 {
	behind := make([]likely.Follower, 0, len(b)*len(c))
	for _, b := range b {
		for _, c := range c {
			behind = append(behind, l.Behind(b.r, c.r))
		}
	}
	out, width := make([]float64, 0, len(a)*len(behind)), len(c)
	for _, a := range a {
		for i, b := range b {
			pair := l.Pair(a.r, b.r)
			for j, c := range c {
				cost := behind[i*width+j].AfterPair(pair)
				if cost > likely.TripleOnPage && l.Page.HasTriple(a.r, b.r, c.r) {
					cost = likely.TripleOnPage
				}
				out = append(out, likelihood(cost+c.cost))
			}
		}
	}
	return out
}

// likelihood of a surprise.
func likelihood(cost int) float64 {
	if cost >= 0 && cost < len(likelihoods) {
		return likelihoods[cost]
	}
	return math.Exp2(-float64(cost) / 4)
}

// likelihoods are those of surprises that are often asked for.
var likelihoods = func() (all [512]float64) {
	for cost := range all {
		all[cost] = math.Exp2(-float64(cost) / 4)
	}
	return all
}()

// level scales numbers so that the greatest is 1.
func level(sums []float64) []float64 {
	if most := slices.Max(sums); most > 0 {
		for i := range sums {
			sums[i] /= most
		}
	}
	return sums
}

// likeliestOf takes the best of the choices, which are the second of the pairs
// weighed.
func likeliestOf(choices []choice, forward, backward []float64) chosen {
	shares, all := make([]float64, len(choices)), 0.0
	for at := range forward {
		share := forward[at] * backward[at]
		shares[at%len(choices)] += share
		all += share
	}
	best := chosen{r: likely.Lost}
	for i, share := range shares {
		if share > 0 && share/all > best.share {
			best = chosen{choices[i].r, share / all, best.r, best.share}
		} else if share > 0 && share/all > best.after {
			best.next, best.after = choices[i].r, share/all
		}
	}
	return best
}
