package indexfile

import "container/list"

// blockCache keeps the latest dictionary blocks within a memory, with the
// lists that were loaded through them. A block dropped is only forgotten:
// whoever holds lists of it keeps them.
type blockCache struct {
	limit, bytes int
	order        *list.List // of *cachedBlock, latest first
	kept         map[int]*list.Element
}

type cachedBlock struct {
	number  int
	entries []entry
	bytes   int
}

const (
	cacheBytes = 32 << 20
	entryBytes = 256 // about what a parsed entry takes beside its postings
)

func newBlockCache(limit int) *blockCache {
	return &blockCache{limit: limit, order: list.New(), kept: map[int]*list.Element{}}
}

func (c *blockCache) get(block int) (entries []entry, ok bool) {
	e, ok := c.kept[block]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cachedBlock).entries, true
}

func (c *blockCache) put(block int, entries []entry) {
	bytes := len(entries) * entryBytes
	for _, e := range entries {
		bytes += e.list.memoryBytes()
	}
	c.kept[block] = c.order.PushFront(&cachedBlock{block, entries, bytes})
	c.bytes += bytes
	c.shrink()
}

// charge adds what was loaded into a list of a block.
func (c *blockCache) charge(block, bytes int) {
	if e, ok := c.kept[block]; ok {
		e.Value.(*cachedBlock).bytes += bytes
		c.bytes += bytes
		c.shrink()
	}
}

func (c *blockCache) shrink() {
	for c.bytes > c.limit && c.order.Len() > 1 {
		oldest := c.order.Remove(c.order.Back()).(*cachedBlock)
		c.bytes -= oldest.bytes
		delete(c.kept, oldest.number)
	}
}
