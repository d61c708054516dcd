// Package odf knows the styles and lists of an OpenDocument text (ISO/IEC 26300):
// it is told of the elements that say something of them, and tells what they
// make of a paragraph.
package odf

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// style is what a paragraph style makes of a paragraph.
type style struct {
	parent string
	list   string // the style of lists whose items have it
	level  int    // of a heading
}

// Styles are the styles of an OpenDocument text, and its lists' numbers.
type Styles struct {
	paras   map[string]style
	lists   map[string]*[numbering.MaxLevels]numbering.Level
	outline [numbering.MaxLevels]numbering.Level // of headings

	levels *[numbering.MaxLevels]numbering.Level // of the style being met
	level  *numbering.Level
}

const maxStyles = 10_000

// NewStyles are none as yet.
func NewStyles() *Styles {
	return &Styles{paras: map[string]style{}, lists: map[string]*[numbering.MaxLevels]numbering.Level{}, outline: numbering.Unnumbered()}
}

// Learn takes what an element says of styles.
func (s *Styles) Learn(e container.Element) {
	switch e.Name {
	case "style":
		if e.Attr("family") != "paragraph" {
			break
		}
		style := style{parent: e.Attr("parent-style-name"), list: e.Attr("list-style-name")}
		level, err := strconv.Atoi(cmp.Or(e.Attr("default-outline-level"), strings.TrimPrefix(e.Attr("name"), "Heading_20_")))
		if err == nil && level > 0 {
			style.level = min(level, 6)
		}
		if len(s.paras) < maxStyles {
			s.paras[e.Attr("name")] = style
		}
	case "list-style":
		levels := numbering.Unnumbered()
		s.levels = &levels
		if len(s.lists) < maxStyles {
			s.lists[e.Attr("name")] = s.levels
		}
	case "outline-style":
		s.levels = &s.outline
	case "list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style":
		n, err := strconv.Atoi(e.Attr("level"))
		if s.level = nil; err == nil && n >= 1 && n <= numbering.MaxLevels && s.levels != nil {
			s.level = &s.levels[n-1]
			*s.level = readLevel(e, n)
		}
	case "list-level-label-alignment":
		if s.level != nil {
			s.level.Joined = e.Attr("label-followed-by") == "nothing"
		}
	}
}

// readLevel is how the items of the nth level are numbered.
func readLevel(e container.Element, n int) numbering.Level {
	if e.Name == "list-level-style-bullet" || e.Name == "list-level-style-image" {
		return numbering.Level{Form: "bullet"}
	}
	level := numbering.Level{Form: formOf(e.Attr("num-format")), Start: 1}
	if start, ok := startOf(e); ok {
		level.Start = start
	}
	if format := e.Attr("num-list-format"); format != "" {
		level.Template = levelName.ReplaceAllString(format, "%$1")
		return level
	}
	if level.Form != "none" {
		shown, err := strconv.Atoi(e.Attr("display-levels"))
		if err != nil || shown < 1 || shown > n {
			shown = 1
		}
		for k := n - shown + 1; k <= n; k++ {
			level.Template += ".%" + strconv.Itoa(k)
		}
	}
	level.Template = e.Attr("num-prefix") + strings.TrimPrefix(level.Template, ".") + e.Attr("num-suffix")
	return level
}

var levelName = regexp.MustCompile(`%(\d{1,2})%`)

// formOf is a form of numbers by its first one, as Word names it.
func formOf(format string) string {
	sign, _ := utf8.DecodeRuneInString(format)
	switch {
	case format == "":
		return "none"
	case strings.HasPrefix(format, "壹, 贰"):
		return "chineseLegalSimplified"
	case strings.HasPrefix(format, "イ, ロ"):
		return "iroha"
	case strings.HasPrefix(format, "01"):
		return "decimalZero"
	}
	if form := forms[sign]; form != "" {
		return form
	}
	return "decimal"
}

var forms = map[rune]string{
	'a': "lowerLetter", 'A': "upperLetter", 'i': "lowerRoman", 'I': "upperRoman", '１': "decimalFullWidth",
	'一': "chineseCountingThousand", '壹': "ideographLegalTraditional", '甲': "ideographTraditional", '子': "ideographZodiac",
	'①': "decimalEnclosedCircle", 'ア': "aiueo", '가': "ganada",
}

// of gives a property that a style has, or one that it is derived from.
func (s *Styles) of(name string, has func(name string, style style) bool) {
	const most = 12
	for range most {
		style, ok := s.paras[name]
		if has(name, style) || !ok {
			return
		}
		name = style.parent
	}
}

// IsTitle tells Title and the styles derived from it.
func (s *Styles) IsTitle(name string) (title bool) {
	s.of(name, func(name string, _ style) bool { title = name == "Title"; return title })
	return title
}

// Heading is the level of the headings that have a style, 0 of others.
func (s *Styles) Heading(name string) (level int) {
	s.of(name, func(_ string, style style) bool { level = style.level; return level > 0 })
	return level
}

// listOf is the style of lists that a paragraph's style names.
func (s *Styles) listOf(name string) (list string) {
	s.of(name, func(_ string, style style) bool { list = style.list; return list != "" })
	return list
}
