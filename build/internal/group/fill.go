package group

import (
	"math"
	"slices"
)

// sides are the ends at which a hunk's texts are held together.
type sides uint8

const (
	atStart sides = 1 << iota
	atEnd
	atBoth = atStart | atEnd
)

// reach bounds how far from a match two texts are compared letter by letter.
const reach = 96

// fill compares the two sides of a hunk letter by letter, from its start, from
// its end, or from both with one gap between. It takes the way that scores
// best: a letter in common counts one up, a letter changed, lost or added one
// down, the gap nothing. Of ways as good it takes one that parts no sentence.
func fill(a, b letters, h hunk, held sides) []match {
	if h.A1-h.A0 > h.B1-h.B0 { // the gap is in the longer one
		out := fill(b, a, hunk{h.B0, h.B1, h.A0, h.A1}, held)
		for i, m := range out {
			out[i] = match{m.B, m.A, m.Len}
		}
		return out
	}
	var head, tail []match
	if h.A1-h.A0 > reach {
		head, h = commonHead(a, b, h, held)
		tail, h = commonTail(a, b, h, held)
	}
	x, y := a.runes[h.A0:h.A1], b.runes[h.B0:h.B1]
	if len(x) == 0 {
		return append(head, tail...)
	}
	nx, ny := min(len(x), reach), min(len(y), reach)
	var fore, back grid
	if held&atStart != 0 {
		fore = newGrid(x[:nx], y[:ny])
	}
	if held&atEnd != 0 {
		back = newGrid(reversed(x[len(x)-nx:]), reversed(y[len(y)-ny:]))
	}
	i, j := split(a, b, h, &fore, &back)
	for _, m := range fore.way(i) {
		head = append(head, match{h.A0 + m.A, h.B0 + m.B, m.Len})
	}
	rest := back.way(j)
	slices.Reverse(rest)
	for _, m := range rest {
		head = append(head, match{h.A1 - m.A - m.Len, h.B1 - m.B - m.Len, m.Len})
	}
	return append(head, tail...)
}

// commonHead takes what both sides of a hunk begin with, which may be longer than reach.
func commonHead(a, b letters, h hunk, held sides) ([]match, hunk) {
	n := 0
	for held&atStart != 0 && h.A0+n < h.A1 && h.B0+n < h.B1 && a.runes[h.A0+n] == b.runes[h.B0+n] {
		n++
	}
	if n == 0 {
		return nil, h
	}
	return []match{{h.A0, h.B0, n}}, hunk{h.A0 + n, h.A1, h.B0 + n, h.B1}
}

func commonTail(a, b letters, h hunk, held sides) ([]match, hunk) {
	n := 0
	for held&atEnd != 0 && h.A0 < h.A1-n && h.B0 < h.B1-n && a.runes[h.A1-n-1] == b.runes[h.B1-n-1] {
		n++
	}
	if n == 0 {
		return nil, h
	}
	return []match{{h.A1 - n, h.B1 - n, n}}, hunk{h.A0, h.A1 - n, h.B0, h.B1 - n}
}

// split finds how many letters of the shorter side go with the start and how
// many with the end.
func split(a, b letters, h hunk, fore, back *grid) (atStart, atEnd int) {
	n, m := h.A1-h.A0, h.B1-h.B0
	best := math.MinInt
	for i := range fore.rows() {
		for j := range min(back.rows(), n-i+1) {
			if fore.at(i)+back.at(j) > m {
				continue
			}
			score := 4 * (fore.best(i) + back.best(j))
			if i+j == n && (a.between(h.A0+i) || b.between(h.B0+fore.at(i)) && b.between(h.B1-back.at(j))) {
				score += 2
			}
			if score > best {
				best, atStart, atEnd = score, i, j
			}
		}
	}
	return atStart, atEnd
}

// grid holds the scores of all ways to compare the beginnings of two texts. An
// empty one compares nothing.
type grid struct {
	a, b  []rune
	score []int16 // (len(a)+1) rows of len(b)+1
	to    []int16 // by row: where its best score is
}

func newGrid(a, b []rune) grid {
	width := len(b) + 1
	g := grid{a, b, make([]int16, (len(a)+1)*width), make([]int16, len(a)+1)}
	for j := 1; j < width; j++ {
		g.score[j] = int16(-j)
	}
	for i := 1; i <= len(a); i++ {
		row, above := g.score[i*width:(i+1)*width], g.score[(i-1)*width:i*width]
		row[0] = int16(-i)
		best := row[0]
		for j := 1; j < width; j++ {
			s := above[j-1] - 1
			if a[i-1] == b[j-1] {
				s += 2
			}
			s = max(s, above[j]-1, row[j-1]-1)
			row[j] = s
			if s > best {
				best, g.to[i] = s, int16(j)
			}
		}
	}
	return g
}

func (g *grid) rows() int { return max(len(g.to), 1) }

func (g *grid) at(row int) int {
	if g.to == nil {
		return 0
	}
	return int(g.to[row])
}

func (g *grid) best(row int) int {
	if g.to == nil {
		return 0
	}
	return int(g.score[row*(len(g.b)+1)+int(g.to[row])])
}

// way gives the matches on the best way to a row.
func (g *grid) way(row int) []match {
	var out []match
	width := len(g.b) + 1
	for i, j := row, g.at(row); i > 0 && j > 0; {
		s, corner := g.score[i*width+j], g.score[(i-1)*width+j-1]
		switch {
		case g.a[i-1] == g.b[j-1] && corner+1 == s:
			i, j = i-1, j-1
			if n := len(out); n > 0 && out[n-1].A == i+1 && out[n-1].B == j+1 {
				out[n-1] = match{i, j, out[n-1].Len + 1}
			} else {
				out = append(out, match{i, j, 1})
			}
		case corner-1 == s:
			i, j = i-1, j-1
		case g.score[(i-1)*width+j]-1 == s:
			i--
		default:
			j--
		}
	}
	slices.Reverse(out)
	return out
}

func reversed(t []rune) []rune {
	t = slices.Clone(t)
	slices.Reverse(t)
	return t
}
