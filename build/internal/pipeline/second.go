package pipeline

import (
	"cmp"
	"context"
	"slices"

	"fangzhi/build/internal/ledger"
	"fangzhi/data/catalog"
)

// second runs the second pass: what the whole archive tells is known, and the
// articles are written to segments.
func (b *build) second(ctx context.Context) (*Result, error) {
	result := &Result{Archive: b.archive, Articles: len(b.keys), Formats: b.formats, Charsets: b.charsets, Scripts: b.scripts}
	parts, err := b.segments(ctx, result)
	if err != nil {
		return nil, err
	}
	result.Report, result.Ledger = b.report(), b.ledger() // not before: of many files they are large
	result.Report.Totals.Copies = b.copies
	b.arrange(parts, result)
	if result.Pictures, err = b.store.Finish(); err != nil {
		return nil, err
	}
	for seq, id := range b.renamed {
		if result.Ledger.Renamed == nil {
			result.Ledger.Renamed = map[string]string{}
		}
		result.Ledger.Renamed[id] = string(b.ids[seq][:])
	}
	result.FirstDay, result.LastDay = b.span()
	result.Newest, err = b.newest(ctx)
	return result, err
}

// newest names the latest articles.
func (b *build) newest(ctx context.Context) ([]catalog.Newest, error) {
	list := []catalog.Newest{}
	for _, k := range b.keys[:min(len(b.keys), NewestListed)] {
		item, err := b.read(ctx, k)
		if err != nil {
			return nil, err
		}
		a := item.Article
		list = append(list, catalog.Newest{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source})
	}
	return list, nil
}

// span is the earliest and the latest day known.
func (b *build) span() (first, last string) {
	for _, k := range b.keys { // newest first
		day := k.date()
		if day == "" {
			break
		}
		if last == "" {
			last = day
		}
		first = day
	}
	return first, last
}

// segments makes the archive's segments: those of sites built before that stay
// as they are, and new ones of all other articles, newest first.
func (b *build) segments(ctx context.Context, result *Result) ([]part, error) {
	b.renamed = tellApart(b.keys)
	newestFirst(b.keys)
	same, err := b.settle(ctx)
	if err != nil {
		return nil, err
	}
	kept := b.keep(same)
	var parts []part
	for _, s := range kept {
		e := b.options.Earlier[s.site]
		was := e.Ledger.Segments[s.segment]
		result.Unfiled += s.unfiled
		parts = append(parts, part{keys: s.keys, unfiled: s.unfiled, Segment: Segment{
			Articles: len(s.keys), facets: was.Facets, phrases: was.Phrases, Kept: &Kept{Folder: e.Folder, Segment: e.Catalog.Segments[s.segment]},
		}})
		result.Kept += len(s.keys)
	}
	var fresh []int
	for i, of := range b.owners(kept) {
		if of < 0 {
			fresh = append(fresh, i)
		}
	}
	per := b.options.MaxArticlesPerSegment
	if per <= 0 {
		per = max(len(fresh), 1)
	}
	for from := 0; from < len(fresh) || len(b.keys) == 0 && from == 0; from += per {
		keys := fresh[from:min(from+per, len(fresh))]
		s, err := b.segment(ctx, len(parts), keys, len(fresh))
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{Segment: s, keys: keys})
	}
	return parts, nil
}

// part is a segment and which of all articles it holds.
type part struct {
	Segment
	keys    []int
	unfiled int // of a kept segment
}

// arrange puts the segments in order, by the newest article of each, and says
// how their articles lie between each other.
func (b *build) arrange(parts []part, result *Result) {
	slices.SortFunc(parts, func(x, y part) int {
		return cmp.Compare(newestOf(x.keys), newestOf(y.keys))
	})
	owners := make([]int, len(b.keys))
	for n, p := range parts {
		result.Segments = append(result.Segments, p.Segment)
		numbers := make(ledger.Numbers, len(p.keys))
		for document, i := range p.keys {
			owners[i], numbers[document] = n, b.keys[i].seq
		}
		result.Ledger.Segments = append(result.Ledger.Segments, ledger.Segment{Articles: numbers, Facets: p.facets, Phrases: p.phrases, Unfiled: p.unfiled})
	}
	var runs []catalog.Run
	for _, of := range owners {
		if n := len(runs); n > 0 && runs[n-1].Segment == of {
			runs[n-1].Articles++
		} else {
			runs = append(runs, catalog.Run{Segment: of, Articles: 1})
		}
	}
	if len(runs) > len(parts) {
		result.Order = catalog.EncodeOrder(runs)
	}
}

// newestOf is the place of a segment's newest article among all; an empty
// segment is the only one.
func newestOf(keys []int) int {
	if len(keys) == 0 {
		return 0
	}
	return keys[0]
}
