package read

import "fangzhi/data/article"

// endOfPara ends the paragraph with its number, unless it goes on in the next.
func (w *wordReader) endOfPara() {
	p := w.para()
	if p == nil {
		return
	}
	if p.unended && len(w.paras) == 1 {
		w.carried = p.text.String()
		p.text.Reset()
	} else {
		w.number(p)
	}
	w.endPara()
}

// flushCarried makes words that were carried on a paragraph, as none comes.
func (w *wordReader) flushCarried() {
	if w.carried != "" {
		w.beginPara().text.WriteString(w.carried)
		w.carried = ""
		w.endPara()
	}
}

// number gives a paragraph what its list has before it.
func (w *wordReader) number(p *officePara) {
	n, styled := p.numbers, w.styles.Of(p.style).Numbers
	if n.List == "" {
		n.List = styled.List
	}
	if n.Level < 0 {
		n.Level = styled.Level
	}
	listed := p.kind == article.Paragraph || p.kind == article.ListItem
	if n.List == "" || n.List == "0" {
		if n.List == "0" && listed {
			p.kind = article.Paragraph
		}
		return
	}
	if !w.lists.Has(n.List) {
		if listed {
			p.kind = article.ListItem
		}
		return
	}
	number, words, marked := w.lists.Item(n, p.style, !listed || p.title || len(w.tables) > 0)
	if p.number, p.label = number, words; !listed {
		return
	}
	p.kind = article.Paragraph
	if marked && words == "" {
		p.kind = article.ListItem
	}
}
