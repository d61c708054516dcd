package read

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Numbers of lists and headings that a word processor counts and does not
// write: what stands before a paragraph is made of the counts of its level and
// of those above it.

// maxListLevels is how deep lists lie in each other; deeper ones are of the last level.
const maxListLevels = 10

// listLevel is how the items of one level of a list are numbered.
type listLevel struct {
	form     string // the name of the numbers' form, as Word has it; "bullet", "none"
	template string // what stands before an item: %1 is the count of the first level
	start    int
	restart  int  // the level, from 1, whose items begin this one anew; 0: any above
	endless  bool // is never begun anew
	legal    bool // the counts of the levels above are written in figures
	joined   bool // nothing parts the number from the words
}

// listCounts are how many items a list has had, by level.
type listCounts struct {
	counts [maxListLevels]int
	begun  [maxListLevels]bool
}

// next counts an item.
func (c *listCounts) next(levels *[maxListLevels]listLevel, at int) {
	for above := range at {
		if !c.begun[above] {
			c.begun[above], c.counts[above] = true, levels[above].start
		}
	}
	if !c.begun[at] {
		c.begun[at], c.counts[at] = true, levels[at].start
	} else {
		c.counts[at]++
	}
	for below := at + 1; below < maxListLevels; below++ {
		if l := levels[below]; !l.endless && (l.restart == 0 || at < l.restart) {
			c.begun[below] = false
		}
	}
}

// shown is what stands before the item that was counted last: the number of a
// plain list, unless it is to be in words, or words. Both are empty for a mark.
func (c *listCounts) shown(levels *[maxListLevels]listLevel, at int, inWords bool) (number int, words string) {
	level := levels[at]
	if level.form == "bullet" {
		return 0, ""
	}
	if own := "%" + strconv.Itoa(at+1); !inWords && level.form == "decimal" && (level.template == own || level.template == own+".") && c.counts[at] > 0 && c.counts[at] <= maxNumber {
		return c.counts[at], ""
	}
	var out strings.Builder
	rest := level.template
	for {
		before, after, found := strings.Cut(rest, "%")
		out.WriteString(before)
		if !found {
			break
		}
		rest = after
		if n, size := leadingNumber(after); n >= 1 && n <= maxListLevels {
			form := levels[n-1].form
			if level.legal {
				form = "decimal"
			}
			if n-1 <= at && out.Len() < maxLabelBytes {
				out.WriteString(numeral(form, c.counts[n-1]))
			}
			rest = after[size:]
		} else {
			out.WriteByte('%')
		}
	}
	words = strings.TrimSpace(out.String())
	last, _ := utf8.DecodeLastRuneInString(words)
	switch {
	case words == "":
	case strings.HasSuffix(level.template, "　"):
		words += "　"
	case level.joined && !strings.HasSuffix(level.template, " "), strings.ContainsRune("）、．。：】〕》」』", last):
	default:
		words += " "
	}
	return 0, words
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
