package catalog

import (
	"encoding/binary"
	"fmt"
)

// Run is so many articles of one segment, one behind the other in the order
// of the archive.
type Run struct {
	Segment  int // of Catalog.Segments
	Articles int
}

// EncodeOrder writes runs as Catalog.Order holds them: a segment and a number
// of articles, each an unsigned varint.
func EncodeOrder(runs []Run) []byte {
	var out []byte
	for _, r := range runs {
		out = binary.AppendUvarint(out, uint64(r.Segment))
		out = binary.AppendUvarint(out, uint64(r.Articles))
	}
	return out
}

// Runs tells the order of the archive's articles, newest first: where Order is
// empty, each segment's lie behind those of the one before.
func (c *Catalog) Runs() []Run {
	runs, _ := c.readOrder() // Parse has seen that it is sound
	if len(c.Order) == 0 {
		for i, s := range c.Segments {
			runs = append(runs, Run{Segment: i, Articles: s.Articles})
		}
	}
	return runs
}

// readOrder refuses an order that does not name every article once.
func (c *Catalog) readOrder() ([]Run, error) {
	if len(c.Order) == 0 {
		return nil, nil
	}
	var runs []Run
	named := make([]int, len(c.Segments))
	for data := c.Order; len(data) > 0; {
		segment, a := binary.Uvarint(data)
		articles, b := binary.Uvarint(data[max(a, 0):])
		if a <= 0 || b <= 0 || segment >= uint64(len(named)) || articles == 0 || articles > uint64(c.Segments[segment].Articles-named[segment]) {
			return nil, fmt.Errorf("%s: the order of the articles is impossible", Name)
		}
		named[segment] += int(articles)
		runs = append(runs, Run{int(segment), int(articles)})
		data = data[a+b:]
	}
	for i, s := range c.Segments {
		if named[i] != s.Articles {
			return nil, fmt.Errorf("%s: the order names %d articles of segment %d, which holds %d", Name, named[i], i, s.Articles)
		}
	}
	return runs, nil
}
