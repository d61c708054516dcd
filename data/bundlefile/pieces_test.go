package bundlefile

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/ranges"
	"fangzhi/data/token"
)

// book is an article with everything, of so many paragraphs and a heading before
// every tenth.
func book(paragraphs int) *article.Article {
	a := full()
	a.ID = article.ID("", "book", fmt.Sprint(paragraphs))
	random := rand.New(rand.NewPCG(7, uint64(paragraphs)))
	for i := range paragraphs {
		if i%10 == 0 {
			a.Blocks = append(a.Blocks, article.Block{Kind: article.Heading, Level: 2, Text: fmt.Sprintf("第%d章……㈱", i/10)})
		}
		var text strings.Builder
		for range random.IntN(400) {
			text.WriteRune('一' + random.Int32N(500))
		}
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: text.String()})
	}
	a.Blocks = append(a.Blocks, article.Block{Kind: article.Figure, Text: "末", Picture: article.Picture{Image: "media/0123456789abcdef.webp", Width: 3, Height: 4}})
	return a
}

func books() []entryOf {
	return []entryOf{{bare("short"), ""}, {book(100), "原文"}, {full(), ""}, {book(40), "原文"}, {book(25), ""}}
}

func TestLongArticlesComeBack(t *testing.T) {
	entries := books()
	data, summary := written(t, entries)
	checkAll(t, opened(t, data, summary.HeadBytes), entries)
}

// TestMostPieces cuts books of many short lines, and finds no more pieces than
// a reader takes.
func TestMostPieces(t *testing.T) {
	for _, lines := range []int{1 << 9, 1 << 13, 1 << 18} {
		random := rand.New(rand.NewPCG(7, 7))
		blocks, total := make([]article.Block, lines), 0
		for i := range blocks {
			n := 1 + random.IntN(20)
			blocks[i], total = article.Block{Text: strings.Repeat("州", n)}, total+n
		}
		firsts, pieces := cutBlocks(blocks)
		if most := min(total/PieceRunes, MaxPieces); len(firsts) > most || len(pieces) != len(firsts) {
			t.Errorf("%d lines of %d runes are cut into %d pieces, %d at most", lines, total, len(firsts), most)
		}
	}
}

// TestPieces reads every piece of a long article alone.
func TestPieces(t *testing.T) {
	entries := books()
	data, summary := written(t, entries)
	file := &counting{Memory: ranges.Memory{Label: "bundle.fzb", Data: data}}
	r, err := Open(t.Context(), file, summary.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	starts, errs := r.Pieces(t.Context(), []int{0, 1, 9})
	if starts[0] != nil || errs[0] != nil || errs[2] == nil {
		t.Errorf("pieces %v of a short article (%v), of none: %v", starts[0], errs[0], errs[2])
	}
	whole := entries[1].Article
	n := len(starts[1])
	if most := len(token.Fold(whole.Text()).Runes) / PieceRunes; n < most/2 || n > most {
		t.Fatalf("%d pieces where %d would be of %d runes", n, most, PieceRunes)
	}
	seen := make([]int, len(whole.Blocks))
	for piece := range n {
		file.bytes = 0
		got, errs := r.ReadPieces(t.Context(), []int{0, 1}, []int{3, piece})
		if errs[0] != nil || errs[1] != nil {
			t.Fatal(errs)
		}
		a := got[1]
		if file.bytes > summary.RecordBytes/int64(n) {
			t.Errorf("one of %d pieces takes %d bytes, all articles %d", n, file.bytes, summary.RecordBytes)
		}
		if !reflect.DeepEqual(got[0], entries[0].Article) || a.ID != whole.ID || !reflect.DeepEqual(a.Copies, whole.Copies) || !reflect.DeepEqual(a.Page, whole.Page) || !reflect.DeepEqual(a.Places, whole.Places) || len(a.Blocks) != len(whole.Blocks) || len(a.Repairs) > 0 {
			t.Fatalf("piece %d comes with %+v", piece, a)
		}
		for i, b := range a.Blocks {
			want := whole.Blocks[i]
			if at := len(token.Fold(textBefore(whole, i)).Runes); b.Text != "" && b.Kind != article.Heading && !slices.Contains(seen, i) && (at < starts[1][piece] || piece+1 < n && at >= starts[1][piece+1]) {
				t.Errorf("block %d at %d is in piece %d of %v", i, at, piece, starts[1])
			}
			if b.Text == want.Text && b.Picture == want.Picture {
				seen[i]++
			} else if b.Text != "" || b.Picture != (article.Picture{}) || b.Kind != want.Kind || b.Kind == article.Heading {
				t.Errorf("block %d with piece %d is %+v", i, piece, b)
			}
		}
	}
	for i, b := range whole.Blocks {
		if want := 1; seen[i] != want && b.Kind != article.Heading && b.Text != "" {
			t.Errorf("block %d was read with %d pieces", i, seen[i])
		}
	}
}

// textBefore is the text of a body up to a block.
func textBefore(a *article.Article, block int) string {
	text := ""
	for _, b := range a.Blocks[:block] {
		text += b.Text + "\n"
	}
	return text
}

func TestDamagedPiece(t *testing.T) {
	entries := books()
	data, summary := written(t, entries)
	places, _ := opened(t, data, summary.HeadBytes).places(t.Context(), []int{1})
	parts := tail(len(places[0].cut.pieces)) + 1
	for i := range parts {
		part := places[0].part(i)
		data := slices.Clone(data)
		data[part.end-1] ^= 4
		r := opened(t, data, summary.HeadBytes)
		_, whole := r.Read(t.Context(), []int{1})
		_, some := r.ReadPieces(t.Context(), []int{1}, []int{2})
		if want := i == headPart || i == firstPiece+2; whole[0] == nil || (some[0] != nil) != want {
			t.Errorf("part %d of %d is damaged: %v, and with piece 2 alone %v", i, parts, whole[0], some[0])
		}
	}
}

// FuzzParts reads any bits as the parts of a long article's record.
func FuzzParts(f *testing.F) {
	m := trained()
	p := coding.NewPacker(m, coding.NewSymbolTrie(m))
	var w bodyWriter
	parts, _ := w.cutArticle(book(25))
	f.Add(p.Pack(nil, parts[0]), p.Pack(nil, parts[1]), p.Pack(nil, parts[2]), p.Pack(nil, parts[len(parts)-1]), w.ids)
	const limit = 1 << 12
	f.Fuzz(func(t *testing.T, head, first, second, tail, ids []byte) {
		var parts [][]coding.Unit
		for _, packed := range [][]byte{head, first, second, tail} {
			body, err := m.Unpack([]coding.Unit{}, packed, limit)
			if err != nil {
				return
			}
			parts = append(parts, body)
		}
		read := func(parts [][]coding.Unit) (*article.Article, error) {
			r := bodyReader{UnitReader: coding.UnitReader{Units: parts[headPart], Away: limit}, ids: ids, parts: slices.Clone(parts)}
			return r.article()
		}
		whole, err := read(parts)
		some, errSome := read([][]coding.Unit{parts[0], nil, parts[2], nil})
		if err != nil {
			return
		}
		if errSome != nil || len(some.Blocks) != len(whole.Blocks) {
			t.Fatalf("read in part: %v", errSome)
		}
		for i, b := range some.Blocks {
			if b.Text != "" && b.Text != whole.Blocks[i].Text {
				t.Errorf("block %d is %q in part, %q in the whole", i, b.Text, whole.Blocks[i].Text)
			}
		}
	})
}
