package mojibake

import (
	"strings"

	"github.com/mozillazg/go-pinyin"

	"fangzhi/build/internal/pronounce"
)

// findNotes finds what is left of pinyin notes, and which first bytes each can
// stand for: the note was put behind the pair that the byte made with the last
// byte of the character before it, whose reading it is.
func (p *pairer) findNotes() {
	p.notes = make([]*noted, len(p.text))
	for i := 1; i+2 < len(p.text) && !p.isSpent(); i++ {
		if !isSign(p.text[i]) {
			continue
		}
		first := i + 1
		if p.text[first] == '(' || p.text[first] == '（' { // a program that puts a sign for one byte
			first++
		}
		end := first
		for end < len(p.text) && end-first < pronounce.LongestSyllable && strings.ContainsRune(noteLetters, p.text[end]) {
			end++
		}
		if end == first || end == len(p.text) || p.text[end] != ')' && p.text[end] != '）' {
			continue
		}
		_, trail, ok := p.set.code(p.text[i-1])
		if !ok {
			continue
		}
		p.spend(256)
		reading := pronounce.PlainTones(string(p.text[first:end]))
		note := &noted{end: end + 1, reading: reading}
		for lead := 0x81; lead <= 0xFE; lead++ {
			note.leads[lead] = isReadAs(p.set.character(trail, byte(lead)), reading)
		}
		p.notes[i], p.left = note, true
	}
}

// noted is what is left of a pinyin note, "?qū)" or "?(qū)", from the rune it begins at.
type noted struct {
	end     int // the rune behind it
	reading string
	leads   [256]bool // first bytes that it can stand for
}

// allows tells that a character's first byte can be the one that the note hides;
// all can where there is no note.
func (n *noted) allows(set *charset, r rune) bool {
	if n == nil {
		return true
	}
	lead, _, _ := set.code(r)
	return n.leads[lead]
}

// noteLetters are those that the notes are written with.
const noteLetters = "abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ"

func isReadAs(r rune, reading string) bool {
	for _, known := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		if known != "" && pronounce.PlainTones(known) == reading {
			return true
		}
	}
	return false
}
