package bundlefile

import (
	"slices"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// bodyWriter turns an article into the units that are then packed.
type bodyWriter struct {
	body   []coding.Unit
	ids    []byte          // identities that are hashes, kept out of the body: nothing makes them smaller
	bad    string          // the first string that is not valid UTF-8
	firsts []int           // the first block of each piece of a long article
	parts  [][]coding.Unit // of its record; nil for a short one, whose body is one
	part   int             // which of them the body is
}

// cutArticle writes an article in the parts of its record.
func (w *bodyWriter) cutArticle(a *article.Article) (parts [][]coding.Unit, pieces []piece) {
	if w.firsts, pieces = cutBlocks(a.Blocks); pieces == nil {
		w.article(a)
		return [][]coding.Unit{w.body}, nil
	}
	w.parts = make([][]coding.Unit, tail(len(pieces))+1)
	w.article(a)
	w.in(headPart)
	return w.parts, pieces
}

// in goes on in a part of a long article's record.
func (w *bodyWriter) in(part int) {
	if w.parts != nil {
		w.parts[w.part] = w.body
		w.body, w.part = w.parts[part], part
	}
}

// article writes the parts that repeat from one article to the next first and
// together, so that the dictionary can give them in one stroke.
func (w *bodyWriter) article(a *article.Article) {
	parts := presentParts(a)
	script := slices.Index(scripts, a.Script)
	if script < 0 {
		script = len(scripts)
	}
	w.number(parts | script)
	if script == len(scripts) {
		w.string(string(a.Script))
	}
	if parts&hasGenre != 0 {
		writeWord(w, article.Genres, a.Genre)
	}
	w.origin(a, parts)
	if parts&hasDate != 0 {
		w.string(*a.Date)
	}
	w.id(a.ID)
	w.string(a.Title)
	w.blocks(a.Blocks)
	if parts&hasTopics != 0 {
		w.strings(a.Topics)
	}
	if parts&hasPlaces != 0 {
		w.number(len(a.Places))
		for _, levels := range a.Places {
			w.strings(levels)
		}
	}
	if parts&hasPeople != 0 {
		w.number(len(a.People))
		for _, p := range a.People {
			w.string(p.Role)
			w.string(p.Name)
		}
	}
	if parts&hasPhrases != 0 {
		w.strings(a.Phrases)
	}
	w.in(tail(len(w.firsts)))
	if parts&hasEvidence != 0 {
		w.evidence(a.Evidence)
	}
	if parts&hasRepairs != 0 {
		w.repairs(a.Repairs)
	}
	if parts&hasLinks != 0 {
		w.links(a.Links)
	}
	w.in(headPart)
	if parts&hasPage != 0 {
		w.string(a.Page.Title)
		w.idList(a.Page.Articles)
	}
	if parts&hasCopies != 0 {
		w.idList(a.Copies)
	}
}

func presentParts(a *article.Article) int {
	parts := 0
	for _, part := range []struct {
		bit     int
		present bool
	}{
		{hasDate, a.Date != nil},
		{hasSource, a.Source != ""},
		{hasPeople, len(a.People) > 0},
		{hasPlaces, len(a.Places) > 0},
		{hasTopics, len(a.Topics) > 0},
		{hasPhrases, len(a.Phrases) > 0},
		{hasEvidence, len(a.Evidence) > 0},
		{hasRepairs, len(a.Repairs) > 0},
		{hasOrigin, a.Origin.Format != "" || a.Origin.Charset != "" || a.Origin.Path != ""},
		{hasURL, a.Origin.URL != ""},
		{hasRights, a.Rights != ""},
		{hasLinks, len(a.Links) > 0},
		{hasPage, a.Page != nil},
		{hasCopies, len(a.Copies) > 0},
		{hasGenre, a.Genre != ""},
		{ofBook, a.Page != nil && a.Page.Book},
	} {
		if part.present {
			parts |= part.bit
		}
	}
	return parts
}

func (w *bodyWriter) origin(a *article.Article, parts int) {
	if parts&hasRights != 0 {
		w.string(a.Rights)
	}
	if parts&hasSource != 0 {
		w.string(a.Source)
	}
	if parts&hasOrigin != 0 {
		w.string(a.Origin.Charset)
		w.string(a.Origin.Format)
		w.string(a.Origin.Path)
	}
	if parts&hasURL != 0 {
		w.string(a.Origin.URL)
	}
}

func (w *bodyWriter) links(all []article.Link) {
	w.number(len(all))
	for _, l := range all {
		w.string(l.Title)
		w.string(l.URL)
		w.string(l.Date)
	}
}

func (w *bodyWriter) strings(all []string) {
	w.number(len(all))
	for _, s := range all {
		w.string(s)
	}
}

func (w *bodyWriter) idList(all []string) {
	w.number(len(all))
	for _, id := range all {
		w.id(id)
	}
}

func (w *bodyWriter) id(id string) {
	hash, err := article.IDEncoding.DecodeString(id)
	if err != nil || len(hash) != article.IDBytes || article.IDEncoding.EncodeToString(hash) != id {
		w.number(spelledID)
		w.string(id)
		return
	}
	w.number(hashedID)
	w.ids = append(w.ids, hash...)
}

// writeWord writes a word as its index among those known, else spelled out.
func writeWord[W ~string](w *bodyWriter, known []W, word W) {
	i := slices.Index(known, word)
	if i >= 0 {
		w.number(i)
		return
	}
	w.number(len(known))
	w.string(string(word))
}

func (w *bodyWriter) number(n int) { w.body = coding.NumberUnits(w.body, n) }
func (w *bodyWriter) signed(n int) { w.body = coding.SignedUnits(w.body, n) }

func (w *bodyWriter) string(s string) {
	if w.bad == "" && !utf8.ValidString(s) {
		w.bad = s
	}
	w.body = slices.Grow(w.body, len(s)/3+1) // most have three bytes
	for _, r := range s {
		w.body = append(w.body, r)
	}
	w.body = append(w.body, coding.EndOfString)
}
