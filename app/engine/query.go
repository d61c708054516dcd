package engine

import (
	"strings"
	"unicode"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// The query language. Words parted by spaces must all occur:
//
//	社区 网格         both
//	"党建 引领"       these one after another, as written but for the sign between
//	社区 -网格        the first without the second; also NOT
//	党建 OR 網格      either; also |
//	(党建 OR 网格) 社区
//	标题:党建         in the title; also title:, and body: 正文:
//	来源:日报         a source whose name holds this; also place: 地点:,
//	                  person: 人物:, topic: 主题:, phrase: 词语:
//	日期:2021-06      dated so; also date:2021..2022, 2021.. and ..2022
//
// Full-width signs and Chinese quotation marks mean the same.

// node is a parsed query.
type node struct {
	op       op
	children []*node
	leaf     *leaf
	kind     facet.Kind // of opValue
	text     string     // of opValue, folded
	days     [2]int     // of opDays, first and last
}

type op int

const (
	opLeaf op = iota
	opAnd
	opOr
	opNot   // of its only child; stands only below opAnd
	opValue // a facet value, of the node's kind, that holds its text
	opDays  // dated between its days
)

// leaf is one thing to find: a run, or the runs of a quotation at their
// distances.
type leaf struct {
	fields []indexfile.Field // where it may stand
	runs   []token.Run
	starts []int         // of the runs, in runes from the first run's start
	tokens []token.Token // the cover to look up, places counted from the first run's start
	loose  []token.Token // single characters of a quotation, which have no places
}

// maxTokens bounds a query: more terms than a reader would ever type.
const maxTokens = 256

type parser struct {
	query  string
	in     []rune
	at     int
	tokens int
}

// parse reads a query; nil is the empty query.
func parse(query string) (*node, error) {
	p := &parser{query: query, in: []rune(query)}
	n, err := p.or(false)
	if err != nil {
		return nil, err
	}
	if n == nil && strings.TrimSpace(query) != "" {
		return nil, p.fail(0, "query.no-words", "")
	}
	return n, nil
}

func (p *parser) fail(at int, problem, suggestion string) error {
	return &QueryError{Query: p.query, RuneOffset: at, Problem: problem, Suggestion: suggestion}
}

// or reads alternatives up to the end, or to the bracket that closes a group.
func (p *parser) or(inside bool) (*node, error) {
	var alternatives []*node
	for {
		n, err := p.and()
		if err != nil {
			return nil, err
		}
		if n != nil {
			alternatives = append(alternatives, n)
		}
		p.space()
		switch {
		case p.at == len(p.in):
			return join(opOr, alternatives), nil
		case isClose(p.in[p.at]):
			if inside {
				return join(opOr, alternatives), nil
			}
			at := p.at
			return nil, p.fail(at, "query.unopened-bracket", strings.TrimSpace(string(p.in[:at])+" "+string(p.in[at+1:])))
		default:
			p.at += p.orSign()
		}
	}
}

// and reads what must all hold, up to an OR, a closing bracket or the end.
func (p *parser) and() (*node, error) {
	var all []*node
	for {
		p.space()
		if p.at == len(p.in) || isClose(p.in[p.at]) || p.orSign() > 0 {
			return join(opAnd, all), nil
		}
		not := p.notSign()
		p.at += not
		n, err := p.one()
		if err != nil {
			return nil, err
		}
		if n == nil {
			continue
		}
		if not > 0 {
			n = &node{op: opNot, children: []*node{n}}
		}
		all = append(all, n)
	}
}

// one reads a group, a quotation or a word.
func (p *parser) one() (*node, error) {
	p.space()
	if p.at == len(p.in) {
		return nil, nil
	}
	switch r := p.in[p.at]; {
	case isOpen(r):
		from := p.at
		p.at++
		n, err := p.or(true)
		if err != nil {
			return nil, err
		}
		if p.at == len(p.in) {
			return nil, p.fail(from, "query.unclosed-bracket", p.query+")")
		}
		p.at++
		return n, nil
	case isQuote(r):
		return p.quotation()
	}
	if n, ok, err := p.field(); ok || err != nil {
		return n, err
	}
	from := p.at
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) && !isOpen(p.in[p.at]) && !isClose(p.in[p.at]) && !isQuote(p.in[p.at]) && p.in[p.at] != '|' {
		p.at++
	}
	if p.at == from { // a sign that means nothing here
		p.at++
	}
	var all []*node
	for _, run := range token.Runs(string(p.in[from:p.at])) {
		all = append(all, &node{leaf: newLeaf(run)})
	}
	return join(opAnd, all), p.count(from, all)
}

// quotation reads up to the next quotation mark of any form, or to the end:
// a reader who is still typing has not closed it yet.
func (p *parser) quotation() (*node, error) {
	from := p.at
	p.at++
	start := p.at
	for p.at < len(p.in) && !isQuote(p.in[p.at]) {
		p.at++
	}
	text := string(p.in[start:p.at])
	if p.at < len(p.in) {
		p.at++
	}
	l := quoted(text)
	if l == nil {
		return nil, nil
	}
	n := &node{leaf: l}
	return n, p.count(from, []*node{n})
}

func (p *parser) count(from int, leaves []*node) error {
	for _, n := range leaves {
		p.tokens += len(n.leaf.tokens) + len(n.leaf.loose)
	}
	if p.tokens > maxTokens {
		return p.fail(from, "query.too-long", string(p.in[:from]))
	}
	return nil
}

func (p *parser) space() {
	for p.at < len(p.in) && unicode.IsSpace(p.in[p.at]) {
		p.at++
	}
}

// orSign is how many runes of an OR stand here: |, or OR as a word of its own.
func (p *parser) orSign() int {
	if p.in[p.at] == '|' || p.in[p.at] == '｜' {
		return 1
	}
	return p.keyword("OR")
}

// notSign is how many runes of a NOT stand here. A hyphen means it only where
// a word begins, which is where this is asked.
func (p *parser) notSign() int {
	if r := p.in[p.at]; (r == '-' || r == '－') && p.at+1 < len(p.in) && !unicode.IsSpace(p.in[p.at+1]) {
		return 1
	}
	return p.keyword("NOT")
}

func (p *parser) keyword(word string) int {
	rest := p.in[p.at:]
	n := len(word)
	if len(rest) <= n || string(rest[:n]) != word || !unicode.IsSpace(rest[n]) && !isOpen(rest[n]) && !isQuote(rest[n]) {
		return 0
	}
	return n
}

func isOpen(r rune) bool  { return r == '(' || r == '（' }
func isClose(r rune) bool { return r == ')' || r == '）' }
func isQuote(r rune) bool { return strings.ContainsRune("\"“”„‟＂「」『』", r) }

// join makes one node of several, none of none.
func join(o op, nodes []*node) *node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		if nodes[0].op != opNot {
			return nodes[0]
		}
	}
	return &node{op: o, children: nodes}
}

func newLeaf(run token.Run) *leaf {
	return &leaf{fields: anyText, runs: []token.Run{run}, starts: []int{0}, tokens: run.Cover(evenly)}
}

// evenly makes Cover take the fewest tokens: each is a dictionary block to read.
func evenly(token.Token) int { return 1 }

// quoted makes one leaf of a quotation's runs, nil when there are none.
func quoted(text string) *leaf {
	runs := token.Runs(text)
	if len(runs) < 2 {
		if len(runs) == 0 {
			return nil
		}
		return newLeaf(runs[0])
	}
	l := &leaf{fields: anyText, runs: runs}
	folded := token.Fold(text).Runes
	at, begin, first := 0, -1, -1
	for _, run := range runs {
		for !hasPrefix(folded[at:], run.Text) { // runs stand in the folded text in order
			at++
		}
		if begin < 0 {
			begin = at
		}
		l.starts = append(l.starts, at-begin)
		for _, t := range run.Cover(evenly) {
			if !t.Positional {
				l.loose = append(l.loose, t)
				continue
			}
			if first < 0 {
				first = at
			}
			t.Pos += at - first
			l.tokens = append(l.tokens, t)
		}
		at += len(run.Text)
	}
	if len(l.tokens) == 0 {
		l.tokens, l.loose = l.loose[:1], l.loose[1:]
	}
	return l
}

func hasPrefix(text, prefix []rune) bool {
	if len(text) < len(prefix) {
		return true // unreachable while runs are slices of the text; ends the loop
	}
	for i, r := range prefix {
		if text[i] != r {
			return false
		}
	}
	return true
}

// leaves lists what a query wants found, without what it excludes.
func (n *node) leaves() []*leaf {
	switch {
	case n == nil || n.op == opNot:
		return nil
	case n.op == opLeaf:
		return []*leaf{n.leaf}
	}
	var all []*leaf
	for _, child := range n.children {
		all = append(all, child.leaves()...)
	}
	return all
}

// every lists all leaves, those that are excluded too.
func (n *node) every() []*leaf {
	switch {
	case n == nil:
		return nil
	case n.op == opLeaf:
		return []*leaf{n.leaf}
	}
	var all []*leaf
	for _, child := range n.children {
		all = append(all, child.every()...)
	}
	return all
}
