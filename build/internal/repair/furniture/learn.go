package furniture

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// Evidence.
const (
	leastPages    = 3  // that have a line
	standingParts = 80 // of a hundred lines at a place
	alikePercent  = 50 // of a page's sentences on one before: then it is its copy
	endPercent    = 30 // of windows that have an end, or a head
	mostLines     = 1000
)

// Page is what is asked of a page.
type Page struct {
	Title, Window string
	Above         []article.Block // what was told from its text already, and
	Blocks        []article.Block
	Below         []article.Block
}

// Learner gathers pages of one site.
type Learner struct {
	// Prose tells a block that holds a sentence.
	Prose func(article.Block) bool
	pages []page
}

// page is one as it is kept: its lines by their hashes.
type page struct {
	order         string // by which pages are put in order
	title, window string
	lines         []line
	prose         map[uint64]int // length of sentences, by hash
}

type line struct {
	id, place, box uint64
	prose, linked  bool
	outside        bool // told from the text already
}

// Add shows a page, under a name by which it is told from others.
func (l *Learner) Add(name string, p Page) {
	own := page{order: name, title: p.Title, window: p.Window, prose: map[uint64]int{}}
	own.add(p.Above[max(0, len(p.Above)-mostLines):], true, l.Prose)
	own.add(p.Blocks[:min(mostLines, len(p.Blocks))], false, l.Prose)
	own.add(p.Below[:min(mostLines, len(p.Below))], true, l.Prose)
	l.pages = append(l.pages, own)
}

func (p *page) add(blocks []article.Block, outside bool, isProse func(article.Block) bool) {
	for i := range blocks {
		b := &blocks[i]
		if b.Place == 0 {
			continue
		}
		prose := !outside && isProse(*b)
		p.lines = append(p.lines, line{id: lineOf(b), place: b.Place, box: b.Box, prose: prose, linked: b.Linked, outside: outside})
		if prose {
			p.prose[hash(b.Text)] = utf8.RuneCountInString(b.Text)
		}
	}
}

// Pages is how many it was shown.
func (l *Learner) Pages() int { return len(l.pages) }

// Take takes over what another was shown.
func (l *Learner) Take(other *Learner) { l.pages = append(l.pages, other.pages...) }

// Site is what the pages have standing, nil where they have nothing.
func (l *Learner) Site() *Site {
	pages := l.different()
	if len(pages) < leastPages {
		return nil
	}
	s := study{pages: pages, on: map[uint64]int{}, places: map[uint64]*place{}, texts: map[uint64]bool{}}
	s.count()
	m := &Site{Titles: s.titles(), Ends: s.ends(), Heads: s.heads()}
	m.Lines, m.Behind = s.lines()
	if len(m.Lines)+len(m.Titles)+len(m.Ends)+len(m.Heads) == 0 {
		return nil
	}
	return m
}

// different are the pages without those that have their sentences from another.
func (l *Learner) different() (pages []page) {
	slices.SortFunc(l.pages, func(a, b page) int { return strings.Compare(a.order, b.order) })
	for _, p := range l.pages {
		if !slices.ContainsFunc(pages, p.isCopyOf) {
			pages = append(pages, p)
		}
	}
	return pages
}

func (p page) isCopyOf(other page) bool {
	if p.window != "" && p.window == other.window && p.title == other.title && len(p.lines) == len(other.lines) && slices.Equal(p.lines, other.lines) {
		return true
	}
	all, same := 0, 0
	for id, runes := range p.prose {
		all += runes
		if _, has := other.prose[id]; has {
			same += runes
		}
	}
	return all > 0 && same*100 > all*alikePercent
}

// study is of pages that differ.
type study struct {
	pages  []page
	on     map[uint64]int // pages that have a line
	places map[uint64]*place
	texts  map[uint64]bool // boxes in which sentences of a text stand
}

// place is what the pages have at one place.
type place struct {
	pages    int
	lines    int // on all pages
	standing int // of these
	amid     bool
	above    bool
	unlinked bool
	loose    bool // a line of it stands behind the text with no standing one before
}

// isTemplate tells a place of nearly nothing but standing lines.
func (p *place) isTemplate() bool { return !p.amid && p.standing*100 >= p.lines*standingParts }

func (s *study) count() {
	for _, p := range s.pages {
		seen := map[uint64]bool{}
		for _, line := range p.lines {
			if !seen[line.id] {
				seen[line.id] = true
				s.on[line.id]++
			}
		}
	}
	for _, p := range s.pages {
		for _, line := range p.lines {
			if line.prose && s.on[line.id] < leastPages {
				s.texts[line.box] = true
			}
		}
	}
	for _, p := range s.pages {
		s.place(p)
	}
}

// place notes where on a page its places are.
func (s *study) place(p page) {
	first, last := s.text(p)
	seen := map[uint64]bool{}
	behind := false // a standing line was met behind the text
	for i, line := range p.lines {
		at := s.places[line.place]
		if at == nil {
			at = &place{}
			s.places[line.place] = at
		}
		if !seen[line.place] {
			seen[line.place] = true
			at.pages++
		}
		at.lines++
		if s.on[line.id] >= leastPages {
			at.standing++
			behind = behind || i > last && !s.texts[line.box]
		} else if i > last && !behind {
			at.loose = true
		}
		at.amid = at.amid || s.texts[line.box] || first <= i && i <= last && last < len(p.lines)
		at.above = at.above || i < first
		at.unlinked = at.unlinked || !line.linked
	}
}

// text is where a page's own sentences begin and end. A page without any has
// nothing above its text and nothing behind it.
func (s *study) text(p page) (first, last int) {
	first, last = len(p.lines), -1
	for i, line := range p.lines {
		if line.prose && s.on[line.id] < leastPages {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return 0, len(p.lines)
	}
	return first, last
}

// lines are the standing ones, and the places of those that stand among them.
func (s *study) lines() (lines, behind []uint64) {
	for _, p := range s.pages {
		for _, line := range p.lines {
			if s.on[line.id] >= leastPages && s.places[line.place].isTemplate() {
				lines = append(lines, line.id)
			}
		}
	}
	for id, at := range s.places {
		if at.pages >= leastPages && (at.isTemplate() || !at.amid && !at.above && !at.unlinked && !at.loose) {
			behind = append(behind, id)
		}
	}
	slices.Sort(lines)
	slices.Sort(behind)
	return slices.Compact(lines), behind
}

// titles are what several pages have for a headline.
func (s *study) titles() (titles []uint64) {
	on := map[string]int{}
	for _, p := range s.pages {
		if p.title != "" {
			on[p.title]++
		}
	}
	for title, pages := range on {
		if pages >= leastPages {
			titles = append(titles, hash(title))
		}
	}
	slices.Sort(titles)
	return titles
}

// ends are what many windows' titles end with, from a stroke on; the longest first.
func (s *study) ends() []string {
	return s.ofMany(func(window string, stroke int) (name, own string) {
		own = strings.TrimRight(window[:stroke], strokes+" ")
		return window[len(own):], own
	})
}

// heads are what many begin with, up to a stroke, likewise.
func (s *study) heads() []string {
	return s.ofMany(func(window string, stroke int) (name, own string) {
		own = strings.TrimLeft(window[stroke:], strokes+" ")
		return window[:len(window)-len(own)], own
	})
}

// strokes stand between a headline and a site's name.
const strokes = "-_|—–"

// ofMany are the names that many windows' titles have beside words of their own,
// given how a title is parted at a stroke.
func (s *study) ofMany(parted func(window string, stroke int) (name, own string)) (names []string) {
	on := map[string]map[string]bool{} // what stands beside each
	windows := 0
	for _, p := range s.pages {
		if p.window == "" {
			continue
		}
		windows++
		for i, r := range p.window {
			if i > 0 && strings.ContainsRune(strokes, r) {
				name, own := parted(p.window, i)
				if on[name] == nil {
					on[name] = map[string]bool{}
				}
				on[name][own] = true
			}
		}
	}
	for name, all := range on {
		if len(all) >= leastPages && len(all)*100 >= windows*endPercent {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return names
}
