package pipeline

import (
	"sort"

	"fangzhi/build/internal/split"
	"fangzhi/data/article"
)

// shareRepairs gives each part of a document the repairs that were made in it,
// with its own places. Text that was taken out belongs to the part it stood
// in; a page's introduction, from the given places, stands behind the first part,
// and what was mended outside of every part is told with the first.
func shareRepairs(all []article.Repair, parts []split.Part, introduction []int) [][]article.Repair {
	shared := make([][]article.Repair, len(parts))
	type place struct{ part, block int }
	places := map[int]place{}
	if len(parts) == 1 && parts[0].Title == split.None {
		places[article.InTitle] = place{0, article.InTitle}
	}
	for i, part := range parts {
		for k, at := range part.Body {
			places[at] = place{i, k}
		}
		if part.Title != split.None {
			places[part.Title] = place{i, article.InTitle}
		}
	}
	for k, at := range introduction {
		places[at] = place{0, len(parts[0].Body) + k}
	}
	for _, r := range all {
		to, inPart := places[r.Block]
		switch {
		case inPart:
			r.Block = to.block
		case r.Block == article.OutOfText:
			to.part = partAt(parts, r.Offset)
			r.Offset = sort.SearchInts(parts[to.part].Body, r.Offset)
		default:
			r.Block, r.Offset = article.OutOfText, 0
		}
		shared[to.part] = append(shared[to.part], r)
	}
	for _, own := range shared {
		sort.SliceStable(own, func(i, j int) bool { return inReadingOrder(own[i], own[j]) })
	}
	return shared
}

// partAt is the part that a block of the document stands in, or behind.
func partAt(parts []split.Part, block int) int {
	for i := len(parts) - 1; i > 0; i-- {
		first := parts[i].Title
		if body := parts[i].Body; first == split.None || len(body) > 0 && body[0] < first {
			first = body[0]
		}
		if first < block {
			return i
		}
	}
	return 0
}

// inReadingOrder puts the title first, and what is out of the text last.
func inReadingOrder(a, b article.Repair) bool {
	switch {
	case a.Block == b.Block:
		return a.Block == article.OutOfText && a.Offset < b.Offset
	case a.Block == article.OutOfText || b.Block == article.OutOfText:
		return b.Block == article.OutOfText
	}
	return a.Block < b.Block
}
