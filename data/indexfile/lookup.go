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
	return r.LookupAhead(ctx, keys, 0)
}

// LookupAhead is Lookup that brings the documents of the lists in the same round
// if all that may be them are up to so many bytes: where they stand among those of
// other terms is known only then.
func (r *Reader) LookupAhead(ctx context.Context, keys []Key, mostBytes int64) ([]*List, error) {
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
	blocks, ahead, err := r.blocksAhead(ctx, wanted, mostBytes)
	r.ahead = nil
	if err != nil {
		return nil, err
	}
	lists := make([]*List, len(keys))
	for i := range keys {
		l := find(blocks[home[i]], coded[i])
		if run := ahead[home[i]]; l != nil && !l.Loaded() && run != nil {
			at := l.documents.offset - r.root.lists(home[i]).offset
			r.loadAhead(l, run[at:at+l.documents.bytes])
		}
		lists[i] = l
	}
	return lists, nil
}

// loadAhead takes a list's documents; what is damaged is told when they are asked for.
func (r *Reader) loadAhead(l *List, got []byte) {
	before := l.memoryBytes()
	if r.decodeDocuments(listRead{l, readDocuments, located{Documents, l.documents}}, got) == nil {
		r.blocks.charge(blockOf{r, l.home}, l.memoryBytes()-before)
	}
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
	blocks, _, err := r.blocksAhead(ctx, wanted, 0)
	return blocks, err
}

// blocksAhead gives with the blocks what their lists have in section Documents, of
// those not kept, if that is up to so many bytes.
func (r *Reader) blocksAhead(ctx context.Context, wanted []int, mostBytes int64) (blocks map[int][]entry, ahead map[int][]byte, err error) {
	blocks, ahead = map[int][]entry{}, map[int][]byte{}
	var missing, outside []int // outside: of those missing, with lists in section Documents
	var at, beside []located
	slices.Sort(wanted)
	for _, block := range slices.Compact(wanted) {
		entries, kept := r.ahead[block]
		if !kept {
			entries, kept = r.blocks.get(blockOf{r, block})
		}
		if blocks[block] = entries; !kept {
			missing = append(missing, block)
			at = append(at, located{Dictionary, r.root.span(block)})
			if lists := r.root.lists(block); lists.bytes > 0 {
				outside, beside = append(outside, block), append(beside, located{Documents, lists})
				mostBytes -= lists.bytes
			}
		}
	}
	if mostBytes < 0 {
		outside, beside = nil, nil
	}
	got, err := r.readSealed(ctx, append(at, beside...))
	if err != nil {
		return nil, nil, err
	}
	for i, block := range missing {
		body, ok := unseal(got[i])
		if !ok {
			return nil, nil, r.damaged(at[i], "wrong checksum")
		}
		entries, ok := parseBlock(body, r.head, r.root.lists(block))
		if !ok {
			return nil, nil, r.damaged(at[i], "its entries are impossible")
		}
		for _, e := range entries {
			e.list.home = block
		}
		blocks[block] = entries
		r.blocks.put(blockOf{r, block}, entries)
	}
	for i, block := range outside {
		ahead[block] = got[len(at)+i]
	}
	return blocks, ahead, nil
}
