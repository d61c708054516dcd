package language

import (
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// Glyph is a character of a quotation that has several forms.
type Glyph struct {
	token.Form
	Keys []indexfile.Key // of all its forms
}

// glyphsOf are the glyphs of a run as it is written; ok is false when it is
// not Han characters alone.
func glyphsOf(run, written []rune) (glyphs []Glyph, ok bool) {
	if len(run) != len(written) {
		return nil, false
	}
	for i, folded := range run {
		g := Glyph{Form: token.Form{Folded: folded, Written: written[i]}}
		isForm := false
		token.EachForm(folded, func(form rune) {
			isForm = isForm || form == written[i]
			g.Keys = append(g.Keys, FormKey(token.Form{Folded: folded, Written: form}))
		})
		if !isForm || !token.IsHan(folded) {
			return nil, false
		}
		if len(g.Keys) > 1 {
			glyphs = append(glyphs, g)
		}
	}
	return glyphs, true
}

// FormKey is the key of the documents that write a character in a form.
//
//go:noinline
func FormKey(f token.Form) indexfile.Key { return indexfile.Key{Field: indexfile.Form, Term: f.Term()} }
