package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What elements are by their names and by what they say of themselves.

// isLeftOut tells elements that hold no content. A header inside the content
// is the article's own.
func isLeftOut(n, content *html.Node) bool {
	if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
		return true
	}
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Footer, atom.Aside,
		atom.Iframe, atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Svg, atom.Embed,
		atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Rt, atom.Rp, atom.Menu:
		return true
	case atom.Object: // of none: words in such brackets, List<Object>
		return len(n.Attr) > 0
	case atom.Form: // some sites put the whole page, or its text, into one
		return letters(textOf(n)) < leastFormLetters && asks(n)
	case atom.Header:
		return content == nil || content.DataAtom != atom.Article && content.DataAtom != atom.Main
	}
	if _, hidden := lookup(n, "hidden"); hidden || attribute(n, "aria-hidden") == "true" && n.FirstChild != nil {
		return true
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary":
		return true
	}
	class := attribute(n, "class")
	if lineNumbers.MatchString(class) && strings.Trim(textOf(n), "0123456789 \t\r\n") == "" { // beside a program
		return true
	}
	if class == "jammer" { // what Discuz hides among the words against copying
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	return strings.Contains(style, "display:none")
}

// lineNumbers are the classes of what stands beside a program.
var lineNumbers = regexp.MustCompile(`(?i)\b(?:gutter|lineno|linenos|linenodiv|line-?numbers?|line-numbers-rows|blob-num|hljs-ln-numbers)\b`)

// leastFormLetters is how much text a form must hold to be more than a form.
const leastFormLetters = 200

// asks tells a form with a field to be filled in, or nothing in it to be read.
func asks(form *html.Node) bool {
	field, text := false, false
	visit(form, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Input:
			kind := strings.ToLower(attribute(n, "type"))
			field = field || kind != "hidden"
		case atom.Textarea, atom.Select, atom.Button:
			field = true
		case atom.P, atom.Div, atom.Table, atom.H1, atom.H2:
			text = true
		}
		return !field
	})
	return field || !text
}

// isCode tells lines of a program among those set as typed: they say so, or
// words of theirs are marked.
func isCode(n *html.Node) bool {
	if codeClass.MatchString(attribute(n, "class")) {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Code || c.DataAtom == atom.Span {
			return true
		}
	}
	return false
}

var codeClass = regexp.MustCompile(`(?i)\b(?:code|hljs|highlight|brush|lang|language|prettyprint|prettyprinted|syntax|programlisting)\b`)

// isInline tells elements that stand in a line of text. What is not known is
// taken for a block: words of two blocks must never run together.
func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Ruby, atom.Rb, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Object:
		return true
	}
	return n.Type == html.ElementNode && (n.Data == "rbc" || strings.Contains(n.Data, ":")) // o:p and its like, from Word
}

// isParagraph tells elements that hold a paragraph, a heading or a list.
func isParagraph(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Center, atom.Pre, atom.Figure:
		return true
	}
	return isInline(n)
}

// isContainer tells elements that hold parts of a page.
func isContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Div, atom.Section, atom.Form, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Center, atom.Main, atom.Article:
		return n.Type == html.ElementNode
	}
	return false
}
