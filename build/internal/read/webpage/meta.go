package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// meta is what a page says of itself outside its text.
type meta struct {
	stated    map[string]any
	ogTitle   string
	pageTitle string
	site      string
}

// pageMeta reads <title>, <meta>, <time>, <link rel=canonical>, what sites
// state by convention, and the comment that browsers leave in a saved page.
func pageMeta(root *html.Node, text string) meta {
	var m meta
	data := map[string]any{}
	note := func(name, value string) {
		if _, taken := data[name]; !taken && strings.TrimSpace(value) != "" {
			data[name] = value
		}
	}
	visit(root, func(n *html.Node) bool {
		if column, stated := statedByID[attribute(n, "id")]; stated {
			note(column, oneLine(textOf(n)))
		}
		switch n.DataAtom {
		case atom.Title:
			if m.pageTitle == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				m.pageTitle = oneLine(textOf(n))
			}
		case atom.Meta:
			name := strings.ToLower(attribute(n, "property") + attribute(n, "name") + attribute(n, "itemprop"))
			note(statedByMeta[strings.ReplaceAll(name, " ", "")], attribute(n, "content"))
		case atom.Script:
			if attribute(n, "type") == "application/ld+json" {
				if published := publishedLD.FindStringSubmatch(scriptOf(n)); published != nil {
					note("time", published[1])
				}
			}
		case atom.Link:
			if attribute(n, "rel") == "canonical" {
				note("url", attribute(n, "href"))
			}
		case atom.Time:
			note("time", attribute(n, "datetime"))
		}
		return true
	})
	if saved := savedFrom.FindStringSubmatch(text[:min(len(text), 4096)]); saved != nil {
		data["url"] = saved[1]
	}
	if sent := wechatTime.FindStringSubmatch(text); sent != nil {
		if shown, _ := data["time"].(string); !strings.Contains(shown, "-") { // 昨天, 3天前
			delete(data, "time")
		}
		note("time", sent[1])
	}
	if url, ok := data["url"].(string); ok && !strings.Contains(url, "://") {
		delete(data, "url") // relative to an address that is not known
	}
	if data["genre"] != "news" { // of the other sorts none tells a kind of text
		delete(data, "genre")
	}
	if site := siteOfTitle(m.pageTitle); site != "" {
		note("site", site)
	}
	m.ogTitle, _ = data["ogtitle"].(string)
	m.site, _ = data["site"].(string)
	m.ogTitle = oneLine(m.ogTitle)
	m.stated = data
	return m
}

// statedByMeta are the names of <meta> that are known (Open Graph, schema.org,
// Dublin Core, and those of Chinese government and news sites), and the column
// each is noted in. What is noted under "" is forgotten.
var statedByMeta = map[string]string{
	"og:title": "ogtitle", "articletitle": "ogtitle",
	"og:site_name": "site", "sitename": "site",
	"article:published_time": "published_time", "og:article:published_time": "published_time", "datepublished": "published_time",
	"og:release_date": "published_time", "article:create_at": "published_time", "weibo:article:create_at": "published_time",
	"og:time": "published_time", "apub:time": "time", "dateupdate": "time",
	"og:type": "genre", "og:webtype": "genre",
	"pubdate": "pubdate", "publishdate": "publishdate", "date": "date", "dc.date": "date", "dc.date.issued": "date", "firstpublishedtime": "time",
	"contentsource": "source", "mediaid": "source", "og:article:source": "source",
	"author": "author", "og:article:author": "author", "og:url": "url",
}

// publishedLD is the day of publishing in what a page states for machines in
// JSON, by schema.org's name or Baidu's.
var publishedLD = regexp.MustCompile(`"(?:datePublished|pubDate)"\s*:\s*"([^"\\]{8,40})"`)

// statedByID are the elements in which sites state things by convention:
// Baidu's marks for publishers, and WeChat's public accounts.
var statedByID = map[string]string{
	"pubtime_baidu": "time", "source_baidu": "source", "author_baidu": "author", "editor_baidu": "editor",
	"publish_time": "time", "js_name": "source", "js_author_name": "author",
}

// wechatTime is when a public account's page was sent, in seconds: its own
// script writes the time into the page only when it is opened.
var wechatTime = regexp.MustCompile(`var\s+ct\s*=\s*["'](\d{10})["']`)

var savedFrom = regexp.MustCompile(`<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->`)

// title chooses a page's title: the heading near its text's beginning that the
// <title> opens with, else the first-level heading the text opens with,
// else the one above the text that the <title> repeats, else a line there that
// it is for the most part, else what the page tells other sites, else its
// <title> without the site's name; where that names a column, the heading above.
func (m meta) title(blocks, above []article.Block, heading string) string {
	if opening := m.headingOfTitle(blocks); opening != "" {
		return opening
	}
	if inside := openingHeading(blocks); utf8.RuneCountInString(inside) >= 4 && inside != m.site {
		return inside
	}
	if utf8.RuneCountInString(heading) >= 4 && heading != m.site && (m.ogTitle+m.pageTitle == "" || strings.Contains(m.ogTitle+"\n"+m.pageTitle, heading)) {
		return heading
	}
	if line := m.lineOfTitle(above, blocks); line != "" {
		return line
	}
	if m.ogTitle != "" {
		return m.ogTitle
	}
	if heading := m.headingOfColumn(above); heading != "" {
		return heading
	}
	title := withoutSite(m.pageTitle, m.site)
	if len(blocks) > 0 && blocks[0].Kind == article.Heading && isSiteName(title) {
		return blocks[0].Text
	}
	return title
}

// headingOfTitle is the heading near a text's beginning behind which the
// <title> has nothing but names of sites: 父亲的算盘_老槐树下_新浪博客; or "".
func (m meta) headingOfTitle(blocks []article.Block) string {
	for _, b := range blocks[:min(len(blocks), 4)] {
		rest, opens := strings.CutPrefix(m.pageTitle, b.Text)
		if b.Kind != article.Heading || !opens || utf8.RuneCountInString(b.Text) < 3 {
			continue
		}
		if separator, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ")); strings.ContainsRune("_-|–—", separator) {
			return b.Text
		}
	}
	return ""
}

// lineOfTitle is the line above the text, or at its beginning, behind or before
// which the <title> has names of columns and sites: …专项检查 东区办事处_某某网,
// 今日行情--…增长率降至2.3%; or "".
func (m meta) lineOfTitle(above, blocks []article.Block) string {
	const near, opening, least = 12, 2, 8
	lines := slices.Concat(above[max(0, len(above)-near):], blocks[:min(len(blocks), opening)])
	for i := len(lines) - 1; i >= 0; i-- {
		line := oneLine(lines[i].Text)
		if n := utf8.RuneCountInString(line); n < least || n*2 < utf8.RuneCountInString(m.pageTitle) || isSiteName(line) {
			continue
		}
		if rest, opens := strings.CutPrefix(m.pageTitle, line); opens {
			words := strings.TrimSpace(rest)
			first, _ := utf8.DecodeRuneInString(words)
			broken := i+1 < len(lines) && lines[i+1].Text != "" && strings.HasPrefix(words, oneLine(lines[i+1].Text)) // a headline of two lines
			if words == "" || strings.ContainsRune("_-|–—", first) || words != rest && !broken {
				return line
			}
		}
		if rest, ends := strings.CutSuffix(m.pageTitle, line); ends {
			if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(rest)); strings.ContainsRune("_-|–—", last) {
				return line
			}
		}
	}
	return ""
}

// headingOfColumn is the heading above the text where the <title> names nothing
// but a column and the site: 新闻动态--某某学会官网; or "".
func (m meta) headingOfColumn(above []article.Block) string {
	const near, column, site, least = 4, 6, 16, 10
	for i, part := range titleParts.Split(m.pageTitle, -1) {
		if n := utf8.RuneCountInString(strings.TrimSpace(part)); n > site || i == 0 && n > column {
			return ""
		}
	}
	for i := len(above) - 1; i >= max(0, len(above)-near); i-- {
		if b := above[i]; b.Kind == article.Heading && utf8.RuneCountInString(b.Text) >= least && b.Text != m.site {
			return b.Text
		}
	}
	return ""
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
		head, tail := strings.TrimRight(title[:i], " _|–—"), strings.TrimSpace(title[i+len(separator):])
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

// siteOfTitle is the site's name at the end of a <title>, behind which names
// in other letters may stand: 外媒眼中的河西_首页_河西网_hx.cn; or "".
func siteOfTitle(title string) string {
	const least, most = 3, 12 // characters
	parts := titleParts.Split(title, -1)
	for i := len(parts) - 1; i > 0; i-- {
		name := strings.TrimSuffix(strings.TrimSpace(parts[i]), "官网")
		if n := utf8.RuneCountInString(name); n >= least && n <= most && siteEnd.MatchString(name) {
			return name
		}
		if runes.HasCommonHan(name) {
			break
		}
	}
	return ""
}

var (
	titleParts = regexp.MustCompile(`[-_|—–]+`)
	siteEnd    = regexp.MustCompile(`^\p{Han}+(?:网|網|报|報|网站|網站|在线|在線|新闻|新聞|电视台|電視台|政府|学会|学校|学院|大学|医院)$`)
)

// scriptOf is the text of a script, which is no text of the page.
func scriptOf(n *html.Node) string {
	if n.FirstChild == nil || n.FirstChild.Type != html.TextNode {
		return ""
	}
	return n.FirstChild.Data
}
