package engine

import (
	"context"
	"sync"

	"fangzhi/data/ranges"
)

// mergeGap is how many unwanted bytes are read to save a request.
const mergeGap = 512

// meter counts what is taken from the source: requests, bytes, and the rounds
// of requests that had to wait for each other; apart, what counting the hits
// took, which comes beside the hits or behind them.
type meter struct {
	mutex    sync.Mutex
	hits     taken
	counting taken
	rounds   map[int]bool
}

type taken struct {
	bytes int64
	reads int
}

type roundKey struct{}

// counting is the round in which the hits are counted.
const counting = -1

// inRound says that what is read under ctx needs the answers of the rounds
// before, and of no other.
func inRound(ctx context.Context, round int) context.Context {
	return context.WithValue(ctx, roundKey{}, round)
}

func (m *meter) count(ctx context.Context, reads int, bytes int64) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	round, _ := ctx.Value(roundKey{}).(int)
	to := &m.hits
	if round == counting {
		to = &m.counting
	} else {
		if m.rounds == nil {
			m.rounds = map[int]bool{}
		}
		m.rounds[round] = true
	}
	to.reads += reads
	to.bytes += bytes
}

// take moves the counts since the last take into a result, if there is one.
func (m *meter) take(result *Result) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if result != nil {
		result.BytesRead, result.Reads, result.Rounds = m.hits.bytes, m.hits.reads, len(m.rounds)
		result.CountBytes, result.CountReads = m.counting.bytes, m.counting.reads
	}
	m.hits, m.counting, m.rounds = taken{}, taken{}, nil
}

type gapKey struct{}

// withGap says that what is read under ctx is much, and near: so many unwanted
// bytes may be read to save a request.
func withGap(ctx context.Context, bytes int64) context.Context {
	return context.WithValue(ctx, gapKey{}, bytes)
}

// counted is a file whose reads are merged where they are near, and counted.
type counted struct {
	ranges.File
	meter *meter
}

// ReadRanges reads near ranges in one.
func (c *counted) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	gap, ok := ctx.Value(gapKey{}).(int64)
	if !ok {
		gap = mergeGap
	}
	merged, from := ranges.Merge(want, gap)
	bytes := int64(0)
	for _, r := range merged {
		bytes += r.Bytes
	}
	if len(merged) == 0 {
		return make([][]byte, len(want)), nil
	}
	c.meter.count(ctx, len(merged), bytes)
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
