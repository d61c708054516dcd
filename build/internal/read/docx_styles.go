package read

import (
	"strconv"
	"strings"

	"fangzhi/build/internal/read/container"
)

// wordStyle is what a paragraph style makes of a paragraph.
type wordStyle struct {
	level   int // of a heading; 0 is none
	title   bool
	list    bool
	quote   bool
	caption bool // of a picture
	leftOut bool // a line of a table of contents
	numbers wordNumbers
}

// wordNumbers is which list a paragraph is an item of, as Word refers to it.
type wordNumbers struct {
	list  string // "" says nothing, "0" that it is of none
	level int    // from 0; -1: not stated
}

// styleHandler learns the styles by their names: ids are the program's own.
func (w *wordReader) styleHandler() container.Handler {
	var id string
	var s wordStyle
	return container.Handler{
		Start: func(e container.Element) bool {
			switch e.Name {
			case "style":
				id, s = e.Attr("styleId"), wordStyle{numbers: wordNumbers{level: -1}}
				return e.Attr("type") == "paragraph"
			case "name":
				named := namedStyle(e.Attr("val"))
				named.numbers = s.numbers
				s = named
			case "basedOn":
				if len(w.based) < maxWordStyles {
					w.based[id] = e.Attr("val")
				}
			case "outlineLvl":
				if n, err := strconv.Atoi(e.Attr("val")); err == nil && n >= 0 && n < 6 && !s.title {
					s.level = n + 1
				}
			default:
				s.numbers.read(e)
			}
			return true
		},
		End: func(name string) {
			if name == "style" && id != "" && len(w.styles) < maxWordStyles {
				w.styles[id] = s
			}
		},
	}
}

// maxWordStyles is how many styles are looked at: Word itself knows 4,079.
const maxWordStyles = 10_000

// styled is what a style makes of a paragraph, with what it has of those that
// it is based on.
func (w *wordReader) styled(id string) wordStyle {
	s := w.styles[id]
	const most = 12
	for range most {
		base, ok := w.based[id]
		if !ok {
			break
		}
		id = base
		below := w.styles[base]
		numbers := s.numbers
		if numbers.list == "" {
			numbers = below.numbers
		}
		if s.plain() {
			s = below
		}
		s.numbers = numbers
	}
	return s
}

// plain tells a style that says nothing of what its paragraphs are.
func (s wordStyle) plain() bool {
	s.numbers = wordNumbers{}
	return s == wordStyle{}
}

// read takes what an element of a list's reference states.
func (n *wordNumbers) read(e container.Element) {
	switch e.Name {
	case "numId":
		n.list = e.Attr("val")
	case "ilvl":
		if level, err := strconv.Atoi(e.Attr("val")); err == nil && level >= 0 {
			n.level = min(level, maxListLevels-1)
		}
	}
}

// headingNames are what a heading's style is called, with its level behind.
var headingNames = []string{"heading", "标题", "標題", "見出し", "제목", "überschrift", "titre", "título", "заголовок"}

// namedStyle knows the styles that Word and WPS come with.
func namedStyle(name string) wordStyle {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	for _, prefix := range headingNames {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) && n >= 1 {
			return wordStyle{level: min(n, 6)}
		}
	}
	for _, prefix := range []string{"toc", "目录", "目錄", "目次"} {
		if n, err := strconv.Atoi(strings.TrimPrefix(name, prefix)); err == nil && strings.HasPrefix(name, prefix) && n >= 1 {
			return wordStyle{leftOut: true}
		}
	}
	switch name {
	case "title", "标题", "標題":
		return wordStyle{title: true}
	case "subtitle", "副标题", "副標題":
		return wordStyle{level: 2}
	case "quote", "intensequote", "引用", "明显引用":
		return wordStyle{quote: true}
	case "caption", "题注", "題注", "图注", "圖注":
		return wordStyle{caption: true}
	}
	if strings.HasPrefix(name, "listbullet") || strings.HasPrefix(name, "listnumber") {
		return wordStyle{list: true}
	}
	return wordStyle{}
}
