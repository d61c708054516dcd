package pipeline

import (
	"slices"
	"unicode/utf8"

	"fangzhi/build/internal/split"
	"fangzhi/data/article"
)

// joinCredits puts a photographer's line, which names no picture by itself,
// under the caption or the picture before it, as a line of that. The places of
// repairs go with it.
func joinCredits(a *article.Article) {
	for i := 1; i < len(a.Blocks); {
		before, b := &a.Blocks[i-1], a.Blocks[i]
		if b.Kind != article.Figure || before.Kind != article.Figure || b.Image != "" || !split.IsCreditAlone(b.Text) {
			i++
			continue
		}
		shift := 0
		if before.Text != "" {
			before.Text += "\n"
			shift = utf8.RuneCountInString(before.Text)
		}
		before.Text += b.Text
		a.Blocks = slices.Delete(a.Blocks, i, i+1)
		for k := range a.Repairs {
			a.Repairs[k] = joined(a.Repairs[k], i, shift)
		}
	}
}

// joined is a repair once a block has become the end of the one before it, so
// many characters behind that one's beginning.
func joined(r article.Repair, block, shift int) article.Repair {
	switch {
	case r.Block == block:
		r.Block, r.Offset = block-1, r.Offset+shift
	case r.Block > block:
		r.Block--
	case r.Block == article.OutOfText && r.Offset > block:
		r.Offset--
	}
	return r
}
