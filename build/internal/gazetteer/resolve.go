package gazetteer

import (
	"slices"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Level is one level of a place, and whether the text names it.
type Level struct {
	Name      string
	Rank      Rank
	Certainty article.Certainty
}

// Place is a mention with its levels, the widest first.
type Place struct {
	Mention
	Levels []Level
	Of     ID // the lowest division of the table on the way, or none
	// Unlisted tells that its village is none: its name is an ordinary word,
	// and the table has none of that name nearby.
	Unlisted bool
	Lodged   bool   // its town was found in the table of villages
	From     string // the address, or the village, that tells which of several it is
}

// Context is what is known of where a text is at home, for names that several
// divisions bear.
type Context struct {
	votes    map[ID]int
	doubtful map[ID]int // of them those that may be a place in Taiwan or Hong Kong instead
	loose    map[ID]int // parts of Hong Kong and its districts that words of the text can be
	below    bool       // it names a county or a town itself
	villages []village  // that the text names
	address  string     // from which it was taken
	spelt    map[ID]int // what that spells, once it is asked
}

// Add counts the places that a text names.
func (c *Context) Add(mentions []Mention) {
	for _, m := range mentions {
		c.below = c.below || !m.Loose && (hasRank(m.Steps, County) || hasRank(m.Steps, Town))
		if !m.Loose || c.isSpelled(m) {
			c.vote(m)
		} else {
			c.noteLoose(m)
		}
	}
	c.confirm(mentions)
}

// isSpelled tells that the address spells the one county that a word can be.
func (c *Context) isSpelled(m Mention) bool {
	of := m.Steps[0].Of
	if len(of) != 1 || c.address == "" {
		return false
	}
	if c.spelt == nil {
		c.spelt = spelledIn(c.address)
	}
	return c.spelt[of[0]] > 0
}

// confirm counts the county that a word can be where the text also names a town of
// which several counties have one, that county among them: 蓬溪 and 赤城镇.
func (c *Context) confirm(mentions []Mention) {
	t := load()
	var towns []ID
	for _, m := range mentions {
		if s := m.Steps[0]; !m.Loose && s.Rank == Town && s.Full && len(s.Of) > 1 && len(s.Of) <= mostAlike {
			towns = append(towns, s.Of...)
		}
	}
	if len(towns) == 0 {
		return
	}
	for _, m := range mentions {
		if of := m.Steps[0].Of; m.Loose && len(of) == 1 && c.votes[of[0]] == 0 && t.divisions[of[0]].rank == County && !t.isTaiwanese(of[0]) && t.oneOver(towns, of[0]) {
			c.vote(m)
		}
	}
}

// oneOver tells that some divisions lie in another.
func (t *table) oneOver(some []ID, in ID) bool {
	return slices.ContainsFunc(some, func(id ID) bool { return t.isWithin(id, in) })
}

// AddName counts the places in a name, such as a newspaper's: 岳塘 in
// 岳塘新闻网 is one, though in a sentence it could be a word. What could be one
// stands at the name's beginning: 華龍 in 中華龍都網 is none.
func (c *Context) AddName(words string) {
	for _, m := range Find(token.Fold(words)) {
		if m.Start == 0 || !m.Loose {
			c.vote(m)
		}
	}
}

// NamedIn is the city or county that the name of a paper, an office or a site
// begins with, level by level, or nil: 乌海 of 乌海日报.
func NamedIn(words string, script article.Script) []Level {
	folded := token.Fold(words)
	found := Find(folded)
	if len(found) == 0 || found[0].Start != 0 || found[0].Loose && len(found[0].Steps[0].Of) > 1 {
		return nil
	}
	id, _ := sure(found[0])
	t := load()
	if id == none || t.divisions[id].rank < City || t.divisions[id].rank > County {
		return nil
	}
	return t.levels(words, folded, found[0], id, true, script)
}

// mostAlike is how many divisions bear a name at most of which one can be meant
// when Taiwan's are left out.
const mostAlike = 4

func (c *Context) vote(m Mention) {
	id, doubtful := sure(m)
	if id == none {
		return
	}
	if c.votes == nil {
		c.votes, c.doubtful = map[ID]int{}, map[ID]int{}
	}
	c.votes[id]++
	if doubtful {
		c.doubtful[id]++
	}
}

func (c *Context) noteLoose(m Mention) {
	t := load()
	for _, id := range m.Steps[0].Of {
		if t.hongKong != none && t.isWithin(id, t.hongKong) {
			if c.loose == nil {
				c.loose = map[ID]int{}
			}
			c.loose[id]++
		}
	}
}

// sure is the division a mention means, if it can be but one: a town of Taiwan
// only behind its county. It is doubtful where one of those was left out.
func sure(m Mention) (id ID, doubtful bool) {
	s := m.lowest()
	if s == nil {
		return none, false
	}
	of := s.Of
	if s == &m.Steps[0] && len(of) <= mostAlike {
		t := load()
		of = slices.DeleteFunc(slices.Clone(of), func(id ID) bool { return t.isTown(id) || t.isPart(id) && len(of) > 1 })
	}
	if len(of) == 1 {
		return of[0], len(of) < len(s.Of)
	}
	return none, false
}

// Resolve tells the whole chain of every mention of a text, and leaves out
// those that are no places. Found is what Find found in the folded text; the
// script is that in which levels are written that the text does not name.
func Resolve(text string, folded token.Folded, found []Mention, near Context, script article.Script) []Place {
	t := load()
	var places []Place
	for _, m := range found {
		if len(m.Steps[0].Of) > 0 && (!t.inTaiwan(&m, near, script) || !t.inHongKong(&m, near, script)) || m.Loose && !t.isNamed(&m, near) && !t.isInHongKong(&m, near, script) {
			continue
		}
		p := Place{Mention: m}
		p.Of, p.From = t.pick(m, near)
		known := p.Of
		if t.isStray(m, p.Of, near) || t.isDoubtful(folded, m) && !t.isNear(p.Of, near) {
			p.Of, known = none, none
		} else if p.Of == none {
			known = m.above()
		}
		p.Levels = t.levels(text, folded, m, known, p.Of != none, script)
		t.lodge(&p, text, folded, near, script)
		places = append(places, p)
	}
	return places
}

// isNamed tells that a loose word means a place that is named in full too, and
// narrows it to that.
func (t *table) isNamed(m *Mention, c Context) bool {
	first := &m.Steps[0]
	var named []ID
	for _, id := range first.Of {
		for v := range c.votes {
			if t.isWithin(v, id) || first.isOld && t.over(v, County) == t.over(id, County) || t.isPart(id) && t.isWithin(v, t.hongKong) {
				named = append(named, id)
				break
			}
		}
	}
	if len(named) != 1 {
		return false
	}
	m.Steps = slices.Clone(m.Steps)
	m.Steps[0].Of = named
	return true
}

// isInHongKong tells that a loose word means a part or a district of Hong Kong,
// in a Traditional text that names another of them and no place elsewhere: 中環
// where 上環 is named too.
func (t *table) isInHongKong(m *Mention, c Context, script article.Script) bool {
	first := &m.Steps[0]
	at := slices.IndexFunc(first.Of, func(id ID) bool { return t.isWithin(id, t.hongKong) })
	if script != article.Traditional || t.hongKong == none || at < 0 || len(c.loose) < 2 && len(c.votes) == 0 {
		return false
	}
	for v := range c.votes {
		if !t.isWithin(v, t.hongKong) {
			return false
		}
	}
	id := first.Of[at]
	m.Steps = slices.Clone(m.Steps)
	m.Steps[0].Of = []ID{id}
	return true
}

// pick chooses the division that the lowest step of the table means: the only
// one, or the one that most of the places around are near to, or that the
// address spells, or that has the villages which the text names.
func (t *table) pick(m Mention, c Context) (id ID, from string) {
	s := m.lowest()
	switch {
	case s == nil:
		return none, ""
	case len(s.Of) == 1:
		return s.Of[0], ""
	}
	if id = t.nearest(s.Of, c); id == none {
		id, from = t.spelled(s.Of, c)
	}
	if id == none && len(c.votes) == 0 {
		id, from = t.withVillages(s.Of, c)
	}
	return id, from
}

// isDoubtful tells a mention whose town is another county's by the table: that
// county may be one that only has the name.
func (t *table) isDoubtful(f token.Folded, m Mention) bool {
	for i, s := range m.Steps {
		if s.Rank == Town && len(s.Of) == 0 && i > 0 && m.Steps[i-1].Rank == County && len(m.Steps[i-1].Of) > 0 {
			found := t.names.at(f.Runes[:s.End], s.Start, nil)
			return m.Steps[0].Rank >= County && t.hasTowns(m.Steps[i-1].Of) && len(found) > 0 && found[0].runes == s.End-s.Start && found[0].names[0].of != none &&
				!t.isBeside(m.Steps[i-1].Of, found[0].names) && !t.isBeside(m.Steps[i-1].Of, t.asStreet(f.Runes[s.Start:s.End]))
		}
	}
	return false
}

// above is the lowest step that can be but one division, of a mention whose
// lowest cannot be told: 贵州 of 贵州兴隆乡, where the province has two of them.
func (m *Mention) above() ID {
	for i := len(m.Steps) - 1; i >= 0; i-- {
		if of := m.Steps[i].Of; len(of) == 1 {
			return of[0]
		}
	}
	return none
}

// levels writes out a mention level by level, from the lowest division that is
// known; whole tells that it is the lowest step that the table has. What the
// text names in full keeps the text's own writing.
func (t *table) levels(text string, f token.Folded, m Mention, known ID, whole bool, script article.Script) []Level {
	words := func(s Step) string {
		from, to := f.Bytes(token.Span{Start: s.Start, End: s.End})
		return strings.Join(strings.Fields(text[from:to]), "")
	}
	var levels []Level
	zoned := slices.ContainsFunc(m.Steps, func(s Step) bool { return s.Rank == County && len(s.Of) == 0 })
	if known != none {
		for _, id := range t.path(known) {
			d := t.divisions[id]
			l := Level{Name: d.name, Rank: d.rank, Certainty: article.Inferred}
			if script == article.Traditional {
				l.Name = t.inTraditional(d.name)
			}
			for _, s := range m.Steps {
				if slices.Contains(s.Of, id) && !s.Renamed { // 新会县 is no name of 新会区
					l.Certainty = article.Stated
					if s.Full || d.rank == Town && !t.isTown(id) {
						l.Name = words(s)
					}
				}
			}
			if zoned && d.rank == County && l.Certainty == article.Inferred {
				continue // 常州经开区横林镇: the zone stands in the county's place
			}
			levels = append(levels, l)
		}
	}
	for _, s := range m.Steps {
		if len(s.Of) > 0 && known != none && (whole || s.Rank <= t.divisions[known].rank) {
			continue
		}
		l := Level{Name: words(s), Rank: s.Rank, Certainty: article.Stated}
		at := len(levels)
		for at > 0 && levels[at-1].Rank > s.Rank {
			at--
		}
		levels = slices.Insert(levels, at, l)
	}
	return levels
}
