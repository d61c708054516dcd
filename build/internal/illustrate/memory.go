package illustrate

import "sync"

// memory bounds what all pictures take that are being decoded.
var memory = newBudget(maxMemoryBytes)

// budget is so many bytes, lent out.
type budget struct {
	lock sync.Mutex
	back sync.Cond
	left int
}

func newBudget(bytes int) *budget {
	b := &budget{left: bytes}
	b.back.L = &b.lock
	return b
}

// take waits until so many bytes are left.
func (b *budget) take(bytes int) {
	b.lock.Lock()
	defer b.lock.Unlock()
	for b.left < bytes {
		b.back.Wait()
	}
	b.left -= bytes
}

func (b *budget) give(bytes int) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.left += bytes
	b.back.Broadcast()
}
