// Package expression matches regular expressions on text that mostly does not
// match. Of an expression it learns, when it is compiled, words of which every
// match holds one; a text without them is passed over by a look that is some
// ten times faster than the match. The answers are those of package regexp.
package expression

import "regexp"

// Expression is a regular expression with a fast look before it.
type Expression struct {
	*regexp.Regexp
	look  look
	parts []*Expression // what it matches one or another of; nil for one part
}

// Compile prepares an expression of this program's own; one that is none is a
// mistake in the program, and a panic.
func Compile(expression string) *Expression {
	e := &Expression{Regexp: regexp.MustCompile(expression), look: lookFor(expression)}
	if !e.look.isVain {
		for _, part := range alternatives(expression) {
			e.parts = append(e.parts, Compile(part))
		}
	}
	return e
}

// May tells that the expression can match a text.
func (e *Expression) May(text string) bool { return e.look.finds(text) }

// MatchString tells that the expression matches. Of many parts, few have their
// words in a text, and each is a small expression, which is matched faster.
func (e *Expression) MatchString(text string) bool {
	if !e.May(text) {
		return false
	}
	for _, part := range e.parts {
		if part.MatchString(text) {
			return true
		}
	}
	return e.parts == nil && e.Regexp.MatchString(text)
}

// FindString is the first match, or "".
func (e *Expression) FindString(text string) string {
	if !e.May(text) {
		return ""
	}
	return e.Regexp.FindString(text)
}

// FindStringSubmatch is the first match with its groups, or nil.
func (e *Expression) FindStringSubmatch(text string) []string {
	if !e.May(text) {
		return nil
	}
	return e.Regexp.FindStringSubmatch(text)
}

// FindStringIndex is where the first match stands, or nil.
func (e *Expression) FindStringIndex(text string) []int {
	if !e.May(text) {
		return nil
	}
	return e.Regexp.FindStringIndex(text)
}

// FindStringSubmatchIndex is where the first match and its groups stand, or nil.
func (e *Expression) FindStringSubmatchIndex(text string) []int {
	if !e.May(text) {
		return nil
	}
	return e.Regexp.FindStringSubmatchIndex(text)
}

// FindAllStringSubmatch are the first n matches with their groups, all for -1.
func (e *Expression) FindAllStringSubmatch(text string, n int) [][]string {
	if !e.May(text) {
		return nil
	}
	return e.Regexp.FindAllStringSubmatch(text, n)
}

// ReplaceAllString puts a text, with its $1, in the place of every match.
func (e *Expression) ReplaceAllString(text, by string) string {
	if !e.May(text) {
		return text
	}
	return e.Regexp.ReplaceAllString(text, by)
}
