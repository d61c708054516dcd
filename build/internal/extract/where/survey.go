package where

import (
	"slices"

	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// survey is all the places that an article names.
type survey struct {
	script    article.Script
	sightings []sighting
	root      node
	told      map[string]bool
	runes     int // of the text
}

// sighting is one naming of a place.
type sighting struct {
	part   int // where its part begins
	start  int // in its part
	end    int
	listed bool // other places follow it in a list
	levels []gazetteer.Level
	of     gazetteer.ID
	words  string
	from   string // words of the page that tell where it lies
	weight float64
	titled bool
	wired  bool // in a wire's dateline
	desk   bool // where a reporter sends from
	head   bool // at the head of the text
	alone  bool // a village or community named without the place it lies in
	short  bool // without the ending of its name
	team   bool // the team of a province or city; a county's tells of the county
	full   bool // written level by level, or said to be where something lies
	doubt  bool // its village is but a word
	lodged bool // its town is known by the table of villages alone
	local  bool // a county by an office whose work is done there
}

// add takes a place found in a part.
func (s *survey) add(p fact.Part, place gazetteer.Place) {
	from, to := p.Folded.Bytes(token.Span{Start: place.Start, End: place.End})
	last := place.Levels[len(place.Levels)-1]
	g := sighting{
		part: p.At, start: place.Start, end: place.End, listed: place.End < len(p.Folded.Runes) && p.Folded.Runes[place.End] == '、', levels: place.Levels, of: place.Of, from: place.From, words: p.Text[from:to],
		alone:  len(place.Levels) == 1 && last.Rank == gazetteer.Village,
		full:   isSituated(p, place) || len(place.Steps) > 1 && last.Rank >= gazetteer.Town || last.Rank >= gazetteer.County && place.Steps[0].Full && isGoneTo(p, place),
		weight: weight(p, place), titled: p.Title,
		team: last.Rank < gazetteer.County && isTeam(p.Folded.Runes, place), doubt: place.Unlisted, lodged: place.Lodged, short: !place.Steps[len(place.Steps)-1].Full,
		wired: isWired(p.Folded.Runes, place), desk: isDesk(p.Folded.Runes, place), local: isLocalOffice(p, place), head: p.Title || p.At+place.Start < headRunes,
	}
	if n := len(s.sightings); n > 0 && place.Start > 0 && slices.Contains(rowMarks, p.Folded.Runes[place.Start-1]) {
		if before := s.sightings[n-1]; before.part == g.part && before.end == place.Start-1 && areSiblings(before.levels, g.levels) {
			if p.Folded.Runes[place.Start-1] == '、' || before.weight > g.weight { // 长滩镇、走马镇和河口镇
				g.weight, g.full = before.weight, before.full
			}
		}
	}
	s.sightings = append(s.sightings, g)
}

// rowMarks stand between the places of a row.
var rowMarks = []rune(token.FoldString("、和与及暨"))

// areSiblings tells that two places lie in the same one.
func areSiblings(a, b []gazetteer.Level) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a[:len(a)-1] {
		if a[i].Name != b[i].Name {
			return false
		}
	}
	return a[len(a)-1].Rank == b[len(b)-1].Rank
}
