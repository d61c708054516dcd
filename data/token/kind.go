package token

import "unicode"

// kind is what a folded rune is to cutting.
type kind uint8

const (
	separator kind = iota // a space, the end of a block, a sign that joins nothing
	character             // of a script written without spaces: each is findable
	word                  // a letter, digit or mark of a script written in words
	joint                 // a sign inside a word, or between a word and a character
	tail                  // a sign that isEnd behind a word, or behind another tail, and joins nothing
)

// isEnd tells the signs that mean something at the end of a word: 100% is not
// 100, nor C++ C.
func isEnd(r rune) bool {
	switch r {
	case '%', '‰', '+', '#', '°':
		return true
	}
	return false
}

// kindsOf tells every rune's kind. Whether a sign is a joint depends on its
// neighbours alone, so a run cut out of a text at words' ends has the same
// joints as the text; its last sign may be a tail in the one and a joint in the
// other, which have a term in common (Cut).
func kindsOf(runes []rune) []kind {
	kinds := make([]kind, len(runes))
	for i, r := range runes {
		kinds[i] = runeKind(r)
	}
	for i := 1; i < len(runes); i++ {
		if kinds[i] != separator || runes[i] == ' ' || runes[i] == '\n' {
			continue
		}
		before, behind := kinds[i-1], separator
		if i+1 < len(runes) {
			behind = runeKind(runes[i+1])
		}
		switch {
		case before == word && behind != separator, before == character && behind == word:
			kinds[i] = joint
		case (before == word || before == tail) && isEnd(runes[i]):
			kinds[i] = tail
		}
	}
	return kinds
}

// runeKind is the kind of a rune by itself: never joint.
func runeKind(r rune) kind {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return word
		}
		return separator
	case isCharacter(r):
		return character
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return word
	}
	return separator
}

// isCharacter tells whether a rune is cut into pairs: Han with its radicals,
// repeat marks and 〇; kana with ー; Bopomofo; Yi; and private use, where old
// Chinese encodings keep rare Han.
func isCharacter(r rune) bool {
	switch {
	case 0x3400 <= r && r <= 0x4DBF, 0x4E00 <= r && r <= 0x9FFF: // Han
		return true
	case r < 0x2E80:
		return false
	case r <= 0x303F:
		return r <= 0x2FDF || 0x3005 <= r && r <= 0x3007 || 0x3021 <= r && r <= 0x3029 || 0x3031 <= r && r <= 0x3035 || 0x3038 <= r && r <= 0x303C
	case r <= 0x31FF: // kana, Bopomofo and strokes; Hangul letters and annotations between them
		return r <= 0x309F || 0x30A1 <= r && r <= 0x30FA || 0x30FC <= r && r <= 0x312F || 0x31A0 <= r
	case r < 0x20000:
		return 0xA000 <= r && r <= 0xA4CF || // Yi
			0xE000 <= r && r <= 0xF8FF || // private use
			0xF900 <= r && r <= 0xFAFF || // compatibility Han that have no other form
			0x16FE0 <= r && r <= 0x18D8F || // Tangut, Nüshu's repeat mark, Khitan
			0x1AFF0 <= r && r <= 0x1B2FF // more kana, Nüshu
	}
	return r <= 0x3FFFF || 0xF0000 <= r && r <= 0x10FFFF // rare Han; private use
}
