package bundlefile

import (
	"errors"

	"fangzhi/data/article"
)

var errRecord = errors.New("it is no article")

// bodyReader turns a record's body back into an article. It trusts nothing:
// whatever the bytes, it ends in an article or an error, in time and memory
// bounded by their number.
type bodyReader struct {
	unitReader
	ids []byte
}

// article reads what bodyWriter.article wrote. Lists that are empty come
// back empty, not nil, where the article's JSON always shows them.
func (r *bodyReader) article() (*article.Article, error) {
	parts := r.number()
	if parts > allParts {
		r.fail(errRecord)
	}
	a := &article.Article{
		People: []article.Person{}, Places: [][]string{}, Topics: []string{}, Phrases: []string{},
		Blocks: []article.Block{}, Evidence: []article.Evidence{}, Repairs: []article.Repair{}, Copies: []string{},
	}
	has := func(bit uint64) bool { return parts&bit != 0 && r.err == nil }
	if script := int(parts & 3); script < len(scripts) {
		a.Script = scripts[script]
	} else {
		a.Script = article.Script(r.string())
	}
	if has(hasGenre) {
		a.Genre = readWord(r, article.Genres)
	}
	if has(hasRights) {
		a.Rights = r.string()
	}
	if has(hasSource) {
		a.Source = r.string()
	}
	if has(hasOrigin) {
		a.Origin.Charset, a.Origin.Format, a.Origin.Path = r.string(), r.string(), r.string()
	}
	if has(hasURL) {
		a.Origin.URL = r.string()
	}
	if has(hasDate) {
		date := r.string()
		a.Date = &date
	}
	a.ID = r.id()
	a.Title = r.string()
	a.Blocks = r.blocks()
	if has(hasTopics) {
		a.Topics = r.strings()
	}
	if has(hasPlaces) {
		a.Places = readList(r, func(p *[]string) { *p = r.strings() })
	}
	if has(hasPeople) {
		a.People = readList(r, func(p *article.Person) { p.Role, p.Name = r.string(), r.string() })
	}
	if has(hasPhrases) {
		a.Phrases = r.strings()
	}
	if has(hasEvidence) {
		a.Evidence = r.evidence()
	}
	if has(hasRepairs) {
		a.Repairs = r.repairs()
	}
	if has(hasLinks) {
		a.Links = readList(r, func(l *article.Link) { l.Title, l.URL, l.Date = r.string(), r.string(), r.string() })
	}
	if has(hasPage) {
		a.Page = &article.Page{Title: r.string(), Articles: r.idList()}
	}
	if has(hasCopies) {
		a.Copies = r.idList()
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	if len(r.ids) > 0 {
		return nil, errLeftOver
	}
	return a, nil
}

func (r *bodyReader) blocks() []article.Block {
	total := r.count()
	blocks := make([]article.Block, 0, min(total, firstCapacity))
	forms := make([]uint8, 0, cap(blocks))
	for len(blocks) < total && r.err == nil {
		form := r.number()
		if form > allForms {
			r.fail(errRecord)
		}
		var block article.Block
		switch kind := int(form & kindBits); {
		case kind < len(article.BlockKinds):
			block.Kind = article.BlockKinds[kind]
		case kind == otherKind:
			block.Kind = article.BlockKind(r.string())
		default:
			r.fail(errRecord)
		}
		if form&hasLevel != 0 {
			level := int(r.signed())
			if block.Kind == article.ListItem {
				block.Number = level
			} else {
				block.Level = level
			}
		}
		run := r.run(total - len(blocks))
		for range run {
			blocks = append(blocks, block)
			forms = append(forms, uint8(form))
		}
	}
	for i := range blocks {
		blocks[i].Text = r.string()
		blocks[i].Picture = r.picture(forms[i])
	}
	return blocks
}

func (r *bodyReader) picture(form uint8) (p article.Picture) {
	if form&hasImage != 0 {
		p.Image = r.string()
	}
	if form&hasSize != 0 {
		p.Width, p.Height = r.side(), r.side()
	}
	if form&hasPlace != 0 {
		p.Original = r.string()
	}
	if form&hasFull != 0 {
		p.Full = r.string()
	}
	return p
}

// side is a length in pixels.
func (r *bodyReader) side() int {
	n := r.number()
	if n > maxSide {
		r.fail(errRecord)
		return 0
	}
	return int(n)
}

func (r *bodyReader) evidence() []article.Evidence {
	all := readList(r, func(e *article.Evidence) {
		e.Kind = readWord(r, evidences)
		e.Certainty = readWord(r, certainties)
		e.Field = readWord(r, fields)
	})
	for i := range all {
		all[i].Block, all[i].Offset = int(r.signed()), int(r.signed())
	}
	for i := range all {
		all[i].Value, all[i].Text = r.string(), r.string()
	}
	return all
}

func (r *bodyReader) repairs() []article.Repair {
	total := r.count()
	all := make([]article.Repair, 0, min(total, firstCapacity))
	for len(all) < total && r.err == nil {
		repair := article.Repair{Rule: r.string(), Certainty: readWord(r, certainties)}
		for range r.run(total - len(all)) {
			all = append(all, repair)
		}
	}
	block, offset := int64(0), int64(0)
	for i := range all {
		if step := r.signed(); step != 0 {
			block, offset = block+step, 0
		}
		offset += r.signed()
		all[i].Block, all[i].Offset = int(block), int(offset)
	}
	for i := range all {
		all[i].Before = r.string()
	}
	for i := range all {
		all[i].After = r.string()
	}
	return all
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
		id := idEncoding.EncodeToString(r.ids[:article.IDBytes])
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
