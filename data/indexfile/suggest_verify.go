package indexfile

import (
	"slices"

	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// suggestions checks that keys ascend within their blocks' bounds, that no
// entry weighs more than its block's best, and that values are what the
// section of values says.
func (v *verifier) suggestions() {
	if err := v.r.openSuggestions(v.ctx); err != nil {
		v.find(err)
		return
	}
	for _, list := range []*suggestList{v.r.suggestions.values, v.r.suggestions.titles} {
		var last []uint32
		for b := 0; b < len(list.blocks) && !v.done(); b++ {
			entries, err := list.load(v.ctx, v.r, []candidate{{block: b}})
			if err != nil {
				v.find(err)
				last = nil
				continue
			}
			v.suggestBlock(list, b, entries, last)
			last = entries[len(entries)-1].key
		}
	}
}

func (v *verifier) suggestBlock(list *suggestList, number int, entries []suggestEntry, last []uint32) {
	block := list.blocks[number]
	at, best := located{Suggested, block.at}, 0
	if slices.Compare(entries[0].key, block.first) < 0 && !entries[0].cut {
		v.findAt(at, "its first key is before the one that the opening names")
	}
	for _, e := range entries {
		if slices.Compare(e.key, last) < 0 {
			v.findAt(at, "key %v is out of order", e.key)
		}
		last, best = e.key, max(best, e.weight(v.r.head.documents))
		if e.Kind != "" {
			v.suggestedValue(at, e)
		}
	}
	if best != block.best {
		v.findAt(at, "its best entry weighs %d, the opening says %d", best, block.best)
	}
}

// suggestedValue checks an entry against its value.
func (v *verifier) suggestedValue(at located, e suggestEntry) {
	values, err := v.r.Values(v.ctx, map[facet.Kind][]uint32{e.Kind: {e.Ordinal}})
	if err != nil {
		return // found by values
	}
	value := values[e.Kind][0]
	if value.Count != e.Count {
		v.findAt(at, "value %q is said to have %d documents, the values say %d", value.Text, e.Count, value.Count)
	}
	folded := token.FoldRunes(nameOf(e.Kind, value.Text))
	if !slices.ContainsFunc(wordStarts(folded), func(from int) bool { return v.begins(folded[from:], e) }) {
		v.findAt(at, "value %q is not spelled so", value.Text)
	}
}

// begins tells whether a text is spelled as an entry's key says.
func (v *verifier) begins(text []rune, e suggestEntry) bool {
	letters, n := v.r.suggestions.letters, 0
	for _, r := range text {
		if !isLetter(r) {
			continue
		}
		if n == len(e.key) {
			return e.cut
		}
		if letters.runes[e.key[n]] != r {
			return false
		}
		n++
	}
	return n == len(e.key)
}
