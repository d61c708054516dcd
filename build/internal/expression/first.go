package expression

import (
	"math"
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

// opening is what a text begins with that an expression matches.
type opening struct {
	ranges []rune    // its characters, as merged ranges; nil where they are not known
	bytes  [4]uint64 // a bit for each first byte of theirs
}

func newOpening(ranges []rune) opening {
	o := opening{ranges: ranges}
	for i := 0; i+1 < len(ranges); i += 2 {
		for b := int(firstByte(ranges[i])); b <= int(firstByte(ranges[i+1])); b++ {
			o.bytes[b/64] |= 1 << (b % 64)
		}
		if ranges[i] <= utf8.RuneError && ranges[i+1] >= utf8.RuneError { // which bytes that are no UTF-8 are read as
			o.bytes = [4]uint64{math.MaxUint64, math.MaxUint64, math.MaxUint64, math.MaxUint64}
		}
	}
	return o
}

func firstByte(r rune) byte { return utf8.AppendRune(nil, r)[0] }

// of tells that a text begins so.
func (o *opening) of(text string) bool {
	if o.ranges == nil {
		return true
	}
	if text != "" && o.bytes[text[0]/64]&(1<<(text[0]%64)) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	at, isEnd := slices.BinarySearch(o.ranges, r)
	return isEnd || at%2 == 1
}
