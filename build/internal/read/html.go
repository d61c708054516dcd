package read

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/data/article"
)

// looksHTML tells HTML by its beginning: a tag that pages or fragments of
// pages begin with, and more of the kind after it.
func looksHTML(text string) bool {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	head := strings.ToLower(text[:min(len(text), 2048)])
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	if strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--") {
		return strings.Contains(head, "<html")
	}
	return fragmentStart.MatchString(head) && strings.Contains(strings.ToLower(text), "</")
}

var fragmentStart = regexp.MustCompile(`^<(p|div|h[1-6]|table|article|section|ul|ol|span|font|center|blockquote|img|figure)[\s>/]`)

// readHTML reads a page or a fragment of one.
func readHTML(text string) Document {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nesting beyond the parser's bound
		return readText(withoutTags(text))
	}
	var d Document
	meta := pageMeta(root, text)
	d.set(meta.fields)
	c := findContent(root)
	d.Blocks = blocksOf(c.root, c.links)
	d.Above, d.Below = c.above, c.below
	d.Title = meta.title(d.Blocks, c.topHeading(root))
	return d
}

// fragmentBlocks reads HTML that is known to be content throughout.
func fragmentBlocks(text string) []article.Block {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return paragraphs(withoutTags(text))
	}
	return blocksOf(root, nil)
}

// withoutTags leaves the words of a page that cannot be parsed.
func withoutTags(text string) string {
	var out strings.Builder
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			out.Write(z.Text())
		default:
			out.WriteByte('\n')
		}
	}
}

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
		atom.Iframe, atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Svg, atom.Object, atom.Embed,
		atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Rt, atom.Rp, atom.Menu:
		return true
	case atom.Form: // some sites put the whole page into one
		return letters(textOf(n)) < leastFormLetters
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
	style := strings.ReplaceAll(strings.ToLower(attribute(n, "style")), " ", "")
	return strings.Contains(style, "display:none")
}

// leastFormLetters is how much text a form must hold to be more than a form.
const leastFormLetters = 200

// meta is what a page says of itself outside its text.
type meta struct {
	fields    []Field
	ogTitle   string
	pageTitle string
	site      string
}

// pageMeta reads <title>, <meta>, <time>, <link rel=canonical> and the comment
// that browsers leave in a saved page.
func pageMeta(root *html.Node, text string) meta {
	var m meta
	data := record{}
	note := func(name, value string) {
		if _, taken := data[name]; !taken && strings.TrimSpace(value) != "" {
			data[name] = value
		}
	}
	visit(root, func(n *html.Node) bool {
		if column := statedByID[attribute(n, "id")]; column != "" {
			note(column, oneLine(textOf(n)))
		}
		switch n.DataAtom {
		case atom.Title:
			if m.pageTitle == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				m.pageTitle = oneLine(textOf(n))
			}
		case atom.Meta:
			name := strings.ToLower(attribute(n, "property") + attribute(n, "name") + attribute(n, "itemprop"))
			content := attribute(n, "content")
			switch name {
			case "og:title", "articletitle":
				if m.ogTitle == "" {
					m.ogTitle = oneLine(content)
				}
			case "og:site_name", "sitename":
				note("site", content)
			case "article:published_time", "og:article:published_time", "datepublished", "og:release_date", "article:create_at", "weibo:article:create_at":
				note("published_time", content)
			case "pubdate", "publishdate", "date", "dc.date", "dc.date.issued", "firstpublishedtime":
				note(name, content)
			case "contentsource", "mediaid", "og:article:source":
				note("source", content)
			case "author", "og:article:author":
				note("author", content)
			case "og:url":
				note("url", content)
			}
		case atom.Link:
			if attribute(n, "rel") == "canonical" {
				note("url", attribute(n, "href"))
			}
		case atom.Time:
			if when, ok := lookup(n, "datetime"); ok {
				note("time", when)
			}
		}
		return true
	})
	if saved := savedFrom.FindStringSubmatch(text[:min(len(text), 4096)]); saved != nil {
		data["url"] = saved[1]
	}
	if sent := wechatTime.FindStringSubmatch(text); sent != nil {
		note("time", sent[1])
	}
	if url, ok := data["url"].(string); ok && !strings.Contains(url, "://") {
		delete(data, "url") // relative to an address that is not known
	}
	if site, ok := data["site"].(string); ok {
		m.site = site
	}
	m.fields = Mapping{}.fields(data)
	return m
}

// statedByID are the elements in which sites state things by convention:
// Baidu's marks for publishers, and WeChat's public accounts.
var statedByID = map[string]string{
	"pubtime_baidu": "time", "source_baidu": "source", "author_baidu": "author", "editor_baidu": "editor",
	"publish_time": "time", "js_name": "source",
}

// wechatTime is when a public account's page was sent, in seconds: its own
// script writes the time into the page only when it is opened.
var wechatTime = regexp.MustCompile(`\bvar\s+ct\s*=\s*["'](\d{10})["']`)

var savedFrom = regexp.MustCompile(`<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->`)

// title chooses a page's title: the first-level heading its text opens with,
// else the one above the text that the <title> repeats, else what the page
// tells other sites, else its <title> without the site's name.
func (m meta) title(blocks []article.Block, heading string) string {
	if inside := openingHeading(blocks); utf8.RuneCountInString(inside) >= 4 && inside != m.site {
		return inside
	}
	if utf8.RuneCountInString(heading) >= 4 && heading != m.site && (m.ogTitle+m.pageTitle == "" || strings.Contains(m.ogTitle+"\n"+m.pageTitle, heading)) {
		return heading
	}
	if m.ogTitle != "" {
		return m.ogTitle
	}
	title := withoutSite(m.pageTitle, m.site)
	if len(blocks) > 0 && blocks[0].Kind == article.Heading && isSiteName(title) {
		return blocks[0].Text
	}
	return title
}

// openingHeading is the one first-level heading near a text's beginning.
func openingHeading(blocks []article.Block) string {
	heading := ""
	for i, b := range blocks {
		if b.Kind == article.Heading && b.Level == 1 {
			if heading != "" {
				return ""
			}
			if i <= 8 {
				heading = b.Text
			}
		}
	}
	return heading
}

// withoutSite cuts the site's name off a <title>.
func withoutSite(title, site string) string {
	for _, separator := range []string{" - ", " | ", "_", "|", " – ", " — ", "-"} {
		i := strings.LastIndex(title, separator)
		if i <= 0 {
			continue
		}
		head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(separator):])
		if tail == site || utf8.RuneCountInString(head) >= 6 && isSiteName(tail) {
			return withoutSite(head, site)
		}
	}
	return title
}

// isSiteName tells the names that sites bear.
func isSiteName(s string) bool {
	if utf8.RuneCountInString(s) > 16 {
		return false
	}
	for _, end := range []string{"网", "網", "网站", "網站", "报", "報", "门户", "平台", "新闻", "新聞", "频道", "頻道", "中心", "政府", "在线", "在線", "客户端", ".com", ".cn"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

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

func textOf(n *html.Node) string {
	var out strings.Builder
	visit(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
			return true
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
