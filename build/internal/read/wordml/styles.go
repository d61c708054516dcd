// Package wordml reads what a document of Word (ECMA-376, WordprocessingML) says
// of its paragraphs apart from them: its styles, its lists, the codes of fields.
package wordml

import (
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/numbering"
)

// Style is what a paragraph style makes of a paragraph.
type Style struct {
	Level   int // of a heading; 0 is none
	Title   bool
	List    bool
	Quote   bool
	Caption bool          // of a picture
	LeftOut bool          // a line of a table of contents
	Numbers numbering.Ref // the list that its paragraphs are items of
}

// Styles are the paragraph styles of a document, by their ids.
type Styles struct {
	styles map[string]Style
	based  map[string]string // the style that a style is based on
}

// NewStyles reads the styles of a document by their names: ids are the
// program's own. Without any there are none.
func NewStyles(p *container.Parts) *Styles {
	all := &Styles{styles: map[string]Style{}, based: map[string]string{}}
	_ = p.Walk("word/styles.xml", all.handler()) // of one that is damaged those before
	return all
}

func (a *Styles) handler() container.Handler {
	var id string
	var s Style
	return container.Handler{
		Start: func(e container.Element) bool {
			switch e.Name {
			case "style":
				id, s = e.Attr("styleId"), Style{Numbers: numbering.NoRef}
				return e.Attr("type") == "paragraph"
			case "name":
				named := Named(e.Attr("val"))
				named.Numbers = s.Numbers
				s = named
			case "basedOn":
				if len(a.based) < maxStyles {
					a.based[id] = e.Attr("val")
				}
			case "outlineLvl":
				if n, err := strconv.Atoi(e.Attr("val")); err == nil && n >= 0 && n < 6 && !s.Title {
					s.Level = n + 1
				}
			default:
				Refer(&s.Numbers, e)
			}
			return true
		},
		End: func(name string) {
			if name == "style" && id != "" && len(a.styles) < maxStyles {
				a.styles[id] = s
			}
		},
	}
}

// maxStyles is how many styles are looked at: Word itself knows 4,079.
const maxStyles = 10_000

// Of is what a style makes of a paragraph, with what it has of those that
// it is based on.
func (a *Styles) Of(id string) Style {
	s := a.styles[id]
	const most = 12
	for range most {
		base, ok := a.based[id]
		if !ok {
			break
		}
		id = base
		below := a.styles[base]
		numbers := s.Numbers
		if numbers.List == "" {
			numbers = below.Numbers
		}
		if s.plain() {
			s = below
		}
		s.Numbers = numbers
	}
	return s
}

// plain tells a style that says nothing of what its paragraphs are.
func (s Style) plain() bool {
	s.Numbers = numbering.Ref{}
	return s == Style{}
}

// Refer takes what an element of a list's reference states.
func Refer(n *numbering.Ref, e container.Element) {
	switch e.Name {
	case "numId":
		n.List = e.Attr("val")
	case "ilvl":
		if level, err := strconv.Atoi(e.Attr("val")); err == nil && level >= 0 {
			n.Level = min(level, numbering.MaxLevels-1)
		}
	}
}

// headingNames are what a heading's style is called, with its level behind.
var headingNames = []string{"heading", "标题", "標題", "見出し", "제목", "überschrift", "titre", "título", "заголовок"}

// Named knows the styles that Word and WPS come with.
func Named(name string) Style {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	for _, prefix := range headingNames {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) && n >= 1 {
			return Style{Level: min(n, 6)}
		}
	}
	for _, prefix := range []string{"toc", "目录", "目錄", "目次"} {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) && n >= 1 {
			return Style{LeftOut: true}
		}
	}
	switch name {
	case "title", "标题", "標題":
		return Style{Title: true}
	case "subtitle", "副标题", "副標題":
		return Style{Level: 2}
	case "quote", "intensequote", "引用", "明显引用":
		return Style{Quote: true}
	case "caption", "题注", "題注", "图注", "圖注":
		return Style{Caption: true}
	}
	if strings.HasPrefix(name, "listbullet") || strings.HasPrefix(name, "listnumber") {
		return Style{List: true}
	}
	return Style{}
}
