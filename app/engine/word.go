package engine

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/token"
)

// star stands for * while a word is cut into runs: it is cut like a character.
const star = '\U0010FFFD'

// word makes leaves of the word that ends here: of its runs, its pattern, or
// what is almost like it.
func (p *parser) word(from int) (*node, error) {
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
	var all []*node
	runs, places := pieces(starred)
	for i, run := range runs {
		at := from + utf8.RuneCountInString(starred[:places[i][0]])
		source := strings.ReplaceAll(starred[places[i][0]:places[i][1]], string(star), "*")
		var made []*leaf
		var err error
		switch {
		case almost && i == len(runs)-1:
			made, err = p.almost(run, source, at)
		case strings.ContainsRune(string(run.Text), star):
			made, err = p.starred(run.Text, source, at)
		default:
			made = []*leaf{newRun(run, source, at)}
		}
		if err != nil {
			return nil, err
		}
		for _, l := range made {
			all = append(all, &node{leaf: l})
		}
	}
	n := join(opAnd, all)
	return n, p.count(from, n)
}

// newRun is a leaf of a run, written so that it is not taken for a field or
// a sign.
//
//go:noinline
func newRun(run token.Run, source string, at int) *leaf {
	l := newLeaf(run)
	l.source, l.at = plainly(source), at
	return l
}

// plainly sets a sign that means nothing before a word that would mean
// something else.
//
//go:noinline
func plainly(source string) string {
	p := &parser{in: []rune(source)}
	if p.orSign() > 0 || p.nearSign() > 0 || p.keyword("NOT") > 0 || p.keyword("AND") > 0 || strings.ContainsAny(source, ":：") {
		return "+" + source
	}
	return source
}

// newQuote is a leaf for a text as written; nil when it has no words.
func newQuote(text string, at int) *leaf {
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
	l := &leaf{source: `"` + text + `"`, at: at, fields: anyText}
	exact := token.Written(text).Runes
	if len(runs) == 1 {
		if glyphs, ok := glyphsOf(runs[0].Text, exact); ok {
			l.run, l.tokens, l.glyphs = runs[0], runs[0].Tokens, glyphs
			if len(glyphs) == 0 {
				return l // nothing else folds to it
			}
		}
	}
	l.pattern = &verbatim{exact}
	way := chainOf(token.Fold(text).Runes, false, false)
	way.sure = false // in any form
	l.clue = way.clue
	if l.glyphs == nil {
		l.chains = []*chain{way}
	}
	return l
}

//go:noinline
func everyRune(runes []rune, is func(rune) bool) bool {
	for _, r := range runes {
		if !is(r) {
			return false
		}
	}
	return true
}

// almost makes a leaf of a run that may have one character other.
func (p *parser) almost(run token.Run, source string, at int) ([]*leaf, error) {
	wrong := func(problem string) ([]*leaf, error) { return nil, p.fail(at, problem, p.instead(at, p.at, source)) }
	if len(run.Text) < 3 {
		return wrong("query.almost-short")
	}
	l := &leaf{source: plainly(source) + "~", at: at, fields: anyText}
	if everyRune(run.Text, token.InWord) {
		if len(run.Text) > maxAlmostWord {
			return wrong("query.almost-long")
		}
		l.pattern, l.clue, l.certain = &almostWord{run.Text}, wordClue(run.Text), true
		return []*leaf{l}, nil
	}
	if len(run.Text) > maxAlmost {
		return wrong("query.almost-long")
	}
	like := &almostRun{run.Text}
	l.pattern, l.chains, l.clue = like, like.chains(), &clue{}
	if l.chains == nil {
		return wrong("query.almost-short")
	}
	for _, way := range l.chains {
		l.clue.any = append(l.clue.any, way.clue)
	}
	return []*leaf{l}, nil
}

// starred makes a leaf of a run with stars in it; of several runs where the
// stars add nothing.
func (p *parser) starred(text []rune, source string, at int) ([]*leaf, error) {
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
		var all []*leaf
		bare := strings.Trim(source, "*")
		runs, places := pieces(bare)
		for i, run := range runs {
			all = append(all, newRun(run, bare[places[i][0]:places[i][1]], at))
		}
		return all, nil
	}
	l := &leaf{source: source, at: at, fields: anyText, pattern: s}
	if len(parts) == 1 && !s.openStart && everyRune(first, token.InWord) && len(first) < token.MaxPieceRunes {
		l.clue, l.certain = &clue{prefix: string(first)}, true
		return []*leaf{l}, nil
	}
	way := s.chain()
	l.chains, l.clue = []*chain{way}, way.clue
	if len(l.clue.all) == 0 {
		return nil, p.fail(at, "query.star-first", p.instead(at, p.at, strings.ReplaceAll(source, "*", "")))
	}
	return []*leaf{l}, nil
}

// together makes a leaf of two things that stand near each other.
func (p *parser) together(from int, left, right *node, sign int, word string) (*node, error) {
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
	l := &leaf{source: word, at: from, fields: fields, pattern: both, chains: both.chains(),
		clue: &clue{all: []*clue{anyClue(a), anyClue(b)}}}
	return &node{leaf: l, children: []*node{left, right}}, nil
}
