package language

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

// IsNear tells whether a word is a NEAR, with or without a distance.
func IsNear(word string) bool {
	p := &parser{in: []rune(word)}
	return p.nearSign() == len(p.in)
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
	return unicode.IsSpace(r) || IsOpen(r) || IsClose(r) || IsQuote(r) || isBar(r)
}

// IsOpen tells a bracket that opens.
//
//go:noinline
func IsOpen(r rune) bool { return r == '(' || r == '（' }

// IsClose tells one that closes.
//
//go:noinline
func IsClose(r rune) bool { return r == ')' || r == '）' }

//go:noinline
func isBar(r rune) bool { return r == '|' || r == '｜' }

// IsQuote tells a quotation mark of any form.
//
//go:noinline
func IsQuote(r rune) bool { return strings.ContainsRune(Quotes, r) }

// Quotes are the quotation marks.
const Quotes = "\"“”„‟＂「」『』"
