// Package token is how text becomes search terms. There is one copy of it:
// the builder cuts articles and the engine cuts queries with the same rules,
// and Version goes up whenever a term or its place can come out differently.
//
// Text is folded, so that writings of the same thing become the same runes
// (Fold), and the folded text is cut into terms (Cut). A query is folded and
// parted into runs (Runs). The promise that joins the two: a text holds a run,
// as Run.Find defines it, exactly when the text's terms hold every token of
// the run, or a word that its Part is in, at the same distances from one
// another; and any Run.Cover of the tokens is enough to know.
package token

import (
	"strings"
	"unicode/utf8"
)

// Version of Fold and Cut together; it stands in every index and catalog.
//
//	1: first.
//	2: a character beside a word makes a pair with its letter.
//	3: the ends of lines and blocks have places.
//	4: signs at the end of a word are terms; 鍊 is 链 in 項鍊, 沈 is 沉 in 沈默.
const Version = 4

// Token is a term at its place.
type Token struct {
	Term       string
	Pos        int  // rune offset in Folded.Runes, or from the start of a Run
	Positional bool // whether the index keeps the place, or only the document
}

// MaxPieceRunes is the length at which words are cut into pieces, so that no
// term is long: a term holds at most this many runes and two marks.
const MaxPieceRunes = 48

// pieceMark stands for "the word goes on" at the ends of a word's pieces. Fold
// drops control characters, so no text has it.
const pieceMark = "\x02"

// Cut lists every term of a text in the order of their places:
//
//   - a character (Han, kana and the like): alone, for the document only; and
//     as a pair with the character before or behind it, or with the letter or
//     figure of a word there, so that 12月28日 is exact;
//   - a word (letters, digits and marks of other scripts) whole, in pieces
//     when it is longer than MaxPieceRunes;
//   - a joint, which is a sign between two words or a word and a character, as
//     in 3.5 or A-股, with the runes on both sides;
//   - a sign that ends a word, as in 100% and C++, with the rune before it; also
//     where it is a joint;
//   - the end of a line or block, BlockEnd. Other signs and spaces are no terms.
//
// A token's place is that of the first rune of its term.
//
// Terms share memory with one string as long as the text: whoever keeps a few
// of them keeps all, and should clone.
func Cut(f Folded) []Token {
	tokens := make([]Token, 0, 2*len(f.Runes)+8)
	c := newCutter(f.Runes)
	eachPlace(f.Runes, c.kinds, func(p Place) {
		tokens = append(tokens, Token{c.term(p), p.From, p.Positional})
	})
	return tokens
}

// Place is a term by the runes that it is.
type Place struct {
	From, To   int
	Positional bool // as that of a Token
	IsWord     bool // or a piece of one
	goesOn     side // beyond a piece
}

type side uint8

const (
	before side = 1 << iota
	behind
)

// IsPiece tells a piece of a long word, whose term has marks, too.
func (p Place) IsPiece() bool { return p.goesOn != 0 }

// Term is the term at a place among runes.
func (p Place) Term(runes []rune) string { return p.marked(string(runes[p.From:p.To])) }

// marked is a term of such runes, with the marks of a piece.
func (p Place) marked(term string) string {
	if p.goesOn&before != 0 {
		term = pieceMark + term
	}
	if p.goesOn&behind != 0 {
		term += pieceMark
	}
	return term
}

// EachPlace visits the places of the terms that Cut lists of folded text, in
// their order, for those who need most terms as runes alone.
func EachPlace(runes []rune, visit func(Place)) { eachPlace(runes, kindsOf(runes), visit) }

func eachPlace(runes []rune, kinds []kind, visit func(Place)) {
	kindAt := func(i int) kind { return kindAmong(kinds, i) }
	pair := func(i int) { visit(Place{From: i, To: i + 2, Positional: true}) }
	for i := 0; i < len(kinds); {
		switch kinds[i] {
		case character:
			visit(Place{From: i, To: i + 1})
			if kindAt(i-1) == word {
				pair(i - 1)
			}
			if next := kindAt(i + 1); next == word || next == character {
				pair(i)
			}
			i++
		case word:
			end := i
			for kindAt(end) == word {
				end++
			}
			eachPiece(i, end, visit)
			i = end
		case joint:
			visit(Place{From: i - 1, To: i + 2, Positional: true})
			if kinds[i-1] == word && isEnd(runes[i]) {
				pair(i - 1)
			}
			i++
		case tail:
			pair(i - 1)
			i++
		default:
			if runes[i] == '\n' {
				visit(Place{From: i, To: i + 1, Positional: true})
			}
			i++
		}
	}
}

// eachPiece visits a word's term, or the terms of its pieces.
func eachPiece(from, to int, visit func(Place)) {
	for at := from; at < to; at += MaxPieceRunes {
		p := Place{From: at, To: min(at+MaxPieceRunes, to), Positional: true, IsWord: true}
		if at > from {
			p.goesOn |= before
		}
		if p.To < to {
			p.goesOn |= behind
		}
		visit(p)
	}
}

// BlockEnd is the term between two lines or blocks. No run has it: its places
// tell what stands in one block.
const BlockEnd = "\n"

// cutter is folded text with what cutting asks of it. Terms are slices of one
// string, which costs one allocation for the text instead of one for a term.
type cutter struct {
	kinds   []kind
	text    string
	offsets []int32 // byte offset in text of each rune, and of the end
}

func newCutter(runes []rune) *cutter {
	c := &cutter{kinds: kindsOf(runes), offsets: make([]int32, len(runes)+1)}
	var b strings.Builder
	b.Grow(3 * len(runes))
	for i, r := range runes {
		c.offsets[i] = int32(b.Len())
		b.WriteRune(r)
	}
	c.offsets[len(runes)] = int32(b.Len())
	c.text = b.String()
	return c
}

func (c *cutter) slice(from, to int) string { return c.text[c.offsets[from]:c.offsets[to]] }
func (c *cutter) term(p Place) string       { return p.marked(c.slice(p.From, p.To)) }

// kind is the kind of a rune; outside the text there are only separators.
func (c *cutter) kind(i int) kind { return kindAmong(c.kinds, i) }

func kindAmong(kinds []kind, i int) kind {
	if i < 0 || i >= len(kinds) {
		return separator
	}
	return kinds[i]
}

// appendEdges appends the pairs that tie the character at i to a word before
// or behind it.
func (c *cutter) appendEdges(tokens []Token, i int) []Token {
	if c.kind(i-1) == word {
		tokens = append(tokens, Token{c.slice(i-1, i+1), i - 1, true})
	}
	if c.kind(i+1) == word {
		tokens = append(tokens, c.pair(i))
	}
	return tokens
}

func (c *cutter) pair(i int) Token  { return Token{c.slice(i, i+2), i, true} }
func (c *cutter) joint(i int) Token { return Token{c.slice(i-1, i+2), i - 1, true} }

func (c *cutter) wordEnd(i int) int {
	for c.kind(i) == word {
		i++
	}
	return i
}

// appendWord appends the word's term, or the terms of its pieces. Pieces are
// marked where the word goes on, so that a piece is never taken for a word.
func (c *cutter) appendWord(tokens []Token, from, to int) []Token {
	eachPiece(from, to, func(p Place) { tokens = append(tokens, Token{c.term(p), p.From, true}) })
	return tokens
}

// MaxTermBytes is the length no term exceeds.
const MaxTermBytes = MaxPieceRunes*utf8.UTFMax + 2
