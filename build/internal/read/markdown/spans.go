package markdown

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	noted "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parsers of what stands in a line of Markdown, where goldmark has none or reads
// otherwise than Chinese is written.

// wikiLinks reads [[note]], [[note#part|words]] and ![[picture.png|300]]: the
// words that stand for a note, the picture. [[1]](address) is a link, and
// [[1]] a number.
type wikiLinks struct{}

var (
	wikiLink = regexp.MustCompile(`^!?\[\[([^\[\]|\n]{1,250})(?:\\?\|([^\[\]\n]{1,250}))?\]\]`)
	pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif"}
)

func (wikiLinks) Trigger() []byte { return []byte{'!', '['} }

func (wikiLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := wikiLink.FindSubmatchIndex(line)
	if m == nil || bytes.HasPrefix(line[m[1]:], []byte("(")) || isRow(line[m[2]:m[3]]) {
		return nil
	}
	block.Advance(m[1])
	target, words := text.NewSegment(segment.Start+m[2], segment.Start+m[3]), m[2:4]
	if m[4] >= 0 {
		words = m[4:6]
	}
	shown := ast.NewTextSegment(text.NewSegment(segment.Start+words[0], segment.Start+words[1]))
	address := target.Value(block.Source())
	if line[0] != '!' || !slices.Contains(pictures, strings.ToLower(path.Ext(string(address)))) {
		return shown
	}
	picture := ast.NewImage(ast.NewLink())
	picture.Destination = address
	if m[4] >= 0 && !isNumber(bytes.ReplaceAll(line[m[4]:m[5]], []byte("x"), nil)) { // its size
		picture.AppendChild(picture, shown)
	}
	return picture
}

// isRow tells what is no name of a note: a number, a row of a table of numbers
// or of words in a program.
func isRow(b []byte) bool {
	return len(bytes.Trim(b, "0123456789,.- ")) == 0 || bytes.ContainsRune(b, '"')
}

func isNumber(b []byte) bool { return len(bytes.Trim(b, "0123456789")) == 0 }

// spans reads **words**, *words*, ~~words~~ and ==words==. CommonMark lets
// Chinese marks keep a pair from opening or closing: **“引文”**他说. Before a
// mark that ends something no pair opens, behind one that opens none closes:
// 张**、李**的. Beside figures of ASCII a sign is what it says, between letters
// it opens nothing, as in 5*6 and a==b; == of an arrow is none, and one ~ is a
// range. Four stars end one pair and open the next, or are a blank.
type spans byte

func (s spans) Trigger() []byte { return []byte{byte(s)} }

func (s spans) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	half := pc.LastDelimiter() // of four stars, where it ends here
	opens := half != nil && half.Segment.Stop == segment.Start && half.Char == '*'
	node := parser.ScanDelimiter(line, before, 1, s)
	n, after := node.OriginalLength, ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	closes := s == '*' && n == 4 && !util.IsSpaceRune(before) && !util.IsSpaceRune(after) && isOpen(half)
	if closes {
		n = 2
		node = parser.ScanDelimiter(line[:n], before, 1, s)
	}
	segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	isWord := isLetter(before) && isLetter(after)
	isFigure := isWord && (util.IsNumeric(byte(before)) || util.IsNumeric(byte(after)))
	isArrow := s == '=' && (isLetter(before) || strings.ContainsRune("<!>", before) || after == '>')
	switch {
	case isFigure || isArrow || s != '*' && (isWord || n != 2) || s == '*' && n > 3:
		return ast.NewTextSegment(segment)
	case opens || closes:
		node.CanOpen, node.CanClose = opens, closes
	case isWord:
		node.CanOpen = false
	case n > 1:
		node.CanOpen = !util.IsSpaceRune(after) && !unicode.In(after, unicode.Pe, unicode.Pf) && !strings.ContainsRune("，、。；：？！", after) && (!isNarrowMark(after) || util.IsSpaceRune(before) || isNarrowMark(before) || before >= utf8.RuneSelf)
		node.CanClose = !util.IsSpaceRune(before) && !unicode.In(before, unicode.Ps, unicode.Pi) && (!isNarrowMark(before) || util.IsSpaceRune(after) || isNarrowMark(after) || after >= utf8.RuneSelf)
	}
	node.Segment = segment
	pc.PushDelimiter(node)
	return node
}

// isOpen tells whether two stars have opened that none has closed; last is the
// last sign before.
func isOpen(last *parser.Delimiter) bool {
	isOpen := false
	for i := 0; last != nil && i < 64; last, i = last.PreviousDelimiter, i+1 {
		if last.Char != '*' || last.OriginalLength != 2 {
			continue
		}
		isOpen = !isOpen
		if last.CanOpen != last.CanClose {
			return isOpen == last.CanOpen
		}
	}
	return isOpen
}

func isLetter(r rune) bool { return r < utf8.RuneSelf && util.IsAlphaNumeric(byte(r)) }

func isNarrowMark(r rune) bool { return r < utf8.RuneSelf && util.IsPunctRune(r) }

func (s spans) IsDelimiter(b byte) bool { return b == byte(s) }

func (spans) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (s spans) OnMatch(signs int) ast.Node {
	if s == '*' {
		return ast.NewEmphasis(signs)
	}
	return ast.NewEmphasis(1)
}

// formulas reads $f^{*}$: nothing in it is a mark.
type formulas struct{}

var formula = regexp.MustCompile(`^(?:\$\$[^$\n]+\$\$|\$[^\s$](?:[^$\n]*[^\s$])?\$)`)

func (formulas) Trigger() []byte { return []byte{'$'} }

func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := formula.FindIndex(line)
	if m == nil || m[1] < len(line) && isLetter(rune(line[m[1]])) { // $5 and $6, $HOME and $PATH
		return nil
	}
	block.Advance(m[1])
	shown := ast.NewTextSegment(segment.WithStop(segment.Start + m[1]))
	shown.SetRaw(true)
	return shown
}

// keptNotes keeps the notes that nothing points to, below the text: they would
// be dropped.
type keptNotes struct{}

func (keptNotes) Transform(root *ast.Document, _ text.Reader, _ parser.Context) {
	var alone []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*noted.Footnote); ok && entering && note.Index < 0 {
			alone = append(alone, note)
		}
		return ast.WalkContinue, nil
	})
	for _, note := range alone {
		for words := note.FirstChild(); words != nil; words = note.FirstChild() {
			root.AppendChild(root, words)
		}
	}
}
