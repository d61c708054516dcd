package engine

import (
	"context"
	"sync"

	"fangzhi/data/ranges"
)

// mergeGap is how many unwanted bytes are read to save a request.
const mergeGap = 512

// meter counts what is taken from the source: requests, bytes, and how many
// of the requests had to wait for an answer before them.
type meter struct {
	mutex  sync.Mutex
	bytes  int64
	reads  int
	rounds int
	open   int // requests under way
}

func (m *meter) begin(reads int, bytes int64) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.open == 0 {
		m.rounds++
	}
	m.open++
	m.reads += reads
	m.bytes += bytes
}

func (m *meter) end() {
	m.mutex.Lock()
	m.open--
	m.mutex.Unlock()
}

// take gives the counts since the last take.
func (m *meter) take() (bytes int64, reads, rounds int) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	bytes, reads, rounds = m.bytes, m.reads, m.rounds
	m.bytes, m.reads, m.rounds = 0, 0, 0
	return bytes, reads, rounds
}

// counted is a file whose reads are merged where they are near, and counted.
type counted struct {
	ranges.File
	meter *meter
}

// ReadRanges reads near ranges in one.
func (c *counted) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	merged, from := ranges.Merge(want, mergeGap)
	bytes := int64(0)
	for _, r := range merged {
		bytes += r.Bytes
	}
	c.meter.begin(len(merged), bytes)
	defer c.meter.end()
	whole, err := c.File.ReadRanges(ctx, merged)
	if err != nil {
		return nil, err
	}
	got := make([][]byte, len(want))
	for i, r := range want {
		at := r.ByteOffset - merged[from[i]].ByteOffset
		got[i] = whole[from[i]][at : at+r.Bytes : at+r.Bytes]
	}
	return got, nil
}
