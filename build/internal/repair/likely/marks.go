package likely

import (
	"unicode/utf8"

	"fangzhi/build/internal/runes"
)

// Marks are the surprises of marks between words.
var Marks = map[rune]int{
	'，': 17, ',': 19, '。': 21, '.': 30, '、': 23, '“': 27, '”': 27, '：': 32, ':': 34, '；': 35, ';': 37, '（': 33, '）': 33, '(': 35, ')': 35,
	'《': 35, '》': 35, '！': 38, '!': 40, '？': 38, '?': 42, '—': 38, '…': 40, '·': 40, '「': 32, '」': 32, '‘': 46, '’': 46,
	'『': 42, '』': 42, '【': 44, '】': 44, '〈': 50, '〉': 50, '－': 50, '～': 48, '-': 42, '/': 44, '%': 38, '％': 42, ' ': 34, '　': 42, '\n': 24, '\t': 44,
	'■': 52, '□': 56, '●': 52, '▲': 54, '△': 56, '◆': 54, '①': 52, '②': 52, '③': 52, '℃': 52, '"': 40, '〔': 48, '〕': 48, '+': 46, '×': 54, '㎡': 56, '•': 52, '．': 52, '※': 56, '→': 58,
}

// signSurprise of what is no character of the table.
func signSurprise(a, b rune) int {
	cost, isMark := Marks[b]
	switch {
	case isMark && a == b && b != '—' && b != '…':
		return cost + 40
	case isMark:
		return cost
	case b >= '0' && b <= '9':
		if a >= '0' && a <= '9' || a == '.' {
			return 14
		}
		return 34
	case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
		if a < 0x80 && a > ' ' {
			return 20
		}
		return 42
	case runes.IsHan(b):
		return RareHan
	case b < 0x20, b >= 0x7F && b < 0xA0, b >= 0xE000 && b <= 0xF8FF, b == utf8.RuneError:
		return BrokenSign
	case b >= 0xFF01 && b <= 0xFF5E:
		return 56
	case b < 0x80:
		return 50
	}
	return unknownSign
}

// MayBeAccent tells letters with accents, and the signs that stand beside them
// where text was read as Windows-1252.
func MayBeAccent(r rune) bool {
	return r >= 0x80 && r <= 0x17E || r >= 0x2C6 && r <= 0x2122 && r != '“' && r != '”'
}

// Lost stands for a character that cannot be known.
const Lost = '□'
