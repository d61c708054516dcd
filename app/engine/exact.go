package engine

import (
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A quotation of Han characters alone is found as its run, and then sifted by
// the forms in which articles write characters: the index notes where they are
// not the usual ones. Texts are read only of articles that may write a
// character of the quotation in several ways.

// glyph is a character of a quotation that has several forms.
type glyph struct {
	token.Form
	keys []indexfile.Key // of all its forms
}

// glyphsOf are the glyphs of a run as it is written; ok is false when it is
// not Han characters alone.
func glyphsOf(run, written []rune) (glyphs []glyph, ok bool) {
	if len(run) != len(written) {
		return nil, false
	}
	for i, folded := range run {
		g := glyph{Form: token.Form{Folded: folded, Written: written[i]}}
		isForm := false
		token.EachForm(folded, func(form rune) {
			isForm = isForm || form == written[i]
			g.keys = append(g.keys, formKey(token.Form{Folded: folded, Written: form}))
		})
		if !isForm || !token.IsHan(folded) {
			return nil, false
		}
		if len(g.keys) > 1 {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs, true
}

// traditional is the key of the documents whose usual forms are Traditional.
//
//go:noinline
func traditional() indexfile.Key {
	field, _ := indexfile.FieldOf(facet.Script)
	return indexfile.Key{Field: field, Term: string(article.Traditional)}
}

//go:noinline
func formKey(f token.Form) indexfile.Key { return indexfile.Key{Field: indexfile.Form, Term: f.Term()} }

//go:noinline
func (p *plan) docsOf(key indexfile.Key) set {
	if list := p.lists[key]; list != nil {
		return set{docs: list.Docs}
	}
	return set{}
}

// sift keeps, of documents with a leaf's folded run, those that may hold it as
// it is written; the doubtful ones among them may as well not.
func (p *plan) sift(l *leaf, found set) (may, doubtful set) {
	if l.glyphs == nil {
		return found, set{}
	}
	in := p.docsOf(traditional())
	may, doubtful = p.siftScript(l, without(found, in), false)
	mayToo, doubtfulToo := p.siftScript(l, intersect(found, in), true)
	return unite(may, mayToo), unite(doubtful, doubtfulToo)
}

//go:noinline
func (p *plan) siftScript(l *leaf, may set, traditional bool) (set, set) {
	var doubt set
	for i := range l.glyphs {
		g := &l.glyphs[i]
		written, usual := formKey(g.Form), token.UsualForm(g.Folded, traditional)
		if usual != g.Written {
			may = intersect(may, p.docsOf(written))
			if usual != 0 {
				doubt = may // the usual form may be there too
			}
		}
		for _, key := range g.keys {
			if key != written {
				doubt = unite(doubt, p.docsOf(key))
			}
		}
	}
	return may, intersect(doubt, may)
}

// freqsIn are how many places there are in some of the documents.
func (f *places) freqsIn(docs []uint32) []uint32 {
	if len(docs) == len(f.docs) {
		return f.freqs
	}
	freqs := make([]uint32, 0, len(docs))
	for i, doc := range f.docs {
		if len(freqs) < len(docs) && docs[len(freqs)] == doc {
			freqs = append(freqs, f.freqs[i])
		}
	}
	return freqs
}
