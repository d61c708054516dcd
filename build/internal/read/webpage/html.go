// Package webpage reads web pages: the text is found among its surroundings, and
// what the page says of itself. Everything is bounded; a page that is beyond a
// bound is read as its words. Nothing is an error.
package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/build/internal/read/plaintext"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Looks tells HTML by its beginning: a tag that pages or fragments of pages begin
// with, and more of the kind after it that holds text. Lines between tags that
// hold none are a text that was taken out of a page which had them planted.
func Looks(text string) bool {
	return IsPage(text) || fragmentStart.MatchString(text) && strings.Contains(text, "</") && holdsText(text)
}

// holdsText tells that some words stand within elements, or that there is a picture.
func holdsText(text string) bool {
	t := html.NewTokenizer(strings.NewReader(text))
	for depth := 0; ; {
		switch t.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			name, _ := t.TagName()
			switch tag := atom.Lookup(name); {
			case tag == atom.Img:
				return true
			case !isVoid(tag):
				depth++
			}
		case html.EndTagToken:
			depth = max(0, depth-1)
		case html.TextToken:
			if depth > 0 && strings.TrimSpace(string(t.Text())) != "" {
				return true
			}
		}
	}
}

// isVoid tells elements that have no end.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// IsPage tells HTML that begins as whole pages do.
func IsPage(text string) bool {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	if !strings.HasPrefix(text, "<") {
		return false
	}
	head := strings.ToLower(text[:min(len(text), 2048)])
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return (strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--")) && strings.Contains(head, "<html")
}

var fragmentStart = regexp.MustCompile(`^(?i)[\x{feff}\s]*<(p|div|h[1-6]|table|article|section|ul|ol|span|font|center|blockquote|img|figure)[\s>/]`)

// Marked tells a record's text that was taken out of a page with its line
// breaks and paragraphs still marked. One tag may be what the text is about.
func Marked(text string) bool { return len(lineTags.FindAllStringIndex(text, 2)) == 2 }

var lineTags = regexp.MustCompile(`(?i)<br\s*/?>|</?p(?:\s[^<>]*)?>|</div>|<img\s[^<>]*>`)

// Page is what a page holds.
type Page struct {
	Title  string
	Window string         // its <title>, or ""
	Stated map[string]any // what it says of itself, by the names that columns of records have
	Blocks []article.Block
	Above  []string // short lines that stand above the text and are no part of it
	Below  []string
	Around [2][]article.Block // what stands above its text and below it

	Listing *Listing // what it shows of the site's other pages; nil: nothing
}

// Read reads a page or a fragment of one; lead is nil where the pages of its site
// are not known.
func Read(text string, lead Lead) (p Page) {
	root, err := parse(text)
	if err != nil { // beyond a bound: of its nesting, of its tags
		p.Blocks = Lines(withoutTags(text))
		return p
	}
	meta := pageMeta(root, text)
	c := findContent(root)
	if lead != nil {
		p.Listing = listingOf(c.root, lead)
	}
	p.Blocks = escapedTwice(blocksOf(c.root, c.links))
	p.Stated, p.Window = meta.stated, meta.pageTitle
	p.Above, p.Below, p.Around = c.above, c.below, c.around
	p.Title = meta.title(p.Blocks, c.around[0], c.topHeading(root))
	p.Blocks = withoutTitles(p.Blocks, p.Title)
	return p
}

// Fragment reads HTML that is known to be content throughout.
func Fragment(text string) []article.Block {
	root, err := parse(text)
	if err != nil {
		return Lines(withoutTags(text))
	}
	return escapedTwice(blocksOf(root, nil))
}

// Lines reads plain text that HTML may have been pasted into.
func Lines(text string) []article.Block { return plaintext.Blocks(text, Pasted) }

// Pasted reads a line of plain text that an editor's HTML was pasted into as it
// was: it begins with a tag that holds paragraphs, and has prose between many
// tags, or has prose in a paragraph's.
func Pasted(line string) (blocks []article.Block, ok bool) {
	if !isPasted(strings.TrimSpace(line)) {
		return nil, false
	}
	return Fragment(line), true
}

func isPasted(line string) bool {
	if m := pastedProse.FindStringSubmatch(line); m != nil && runes.CountHan(m[1]) >= leastPastedHan {
		return true
	}
	if !strings.HasPrefix(line, "<") || strings.Count(line, "</") < leastPasted || !fragmentStart.MatchString(strings.ToLower(line[:min(len(line), 16)])) {
		return false
	}
	return runes.CountHan(withoutTags(line)) >= leastPastedHan
}

var pastedProse = regexp.MustCompile(`<p(?:\s[^<>]{0,200})?>([^<>]+)</p>`)

const (
	leastPasted    = 4  // tags that are closed
	leastPastedHan = 30 // characters between them
)

// escapedTwice reads blocks again whose text is HTML: half of them or more
// begin with the tag of a paragraph and all their tags are closed.
func escapedTwice(blocks []article.Block) []article.Block {
	tagged := 0
	var text strings.Builder
	for _, b := range blocks {
		if b.Kind != article.Paragraph {
			return blocks
		}
		if escapedBlock.MatchString(b.Text) {
			tagged++
		}
		text.WriteString(b.Text + "\n")
	}
	if tagged == 0 || tagged*2 < len(blocks) {
		return blocks
	}
	root, err := parse(text.String())
	if err != nil {
		return blocks
	}
	return blocksOf(root, nil)
}

var escapedBlock = regexp.MustCompile(`(?is)^<(?:p|div|section|span|h[1-6])(?:\s[^<>]*)?>.*</(?:p|div|section|span|h[1-6])>$`)

// visit goes through a tree, parents first; it does not enter a node for which
// enter is false.
func visit(n *html.Node, enter func(*html.Node) bool) {
	if !enter(n) {
		return
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		visit(child, enter)
	}
}

// textOf is all the text of an element, its line breaks among it.
func textOf(n *html.Node) string {
	var out strings.Builder
	visit(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
			return true
		}
		if n.DataAtom == atom.Br {
			out.WriteByte('\n')
		}
		return n.DataAtom != atom.Script && n.DataAtom != atom.Style
	})
	return out.String()
}

func attribute(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hasMark is what HTML has and a text has not: a tag or a character reference.
var hasMark = regexp.MustCompile(`<[/!?a-zA-Z]|&#?[0-9a-zA-Z]+;`)

// MayBe tells a text that has a mark of HTML.
func MayBe(text string) bool { return hasMark.MatchString(text) }
