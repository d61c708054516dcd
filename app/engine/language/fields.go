package language

import (
	"slices"
	"strings"
	"unicode"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// TextNames and kindNamed are the names that may stand before a colon, folded:
// in English and Chinese, either script.
var (
	TextNames = map[string]indexfile.Field{
		"title": indexfile.Title, "标题": indexfile.Title, "题名": indexfile.Title,
		"body": indexfile.Body, "正文": indexfile.Body,
	}
	KindNamed = map[string]facet.Kind{
		"source": facet.Source, "来源": facet.Source, "出处": facet.Source,
		"place": facet.Place, "地点": facet.Place, "地方": facet.Place,
		"person": facet.Person, "人物": facet.Person, "作者": facet.Person, "author": facet.Person,
		"topic": facet.Topic, "主题": facet.Topic, "门类": facet.Topic,
		"phrase": facet.Phrase, "词语": facet.Phrase,
		"kind": facet.Genre, "genre": facet.Genre, "体裁": facet.Genre, "文体": facet.Genre,
		"script": facet.Script, "字体": facet.Script,
	}
	DateNames = map[string]bool{"date": true, "日期": true, "year": true, "年份": true}
)

// MaxFieldName is the length, in runes, of the longest name of a field, and
// some for one misspelt.
const MaxFieldName = 8

// isField tells whether a field is called so.
func isField(name string) bool {
	_, isText := TextNames[name]
	_, isKind := KindNamed[name]
	return isText || isKind || DateNames[name]
}

// field reads a name, a colon and what must stand in that field; ok is false
// when no name and colon stand here.
func (p *parser) field() (n *Node, ok bool, err error) {
	from, colon := p.at, p.at
	for colon < len(p.in) && colon-from <= MaxFieldName && unicode.IsLetter(p.in[colon]) {
		colon++
	}
	if colon == from || colon == len(p.in) || p.in[colon] != ':' && p.in[colon] != '：' {
		return nil, false, nil
	}
	written := string(p.in[from:colon])
	name := token.FoldString(written)
	empty := colon+1 == len(p.in) || endsKeyword(p.in[colon+1]) && !IsOpen(p.in[colon+1]) && !IsQuote(p.in[colon+1])
	if !isField(name) {
		if empty {
			return nil, false, nil
		}
		return nil, false, p.unknownField(from, colon, name)
	}
	if empty {
		behind := strings.TrimSpace(string(p.in[colon+1:]))
		if again := []rune(behind); len(again) == 0 || IsClose(again[0]) || isBar(again[0]) {
			return nil, true, p.fail(from, "query.empty-field", p.without(from, colon+1))
		}
		return nil, true, p.fail(from, "query.empty-field", string(p.in[:colon+1])+behind)
	}
	p.at = colon + 1
	if text, isText := TextNames[name]; isText {
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
	n = &Node{Op: OpValue, Kind: KindNamed[name], Text: token.FoldString(value), Name: written, Value: value}
	if strings.TrimSpace(n.Text) == "" {
		return nil, true, p.fail(from, "query.empty-field", p.without(from, p.at))
	}
	if DateNames[name] {
		n.Op = OpDays
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
	for name := range TextNames {
		names = append(names, name)
	}
	for name := range KindNamed {
		names = append(names, name)
	}
	for name := range DateNames {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// days reads the days a node names.
func (p *parser) days(n *Node, from, at int) error {
	first, last, found := strings.Cut(n.Value, "..")
	if !found {
		last = first
	}
	n.Days = [2]int{-1 << 30, 1 << 30}
	var wrongFirst, wrongLast error
	if first != "" {
		n.Days[0], _, wrongFirst = DayRange(first)
	}
	if last != "" {
		_, n.Days[1], wrongLast = DayRange(last)
	}
	switch {
	case wrongFirst == nil && wrongLast == nil && n.Days[0] <= n.Days[1]:
		return nil
	case wrongFirst == nil && wrongLast == nil:
		return p.fail(from, "query.bad-range", p.instead(at, p.at, last+".."+first))
	}
	if years := yearsLike(n.Value); years != "" {
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
	if IsQuote(p.in[p.at]) {
		return p.quoted()
	}
	start := p.at
	for p.at < len(p.in) && !endsKeyword(p.in[p.at]) {
		p.at++
	}
	return string(p.in[start:p.at]), nil
}
