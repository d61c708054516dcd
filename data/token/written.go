package token

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Written is text for comparing as it is written: script, width, case and
// signs stay. Only what no reader can see is taken out: invisible characters,
// and whether a Han character is coded as itself, as a radical or as a
// compatibility form.
func Written(text string) Folded {
	n := utf8.RuneCountInString(text)
	f := Folded{Runes: make([]rune, 0, n), Starts: make([]int, 0, n+1)}
	for at, r := range text {
		if isInvisible(r) {
			continue
		}
		f.Runes = append(f.Runes, plainHan(r))
		f.Starts = append(f.Starts, at)
	}
	f.Starts = append(f.Starts, len(text))
	return f
}

// plainHan is the Han character that a radical or compatibility form is drawn as.
func plainHan(r rune) rune {
	switch {
	case 0x2E80 <= r && r <= 0x2FDF, 0xF900 <= r && r <= 0xFAFF, 0x2F800 <= r && r <= 0x2FA1F:
		if parts := norm.NFKC.PropertiesString(string(r)).Decomposition(); len(parts) > 0 {
			if plain, size := utf8.DecodeRune(parts); size == len(parts) {
				return plain
			}
		}
	}
	return r
}

// InWord tells the runes of folded text that stand in words: letters, digits
// and marks of scripts that are not cut by the character.
func InWord(r rune) bool { return runeKind(r) == word }
