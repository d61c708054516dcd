package read

import (
	"regexp"
	"unicode/utf8"
)

// IsMould tells a file of a site's theme, by which its pages are made: tags of
// Jekyll, Hugo, DedeCMS, PHP and their like stand in its title, or make up much
// of it, outside of what it shows as code. A page that has been made has none
// but what was forgotten. What Vue and Angular fill in, {{ item.name }}, stands
// on pages too.
func (d *Document) IsMould() bool {
	if d.Format != HTML || !mouldTag.MatchString(d.Raw) {
		return false
	}
	if holeTag.MatchString(d.Title) || holeTag.MatchString(d.Window) {
		return true
	}
	tags, words := len(mouldTag.FindAllStringIndex(shownCode.ReplaceAllString(d.Raw, ""), mostMouldTags)), 0
	for _, b := range d.Blocks {
		words += utf8.RuneCountInString(b.Text)
	}
	return tags*mouldShare >= words && tags > 0
}

const (
	mouldShare    = 20 // characters of the text for a tag
	mostMouldTags = 10_000
)

var (
	mouldTag  = regexp.MustCompile(`\{%-?\s*[a-z]|\{\{-?\s*(?:if|end|else|range|with|template|block|define|partial|content|page\.|site\.|post\.|\$?\.|/\*)|\{/?dede:|\[field:|<\?php|<\?=|<%[=\s@]`)
	holeTag   = regexp.MustCompile(`\{\{.*\}\}|\{%|\{dede:|<\?`)
	shownCode = regexp.MustCompile(`(?is)<(?:pre|code|script|style|textarea)\b.*?</(?:pre|code|script|style|textarea)>`)
)
