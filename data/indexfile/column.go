package indexfile

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"fangzhi/data/facet"
)

// columnWriter gathers the values of one facet kind. Values are numbered as
// they come and renumbered, commonest first, at the end.
type columnWriter struct {
	numbers map[string]uint32 // by key
	counts  []Value
	parents []int64 // by number: the value that every document has with this one, or noParent
	rows    []byte  // per document with values: documents skipped, how many, numbers
	next    int
}

const (
	noParent = -1
	notSeen  = -2 // no document yet
)

// Value is a facet value, written as the first document that has it does, and
// how many documents have it.
type Value struct {
	Text  string
	Count int
}

func (c *columnWriter) add(document int, keys, values []string) {
	if len(keys) == 0 {
		return
	}
	c.rows = binary.AppendUvarint(c.rows, uint64(document-c.next))
	c.rows = binary.AppendUvarint(c.rows, uint64(len(keys)))
	c.next = document + 1
	for i, key := range keys {
		number, known := c.numbers[key]
		if !known {
			number = uint32(len(c.counts))
			c.numbers[strings.Clone(key)] = number
			c.counts = append(c.counts, Value{Text: strings.Clone(values[i])})
			c.parents = append(c.parents, notSeen)
		}
		c.counts[number].Count++
		c.rows = binary.AppendUvarint(c.rows, uint64(number))
	}
}

// relate notes what a document's values stand under: 江苏省 above 江苏省/常州市,
// as long as no document has the second without the first.
func (c *columnWriter) relate(keys []string) {
	for _, value := range keys {
		parent := int64(noParent)
		cut := strings.LastIndex(value, facet.PlaceSeparator)
		if cut > 0 && slices.Contains(keys, value[:cut]) && strings.Count(value, facet.PlaceSeparator) <= maxLevels {
			parent = int64(c.numbers[value[:cut]])
		}
		if number := c.numbers[value]; c.parents[number] == notSeen {
			c.parents[number] = parent
		} else if c.parents[number] != parent {
			c.parents[number] = noParent
		}
	}
}

// leaves drops the values that others of the row stand under.
func (c *columnWriter) leaves(row []uint32) []uint32 {
	kept := slices.Clone(row)
	for _, number := range row {
		for up := c.parents[number]; up >= 0; up = c.parents[up] {
			kept = slices.DeleteFunc(kept, func(n uint32) bool { return int64(n) == up })
		}
	}
	return kept
}

// order lists the values' numbers by ordinal: commonest first.
func (c *columnWriter) order() []uint32 {
	order := make([]uint32, len(c.counts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(c.counts[b].Count, c.counts[a].Count), strings.Compare(c.counts[a].Text, c.counts[b].Text))
	})
	return order
}

// blocks encodes the values and the columns, each block sealed; an empty
// column block is nil.
func (c *columnWriter) blocks(documents int) (values, columns [][]byte, parents []uint32) {
	order := c.order()
	ordinals := make([]uint32, len(order))
	for ordinal, number := range order {
		ordinals[number] = uint32(ordinal)
	}
	for part := range slices.Chunk(order, valuesPerBlock) {
		var block []byte
		for _, number := range part {
			block = binary.AppendUvarint(block, uint64(len(c.counts[number].Text)))
			block = append(block, c.counts[number].Text...)
			block = binary.AppendUvarint(block, uint64(c.counts[number].Count))
		}
		values = append(values, seal(deflate(block), 0))
	}
	parents = make([]uint32, len(order))
	for ordinal, number := range order {
		if up := c.parents[number]; up >= 0 {
			parents[ordinal] = ordinals[up] + 1
		}
	}
	return values, c.columns(documents, ordinals), parents
}

func (c *columnWriter) columns(documents int, ordinals []uint32) [][]byte {
	rows := make([][]byte, blocks(documents, documentsPerColumn))
	in, next := scanner{in: c.rows}, 0
	for len(in.in) > 0 {
		document := next + int(in.uvarint())
		b := ColumnBlock(document)
		skipped := document - max(next, b*documentsPerColumn)
		next = document + 1
		rows[b] = binary.AppendUvarint(rows[b], uint64(skipped))
		row := make([]uint32, in.uvarint())
		for i := range row {
			row[i] = uint32(in.uvarint())
		}
		row = c.leaves(row)
		rows[b] = binary.AppendUvarint(rows[b], uint64(len(row)))
		for _, number := range row {
			rows[b] = binary.AppendUvarint(rows[b], uint64(ordinals[number]))
		}
	}
	for b, row := range rows {
		if row != nil {
			rows[b] = seal(deflate(row), 0)
		}
	}
	return rows
}

// Column is the facet values of up to 4096 documents, as ordinals.
type Column struct {
	starts   []uint32 // by document of the block, and one more
	ordinals []uint32
}

// Ordinals lists the values of the i-th document of the block, without those
// that others of them stand under.
func (c *Column) Ordinals(i int) []uint32 {
	if i+1 >= len(c.starts) {
		return nil
	}
	return c.ordinals[c.starts[i]:c.starts[i+1]]
}

// parseColumn reads a column block of so many documents; a document that has
// no row has no values.
func parseColumn(body []byte, documents, values int) (*Column, bool) {
	c := &Column{starts: make([]uint32, 1, documents+1)}
	in, next := scanner{in: body}, 0
	for len(in.in) > 0 {
		document := next + in.atMost(int64(documents))
		n := in.count()
		if in.failed || document >= documents || n == 0 {
			return nil, false
		}
		for len(c.starts) <= document {
			c.starts = append(c.starts, uint32(len(c.ordinals)))
		}
		for range n {
			c.ordinals = append(c.ordinals, uint32(in.atMost(int64(values)-1)))
		}
		c.starts = append(c.starts, uint32(len(c.ordinals)))
		next = document + 1
	}
	return c, !in.failed
}

// parseValues reads a block of n values.
func parseValues(body []byte, n, documents int) ([]Value, bool) {
	in := scanner{in: body}
	values := make([]Value, 0, min(n, len(body)))
	for range n {
		text := string(in.take(in.uvarint()))
		count := in.atMost(int64(documents))
		if in.failed || count == 0 {
			return nil, false
		}
		values = append(values, Value{text, count})
	}
	return values, len(in.in) == 0
}
