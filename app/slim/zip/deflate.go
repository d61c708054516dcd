package main

import (
	"math"
	"math/bits"
	"sync"
)

// How much is looked at together, and how often.
const (
	regionBytes = 1 << 20 // parsed at a time
	grainSteps  = 1024    // blocks are put together of grains
	rounds      = 8       // of finding the cheapest steps for the codes of the last
)

// deflate is data as a deflate stream (RFC 1951): for each region the cheapest
// way through it by the costs of symbols, cut into blocks where codes of their
// own pay, and again for the codes that gives.
func deflate(data []byte) []byte {
	f := newFinder(data)
	regions := make([][]*block, max(1, (len(data)+regionBytes-1)/regionBytes))
	var wait sync.WaitGroup
	turns := make(chan struct{}, 4)
	for i := range regions {
		wait.Add(1)
		go func() {
			defer wait.Done()
			turns <- struct{}{}
			regions[i] = f.region(i*regionBytes, min(len(data), (i+1)*regionBytes))
			<-turns
		}()
	}
	wait.Wait()
	var all []*block
	for _, blocks := range regions {
		all = append(all, blocks...)
	}
	all = merge(all)
	var w bitWriter
	for i, b := range all {
		w.block(b, i == len(all)-1)
	}
	return w.flush()
}

// region is the blocks of a run of data.
func (f *finder) region(from, to int) []*block {
	var matches []match
	starts := make([]int32, 1, to-from+1) // of each place's matches
	for at := from; at < to; at++ {
		matches = f.find(matches, at, to)
		starts = append(starts, int32(len(matches)))
	}
	parse := func(a, b int, c *costs) []step {
		return cheapest(f.data[a:b], matches, starts[a-from:b-from+1], c)
	}
	steps := parse(from, to, plainCosts())
	for range 2 {
		steps = parse(from, to, costsOf(count(steps)))
	}
	blocks := split(steps)
	at := from
	for i, b := range blocks {
		end := at
		for _, s := range b.steps {
			end += s.bytes()
		}
		for range rounds {
			steps := parse(at, end, costsOf(b.counts))
			next := newBlock(steps, count(steps))
			if next.sizeBits >= b.sizeBits {
				break
			}
			b = next
		}
		blocks[i], at = b, end
	}
	return blocks
}

// split cuts steps into blocks.
func split(steps []step) []*block {
	var blocks []*block
	for len(steps) > grainSteps {
		blocks = append(blocks, newBlock(steps[:grainSteps:grainSteps], count(steps[:grainSteps])))
		steps = steps[grainSteps:]
	}
	return merge(append(blocks, newBlock(steps, count(steps))))
}

// merge puts neighbours together as long as that makes them smaller, those
// that gain most first.
func merge(blocks []*block) []*block {
	gains := make([]int, len(blocks)) // of block i with the next
	joined := make([]*block, len(blocks))
	look := func(i int) {
		if gains[i] = -1; i+1 < len(blocks) {
			a, b := blocks[i], blocks[i+1]
			c := a.counts.plus(b.counts)
			joined[i] = &block{counts: c, sizeBits: newCoding(c).sizeBits(c)}
			gains[i] = a.sizeBits + b.sizeBits - joined[i].sizeBits
		}
	}
	for i := range blocks {
		look(i)
	}
	for {
		best := 0
		for i := range gains {
			if gains[i] > gains[best] {
				best = i
			}
		}
		if gains[best] <= 0 {
			return blocks
		}
		b := joined[best]
		b.steps = append(append([]step(nil), blocks[best].steps...), blocks[best+1].steps...)
		blocks[best] = b
		blocks = append(blocks[:best+1], blocks[best+2:]...)
		gains = append(gains[:best+1], gains[best+2:]...)
		joined = append(joined[:best+1], joined[best+2:]...)
		look(best)
		if best > 0 {
			look(best - 1)
		}
	}
}

// costs is what symbols cost, in 1/256 bit.
type costs struct {
	literals  [256]int32
	lengths   [maxMatch + 1]int32
	distances [distanceSymbols]int32
}

const bit = 256

// plainCosts are what symbols cost before anything is known.
func plainCosts() *costs {
	c := &counts{}
	for i := range c.literals {
		c.literals[i] = 4
	}
	for i := range c.distances {
		c.distances[i] = 4
	}
	return costsOf(c)
}

// costsOf is what symbols cost that are so frequent: what an ideal code takes.
func costsOf(n *counts) *costs {
	c := &costs{}
	literals, distances := ideal(n.literals[:]), ideal(n.distances[:])
	copy(c.literals[:], literals)
	for length := minMatch; length <= maxMatch; length++ {
		s, extraBits, _ := lengthSymbol(length)
		c.lengths[length] = literals[s] + int32(extraBits*bit)
	}
	for s := range c.distances {
		c.distances[s] = distances[s] + int32(distanceExtraBits(s)*bit)
	}
	return c
}

// ideal is the logarithm of each symbol's share; one that does not occur is
// taken to occur half a time.
func ideal(counts []int) []int32 {
	total := 0
	for _, n := range counts {
		total += n
	}
	out := make([]int32, len(counts))
	for i, n := range counts {
		out[i] = max(log2(2*total+1)-log2(max(2*n, 1)), bit/8)
	}
	return out
}

// log2 is the binary logarithm of n > 0 in 1/256, the same on every machine.
func log2(n int) int32 {
	whole := bits.Len(uint(n)) - 1
	x := uint64(n) << 32 >> whole // 1 to 2, of 32 bits behind the point
	result := int32(whole)
	for range 8 {
		x = x >> 1 * (x >> 1) >> 30
		result <<= 1
		if x >= 2<<32 {
			x >>= 1
			result |= 1
		}
	}
	return result
}

// cheapest is the cheapest steps through data.
func cheapest(data []byte, matches []match, starts []int32, c *costs) []step {
	cost := make([]int64, len(data)+1)
	reach := make([]step, len(data)+1) // the step that ends at each place
	for i := range cost[1:] {
		cost[i+1] = math.MaxInt64
	}
	for at := range data {
		here := cost[at]
		if n := here + int64(c.literals[data[at]]); n < cost[at+1] {
			cost[at+1], reach[at+1] = n, step{length: uint16(data[at])}
		}
		length := minMatch
		for _, m := range matches[starts[at]:starts[at+1]] {
			d, _, _ := distanceSymbol(int(m.distance))
			near := here + int64(c.distances[d])
			for ; length <= int(m.length) && at+length <= len(data); length++ {
				if n := near + int64(c.lengths[length]); n < cost[at+length] {
					cost[at+length], reach[at+length] = n, step{uint16(length), m.distance}
				}
			}
		}
	}
	return walkBack(reach)
}

// walkBack is the steps that lead to the end, in order.
func walkBack(reach []step) []step {
	var steps []step
	for at := len(reach) - 1; at > 0; at -= reach[at].bytes() {
		steps = append(steps, reach[at])
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps
}
