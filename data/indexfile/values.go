package indexfile

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fangzhi/data/facet"
)

// maxInflated bounds what a value or column block inflates to.
const maxInflated = 1 << 24

// Length is about how many folded runes a document's body has.
func (r *Reader) Length(document int) int { return length(r.head.lengths[document]) }

// ColumnBlock is the number of the column block that holds a document.
func ColumnBlock(document int) int { return document / documentsPerColumn }

// ColumnWant is a column block to load.
type ColumnWant struct {
	Kind  facet.Kind
	Block int
}

// LoadColumns reads column blocks, in one batch.
func (r *Reader) LoadColumns(ctx context.Context, wants []ColumnWant) error {
	var keys []columnKey
	var spans []span
	for _, w := range wants {
		key := columnKey{w.Kind, w.Block}
		k := r.head.kinds[w.Kind]
		if r.columns[key] != nil || k == nil || w.Block < 0 || w.Block >= len(k.columnBlocks) {
			continue
		}
		if k.columnBlocks[w.Block].bytes == 0 {
			r.columns[key] = &Column{}
			continue
		}
		keys = append(keys, key)
		spans = append(spans, k.columnBlocks[w.Block])
	}
	got, err := r.read(ctx, Columns, spans)
	if err != nil {
		return err
	}
	for i, key := range keys {
		body, err := inflate(got[i], maxInflated)
		if err != nil {
			return r.damaged(Columns, spans[i].offset, "it does not inflate")
		}
		column, ok := parseColumn(body, documentsPerColumn, r.head.kinds[key.kind].values)
		if !ok {
			return r.damaged(Columns, spans[i].offset, "its rows are impossible")
		}
		r.columns[key] = column
	}
	return nil
}

// Ordinals lists a document's values of a kind, as ordinals of Values; its
// column block must be loaded.
func (r *Reader) Ordinals(kind facet.Kind, document int) []uint32 {
	column := r.columns[columnKey{kind, ColumnBlock(document)}]
	if column == nil {
		return nil
	}
	return column.Ordinals(document % documentsPerColumn)
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
	missing := map[columnKey]bool{}
	for kind, ordinals := range wanted {
		k := r.head.kinds[kind]
		for _, ordinal := range ordinals {
			if k == nil || int(ordinal) >= k.values {
				return nil, fmt.Errorf("%s: facet %s has no value number %d", r.file.Name(), kind, ordinal)
			}
			if key := (columnKey{kind, int(ordinal) / valuesPerBlock}); r.values[key] == nil {
				missing[key] = true
			}
		}
	}
	if err := r.loadValues(ctx, missing); err != nil {
		return nil, err
	}
	values := make(map[facet.Kind][]Value, len(wanted))
	for kind, ordinals := range wanted {
		for _, ordinal := range ordinals {
			var value Value
			if block := r.values[columnKey{kind, int(ordinal) / valuesPerBlock}]; int(ordinal)%valuesPerBlock < len(block) {
				value = block[ordinal%valuesPerBlock]
			}
			values[kind] = append(values[kind], value)
		}
	}
	return values, nil
}

func (r *Reader) loadValues(ctx context.Context, missing map[columnKey]bool) error {
	keys := make([]columnKey, 0, len(missing))
	for key := range missing {
		keys = append(keys, key)
	}
	at := func(key columnKey) span { return r.head.kinds[key.kind].valueBlocks[key.block] }
	slices.SortFunc(keys, func(a, b columnKey) int { return cmp.Compare(at(a).offset, at(b).offset) })
	spans := make([]span, len(keys))
	for i, key := range keys {
		spans[i] = at(key)
	}
	got, err := r.read(ctx, Values, spans)
	if err != nil {
		return err
	}
	for i, key := range keys {
		body, err := inflate(got[i], maxInflated)
		values, ok := []Value(nil), false
		if err == nil {
			values, ok = parseValues(body)
		}
		if !ok {
			return r.damaged(Values, spans[i].offset, "its values are impossible")
		}
		r.values[key] = values
	}
	return nil
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
