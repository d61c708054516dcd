package bundlefile

import (
	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// bodyReader turns a record's body back into an article. It trusts nothing:
// whatever the bytes, it ends in an article or an error, in time and memory
// bounded by their number.
type bodyReader struct {
	coding.UnitReader
	ids    []byte
	fields uint64          // that follow, as the body's first number says
	parts  [][]coding.Unit // of a long article's record, as far as they are not read yet; nil for those not here
	part   int             // which of them units is
}

func (r *bodyReader) has(field uint64) bool { return r.fields&field != 0 && r.Err == nil }

// pieces is how many a long article has, 0 for a short one.
func (r *bodyReader) pieces() int { return max(0, len(r.parts)-2) }

// in goes on in a part of a long article's record, and tells whether it is here.
//
//go:noinline
func (r *bodyReader) in(part int) bool {
	if r.parts == nil || r.Err != nil {
		return r.Err == nil
	}
	r.parts[r.part] = r.Units
	r.Units, r.part = r.parts[part], part
	return r.Units != nil
}

// article reads what bodyWriter.article wrote. Lists that are empty come
// back empty, not nil, where the article's JSON always shows them.
func (r *bodyReader) article() (*article.Article, error) {
	r.fields = r.Number()
	if r.fields > allParts {
		r.Fail(coding.ErrRecord)
	}
	a := &article.Article{
		People: []article.Person{}, Places: [][]string{}, Topics: []string{}, Phrases: []string{},
		Blocks: []article.Block{}, Evidence: []article.Evidence{}, Repairs: []article.Repair{}, Copies: []string{},
	}
	if script := int(r.fields & 3); script < len(scripts) {
		a.Script = scripts[script]
	} else {
		a.Script = article.Script(r.String())
	}
	if r.has(hasGenre) {
		a.Genre = readWord(r, article.Genres)
	}
	r.origin(a)
	if r.has(hasDate) {
		date := r.String()
		a.Date = &date
	}
	a.ID = r.id()
	a.Title = r.String()
	a.Blocks = r.blocks()
	if r.has(hasTopics) {
		a.Topics = r.strings()
	}
	if r.has(hasPlaces) {
		a.Places = readList(r, func(p *[]string) { *p = r.strings() })
	}
	if r.has(hasPeople) {
		a.People = readList(r, func(p *article.Person) { p.Role, p.Name = r.String(), r.String() })
	}
	if r.has(hasPhrases) {
		a.Phrases = r.strings()
	}
	if r.in(tail(r.pieces())) {
		r.tail(a)
	}
	r.in(headPart)
	if r.has(hasPage) {
		a.Page = &article.Page{Title: r.String(), Articles: r.idList(), Book: r.has(ofBook)}
	}
	if r.has(hasCopies) {
		a.Copies = r.idList()
	}
	for part := range r.parts {
		r.End()
		r.in(part)
	}
	if err := r.End(); err != nil {
		return nil, err
	}
	if len(r.ids) > 0 {
		return nil, coding.ErrLeftOver
	}
	return a, nil
}

func (r *bodyReader) tail(a *article.Article) {
	if r.has(hasEvidence) {
		a.Evidence = r.evidence()
	}
	if r.has(hasRepairs) {
		a.Repairs = r.repairs()
	}
	if r.has(hasLinks) {
		a.Links = readList(r, func(l *article.Link) { l.Title, l.URL, l.Date = r.String(), r.String(), r.String() })
	}
}

func (r *bodyReader) origin(a *article.Article) {
	if r.has(hasRights) {
		a.Rights = r.String()
	}
	if r.has(hasSource) {
		a.Source = r.String()
	}
	if r.has(hasOrigin) {
		a.Origin.Charset, a.Origin.Format, a.Origin.Path = r.String(), r.String(), r.String()
	}
	if r.has(hasURL) {
		a.Origin.URL = r.String()
	}
}

// firstCapacity bounds the memory taken on the word of a count alone.
const firstCapacity = 256

// readList reads a count and as many things.
func readList[T any](r *bodyReader, read func(*T)) []T {
	total := r.Count()
	all := make([]T, 0, min(total, firstCapacity))
	for len(all) < total && r.Err == nil {
		var t T
		read(&t)
		all = append(all, t)
	}
	return all
}

func (r *bodyReader) strings() []string {
	return readList(r, func(s *string) { *s = r.String() })
}

func (r *bodyReader) idList() []string {
	return readList(r, func(s *string) { *s = r.id() })
}

// run reads the length of a run, from one to what is left of the whole.
//
//go:noinline
func (r *bodyReader) run(left int) int {
	n := r.Number()
	if n == 0 || n > uint64(left) {
		r.Fail(coding.ErrRecord)
		return 0
	}
	return int(n)
}

func (r *bodyReader) id() string {
	switch r.Number() {
	case hashedID:
		if len(r.ids) < article.IDBytes || r.Err != nil {
			r.Fail(coding.ErrShort)
			return ""
		}
		id := article.IDEncoding.EncodeToString(r.ids[:article.IDBytes])
		r.ids = r.ids[article.IDBytes:]
		return id
	case spelledID:
		return r.String()
	}
	r.Fail(coding.ErrRecord)
	return ""
}

func readWord[W ~string](r *bodyReader, known []W) W {
	n := r.Number()
	switch {
	case n < uint64(len(known)):
		return known[n]
	case n > uint64(len(known)):
		r.Fail(coding.ErrRecord)
	}
	return W(r.String())
}
