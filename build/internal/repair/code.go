package repair

import "fangzhi/data/article"

// ofAnyText are the rules that mend programs too: bytes go astray in these as
// in any text. What the others take for damage, programs mean.
var ofAnyText = map[string]bool{"mojibake": true, "shifted-bytes": true}

// hideCode puts pictures without words where lines of programs stand.
func (p *Page) hideCode() (hidden []article.Block) {
	for i, b := range p.Blocks {
		if b.Code {
			hidden = append(hidden, b)
			p.Blocks[i] = article.Block{Kind: article.Figure, Level: len(hidden), Code: true}
		}
	}
	return hidden
}

// showCode puts the lines back, wherever their places are now.
func (p *Page) showCode(hidden []article.Block) {
	if hidden == nil {
		return
	}
	for i, b := range p.Blocks {
		if b.Code {
			p.Blocks[i] = hidden[b.Level-1]
		}
	}
}
