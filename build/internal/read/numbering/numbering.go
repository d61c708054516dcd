// Package numbering counts the numbers of lists and headings that a word
// processor shows and does not write, and writes them in any of its forms.
//
// What stands before a paragraph is made of the counts of its level and of
// those above it: of `%1.%2` the second item below the third is 3.2.
package numbering

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxNumber is the highest number that an item is shown with.
const MaxNumber = 1 << 20

// MaxLevels is how deep lists lie in each other; deeper ones are of the last level.
const MaxLevels = 10

// Level is how the items of one level of a list are numbered.
type Level struct {
	Form     string // the name of the numbers' form, as Word has it; "bullet", "none"
	Template string // what stands before an item: %1 is the count of the first level
	Start    int
	Restart  int  // the level, from 1, whose items begin this one anew; 0: any above
	Endless  bool // is never begun anew
	Legal    bool // the counts of the levels above are written in figures
	Joined   bool // nothing parts the number from the words
}

// Counts are how many items a list has had, by level.
type Counts struct {
	counts [MaxLevels]int
	begun  [MaxLevels]bool
}

// Next counts an item.
func (c *Counts) Next(levels *[MaxLevels]Level, at int) {
	for above := range at {
		if !c.begun[above] {
			c.begun[above], c.counts[above] = true, levels[above].Start
		}
	}
	if !c.begun[at] {
		c.begun[at], c.counts[at] = true, levels[at].Start
	} else {
		c.counts[at]++
	}
	for below := at + 1; below < MaxLevels; below++ {
		if l := levels[below]; !l.Endless && (l.Restart == 0 || at < l.Restart) {
			c.begun[below] = false
		}
	}
}

// Begin makes the next item of a level the one of this number, if it has one.
func (c *Counts) Begin(at, start int) {
	if start >= 0 {
		c.begun[at], c.counts[at] = true, start-1
	}
}

// Shown is what stands before the item that was counted last: the number of a
// plain list, unless it is to be in words, or words. Both are empty for a mark.
func (c *Counts) Shown(levels *[MaxLevels]Level, at int, inWords bool) (number int, words string) {
	level := levels[at]
	if level.Form == "bullet" {
		return 0, ""
	}
	if own := "%" + strconv.Itoa(at+1); !inWords && level.Form == "decimal" && (level.Template == own || level.Template == own+".") && c.counts[at] > 0 && c.counts[at] <= MaxNumber {
		return c.counts[at], ""
	}
	var out strings.Builder
	rest := level.Template
	for {
		before, after, found := strings.Cut(rest, "%")
		out.WriteString(before)
		if !found {
			break
		}
		rest = after
		if n, size := leadingNumber(after); n >= 1 && n <= MaxLevels {
			form := levels[n-1].Form
			if level.Legal {
				form = "decimal"
			}
			if n-1 <= at && out.Len() < maxLabelBytes {
				out.WriteString(Numeral(form, c.counts[n-1]))
			}
			rest = after[size:]
		} else {
			out.WriteByte('%')
		}
	}
	words = strings.TrimSpace(out.String())
	switch {
	case words == "":
	case strings.HasSuffix(level.Template, "　"):
		words += "　"
	case level.Joined && !strings.HasSuffix(level.Template, " "):
	default:
		words = Spaced(words)
	}
	return 0, words
}

// Spaced are the words before an item with the space that parts them from its
// own, unless their last mark does.
func Spaced(words string) string {
	if last, _ := utf8.DecodeLastRuneInString(words); strings.ContainsRune("）、．。：】〕》」』", last) {
		return words
	}
	return words + " "
}

// maxLabelBytes is how long the words before an item may be.
const maxLabelBytes = 200

// leadingNumber is the level that a template names: one figure, or 10.
func leadingNumber(s string) (n, size int) {
	if strings.HasPrefix(s, "10") {
		return 10, 2
	}
	if s != "" && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0'), 1
	}
	return 0, 0
}
