package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Ordinary words by which hardly a village is called, then the villages and
// communities of the mainland, those of each division of divisions.deflate in a
// line of its own, folded, each between tabs. They are looked for as they lie:
// to unpack them would take longer than all looks of a small build.
//
//go:embed villages.txt
var villages string

// villageLines parts them, once, when a text names the first.
var villageLines = sync.OnceValue(func() []string { return strings.Split(villages, "\n") })

// villageEndings are what texts call villages and communities, folded.
var villageEndings = strings.Fields(token.FoldString(`社区居委会 社区 行政村 自然村 居委会 村委会 嘎查 村`))

// isWord tells an ordinary word, or two: 积极探索.
func isWord(stem string) bool {
	if r := []rune(stem); len(r) == 4 {
		return isWord(string(r[:2])) && isWord(string(r[2:]))
	}
	return isAmong(villageLines()[0], stem)
}

// isAmong tells that a word stands among others, each between tabs and all in
// order, by halving them.
func isAmong(words, word string) bool {
	for from, to := 0, len(words)-1; from < to; {
		at := strings.LastIndexByte(words[:(from+to)/2+1], '\t')
		end := at + 1 + strings.IndexByte(words[at+1:], '\t')
		switch other := words[at+1 : end]; {
		case word == other:
			return true
		case word < other:
			to = at
		default:
			from = end
		}
	}
	return false
}

// villageNamed is how the table writes a village.
func villageNamed(stem string) runes.Needle { return runes.NewNeedle("\t" + stem + "\t") }

// hasVillage tells that a village of a name lies right in a division.
func hasVillage(id ID, named runes.Needle) bool {
	lines := villageLines()[1:]
	return int(id) < len(lines) && id >= 0 && named.In(lines[id])
}

// homesOf are the divisions in another, or that one itself, in which a village
// of a name lies, at most two of them: more than one tells nothing.
func (t *table) homesOf(in ID, name string) (homes []ID) {
	stem := stemOfVillage(name)
	if stem == "" || in == none {
		return nil
	}
	plain, whole := villageNamed(stem), villageNamed(stem+"村")
	for id := in; int(id) < len(t.divisions) && len(homes) < 2 && (id == in || t.isWithin(id, in)); id++ {
		if hasVillage(id, plain) || strings.HasSuffix(name, "村") && hasVillage(id, whole) {
			homes = append(homes, id)
		}
	}
	return homes
}

// stemOfVillage is a folded name without what it is called.
func stemOfVillage(name string) string {
	for _, ending := range villageEndings {
		if stem, ok := strings.CutSuffix(name, ending); ok {
			return stem
		}
	}
	return ""
}

// lodge finds the town of a village that a text names without it, and tells
// whether the village is none: its name is an ordinary word, and where it
// would lie the table has none of that name.
func (t *table) lodge(p *Place, text string, f token.Folded, near Context, script article.Script) {
	last := p.Steps[len(p.Steps)-1]
	if last.Rank != Village || len(last.Of) > 0 || len(p.Steps) > 1 && p.Of == none {
		return
	}
	name := string(f.Runes[last.Start:last.End])
	homes, around := t.homesNear(name, near), t.aroundOf(near)
	if p.Of != none {
		homes, around = t.homesOf(p.Of, name), []ID{t.cityOf(p.Of)}
	}
	if len(homes) == 1 && (p.Of == none || t.divisions[p.Of].rank < Town) && !hasRank(p.Steps, Town) {
		p.Of, p.Lodged = homes[0], true
		p.Levels = t.levels(text, f, p.Mention, p.Of, true, script)
	}
	p.Unlisted = len(homes) == 0 && isWord(stemOfVillage(name)) && !slices.ContainsFunc(around, func(city ID) bool {
		return len(t.homesOf(city, name)) > 0
	})
}

func hasRank(steps []Step, rank Rank) bool {
	return slices.ContainsFunc(steps, func(s Step) bool { return s.Rank == rank })
}

// homesNear are the towns of a village in the counties that a text names; where it
// none is named, in its cities; where it lies in none of those, in the one city
// that the text names, if it is the source or the site that names the county.
func (t *table) homesNear(name string, near Context) (homes []ID) {
	anyCounty := false
	for _, rank := range []Rank{County, City} {
		var seen []ID
		for v := range near.votes {
			if in := t.ancestor(v, rank); in != none && !slices.Contains(seen, in) {
				seen = append(seen, in)
			}
		}
		if rank == City && anyCounty && (len(seen) > 1 || near.below) {
			break // it may lie in any of them, or in a town that the table does not know so
		}
		for _, in := range seen {
			homes = append(homes, t.homesOf(in, name)...)
		}
		if len(homes) > 0 {
			break
		}
		anyCounty = len(seen) > 0
	}
	return homes
}

// aroundOf are the cities that a text's places lie in.
func (t *table) aroundOf(near Context) (cities []ID) {
	for v := range near.votes {
		if city := t.cityOf(v); city != none && !slices.Contains(cities, city) {
			cities = append(cities, city)
		}
	}
	return cities
}

// cityOf is the city that a division lies in, or where there is none the
// division right below the province.
func (t *table) cityOf(id ID) ID {
	if city := t.ancestor(id, City); city != none {
		return city
	}
	return t.path(id)[min(1, len(t.path(id))-1)]
}

// ancestor is the division of a rank that another lies in or is.
func (t *table) ancestor(id ID, rank Rank) ID {
	for ; id != none; id = t.divisions[id].in {
		if t.divisions[id].rank == rank {
			return id
		}
	}
	return none
}
