package webpage

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// figure keeps the pictures of a figure with its caption. One that holds a text
// is none, or was never closed: it has what stands in it.
func (w *walker) figure(n *html.Node) {
	w.flush()
	if w.holdsText(n) {
		w.children(n)
		w.flush()
		return
	}
	caption := ""
	visit(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Figcaption {
			caption = cellText(c)
			return false
		}
		return true
	})
	first := len(w.blocks)
	visit(n, func(c *html.Node) bool {
		if c.DataAtom == atom.Img {
			w.image(c)
		}
		return c.DataAtom != atom.Figcaption
	})
	if len(w.blocks) == first { // a figure of a table, of code, of words
		visit(n, func(c *html.Node) bool {
			if c.Parent == n && c.DataAtom != atom.Figcaption {
				w.node(c)
				return false
			}
			return c == n
		})
		w.flush()
		if caption != "" {
			w.blocks = append(w.blocks, article.Block{Kind: article.Figure, Text: caption})
		}
		return
	}
	if caption != "" {
		w.blocks[len(w.blocks)-1].Text = caption
	}
}

// holdsText tells that a figure holds more words beside its caption than one has.
func (w *walker) holdsText(figure *html.Node) bool {
	n := 0
	visit(figure, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			n += letters(c.Data)
		}
		return n <= maxCaptionRunes && c.DataAtom != atom.Figcaption && !isLeftOut(c, w.content)
	})
	return n > maxCaptionRunes
}

// image keeps a picture by its address and the words that stand for it. Of one
// that has no address of its own the words are kept, where they are a caption.
func (w *walker) image(n *html.Node) {
	picture, ok := pictureOf(n)
	words := saidOf(n)
	if w.saidOften(words) {
		words = ""
	}
	if !ok && (words == "" || isOrnament(n)) {
		return
	}
	if !ok {
		picture = article.Picture{}
	}
	w.flush()
	w.blocks = append(w.blocks, article.Block{Kind: article.Figure, Text: words, Picture: picture})
}

// saidOften tells words that stand for three pictures of the content or more:
// they tell of none what it shows (点击查看高清原图), unless they name its maker.
func (w *walker) saidOften(words string) bool {
	const least = 3
	if words == "" || credit.MatchString(words) {
		return false
	}
	if w.said == nil {
		w.said = map[string]int{}
		visit(w.content, func(n *html.Node) bool {
			if n.DataAtom == atom.Img {
				w.said[saidOf(n)]++
			}
			return true
		})
	}
	return w.said[words] >= least
}

// withoutTitles takes the words from the pictures that have the page's title for them.
func withoutTitles(blocks []article.Block, title string) []article.Block {
	out := blocks[:0]
	for _, b := range blocks {
		if b.Kind == article.Figure && b.Text != "" && b.Text == title {
			if b.Text = ""; b.Image == "" {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// unscripted keeps the pictures of a <noscript>, which stand there for those
// that a script would load; one that has just been met is not met again.
func (w *walker) unscripted(n *html.Node) {
	text := textOf(n)
	if !strings.Contains(text, "<img") || len(text) > 16<<10 {
		return
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), context)
	if err != nil {
		return
	}
	for _, top := range nodes {
		visit(top, func(c *html.Node) bool {
			if c.DataAtom == atom.Img {
				w.again(c)
			}
			return true
		})
	}
}

func (w *walker) again(n *html.Node) {
	picture, ok := pictureOf(n)
	if !ok {
		return
	}
	if last := len(w.blocks) - 1; last >= 0 && w.text.Len() == 0 && w.blocks[last].Kind == article.Figure {
		b := &w.blocks[last]
		switch words := saidOf(n); {
		case b.Image == picture.Image:
			return
		case b.Image == "" && (words == "" || words == b.Text):
			b.Picture = picture
			return
		}
	}
	w.image(n)
}

// maxCaptionRunes is the length beyond which a paragraph is no caption.
const maxCaptionRunes = 80

// Captioned gives a picture the line under it that says what it shows.
func Captioned(blocks []article.Block) []article.Block {
	out := make([]article.Block, 0, len(blocks))
	for _, b := range blocks {
		if last := len(out) - 1; last >= 0 && b.Kind == article.Paragraph && out[last].Kind == article.Figure &&
			out[last].Text == "" && isCaption(b.Text) {
			out[last].Text = b.Text
			continue
		}
		if last := len(out) - 1; last >= 0 && b.Kind == article.Paragraph && out[last].Kind == article.Figure && b.Text == out[last].Text {
			continue // its words, under it
		}
		out = append(out, b)
	}
	return out
}

// isCaption tells a line that names a picture's maker or points at it. A short
// paragraph alone is no evidence: it may be the article's next sentence.
func isCaption(text string) bool {
	return utf8.RuneCountInString(text) <= maxCaptionRunes && (credit.MatchString(text) || pointing.MatchString(text))
}

// credit is a photographer's credit at a line's end: 王银丹摄, 受访者供图, 图/张三.
var credit = regexp.MustCompile(`(摄|攝|摄影|攝影|供图|供圖|配图|资料图|資料圖)\s*[)）】\]]?\s*[。.]?$|[（(]?(图|圖|摄影|攝影)\s*[/／:：]\s*\S{2,12}[)）]?$`)

// pointing is how a line begins that tells what a picture shows or where it is
// from: 图为…, 图1 …, 图源：…, 摄/张三, ▲….
var pointing = regexp.MustCompile(`^[\s（(【\[]*([▲△↑]|(图|圖)\s*[\d０-９一二三四五六七八九十]{1,3}([^\d\p{L}]|\s|$)|(图|圖)(为|為|中为|中為|示)|(图|圖)(片|像|文|注|说|說)?(来源|來源|源|摄影|攝影)?\s*[:：/／|｜]|(图|圖)(源|片来源|片來源)|(摄|攝)(影|影者|者)?\s*[:：/／|｜])`)
