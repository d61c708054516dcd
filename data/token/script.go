package token

import (
	"strings"

	"fangzhi/data/article"
)

// marks holds the mark of every character that has one.
var marks = func() *[tableRunes]byte {
	var m [tableRunes]byte
	eachClass(func(_, member rune, mark byte) { m[member] = mark })
	return &m
}()

// Simplified writes a text's Traditional characters as Simplified does, as far
// as they are no others' too: 乾 and 著 stay.
func Simplified(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0 || r >= tableRunes || marks[r] != traditionalMark {
			return r
		}
		return foldRune(r)
	}, text)
}

// ScriptOf tells the script of a text or a query: the one of whose own
// characters it has at least twice as many as of the other's. A text that has
// neither, or is written in Japanese, or in Latin letters but for a few words,
// is in OtherScript.
func ScriptOf(text string) article.Script {
	var simplified, traditional, kana, han, latin int
	for at := 0; at < len(text); {
		r, size := decode(text, at)
		at += size
		switch {
		case 'a' <= r && r <= 'z':
			latin++
			continue
		case r < 0x3041 || r >= tableRunes:
			continue
		case r <= 0x30FF:
			kana++
			continue
		}
		han++
		switch marks[r] {
		case simplifiedMark:
			simplified++
		case traditionalMark:
			traditional++
		}
	}
	switch {
	case kana*4 > han, latin > lettersPerHan*han:
		return article.OtherScript
	case simplified > 0 && simplified >= 2*traditional:
		return article.Simplified
	case traditional > 0 && traditional >= 2*simplified:
		return article.Traditional
	}
	return article.OtherScript
}

// lettersPerHan is how many Latin letters for each Han character make a text
// foreign that names a few things in Chinese.
const lettersPerHan = 16
