package repair

import (
	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// ofBytes are the rules that mend programs too: bytes go astray in these as in
// any text. What the others take for damage, programs mean; and what these take
// for it can be words of another language.
var ofBytes = map[string]bool{"mojibake": true, "shifted-bytes": true}

// hidden is what a rule is not to see.
type hidden struct {
	title  string
	blocks []article.Block
}

// hide takes what a rule is to leave alone off a page: the title, and blocks, for
// which pictures without words stand in.
func hide(p *page.Page, rule string) (h hidden) {
	if !ofBytes[rule] {
		for i, b := range p.Blocks {
			if b.Code {
				h.hide(&p.Blocks[i])
			}
		}
		return h
	}
	kana := odd.HasKana(p)
	japanese := kana && odd.IsInJapanese(p)
	glossed := kana && odd.HasJapanese(p)
	named := kana && odd.HasKanaNames(p)
	isOther := func(text string) bool {
		return japanese || odd.HoldsWords(text) || odd.HoldsFace(text) ||
			kana && odd.IsJapanese(text) || glossed && odd.IsMostlyKana(text) || named && odd.HoldsKana(text)
	}
	if isOther(p.Title) {
		h.title, p.Title = p.Title, ""
	}
	for i, b := range p.Blocks {
		if isOther(b.Text) {
			h.hide(&p.Blocks[i])
		}
	}
	return h
}

func (h *hidden) hide(b *article.Block) {
	h.blocks = append(h.blocks, *b)
	*b = article.Block{Kind: article.Figure, Level: len(h.blocks), Code: true}
}

// show puts it back, wherever the places of blocks are now.
func (h hidden) show(p *page.Page) {
	if h.title != "" {
		p.Title = h.title
	}
	if h.blocks == nil {
		return
	}
	for i, b := range p.Blocks {
		if b.Code && b.Kind == article.Figure && b.Text == "" && b.Level > 0 {
			p.Blocks[i] = h.blocks[b.Level-1]
		}
	}
}
