package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"fangzhi/data/token"
)

// seed makes the list of queries the same on every run over the same text.
const seed = 20240607

// most characters of a query that is drawn.
const longest = 8

// draw takes queries from the text itself: n characters from a place drawn at
// random, so that common words come often; and the beginnings of titles.
func draw(articles []string, perKind int) []*group {
	p := newPlaces(articles)
	if p.total == 0 {
		return nil
	}
	var groups []*group
	kind := func(name string, accept func([]rune) bool, next func() []rune, write func([]rune) string) {
		g := &group{name: name}
		g.fill(perKind, accept, next, write)
		groups = append(groups, g)
	}
	upTo := func(most int) func() []rune {
		return func() []rune { return p.somewhere(1 + p.from.IntN(most)) }
	}
	plain := func(text []rune) string { return string(text) }
	for n := 1; n <= longest; n++ {
		kind(characters(n), allHan, func() []rune { return p.somewhere(n) }, plain)
	}
	kind("words of titles", allHan, func() []rune {
		title := p.articles[p.from.IntN(len(p.articles))]
		return title[:min(2+p.from.IntN(3), len(title))]
	}, plain)
	kind("Han with letters or figures", isMixed, upTo(longest), plain)
	kind("letters or figures", allLatin, upTo(6), plain)
	other := otherScript()
	kind("traditional for simplified", func(text []rune) bool { return allHan(text) && other(text) != string(text) }, upTo(6), other)
	return append(groups, quoted(p, perKind))
}

// quoted are queries in quotation marks, which ask for the text as written.
func quoted(p *places, n int) *group {
	g := &group{name: "“quoted”, 2 to 6 characters", exact: true}
	g.fill(n, allHan, func() []rune { return p.somewhere(2 + p.from.IntN(5)) }, func(text []rune) string { return string(text) })
	for i, q := range g.queries {
		g.queries[i] = `"` + q + `"`
	}
	return g
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// tries bounds the search for one more query that was not drawn before.
const tries = 1000

// fill draws up to n different queries.
func (g *group) fill(n int, accept func([]rune) bool, next func() []rune, write func([]rune) string) {
	seen := map[string]bool{}
	for range n * tries {
		if len(g.queries) == n {
			return
		}
		text := next()
		if !accept(text) {
			continue
		}
		if q := write(text); !seen[q] {
			seen[q] = true
			g.queries = append(g.queries, q)
		}
	}
}

// places draws from all places of a text alike.
type places struct {
	from     *rand.Rand
	articles [][]rune
	total    int
}

func newPlaces(articles []string) *places {
	p := &places{from: rand.New(rand.NewPCG(seed, seed)), articles: make([][]rune, len(articles))}
	for i, a := range articles {
		p.articles[i] = []rune(a)
		p.total += len(p.articles[i])
	}
	return p
}

// somewhere is n characters from any place; nil at the end of an article.
func (p *places) somewhere(n int) []rune {
	place := p.from.IntN(p.total)
	for _, text := range p.articles {
		if place < len(text) {
			if place+n > len(text) {
				return nil
			}
			return text[place : place+n]
		}
		place -= len(text)
	}
	return nil
}

func isHan(r rune) bool   { return unicode.Is(unicode.Han, r) }
func isLatin(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func allHan(text []rune) bool   { return count(text, isHan) == len(text) && len(text) > 0 }
func allLatin(text []rune) bool { return count(text, isLatin) == len(text) && len(text) > 0 }

func isMixed(text []rune) bool {
	han, latin := count(text, isHan), count(text, isLatin)
	return han > 0 && latin > 0 && han+latin == len(text)
}

func count(text []rune, is func(rune) bool) (n int) {
	for _, r := range text {
		if is(r) {
			n++
		}
	}
	return n
}

// otherScript writes a text in characters that fold to its own where there are any.
func otherScript() func([]rune) string {
	other := map[rune]rune{}
	for r := rune(0x9fff); r >= 0x4e00; r-- {
		if own := []rune(token.FoldString(string(r))); len(own) == 1 && own[0] != r {
			other[own[0]] = r
		}
	}
	return func(text []rune) string {
		var b strings.Builder
		for _, r := range text {
			if o, ok := other[r]; ok {
				r = o
			}
			b.WriteRune(r)
		}
		return b.String()
	}
}
