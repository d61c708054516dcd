// Package msword reads what Word and its like wrote before it was XML: the
// paragraphs of a document in their order, what they are and what stands before
// them. Its errors are of package fault.
package msword

// Paragraph is a paragraph of a document.
type Paragraph struct {
	Text  string // a line break in it is one of its author's
	Title bool
	Level int // of a heading, from 1

	Number int    // of an item of a plain list
	Label  string // what a list has before its words
	Item   bool   // of a list that has numbers of figures, or marks

	InTable  bool
	EndsCell bool
	EndsRow  bool // and is no paragraph itself
}
