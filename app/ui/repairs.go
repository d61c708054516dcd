package ui

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/data/article"
)

// change is a repair where it stands in a text: what was there, and the run
// of bytes that stands there now.
type change struct {
	start, end int
	gone       string
	n          int // which repair of the article, from 1
}

// changes are an article's repairs, each in its place.
type changes struct {
	in       map[int][]change // by block, article.InTitle for the title, in reading order
	before   map[int][]int    // repairs of text that is in no block, by the block they stood before
	unplaced int              // repairs of which no place is known
}

// placeRepairs finds where an article's repairs stand. A repair tells its
// block, what was there and what is there now; where that stands there more
// than once, the text as found decides by what is beside it. raw may be "":
// then the first place is taken that is behind the repair before.
func placeRepairs(a *article.Article, raw string) *changes {
	c := &changes{in: map[int][]change{}, before: map[int][]int{}}
	if len(raw)*len(a.Repairs) > mostCompared {
		raw = ""
	}
	p := newPlacer(raw)
	from, rules := map[int]int{}, map[int]string{} // by block: where to look on, and for which rule
	for i, r := range a.Repairs {
		text, ok := repairedText(a, r.Block)
		if !ok {
			continue
		}
		if rules[r.Block] != r.Rule { // a rule goes through a text from its beginning
			rules[r.Block], from[r.Block] = r.Rule, 0
		}
		at := p.find(text, from[r.Block], r)
		if at < 0 {
			c.unplaced++
			continue
		}
		from[r.Block] = at + len(r.After)
		c.in[r.Block] = append(c.in[r.Block], narrowed(r, at, i+1))
	}
	for block := range c.in {
		c.in[block] = inOrder(c.in[block])
	}
	p.placeRest(a, c)
	return c
}

// mostCompared bounds the work of comparing, in bytes looked at.
const mostCompared = 100 << 20

// repairedText is the text that a repair was made in.
func repairedText(a *article.Article, block int) (string, bool) {
	switch {
	case block == article.InTitle:
		return a.Title, true
	case 0 <= block && block < len(a.Blocks):
		return a.Blocks[block].Text, true
	}
	return "", false
}

// narrowed is a repair found at a place, without what it left as it was.
func narrowed(r article.Repair, at, n int) change {
	before, after := r.Before, r.After
	for before != "" && after != "" {
		x, size := utf8.DecodeRuneInString(before)
		if y, _ := utf8.DecodeRuneInString(after); x != y {
			break
		}
		before, after, at = before[size:], after[size:], at+size
	}
	for before != "" && after != "" {
		x, size := utf8.DecodeLastRuneInString(before)
		if y, _ := utf8.DecodeLastRuneInString(after); x != y {
			break
		}
		before, after = before[:len(before)-size], after[:len(after)-size]
	}
	return change{at, at + len(after), before, n}
}

// inOrder sorts changes by place and drops those that lie in another.
func inOrder(list []change) []change {
	sort.SliceStable(list, func(i, j int) bool { return list[i].start < list[j].start })
	kept, end := list[:0], 0
	for _, c := range list {
		if c.start >= end {
			kept, end = append(kept, c), c.end
		}
	}
	return kept
}

// placer knows the text as found.
type placer struct {
	raw   string         // without its white space, which reading and mending change
	core  string         // its core
	lines map[string]int // where each line begins in the core, by the line's own core
}

func newPlacer(text string) *placer {
	p := &placer{lines: map[string]int{}}
	p.raw = bare(text)
	var all strings.Builder
	for line := range strings.Lines(text) {
		key := core(line)
		if _, seen := p.lines[key]; !seen && key != "" {
			p.lines[key] = all.Len()
		}
		all.WriteString(key)
	}
	p.core = all.String()
	return p
}

// core is what of a text mending mostly leaves as it is, and tags do not
// touch: its Han characters.
func core(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, text)
}

// find is where a repair stands in a text, at or behind a place, or -1.
func (p *placer) find(text string, from int, r article.Repair) int {
	const most = 32 // places that are looked at
	first := -1
	for at, tries := from, 0; r.After != "" && tries < most; tries++ {
		next := strings.Index(text[at:], r.After)
		if next < 0 {
			break
		}
		at += next
		if first < 0 {
			first = at
		}
		if p.raw == "" || p.stood(text, at, r) {
			return at
		}
		at += len(r.After)
	}
	if r.After == "" {
		return p.findGone(text, from, r)
	}
	return first
}

// stood tells whether the text as found has the repair's words before those
// that follow it here, or behind those that go before where none follow.
func (p *placer) stood(text string, at int, r article.Repair) bool {
	before := bare(r.Before)
	if next := strings.TrimLeftFunc(text[at+len(r.After):], unicode.IsSpace); next != "" {
		return strings.Contains(p.raw, before+firstRunes(next, 1))
	}
	return strings.Contains(p.raw, lastRune(text[:at])+before)
}

// findGone is where words stood of which nothing is left: before those that
// follow them in the text as found.
func (p *placer) findGone(text string, from int, r article.Repair) int {
	before := bare(r.Before)
	at := strings.Index(p.raw, before)
	if before == "" || at < 0 {
		return -1
	}
	following := p.raw[at+len(before):]
	for n := 6; n >= 2; n -= 2 {
		if at := strings.Index(text[from:], firstRunes(following, n)); at >= 0 {
			return from + at
		}
	}
	return -1
}

// placeRest puts lines that were taken out before the block they stood
// before, in the text as found, and else at the end. What was mended in such
// a line went with it.
func (p *placer) placeRest(a *article.Article, c *changes) {
	places := make([]int, len(a.Blocks)) // of blocks in the core, or -1
	last := 0
	for i, block := range a.Blocks {
		places[i] = -1
		if begin := firstRunes(core(block.Text), 6); begin != "" {
			if at := strings.Index(p.core[last:], begin); at >= 0 {
				places[i], last = last+at, last+at
			}
		}
	}
	for i, r := range a.Repairs {
		if r.Block != article.OutOfText {
			continue
		}
		if r.After != "" {
			c.unplaced++
			continue
		}
		block := len(a.Blocks)
		if at, ok := p.lines[core(r.Before)]; ok {
			for k := len(places) - 1; k >= 0; k-- {
				if places[k] > at {
					block = k
				}
			}
		}
		c.before[block] = append(c.before[block], i+1)
	}
}

// bare is a text without its white space.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

// lastRune is a text's last character that is no white space, or "".
func lastRune(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}
