package indexfile

import (
	"bytes"
	"context"
	"slices"
)

// Key is a term of a field.
type Key struct {
	Field Field
	Term  string
}

// Lookup finds the lists of terms, nil for a term that the index does not
// hold. Short lists come loaded.
func (r *Reader) Lookup(ctx context.Context, keys []Key) ([]*List, error) {
	coded := make([][]byte, len(keys))
	home := make([]int, len(keys))
	var wanted []int
	for i, key := range keys {
		coded[i] = appendKey(nil, key.Field, key.Term)
		block, ok := r.root.block(coded[i])
		if home[i] = block; ok {
			wanted = append(wanted, block)
		}
	}
	blocks, err := r.dictionaryBlocks(ctx, wanted)
	r.ahead = nil
	if err != nil {
		return nil, err
	}
	lists := make([]*List, len(keys))
	for i := range keys {
		lists[i] = find(blocks[home[i]], coded[i])
	}
	return lists, nil
}

// Term is a term of the dictionary with its list.
type Term struct {
	Text string
	List *List
}

// entriesPerBlock is what to expect of a dictionary block when reading ahead.
const entriesPerBlock = 64

// Prefix lists up to limit terms of a field that begin with prefix, in the
// order of their codes; more tells that there are others.
func (r *Reader) Prefix(ctx context.Context, f Field, prefix string, limit int) (terms []Term, more bool, err error) {
	stem := appendStem(nil, f, prefix)
	block, end := r.root.blocks(stem)
	for batch := limit/entriesPerBlock + 1; block < end; batch *= 2 {
		var wanted []int
		for ; len(wanted) < batch && block < end; block++ {
			wanted = append(wanted, block)
		}
		blocks, err := r.dictionaryBlocks(ctx, wanted)
		if err != nil {
			return nil, false, err
		}
		for _, number := range wanted {
			for _, e := range blocks[number] {
				if e.list.field != f || !bytes.HasPrefix(stemOf(e.key), stem) {
					continue
				}
				if len(terms) >= limit {
					return terms, true, nil
				}
				text, ok := keyTerm(e.key)
				if !ok {
					return nil, false, r.damaged(located{Dictionary, r.root.span(number)}, "a term is no text")
				}
				terms = append(terms, Term{text, e.list})
			}
		}
	}
	return terms, false, nil
}

// dictionaryBlocks gives the entries of blocks, reading those not kept.
func (r *Reader) dictionaryBlocks(ctx context.Context, wanted []int) (map[int][]entry, error) {
	blocks := map[int][]entry{}
	var missing []int
	var spans []span
	slices.Sort(wanted)
	for _, block := range slices.Compact(wanted) {
		entries, kept := r.ahead[block]
		if !kept {
			entries, kept = r.blocks.get(blockOf{r, block})
		}
		if blocks[block] = entries; !kept {
			missing = append(missing, block)
			spans = append(spans, r.root.span(block))
		}
	}
	at := locate(Dictionary, spans)
	bodies, err := r.read(ctx, at)
	if err != nil {
		return nil, err
	}
	for i, block := range missing {
		entries, ok := parseBlock(bodies[i], r.head)
		if !ok {
			return nil, r.damaged(at[i], "its entries are impossible")
		}
		for _, e := range entries {
			e.list.home = block
		}
		blocks[block] = entries
		r.blocks.put(blockOf{r, block}, entries)
	}
	return blocks, nil
}
