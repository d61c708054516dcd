package webpage

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the tree that a page is made: a node is some 110 bytes.
const (
	maxNodes   = 2 << 20 // that its tags may give at the worst
	maxTags    = 1 << 20 // what has more is read as its words; of so many plain ones the tree is half as large again
	maxRoots   = 1000    // <html> and <body> tags, each of which is compared with all attributes before it
	openAtMost = 512     // elements in each other, beyond which html.Parse gives up
	alikeOpen  = 3       // as many formatting elements that are alike does html.Parse keep open
	perTag     = 3       // nodes: an element, one that it implies, the words after it
)

// errTooManyTags is that of a page whose tree would be too large.
var errTooManyTags = errors.New("too many tags")

// parse is html.Parse within bounds. The rules of HTML open each formatting
// element again (<b>, <font>, …) that the end of a paragraph has closed: ten
// bytes may so give five hundred elements. Where that could come to too many,
// all of them but those in bold are taken for <span>, which is not opened
// again, and those in bold lose their attributes to one; at the worst these
// are <span> too.
func parse(text string) (*html.Node, error) { return parseWithin(text, maxTags, maxNodes) }

func parseWithin(text string, maxTags, maxNodes int) (*html.Node, error) {
	tags := strings.Count(text, "<")
	if tags > maxTags {
		return nil, errTooManyTags
	}
	if tags*(perTag+openAtMost) > maxNodes {
		found := surveyTags(text)
		if found.roots > maxRoots {
			return nil, errTooManyTags
		}
		if tags*(perTag+min(alikeOpen*found.kinds, openAtMost)) > maxNodes {
			keepBold := tags*(perTag+alikeOpen*len(boldTags)) <= maxNodes
			text = plainTags(text, keepBold)
		}
	}
	return html.Parse(strings.NewReader(text))
}

// formatting are the elements that the rules of HTML open again, but <a>, of
// which one alone can be open. Those in bold are told by the readers.
var formatting = map[string]bool{
	"big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true, "small": true,
	"strike": true, "tt": true, "u": true, "b": true, "strong": true,
}

var boldTags = map[string]bool{"b": true, "strong": true}

// survey is what of a page makes its tree large.
type survey struct {
	kinds int // formatting tags of which no two are alike, at the most
	roots int
}

func surveyTags(text string) (found survey) {
	seen := map[string]bool{}
	eachTag(text, func(at int, name string, isEnd bool) {
		switch {
		case isEnd:
		case name == "html" || name == "body":
			found.roots++
		case !formatting[name] || found.kinds > openAtMost:
		default:
			rest := text[at+1+len(name):]
			attributes := plainAttributes.FindString(rest[:min(len(rest), 512)])
			if key := name + attributes; attributes == "" || !seen[key] { // where it ends is not sure, or it is new
				seen[key] = true
				found.kinds++
			}
		}
	})
	return found
}

// plainAttributes are attributes of which it is sure where they end.
var plainAttributes = regexp.MustCompile(`^(?:\s+[a-zA-Z-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w#%.:;-]+))?)*\s*>`)

// eachTag calls on all that may be a tag, also in comments, scripts and
// attributes: what html.Parse takes for one is among it. The name is in small
// letters.
func eachTag(text string, on func(at int, name string, isEnd bool)) {
	for at := 0; at < len(text); at++ {
		next := strings.IndexByte(text[at:], '<')
		if next < 0 {
			return
		}
		at += next
		from := at + 1
		isEnd := from < len(text) && text[from] == '/'
		if isEnd {
			from++
		}
		const longest = len("strong")
		rest := text[from:min(len(text), from+longest+1)]
		if end := strings.IndexAny(rest, " \t\r\n\f/>"); end > 0 {
			on(at, strings.ToLower(rest[:end]), isEnd)
		}
	}
}

// plainTags calls formatting elements <span>. Those in bold, if kept, hold
// one that has their attributes.
func plainTags(text string, keepBold bool) string {
	var out strings.Builder
	out.Grow(len(text) + len(text)/4)
	from := 0
	eachTag(text, func(at int, name string, isEnd bool) {
		if !formatting[name] {
			return
		}
		bold := keepBold && boldTags[name]
		out.WriteString(text[from:at])
		from = at + 1 + len(name)
		switch {
		case isEnd && bold:
			out.WriteString("</span></" + name)
		case isEnd:
			out.WriteString("</span")
		case bold:
			out.WriteString("<" + name + "><span")
		default:
			out.WriteString("<span")
		}
		if isEnd {
			from++
		}
	})
	out.WriteString(text[from:])
	return out.String()
}

// withoutTags leaves the words of a page that cannot be parsed.
func withoutTags(text string) string {
	var out bytes.Buffer
	hidden := 0 // of what is in a script or a style
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			if hidden == 0 {
				out.Write(z.Text())
			}
			continue
		case html.CommentToken, html.DoctypeToken:
			continue
		}
		name, _ := z.TagName()
		n := html.Node{Type: html.ElementNode, DataAtom: atom.Lookup(name)}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Textarea:
			hidden = 0
			if kind == html.StartTagToken {
				hidden = 1
			}
		}
		if written := out.Bytes(); !isInline(&n) && n.DataAtom != atom.B && n.DataAtom != atom.Strong && len(written) > 0 && written[len(written)-1] != '\n' {
			out.WriteByte('\n')
		}
	}
}
