package fetch

import "container/list"

// lru holds byte strings up to a size in all, and lets go first of those
// longest unused.
type lru[K comparable] struct {
	limitBytes, heldBytes int64
	order                 *list.List // of entry[K], latest used first
	entries               map[K]*list.Element
}

type entry[K comparable] struct {
	key  K
	data []byte
}

func newLRU[K comparable](limitBytes int64) *lru[K] {
	return &lru[K]{limitBytes: limitBytes, order: list.New(), entries: map[K]*list.Element{}}
}

func (c *lru[K]) get(key K) ([]byte, bool) {
	e := c.entries[key]
	if e == nil {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(entry[K]).data, true
}

// put keeps data unless it alone is over the limit.
func (c *lru[K]) put(key K, data []byte) {
	if int64(len(data)) > c.limitBytes || c.entries[key] != nil {
		return
	}
	c.entries[key] = c.order.PushFront(entry[K]{key, data})
	c.heldBytes += int64(len(data))
	for c.heldBytes > c.limitBytes {
		last := c.order.Back()
		old := c.order.Remove(last).(entry[K])
		delete(c.entries, old.key)
		c.heldBytes -= int64(len(old.data))
	}
}
