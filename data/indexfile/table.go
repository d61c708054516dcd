package indexfile

// table finds the lists of short terms by packed key. Its slots hold the lists
// themselves, so that finding one mostly costs one look into memory.
type table struct {
	slots []slot
	used  int
	shift uint // 64 - log2(len(slots))
}

type slot struct {
	key uint64 // 0 in a free slot
	gathered
}

const (
	slotBytes  = 32
	firstSlots = 1 << 12
)

// find gives the list of a key; a new one is empty.
func (t *table) find(key uint64) *gathered {
	if t.isFull() {
		t.resize(max(2*len(t.slots), firstSlots))
	}
	s := t.slot(key)
	if s.key == 0 {
		s.key = key
		t.used++
	}
	return &s.gathered
}

func (t *table) isFull() bool { return t.used >= len(t.slots)/4*3 }

// slot is where a key stands or would stand.
func (t *table) slot(key uint64) *slot {
	mask := uint64(len(t.slots) - 1)
	for i := t.place(key); ; i++ {
		if s := &t.slots[i&mask]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// place is the slot where a key is looked for first, by Fibonacci hashing.
func (t *table) place(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> t.shift }

// resize moves all to so many slots, a power of two.
func (t *table) resize(slots int) {
	old := t.slots
	t.slots, t.shift = make([]slot, slots), 64
	for n := slots; n > 1; n /= 2 {
		t.shift--
	}
	for i := range old {
		if old[i].key != 0 {
			*t.slot(old[i].key) = old[i]
		}
	}
}

// keys lists all keys, in no order.
func (t *table) keys() []uint64 {
	keys := make([]uint64, 0, t.used)
	for i := range t.slots {
		if key := t.slots[i].key; key != 0 {
			keys = append(keys, key)
		}
	}
	return keys
}

func (t *table) reset() {
	clear(t.slots)
	t.used = 0
}
