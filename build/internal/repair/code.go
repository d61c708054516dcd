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

// hide puts pictures without words where blocks stand that a rule is to leave
// alone.
func hide(p *page.Page, rule string) (hidden []article.Block) {
	bytes := ofBytes[rule]
	kana := bytes && odd.HasKana(p)
	japanese := kana && odd.IsInJapanese(p)
	glossed := kana && odd.HasJapanese(p)
	named := kana && odd.HasKanaNames(p)
	for i, b := range p.Blocks {
		if japanese || bytes && (odd.HoldsWords(b.Text) || odd.HoldsFace(b.Text) || kana && odd.IsJapanese(b.Text) || glossed && odd.IsMostlyKana(b.Text) || named && odd.HoldsKana(b.Text)) || !bytes && b.Code {
			hidden = append(hidden, b)
			p.Blocks[i] = article.Block{Kind: article.Figure, Level: len(hidden), Code: true}
		}
	}
	return hidden
}

// show puts them back, wherever their places are now.
func show(p *page.Page, hidden []article.Block) {
	if hidden == nil {
		return
	}
	for i, b := range p.Blocks {
		if b.Code && b.Kind == article.Figure && b.Text == "" && b.Level > 0 {
			p.Blocks[i] = hidden[b.Level-1]
		}
	}
}
