package engine

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// textNames and kindNamed are the names that may stand before a colon, folded:
// in English and Chinese, either script.
var (
	textNames = map[string]indexfile.Field{
		"title": indexfile.Title, "标题": indexfile.Title, "题名": indexfile.Title,
		"body": indexfile.Body, "正文": indexfile.Body,
	}
	kindNamed = map[string]facet.Kind{
		"source": facet.Source, "来源": facet.Source, "出处": facet.Source,
		"place": facet.Place, "地点": facet.Place, "地方": facet.Place,
		"person": facet.Person, "人物": facet.Person, "作者": facet.Person, "author": facet.Person,
		"topic": facet.Topic, "主题": facet.Topic, "门类": facet.Topic,
		"phrase": facet.Phrase, "词语": facet.Phrase,
		"kind": facet.Genre, "genre": facet.Genre, "体裁": facet.Genre, "文体": facet.Genre,
		"script": facet.Script, "字体": facet.Script,
	}
	dateNames = map[string]bool{"date": true, "日期": true, "year": true, "年份": true}
)

// maxFieldName is the length, in runes, of the longest name of a field, and
// some for one misspelt.
const maxFieldName = 8

// isField tells whether a field is called so.
func isField(name string) bool {
	_, isText := textNames[name]
	_, isKind := kindNamed[name]
	return isText || isKind || dateNames[name]
}

// field reads a name, a colon and what must stand in that field; ok is false
// when no name and colon stand here.
func (p *parser) field() (n *node, ok bool, err error) {
	from, colon := p.at, p.at
	for colon < len(p.in) && colon-from <= maxFieldName && unicode.IsLetter(p.in[colon]) {
		colon++
	}
	if colon == from || colon == len(p.in) || p.in[colon] != ':' && p.in[colon] != '：' {
		return nil, false, nil
	}
	written := string(p.in[from:colon])
	name := token.FoldString(written)
	empty := colon+1 == len(p.in) || endsKeyword(p.in[colon+1]) && !isOpen(p.in[colon+1]) && !isQuote(p.in[colon+1])
	if !isField(name) {
		if empty {
			return nil, false, nil
		}
		return nil, false, p.unknownField(from, colon, name)
	}
	if empty {
		behind := strings.TrimSpace(string(p.in[colon+1:]))
		if again := []rune(behind); len(again) == 0 || isClose(again[0]) || isBar(again[0]) {
			return nil, true, p.fail(from, "query.empty-field", p.without(from, colon+1))
		}
		return nil, true, p.fail(from, "query.empty-field", string(p.in[:colon+1])+behind)
	}
	p.at = colon + 1
	if text, isText := textNames[name]; isText {
		n, err = p.one()
		if err == nil && n == nil {
			err = p.fail(from, "query.empty-field", p.without(from, p.at))
		}
		if err == nil {
			n.limit(text, written)
		}
		return n, true, err
	}
	value, err := p.value()
	if err != nil {
		return nil, true, err
	}
	n = &node{op: opValue, kind: kindNamed[name], text: token.FoldString(value), name: written, value: value}
	if strings.TrimSpace(n.text) == "" {
		return nil, true, p.fail(from, "query.empty-field", p.without(from, p.at))
	}
	if dateNames[name] {
		n.op = opDays
		err = p.days(n, from, colon+1)
	}
	return n, true, err
}

// unknownField refuses a name that is almost a field's, or a word before a
// colon that can be no other thing. A colon of full width is one of the text.
func (p *parser) unknownField(from, colon int, name string) error {
	if p.in[colon] != ':' {
		return nil
	}
	for _, known := range knownNames() {
		if oneEdit([]rune(name), []rune(known)) {
			return p.fail(from, "query.unknown-field", p.instead(from, colon, known))
		}
	}
	next := p.in[colon+1]
	if name[0] >= 0x80 || len(name) < 2 || next == '/' || unicode.IsDigit(next) {
		return nil
	}
	return p.fail(from, "query.unknown-field", p.instead(colon, colon+1, " "))
}

// knownNames are all names of fields, in a fixed order.
func knownNames() []string {
	var names []string
	for name := range textNames {
		names = append(names, name)
	}
	for name := range kindNamed {
		names = append(names, name)
	}
	for name := range dateNames {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// days reads the days a node names.
func (p *parser) days(n *node, from, at int) error {
	first, last, found := strings.Cut(n.value, "..")
	if !found {
		last = first
	}
	n.days = [2]int{-1 << 30, 1 << 30}
	var wrongFirst, wrongLast error
	if first != "" {
		n.days[0], _, wrongFirst = dayRange(first)
	}
	if last != "" {
		_, n.days[1], wrongLast = dayRange(last)
	}
	switch {
	case wrongFirst == nil && wrongLast == nil && n.days[0] <= n.days[1]:
		return nil
	case wrongFirst == nil && wrongLast == nil:
		return p.fail(from, "query.bad-range", p.instead(at, p.at, last+".."+first))
	}
	if years := yearsLike(n.value); years != "" {
		return p.fail(from, "query.bad-date", p.instead(at, p.at, years))
	}
	first, last = DateLike(first), DateLike(last)
	if found && first+last != "" {
		first += ".." + last
	}
	if first == "" {
		return p.fail(from, "query.bad-date", p.without(from, p.at))
	}
	return p.fail(from, "query.bad-date", p.instead(at, p.at, first))
}

// value reads a word or a quotation as it is.
func (p *parser) value() (string, error) {
	if isQuote(p.in[p.at]) {
		return p.quoted()
	}
	start := p.at
	for p.at < len(p.in) && !endsKeyword(p.in[p.at]) {
		p.at++
	}
	return string(p.in[start:p.at]), nil
}

// findValues finds the facet values that the query's parts name: all that
// hold the text, in either script.
func (p *plan) findValues(ctx context.Context, n *node) error {
	if n == nil {
		return nil
	}
	for _, child := range n.children {
		if err := p.findValues(ctx, child); err != nil {
			return err
		}
	}
	if n.op != opValue {
		return nil
	}
	ordinals := make([]uint32, p.index.ValueCount(n.kind))
	for i := range ordinals {
		ordinals[i] = uint32(i)
	}
	values, err := p.index.Values(ctx, map[facet.Kind][]uint32{n.kind: ordinals})
	if err != nil {
		return err
	}
	field, _ := indexfile.FieldOf(n.kind)
	if p.values == nil {
		p.values = map[*node][]indexfile.Key{}
	}
	for _, value := range values[n.kind] {
		if facet.Named(n.kind, value.Text, n.text) {
			p.values[n] = append(p.values[n], indexfile.Key{Field: field, Term: facet.Key(n.kind, value.Text)})
		}
	}
	return nil
}

// daysIn are the documents of a segment that are dated as the node says.
func daysIn(index *indexfile.Reader, n *node) []blevereader.Window {
	if first, end := index.Between(n.days[0], n.days[1]); first < end {
		return []blevereader.Window{{First: first, End: end}}
	}
	return []blevereader.Window{}
}

// anyValue finds the articles that have one of a kind's values.
func (q *query) anyValue(ctx context.Context, kind facet.Kind, keys []indexfile.Key) (search.Searcher, error) {
	var any []search.Searcher
	for _, key := range keys {
		s, err := searcher.NewTermSearcher(ctx, q.reader, key.Term, string(kind), 0, search.SearcherOptions{})
		if err != nil {
			return nil, err
		}
		any = append(any, s)
	}
	return searcher.NewDisjunctionSearcher(ctx, q.reader, any, 1, search.SearcherOptions{})
}

func (q *query) buildValue(ctx context.Context, n *node) (search.Searcher, error) {
	var keys []indexfile.Key
	seen := map[string]bool{}
	for _, p := range q.plans {
		for _, key := range p.values[n] {
			if !seen[key.Term] {
				seen[key.Term] = true
				keys = append(keys, key)
			}
		}
	}
	return q.anyValue(ctx, n.kind, keys)
}

func (q *query) buildDays(ctx context.Context, n *node) (search.Searcher, error) {
	all, err := searcher.NewMatchAllSearcher(ctx, q.reader, 0, search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	return searcher.NewFilteringSearcher(ctx, all, func(_ *search.SearchContext, match *search.DocumentMatch) bool {
		segment, local := q.reader.Locate(blevereader.Document(match.IndexInternalID))
		day, known := q.plans[segment].index.DayOf(local)
		return known && day.Number >= n.days[0] && day.Number <= n.days[1]
	}), nil
}
