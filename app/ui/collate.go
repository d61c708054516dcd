package ui

import (
	"unicode/utf8"

	"fangzhi/app/ui/messages"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// collator orders names by the browser's own knowledge of pinyin, which the
// program need not carry.
type collator struct {
	compare  app.Value
	initials []string // the first character of each letter, in order
}

// newCollator is nil where the browser has none.
func newCollator() *collator {
	of := app.Window().Get("Intl")
	if !of.Truthy() {
		return nil
	}
	c := &collator{}
	try(func() { c.compare = of.Get("Collator").New("zh-u-co-pinyin").Get("compare") })
	if c.compare == nil || !c.compare.Truthy() {
		return nil
	}
	for _, r := range messages.PinyinInitials {
		c.initials = append(c.initials, string(r))
	}
	return c
}

// sort puts names in order.
func (c *collator) sort(names []string) {
	list := make([]any, len(names))
	for i, name := range names {
		list[i] = name
	}
	sorted := app.ValueOf(list).Call("sort", c.compare)
	for i := range names {
		names[i] = sorted.Index(i).String()
	}
}

// firstHan is where Unicode's blocks of Han characters and their radicals
// begin.
const firstHan = 0x2E80

// initial is the letter that a name begins with, or "" when it begins with
// none.
func (c *collator) initial(name string) string {
	switch r, _ := utf8.DecodeRuneInString(name); {
	case r >= 'a' && r <= 'z':
		return string(r - 'a' + 'A')
	case r >= 'A' && r <= 'Z':
		return string(r)
	case r < firstHan:
		return ""
	}
	low, high := 0, len(c.initials) // the last initial that is not behind the name
	for low < high {
		middle := (low + high) / 2
		if c.compare.Invoke(c.initials[middle], name).Int() <= 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return ""
	}
	return messages.PinyinLetters[low-1 : low]
}
