package webpage

import (
	"regexp"
	"strconv"
	"strings"

	"fangzhi/build/internal/read/numbering"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// numberOf is the number of an item of a numbered list, 0 of any other.
func (w *walker) numberOf(item *html.Node) int {
	list := item.Parent
	if item.DataAtom != atom.Li || list == nil || list.DataAtom != atom.Ol {
		return 0
	}
	if _, reversed := lookup(list, "reversed"); reversed {
		return 0
	}
	last, begun := w.numbers[list]
	if !begun {
		last = 0
		if start, err := strconv.Atoi(strings.TrimSpace(attribute(list, "start"))); err == nil {
			last = start - 1
		}
	}
	number := last + 1
	if own, err := strconv.Atoi(strings.TrimSpace(attribute(item, "value"))); err == nil {
		number = own
	}
	if w.numbers == nil {
		w.numbers = map[*html.Node]int{}
	}
	w.numbers[list] = number
	if number < 1 || number > numbering.MaxNumber {
		return 0
	}
	return number
}

// labelIn is what the item with a number has before it in a list that counts by
// other signs than figures: "a. ", "IV. ", "三、"; else "".
func labelIn(list *html.Node, number int) string {
	if number == 0 {
		return ""
	}
	form := listForms[strings.TrimSpace(attribute(list, "type"))]
	if m := listStyle.FindStringSubmatch(attribute(list, "style")); m != nil {
		form = listForms[strings.ToLower(m[1])]
	}
	switch form {
	case "":
		return ""
	case "chineseCountingThousand":
		return numbering.Numeral(form, number) + "、"
	}
	return numbering.Numeral(form, number) + ". "
}

// listForms are the forms of numbers that HTML and CSS name, as Word names them.
var listForms = map[string]string{
	"a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
	"i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
	"cjk-ideographic": "chineseCountingThousand", "cjk-decimal": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand", "trad-chinese-informal": "chineseCountingThousand",
}

var listStyle = regexp.MustCompile(`(?i)\blist-style(?:-type)?\s*:\s*([a-z-]+)`)
