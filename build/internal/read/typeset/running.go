package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Running heads stand among the outermost lines of a page.
const (
	outermost    = 2
	leastRunning = 3 // pages that bear the same
)

// dropRunning takes heads, feet and page numbers off the pages: what stands at
// the edge of many of them, numbers apart, and numbers alone at the edge.
func dropRunning(pages []Page) {
	count := map[string]int{}
	for _, p := range pages {
		low, high := edges(p)
		for i := range p.Lines {
			if key := runningKey(p, i, low, high); key != "" {
				count[key]++
			}
		}
	}
	for n := range pages {
		p := &pages[n]
		low, high := edges(*p)
		var kept []Line
		for i, line := range p.Lines {
			key := runningKey(*p, i, low, high)
			if key != "" && (count[key] >= leastRunning && count[key]*3 >= len(pages) || isPageNumber(line.Text) && alone(*p, i)) {
				continue
			}
			kept = append(kept, line)
		}
		p.Lines = kept
	}
}

// edges are the heights beyond which lines stand at a page's edge.
func edges(p Page) (low, high float64) {
	heights := make([]float64, len(p.Lines))
	for i, line := range p.Lines {
		heights[i] = line.Bottom
	}
	slices.Sort(heights)
	rows := slices.CompactFunc(heights, func(a, b float64) bool { return b-a < 2 })
	if len(rows) <= 2*outermost {
		return math.Inf(1), math.Inf(-1)
	}
	return rows[outermost-1] + 1, rows[len(rows)-outermost] - 1
}

// runningKey is what a line at the edge of a page says, numbers apart, and
// where; "" for the others.
func runningKey(p Page, i int, low, high float64) string {
	if at := p.Lines[i].Bottom; at > low && at < high || len(p.Lines) > maxPageLines {
		return ""
	}
	words := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, p.Lines[i].Text)
	if words != "" && isPageNumber(p.Lines[i].Text) { // - 12 -, wherever the page's text ends
		return words
	}
	return fmt.Sprintf("%s at %.0f", words, p.Lines[i].Bottom/4)
}

// isPageNumber tells 12, - 12 -, 第12页, 12/30, Page 12.
func isPageNumber(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(" -—–·•/／第页頁共pPageof", r):
			return false
		}
	}
	return digits > 0 && digits <= 8
}

// alone tells a line with nothing beyond it and room before the next.
func alone(p Page, i int) bool {
	line, above, below := p.Lines[i], math.Inf(1), math.Inf(1)
	for j, other := range p.Lines {
		if j == i {
			continue
		}
		if d := other.Bottom - line.Bottom; d > -1 {
			above = min(above, math.Abs(d))
		} else {
			below = min(below, -d)
		}
	}
	room := 1.5 * line.Size
	edge := p.Height * 0.12
	return math.IsInf(below, 1) && above > room && line.Bottom < edge || math.IsInf(above, 1) && below > room && line.Top > p.Height-edge
}
