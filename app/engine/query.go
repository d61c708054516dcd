package engine

import (
	"strings"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// The query language. Words parted by spaces must all occur:
//
//	社区 网格          both; also AND
//	"黨建，引領"       as written: script, width, case and signs
//	社区 -网格         the first without the second; also NOT
//	党建 OR 網格       either; also |
//	(党建 OR 网格) 社区
//	党*设 wif*         * is up to ten characters; in a word, of the word
//	党建引领~ wifi~    at most one character other, missing or too many
//	党建 NEAR/10 社区  with at most ten characters between, in either order
//	标题:党建          in the title; also title:, and body: 正文:
//	来源:日报          a source whose name holds this; also place: 地点:,
//	                   person: 人物:, topic: 主题:, phrase: 词语:, kind: 体裁:
//	日期:2021-06       dated so; also date:2021..2022, 2021.. and ..2022
//
// Full-width signs and Chinese quotation marks mean the same. NOT binds to
// what follows, NEAR closer than the space, the space closer than OR.

// node is a parsed query.
type node struct {
	op       op
	children []*node
	leaf     *leaf
	kind     facet.Kind // of opValue
	text     string     // of opValue, folded
	days     [2]int     // of opDays, first and last
	name     string     // the field's name as written, of opValue, opDays, and what is limited to a field
	value    string     // of opValue and opDays, as written
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

// leaf is one thing to find in the text. A leaf without a pattern is a run
// whose tokens, at their distances, tell all; one with glyphs is found as its
// run first.
type leaf struct {
	source  string            // as written
	at      int               // where in the query, in runes
	fields  []indexfile.Field // where it may stand
	run     token.Run
	tokens  []token.Token // of the run, places counted from its start
	pattern pattern       // judges texts; nil for a run
	glyphs  []glyph       // of a quotation of Han characters, those with several forms
	clue    *clue         // what of the index a text with the pattern has
	chains  []*chain      // the ways in which it may stand; nil when positions tell of none
	whole   bool          // words at the ends of the run are no parts of longer ones
	certain bool          // every text with the clue has the pattern
}

var anyText = []indexfile.Field{indexfile.Body, indexfile.Title}

// Bounds on a query: more than a reader would ever type.
const (
	maxTokens = 256
	maxRunes  = 4096
	maxDepth  = 32
)

//go:noinline
func newLeaf(run token.Run) *leaf {
	return &leaf{fields: anyText, run: run, tokens: run.Tokens}
}

// evenly makes Cover take the fewest tokens: each is a dictionary block to read.
func evenly(token.Token) int { return 1 }

// terms is how many terms a leaf asks of the index.
//
//go:noinline
func (l *leaf) terms() int {
	if l.isJudged() {
		return len(l.clue.terms(nil))
	}
	return len(l.tokens)
}

// isJudged tells a leaf that the index gives no more than clues for.
//
//go:noinline
func (l *leaf) isJudged() bool { return l.pattern != nil && l.glyphs == nil }

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

// limit makes everything below a node stand in one field, whatever it was
// limited to before.
func (n *node) limit(field indexfile.Field, name string) {
	n.unname()
	n.name = name
	for _, l := range n.every() {
		l.fields = []indexfile.Field{field}
	}
}

// unname takes names of text fields off a node and all below it.
func (n *node) unname() {
	if n.op != opValue && n.op != opDays {
		n.name = ""
	}
	for _, child := range n.children {
		child.unname()
	}
}

// String is the query written so that parsing it gives the same again.
func (n *node) String() string {
	if n == nil {
		return ""
	}
	return n.print(0)
}

// How close a node binds, and how close its place asks it to.
const (
	looseOr = iota
	looseAnd
	looseNear
	tight
)

// print puts brackets round what binds looser than its place asks.
func (n *node) print(place int) string {
	text, binds := "", tight
	switch n.op {
	case opLeaf:
		if text = n.leaf.source; len(n.children) > 0 {
			text = n.children[0].print(looseNear) + " " + n.leaf.source + " " + n.children[1].print(tight)
			binds = looseNear
		}
	case opAnd:
		text, binds = n.join(" ", looseAnd), looseAnd
	case opOr:
		text, binds = n.join(" OR ", looseOr), looseOr
	case opNot:
		return "-" + n.children[0].print(tight)
	case opValue, opDays:
		return n.name + ":" + written(n.value)
	}
	if n.name != "" {
		place = tight
	}
	if binds < place {
		text = "(" + text + ")"
	}
	if n.name != "" {
		return n.name + ":" + text
	}
	return text
}

func (n *node) join(sign string, place int) string {
	parts := make([]string, len(n.children))
	for i, child := range n.children {
		parts[i] = child.print(place)
	}
	return strings.Join(parts, sign)
}

// written is a field's value so that it is read as one.
func written(value string) string {
	for _, r := range value {
		if !token.InWord(r) && r < 0x3400 && r != '-' && r != '.' {
			return `"` + value + `"`
		}
	}
	return value
}
