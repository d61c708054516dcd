package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// content is what of a page is its own text, and what stands around it.
type content struct {
	root   *html.Node
	above  []string // short lines above the text, the nearest last: credits may be among them
	below  []string
	around [2][]article.Block  // all that stands above the text and below it, lists of links left out
	links  map[*html.Node]bool // lists of links, which are no text
	weight map[*html.Node]weight
}

// weight is how much text an element holds, in characters.
type weight struct {
	sentences int // of paragraphs with the marks of sentences
	words     int // outside of links
	linked    int // inside of links
	links     int
}

// findContent tells a page's text from its surroundings. It takes an <article>
// or <main> at its word, and the names that sites' programs give to it; else it looks for the smallest part of the page that
// holds nearly all of its sentences. Where there is none, all is content:
// rather a menu too many than a paragraph lost.
func findContent(page *html.Node) content {
	c := content{root: statedRoot(page), links: map[*html.Node]bool{}, weight: map[*html.Node]weight{}}
	c.weigh(page, false)
	c.dropLinkLists(page)
	if body := c.namedBody(c.root); body != nil {
		c.root = body
	} else if c.root == page {
		c.root = c.smallest(page)
	}
	c.lookAround(page)
	return c
}

// statedRoot is the text of a WeChat public account's page, else the article
// that holds most of the words in articles, else <main>, else the whole page.
func statedRoot(page *html.Node) *html.Node {
	var articles []*html.Node
	var main, sent *html.Node
	visit(page, func(n *html.Node) bool {
		if attribute(n, "id") == "js_content" && strings.Contains(attribute(n, "class"), "rich_media") {
			sent = n
		}
		if isLeftOut(n, nil) {
			return false
		}
		if n.DataAtom == atom.Article {
			articles = append(articles, n)
			return false
		}
		if main == nil && (n.DataAtom == atom.Main || attribute(n, "role") == "main") {
			main = n
		}
		return true
	})
	if sent != nil && letters(textOf(sent)) > 0 {
		return sent
	}
	var best *html.Node
	all, most := 0, 0
	for _, a := range articles {
		words := len(strings.Join(strings.Fields(textOf(a)), ""))
		if all += words; words > most {
			best, most = a, words
		}
	}
	if best != nil && most*10 >= all*6 {
		return best
	}
	if main != nil {
		return main
	}
	return page
}

// weigh fills in the weights of an element and of those in it.
func (c *content) weigh(n *html.Node, inLink bool) (w weight, text string) {
	if n.Type == html.TextNode {
		if inLink {
			w.linked = letters(n.Data)
		} else {
			w.words = letters(n.Data)
		}
		return w, n.Data
	}
	if n.Type == html.ElementNode && isLeftOut(n, nil) {
		return w, ""
	}
	if n.DataAtom == atom.A {
		inLink = true
		w.links = 1
	}
	var own strings.Builder // text that is in no block further down
	inLinks := 0            // characters of it
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		inner, text := c.weigh(child, inLink)
		w.sentences += inner.sentences
		w.words += inner.words
		w.linked += inner.linked
		w.links += inner.links
		if own.WriteString(text); text != "" {
			inLinks += inner.linked
		}
	}
	if n.Type == html.ElementNode && isInline(n) {
		return w, own.String()
	}
	if text := own.String(); strings.ContainsAny(text, "。！？，") {
		if n := letters(text); inLinks*10 < n*9 { // else the headline of another page
			w.sentences += n
		}
	}
	c.weight[n] = w
	return w, ""
}

// dropLinkLists finds the elements that are nearly nothing but links: menus,
// lists of other articles. A page that is nothing else keeps them.
func (c *content) dropLinkLists(page *html.Node) {
	if all := c.weight[page]; all.words < all.linked/4 {
		return
	}
	visit(page, func(n *html.Node) bool {
		w, weighed := c.weight[n]
		if !weighed || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
			return true
		}
		if share := bodyShare(n); share > 0 && share <= surely && w.sentences < leastBody { // links are all the text there is
			return false
		}
		if w.links >= leastListLinks && w.linked*10 >= (w.linked+w.words)*8 && w.sentences*2 < w.linked+w.words {
			c.links[n] = true
			return false
		}
		return true
	})
}

const leastListLinks = 4

// smallest goes down from the page as long as one child holds nearly all.
func (c *content) smallest(page *html.Node) *html.Node {
	all := c.weight[page]
	if all.sentences < 40 || all.links == 0 { // a page without a link has nothing that leads elsewhere
		return page
	}
	n := page
	for {
		var next *html.Node
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			w := c.weight[child]
			if isContainer(child) && w.sentences*10 >= all.sentences*9 && w.words*10 >= all.words*6 {
				next = child
			}
		}
		if next == nil || c.isOneOfSeveral(next) {
			return n
		}
		n = next
	}
}

// isOneOfSeveral tells a part of a text: one beside it is of the same class, and
// holds words that lead nowhere.
func (c *content) isOneOfSeveral(n *html.Node) bool {
	class := attribute(n, "class")
	if class == "" {
		return false
	}
	for beside := n.Parent.FirstChild; beside != nil; beside = beside.NextSibling {
		if w := c.weight[beside]; beside != n && beside.DataAtom == n.DataAtom && attribute(beside, "class") == class && w.words > 4*w.linked && w.words >= leastPart {
			return true
		}
	}
	return false
}

// leastPart is how many characters a part of a text has at least.
const leastPart = 8

// Bounds of what is looked at around the text.
const (
	maxAroundLines = 30
	maxAroundRunes = 120
)

// lookAround gathers what stands above and below the text, and the short lines of it.
func (c *content) lookAround(page *html.Node) {
	if c.root == page {
		return
	}
	w := &walker{content: page, kind: article.Paragraph, stop: c.root, stopped: -1, skip: c.links, place: placeOf(page), box: boxOf(page)}
	w.children(page)
	w.flush()
	if w.stopped < 0 {
		return
	}
	c.around = [2][]article.Block{w.blocks[:w.stopped], w.blocks[w.stopped:]}
	for i, b := range w.blocks {
		if b.Text == "" || utf8.RuneCountInString(b.Text) > maxAroundRunes {
			continue
		}
		if i < w.stopped {
			c.above = append(c.above, b.Text)
		} else if len(c.below) < maxAroundLines {
			c.below = append(c.below, b.Text)
		}
	}
	c.above = c.above[max(0, len(c.above)-maxAroundLines):]
}

// topHeading is the one first-level heading of a page outside of its content,
// or "".
func (c *content) topHeading(page *html.Node) string {
	found, several := "", false
	visit(page, func(n *html.Node) bool {
		if n.DataAtom == atom.H1 {
			several = several || found != ""
			found = oneLine(textOf(n))
			return false
		}
		return n.DataAtom != atom.Script && n.DataAtom != atom.Style
	})
	if several {
		return ""
	}
	return found
}

// letters counts what is not white space.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
