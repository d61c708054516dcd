// Package expression matches regular expressions on text that mostly does not
// match. Of an expression it learns words of which every match holds one; a text
// without them is passed over by a look that is some ten times faster than the
// match. The answers are those of package regexp.
//
// A program has hundreds of expressions, and a command asks few of them: each
// is made ready when it is first asked.
package expression

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
)

// Expression is a regular expression with a fast look before it.
type Expression struct {
	look  func() *look
	parts func() *parts
	whole func() *regexp.Regexp
}

// Compile takes an expression of this program's own; one that is none is a
// mistake in the program, and a panic.
func Compile(expression string) *Expression {
	treeOf(expression)
	return compile(func() string { return expression }, sync.OnceValue(func() *syntax.Regexp { return treeOf(expression) }))
}

// compile readies an expression that is written so, and parsed.
func compile(written func() string, tree func() *syntax.Regexp) *Expression {
	e := &Expression{
		look:  sync.OnceValue(func() *look { return lookFor(tree()) }),
		whole: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(written()) }),
	}
	e.parts = sync.OnceValue(func() *parts {
		if e.look().isVain {
			return new(parts)
		}
		return partsOf(tree())
	})
	return e
}

func treeOf(expression string) *syntax.Regexp {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(fmt.Sprintf("expression: %v", err))
	}
	return tree
}

// Regexp is the expression without the look.
func (e *Expression) Regexp() *regexp.Regexp { return e.whole() }

// May tells that the expression can match a text.
func (e *Expression) May(text string) bool { return e.look().finds(text) }

// MatchString tells that the expression matches. Of many parts, few have their
// words in a text, and each is a small expression, which is matched faster.
func (e *Expression) MatchString(text string) bool {
	if !e.May(text) {
		return false
	}
	parts := e.parts()
	if parts.all == nil {
		return e.whole().MatchString(text)
	}
	for i := range parts.in(text) {
		if parts.all[i].MatchString(text) {
			return true
		}
	}
	return false
}

// FindString is the first match, or "".
func (e *Expression) FindString(text string) string {
	if !e.May(text) {
		return ""
	}
	return e.whole().FindString(text)
}

// FindStringSubmatch is the first match with its groups, or nil.
func (e *Expression) FindStringSubmatch(text string) []string {
	if !e.May(text) {
		return nil
	}
	return e.whole().FindStringSubmatch(text)
}

// FindStringIndex is where the first match stands, or nil.
func (e *Expression) FindStringIndex(text string) []int {
	if !e.May(text) {
		return nil
	}
	parts := e.parts()
	if !parts.ordered {
		return e.whole().FindStringIndex(text)
	}
	var first []int
	for i := range parts.in(text) {
		if place := parts.all[i].FindStringIndex(text); place != nil && (first == nil || place[0] < first[0]) {
			first = place
		}
	}
	return first
}

// FindStringSubmatchIndex is where the first match and its groups stand, or nil.
func (e *Expression) FindStringSubmatchIndex(text string) []int {
	if !e.May(text) {
		return nil
	}
	parts := e.parts()
	if !parts.ordered {
		return e.whole().FindStringSubmatchIndex(text)
	}
	var first []int
	of := 0
	for i := range parts.in(text) {
		if places := parts.all[i].FindStringSubmatchIndex(text); places != nil && (first == nil || places[0] < first[0]) {
			first, of = places, i
		}
	}
	if first == nil {
		return nil
	}
	return e.placesOf(first, parts.groups[of])
}

// placesOf are the places of the groups that a part has, among those of the whole.
func (e *Expression) placesOf(places, groups []int) []int {
	all := slices.Repeat([]int{-1}, 2*(1+e.whole().NumSubexp()))
	for i, group := range groups {
		copy(all[2*group:], places[2*i:2*i+2])
	}
	return all
}

// FindAllStringSubmatch are the first n matches with their groups, all for -1.
func (e *Expression) FindAllStringSubmatch(text string, n int) [][]string {
	if !e.May(text) {
		return nil
	}
	return e.whole().FindAllStringSubmatch(text, n)
}

// FindAllStringIndex is where the first n matches stand, all for -1.
func (e *Expression) FindAllStringIndex(text string, n int) [][]int {
	if !e.May(text) {
		return nil
	}
	return e.whole().FindAllStringIndex(text, n)
}

// ReplaceAllStringFunc puts what is made of it in the place of every match.
func (e *Expression) ReplaceAllStringFunc(text string, by func(string) string) string {
	if !e.May(text) {
		return text
	}
	return e.whole().ReplaceAllStringFunc(text, by)
}

// ReplaceAllString puts a text, with its $1, in the place of every match.
func (e *Expression) ReplaceAllString(text, by string) string {
	if !e.May(text) {
		return text
	}
	return e.whole().ReplaceAllString(text, by)
}
