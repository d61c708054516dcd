package indexfile

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"fangzhi/data/facet"
)

// ColumnBlock is the number of the column block that holds a document.
func ColumnBlock(document int) int { return document / documentsPerColumn }

// ColumnWant is a column block to load.
type ColumnWant struct {
	Kind  facet.Kind
	Block int
}

// ColumnBytes is what reading all columns takes, without those read already.
func (r *Reader) ColumnBytes() int64 {
	total := int64(0)
	for kind, k := range r.head.kinds {
		for block, s := range k.columnBlocks {
			if r.columns[columnKey{kind, block}] == nil {
				total += s.bytes
			}
		}
	}
	return total
}

// LacksColumns tells whether LoadColumns would read anything.
func (r *Reader) LacksColumns(wants []ColumnWant) bool {
	return slices.ContainsFunc(wants, func(w ColumnWant) bool {
		k := r.head.kinds[w.Kind]
		return r.columns[columnKey{w.Kind, w.Block}] == nil && k != nil && w.Block >= 0 && w.Block < len(k.columnBlocks) && k.columnBlocks[w.Block].bytes > 0
	})
}

// LoadColumns reads column blocks, in one batch. Kinds without values and
// blocks beyond the last document are nothing to read.
func (r *Reader) LoadColumns(ctx context.Context, wants []ColumnWant) error {
	var keys []columnKey
	var spans []span
	for _, w := range wants {
		key, k := columnKey{w.Kind, w.Block}, r.head.kinds[w.Kind]
		if r.columns[key] != nil || k == nil || w.Block < 0 || w.Block >= len(k.columnBlocks) || slices.Contains(keys, key) {
			continue
		}
		if k.columnBlocks[w.Block].bytes == 0 {
			r.columns[key] = &Column{}
			continue
		}
		keys = append(keys, key)
		spans = append(spans, k.columnBlocks[w.Block])
	}
	at := locate(Columns, spans)
	got, err := r.read(ctx, at)
	if err != nil {
		return err
	}
	for i, key := range keys {
		body, err := inflate(got[i])
		if err != nil {
			return r.damaged(at[i], "it does not inflate")
		}
		documents := min(r.head.documents-key.block*documentsPerColumn, documentsPerColumn)
		column, ok := parseColumn(body, documents, r.head.kinds[key.kind].values)
		if !ok {
			return r.damaged(at[i], "its rows are impossible")
		}
		r.columns[key] = column
	}
	return nil
}

// Ordinals lists a document's values of a kind, as ordinals of Values, each
// behind those it stands under; its column block must be loaded.
func (r *Reader) Ordinals(kind facet.Kind, document int) []uint32 {
	column := r.columns[columnKey{kind, ColumnBlock(document)}]
	if column == nil {
		return nil
	}
	ordinals, parents := column.Ordinals(document%documentsPerColumn), r.head.kinds[kind].parents
	if !slices.ContainsFunc(ordinals, func(ordinal uint32) bool { return parents[ordinal] > 0 }) {
		return ordinals
	}
	var all []uint32
	for _, ordinal := range ordinals {
		all = appendWithParents(all, parents, ordinal)
	}
	return all
}

// Tally counts, by ordinal, how many of some documents, ascending, have each
// value of a kind; their column blocks must be loaded.
func (r *Reader) Tally(kind facet.Kind, documents []uint32) []int {
	counts := make([]int, r.ValueCount(kind))
	if len(counts) == 0 {
		return nil
	}
	parents, block := r.head.kinds[kind].parents, -1
	var column *Column
	var all []uint32
	for _, document := range documents {
		if b := ColumnBlock(int(document)); b != block {
			block, column = b, r.columns[columnKey{kind, b}]
		}
		if column == nil {
			continue
		}
		ordinals := column.Ordinals(int(document) % documentsPerColumn)
		if len(ordinals) > 1 {
			all = all[:0]
			for _, ordinal := range ordinals {
				all = appendWithParents(all, parents, ordinal)
			}
			for _, ordinal := range all {
				counts[ordinal]++
			}
			continue
		}
		for _, ordinal := range ordinals {
			for counts[ordinal]++; parents[ordinal] > 0; counts[ordinal]++ {
				ordinal = parents[ordinal] - 1
			}
		}
	}
	return counts
}

// appendWithParents ends, because every parent comes before its children.
func appendWithParents(all, parents []uint32, ordinal uint32) []uint32 {
	if slices.Contains(all, ordinal) {
		return all
	}
	if parents[ordinal] > 0 {
		all = appendWithParents(all, parents, parents[ordinal]-1)
	}
	return append(all, ordinal)
}

// ValueCount is how many values a kind has.
func (r *Reader) ValueCount(kind facet.Kind) int {
	if k := r.head.kinds[kind]; k != nil {
		return k.values
	}
	return 0
}

// Values reads values by kind and ordinal, all at once: 0 is the commonest of
// its kind.
func (r *Reader) Values(ctx context.Context, wanted map[facet.Kind][]uint32) (map[facet.Kind][]Value, error) {
	var missing []columnKey
	for kind, ordinals := range wanted {
		for _, ordinal := range ordinals {
			if int(ordinal) >= r.ValueCount(kind) {
				return nil, fmt.Errorf("%s: facet %s has no value number %d", r.file.Name(), kind, ordinal)
			}
			if key := valueBlock(kind, ordinal); r.values[key] == nil {
				missing = append(missing, key)
			}
		}
	}
	if err := r.loadValues(ctx, missing); err != nil {
		return nil, err
	}
	values := make(map[facet.Kind][]Value, len(wanted))
	for kind, ordinals := range wanted {
		for _, ordinal := range ordinals {
			values[kind] = append(values[kind], r.values[valueBlock(kind, ordinal)][ordinal%valuesPerBlock])
		}
	}
	return values, nil
}

// valueBlock is the block that holds a value.
func valueBlock(kind facet.Kind, ordinal uint32) columnKey {
	return columnKey{kind, int(ordinal) / valuesPerBlock}
}

func (r *Reader) loadValues(ctx context.Context, missing []columnKey) error {
	at := func(key columnKey) located { return located{Values, r.head.kinds[key.kind].valueBlocks[key.block]} }
	sort.Slice(missing, func(i, k int) bool { return at(missing[i]).offset < at(missing[k]).offset })
	missing = slices.Compact(missing)
	blocks := make([]located, len(missing))
	for i, key := range missing {
		blocks[i] = at(key)
	}
	got, err := r.read(ctx, blocks)
	if err != nil {
		return err
	}
	for i, key := range missing {
		body, err := inflate(got[i])
		if err != nil {
			return r.damaged(blocks[i], "it does not inflate")
		}
		n := min(r.head.kinds[key.kind].values-key.block*valuesPerBlock, valuesPerBlock)
		values, ok := parseValues(body, n, r.head.documents)
		if !ok {
			return r.damaged(blocks[i], "its values are impossible")
		}
		r.values[key] = values
	}
	return nil
}
