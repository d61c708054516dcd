package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/build/internal/read/plaintext"
	"fangzhi/build/internal/read/typeset"
	"fangzhi/data/article"
)

// walker makes blocks of elements.
type walker struct {
	content *html.Node
	skip    map[*html.Node]bool // elements that are no text
	skipped func(*html.Node)    // is told of each, and may be nil
	stop    *html.Node          // an element that is not entered, and
	stopped int                 // where among the blocks it would have been; -1 before it is met
	blocks  []article.Block

	text  strings.Builder // of the block being gathered
	bold  int             // runes of it in bold
	plain int             // runes of it that are not
	links int             // of either but spaces, those that lead elsewhere
	kind  article.BlockKind
	level int

	number  int                // of the item of a list that begins, 0: none
	label   string             // what it is counted with, where that is no number
	numbers map[*html.Node]int // of the last item so far, by list
	said    map[string]int     // how many pictures some words stand for, counted when it is asked
	depth   int                // of bold elements around
	linking int                // of links around
	place   uint64             // of the elements around: see placeIn
	box     uint64             // of those that hold more than a paragraph
}

// blocksOf are the blocks of an element's content.
func blocksOf(content *html.Node, skip map[*html.Node]bool) []article.Block {
	w := &walker{content: content, skip: skip, kind: article.Paragraph, place: placeOf(content), box: boxOf(content)}
	w.children(content)
	w.flush()
	return Captioned(w.blocks)
}

func (w *walker) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.node(child)
	}
}

func (w *walker) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.words(n.Data)
		return
	}
	if n == w.stop {
		w.flush()
		w.stopped = len(w.blocks)
		return
	}
	if n.DataAtom == atom.Noscript && !w.skip[n] {
		w.unscripted(n)
		return
	}
	if w.skip[n] && w.skipped != nil {
		w.skipped(n)
	}
	if isLeftOut(n, w.content) || w.skip[n] {
		return
	}
	switch n.DataAtom {
	case atom.Br, atom.Img, atom.B, atom.Strong:
		w.element(n)
		return
	}
	if isInline(n) {
		w.element(n)
		return
	}
	w.flush()
	place, box := w.place, w.box
	if w.place = placeIn(place, n); !isParagraph(n) {
		w.box = w.place
	}
	w.element(n)
	w.place, w.box = place, box
}

func (w *walker) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		w.flush()
	case atom.Img:
		w.image(n)
	case atom.A:
		w.linking++
		w.children(n)
		w.linking--
	case atom.B, atom.Strong:
		w.depth++
		w.children(n)
		w.depth--
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.inside(n, article.Heading, int(n.Data[1]-'0'))
	case atom.Li, atom.Dt, atom.Dd:
		w.flush()
		old, oldLabel := w.number, w.label
		w.number, w.label = w.numberOf(n), ""
		if label := labelIn(n.Parent, w.number); label != "" {
			w.number, w.label = 0, label
		}
		w.inside(n, article.ListItem, 0)
		w.number, w.label = old, oldLabel
	case atom.Blockquote:
		w.inside(n, article.Quote, 0)
	case atom.Pre, atom.Plaintext, atom.Listing, atom.Xmp:
		w.flush()
		lines := Lines(textOf(n))
		if isCode(n) {
			for i := range lines {
				lines[i].Code = true
			}
		}
		w.blocks = append(w.blocks, lines...)
	case atom.Table:
		w.table(n)
	case atom.Figure:
		w.figure(n)
	default:
		if !isInline(n) {
			w.flush()
			w.children(n)
			w.flush()
			return
		}
		w.children(n)
	}
}

func (w *walker) inside(n *html.Node, kind article.BlockKind, level int) {
	w.flush()
	oldKind, oldLevel := w.kind, w.level
	w.kind, w.level = kind, level
	w.children(n)
	w.flush()
	w.kind, w.level = oldKind, oldLevel
}

// words adds text. White space becomes one space, and none where Chinese was
// broken into lines.
func (w *walker) words(s string) {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	for s != "" {
		i := strings.IndexAny(s, " \t\r\n\f")
		if i < 0 {
			w.add(s)
			return
		}
		w.add(s[:i])
		rest := strings.TrimLeft(s[i:], " \t\r\n\f")
		broken := strings.ContainsAny(s[i:len(s)-len(rest)], "\r\n")
		w.space(broken, rest)
		s = rest
	}
}

func (w *walker) add(s string) {
	if s == "" {
		return
	}
	w.text.WriteString(s)
	n := utf8.RuneCountInString(s)
	if w.depth > 0 {
		w.bold += n
	} else {
		w.plain += n
	}
	if w.linking > 0 {
		w.links += letters(s)
	}
}

func (w *walker) space(broken bool, after string) {
	text := w.text.String()
	if text == "" || strings.HasSuffix(text, " ") {
		return
	}
	if broken && after != "" {
		last, _ := utf8.DecodeLastRuneInString(text)
		first, _ := utf8.DecodeRuneInString(after)
		if typeset.Unspaced(last) && typeset.Unspaced(first) {
			return
		}
	}
	w.text.WriteByte(' ')
}

// flush ends the block being gathered.
func (w *walker) flush() {
	text := strings.TrimFunc(w.text.String(), unicode.IsSpace)
	bold, plain, links := w.bold, w.plain, w.links
	w.text.Reset()
	w.bold, w.plain, w.links = 0, 0, 0
	if text == "" {
		return
	}
	block := article.Block{Kind: w.kind, Text: text, Level: w.level}
	if w.kind == article.ListItem {
		block.Number, w.number = w.number, 0 // of its first paragraph
		block.Text, w.label = w.label+text, ""
	}
	if w.kind == article.Paragraph {
		block = plaintext.Block(text)
		if bold > 0 && plain == 0 && isHeadingLine(text) {
			block = article.Block{Kind: article.Heading, Text: text, Level: 2}
		}
	}
	block.Place, block.Box, block.Linked = w.place, w.box, links == letters(text)
	if len(w.blocks) <= plaintext.MaxBlocks { // the one more tells that there are too many
		w.blocks = append(w.blocks, block)
	}
}

// isHeadingLine tells a line that can be a heading by its look: short, and no
// sentence. A line all in bold is one.
func isHeadingLine(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return !strings.ContainsRune("。；;：:，,、", last) && utf8.RuneCountInString(text) <= plaintext.MaxHeadingRunes
}
