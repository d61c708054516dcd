package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// The programs that sites are made with give the element that holds an
// article's text a name of their own, and put credits, comments and lists of
// other articles outside of it. It is believed where one such element of a page
// holds nearly all of the text that all of them hold.

// bodyNames are those names, as classes, ids or itemprop, in small letters and
// without strokes, of Founder's, TRS's, WebPlus's, VSB's and WordPress's pages
// and of large portals, each with the least share, in hundredths, of all
// sentences that its element must hold: some name nothing else, some also what
// stands around a text.
var bodyNames = map[string]int{
	"articlebody": 10, "artibody": 10, "endtext": 10, "ucapcontent": 10, "wparticlecontent": 10, "vsbcontent": 10, "vnewscontent": 10, "ozoom": 10, "foundercontent": 10,
	"rwbzw": 10, "rmtxtcon": 10, "leftzw": 10, "cntmainarticleqq": 10, "pdetail": 10, "entrycontent": 10, "newstxt": 10, "gsareacontextart": 10, "trseditor": 10, "trsueditor": 10,
	"zoom": 25, "articletext": 25, "articlecontent": 25, "articlecont": 25, "articlecontentmix": 25, "artcontent": 25, "arttext": 25, "postcontent": 25, "postbody": 25, "posttext": 25,
	"storybody": 25, "storycontent": 25, "newscontent": 25, "newstext": 25, "newsbody": 25, "detailcontent": 25, "contentarticle": 25, "contenttxt": 25, "contenttext": 25,
	"alltxt": 10, "txtcon": 25, "newsinfo": 25, "artcontext": 25, "artcontextbox": 25, "article": 25, "maincontent": 25, "content": 60,
}

// Bounds of the text that a named element is believed with.
const (
	surely       = 10 // the share of names that name nothing else
	leastBody    = 80 // characters of sentences
	wholePercent = 97 // of a text's words: then there is nothing to leave out
)

// namedBody is the element that the page names as its text, in what was found
// to hold it, by the surest names that tell it; or nil.
func (c *content) namedBody(root *html.Node) *html.Node {
	for _, share := range []int{10, 25, 60} {
		if body := c.namedIn(root, share, mostNested); body != nil {
			return body
		}
	}
	return nil
}

// mostNested is how many named elements are looked for in each other.
const mostNested = 4

// namedIn looks for names that ask for a share at most.
func (c *content) namedIn(root *html.Node, most, depth int) *html.Node {
	best, all := (*html.Node)(nil), 0
	visit(root, func(n *html.Node) bool {
		if isLeftOut(n, root) {
			return false
		}
		w, weighed := c.weight[n]
		if share := bodyShare(n); !weighed || n == root || share == 0 || share > most {
			return true
		}
		all += w.sentences
		if best == nil || w.sentences > c.weight[best].sentences {
			best = n
		}
		return false
	})
	if best == nil || depth == 0 {
		return nil
	}
	own, whole := c.weight[best], c.weight[root]
	short := own.sentences < leastBody && (bodyShare(best) > surely || whole.sentences >= 2*leastBody || own.words+own.linked == 0)
	if short || own.sentences*10 < all*9 || own.sentences*100 < whole.sentences*bodyShare(best) {
		return nil
	}
	if inner := c.namedIn(best, most, depth-1); inner != nil {
		return inner
	}
	if (own.words+own.linked)*100 >= (whole.words+whole.linked)*wholePercent {
		return nil
	}
	return best
}

// bodyShare is the share that an element's names ask for, the least of them, or
// 0 where none names a text.
func bodyShare(n *html.Node) int {
	least := 0
	for _, names := range []string{attribute(n, "id"), attribute(n, "class"), attribute(n, "itemprop")} {
		for _, name := range strings.Fields(names) {
			plain := plainName(name)
			share := bodyNames[plain]
			if share == 0 && bodyEnd.MatchString(plain) {
				share = 25
			}
			if share > 0 && (least == 0 || share < least) {
				least = share
			}
		}
	}
	return least
}

// bodyEnd is how names end that are made of those: page_art_content,
// xl-newsContent. Those of posts and texts are comments' too: user-post-text.
var bodyEnd = regexp.MustCompile(`.(?:art|article|news)content$`)

// plainName writes article_content, Article-Content and articleContent alike.
func plainName(name string) string {
	const longest = 32
	if len(name) > longest {
		return ""
	}
	return strokes.Replace(strings.ToLower(hashBehind.ReplaceAllString(name, "")))
}

// hashBehind is what some programs put behind the names that they set anew with
// every version: main_content-LcrEruCc.
var hashBehind = regexp.MustCompile(`-\w*[A-Z0-9]\w*$`)

var strokes = strings.NewReplacer("-", "", "_", "")
