package engine

import (
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// A quotation of Han characters alone is found as its run, and then sifted by
// the forms in which articles write characters: the index notes where they are
// not the usual ones. Texts are read only of articles that may write a
// character of the quotation in several ways.

// mostSifted is of how many articles the texts are read before it is known
// whether they have the quotation in any form.
const mostSifted = 4 * checkedAtOnce

// traditional is the key of the documents whose usual forms are Traditional.
//
//go:noinline
func traditional() indexfile.Key {
	field, _ := indexfile.FieldOf(facet.Script)
	return indexfile.Key{Field: field, Term: string(article.Traditional)}
}

//go:noinline
func (p *plan) docsOf(key indexfile.Key) set {
	if list := p.lists[key]; list != nil {
		return set{docs: list.Docs}
	}
	return set{}
}

// sift keeps, of documents with a leaf's folded run, those that may hold it as
// it is written; the doubtful ones among them may as well not.
func (p *plan) sift(l *language.Leaf, found set) (may, doubtful set) {
	if l.Glyphs == nil {
		return found, set{}
	}
	in := p.docsOf(traditional())
	may, doubtful = p.siftScript(l, without(found, in), false)
	mayToo, doubtfulToo := p.siftScript(l, intersect(found, in), true)
	return unite(may, mayToo), unite(doubtful, doubtfulToo)
}

//go:noinline
func (p *plan) siftScript(l *language.Leaf, may set, traditional bool) (set, set) {
	var doubt set
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		written, usual := language.FormKey(g.Form), token.UsualForm(g.Folded, traditional)
		if usual != g.Written {
			may = intersect(may, p.docsOf(written))
			if usual != 0 {
				doubt = may // the usual form may be there too
			}
		}
		for _, key := range g.Keys {
			if key != written {
				doubt = unite(doubt, p.docsOf(key))
			}
		}
	}
	return may, intersect(doubt, may)
}

// addSifted adds to the documents whose texts are to be read those that texts
// must tell of later, if they are not very many: that spares a round.
func (p *plan) addSifted(s *query, o *doubt) []uint32 {
	var all set
	for _, l := range s.leaves {
		for _, field := range l.Fields {
			at := leafField{l, field}
			if l.Glyphs == nil || !p.has(at) {
				continue
			}
			found := set{docs: o.candidates[at]}
			if !isRun(l) {
				found = intersect(p.documents(at), o.possible)
			}
			if _, doubtful := p.sift(l, found); isRun(l) || len(doubtful.docs) > checkedAtOnce { // else they are read with what is shown
				all = unite(all, doubtful)
			}
		}
	}
	if len(all.docs) > mostSifted {
		return o.few
	}
	return unite(set{docs: o.few}, all).docs
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
