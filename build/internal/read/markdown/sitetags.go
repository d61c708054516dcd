package markdown

import (
	"cmp"
	"html"
	"regexp"
	"strings"

	"fangzhi/build/internal/runes"
)

// assetTag is Hexo's {% asset_img [class] a.jpg [width] [height] "title" "alt" %},
// figureTag Hugo's {{< figure src="a.jpg" caption="…" >}} and its like in Jekyll,
// {% include figure.html src="a.jpg" caption="…" %}.
var (
	assetTag  = regexp.MustCompile(`\{%\s*(?:asset_img|img)\s+([^%{}\n]{1,500}?)\s*%\}`)
	figureTag = regexp.MustCompile(`(?:\{\{[<%]\s*(?:figure|img|image)|\{%\s*include\s+(?:figure|image|img)[\w./-]*)\s+([^{}\n]{1,1000}?)\s*/?[>%]\}\}?`)
	figureSet = regexp.MustCompile(`(src|caption|title|alt)\s*=\s*"([^"]*)"`)
	tagWord   = regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`)
)

// withImages writes the pictures that site builders name by tags of their own
// as HTML does.
func withImages(text string) string {
	if strings.Contains(text, "{%") {
		text = assetTag.ReplaceAllStringFunc(text, func(tag string) string {
			address, words := "", ""
			for _, word := range tagWord.FindAllString(assetTag.FindStringSubmatch(tag)[1], -1) {
				plain := strings.Trim(word, `"'`)
				switch {
				case address == "" && strings.Contains(plain, "."):
					address = plain
				case address != "" && strings.Trim(plain, "0123456789") != "":
					words = plain
				}
			}
			return imageTag(tag, address, words)
		})
	}
	if strings.Contains(text, "{") {
		text = figureTag.ReplaceAllStringFunc(text, func(tag string) string {
			set := map[string]string{}
			for _, m := range figureSet.FindAllStringSubmatch(figureTag.FindStringSubmatch(tag)[1], -1) {
				set[m[1]] = m[2]
			}
			return imageTag(tag, set["src"], cmp.Or(strings.TrimSpace(set["caption"]), strings.TrimSpace(set["title"]), set["alt"]))
		})
	}
	return text
}

// imageTag is a picture as HTML; a tag without an address stays as it was.
func imageTag(tag, address, words string) string {
	if address == "" {
		return tag
	}
	return `<img src="` + html.EscapeString(address) + `" alt="` + html.EscapeString(words) + `">`
}

var (
	siteTag    = regexp.MustCompile(`\{%-?\s*([\w-]+)([^{}\n]{0,1000}?)-?%\}|\{\{[<%]\s*/?\s*([\w./-]+)([^{}\n]{0,1000}?)/?[>%]\}\}`)
	siteRoot   = regexp.MustCompile(`\{\{\s*site\.(?:baseurl|url)\s*\}\}`)
	attributes = regexp.MustCompile(`\{:(?:toc|/?[a-z]*|\s*[.#a-z][^{}\n]{0,200})\}`)
)

// WithoutSiteTags takes the tags of site builders away, which have front matter
// above their texts: those of Jekyll and Hexo ({% note %}), shortcodes of Hugo
// ({{< notice >}}), attributes of kramdown ({: .lead}). The words of a tag stay,
// a title or a name. Lines with code are left as they are.
func WithoutSiteTags(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	lines := strings.Split(text, "\n")
	var code fence
	for i, line := range lines {
		if code.holds(strings.TrimSpace(line)) || strings.Contains(line, "`") {
			continue
		}
		if strings.TrimSpace(line) == "{:toc}" && i > 0 { // the list above it gives way to one of contents
			lines[i-1], lines[i] = "", ""
			continue
		}
		said := siteTag.ReplaceAllStringFunc(siteRoot.ReplaceAllString(line, ""), wordsOfTag)
		if said != line && strings.TrimSpace(siteTag.ReplaceAllString(line, "")) == "" {
			said = "\n" + said + "\n" // a paragraph of its own
		}
		lines[i] = attributes.ReplaceAllString(said, "")
	}
	return strings.Join(lines, "\n")
}

// wordsOfTag are the words of a tag that are for readers: its Chinese ones, and
// what stands behind a post's name. One of a picture stays for withImages.
func wordsOfTag(tag string) string {
	if assetTag.MatchString(tag) || figureTag.MatchString(tag) {
		return tag
	}
	m := siteTag.FindStringSubmatch(tag)
	var words []string
	for i, word := range tagWord.FindAllString(m[2]+m[4], -1) {
		if _, value, set := strings.Cut(word, "="); set && value != "" {
			word = value
		}
		word = strings.Trim(word, `"'`)
		if strings.ContainsFunc(word, runes.IsHan) || m[1] == "post_link" && i > 0 {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
