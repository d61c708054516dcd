package page

import (
	"unicode/utf8"

	"fangzhi/data/article"
)

// Join puts blocks behind the ones before them, where a certainty says so of
// them, and notes each end of a line between two as a change by a rule. between
// is what stands there instead.
func (p *Page) Join(rule string, certainties []article.Certainty, between func(words []byte, more string) string) {
	j := joiner{rule: rule, page: p, places: make([]int, len(p.Blocks)+1), made: map[int][]article.Repair{article.InTitle: p.made[article.InTitle]}}
	for i := range p.Blocks {
		if certainties[i] != "" {
			j.join(i, certainties[i], between)
			continue
		}
		j.take(i)
	}
	j.finish()
	j.places[len(p.Blocks)] = len(j.blocks)
	for i := range p.gone {
		p.gone[i].Offset = j.places[p.gone[i].Offset]
	}
	p.Blocks, p.made = j.blocks, j.made
}

// joiner puts blocks together, and the changes made in them.
type joiner struct {
	rule   string
	page   *Page
	places []int // of the blocks, among those joined
	blocks []article.Block
	made   map[int][]article.Repair
	words  []byte // the last block's text so far
	length int    // its characters
}

// take takes a block that goes on with none before it.
func (j *joiner) take(i int) {
	j.finish()
	at := len(j.blocks)
	j.places[i] = at
	j.blocks = append(j.blocks, j.page.Blocks[i])
	j.made[at] = moved(j.page.made[i], at, 0)
	j.words = append(j.words[:0], j.page.Blocks[i].Text...)
	j.length = utf8.RuneCount(j.words)
}

// finish gives the last block its text.
func (j *joiner) finish() {
	if n := len(j.blocks); n > 0 && len(j.words) > len(j.blocks[n-1].Text) {
		j.blocks[n-1].Text = string(j.words)
	}
}

// join puts a block behind the last.
func (j *joiner) join(i int, certainty article.Certainty, between func(words []byte, more string) string) {
	at, more := len(j.blocks)-1, j.page.Blocks[i].Text
	space := between(j.words, more)
	j.made[at] = append(j.made[at], article.Repair{Rule: j.rule, Block: at, Offset: j.length, Before: "\n", After: space, Certainty: certainty})
	j.length += len(space)
	j.made[at] = append(j.made[at], moved(j.page.made[i], at, j.length)...)
	j.length += utf8.RuneCountInString(more)
	j.words = append(append(j.words, space...), more...)
	j.places[i] = at
}
