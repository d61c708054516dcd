package language

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/token"
)

// star stands for * while a word is cut into runs: it is cut like a character.
const star = '\U0010FFFD'

// word makes leaves of the word that ends here: of its runs, its pattern, or
// what is almost like it.
func (p *parser) word(from int) (*Node, error) {
	text := string(p.in[from:p.at])
	bare := strings.TrimRight(text, "~～")
	almost := bare != text
	starred := strings.Map(func(r rune) rune {
		if r == '*' || r == '＊' {
			return star
		}
		return r
	}, bare)
	if almost && starred != bare {
		return nil, p.fail(from, "query.star-and-almost", p.instead(from, p.at, bare))
	}
	var all []*Node
	runs, places := Pieces(starred)
	for i, run := range runs {
		at := from + utf8.RuneCountInString(starred[:places[i][0]])
		source := strings.ReplaceAll(starred[places[i][0]:places[i][1]], string(star), "*")
		var made []*Leaf
		var err error
		switch {
		case almost && i == len(runs)-1:
			made, err = p.almost(run, source, at)
		case strings.ContainsRune(string(run.Text), star):
			made, err = p.starred(run.Text, source, at)
		default:
			made = []*Leaf{newRun(run, source, at)}
		}
		if err != nil {
			return nil, err
		}
		for _, l := range made {
			all = append(all, &Node{Leaf: l})
		}
	}
	n := Join(OpAnd, all)
	return n, p.count(from, n)
}

// newRun is a leaf of a run, written so that it is not taken for a field or
// a sign.
//
//go:noinline
func newRun(run token.Run, source string, at int) *Leaf {
	l := newLeaf(run)
	l.Source, l.At = Plainly(source), at
	return l
}

// Plainly sets a sign that means nothing before a word that would mean
// something else.
//
//go:noinline
func Plainly(source string) string {
	p := &parser{in: []rune(source)}
	if p.orSign() > 0 || p.nearSign() > 0 || p.keyword("NOT") > 0 || p.keyword("AND") > 0 || strings.ContainsAny(source, ":：") {
		return "+" + source
	}
	return source
}

// newQuote is a leaf for a text as written; nil when it has no words.
func newQuote(text string, at int) *Leaf {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, text))
	runs := token.Runs(text)
	if len(runs) == 0 {
		return nil
	}
	l := &Leaf{Source: `"` + text + `"`, At: at, Fields: AnyText}
	exact := token.Written(text).Runes
	if len(runs) == 1 {
		if glyphs, ok := glyphsOf(runs[0].Text, exact); ok {
			l.Run, l.Tokens, l.Glyphs = runs[0], runs[0].Tokens, glyphs
			if len(glyphs) == 0 {
				return l // nothing else folds to it
			}
		}
	}
	l.Pattern = &verbatim{exact}
	way := chainOf(token.Fold(text).Runes, false, false)
	way.Sure = false // in any form
	l.Clue = way.Clue
	if l.Glyphs == nil {
		l.Chains = []*Chain{way}
	}
	return l
}

// EveryRune tells whether all runes are of a kind.
//
//go:noinline
func EveryRune(runes []rune, is func(rune) bool) bool {
	for _, r := range runes {
		if !is(r) {
			return false
		}
	}
	return true
}

// almost makes a leaf of a run that may have one character other.
func (p *parser) almost(run token.Run, source string, at int) ([]*Leaf, error) {
	wrong := func(problem string) ([]*Leaf, error) { return nil, p.fail(at, problem, p.instead(at, p.at, source)) }
	if len(run.Text) < 3 {
		return wrong("query.almost-short")
	}
	l := &Leaf{Source: Plainly(source) + "~", At: at, Fields: AnyText}
	if EveryRune(run.Text, token.InWord) {
		if len(run.Text) > MaxAlmostWord {
			return wrong("query.almost-long")
		}
		l.Pattern, l.Clue, l.Certain = &almostWord{run.Text}, wordClue(run.Text), true
		return []*Leaf{l}, nil
	}
	if len(run.Text) > maxAlmost {
		return wrong("query.almost-long")
	}
	like := &almostRun{run.Text}
	l.Pattern, l.Chains, l.Clue = like, like.chains(), &Clue{}
	if l.Chains == nil {
		return wrong("query.almost-short")
	}
	for _, way := range l.Chains {
		l.Clue.Any = append(l.Clue.Any, way.Clue)
	}
	return []*Leaf{l}, nil
}

// starred makes a leaf of a run with stars in it; of several runs where the
// stars add nothing.
func (p *parser) starred(text []rune, source string, at int) ([]*Leaf, error) {
	parts := strings.FieldsFunc(string(text), func(r rune) bool { return r == star })
	if len(parts) == 0 {
		return nil, nil
	}
	if len(parts) > maxStars {
		return nil, p.fail(at, "query.too-many-stars", p.instead(at, p.at, strings.ReplaceAll(source, "*", " ")))
	}
	s := &stars{}
	for _, part := range parts {
		s.pieces = append(s.pieces, []rune(part))
	}
	first, last := s.pieces[0], s.pieces[len(parts)-1]
	s.openStart = text[0] == star && token.InWord(first[0])
	s.openEnd = text[len(text)-1] == star && token.InWord(last[len(last)-1])
	if len(parts) == 1 && !s.openStart && !s.openEnd {
		var all []*Leaf
		bare := strings.Trim(source, "*")
		runs, places := Pieces(bare)
		for i, run := range runs {
			all = append(all, newRun(run, bare[places[i][0]:places[i][1]], at))
		}
		return all, nil
	}
	l := &Leaf{Source: source, At: at, Fields: AnyText, Pattern: s}
	if len(parts) == 1 && !s.openStart && EveryRune(first, token.InWord) && len(first) < token.MaxPieceRunes {
		l.Clue, l.Certain = &Clue{Prefix: string(first)}, true
		return []*Leaf{l}, nil
	}
	way := s.chain()
	l.Chains, l.Clue = []*Chain{way}, way.Clue
	if len(l.Clue.All) == 0 {
		return nil, p.fail(at, "query.star-first", p.instead(at, p.at, strings.ReplaceAll(source, "*", "")))
	}
	return []*Leaf{l}, nil
}

// together makes a leaf of two things that stand near each other.
func (p *parser) together(from int, left, right *Node, sign int, word string) (*Node, error) {
	distance, ok := distance(word)
	if !ok {
		return nil, p.fail(sign, "query.near-far", p.instead(sign, sign+len(word), nearFarthest))
	}
	a, b := operand(left), operand(right)
	fields := commonFields(a, b)
	if len(fields) == 0 {
		return nil, p.fail(sign, "query.near-what", p.instead(sign, sign+len(word), ""))
	}
	both := &near{a, b, distance}
	l := &Leaf{Source: word, At: from, Fields: fields, Pattern: both, Chains: both.chains(),
		Clue: &Clue{All: []*Clue{anyClue(a), anyClue(b)}}}
	return &Node{Leaf: l, Children: []*Node{left, right}}, nil
}
