package gazetteer

import (
	"slices"
	"strings"
	"unicode"

	"fangzhi/data/token"
)

// Mention is a place as a text writes it, level below level without a gap:
// 江苏常州武进区湖塘镇采菱社区.
type Mention struct {
	Start, End int    // runes of the folded text
	Steps      []Step // the widest first
	Loose      bool   // a word that is a place only if the text names that place in full too
	byOffice   bool   // a town of Taiwan without its ending, by its office
}

// Step is one level of a mention.
type Step struct {
	Start, End int  // runes of the folded text; a zone's begin with its city's
	Of         []ID // the divisions it can be; none where the table has none
	Rank       Rank
	Full       bool // written with its ending, so that the text's own words are its name
	Renamed    bool // written with an ending that the division does not have today
	isLi       bool // a village of Taiwan by its ending
	isOld      bool // a town, by another ending than it bears today
}

// reader finds the mentions of one text.
type reader struct {
	*table
	text  []rune
	found []found // scratch
	out   []Mention
}

// Find finds the places that a folded text names, in their order.
func Find(f token.Folded) []Mention {
	r := reader{table: load(), text: f.Runes}
	edge := true // a name can begin here
	for at := 0; at < len(r.text); {
		if !isHan(r.text[at]) {
			at, edge = at+1, true
			continue
		}
		if !edge && !leadsIn(r.text[at]) && !r.names.mayStand(r.text, at) {
			at++
			continue
		}
		if n := r.leadIn(at); n > 0 && !r.startsName(at) {
			at, edge = at+n, true
			continue
		}
		m, end := r.mention(at, edge)
		switch {
		case len(m.Steps) > 0:
			r.out = append(r.out, m)
			at, edge = m.End, true
		case end > at: // words that mislead
			at, edge = end, true
		default:
			at, edge = at+1, false
		}
	}
	return r.out
}

// isHan tells a Chinese character; nearly all are in the one block.
func isHan(r rune) bool {
	return '一' <= r && r <= '鿿' || r >= '⺀' && unicode.Is(unicode.Han, r)
}

// mention reads the mention that begins at a place, if one does. Where words
// stand that only look like one, it tells where they end.
func (r *reader) mention(at int, edge bool) (m Mention, end int) {
	m.Start, m.End = at, at
	for m.End < len(r.text) {
		next, other, ok := r.step(&m, edge)
		if !ok && len(m.Steps) > 0 {
			next, ok = r.branch(&m)
		}
		if other > 0 && len(m.Steps) == 0 {
			if s, ok := r.named(at, other+1, villageWords[:1], Village, false); ok && edge && !r.has(s.End, centre) { // 汉江路社区
				m.Steps, m.End = []Step{s}, s.End
				break
			}
			return Mention{}, at + other
		}
		if !ok {
			break
		}
		m.Steps = append(m.Steps, next)
		m.End = next.End
	}
	if len(m.Steps) == 0 && edge {
		if s, ok := r.named(at, maxLoose, villageWords, Village, false); ok && !r.has(s.End, centre) {
			m.Steps, m.End = []Step{s}, s.End
		} else if s, ok := r.named(at, maxOld, townWords[1:3], Town, false); ok { // 纳浪乡, of 纳浪镇
			if now := r.upgraded(s, nil); now != none {
				s.Of, s.isOld = []ID{now}, true
				m.Steps, m.End, m.Loose = []Step{s}, s.End, true
			}
		}
	}
	return m, at
}

// step reads the next level of a mention, or tells how many runes stand there
// that only look like a place.
func (r *reader) step(m *Mention, edge bool) (s Step, other int, ok bool) {
	at := m.End
	if !isHan(r.text[at]) {
		return Step{}, 0, false
	}
	if len(m.Steps) > 0 {
		if s, ok := r.zone(m); ok {
			return s, 0, true
		}
	}
	r.found = r.names.at(r.text, at, r.found)
	for _, f := range r.found {
		if len(m.Steps) == 0 && misleads(f.names) {
			return Step{}, f.runes, false
		}
		if s, loose, ok := r.choose(m, f, edge); ok {
			m.Loose = loose && len(m.Steps) == 0
			if len(m.Steps) == 0 && !s.Full && r.isOfTaiwan(s.Of) && r.isOfficeOfTaiwan(s.End) { // 中壢警分局
				m.Loose, m.byOffice = false, true
			}
			return s, 0, true
		}
	}
	if len(m.Steps) > 0 {
		s, ok := r.below(m)
		return s, 0, ok
	}
	return Step{}, 0, false
}

// isOfTaiwan tells one town of Taiwan.
func (r *reader) isOfTaiwan(of []ID) bool { return len(of) == 1 && r.isTown(of[0]) }

// branch reads the county whose branch office stands behind that of its city:
// 上海市公安局杨浦分局.
func (r *reader) branch(m *Mention) (s Step, ok bool) {
	if !r.has(m.End, office) {
		return Step{}, false
	}
	behind := Mention{End: m.End + len(office), Steps: m.Steps}
	if behind.End >= len(r.text) {
		return Step{}, false
	}
	for _, f := range r.names.at(r.text, behind.End, nil) {
		if !r.has(behind.End+f.runes, branchOffice) {
			continue
		}
		if s, ok := r.under(&behind, f); ok {
			return s, true
		}
	}
	return Step{}, false
}

var office, branchOffice = []rune(token.FoldString("公安局")), []rune(token.FoldString("分局"))

// lowest is the last step that the table has.
func (m *Mention) lowest() *Step {
	for i := len(m.Steps) - 1; i >= 0; i-- {
		if len(m.Steps[i].Of) > 0 {
			return &m.Steps[i]
		}
	}
	return nil
}

// misleads tells that words mean no place, though they may be a place's name.
func misleads(names []name) bool {
	return slices.ContainsFunc(names, func(n name) bool { return n.of == none })
}

// choose makes a step of the names that some words are, if they can be one
// here: below the step before, or by themselves.
func (r *reader) choose(m *Mention, f found, edge bool) (s Step, loose, ok bool) {
	if len(m.Steps) == 0 {
		return r.alone(m.End, f, edge)
	}
	s, ok = r.under(m, f)
	return s, false, ok
}

// under makes a step of names below the step before, of which it keeps those
// that have them.
func (r *reader) under(m *Mention, f found) (s Step, ok bool) {
	end := m.End + f.runes
	s = Step{Start: m.End, End: end}
	before := m.lowest()
	if before == nil {
		return s, false
	}
	within, best := r.namesIn(before.Of, m.Steps[len(m.Steps)-1].Rank, f, end)
	if len(within) == 0 {
		return s, false
	}
	if best >= short {
		other := r.otherEnding(end, within)
		s.End, s.Renamed = s.End+other, other > 0
	}
	s.Of, s.Rank, s.Full = within, r.divisions[within[0]].rank, best == official
	before.Of = slices.DeleteFunc(slices.Clone(before.Of), func(id ID) bool {
		return !slices.ContainsFunc(within, func(w ID) bool { return r.isWithin(w, id) })
	})
	return s, true
}

// namesIn are the divisions in some others, lower than a rank, that words
// before end name in the best form that there is.
func (r *reader) namesIn(of []ID, above Rank, f found, end int) (within []ID, best form) {
	best = form(bare + 1)
	for _, n := range f.names {
		if n.of == none || r.oneIn(of, n.of) == none || above >= r.divisions[n.of].rank {
			continue
		}
		if n.form >= short && r.continues(end, f.runes) {
			continue
		}
		if n.form == bare && r.isTown(n.of) && slices.Contains(of, r.taiwan) { // 臺灣鹿港
			continue
		}
		if n.form < best {
			best, within = n.form, within[:0]
		}
		if n.form == best {
			within = append(within, n.of)
		}
	}
	return r.widest(within), best
}

// alone makes a step of names that stand by themselves.
func (r *reader) alone(start int, f found, edge bool) (s Step, loose, ok bool) {
	end := start + f.runes
	s = Step{Start: start, End: end}
	if start > 0 && r.text[start] == '名' && strings.ContainsRune("0123456789多余几数十百千万", r.text[start-1]) { // 149名山区师生
		return s, false, false
	}
	best := form(bare + 1)
	for _, n := range f.names {
		best = min(best, n.form)
	}
	for _, n := range f.names {
		if n.form == best {
			s.Of = append(s.Of, n.of)
		}
	}
	switch {
	case best <= usual:
	case r.has(end, districtPolice):
		s.Of = slices.DeleteFunc(s.Of, func(id ID) bool { return !hasEnding(r.divisions[id].name, "区") })
	default:
		s.Of = r.widestAndParts(s.Of)
	}
	if len(s.Of) == 0 {
		return s, false, false
	}
	rank := r.divisions[s.Of[0]].rank
	s.Rank, s.Full = rank, best == official
	switch {
	case best <= usual:
		if f.runes == 2 && r.text[end-1] == '县' && end < len(r.text) && r.text[end] == '长' { // 林县长
			return s, false, false
		}
		if !r.ends(end, rank) || rank >= County && !edge && (f.runes < 3 || rank == Town) {
			return s, false, false
		}
		if rank == Town && f.runes < 3 && len(s.Of) > 1 {
			return s, false, false
		}
		isCounty := edge && f.runes == 2 && r.text[end-1] == '县' && r.text[end-2] != '和'                 // 陕县, but 和县
		return s, f.runes < 3 && rank >= County && !isCounty || phrases[string(r.text[start:end])], true // 东区, 老城区
	case best >= short && rank == County && r.otherEnding(end, s.Of) > 0:
		s.End, s.Renamed = s.End+1, true
		return s, r.text[end] != '县' || len(s.Of) > 1 || phrases[string(r.text[start:end+1])], edge
	case best == short:
		return s, false, !r.continues(end, f.runes)
	}
	if end < len(r.text) && r.isOfTaiwan(s.Of) && strings.ContainsRune("村社里路街庄镇乡区", r.text[end]) { // 新港村
		return s, false, false
	}
	return s, !r.isStation(end), !r.continues(end, f.runes)
}

// districtPolice is the branch that the police of a city has in a district, and in no city:
// 朝阳公安分局.
var districtPolice = []rune(token.FoldString("公安分局"))

// otherEnding is the length of an ending that stands behind the short name of a
// county, where the county bears another today: 潜山县 is 潜山市 since 2018.
func (r *reader) otherEnding(at int, of []ID) int {
	if at >= len(r.text) || !strings.ContainsRune("县市区", r.text[at]) || !r.ends(at+1, County) {
		return 0
	}
	for _, id := range of {
		if r.divisions[id].rank != County || hasEnding(r.divisions[id].name, string(r.text[at])) {
			return 0
		}
	}
	return 1
}

// widest keeps those of some divisions that a name without its ending means
// first: those of the widest rank, and of them the city. 吉安 in 江西 is the
// city, not the county, and 伊宁 is 伊宁市.
func (r *reader) widest(all []ID) []ID {
	rank := Village
	for _, id := range all {
		rank = min(rank, r.divisions[id].rank)
	}
	all = slices.DeleteFunc(all, func(id ID) bool { return r.divisions[id].rank != rank })
	var cities []ID
	for _, id := range all {
		if hasEnding(r.divisions[id].name, "市") {
			cities = append(cities, id)
		}
	}
	if len(cities) == 1 {
		return cities
	}
	return all
}

// widestAndParts is the widest of some divisions, and with them the parts of
// Hong Kong, of which the text's other places tell whether they are meant.
func (r *reader) widestAndParts(all []ID) []ID {
	var parts []ID
	for _, id := range all {
		if r.isPart(id) {
			parts = append(parts, id)
		}
	}
	if len(parts) == 0 || len(parts) == len(all) {
		return r.widest(all)
	}
	return append(r.widest(slices.DeleteFunc(slices.Clone(all), r.isPart)), parts...)
}

// oneIn is which of some divisions another lies in.
func (r *reader) oneIn(all []ID, id ID) ID {
	for _, in := range all {
		if in != id && r.isWithin(id, in) {
			return in
		}
	}
	return none
}
