package page

import "fangzhi/data/article"

// Removal is a block to be taken out of the text.
type Removal struct {
	Rule     string
	Note     string // in place of its words, where those are not to be kept
	Inferred bool   // told by what stands around it, not by its own words
}

func (r Removal) certainty() article.Certainty {
	if r.Inferred {
		return article.Inferred
	}
	return article.Stated
}

// Emptied are the blocks in which mending has left nothing, to be dropped
// without a word: what stood in them is noted. A program's stands in for one that
// is hidden from a rule.
func (p *Page) Emptied() map[int]Removal {
	out := map[int]Removal{}
	for i, b := range p.Blocks {
		if b.Text == "" && !b.Code && len(p.made[i]) > 0 {
			out[i] = Removal{}
		}
	}
	return out
}

// Drop takes blocks out of the text and notes each that has a rule. What was
// mended in them is from then on out of the text, too.
func (p *Page) Drop(out map[int]Removal) {
	if len(out) == 0 {
		return
	}
	places := make([]int, len(p.Blocks)+1) // where each is now, or would be
	var kept []article.Block
	for i, b := range p.Blocks {
		places[i] = len(kept)
		if _, gone := out[i]; !gone {
			kept = append(kept, b)
		}
	}
	places[len(p.Blocks)] = len(kept)
	gone := make([]article.Repair, 0, len(p.gone)+len(out))
	before := func(place int) { // what was out already, up to where a block stood
		for len(p.gone) > 0 && p.gone[0].Offset <= place {
			r := p.gone[0]
			r.Offset = places[r.Offset]
			gone, p.gone = append(gone, r), p.gone[1:]
		}
	}
	made := map[int][]article.Repair{article.InTitle: p.made[article.InTitle]}
	for i := range p.Blocks {
		before(i)
		why, out := out[i]
		if !out {
			made[places[i]] = moved(p.made[i], places[i], 0)
			continue
		}
		if why.Rule != "" {
			words := why.Note
			if words == "" {
				words = p.asFound(i)
			}
			gone = append(gone, article.Repair{Rule: why.Rule, Block: article.OutOfText, Offset: places[i], Before: words, Certainty: why.certainty()})
		}
		for _, r := range p.made[i] {
			r.Block, r.Offset = article.OutOfText, places[i]
			gone = append(gone, r)
		}
	}
	before(len(p.Blocks))
	p.gone = gone
	p.made, p.Blocks = made, kept
}

// moved gives changes another block, and puts them so many characters on.
func moved(all []article.Repair, block, by int) []article.Repair {
	for i := range all {
		all[i].Block = block
		all[i].Offset += by
	}
	return all
}
