package extract

import (
	"slices"
	"strings"

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
	head   bool // at the head of the text
	alone  bool // a village or community named without the place it lies in
	team   bool // its team is meant
	short  bool // without the ending of its name
	full   bool // written level by level, or said to be where something lies
	signs  bool // its government opens the text, or an office of it signs
	doubt  bool // its village is but a word
	lodged bool // its town is known by the table of villages alone
}

// add takes a place found in a part.
func (s *survey) add(p part, place gazetteer.Place) {
	from, to := p.folded.Bytes(token.Span{Start: place.Start, End: place.End})
	last := place.Levels[len(place.Levels)-1]
	g := sighting{
		part: p.at, start: place.Start, end: place.End, listed: place.End < len(p.folded.Runes) && p.folded.Runes[place.End] == '、', levels: place.Levels, of: place.Of, words: p.text[from:to],
		alone:  len(place.Levels) == 1 && last.Rank == gazetteer.Village,
		full:   isSituated(p, place) || len(place.Steps) > 1 && last.Rank >= gazetteer.Town || last.Rank >= gazetteer.County && place.Steps[0].Full && isGoneTo(p, place),
		weight: weight(p, place), titled: p.title,
		team: isTeam(p.folded.Runes, place), doubt: place.Unlisted, lodged: place.Lodged, short: !place.Steps[len(place.Steps)-1].Full,
		head:  p.title || p.at+place.Start < headRunes,
		signs: place.Start == 0 && last.Rank <= gazetteer.County && place.Steps[len(place.Steps)-1].Full && (p.at < headRunes && isGovernment(p.folded.Runes[place.End:]) || p.tail && isOffice(p.folded.Runes[place.End:])),
	}
	if n := len(s.sightings); n > 0 && place.Start > 0 && slices.Contains(rowMarks, p.folded.Runes[place.Start-1]) {
		if before := s.sightings[n-1]; before.part == g.part && before.end == place.Start-1 && areSiblings(before.levels, g.levels) {
			if p.folded.Runes[place.Start-1] == '、' || before.weight > g.weight { // 长滩镇、走马镇和河口镇
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
		case last.Rank == gazetteer.Village && isPartOf(g.levels, byName[token.FoldString(last.Name)]):
			g.levels = slices.Clone(byName[token.FoldString(last.Name)]) // 厦门金安社区, of 厦门市湖里区金安社区
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
	above := map[string][]gazetteer.Level{}
	for _, g := range s.sightings {
		for i, l := range g.levels {
			if l.Rank == gazetteer.Town && i > 0 {
				above[token.FoldString(l.Name)] = longer(above[token.FoldString(l.Name)], g.levels[:i])
			}
		}
	}
	for i := range s.sightings {
		if g := &s.sightings[i]; g.of == gazetteer.None && g.levels[0].Rank == gazetteer.Town {
			g.levels = append(inferred(above[token.FoldString(g.levels[0].Name)]), g.levels...)
		}
	}
}

// isPartOf tells a chain that lacks but some levels of a longer one.
func isPartOf(short, long []gazetteer.Level) bool {
	if len(short) >= len(long) {
		return false
	}
	for _, l := range long {
		if len(short) > 0 && token.FoldString(short[0].Name) == token.FoldString(l.Name) {
			short = short[1:]
		}
	}
	return len(short) == 0
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

// weigh lays the sightings out as a tree and adds up what they weigh.
func (s *survey) weigh() {
	teams := map[string]int{}
	for _, g := range s.sightings {
		if g.team {
			teams[g.levels[len(g.levels)-1].Name]++
		}
	}
	for i := range s.sightings { // 广东 is the team where 广东队 is said again and again
		if g := &s.sightings[i]; g.short && teams[g.levels[len(g.levels)-1].Name] >= 2 {
			g.weight *= inOffice * inOffice
		}
	}
	for _, g := range s.sightings {
		n := &s.root
		for i, level := range g.levels {
			n = n.child(level)
			if level.Certainty == article.Stated && len(g.words) > len(n.words) {
				n.words = g.words
			}
			if g.from != "" && n.from == "" {
				n.from = g.from
			}
			if i == len(g.levels)-1 && level.Certainty == article.Inferred && n.from == "" {
				n.from = g.words // 新会县, of 新会区
			}
			n.weight += g.weight
			n.titled = n.titled || g.titled
			n.written = n.written || i == len(g.levels)-1 && g.full
		}
	}
}

// node is a place in the tree of those that an article names.
type node struct {
	name    string
	rank    gazetteer.Rank
	above   *node
	below   []*node
	weight  float64 // of all sightings of it and of places in it
	titled  bool    // it or a place in it stands in the title
	words   string  // that name it, the most of them; none: it is concluded
	from    string  // words of the page that it is concluded from
	written bool    // it was written level by level, or is where something lies
}

func (n *node) child(level gazetteer.Level) *node {
	key := sameName(level)
	for _, b := range n.below {
		if sameName(gazetteer.Level{Name: b.name, Rank: b.rank}) == key {
			return b
		}
	}
	b := &node{name: level.Name, rank: level.Rank, above: n}
	n.below = append(n.below, b)
	return b
}

// sameName is what two names of one place have in common: 鲁固居委会 is 鲁固社区.
func sameName(level gazetteer.Level) string {
	name := token.FoldString(level.Name)
	if stem, ok := strings.CutSuffix(name, committee); ok && level.Rank == gazetteer.Village && stem != "" {
		return strings.TrimSuffix(stem, community) + community
	}
	return name
}

var committee, community = token.FoldString("居委会"), token.FoldString("社区")

// path is the nodes from the widest level down to this one.
func (n *node) path() []*node {
	var path []*node
	for ; n.above != nil; n = n.above {
		path = append(path, n)
	}
	slices.Reverse(path)
	return path
}

func (n *node) names() []string {
	var names []string
	for _, level := range n.path() {
		names = append(names, level.name)
	}
	return names
}

func (n *node) certainty() article.Certainty {
	if n.words == "" {
		return article.Inferred
	}
	return article.Stated
}

// anyWords are the words that name a place, or else one in it.
func (n *node) anyWords() string {
	if n.words != "" {
		return n.words
	}
	if n.from != "" {
		return n.from
	}
	for _, b := range n.below {
		if words := b.anyWords(); words != "" {
			return words
		}
	}
	return strings.Join(n.names(), "")
}
