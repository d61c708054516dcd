package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// A site's program writes every page by the same template, so that what stands
// in elements of the same names is of the same sort: the way to the page, the
// text, its rights. A block's place is a hash of those names.

// A box is the place of the innermost element around that holds more than a
// paragraph: where an article's text stands, all of it stands in the same one.

// boxOf is the box of what stands in an element.
func boxOf(n *html.Node) uint64 {
	for n != nil && n.Type == html.ElementNode && isParagraph(n) {
		n = n.Parent
	}
	return placeOf(n)
}

// placeOf is the place of what stands in an element.
func placeOf(n *html.Node) uint64 {
	if n == nil || n.Type != html.ElementNode {
		return firstPlace
	}
	return placeIn(placeOf(n.Parent), n)
}

// firstPlace is that of what stands in no element.
const firstPlace uint64 = 14695981039346656037

// placeIn is the place in an element of another: its tag and the first of its
// classes, else its id, without figures, which often are one page's own.
func placeIn(around uint64, n *html.Node) uint64 {
	const prime = 1099511628211 // FNV-1a's
	place := around
	mix := func(s string) {
		for i := range len(s) {
			if c := s[i]; c < '0' || c > '9' {
				place = (place ^ uint64(c)) * prime
			}
		}
		place = (place ^ '>') * prime
	}
	mix(n.Data)
	name := attribute(n, "class")
	if name = strings.TrimLeft(name, " \t\r\n"); name == "" {
		name = attribute(n, "id")
	}
	if end := strings.IndexAny(name, " \t\r\n"); end >= 0 {
		name = name[:end]
	}
	mix(name)
	return place
}
