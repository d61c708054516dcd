package read

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// figure keeps the pictures of a figure with its caption, and what else it
// holds as blocks of their own.
func (w *walker) figure(n *html.Node) {
	w.flush()
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

// image keeps a picture by its address and the words that stand for it.
func (w *walker) image(n *html.Node) {
	address := ""
	for _, name := range []string{"data-src", "data-original", "data-actualsrc", "src"} {
		if v := strings.TrimSpace(attribute(n, name)); v != "" && !strings.HasPrefix(v, "data:") {
			address = v
			break
		}
	}
	address = unwrapped(address)
	words := oneLine(attribute(n, "alt"))
	if looksLikeFileName(words) {
		words = ""
	}
	if address == "" && words == "" {
		return
	}
	w.flush()
	w.blocks = append(w.blocks, article.Block{Kind: article.Figure, Text: words, Picture: article.Picture{Image: address}})
}

// unwrapped is a picture's own address when it is asked of a proxy, as in
// https://proxy.example/?http://real.example/a.jpg or ?url=http%3A%2F%2F….
func unwrapped(address string) string {
	_, query, found := strings.Cut(address, "?")
	if !found {
		return address
	}
	for _, part := range strings.Split(query, "&") {
		candidate := part
		if name, value, ok := strings.Cut(part, "="); ok && !strings.Contains(name, "://") {
			candidate = value
		}
		if strings.HasPrefix(strings.ToLower(candidate), "http%3a") || strings.HasPrefix(strings.ToLower(candidate), "https%3a") {
			if plain, err := url.QueryUnescape(candidate); err == nil {
				candidate = plain
			}
		}
		if strings.HasPrefix(candidate, "http://") || strings.HasPrefix(candidate, "https://") {
			if candidate == part { // nothing but the address: its own & belongs to it
				return query
			}
			return candidate
		}
	}
	return address
}

func looksLikeFileName(s string) bool {
	lower := strings.ToLower(s)
	for _, end := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}

// maxCaptionRunes is the length beyond which a paragraph is no caption.
const maxCaptionRunes = 80

// withCaptions gives a picture the line under it that says what it shows.
func withCaptions(blocks []article.Block) []article.Block {
	out := make([]article.Block, 0, len(blocks))
	for _, b := range blocks {
		if last := len(out) - 1; last >= 0 && b.Kind == article.Paragraph && out[last].Kind == article.Figure &&
			out[last].Text == "" && isCaption(b.Text) {
			out[last].Text = b.Text
			continue
		}
		out = append(out, b)
	}
	return out
}

// isCaption tells a line that names a picture's maker or points at it. A short
// paragraph alone is no evidence: it may be the article's next sentence.
func isCaption(text string) bool {
	return utf8.RuneCountInString(text) <= maxCaptionRunes && (credit.MatchString(text) || strings.HasPrefix(text, "图为") ||
		strings.HasPrefix(text, "圖為") || strings.HasPrefix(text, "▲") || strings.HasPrefix(text, "△"))
}

// credit is a photographer's credit at a line's end: 王银丹摄, 受访者供图, 图/张三.
var credit = regexp.MustCompile(`(摄|攝|摄影|攝影|供图|供圖|配图|资料图|資料圖)\s*[)）】\]]?\s*[。.]?$|[（(]?(图|圖|摄影|攝影)\s*[/／:：]\s*\S{2,12}[)）]?$`)
