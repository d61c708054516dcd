package typeset

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is laid out: beyond them lines are taken one by one.
const (
	maxPageLines      = 2000
	maxParagraphBytes = 32 << 10
)

// layout turns lines into blocks.
type layout struct {
	body  float64 // size of the letters of most of the text
	paras []Paragraph
	title string

	lines  []Line // of the page
	beside []bool // lines that have others beside them: the page is in columns there

	text strings.Builder // of the block being gathered
	last Line
	open bool
	head bool // it is a heading

	level int   // of the bookmark that leads to the block being gathered, or 0
	found []int // paragraphs that bookmarks lead to
}

// LayOut puts the text of pages together. What is a heading, the outline says
// where there is one; it may be nil.
func LayOut(pages []Page, outline []Bookmark) Text {
	dropRunning(pages)
	l := &layout{body: bodySize(pages)}
	var notes []Paragraph
	var raw strings.Builder
	headings := headingsOf(pages, outline)
	for n, page := range pages {
		for _, line := range page.Lines {
			raw.WriteString(line.Text + "\n")
		}
		raw.WriteString("\n")
		var foot []Line
		l.lines, foot = cutNotes(page.Lines, l.body)
		l.beside = besides(l.lines)
		for i := 0; i < len(l.lines); i++ {
			if m, ok := headings[place{n, i}]; ok && m.last < len(l.lines) {
				l.addOutlined(i, m, n == 0)
				i = m.last
				continue
			}
			l.add(i, n == 0)
		}
		notes = append(notes, notesOf(foot)...)
	}
	l.flush(false)
	outlined := l.putBelow()
	return Text{Title: l.title, Paragraphs: append(l.paras, notes...), Outlined: outlined, Raw: raw.String()}
}

// besides tells the lines that stand beside another.
func besides(lines []Line) []bool {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lines[a].Bottom, lines[b].Bottom) })
	out := make([]bool, len(lines))
	for n, i := range order {
		for _, j := range order[n+1 : min(len(order), n+1+maxBeside)] {
			a, b := lines[i], lines[j]
			if b.Bottom >= a.Bottom+a.Size*0.7 {
				break
			}
			if b.Left > a.Right || b.Right < a.Left {
				out[i], out[j] = true, true
			}
		}
	}
	return out
}

// maxBeside is how many lines at the same height are looked at.
const maxBeside = 40

// bodySize is the size in which most of the text is set, to half a point.
func bodySize(pages []Page) float64 {
	count := map[float64]int{}
	for _, p := range pages {
		for _, line := range p.Lines {
			count[math.Round(line.Size*2)/2] += utf8.RuneCountInString(line.Text)
		}
	}
	body, most := 0.0, 0
	for size, n := range count {
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	return body
}

const (
	maxHeadingRunes = 80

	headingSize = 1.18 // times the body's
	titleSize   = 1.3
	indentEms   = 1.4 // the first line of a Chinese paragraph stands in by two
	looseLines  = 1.6 // times the usual height from line to line
)

// add takes the next line of a page.
func (l *layout) add(i int, firstPage bool) {
	line := l.lines[i]
	head := line.Size >= l.body*headingSize && utf8.RuneCountInString(line.Text) <= maxHeadingRunes
	if l.open && (len(l.lines) > maxPageLines || l.text.Len() > maxParagraphBytes || !l.continues(i, head)) {
		l.flush(firstPage)
	}
	before := l.text.String()
	text := joinSet(before, line.Text)
	if strings.HasSuffix(before, "-") && startsLower(line.Text) { // a word cut at the line's end
		text = strings.TrimSuffix(before, "-") + line.Text
	}
	l.text.Reset()
	l.text.WriteString(text)
	l.last, l.open, l.head = line, true, head
}

// joinSet joins two lines that were set at a width: with a space between words
// only, and none where Chinese meets them, as a line inside would have none.
func joinSet(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if before == "" || Unspaced(last) || Unspaced(first) {
		return before + after
	}
	return before + " " + after
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// continues tells whether a line goes on with the block of the line before.
func (l *layout) continues(i int, head bool) bool {
	line, last := l.lines[i], l.last
	alike := 0.25 * max(line.Size, last.Size)
	if head {
		alike = 0.1 * line.Size
	}
	if head != l.head || math.Abs(line.Size-last.Size) > alike {
		return false
	}
	left, _ := l.column(i)
	if line.Left-left > indentEms*line.Size && !head {
		return false
	}
	if i == 0 || line.Top >= last.Top { // another page, another column
		return !head && !endsSentence(last.Text) && (i == 0 || l.full(i-1))
	}
	if last.Bottom-line.Bottom > l.pitch(line)*looseLines {
		return false
	}
	return l.full(i - 1)
}

// full tells whether a line reaches its column's right edge: the last of a
// paragraph seldom does.
func (l *layout) full(i int) bool {
	line := l.lines[i]
	_, right := l.column(i)
	slack := 2.5 * line.Size
	if line.Size >= l.body*headingSize { // set to the middle, and in large letters
		slack = 4 * line.Size
	}
	return line.Right >= right-slack
}

// column is the left and right edge of the lines over and under a line. Where
// the page is in columns only lines there count.
func (l *layout) column(i int) (left, right float64) {
	line := l.lines[i]
	left, right = line.Left, line.Right
	for j, other := range l.lines {
		if l.beside[j] == l.beside[i] && other.Left < line.Right && other.Right > line.Left && math.Abs(other.Left-line.Left) < 4*line.Size {
			left, right = min(left, other.Left), max(right, other.Right)
		}
	}
	return left, right
}

// pitch is the least height from line to line of lines like this one.
func (l *layout) pitch(line Line) float64 {
	best := 3 * line.Size
	for i := 1; i < len(l.lines); i++ {
		a, b := l.lines[i-1], l.lines[i]
		if step := a.Bottom - b.Bottom; step > 0.5*line.Size && step < best && math.Abs(b.Size-line.Size) < 0.2*line.Size {
			best = step
		}
	}
	return best
}

// flush ends a block. The first large heading of the first page is the title.
func (l *layout) flush(firstPage bool) {
	text := strings.TrimSpace(l.text.String())
	head, size := l.head, l.last.Size
	l.text.Reset()
	l.open = false
	if text == "" {
		return
	}
	switch {
	case head && firstPage && l.title == "" && size >= l.body*titleSize && utf8.RuneCountInString(text) >= 4 && len(l.paras) < 5:
		l.title = text
	case l.level > 0:
		l.found = append(l.found, len(l.paras))
		l.paras = append(l.paras, Paragraph{Text: text, Level: l.level})
	case head:
		l.paras = append(l.paras, Paragraph{Text: text, Level: 2})
	default:
		l.paras = append(l.paras, Paragraph{Text: text})
	}
}
