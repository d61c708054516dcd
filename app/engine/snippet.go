package engine

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/highlight"
	"github.com/blevesearch/bleve/v2/search/highlight/highlighter/simple"
	index "github.com/blevesearch/bleve_index_api"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

const (
	snippetRunes = 96 // about three lines of a result
	leadRunes    = 24 // at most so many before the first hit
	ellipsis     = "…"
)

func newHit(a *article.Article, leaves []*language.Leaf) Hit {
	h := Hit{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source, Places: a.Places, Script: a.Script}
	h.Copies = a.Copies
	if h.Copies == nil {
		h.Copies = []string{}
	}
	if h.Places == nil {
		h.Places = [][]string{}
	}
	h.TitleParts = parts(a.Title, spansOf(a.Title, leaves))
	shown := snippet(a.Text(), leaves)
	h.Parts, h.At = shown.parts, markAt(a.Blocks, shown.first)
	for _, part := range h.Parts {
		h.Snippet += part.Text
	}
	return h
}

// markAt is a hit in a text (article.Text) as it stands in its block, or nil
// for no hit.
func markAt(blocks []article.Block, hit found) *Mark {
	if hit == (found{}) {
		return nil
	}
	block, at := 0, hit.start
	for at > len(blocks[block].Text) {
		at -= len(blocks[block].Text) + 1
		block++
	}
	return &Mark{block, at, hit.end - hit.start}
}

// found is a hit in a text, in bytes, and which leaf it is of.
type found struct {
	start, end int
	leaf       int
	from, to   int // in runes of the folded text
}

// spansOf finds all hits in a text, leaf by leaf.
func spansOf(text string, leaves []*language.Leaf) []found {
	if len(leaves) == 0 {
		return nil
	}
	var all []found
	t := &language.FieldText{Text: text}
	for i, l := range leaves {
		for _, s := range find(l, t) {
			for _, part := range language.Shown(s) {
				all = append(all, found{part.Start, part.End, i, part.From, part.To})
			}
		}
	}
	return all
}

// distinct are the hits of each leaf, but for those of a word asked for again.
func distinct(hits []found) (all [][]found) {
	same := func(a, b found) bool { return a.start == b.start && a.end == b.end }
	for n := 0; len(hits) > 0; hits = hits[n:] {
		for n = 1; n < len(hits) && hits[n].leaf == hits[0].leaf; {
			n++
		}
		if !slices.ContainsFunc(all, func(other []found) bool { return slices.EqualFunc(other, hits[:n], same) }) {
			all = append(all, hits[:n])
		}
	}
	return all
}

// snippet lets bleve's highlighter choose the piece of a text that shows the
// most of the query, and marks the hits in it.
func snippet(text string, leaves []*language.Leaf) piece {
	located, hits := search.TermLocationMap{}, spansOf(text, leaves)
	for _, spans := range distinct(hits) {
		name := string(rune('0' + spans[0].leaf))
		for _, f := range spans {
			located[name] = append(located[name], &search.Location{Start: uint64(f.start), End: uint64(f.end), Pos: uint64(f.start) + 1})
		}
	}
	proposed := &pieces{hits: arranged(hits)}
	match := &search.DocumentMatch{Locations: search.FieldTermLocationMap{blevereader.BodyField: located}}
	simple.NewHighlighter(proposed, proposed, ellipsis).BestFragmentInField(match, document{body: body{text: text}}, blevereader.BodyField)
	return proposed.marked(text)
}

// document is a text as bleve's highlighter asks for it: of a document, whose
// only field is the body, and of the field it calls no more than these.
type (
	document struct {
		index.Document
		body body
	}
	body struct {
		index.Field
		text string
	}
)

func (d document) VisitFields(visit index.FieldVisitor) { visit(d.body) }

func (body) Name() string             { return blevereader.BodyField }
func (b body) Text() string           { return b.text }
func (b body) Value() []byte          { return []byte(b.text) }
func (body) ArrayPositions() []uint64 { return nil }

// parts cuts a text at its hits, the earlier and then the longer first where
// they overlap.
func parts(text string, hits []found) []Part {
	marked, at := []Part{}, 0
	for _, hit := range arranged(hits) {
		if hit.start < at {
			continue
		}
		if hit.start > at {
			marked = append(marked, Part{Text: text[at:hit.start]})
		}
		marked = append(marked, Part{text[hit.start:hit.end], true})
		at = hit.end
	}
	if at < len(text) {
		marked = append(marked, Part{Text: text[at:]})
	}
	return marked
}

// marks finds the hits in an article's title and blocks, in reading order: of
// occurrences that overlap the earlier, then the longer. As positions count
// them a character that is folded to several, as Ⅲ is, may be several hits.
func marks(a *article.Article, leaves []*language.Leaf) []Mark {
	all, end := []Mark{}, 0
	for _, hit := range occurrences(a, leaves) {
		if n := len(all); n == 0 || hit.Block != all[n-1].Block || hit.from >= end {
			all = append(all, hit.Mark)
			end = hit.to
		}
	}
	return all
}

// parted are marks of which none overlaps another: hits in one character are one.
//
//go:noinline
func parted(marks []Mark) []Mark {
	kept := marks[:0]
	for _, m := range marks {
		if n := len(kept); n == 0 || m.Block != kept[n-1].Block || m.ByteOffset >= kept[n-1].ByteOffset+kept[n-1].Bytes {
			kept = append(kept, m)
		}
	}
	return kept
}

// piece is a piece of a text: its hits marked, and the first of them as it
// stands in the text; without a hit it is the zero found.
type piece struct {
	parts []Part
	first found
}

// pieces proposes to bleve's highlighter a piece around every hit, and learns
// which is the best. A piece never crosses the border of a block, as no hit does.
type pieces struct {
	hits       []found // arranged
	start, end int     // of the best
}

// Fragment proposes pieces of text for the hits, or its beginning for none. Of
// hits that begin at one place the longest comes first: its piece has the others.
func (p *pieces) Fragment(text []byte, _ highlight.TermLocations) []*highlight.Fragment {
	if len(p.hits) == 0 {
		return []*highlight.Fragment{{Orig: text, Start: 0, End: lead(text)}}
	}
	var proposed []*highlight.Fragment
	for i, hit := range p.hits {
		if i > 0 && hit.start == p.hits[i-1].start {
			continue
		}
		start, end := back(text, hit.start, leadRunes), forward(text, hit.start, snippetRunes-leadRunes)
		if runes := utf8.RuneCount(text[start:end]); runes < snippetRunes {
			start = back(text, start, snippetRunes-runes) // the block ends soon: show more before
		}
		start = pieceStart(text, start, hit.start)
		end = max(pieceEnd(text, hit.end, forward(text, start, snippetRunes)), hit.end)
		proposed = append(proposed, &highlight.Fragment{Orig: text, Start: start, End: end})
	}
	return proposed
}

// Format learns which piece is the best; bleve's order of hits that begin at one
// place is no order, so that they are marked elsewhere.
func (p *pieces) Format(best *highlight.Fragment, _ highlight.TermLocations) string {
	p.start, p.end = best.Start, best.End
	return ""
}

// marked is the best piece with the hits in it.
func (p *pieces) marked(text string) piece {
	shown, shift := strings.ReplaceAll(text[p.start:p.end], "\n", " "), -p.start
	if p.start > 0 {
		shown = ellipsis + shown
		shift += len(ellipsis)
	}
	if p.end < len(text) {
		shown += ellipsis
	}
	var inside []found
	var first found
	for _, hit := range p.hits {
		if hit.start >= p.start && hit.end <= p.end {
			if inside == nil {
				first = hit
			}
			inside = append(inside, found{start: hit.start + shift, end: hit.end + shift})
		}
	}
	return piece{parts(shown, inside), first}
}

// lead is where the first runes of a text end, whatever blocks they are in.
func lead(text []byte) int {
	at := 0
	for range snippetRunes {
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at
}

// forward is the offset n runes on, or the end of the block.
func forward(text []byte, at, n int) int {
	for ; n > 0 && at < len(text) && text[at] != '\n'; n-- {
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at
}

// back is the offset n runes before, or the start of the block.
func back(text []byte, at, n int) int {
	for ; n > 0 && at > 0 && text[at-1] != '\n'; n-- {
		_, size := utf8.DecodeLastRune(text[:at])
		at -= size
	}
	return at
}

// Marks that end a clause, and those that may follow them and belong to it.
const (
	clauseEnds   = "，。；：！？"
	clauseClosed = " ”’」』）】》"
)

// pieceStart is where a piece best begins, from start to the hit: behind the
// first mark that ends a clause, else not within a word or number nor on a mark
// that belongs to what is before.
func pieceStart(text []byte, start, hit int) int {
	if start == 0 || text[start-1] == '\n' {
		return start
	}
	before, _ := utf8.DecodeLastRune(text[:start])
	ended, word := strings.ContainsRune(clauseEnds, before), start
	for i, r := range string(text[start:hit]) {
		switch {
		case strings.ContainsRune(clauseEnds, r):
			ended = true
		case ended && !strings.ContainsRune(clauseClosed, r):
			return start + i
		}
		if word == start+i && token.InWord(before) && token.InWord(r) {
			word += utf8.RuneLen(r)
		}
		before = r
	}
	for word < hit {
		r, size := utf8.DecodeRune(text[word:])
		if r != '、' && !strings.ContainsRune(clauseClosed, r) {
			break
		}
		word += size
	}
	return word
}

// pieceEnd is where a piece best ends, from end back to the hit's: not within a
// word or number.
func pieceEnd(text []byte, hit, end int) int {
	next, _ := utf8.DecodeRune(text[end:])
	for token.InWord(next) && end > hit {
		last, size := utf8.DecodeLastRune(text[:end])
		if !token.InWord(last) {
			break
		}
		end -= size
	}
	return end
}

func arranged(hits []found) []found {
	sort.Slice(hits, func(i, k int) bool {
		a, b := hits[i], hits[k]
		return a.start < b.start || a.start == b.start && a.end > b.end
	})
	return hits
}
