package expression

import "strings"

// needle is a word that is looked for by one of its bytes, that which is the
// rarest in text of Chinese: all the bytes between are passed over at once.
type needle struct {
	word string
	at   int // of the byte
}

// mostNeedles is up to how many words are faster looked for one by one.
const mostNeedles = 6

func newNeedle(word string) needle {
	n := needle{word: word}
	for i := range len(word) {
		if commonness(word[i]) < commonness(word[n.at]) {
			n.at = i
		}
	}
	return n
}

// commonness orders bytes by how often they stand in text of Chinese: those of
// ASCII, those within characters, and those that begin them or are in marks.
func commonness(b byte) int {
	switch {
	case b < 0x80:
		return 0
	case b >= 0xC0 || strings.IndexByte("，。、", b) >= 0:
		return 2
	}
	return 1
}

func (n *needle) in(text string) bool {
	if n.word == "" {
		return true
	}
	for at := n.at; at < len(text); at++ {
		next := strings.IndexByte(text[at:], n.word[n.at])
		if next < 0 {
			return false
		}
		at += next
		if strings.HasPrefix(text[at-n.at:], n.word) {
			return true
		}
	}
	return false
}
