package webpage

import (
	"regexp"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// A site's program makes pages that only show the way to others: a home page, a
// month's posts, what has a tag. Such a page holds the titles of other pages,
// their days, and how they begin.

// Lead tells which page of its site an address on a page leads to, "" where it
// is none or the page itself, and whether that page is known to be there.
type Lead func(address string) (page string, here bool)

// Listing is what a page shows of other pages.
type Listing struct {
	Pages   int    // that it leads to, the one before it and the one behind left out
	Missing int    // of these, not known to be there
	Words   int    // characters of the links
	Book    bool   // they lead to a book's chapters, by their numbers
	Plays   bool   // it has something to be heard or seen, which is no block
	Rest    []Rest // what is left of its text without the links
}

// Rest is a block of it, and the pages that the last links before it and the
// next one behind it lead to, as far as these are there.
type Rest struct {
	article.Block
	Beside []string
}

// linksBefore is how many links before a block are asked: its title, whose it
// is, what it is about.
const linksBefore = 3

// listingOf tells what a page shows of others; nil is nothing.
func listingOf(root *html.Node, lead Lead) *Listing {
	l := lister{lead: lead, here: map[string]bool{}, pages: map[*html.Node]string{}, links: map[*html.Node]bool{}}
	l.find(root)
	if len(l.links) == 0 {
		return nil
	}
	all := &l.Listing
	for _, here := range l.here {
		if all.Pages++; !here {
			all.Missing++
		}
	}
	all.Book = l.chapters*2 >= len(l.links)
	w := &walker{content: root, skip: l.links, kind: article.Paragraph, place: placeOf(root), box: boxOf(root)}
	met := map[int][]string{} // pages led to, by the block in which or before which the links stand
	w.skipped = func(n *html.Node) {
		if page := l.pages[n]; page != "" {
			met[len(w.blocks)] = append(met[len(w.blocks)], page)
		}
	}
	w.children(root)
	w.flush()
	var before []string
	for i, b := range w.blocks {
		for _, page := range met[i] {
			before = append(slices.DeleteFunc(before, func(known string) bool { return known == page }), page)
			before = before[max(0, len(before)-linksBefore):]
		}
		r := Rest{Block: b, Beside: slices.Clone(before)}
		all.Rest = append(all.Rest, r)
	}
	behind := met[len(w.blocks)]
	for i := len(all.Rest) - 1; i >= 0; i-- {
		if r := &all.Rest[i]; len(behind) > 0 && !slices.Contains(r.Beside, behind[0]) {
			r.Beside = append(r.Beside, behind[0])
		}
		if len(met[i]) > 0 {
			behind = met[i]
		}
	}
	return all
}

// lister finds links to other pages.
type lister struct {
	Listing
	lead     Lead
	here     map[string]bool       // pages led to
	pages    map[*html.Node]string // those that are there, by links
	links    map[*html.Node]bool
	chapters int
}

func (l *lister) find(root *html.Node) {
	visit(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed:
			l.Plays = true
		}
		if n != root && isLeftOut(n, root) {
			return false
		}
		if n.DataAtom == atom.A {
			l.link(n)
		}
		return n.DataAtom != atom.A
	})
}

func (l *lister) link(a *html.Node) {
	page, here := l.lead(attribute(a, "href"))
	if page == "" {
		return
	}
	text := oneLine(textOf(a))
	l.links[a] = true
	l.Words += letters(text)
	if numbered.MatchString(text) {
		l.chapters++
	}
	if here {
		l.pages[a] = page
	}
	if !wayOn.MatchString(attribute(a, "rel")) && !wayOn.MatchString(text) {
		l.here[page] = here
	}
}

var (
	wayOn    = regexp.MustCompile(`(?i)\b(?:prev|previous|next|newer|older|author|tag|category)\b|上一?[篇页頁条條]|下一?[篇页頁条條]`) // links that articles have
	numbered = regexp.MustCompile(`^\s*(?:第[\d零〇一二三四五六七八九十百]+[章节節回卷编編篇部集]|\d+(?:\.\d+)+\s)`)
)
