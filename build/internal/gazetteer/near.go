package gazetteer

import (
	"slices"

	"fangzhi/data/token"
)

// hasTowns tells that the table goes down to towns where some counties lie.
func (t *table) hasTowns(counties []ID) bool {
	return !slices.ContainsFunc(counties, func(id ID) bool {
		switch t.divisions[t.path(id)[0]].name {
		case "台湾省", "香港特别行政区", "澳门特别行政区":
			return true
		}
		return false
	})
}

// isBeside tells that a town of that name lies in another division beside one
// of some counties: borders within a city are drawn anew more often than names
// repeat there.
func (t *table) isBeside(counties []ID, towns []name) bool {
	for _, county := range counties {
		for _, town := range towns {
			if in := t.divisions[county].in; in != none && town.of != none && t.isWithin(town.of, in) {
				return true
			}
		}
	}
	return false
}

// asStreet are the street offices that a town may have become: 华阳街道 of 华阳镇.
func (t *table) asStreet(town []rune) []name {
	street := append(slices.Clone(town[:len(town)-1]), streetOffice...)
	for _, f := range t.names.at(street, 0, nil) {
		if f.runes == len(street) {
			return f.names
		}
	}
	return nil
}

var streetOffice = []rune(token.FoldString("街道"))

// upgraded is the one town of some divisions, or of all, that bears a town's name with
// another ending: 纳浪镇, of 纳浪乡.
func (r *reader) upgraded(s Step, in []ID) ID {
	now := none
	for _, word := range townWords[:3] { // 街道, 镇, 乡
		if s.End-s.Start < len(word)+2 || !slices.Equal(r.text[s.End-len(word):s.End], word) {
			continue
		}
		for _, other := range townWords[:3] {
			name := append(slices.Clone(r.text[s.Start:s.End-len(word)]), other...)
			for _, f := range r.names.at(name, 0, nil) {
				for _, n := range f.names {
					if f.runes == len(name) && n.of != none && n.form == official && r.divisions[n.of].rank == Town && (in == nil || r.oneIn(in, n.of) != none) {
						if now != none && now != n.of {
							return none
						}
						now = n.of
					}
				}
			}
		}
	}
	return now
}

// isNear tells that the text names another place of the same province.
func (t *table) isNear(id ID, c Context) bool {
	for v := range c.votes {
		if v != id && t.shared(id, v) != 0 {
			return true
		}
	}
	return false
}

// weights is how much it tells that two places share a division of a rank.
var weights = [...]int{0, 1, 4, 12, 20, 20}

func (t *table) nearest(of []ID, c Context) ID {
	best, most, tied := none, 0, false
	for _, id := range of {
		score, near := 0, Rank(0)
		for v, n := range c.votes {
			shared := t.shared(id, v)
			score += min(n, 5) * weights[shared]
			near = max(near, shared)
		}
		if t.divisions[id].rank == Town && near == Province {
			continue // a province has many towns, and the table not all of their names
		}
		switch {
		case score > most:
			best, most, tied = id, score, false
		case score == most:
			tied = true
		}
	}
	if tied || most == 0 {
		return none
	}
	return best
}

// shared is the rank of the lowest division that two lie in, 0 for none.
func (t *table) shared(a, b ID) Rank {
	for ; a != none; a = t.divisions[a].in {
		if t.isWithin(b, a) {
			return t.divisions[a].rank
		}
	}
	return 0
}

// isStray tells a town, named without what it lies in, of another province than
// the county that a text is at home in, of which it names nothing else: the town
// there that bore the name may have another today, or be gone.
func (t *table) isStray(m Mention, of ID, c Context) bool {
	if of == none || m.Steps[0].Rank < Town {
		return false
	}
	counties, most, all := map[ID]int{}, 0, 0
	for v, n := range c.votes {
		switch county := t.over(v, County); {
		case t.isWithin(v, of):
		case t.over(v, Province) == t.over(of, Province):
			return false
		case county != none:
			counties[county] += n
			most, all = max(most, counties[county]), all+n
		}
	}
	return most >= leastAtHome && 2*most >= all
}

// leastAtHome is how often a text names a county, and what lies in it, that it is
// at home in.
const leastAtHome = 3

// over is the division of a rank that another lies in, or itself; none where it is wider.
func (t *table) over(id ID, rank Rank) ID {
	for _, over := range t.path(id) {
		if t.divisions[over].rank == rank {
			return over
		}
	}
	return none
}
