package read

import (
	"html"
	"regexp"
	"strings"
)

// assetTag is Hexo's {% asset_img [class] a.jpg [width] [height] "title" "alt" %},
// figureTag Hugo's {{< figure src="a.jpg" caption="…" >}}.
var (
	assetTag  = regexp.MustCompile(`\{%\s*(?:asset_img|img)\s+([^%{}\n]{1,500}?)\s*%\}`)
	figureTag = regexp.MustCompile(`\{\{[<%]\s*(?:figure|img|image)\s+([^{}\n]{1,1000}?)\s*/?[>%]\}\}`)
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
	if strings.Contains(text, "{{") {
		text = figureTag.ReplaceAllStringFunc(text, func(tag string) string {
			set := map[string]string{}
			for _, m := range figureSet.FindAllStringSubmatch(figureTag.FindStringSubmatch(tag)[1], -1) {
				set[m[1]] = m[2]
			}
			return imageTag(tag, set["src"], first(set["caption"], set["title"], set["alt"]))
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
