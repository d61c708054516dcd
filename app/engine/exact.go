package engine

import (
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A quotation of Han characters alone is found as its run, and then sifted by
// the forms in which articles write characters: the index notes where they are
// not the usual ones. Texts are read only of articles that write a character
// of the quotation in several ways.

// glyph is a character of a quotation that can be written in several forms.
type glyph struct {
	written string   // the term of the form looked for
	others  []string // and of the others
	usual   [2]rank  // of the form looked for, by script
}

// rank is what a form is among those of its character, in a script.
type rank byte

const (
	amongNoted rank = iota // all forms are noted
	theUsual               // it is the one form that is not noted
	unusual                // another is
)

// glyphsOf are the glyphs of a run as it is written; ok is false when it is
// not Han characters alone.
func glyphsOf(run, written []rune) (glyphs []*glyph, ok bool) {
	if len(run) != len(written) {
		return nil, false
	}
	seen := map[rune]bool{}
	for i, folded := range run {
		if !token.IsHan(folded) {
			return nil, false
		}
		forms := token.FormsOf(folded)
		g := &glyph{}
		for _, form := range forms {
			term := token.Form{Folded: folded, Written: form}.Term()
			if form == written[i] {
				g.written = term
			} else {
				g.others = append(g.others, term)
			}
		}
		if g.written == "" {
			return nil, false
		}
		for script, traditional := range [...]bool{false, true} {
			switch token.UsualForm(folded, traditional) {
			case written[i]:
				g.usual[script] = theUsual
			case 0:
			default:
				g.usual[script] = unusual
			}
		}
		if len(forms) > 1 && !seen[written[i]] {
			seen[written[i]] = true
			glyphs = append(glyphs, g)
		}
	}
	return glyphs, true
}

// traditional is the key of the documents whose usual forms are Traditional.
func traditional() indexfile.Key {
	field, _ := indexfile.FieldOf(facet.Script)
	return indexfile.Key{Field: field, Term: string(article.Traditional)}
}

func formKey(term string) indexfile.Key { return indexfile.Key{Field: indexfile.Form, Term: term} }

// formKeys are what a leaf asks of the index beside its terms.
func (l *leaf) formKeys(keys []indexfile.Key) []indexfile.Key {
	for _, g := range l.glyphs {
		keys = append(keys, formKey(g.written))
		for _, other := range g.others {
			keys = append(keys, formKey(other))
		}
	}
	if len(l.glyphs) > 0 {
		keys = append(keys, traditional())
	}
	return keys
}

// mostWritten bounds how many documents have a leaf's characters as written.
func (p *plan) mostWritten(l *leaf) int {
	most := 0
	for script, n := range [...]int{p.index.DocCount(), p.docFreq(traditional())} {
		for _, g := range l.glyphs {
			if g.usual[script] != theUsual {
				n = min(n, p.docFreq(formKey(g.written)))
			}
		}
		most += n
	}
	return most
}

func (p *plan) docFreq(key indexfile.Key) int {
	if list := p.lists[key]; list != nil {
		return list.DocFreq
	}
	return 0
}

func (p *plan) docsOf(key indexfile.Key) set {
	if list := p.lists[key]; list != nil {
		return set{docs: list.Docs}
	}
	return set{}
}

// sift parts documents with a leaf's folded run into those that hold it as
// written for certain and those that may.
func (p *plan) sift(l *leaf, found set) (certain, doubtful set) {
	if len(l.glyphs) == 0 {
		return found, set{}
	}
	inTraditional := p.docsOf(traditional())
	for script, may := range [...]set{without(found, inTraditional), intersect(found, inTraditional)} {
		var doubt set
		for _, g := range l.glyphs {
			if g.usual[script] != theUsual {
				may = intersect(may, p.docsOf(formKey(g.written)))
			}
			if g.usual[script] == unusual {
				doubt = may
			}
			for _, other := range g.others {
				doubt = unite(doubt, p.docsOf(formKey(other)))
			}
		}
		doubt = intersect(doubt, may)
		certain, doubtful = unite(certain, without(may, doubt)), unite(doubtful, doubt)
	}
	return certain, doubtful
}

// asWritten are those that hold a leaf's run as written, for all that the index tells.
func (p *plan) asWritten(l *leaf, found set) set {
	certain, doubtful := p.sift(l, found)
	return unite(certain, doubtful)
}

// keep keeps the places in some of the documents.
func (f *places) keep(docs []uint32) *places {
	kept := &places{}
	starts := f.starts
	for i, doc := range f.docs {
		own := starts[:min(int(f.freqs[i]), len(starts))]
		starts = starts[len(own):]
		step, found := seek(docs, doc)
		if docs = docs[step:]; found {
			kept.add(doc, own)
		}
	}
	return kept
}
