package repair

import "fangzhi/data/article"

// ofBytes are the rules that mend programs too: bytes go astray in these as in
// any text. What the others take for damage, programs mean; and what these take
// for it can be words of another language.
var ofBytes = map[string]bool{"mojibake": true, "shifted-bytes": true}

// hide puts pictures without words where blocks stand that a rule is to leave
// alone.
func (p *Page) hide(rule string) (hidden []article.Block) {
	bytes := ofBytes[rule]
	kana := bytes && p.hasKana()
	japanese := kana && p.isInJapanese()
	glossed := kana && p.hasJapanese()
	for i, b := range p.Blocks {
		if japanese || bytes && (holdsWords(b.Text) || holdsFace(b.Text) || kana && isJapanese(b.Text) || glossed && isMostlyKana(b.Text)) || !bytes && b.Code {
			hidden = append(hidden, b)
			p.Blocks[i] = article.Block{Kind: article.Figure, Level: len(hidden), Code: true}
		}
	}
	return hidden
}

// show puts them back, wherever their places are now.
func (p *Page) show(hidden []article.Block) {
	if hidden == nil {
		return
	}
	for i, b := range p.Blocks {
		if b.Code && b.Kind == article.Figure && b.Text == "" && b.Level > 0 {
			p.Blocks[i] = hidden[b.Level-1]
		}
	}
}
