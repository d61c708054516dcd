package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallSize is the size, in the body's, below which the last lines of a page
// are notes.
const smallSize = 0.87

// cutNotes parts the notes at a page's foot from its text.
func cutNotes(lines []Line, body float64) (text, notes []Line) {
	at := len(lines)
	for at > 0 && lines[at-1].Size <= body*smallSize {
		at--
	}
	if at == 0 || at < len(lines) && lines[at].Top > lines[at-1].Bottom { // small throughout, or not below
		return lines, nil
	}
	return lines[:at], lines[at:]
}

// notesOf are the notes of some lines; each begins with its number or mark.
func notesOf(lines []Line) (notes []Paragraph) {
	for i, line := range lines {
		r, _ := utf8.DecodeRuneInString(line.Text)
		if i > 0 && !unicode.IsNumber(r) && !strings.ContainsRune("*[〔（(注", r) {
			last := &notes[len(notes)-1]
			last.Text = joinSet(last.Text, line.Text)
			continue
		}
		notes = append(notes, Paragraph{Text: line.Text, Note: true})
	}
	return notes
}
