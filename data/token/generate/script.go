package main

import "slices"

// The marks of a character, as the table writes them.
const (
	simplifiedMark  = 's' // seen only in Simplified text
	traditionalMark = 't' // seen only in Traditional text
	noMark          = 0
)

// mark tells whether a character gives its text's script away.
func (s *sources) mark(c rune) byte {
	simplified, traditional := s.isOnlySimplified(c), s.isOnlyTraditional(c)
	switch {
	case simplified && !traditional:
		return simplifiedMark
	case traditional && !simplified:
		return traditionalMark
	}
	return noMark
}

// isOnlySimplified tells a character that conversion to Traditional always
// replaces, and that Taiwan and Hong Kong do not write: to OpenCC 床 is
// Simplified for 牀, but Taiwan writes 床.
func (s *sources) isOnlySimplified(c rune) bool {
	to := s.simplifiedTo[c]
	return to != nil && !slices.Contains(to, c) && !isBig5(c) && !s.taiwan.leadsTo(c) && !s.hongKong.leadsTo(c)
}

// isOnlyTraditional tells a character that conversion to Simplified always
// replaces, and that is not common there all the same, as 吒 is in 哪吒.
func (s *sources) isOnlyTraditional(c rune) bool {
	to := s.traditionalTo[c]
	return to != nil && !slices.Contains(to, c) && (!isGB2312(c) || c == '後')
}

func (r relation) leadsTo(c rune) bool {
	for _, tos := range r {
		if slices.Contains(tos, c) {
			return true
		}
	}
	return false
}
