// Package typeset puts the paragraphs together of text that was set in lines: at
// a typewriter's width, or anywhere on pages. What is a paragraph it tells from
// where the lines stand; heads and feet that run through the pages, and their
// numbers, it leaves out. Nothing is an error.
package typeset

// Bounds of what is set on pages.
const (
	MaxPages      = 5000
	MaxCharacters = 20_000_000
	MaxBookmarks  = 20_000
)

// Page is a page's lines, in the order of its content.
type Page struct {
	Lines   []Line
	Height  float64 // points, 1/72 inch
	Unknown int     // characters of which the file does not say what they are
}

// Line is a line of text and where it stands, in points from the lower left.
type Line struct {
	Text                     string
	Left, Right, Bottom, Top float64
	Size                     float64 // of the letters
}

// Bookmark is an entry of an outline: a heading, as its maker states it.
type Bookmark struct {
	Title string
	Level int // 1 is the widest
}

// Text is what stands on pages.
type Text struct {
	Title      string // the first large heading of the first page, or ""
	Paragraphs []Paragraph
	Outlined   int    // the deepest level of the headings that the outline names, or 0
	Raw        string // the lines
}

// Paragraph is one, or a heading.
type Paragraph struct {
	Text  string
	Level int  // of a heading
	Note  bool // at the foot of a page
}
