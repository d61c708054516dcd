package expression

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// firsts are the characters with which every match begins of an expression that
// is bound to the head of the text, as ranges; nil where they are not known.
func firsts(tree *syntax.Regexp) []rune {
	if !isBound(tree, head) {
		return nil
	}
	program, err := syntax.Compile(tree)
	if err != nil {
		return nil
	}
	var ranges []rune
	seen := make([]bool, len(program.Inst))
	var follow func(at uint32) bool
	follow = func(at uint32) bool { // whether what comes first is known there
		if seen[at] {
			return true
		}
		seen[at] = true
		switch inst := &program.Inst[at]; inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			return follow(inst.Out) && follow(inst.Arg)
		case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
			return follow(inst.Out)
		case syntax.InstFail:
			return true
		case syntax.InstRune, syntax.InstRune1:
			ranges = append(ranges, rangesOf(inst)...)
			return true
		}
		return false // the end, or any character
	}
	if !follow(uint32(program.Start)) {
		return nil
	}
	return merged(ranges)
}

// rangesOf are the characters that a step of a program takes.
func rangesOf(inst *syntax.Inst) (ranges []rune) {
	if len(inst.Rune) > 1 {
		return inst.Rune
	}
	r := inst.Rune[0]
	ranges = []rune{r, r}
	if syntax.Flags(inst.Arg)&syntax.FoldCase != 0 {
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			ranges = append(ranges, other, other)
		}
	}
	return ranges
}

// merged are ranges in order, apart from each other.
func merged(ranges []rune) (out []rune) {
	pairs := slices.SortedFunc(slices.Chunk(ranges, 2), slices.Compare)
	for _, pair := range pairs {
		if n := len(out); n > 0 && pair[0] <= out[n-1]+1 {
			out[n-1] = max(out[n-1], pair[1])
			continue
		}
		out = append(out, pair...)
	}
	return out
}

// beginsIn tells that a text begins with a character of merged ranges.
func beginsIn(text string, ranges []rune) bool {
	r, _ := utf8.DecodeRuneInString(text)
	at, isEnd := slices.BinarySearch(ranges, r)
	return isEnd || at%2 == 1
}
