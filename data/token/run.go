package token

import (
	"slices"
	"unicode/utf8"
)

// Run is an unbroken piece of a query: characters, words and the joints
// between them.
type Run struct {
	Text   []rune  // folded
	Tokens []Token // in order; Pos counts from the run's start
}

// Runs folds a query and parts it at spaces, at signs that are no joints, and
// behind those that end a word.
// A run of one character has its single term as its only token, and no place;
// every other run has tokens with places only.
func Runs(query string) []Run {
	runes := Fold(query).Runes
	kinds := kindsOf(runes)
	var runs []Run
	for i := 0; i < len(runes); {
		if kinds[i] == separator {
			i++
			continue
		}
		end := i
		for end < len(runes) && kinds[end] != separator && (kinds[end] == tail || kinds[max(end, 1)-1] != tail || end == i) {
			end++
		}
		runs = append(runs, newRun(runes[i:end]))
		i = end
	}
	return runs
}

func newRun(text []rune) Run {
	c := newCutter(text)
	run := Run{Text: text}
	if len(text) == 1 && c.kind(0) == character {
		run.Tokens = []Token{{c.slice(0, 1), 0, false}}
		return run
	}
	for i := 0; i < len(text); i++ {
		switch c.kind(i) {
		case character:
			run.Tokens = c.appendCharacter(run.Tokens, i)
		case word:
			end := c.wordEnd(i)
			run.Tokens = c.appendRunWord(run.Tokens, i, end)
			i = end - 1
		case joint:
			run.Tokens = appendOnce(run.Tokens, c.joint(i))
		case tail:
			run.Tokens = appendOnce(run.Tokens, c.pair(i-1))
		}
	}
	return run
}

// appendRunWord appends a word of a run. One letter at an end of the run is
// told by its pair with the character or sign beside it, or by the joint there:
// in a text it may be the end, or the beginning, of very many words.
func (c *cutter) appendRunWord(tokens []Token, from, to int) []Token {
	if to-from == 1 {
		before, behind := c.kind(from-1), c.kind(to)
		switch first, last := from == 0, to == len(c.kinds); {
		case first && behind == joint:
			return append(tokens, c.joint(to))
		case first && (behind == character || behind == tail):
			return append(tokens, c.pair(from))
		case last && before == joint:
			return tokens // in the joint's term
		case last && before == character:
			return appendOnce(tokens, c.pair(from-1))
		}
	}
	return c.appendWord(tokens, from, to)
}

func appendOnce(tokens []Token, t Token) []Token {
	if slices.Contains(tokens, t) {
		return tokens
	}
	return append(tokens, t)
}

// appendCharacter appends the pairs of the character at i with words beside it,
// and with the character behind it.
func (c *cutter) appendCharacter(tokens []Token, i int) []Token {
	for _, edge := range c.appendEdges(nil, i) {
		tokens = appendOnce(tokens, edge)
	}
	if c.kind(i+1) == character {
		tokens = append(tokens, c.pair(i))
	}
	return tokens
}

// Find lists the places of the run in a text, leftmost first and without
// overlaps: the run's folded runes stand there one after another. Only a word
// longer than MaxPieceRunes is not found by its beginning, its end or its
// middle, but for one letter at an end that the run goes on from, as in x年.
func (r Run) Find(f Folded) []Span {
	var spans []Span
	for at := r.next(f.Runes, 0); at >= 0; at = r.next(f.Runes, at+len(r.Text)) {
		spans = append(spans, Span{at, at + len(r.Text)})
	}
	return spans
}

// Contains tells whether the run has a place in a text.
func (r Run) Contains(f Folded) bool { return r.next(f.Runes, 0) >= 0 }

// StandsAt tells whether the run stands in a text from a rune on.
func (r Run) StandsAt(f Folded, at int) bool {
	return at >= 0 && at+len(r.Text) <= len(f.Runes) && r.at(f.Runes, at)
}

// next is the first place at or after from, or -1.
func (r Run) next(text []rune, from int) int {
	if len(r.Text) == 0 {
		return -1
	}
	first := r.Text[0]
	for at := from; at+len(r.Text) <= len(text); at++ {
		if text[at] == first && r.at(text, at) {
			return at
		}
	}
	return -1
}

func (r Run) at(text []rune, at int) bool {
	end := at + len(r.Text)
	return slices.Equal(text[at:end], r.Text) && (!goesOn(text, at) || !IsWord(r.Tokens[0].Term)) && (!goesOn(text, end) || !IsWord(r.Tokens[len(r.Tokens)-1].Term))
}

// IsJoint tells the term of a joint, or of a sign that ends a word, from all
// others. It is the only kind of term that can have the place of another token
// that is needed with it: the word before its sign.
func IsJoint(term string) bool {
	first, size := utf8.DecodeRuneInString(term)
	second, _ := utf8.DecodeRuneInString(term[size:])
	return first >= ' ' && size < len(term) && second >= ' ' && runeKind(second) == separator
}
