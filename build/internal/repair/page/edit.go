package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// Edit is a change in a text: its bytes from..to become with.
type Edit struct {
	From, To  int
	With      string
	Certainty article.Certainty
}

// Mend lets a rule change the title and every block's text. find tells the
// changes of a text, in order, none in another.
func (p *Page) Mend(rule string, find func(text string) []Edit) {
	for place := article.InTitle; place < len(p.Blocks); place++ {
		p.Change(rule, place, find(*p.Text(place)))
	}
}

// Text of a place: the title or a block.
func (p *Page) Text(place int) *string {
	if place == article.InTitle {
		return &p.Title
	}
	return &p.Blocks[place].Text
}

// Rewrite gives a place a text; what that begins and ends with as before is no
// part of the change.
func (p *Page) Rewrite(rule string, place int, text string, certainty article.Certainty) {
	old := *p.Text(place)
	if old == text {
		return
	}
	from, was, is := differing(old, text)
	p.Change(rule, place, []Edit{{from, from + len(was), is, certainty}})
}

// differing is what two texts have between what they begin and end with alike,
// and the byte where that begins.
func differing(a, b string) (from int, inA, inB string) {
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	for from > 0 && (from < len(a) && !utf8.RuneStart(a[from]) || from < len(b) && !utf8.RuneStart(b[from])) {
		from--
	}
	a, b = a[from:], b[from:]
	end := 0
	for end < len(a) && end < len(b) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return from, a[:len(a)-end], b[:len(b)-end]
}

// Change makes edits in a text and notes them. A change of what an earlier
// rule put there takes that one's note into its own, so that what a note says
// stood before is always as found, and what it says stands now does.
func (p *Page) Change(rule string, place int, edits []Edit) {
	if len(edits) == 0 {
		return
	}
	text := p.Text(place)
	c := composition{rule: rule, place: place, text: *text, old: p.made[place], starts: startsOf(*text, p.made[place]), edits: edits}
	*text = c.compose()
	p.Note(place, c.all)
}

// composition makes one list of changes of two: those that led to a text, and
// those made in it now.
type composition struct {
	rule   string
	place  int
	text   string
	old    []article.Repair
	starts []int // of the old ones, in bytes
	edits  []Edit
	at     int // byte of the text up to which it is read
	out    strings.Builder
	length int // characters in out
	all    []article.Repair
}

func (c *composition) compose() string {
	for len(c.edits) > 0 || len(c.old) > 0 {
		if len(c.edits) == 0 || len(c.old) > 0 && c.oldIsNext() {
			c.keep()
			continue
		}
		c.join()
	}
	c.copy(len(c.text))
	return c.out.String()
}

// startsOf are the bytes of a text at which its changes stand.
func startsOf(text string, changes []article.Repair) []int {
	starts := make([]int, len(changes))
	at, runes := 0, 0
	for i, r := range changes {
		at += runeBytes(text[at:], r.Offset-runes)
		starts[i], runes = at, r.Offset
	}
	return starts
}

// oldIsNext tells that the next old change ends before the next edit begins.
func (c *composition) oldIsNext() bool {
	return c.starts[0]+len(c.old[0].After) <= c.edits[0].From
}

// copy copies the text up to a byte.
func (c *composition) copy(to int) {
	c.length += utf8.RuneCountInString(c.text[c.at:to])
	c.out.WriteString(c.text[c.at:to])
	c.at = to
}

// keep takes over an old change in which nothing is changed.
func (c *composition) keep() {
	r := c.old[0]
	c.copy(c.starts[0])
	r.Offset = c.length
	c.all = append(c.all, r)
	c.copy(c.at + len(r.After))
	c.old, c.starts = c.old[1:], c.starts[1:]
}

// join makes the next edit, with every change that it overlaps.
func (c *composition) join() {
	from, to := c.edits[0].From, c.edits[0].To
	edits, olds := 1, 0
	for grown := true; grown; {
		grown = false
		for edits < len(c.edits) && c.edits[edits].From < to {
			to = max(to, c.edits[edits].To)
			edits, grown = edits+1, true
		}
		for olds < len(c.old) {
			start := c.starts[olds]
			end := start + len(c.old[olds].After)
			if start >= to && !(start == from && end == from && to == from) {
				break
			}
			from, to = min(from, start), max(to, end)
			olds, grown = olds+1, true
		}
	}
	c.copy(from)
	note := article.Repair{Rule: c.rule, Block: c.place, Offset: c.length}
	var before, after strings.Builder
	at := from
	for i, r := range c.old[:olds] {
		start := c.starts[i]
		before.WriteString(c.text[at:start] + r.Before)
		at = start + len(r.After)
		note.Certainty = least(note.Certainty, r.Certainty)
	}
	before.WriteString(c.text[at:to])
	at = from
	for _, e := range c.edits[:edits] {
		after.WriteString(c.text[at:e.From] + e.With)
		at = e.To
		note.Certainty = least(note.Certainty, e.Certainty)
	}
	after.WriteString(c.text[at:to])
	note.Before, note.After = before.String(), after.String()
	c.at = to
	c.out.WriteString(note.After)
	c.length += utf8.RuneCountInString(note.After)
	if note.Before != note.After {
		c.all = append(c.all, note)
	}
	c.edits, c.old, c.starts = c.edits[edits:], c.old[olds:], c.starts[olds:]
}

// least is the lesser certainty.
func least(a, b article.Certainty) article.Certainty {
	if a == "" || b == article.Inferred {
		return b
	}
	return a
}

// runeBytes is how many bytes so many characters of a text take.
func runeBytes(text string, runes int) int {
	for i := range text {
		if runes--; runes < 0 {
			return i
		}
	}
	return len(text)
}

// asFound is a place's text before any change.
func (p *Page) asFound(place int) string {
	text := *p.Text(place)
	var out strings.Builder
	at := 0
	starts := startsOf(text, p.made[place])
	for i, r := range p.made[place] {
		out.WriteString(text[at:starts[i]] + r.Before)
		at = starts[i] + len(r.After)
	}
	out.WriteString(text[at:])
	return out.String()
}

// List puts all changes in the order of reading: the title's, the text's, and
// then what is out of the text.
func (p *Page) List() {
	for place := article.InTitle; place < len(p.Blocks); place++ {
		p.Repairs = append(p.Repairs, p.made[place]...)
	}
	slices.SortStableFunc(p.gone, func(a, b article.Repair) int { return a.Offset - b.Offset })
	p.Repairs = append(p.Repairs, p.gone...)
	p.made, p.gone = nil, nil
}

// Note puts down the changes of a place, for those that were.
func (p *Page) Note(place int, changes []article.Repair) {
	if p.made == nil {
		p.made = map[int][]article.Repair{}
	}
	p.made[place] = changes
}
