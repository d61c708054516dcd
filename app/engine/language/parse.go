package language

import (
	"strings"
	"unicode"

	"fangzhi/data/token"
)

type parser struct {
	query  string
	in     []rune
	at     int
	tokens int
	depth  int // brackets open
	mends  int // how often a suggestion was mended
}

// Parse reads a query; nil is the empty query.
func Parse(query string) (*Node, error) {
	p := &parser{query: query, in: []rune(query)}
	if len(p.in) > maxRunes {
		return nil, p.fail(maxRunes, "query.too-long", "")
	}
	n, err := p.or(false)
	if err != nil {
		return nil, err
	}
	if n == nil && strings.TrimSpace(query) != "" {
		return nil, p.fail(0, "query.no-words", "")
	}
	return n, nil
}

// or reads alternatives up to the end, or to the bracket that closes a group.
func (p *parser) or(inside bool) (*Node, error) {
	var alternatives []*Node
	sign := -1 // where the sign before stands
	for {
		n, err := p.and()
		if err != nil {
			return nil, err
		}
		p.space()
		end := p.at == len(p.in) || IsClose(p.in[p.at])
		switch {
		case n != nil:
			alternatives = append(alternatives, n)
		case !end:
			return nil, p.lone(p.at)
		case sign >= 0:
			return nil, p.lone(sign)
		}
		switch {
		case !end:
			sign = p.at
			p.at += p.orSign()
		case p.at == len(p.in) || inside:
			return Join(OpOr, alternatives), nil
		default:
			return nil, p.fail(p.at, "query.unopened-bracket", p.without(p.at, p.at+1))
		}
	}
}

// and reads what must all hold, up to an OR, a closing bracket or the end.
func (p *parser) and() (*Node, error) {
	var all []*Node
	sign := -1 // where the AND before stands
	for {
		p.space()
		end := p.at == len(p.in) || IsClose(p.in[p.at]) || p.orSign() > 0
		switch and := p.keyword("AND"); {
		case and > 0 && (len(all) == 0 || sign >= 0):
			return nil, p.lone(p.at)
		case and > 0:
			sign = p.at
			p.at += and
			continue
		case end && sign >= 0:
			return nil, p.lone(sign)
		case end:
			return Join(OpAnd, all), nil
		}
		sign = -1
		from, not := p.at, p.notSign()
		p.at += not
		n, err := p.near()
		switch {
		case err != nil:
			return nil, err
		case n == nil && not > 1:
			return nil, p.lone(from)
		case n == nil:
			continue
		case not > 0:
			n = &Node{Op: OpNot, Children: []*Node{n}}
		case n.Op == OpAnd && n.Name == "":
			all = append(all, n.Children...)
			continue
		}
		all = append(all, n)
	}
}

// near reads things that stand near each other.
func (p *parser) near() (*Node, error) {
	from := p.at
	if p.space(); p.nearSign() > 0 {
		return nil, p.lone(p.at)
	}
	left, err := p.one()
	for err == nil && left != nil {
		sign := p.at
		p.space()
		signed := p.nearSign()
		if signed == 0 {
			p.at = sign
			return left, nil
		}
		sign = p.at
		word := string(p.in[p.at:][:signed])
		p.at += signed
		var right *Node
		if right, err = p.one(); err == nil && right == nil {
			return nil, p.lone(sign)
		}
		if err == nil {
			left, err = p.together(from, left, right, sign, word)
		}
	}
	return left, err
}

// one reads a group, a quotation or a word.
func (p *parser) one() (*Node, error) {
	p.space()
	if p.at == len(p.in) {
		return nil, nil
	}
	switch r := p.in[p.at]; {
	case IsOpen(r):
		return p.group()
	case IsQuote(r):
		return p.quotation()
	case IsClose(r) || p.orSign() > 0:
		return nil, nil
	}
	if n, ok, err := p.field(); ok || err != nil {
		return n, err
	}
	from := p.at
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) && !IsOpen(p.in[p.at]) && !IsClose(p.in[p.at]) && !IsQuote(p.in[p.at]) && !isBar(p.in[p.at]) {
		p.at++
	}
	return p.word(from)
}

// group reads what stands in brackets.
func (p *parser) group() (*Node, error) {
	from := p.at
	if p.depth++; p.depth > maxDepth {
		return nil, p.fail(from, "query.too-long", "")
	}
	p.at++
	n, err := p.or(true)
	p.depth--
	if err != nil {
		return nil, err
	}
	if p.at == len(p.in) {
		if n == nil {
			return nil, p.fail(from, "query.unclosed-bracket", p.without(from, from+1))
		}
		return nil, p.fail(from, "query.unclosed-bracket", p.closed(p.in[from]))
	}
	p.at++
	if n == nil {
		return nil, p.fail(from, "query.empty-bracket", p.without(from, p.at))
	}
	return n, nil
}

// quotation reads up to the next quotation mark of any form.
func (p *parser) quotation() (*Node, error) {
	from := p.at
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	l := newQuote(text, from)
	if l == nil {
		return nil, nil
	}
	n := &Node{Leaf: l}
	return n, p.count(from, n)
}

// quoted reads what stands between quotation marks.
func (p *parser) quoted() (string, error) {
	from := p.at
	for p.at++; p.at < len(p.in); p.at++ {
		if IsQuote(p.in[p.at]) {
			p.at++
			return string(p.in[from+1 : p.at-1]), nil
		}
	}
	if strings.TrimSpace(string(p.in[from+1:])) == "" {
		return "", p.fail(from, "query.unclosed-quote", p.without(from, len(p.in)))
	}
	return "", p.fail(from, "query.unclosed-quote", p.closed(p.in[from]))
}

// count bounds what a query asks of the index.
//
//go:noinline
func (p *parser) count(from int, n *Node) error {
	for _, l := range n.Every() {
		p.tokens += min(l.terms(), maxTokens/4)
	}
	if p.tokens > maxTokens {
		return p.fail(from, "query.too-long", strings.TrimSpace(string(p.in[:from])))
	}
	return nil
}

//go:noinline
func (p *parser) space() {
	for p.at < len(p.in) && unicode.IsSpace(p.in[p.at]) {
		p.at++
	}
}

// Join makes one node of several, none of none.
//
//go:noinline
func Join(o Op, nodes []*Node) *Node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		if nodes[0].Op != OpNot {
			return nodes[0]
		}
	}
	return &Node{Op: o, Children: nodes}
}

// Pieces are the runs of a text with where each stands in it, in bytes.
func Pieces(text string) (runs []token.Run, places [][2]int) {
	runs = token.Runs(text)
	folded, at := token.Fold(text), 0
	for _, run := range runs {
		for at+len(run.Text) < len(folded.Runes) && string(folded.Runes[at:at+len(run.Text)]) != string(run.Text) {
			at++ // runs stand in the folded text in order
		}
		start, end := folded.Bytes(token.Span{Start: at, End: min(at+len(run.Text), len(folded.Runes))})
		places = append(places, [2]int{start, end})
		at += len(run.Text)
	}
	return runs, places
}
