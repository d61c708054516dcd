package token

import "golang.org/x/text/unicode/norm"

// Form is a Han character as it is folded, and as a text writes it: 黨 of 党,
// or ㈱ of 株.
type Form struct{ Folded, Written rune }

// Term names the form in an index.
func (f Form) Term() string { return string([]rune{f.Folded, f.Written}) }

// UsualForm is how texts mostly write a folded character: as Simplified has
// it, or in texts in Traditional as that has it first. It is 0 for one that
// they write in several ways: 后 and 後.
func UsualForm(folded rune, traditional bool) rune {
	usual, simplified := folded, false
	if traditional {
		eachClass(func(representative, member rune, mark byte) {
			switch {
			case representative != folded || usual != folded:
			case member == folded:
				simplified = mark == simplifiedMark
			case mark == traditionalMark && simplified:
				usual = member
			case mark == traditionalMark:
				usual = 0
			}
		})
	}
	return usual
}

// Unusual finds forms in texts.
type Unusual struct{ traditional map[rune]rune } // usual forms by folded characters

// Each visits the Han characters of a text, as Written has it, that stand in
// another form than the usual one; one may come repeatedly.
func (u *Unusual) Each(text string, traditional bool, visit func(Form)) {
	for _, r := range text {
		if r < firstHan || !traditional && folds.shift(r) == 0 {
			continue
		}
		r = plainHan(r)
		if t := twofoldOf(r); t != nil { // as either: texts tell
			for _, folded := range []rune{t.mostly, t.other} {
				if u.usual(folded, traditional) != r {
					visit(Form{folded, r})
				}
			}
		} else if shift := folds.shift(r); shift != inContext {
			if folded := r + shift; IsHan(folded) && u.usual(folded, traditional) != r {
				visit(Form{folded, r})
			}
		} else if isEnclosed(r) {
			for _, folded := range Fold(string(r)).Runes {
				if IsHan(folded) {
					visit(Form{folded, r})
				}
			}
		}
	}
}

func (u *Unusual) usual(folded rune, traditional bool) rune {
	if !traditional {
		return folded
	}
	usual, known := u.traditional[folded]
	if !known {
		if usual = UsualForm(folded, true); u.traditional == nil {
			u.traditional = map[rune]rune{}
		}
		u.traditional[folded] = usual
	}
	return usual
}

// EachForm visits all that folds to a Han character or to text with it, itself
// first.
func EachForm(folded rune, visit func(rune)) {
	visit(folded)
	eachClass(func(representative, member rune, _ byte) {
		if representative == folded && member != folded {
			visit(member)
		}
	})
	for _, t := range []*twofold{chained, sunken} {
		if t.other == folded {
			visit(t.written)
		}
	}
	for _, span := range enclosed {
		for sign := span[0]; sign <= span[1]; sign++ {
			for _, part := range string(norm.NFKC.PropertiesString(string(sign)).Decomposition()) {
				if part+folds.shift(part) == folded {
					visit(sign)
				}
			}
		}
	}
}

// enclosed are the signs that fold to Han characters among others: 〸 ㈱ ㊙ ㋿ 🈷.
var enclosed = [...][2]rune{{0x3038, 0x303A}, {0x3190, 0x33FF}, {0x1F200, 0x1F2FF}}

const firstHan = 0x2E80 // of any form

func isEnclosed(r rune) bool {
	for _, span := range enclosed {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

// IsHan tells the Han characters among folded runes.
func IsHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r < tableRunes
}
