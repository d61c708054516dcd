package indexfile

import (
	"container/list"
	"sync"
)

// Cache keeps the latest dictionary blocks of some readers within one memory,
// with the lists that were loaded through them. A block dropped is only
// forgotten: whoever holds lists of it keeps them.
type Cache struct {
	lock         sync.Mutex
	limit, bytes int
	order        *list.List // of *cachedBlock, latest first
	kept         map[blockOf]*list.Element
}

// blockOf is a dictionary block of a reader.
type blockOf struct {
	of     *Reader
	number int
}

type cachedBlock struct {
	blockOf
	entries []entry
	bytes   int
}

const (
	cacheBytes = 8 << 20
	entryBytes = 256 // about what a parsed entry takes beside its postings
)

// NewCache is a cache of about so many bytes; 0 means 8 MiB.
func NewCache(bytes int) *Cache {
	if bytes == 0 {
		bytes = cacheBytes
	}
	return &Cache{limit: bytes, order: list.New(), kept: map[blockOf]*list.Element{}}
}

// Share makes a reader, of which nothing was asked yet, keep its blocks with
// those of others.
func (r *Reader) Share(c *Cache) { r.blocks = c }

func (c *Cache) get(block blockOf) (entries []entry, ok bool) {
	c.lock.Lock()
	defer c.lock.Unlock()
	e, ok := c.kept[block]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cachedBlock).entries, true
}

func (c *Cache) put(block blockOf, entries []entry) {
	bytes := len(entries) * entryBytes
	for _, e := range entries {
		bytes += e.list.memoryBytes()
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	c.kept[block] = c.order.PushFront(&cachedBlock{block, entries, bytes})
	c.bytes += bytes
	c.shrink()
}

// charge adds what was loaded into a list of a block.
func (c *Cache) charge(block blockOf, bytes int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if e, ok := c.kept[block]; ok {
		e.Value.(*cachedBlock).bytes += bytes
		c.bytes += bytes
		c.shrink()
	}
}

func (c *Cache) shrink() {
	for c.bytes > c.limit && c.order.Len() > 1 {
		oldest := c.order.Remove(c.order.Back()).(*cachedBlock)
		c.bytes -= oldest.bytes
		delete(c.kept, oldest.blockOf)
	}
}
