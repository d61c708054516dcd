package token

import (
	"slices"
	"sync"
)

// Form is a Han character as it is folded, and as a text writes it: 黨 of 党,
// or ㈱ of 株.
type Form struct{ Folded, Written rune }

// Term names the form in an index.
func (f Form) Term() string { return string([]rune{f.Folded, f.Written}) }

// UsualForm is how texts mostly write a folded character: as
// Simplified has it, or in texts in Traditional as that has it. It is 0 for one
// that they write in several ways: 后 and 後.
func UsualForm(folded rune, traditional bool) rune {
	if traditional {
		if usual, ok := traditionalForms()[folded]; ok {
			return usual
		}
	}
	return folded
}

// traditionalForms are the first Traditional ones of the characters that only
// Simplified writes as they are folded, and 0 for those that both do.
var traditionalForms = sync.OnceValue(func() map[rune]rune {
	usual := map[rune]rune{}
	simplified := false // the latest representative
	eachClass(func(representative, member rune, mark byte) {
		if representative == member {
			simplified = mark == simplifiedMark
			return
		}
		if _, known := usual[representative]; known || mark != traditionalMark {
			return
		}
		if !simplified {
			member = 0
		}
		usual[representative] = member
	})
	return usual
})

// EachUnusual visits the Han characters of a text, as Written has it, that
// stand in another form than the usual one of its script; one may come repeatedly.
func EachUnusual(text string, traditional bool, visit func(Form)) {
	for _, r := range text {
		if r < firstHan || !traditional && folds.shift(r) == 0 {
			continue
		}
		r = plainHan(r)
		if shift := folds.shift(r); shift != inContext {
			if folded := r + shift; IsHan(folded) && UsualForm(folded, traditional) != r {
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

// FormsOf are all that fold to a Han character or to text with it, itself first,
// as Written has them.
func FormsOf(folded rune) []rune {
	forms := []rune{folded}
	eachClass(func(representative, member rune, _ byte) {
		if representative == folded && member != folded && plainHan(member) == member {
			forms = append(forms, member)
		}
	})
	for _, sign := range signsOf()[folded] {
		if !slices.Contains(forms, sign) {
			forms = append(forms, sign)
		}
	}
	return forms
}

// signsOf are the signs that fold to each Han character among others.
var signsOf = sync.OnceValue(func() map[rune][]rune {
	signs := map[rune][]rune{}
	for _, span := range enclosed {
		for sign := span[0]; sign <= span[1]; sign++ {
			for _, folded := range Fold(string(sign)).Runes {
				signs[folded] = append(signs[folded], sign)
			}
		}
	}
	return signs
})

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
