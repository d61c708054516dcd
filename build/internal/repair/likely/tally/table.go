package main

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// What is kept: the rest changes few decisions.
const (
	mostCharacters = 5500
	mostPairs      = 450_000
	mostTriples    = 2_000_000
)

// What the sources weigh.
const (
	dictionaryShare = 0.6 // of a pair's likelihood: it knows news, of which no text may be used
	dictionaryCount = 0.3 // of each count of three characters in it, against one of running text
	fewSeen         = 20  // a character seen less often tells little of what follows it,
	fewSeenTwo      = 8   // and two in a row
)

// Steps of the scale on which the table keeps a share: each step halves it by
// a quarter, so 255 stands for a share of 2^-63.
const stepsPerHalf = 4

// table is what is kept of the counts.
type table struct {
	words      *source
	texts      []*source
	characters []rune // by rank
	rank       map[rune]int
	pairs      map[pair]float64 // shares of the places behind the first where the second follows
	triples    map[triple]float64
}

func newTable(words *source, texts []*source) *table {
	t := &table{words: words, texts: texts, rank: map[rune]int{}, pairs: map[pair]float64{}, triples: map[triple]float64{}}
	t.characters = best(words.all, mostCharacters, func(r rune) float64 { return float64(words.all[r]) }, cmp.Compare[rune])
	for _, r := range marks {
		t.characters = append(t.characters, r)
	}
	for i, r := range t.characters {
		t.rank[r] = i
	}
	t.choosePairs()
	t.chooseTriples()
	return t
}

func (t *table) has(row ...rune) bool {
	for _, r := range row {
		if _, ok := t.rank[r]; !ok {
			return false
		}
	}
	return true
}

// weightOf a source for a row: what stands beside marks is told by other weights.
func (s *source) weightOf(row []rune) float64 {
	if holdsMark(row) {
		return s.marksWeight
	}
	return s.weight
}

// weightOf all texts together.
func (t *table) weightOf(row []rune) (all float64) {
	for _, s := range t.texts {
		all += s.weightOf(row)
	}
	return all
}

func holdsMark(row []rune) bool {
	return slices.ContainsFunc(row, func(r rune) bool { return strings.ContainsRune(marks, r) })
}

// share of the places behind a character where another follows.
func (t *table) share(p pair) (share float64) {
	inWords := dictionaryShare
	if t.words.all[p[0]] == 0 {
		inWords = 0 // a mark
	}
	weigh := func(s *source, weight float64) {
		share += weight * float64(s.pairs[p]) / float64(s.all[p[0]]+fewSeen)
	}
	weigh(t.words, inWords)
	for _, s := range t.texts {
		weigh(s, (1-inWords)*s.weightOf(p[:])/t.weightOf(p[:]))
	}
	return share
}

func (t *table) choosePairs() {
	shares := map[pair]float64{}
	for _, s := range append([]*source{t.words}, t.texts...) {
		for p := range s.pairs {
			if t.has(p[:]...) {
				shares[p] = t.share(p)
			}
		}
	}
	weight := func(p pair) float64 { return shares[p] * float64(t.words.all[p[0]]+50_000*len(t.texts)) }
	for _, p := range best(shares, mostPairs, weight, func(a, b pair) int { return slices.Compare(a[:], b[:]) }) {
		t.pairs[p] = shares[p]
	}
}

// chooseTriples keeps those that pairs alone tell worst of.
func (t *table) chooseTriples() {
	shares, weights := map[triple]float64{}, map[triple]float64{}
	for _, s := range append([]*source{t.words}, t.texts...) {
		for c := range s.triples {
			if shares[c] > 0 || !t.has(c[:]...) || t.pairs[pair(c[:2])] == 0 {
				continue
			}
			ab, bc := pair(c[:2]), pair(c[1:])
			count := dictionaryCount * float64(t.words.triples[c])
			behind := dictionaryCount * float64(t.words.pairs[ab]-t.words.ends[ab])
			open := dictionaryCount * float64(t.words.ends[ab]) // nothing is known of what follows
			for _, s := range t.texts {
				count += s.weightOf(c[:]) * float64(s.triples[c])
				behind += s.weightOf(c[:]) * float64(s.pairs[ab])
			}
			expected, few := t.share(bc), float64(fewSeenTwo)
			if holdsMark(c[:]) {
				few = fewSeen
			}
			share := (count + (few+open)*expected) / (behind + few + open)
			if gain := math.Log2(share / max(expected, 1e-6)); count >= 2 && gain > 1 {
				shares[c], weights[c] = share, count*gain
			}
		}
	}
	for _, c := range best(shares, mostTriples, func(c triple) float64 { return weights[c] }, func(a, b triple) int { return slices.Compare(a[:], b[:]) }) {
		t.triples[c] = shares[c]
	}
}

// encode writes the tables. The first has the number of
// characters; then of each, commonest first, its code (2 bytes) and its share of
// word beginnings and the share of its places that end a word (1 byte each);
// then the followers of each. The second has of each pair, in the order of the
// first, what a follower that is not listed costs more (1 byte); then the
// followers of each.
func (t *table) encode() (ones, twos []byte) {
	out := binary.AppendUvarint(nil, uint64(len(t.characters)))
	for _, r := range t.characters {
		out = binary.BigEndian.AppendUint16(out, uint16(r))
		out = append(out, scale(float64(t.words.first[r])/float64(t.words.words)), scale(float64(t.words.last[r])/float64(max(1, t.words.all[r]))))
	}
	behindOne, behindTwo := map[rune][]rune{}, map[pair][]rune{}
	for p := range t.pairs {
		behindOne[p[0]] = append(behindOne[p[0]], p[1])
	}
	for c := range t.triples {
		behindTwo[pair(c[:2])] = append(behindTwo[pair(c[:2])], c[2])
	}
	out = binary.AppendUvarint(out, uint64(len(t.pairs)))
	var rest, lists []byte
	for _, a := range t.characters {
		out = t.followers(out, behindOne[a], func(b rune) byte { return scale(t.pairs[pair{a, b}]) })
		for _, b := range behindOne[a] { // sorted by now
			rest = append(rest, t.rest(a, b, behindTwo[pair{a, b}]))
			lists = t.followers(lists, behindTwo[pair{a, b}], func(c rune) byte { return scale(t.triples[triple{a, b, c}]) })
		}
	}
	return out, append(binary.AppendUvarint(rest, uint64(len(t.triples))), lists...)
}

// rest is what a follower of a pair costs more than behind its second character
// alone, where it is not among those listed.
func (t *table) rest(a, b rune, listed []rune) byte {
	here, expected := 0.0, 0.0
	for _, c := range listed {
		here += shareOf(scale(t.triples[triple{a, b, c}]))
		if share, ok := t.pairs[pair{b, c}]; ok {
			expected += shareOf(scale(share))
		}
	}
	return byte(max(0, min(mostRest, stepsPerHalf*math.Log2((1-min(expected, .99))/(1-min(here, .99))))))
}

// mostRest is what a follower that is not listed costs at most more.
const mostRest = 16

// followers sorts them by rank and writes their number, and of each its distance
// in rank from the one before and what it costs (1 byte).
func (t *table) followers(out []byte, list []rune, cost func(rune) byte) []byte {
	slices.SortFunc(list, func(a, b rune) int { return t.rank[a] - t.rank[b] })
	out = binary.AppendUvarint(out, uint64(len(list)))
	before := -1
	for _, r := range list {
		out = append(binary.AppendUvarint(out, uint64(t.rank[r]-before-1)), cost(r))
		before = t.rank[r]
	}
	return out
}

// best are the keys of most weight, in order.
func best[K comparable, V any](from map[K]V, most int, weight func(K) float64, compare func(a, b K) int) []K {
	keys := make([]K, 0, len(from))
	for k := range from {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(cmp.Compare(weight(b), weight(a)), compare(a, b)) })
	return keys[:min(len(keys), most)]
}

// scale is a share of a whole on the table's scale.
func scale(share float64) byte {
	if share == 0 {
		return 255
	}
	return byte(min(254, math.Round(-stepsPerHalf*math.Log2(share))))
}

// shareOf is the share that a step of the scale stands for.
func shareOf(step byte) float64 { return math.Exp2(-float64(step) / stepsPerHalf) }
