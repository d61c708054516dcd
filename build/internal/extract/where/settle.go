package where

import (
	"slices"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// settle finds out where places lie that are named by a part of their name: as
// the article has it elsewhere, else in the one town that it or its page is
// about.
func (s *survey) settle(around []gazetteer.Place) {
	s.leaveOutWords()
	s.bringHome()
	byName := map[string][]gazetteer.Level{}
	byTown := map[gazetteer.ID][]gazetteer.Level{}
	for _, g := range s.sightings {
		last := g.levels[len(g.levels)-1]
		if last.Rank == gazetteer.Village && len(g.levels) > 1 && !g.lodged {
			byName[token.FoldString(last.Name)] = longer(byName[token.FoldString(last.Name)], g.levels)
		}
		if g.of != gazetteer.None {
			upTo := slices.IndexFunc(g.levels, func(l gazetteer.Level) bool { return l.Rank > gazetteer.Town })
			if upTo < 0 {
				upTo = len(g.levels)
			}
			byTown[g.of] = longer(byTown[g.of], g.levels[:upTo])
		}
	}
	for i, g := range s.sightings {
		if name := token.FoldString(g.levels[len(g.levels)-1].Name); g.alone && byName[name] == nil && i > 0 && g.follows(s.sightings[i-1]) {
			byName[name] = append(inferred(s.sightings[i-1].levels), g.levels[0])
		}
	}
	home, from := s.home(around)
	times := map[string]int{}
	for _, g := range s.sightings {
		if g.alone {
			times[token.FoldString(g.levels[0].Name)]++
		}
	}
	s.sightings = slices.DeleteFunc(s.sightings, func(g sighting) bool { // what is said once may be no name
		return g.alone && times[token.FoldString(g.levels[0].Name)] < 2 && byName[token.FoldString(g.levels[0].Name)] == nil
	})
	for i := range s.sightings {
		g := &s.sightings[i]
		switch last := g.levels[len(g.levels)-1]; {
		case g.lodged && len(byName[token.FoldString(last.Name)]) == len(g.levels): // 郝岗乡迎回村, though the table has 郝岗镇
			g.levels = slices.Clone(byName[token.FoldString(last.Name)])
		case g.alone && byName[token.FoldString(last.Name)] != nil:
			g.levels = slices.Clone(byName[token.FoldString(last.Name)])
		case g.alone && home != nil:
			g.levels, g.from = append(inferred(home), last), from
		case g.of != gazetteer.None && last.Rank == gazetteer.Town:
			g.levels = slices.Clone(byTown[g.of])
		}
	}
}

// leaveOutWords leaves out the villages that are but words.
func (s *survey) leaveOutWords() {
	kept := s.sightings[:0]
	for _, g := range s.sightings {
		if g.doubt {
			g.levels = g.levels[:len(g.levels)-1]
		}
		if len(g.levels) > 0 {
			kept = append(kept, g)
		}
	}
	s.sightings = kept
}

// bringHome lays a town of which it is not known where it lies to where the
// article has it elsewhere.
func (s *survey) bringHome() {
	above, written := map[string][]gazetteer.Level{}, map[string][]gazetteer.Level{} // the latter by the text alone
	for _, g := range s.sightings {
		for i, l := range g.levels {
			if l.Rank == gazetteer.Town && i > 0 {
				above[token.FoldString(l.Name)] = longer(above[token.FoldString(l.Name)], g.levels[:i])
				if g.levels[i-1].Certainty == article.Stated {
					written[token.FoldString(l.Name)] = longer(written[token.FoldString(l.Name)], g.levels[:i])
				}
			}
		}
	}
	for i := range s.sightings {
		g := &s.sightings[i]
		if g.of == gazetteer.None && g.levels[0].Rank == gazetteer.Town {
			g.levels = append(inferred(above[token.FoldString(g.levels[0].Name)]), g.levels...)
		}
		for at, l := range g.levels { // 西露天街道 behind 望花区, though the table has one elsewhere
			if home := written[token.FoldString(l.Name)]; home != nil && l.Rank == gazetteer.Town && at > 0 && g.levels[at-1].Certainty == article.Inferred && g.levels[0].Name != home[0].Name {
				g.levels = append(inferred(home), g.levels[at:]...)
				break
			}
		}
	}
}

// follows tells that a village is named soon behind a place, which it then
// lies in: 云南文山州的龙树脚村.
func (g sighting) follows(before sighting) bool {
	const soon = 2 // runes
	return !before.alone && before.part == g.part && g.start-before.end <= soon && !before.listed &&
		before.levels[len(before.levels)-1].Rank < gazetteer.Village
}

// longer is the longer of two chains, the first of equals.
func longer(a, b []gazetteer.Level) []gazetteer.Level {
	if len(b) > len(a) || len(b) == len(a) && statedIn(b) > statedIn(a) {
		return b
	}
	return a
}

func statedIn(levels []gazetteer.Level) (n int) {
	for _, l := range levels {
		if l.Certainty == article.Stated {
			n++
		}
	}
	return n
}

func inferred(levels []gazetteer.Level) []gazetteer.Level {
	out := slices.Clone(levels)
	for i := range out {
		out[i].Certainty = article.Inferred
	}
	return out
}

// home is the one town that the article names, else the one that its page
// does, else the one county or city.
func (s *survey) home(around []gazetteer.Place) (home []gazetteer.Level, from string) {
	var chains [][]gazetteer.Level
	for _, g := range s.sightings {
		chains = append(chains, g.levels)
	}
	province := only(chains, gazetteer.Province)
	if town := only(chains, gazetteer.Town); town != nil && (province != nil || town[0].Rank > gazetteer.Province) {
		return town, ""
	}
	var page [][]gazetteer.Level
	for _, p := range around {
		page = append(page, p.Levels)
	}
	if town := only(page, gazetteer.Town); town != nil {
		return town, town[len(town)-1].Name
	}
	if province == nil { // the village may lie in another of them
		return nil, ""
	}
	if county := only(chains, gazetteer.County); county != nil {
		return county, ""
	}
	return only(chains, gazetteer.City), ""
}

// only is the chain down to the one place of a rank that some chains name, or
// nil when they name none or several.
func only(chains [][]gazetteer.Level, rank gazetteer.Rank) []gazetteer.Level {
	var one []gazetteer.Level
	for _, levels := range chains {
		at := slices.IndexFunc(levels, func(l gazetteer.Level) bool { return l.Rank == rank })
		if at < 0 || at == 0 && rank != gazetteer.Province {
			continue
		}
		if one != nil && token.FoldString(one[len(one)-1].Name) != token.FoldString(levels[at].Name) {
			return nil
		}
		one = longer(one, levels[:at+1])
	}
	return one
}
