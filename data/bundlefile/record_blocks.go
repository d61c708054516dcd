package bundlefile

import (
	"slices"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// A block's form: its kind in three bits, an index into article.BlockKinds or
// otherKind for one spelled out; and what it has besides its text.
const (
	kindBits  = 7
	otherKind = 7
	hasLevel  = 8
	hasImage  = 16
	hasSize   = 32 // of the picture
	hasPlace  = 64 // where the picture came from
	hasFull   = 128
	allForms  = 2*hasFull - 1
)

// blocks are written as runs of one form, then how many are in each piece of a
// long article, then all the texts.
func (w *bodyWriter) blocks(blocks []article.Block) {
	w.number(len(blocks))
	for start := 0; start < len(blocks); {
		form := formOf(blocks[start])
		end := start + 1
		for end < len(blocks) && sameForm(blocks[start], blocks[end]) {
			end++
		}
		w.number(form)
		if form&kindBits == otherKind {
			w.string(string(blocks[start].Kind))
		}
		if form&hasLevel != 0 {
			w.signed(levelOf(blocks[start]))
		}
		w.number(end - start)
		start = end
	}
	for i, first := range w.firsts {
		next := len(blocks)
		if i+1 < len(w.firsts) {
			next = w.firsts[i+1]
		}
		w.number(next - first)
	}
	piece := -1
	for i := range blocks {
		if piece+1 < len(w.firsts) && w.firsts[piece+1] == i {
			piece++
		}
		w.in(textPart(&blocks[i], piece))
		w.string(blocks[i].Text)
		w.picture(blocks[i].Picture)
	}
	w.in(headPart)
}

func (w *bodyWriter) picture(p article.Picture) {
	form := pictureForm(p)
	if form&hasImage != 0 {
		w.string(p.Image)
	}
	if form&hasSize != 0 {
		w.number(max(p.Width, 0))
		w.number(max(p.Height, 0))
	}
	if form&hasPlace != 0 {
		w.string(p.Original)
	}
	if form&hasFull != 0 {
		w.string(p.Full)
	}
}

func formOf(b article.Block) int {
	form := slices.Index(article.BlockKinds, b.Kind)
	if form < 0 {
		form = otherKind
	}
	if levelOf(b) != 0 {
		form |= hasLevel
	}
	return form | pictureForm(b.Picture)
}

// levelOf is the level of a heading, or the number of an item of a list: no
// block has both.
func levelOf(b article.Block) int {
	if b.Kind == article.ListItem {
		return b.Number
	}
	return b.Level
}

func pictureForm(p article.Picture) int {
	form := 0
	if p.Image != "" {
		form |= hasImage
	}
	if p.Width > 0 || p.Height > 0 {
		form |= hasSize
	}
	if p.Original != "" {
		form |= hasPlace
	}
	if p.Full != "" {
		form |= hasFull
	}
	return form
}

func sameForm(a, b article.Block) bool {
	return a.Kind == b.Kind && levelOf(a) == levelOf(b) && pictureForm(a.Picture) == pictureForm(b.Picture)
}

func (r *bodyReader) blocks() []article.Block {
	total := r.Count()
	blocks := make([]article.Block, 0, min(total, firstCapacity))
	forms := make([]uint8, 0, cap(blocks))
	for len(blocks) < total && r.Err == nil {
		form := r.Number()
		if form > allForms {
			r.Fail(coding.ErrRecord)
		}
		var block article.Block
		switch kind := int(form & kindBits); {
		case kind < len(article.BlockKinds):
			block.Kind = article.BlockKinds[kind]
		case kind == otherKind:
			block.Kind = article.BlockKind(r.String())
		default:
			r.Fail(coding.ErrRecord)
		}
		if form&hasLevel != 0 {
			level := int(r.Signed())
			if block.Kind == article.ListItem {
				block.Number = level
			} else {
				block.Level = level
			}
		}
		run := r.run(total - len(blocks))
		for range run {
			blocks = append(blocks, block)
			forms = append(forms, uint8(form))
		}
	}
	firsts, piece := r.firstBlocks(total), -1
	for i := range blocks {
		if piece+1 < len(firsts) && firsts[piece+1] == i {
			piece++
		}
		if r.in(textPart(&blocks[i], piece)) {
			blocks[i].Text = r.String()
			blocks[i].Picture = r.picture(forms[i])
		}
	}
	r.in(headPart)
	return blocks
}

// firstBlocks reads how many of the blocks are in each piece of a long article.
func (r *bodyReader) firstBlocks(total int) (firsts []int) {
	at := 0
	for range r.pieces() {
		firsts = append(firsts, at)
		at += r.run(total - at)
	}
	if at < total && firsts != nil {
		r.Fail(coding.ErrRecord)
	}
	return firsts
}

func (r *bodyReader) picture(form uint8) (p article.Picture) {
	if form&hasImage != 0 {
		p.Image = r.String()
	}
	if form&hasSize != 0 {
		p.Width, p.Height = r.side(), r.side()
	}
	if form&hasPlace != 0 {
		p.Original = r.String()
	}
	if form&hasFull != 0 {
		p.Full = r.String()
	}
	return p
}

// side is a length in pixels.
func (r *bodyReader) side() int {
	n := r.Number()
	if n > maxSide {
		r.Fail(coding.ErrRecord)
		return 0
	}
	return int(n)
}
