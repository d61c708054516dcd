package indexfile

import (
	"context"
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"fangzhi/data/facet"
)

// suggestions are what is read before the first suggestion: the characters,
// and where the blocks of the two lists stand.
type suggestions struct {
	letters        *letters
	values, titles *suggestList
}

// suggestList is a list of entries in the order of their keys, in blocks.
type suggestList struct {
	blocks  []suggestBlock
	entries map[int][]suggestEntry // of the blocks that were read
	shape   suggestShape
}

// suggestBlock is what is known of a block before it is read.
type suggestBlock struct {
	first []uint32 // the shortest key above all keys of the blocks before
	at    span     // in the section
	best  int      // weight of its best entry
}

func lastLevel(value string) int { return strings.LastIndex(value, facet.PlaceSeparator) + 1 }

// openSuggestions reads what is read before the first suggestion.
func (r *Reader) openSuggestions(ctx context.Context) error {
	if r.suggestions != nil {
		return nil
	}
	at := []located{{Suggested, span{0, r.head.suggestBytes}}}
	got, err := r.read(ctx, at)
	if err != nil {
		return err
	}
	opened, ok := r.head.decodeSuggestions(got[0])
	if !ok {
		return r.damaged(at[0], "its numbers are impossible")
	}
	r.suggestions = opened
	return nil
}

func (s *suggestions) encode() []byte {
	out, stream := s.letters.encode(nil)
	for _, list := range []*suggestList{s.values, s.titles} {
		out = binary.AppendUvarint(out, uint64(len(list.blocks)))
		for _, b := range list.blocks {
			out = binary.AppendUvarint(out, uint64(len(b.first)))
			for _, rank := range b.first {
				out = binary.AppendUvarint(out, uint64(rank))
			}
			out = binary.AppendUvarint(out, uint64(b.at.bytes))
			out = binary.AppendUvarint(out, uint64(b.best))
		}
	}
	return seal(append(out, stream...), 0)
}

// decodeSuggestions reads what encode wrote, checksum taken off.
func (h *head) decodeSuggestions(body []byte) (*suggestions, bool) {
	in := scanner{in: body}
	s := &suggestions{}
	var counts []letterCounts
	s.letters, counts = decodeSyllables(&in)
	if in.failed {
		return nil, false
	}
	size := s.letters.first[len(s.letters.first)-1]
	at := h.suggestBytes
	s.values = h.decodeSuggestList(&in, false, size, &at)
	s.titles = h.decodeSuggestList(&in, true, size, &at)
	if in.failed || at != h.sections[Suggested].bytes || !s.letters.decodeRunes(in.in, counts) {
		return nil, false
	}
	return s, true
}

func (h *head) decodeSuggestList(in *scanner, titles bool, letters uint32, at *int64) *suggestList {
	l := &suggestList{shape: h.suggestShape(titles, letters), entries: map[int][]suggestEntry{}}
	for i := range in.count() {
		b := suggestBlock{first: make([]uint32, in.atMost(maxSuggestKey))}
		for k := range b.first {
			b.first[k] = uint32(in.atMost(int64(letters) - 1))
		}
		b.at = in.span(at)
		b.best = in.atMost(int64(h.documents))
		if in.failed || b.at.bytes <= checksumBytes || i > 0 && slices.Compare(l.blocks[i-1].first, b.first) >= 0 {
			in.fail()
			return l
		}
		l.blocks = append(l.blocks, b)
	}
	return l
}

// between gives the first and last block that may hold keys from a prefix on
// up to the one whose last rank is end.
func (l *suggestList) between(prefix []uint32, end uint32) (first, last int) {
	behind := func(key []uint32) int {
		return sort.Search(len(l.blocks), func(i int) bool { return slices.Compare(l.blocks[i].first, key) > 0 })
	}
	first = max(0, behind(prefix)-1)
	above := append(slices.Clone(prefix[:len(prefix)-1]), end)
	last = sort.Search(len(l.blocks), func(i int) bool { return slices.Compare(l.blocks[i].first, above) >= 0 }) - 1
	return first, max(first, last)
}

// load gives the entries of blocks, reading those not kept, all at once.
func (l *suggestList) load(ctx context.Context, r *Reader, blocks []candidate) ([]suggestEntry, error) {
	if len(l.entries)+len(blocks) > maxSuggestBlocks {
		l.entries = map[int][]suggestEntry{}
	}
	var missing []int
	for _, c := range blocks {
		if l.entries[c.block] == nil {
			missing = append(missing, c.block)
		}
	}
	slices.Sort(missing)
	at := make([]located, len(missing))
	for i, b := range missing {
		at[i] = located{Suggested, l.blocks[b].at}
	}
	got, err := r.read(ctx, at)
	if err != nil {
		return nil, err
	}
	for i, b := range missing {
		entries, ok := decodeEntries(got[i], l.shape)
		if !ok || len(entries) == 0 {
			return nil, r.damaged(at[i], "its entries are impossible")
		}
		l.entries[b] = entries
	}
	var all []suggestEntry
	for _, c := range blocks {
		all = append(all, l.entries[c.block]...)
	}
	return all, nil
}

// maxSuggestBlocks is how many blocks are kept.
const maxSuggestBlocks = 512
