package engine

import (
	"strconv"
	"strings"
	"unicode"
)

// The signs of the query language, in each of their forms.

// orSign is how many runes of an OR stand here: |, or OR as a word of its own.
//
//go:noinline
func (p *parser) orSign() int {
	if isBar(p.in[p.at]) {
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

// nearSign is how many runes of a NEAR stand here, with its distance.
func (p *parser) nearSign() int {
	if p.at == len(p.in) {
		return 0
	}
	if n := p.keyword("NEAR"); n > 0 {
		return n
	}
	rest := p.in[p.at:]
	if len(rest) < 6 || string(rest[:5]) != "NEAR/" {
		return 0
	}
	end := 5
	for end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
		end++
	}
	if end == 5 || end < len(rest) && !endsKeyword(rest[end]) {
		return 0
	}
	return end
}

// distance is the number behind NEAR's stroke.
func distance(sign string) (int, bool) {
	_, number, given := strings.Cut(sign, "/")
	if !given {
		return nearUsual, true
	}
	n, err := strconv.Atoi(number)
	return n, err == nil && n <= nearMost
}

//go:noinline
func (p *parser) keyword(word string) int {
	rest := p.in[p.at:]
	n := len(word)
	if len(rest) < n || string(rest[:n]) != word || len(rest) > n && !endsKeyword(rest[n]) {
		return 0
	}
	return n
}

//go:noinline
func endsKeyword(r rune) bool {
	return unicode.IsSpace(r) || isOpen(r) || isClose(r) || isQuote(r) || isBar(r)
}

//go:noinline
func isOpen(r rune) bool { return r == '(' || r == '（' }

//go:noinline
func isClose(r rune) bool { return r == ')' || r == '）' }

//go:noinline
func isBar(r rune) bool { return r == '|' || r == '｜' }

//go:noinline
func isQuote(r rune) bool { return strings.ContainsRune(quotes, r) }

const quotes = "\"“”„‟＂「」『』"
