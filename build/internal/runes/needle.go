package runes

import (
	"strings"
	"unicode/utf8"
)

// Needle is a word that is looked for by one of its bytes, that which is the
// rarest in text of Chinese: all the bytes between are passed over at once,
// where strings.Contains stops at each that the word begins with.
type Needle struct {
	word string
	at   int // of the byte
}

// NewNeedle makes a word ready to be looked for.
func NewNeedle(word string) Needle {
	n := Needle{word: word}
	for i := range len(word) {
		if commonness[word[i]] < commonness[word[n.at]] {
			n.at = i
		}
	}
	return n
}

// Word is what is looked for.
func (n Needle) Word() string { return n.word }

// In tells that a text holds the word.
func (n Needle) In(text string) bool {
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

// commonness orders bytes by how often they stand in text of Chinese: those of
// ASCII, those that hardly stand there, and the others.
var commonness = func() (order [256]uint8) {
	for b := utf8.RuneSelf; b < len(order); b++ {
		order[b] = uint8(2 + strings.IndexByte(byCommonness, byte(b)))
	}
	return order
}()

// byCommonness are the bytes of Chinese beyond ASCII in news and laws, those that
// begin its characters, which are the commonest, last.
const byCommonness = "\xe2\xaa\xab\xa9\xb2\xb5\xa3\x99\x9e\xa6\x92\xa0\xa2\xb7\x93\x98\x8b\xb1\xb6\x83\xb3\x95\x9f\xac\x8e\xb4\xbe\x97\x86\xaf\x9d\xad\xa4\x87\x96\x82" +
	"\x91\xa7\x90\xa5\x8f\x8d\xb9\xb0\x89\x8a\x94\xa8\xbf\xe3\xa1\x84\x9b\x88\x85\xbd\xef\x9c\x9a\xae\x81\xbb\xe9\xb8\xbc\x8c\x80\xba\xe8\xe7\xe4\xe6\xe5"
