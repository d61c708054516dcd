package indexfile

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// columnWriter gathers the values of one facet kind. Values are numbered as
// they come and renumbered, commonest first, at the end.
type columnWriter struct {
	numbers map[string]uint32
	counts  []Value
	rows    []byte // per document with values: document gap, how many, numbers
	last    int
}

// Value is a facet value and how many documents have it.
type Value struct {
	Text  string
	Count int
}

func (c *columnWriter) add(document int, values []string) {
	if len(values) == 0 {
		return
	}
	c.rows = binary.AppendUvarint(c.rows, uint64(document-c.last))
	c.rows = binary.AppendUvarint(c.rows, uint64(len(values)))
	c.last = document
	for _, value := range values {
		number, known := c.numbers[value]
		if !known {
			number = uint32(len(c.counts))
			c.numbers[strings.Clone(value)] = number
			c.counts = append(c.counts, Value{Text: value})
		}
		c.counts[number].Count++
		c.rows = binary.AppendUvarint(c.rows, uint64(number))
	}
}

// blocks encodes the values and the columns, each block sealed; an empty
// column block is nil.
func (c *columnWriter) blocks(documents int) (values, columns [][]byte) {
	order := make([]uint32, len(c.counts))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(c.counts[b].Count, c.counts[a].Count), strings.Compare(c.counts[a].Text, c.counts[b].Text))
	})
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
		values = append(values, seal(deflate(block)))
	}
	return values, c.columns(documents, ordinals)
}

func (c *columnWriter) columns(documents int, ordinals []uint32) [][]byte {
	rows := make([][]byte, blocks(documents, documentsPerColumn))
	in, document := scanner{in: c.rows}, 0
	last := make([]int, len(rows))
	for len(in.in) > 0 {
		document += int(in.uvarint())
		b := document / documentsPerColumn
		rows[b] = binary.AppendUvarint(rows[b], uint64(document-b*documentsPerColumn-last[b]))
		last[b] = document - b*documentsPerColumn
		n := in.uvarint()
		rows[b] = binary.AppendUvarint(rows[b], n)
		for range n {
			rows[b] = binary.AppendUvarint(rows[b], uint64(ordinals[in.uvarint()]))
		}
	}
	for b, row := range rows {
		if row != nil {
			rows[b] = seal(deflate(row))
		}
	}
	return rows
}

// Column is the facet values of up to 4096 documents, as ordinals.
type Column struct {
	starts   []uint32 // by document of the block, and one more
	ordinals []uint32
}

// Ordinals lists the values of the i-th document of the block.
func (c *Column) Ordinals(i int) []uint32 {
	if i+1 >= len(c.starts) {
		return nil
	}
	return c.ordinals[c.starts[i]:c.starts[i+1]]
}

func parseColumn(body []byte, documents, values int) (*Column, bool) {
	c := &Column{starts: make([]uint32, 1, documents+1)}
	in, document := scanner{in: body}, 0
	for row := 0; len(in.in) > 0; row++ {
		gap := in.uvarint()
		n := in.count()
		if in.failed || gap > uint64(documents) || document+int(gap) >= documents || (row > 0 && gap == 0) {
			return nil, false
		}
		document += int(gap)
		for len(c.starts) <= document {
			c.starts = append(c.starts, uint32(len(c.ordinals)))
		}
		for range n {
			ordinal := in.uvarint()
			if in.failed || ordinal >= uint64(values) {
				return nil, false
			}
			c.ordinals = append(c.ordinals, uint32(ordinal))
		}
		c.starts = append(c.starts, uint32(len(c.ordinals)))
	}
	return c, !in.failed
}

func parseValues(body []byte) ([]Value, bool) {
	in := scanner{in: body}
	var values []Value
	for len(in.in) > 0 {
		text := string(in.take(uint64(in.count())))
		values = append(values, Value{text, int(min(in.uvarint(), maxDocuments))})
	}
	return values, !in.failed && len(values) <= valuesPerBlock
}
