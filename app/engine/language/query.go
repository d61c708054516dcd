// Package language is the query language: it reads what a reader types into a
// tree of what must be found, each leaf with what tells it in a text (Pattern)
// and what of the index a text with it has (Clue, Chain). What cannot be read
// is a QueryError, which says where, and what would be right. It knows no
// archive.
package language

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

// Node is a parsed query.
type Node struct {
	Op       Op
	Children []*Node
	Leaf     *Leaf
	Kind     facet.Kind // of OpValue
	Text     string     // of OpValue, folded
	Days     [2]int     // of OpDays, first and last
	Name     string     // the field's name as written, of OpValue, OpDays, and what is limited to a field
	Value    string     // of OpValue and OpDays, as written
}

// Op is what a node is.
type Op int

const (
	OpLeaf  Op = iota
	OpAnd      // all children
	OpOr       // any child
	OpNot      // of its only child; stands only below OpAnd
	OpValue    // a facet value, of the node's kind, that holds its text
	OpDays     // dated between its days
)

// Leaf is one thing to find in the text. A leaf without a pattern is a run
// whose tokens, at their distances, tell all; one with glyphs is found as its
// run first.
type Leaf struct {
	Source  string            // as written
	At      int               // where in the query, in runes
	Fields  []indexfile.Field // where it may stand
	Run     token.Run
	Tokens  []token.Token // of the run, places counted from its start
	Pattern Pattern       // judges texts; nil for a run
	Glyphs  []Glyph       // of a quotation of Han characters, those with several forms
	Clue    *Clue         // what of the index a text with the pattern has
	Chains  []*Chain      // the ways in which it may stand; nil when positions tell of none
	Whole   bool          // words at the ends of the run are no parts of longer ones
	Certain bool          // every text with the clue has the pattern
}

// AnyText is where a word may stand that no field is named for.
var AnyText = []indexfile.Field{indexfile.Body, indexfile.Title}

// Bounds on a query: more than a reader would ever type.
const (
	maxTokens = 256
	maxRunes  = 4096
	maxDepth  = 32
)

//go:noinline
func newLeaf(run token.Run) *Leaf {
	return &Leaf{Fields: AnyText, Run: run, Tokens: run.Tokens}
}

// Evenly makes Cover take the fewest tokens: each is a dictionary block to read.
func Evenly(token.Token) int { return 1 }

// terms is how many terms a leaf asks of the index.
//
//go:noinline
func (l *Leaf) terms() int {
	if l.IsJudged() {
		return len(l.Clue.Terms(nil))
	}
	return len(l.Tokens)
}

// IsJudged tells a leaf that the index gives no more than clues for.
//
//go:noinline
func (l *Leaf) IsJudged() bool { return l.Pattern != nil && l.Glyphs == nil }

// Leaves lists what a query wants found, without what it excludes.
func (n *Node) Leaves() []*Leaf {
	switch {
	case n == nil || n.Op == OpNot:
		return nil
	case n.Op == OpLeaf:
		return []*Leaf{n.Leaf}
	}
	var all []*Leaf
	for _, child := range n.Children {
		all = append(all, child.Leaves()...)
	}
	return all
}

// Every lists all leaves, those that are excluded too.
func (n *Node) Every() []*Leaf {
	switch {
	case n == nil:
		return nil
	case n.Op == OpLeaf:
		return []*Leaf{n.Leaf}
	}
	var all []*Leaf
	for _, child := range n.Children {
		all = append(all, child.Every()...)
	}
	return all
}

// limit makes everything below a node stand in one field, whatever it was
// limited to before.
func (n *Node) limit(field indexfile.Field, name string) {
	n.Unname()
	n.Name = name
	for _, l := range n.Every() {
		l.Fields = []indexfile.Field{field}
	}
}

// Unname takes names of text fields off a node and all below it.
func (n *Node) Unname() {
	if n.Op != OpValue && n.Op != OpDays {
		n.Name = ""
	}
	for _, child := range n.Children {
		child.Unname()
	}
}

// String is the query written so that parsing it gives the same again.
func (n *Node) String() string {
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
func (n *Node) print(place int) string {
	text, binds := "", tight
	switch n.Op {
	case OpLeaf:
		if text = n.Leaf.Source; len(n.Children) > 0 {
			text = n.Children[0].print(looseNear) + " " + n.Leaf.Source + " " + n.Children[1].print(tight)
			binds = looseNear
		}
	case OpAnd:
		text, binds = n.join(" ", looseAnd), looseAnd
	case OpOr:
		text, binds = n.join(" OR ", looseOr), looseOr
	case OpNot:
		return "-" + n.Children[0].print(tight)
	case OpValue, OpDays:
		return n.Name + ":" + Written(n.Value)
	}
	if n.Name != "" {
		place = tight
	}
	if binds < place {
		text = "(" + text + ")"
	}
	if n.Name != "" {
		return n.Name + ":" + text
	}
	return text
}

func (n *Node) join(sign string, place int) string {
	parts := make([]string, len(n.Children))
	for i, child := range n.Children {
		parts[i] = child.print(place)
	}
	return strings.Join(parts, sign)
}

// Written is a field's value so that it is read as one.
func Written(value string) string {
	for _, r := range value {
		if !token.InWord(r) && r < 0x3400 && r != '-' && r != '.' {
			return `"` + value + `"`
		}
	}
	return value
}
