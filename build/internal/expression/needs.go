package expression

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

const (
	mostExact = 48   // texts that a part is written out in, at most
	mostWords = 1500 // of an expression
	mostLists = 3
)

// needs are lists of words, of each of which every match of an expression holds
// one, those that tell most first; none where there are no such words.
func needs(tree *syntax.Regexp) (lists [][]string) {
	p := partOf(tree)
	for _, words := range p.with(p.exact).needed {
		if words = listed(words); words != nil {
			lists = append(lists, words)
		}
	}
	return lists
}

// needsAt lists words of which every match holds one in the bytes that it has
// at a side of the text, and how many those are at most; none where there are
// no such words, or a match may stand elsewhere.
func needsAt(tree *syntax.Regexp, at side) (words []string, bytes int) {
	if !isBound(tree, at) {
		return nil, 0
	}
	found := edgeOf(tree, at)
	return listed(found.words), found.bytes
}

// listed are words in order, each once; none where they are too many, or one is
// in every text.
func listed(words []string) []string {
	if len(words) > mostWords || worth(words) == 0 {
		return nil
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// part is what is known of a part of an expression.
type part struct {
	exact  []string   // all that it matches, where that is few; else nil
	needed [][]string // lists of words, of each of which every match holds one, those that tell most first
}

var unknown = part{}

// best are the words to look for.
func (p part) best() []string {
	if all := p.with(p.exact).needed; len(all) > 0 {
		return all[0]
	}
	return nil
}

// with is a part of which every match holds one of some words, too.
func (p part) with(words []string) part {
	if worth(words) == 0 || slices.ContainsFunc(p.needed, func(other []string) bool { return slices.Equal(words, other) }) {
		return p
	}
	p.needed = append(slices.Clone(p.needed), words)
	slices.SortStableFunc(p.needed, func(a, b []string) int { return worth(b) - worth(a) })
	p.needed = p.needed[:min(len(p.needed), mostLists)]
	return p
}

// worth is how much words tell: the characters of the shortest, two at most,
// and more where there are few.
func worth(words []string) int {
	if len(words) == 0 {
		return 0
	}
	least := 2
	for _, word := range words {
		least = min(least, utf8.RuneCountInString(word))
	}
	return least * (1 << 16) / (len(words) + 64)
}

func partOf(e *syntax.Regexp) part {
	switch e.Op {
	case syntax.OpLiteral:
		if e.Flags&syntax.FoldCase != 0 && slices.ContainsFunc(e.Rune, hasCase) {
			return unknown
		}
		return part{exact: []string{string(e.Rune)}}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return part{exact: []string{""}}
	case syntax.OpCharClass:
		return classOf(e.Rune)
	case syntax.OpCapture:
		return partOf(e.Sub[0])
	case syntax.OpPlus:
		p := partOf(e.Sub[0])
		return part{needed: p.with(p.exact).needed}
	case syntax.OpQuest:
		if p := partOf(e.Sub[0]); p.exact != nil && len(p.exact) < mostExact {
			return part{exact: append([]string{""}, p.exact...)}
		}
	case syntax.OpConcat:
		return joined(e.Sub)
	case syntax.OpAlternate:
		return either(e.Sub)
	}
	return unknown
}

func hasCase(r rune) bool { return unicode.SimpleFold(r) != r }

// classOf writes out a class of few characters.
func classOf(ranges []rune) part {
	var exact []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(exact) >= mostExact {
			return unknown
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			exact = append(exact, string(r))
		}
	}
	return part{exact: exact}
}

// joined is one part behind the other: what stands side by side and can be
// written out makes longer words.
func joined(parts []*syntax.Regexp) part {
	var all part
	run, whole := []string{""}, true // all that the latest parts match, and that these are all parts
	for _, e := range parts {
		p := partOf(e)
		if p.exact != nil && len(p.exact)*len(run) <= mostExact {
			run = product(run, p.exact)
			continue
		}
		all, whole = all.with(run), false
		for _, words := range p.with(p.exact).needed {
			all = all.with(words)
		}
		run = []string{""}
		if p.exact != nil {
			run = p.exact
		}
	}
	if whole {
		return part{exact: run}
	}
	return all.with(run)
}

func product(a, b []string) []string {
	all := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			all = append(all, x+y)
		}
	}
	return all
}

// either is one part or another: of each something must be known.
func either(parts []*syntax.Regexp) part {
	exact, needed := []string{}, []string{}
	for _, e := range parts {
		p := partOf(e)
		if best := p.best(); best == nil {
			needed = nil
			if p.exact == nil {
				return unknown
			}
		} else if needed != nil {
			needed = append(needed, best...)
		}
		if exact != nil && p.exact != nil && len(exact)+len(p.exact) <= mostExact {
			exact = append(exact, p.exact...)
		} else {
			exact = nil
		}
	}
	return part{exact: exact}.with(needed)
}
