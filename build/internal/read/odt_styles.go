package read

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/container"
)

// odtStyle is what a paragraph style makes of a paragraph.
type odtStyle struct {
	parent string
	list   string // the style of lists whose items have it
	level  int    // of a heading
}

// odtStyles are the styles of an OpenDocument text, and its lists' numbers.
type odtStyles struct {
	paras   map[string]odtStyle
	lists   map[string]*[maxListLevels]listLevel
	outline [maxListLevels]listLevel // of headings

	levels *[maxListLevels]listLevel // of the style being met
	level  *listLevel
}

const maxODTStyles = 10_000

func newODTStyles() odtStyles {
	s := odtStyles{paras: map[string]odtStyle{}, lists: map[string]*[maxListLevels]listLevel{}}
	s.outline = unnumbered()
	return s
}

func unnumbered() (levels [maxListLevels]listLevel) {
	for i := range levels {
		levels[i].form = "none"
	}
	return levels
}

// learn takes what an element says of styles.
func (s *odtStyles) learn(e container.Element) {
	switch e.Name {
	case "style":
		if e.Attr("family") != "paragraph" {
			break
		}
		style := odtStyle{parent: e.Attr("parent-style-name"), list: e.Attr("list-style-name")}
		level, err := strconv.Atoi(first(e.Attr("default-outline-level"), strings.TrimPrefix(e.Attr("name"), "Heading_20_")))
		if err == nil && level > 0 {
			style.level = min(level, 6)
		}
		if len(s.paras) < maxODTStyles {
			s.paras[e.Attr("name")] = style
		}
	case "list-style":
		levels := unnumbered()
		s.levels = &levels
		if len(s.lists) < maxODTStyles {
			s.lists[e.Attr("name")] = s.levels
		}
	case "outline-style":
		s.levels = &s.outline
	case "list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style":
		n, err := strconv.Atoi(e.Attr("level"))
		if s.level = nil; err == nil && n >= 1 && n <= maxListLevels && s.levels != nil {
			s.level = &s.levels[n-1]
			*s.level = odtLevel(e, n)
		}
	case "list-level-label-alignment":
		if s.level != nil {
			s.level.joined = e.Attr("label-followed-by") == "nothing"
		}
	}
}

// odtLevel is how the items of the nth level are numbered.
func odtLevel(e container.Element, n int) listLevel {
	if e.Name == "list-level-style-bullet" || e.Name == "list-level-style-image" {
		return listLevel{form: "bullet"}
	}
	level := listLevel{form: odtForm(e.Attr("num-format")), start: 1}
	if start, err := strconv.Atoi(e.Attr("start-value")); err == nil && start >= 0 && start <= maxNumber {
		level.start = start
	}
	if format := e.Attr("num-list-format"); format != "" {
		level.template = odtLevelName.ReplaceAllString(format, "%$1")
		return level
	}
	if level.form != "none" {
		shown, err := strconv.Atoi(e.Attr("display-levels"))
		if err != nil || shown < 1 || shown > n {
			shown = 1
		}
		for k := n - shown + 1; k <= n; k++ {
			level.template += ".%" + strconv.Itoa(k)
		}
	}
	level.template = e.Attr("num-prefix") + strings.TrimPrefix(level.template, ".") + e.Attr("num-suffix")
	return level
}

var odtLevelName = regexp.MustCompile(`%(\d{1,2})%`)

// odtForm is a form of numbers by its first one, as Word names it.
func odtForm(format string) string {
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
	if form := odtForms[sign]; form != "" {
		return form
	}
	return "decimal"
}

var odtForms = map[rune]string{
	'a': "lowerLetter", 'A': "upperLetter", 'i': "lowerRoman", 'I': "upperRoman", '１': "decimalFullWidth",
	'一': "chineseCountingThousand", '壹': "ideographLegalTraditional", '甲': "ideographTraditional", '子': "ideographZodiac",
	'①': "decimalEnclosedCircle", 'ア': "aiueo", '가': "ganada",
}

// of gives a property that a style has, or one that it is derived from.
func (s *odtStyles) of(name string, has func(name string, style odtStyle) bool) {
	const most = 12
	for range most {
		style, ok := s.paras[name]
		if has(name, style) || !ok {
			return
		}
		name = style.parent
	}
}

// isTitle tells Title and the styles derived from it.
func (s *odtStyles) isTitle(name string) (title bool) {
	s.of(name, func(name string, _ odtStyle) bool { title = name == "Title"; return title })
	return title
}

// heading is the level of the headings that have a style, 0 of others.
func (s *odtStyles) heading(name string) (level int) {
	s.of(name, func(_ string, style odtStyle) bool { level = style.level; return level > 0 })
	return level
}

// listOf is the style of lists that a paragraph's style names.
func (s *odtStyles) listOf(name string) (list string) {
	s.of(name, func(_ string, style odtStyle) bool { list = style.list; return list != "" })
	return list
}
