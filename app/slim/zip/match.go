package main

// Limits of deflate (RFC 1951), and of patience.
const (
	minMatch    = 3
	maxMatch    = 258
	windowBytes = 32 << 10
	chainSteps  = 1500 // earlier places looked at for a match
)

// match is a copy of what stands distance bytes before.
type match struct{ length, distance uint16 }

// finder finds what earlier text repeats.
type finder struct {
	data []byte
	prev []int32 // the last place before each where the same three bytes begin, or -1
}

func newFinder(data []byte) *finder {
	f := &finder{data: data, prev: make([]int32, len(data))}
	last := make([]int32, 1<<24)
	for i := range last {
		last[i] = -1
	}
	for i := range data {
		f.prev[i] = -1
		if i+minMatch <= len(data) {
			key := int(data[i]) | int(data[i+1])<<8 | int(data[i+2])<<16
			f.prev[i], last[key] = last[key], int32(i)
		}
	}
	return f
}

// find appends the matches at a place that no nearer one is as long as:
// lengths and distances both grow.
func (f *finder) find(matches []match, at, end int) []match {
	longest := minMatch - 1
	most := min(maxMatch, end-at)
	from := at
	for range chainSteps {
		from = int(f.prev[from])
		if from < 0 || at-from > windowBytes {
			break
		}
		if longest < most && f.data[from+longest] == f.data[at+longest] {
			if n := same(f.data[from:], f.data[at:at+most]); n > longest {
				longest = n
				matches = append(matches, match{uint16(n), uint16(at - from)})
			}
		}
		if longest >= most {
			break
		}
	}
	return matches
}

// same counts the bytes that a begins with as b does.
func same(a, b []byte) int {
	for i := range b {
		if a[i] != b[i] {
			return i
		}
	}
	return len(b)
}
