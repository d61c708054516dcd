package bundlefile

import "fangzhi/data/article"

// bodyReader turns a record's body back into an article. It trusts nothing:
// whatever the bytes, it ends in an article or an error, in time and memory
// bounded by their number.
type bodyReader struct {
	unitReader
	ids    []byte
	fields uint64   // that follow, as the body's first number says
	parts  [][]unit // of a long article's record, as far as they are not read yet; nil for those not here
	part   int      // which of them units is
}

func (r *bodyReader) has(field uint64) bool { return r.fields&field != 0 && r.err == nil }

// pieces is how many a long article has, 0 for a short one.
func (r *bodyReader) pieces() int { return max(0, len(r.parts)-2) }

// in goes on in a part of a long article's record, and tells whether it is here.
//
//go:noinline
func (r *bodyReader) in(part int) bool {
	if r.parts == nil || r.err != nil {
		return r.err == nil
	}
	r.parts[r.part] = r.units
	r.units, r.part = r.parts[part], part
	return r.units != nil
}

// article reads what bodyWriter.article wrote. Lists that are empty come
// back empty, not nil, where the article's JSON always shows them.
func (r *bodyReader) article() (*article.Article, error) {
	r.fields = r.number()
	if r.fields > allParts {
		r.fail(errRecord)
	}
	a := &article.Article{
		People: []article.Person{}, Places: [][]string{}, Topics: []string{}, Phrases: []string{},
		Blocks: []article.Block{}, Evidence: []article.Evidence{}, Repairs: []article.Repair{}, Copies: []string{},
	}
	if script := int(r.fields & 3); script < len(scripts) {
		a.Script = scripts[script]
	} else {
		a.Script = article.Script(r.string())
	}
	if r.has(hasGenre) {
		a.Genre = readWord(r, article.Genres)
	}
	r.origin(a)
	if r.has(hasDate) {
		date := r.string()
		a.Date = &date
	}
	a.ID = r.id()
	a.Title = r.string()
	a.Blocks = r.blocks()
	if r.has(hasTopics) {
		a.Topics = r.strings()
	}
	if r.has(hasPlaces) {
		a.Places = readList(r, func(p *[]string) { *p = r.strings() })
	}
	if r.has(hasPeople) {
		a.People = readList(r, func(p *article.Person) { p.Role, p.Name = r.string(), r.string() })
	}
	if r.has(hasPhrases) {
		a.Phrases = r.strings()
	}
	if r.in(tail(r.pieces())) {
		r.tail(a)
	}
	r.in(headPart)
	if r.has(hasPage) {
		a.Page = &article.Page{Title: r.string(), Articles: r.idList()}
	}
	if r.has(hasCopies) {
		a.Copies = r.idList()
	}
	for part := range r.parts {
		r.end()
		r.in(part)
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	if len(r.ids) > 0 {
		return nil, errLeftOver
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
		a.Links = readList(r, func(l *article.Link) { l.Title, l.URL, l.Date = r.string(), r.string(), r.string() })
	}
}

func (r *bodyReader) origin(a *article.Article) {
	if r.has(hasRights) {
		a.Rights = r.string()
	}
	if r.has(hasSource) {
		a.Source = r.string()
	}
	if r.has(hasOrigin) {
		a.Origin.Charset, a.Origin.Format, a.Origin.Path = r.string(), r.string(), r.string()
	}
	if r.has(hasURL) {
		a.Origin.URL = r.string()
	}
}

// firstCapacity bounds the memory taken on the word of a count alone.
const firstCapacity = 256

// readList reads a count and as many things.
func readList[T any](r *bodyReader, read func(*T)) []T {
	total := r.count()
	all := make([]T, 0, min(total, firstCapacity))
	for len(all) < total && r.err == nil {
		var t T
		read(&t)
		all = append(all, t)
	}
	return all
}

func (r *bodyReader) strings() []string {
	return readList(r, func(s *string) { *s = r.string() })
}

func (r *bodyReader) idList() []string {
	return readList(r, func(s *string) { *s = r.id() })
}

// run reads the length of a run, from one to what is left of the whole.
//
//go:noinline
func (r *bodyReader) run(left int) int {
	n := r.number()
	if n == 0 || n > uint64(left) {
		r.fail(errRecord)
		return 0
	}
	return int(n)
}

func (r *bodyReader) id() string {
	switch r.number() {
	case hashedID:
		if len(r.ids) < article.IDBytes || r.err != nil {
			r.fail(errShort)
			return ""
		}
		id := article.IDEncoding.EncodeToString(r.ids[:article.IDBytes])
		r.ids = r.ids[article.IDBytes:]
		return id
	case spelledID:
		return r.string()
	}
	r.fail(errRecord)
	return ""
}

func readWord[W ~string](r *bodyReader, known []W) W {
	n := r.number()
	switch {
	case n < uint64(len(known)):
		return known[n]
	case n > uint64(len(known)):
		r.fail(errRecord)
	}
	return W(r.string())
}
