package engine

import (
	"context"
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

var anyText = []indexfile.Field{indexfile.Body, indexfile.Title}

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
		"script": facet.Script, "字体": facet.Script,
	}
	dateNames = map[string]bool{"date": true, "日期": true, "year": true, "年份": true}
)

// maxFieldName is the length, in runes, of the longest name of a field.
const maxFieldName = 6

// field reads a name, a colon and what must stand in that field; ok is false
// when no name and colon stand here.
func (p *parser) field() (n *node, ok bool, err error) {
	colon := p.at
	for colon < len(p.in) && colon-p.at <= maxFieldName && unicode.IsLetter(p.in[colon]) {
		colon++
	}
	if colon == p.at || colon+1 >= len(p.in) || p.in[colon] != ':' && p.in[colon] != '：' || unicode.IsSpace(p.in[colon+1]) {
		return nil, false, nil
	}
	name := token.FoldString(string(p.in[p.at:colon]))
	text, isText := textNames[name]
	kind, isKind := kindNamed[name]
	if !isText && !isKind && !dateNames[name] {
		return nil, false, nil
	}
	from := p.at
	p.at = colon + 1
	if isText {
		n, err = p.one()
		n.limit(text)
		return n, true, err
	}
	value := p.value()
	if isKind {
		return &node{op: opValue, kind: kind, text: token.FoldString(value)}, true, nil
	}
	first, last, found := strings.Cut(value, "..")
	if !found {
		last = first
	}
	days := [2]int{-1 << 30, 1 << 30}
	if first != "" {
		if days[0], _, err = dayRange(first); err != nil {
			return nil, true, p.fail(from, "query.bad-date", "")
		}
	}
	if last != "" {
		if _, days[1], err = dayRange(last); err != nil {
			return nil, true, p.fail(from, "query.bad-date", "")
		}
	}
	return &node{op: opDays, days: days}, true, nil
}

// value reads a word or a quotation as it is.
func (p *parser) value() string {
	quoted := isQuote(p.in[p.at])
	if quoted {
		p.at++
	}
	start := p.at
	for p.at < len(p.in) && !isQuote(p.in[p.at]) && (quoted || !unicode.IsSpace(p.in[p.at]) && !isClose(p.in[p.at]) && p.in[p.at] != '|') {
		p.at++
	}
	text := string(p.in[start:p.at])
	if quoted && p.at < len(p.in) {
		p.at++
	}
	return text
}

// limit makes everything below a node stand in one field.
func (n *node) limit(field indexfile.Field) {
	for _, l := range n.every() {
		l.fields = []indexfile.Field{field}
	}
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
		if key := facet.Key(n.kind, value.Text); strings.Contains(key, n.text) {
			p.values[n] = append(p.values[n], indexfile.Key{Field: field, Term: key})
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
