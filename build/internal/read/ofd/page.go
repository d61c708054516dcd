package ofd

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/typeset"
)

const points = 72 / 25.4 // of a millimetre

// page is a page being read.
type page struct {
	liner
	height float64
	object textObject
	code   *textCode // nil: not in one
}

// textObject is some text that is set in one font and size.
type textObject struct {
	left, top float64
	size      float64
	wide      float64 // of a letter, in its size
	matrix    []float64
	last      textCode // whose place the next has if it states none
}

// textCode is a run of characters and where they stand.
type textCode struct {
	x, y   float64
	dx, dy steps
	words  strings.Builder
}

// readPage reads the lines of a page; characters counts what they hold.
func readPage(parts *container.Parts, name string, height float64) (out typeset.Page, characters int, err error) {
	p := &page{height: height}
	area := ""
	err = parts.Walk(name, container.Handler{
		Start: func(e container.Element) bool { area = ""; return p.start(e) },
		Text: func(s string) {
			if area = container.AddWords(area, s); p.code != nil {
				p.code.words.WriteString(s)
			}
		},
		End: func(name string) {
			if name == "PhysicalBox" {
				if box := numbers(area); len(box) == 4 {
					p.height = box[3]
				}
			}
			p.end(name)
		},
	})
	p.flush()
	for i := range p.lines { // from the lower left, in points
		line := &p.lines[i]
		line.Left, line.Right, line.Size = line.Left*points, line.Right*points, line.Size*points
		line.Bottom, line.Top = (p.height-line.Bottom)*points, (p.height-line.Top)*points
		characters += len([]rune(line.Text))
	}
	return typeset.Page{Lines: p.lines, Height: p.height * points, Unknown: p.unknown}, characters, err
}

func (p *page) start(e container.Element) bool {
	switch e.Name {
	case "TextObject":
		if e.Attr("Visible") == "false" {
			return false
		}
		p.object = textObject{wide: 1, matrix: numbers(e.Attr("CTM"))}
		if box := numbers(e.Attr("Boundary")); len(box) == 4 {
			p.object.left, p.object.top = box[0], box[1]
		}
		if size := numbers(e.Attr("Size")); len(size) == 1 {
			p.object.size = size[0]
		}
		if wide := numbers(e.Attr("HScale")); len(wide) == 1 && wide[0] > 0 {
			p.object.wide = wide[0]
		}
	case "TextCode":
		code := textCode{x: p.object.last.x, y: p.object.last.y, dx: stepsOf(e.Attr("DeltaX")), dy: stepsOf(e.Attr("DeltaY"))}
		if x := numbers(e.Attr("X")); len(x) == 1 {
			code.x = x[0]
		}
		if y := numbers(e.Attr("Y")); len(y) == 1 {
			code.y = y[0]
		}
		p.code = &code
	}
	return true
}

func (p *page) end(name string) {
	if name != "TextCode" || p.code == nil {
		return
	}
	c := p.code
	p.code, p.object.last.x, p.object.last.y = nil, c.x, c.y
	x, y := c.x, c.y
	for _, r := range c.words.String() {
		p.set(r, x, y)
		x, y = x+c.dx.next(), y+c.dy.next()
	}
}

// set places a character of the object on the page.
func (p *page) set(r rune, x, y float64) {
	o := &p.object
	size, wide := o.size, o.size*o.wide
	if m := o.matrix; len(m) == 6 {
		x, y = m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]
		size *= max(math.Abs(m[3]), math.Abs(m[1]))
		wide *= max(math.Abs(m[0]), math.Abs(m[2]))
	}
	if r < 0x2000 && r != '　' {
		wide /= 2
	}
	p.add(glyph{r, o.left + x, o.top + y, size, wide})
}

// steps are the ways from one character to the next.
type steps struct {
	words []string
	again int // times that the last is still to be gone
	last  float64
}

func stepsOf(list string) steps { return steps{words: strings.Fields(list)} }

// next is the next way: `g 3 5` is 5 three times. Behind the last there is none.
func (s *steps) next() float64 {
	if s.again > 0 {
		s.again--
		return s.last
	}
	if len(s.words) == 0 {
		return 0
	}
	if s.words[0] == "g" && len(s.words) > 2 {
		s.again, _ = strconv.Atoi(s.words[1])
		s.words = s.words[2:]
		s.again--
	}
	s.last = 0
	if n := numbers(s.words[0]); len(n) == 1 {
		s.last = n[0]
	}
	s.words = s.words[1:]
	return s.last
}

// glyph is a character and where it stands, from the upper left, its foot at y.
type glyph struct {
	r          rune
	x, y       float64
	size, wide float64
}

// liner makes lines of characters.
type liner struct {
	lines   []typeset.Line
	line    []glyph
	unknown int
}

// How far apart two characters of a line stand, in their size, that have a space
// between them, and that are no longer of one line.
const (
	spaceAtLetters, spaceInChinese = 0.3, 0.6
	tooFar                         = 2.5
)

// maxLine is how many characters a line has at the most.
const maxLine = 10_000

func (l *liner) add(g glyph) {
	if g.r == unicode.ReplacementChar || unicode.Is(unicode.Co, g.r) || g.r < ' ' {
		g.r = unicode.ReplacementChar
		l.unknown++
	}
	if n := len(l.line); n > 0 && (n >= maxLine || !follows(l.line[n-1], g)) {
		l.flush()
	}
	l.line = append(l.line, g)
}

// follows tells that a character goes on with a line: to the right of the last,
// or below it where the line runs down.
func follows(last, g glyph) bool {
	size := max(last.size, g.size)
	if math.Abs(g.x-last.x) < 0.3*size && g.y > last.y && g.y-last.y < 1.5*size {
		return true
	}
	return math.Abs(g.y-last.y) < 0.4*size && g.x > last.x-0.2*size && g.x-(last.x+last.wide) < tooFar*size
}

// flush ends a line.
func (l *liner) flush() {
	for len(l.line) > 0 && unicode.IsSpace(l.line[0].r) {
		l.line = l.line[1:]
	}
	for n := len(l.line); n > 0 && unicode.IsSpace(l.line[n-1].r); n = len(l.line) {
		l.line = l.line[:n-1]
	}
	if len(l.line) == 0 {
		return
	}
	first := l.line[0]
	out := typeset.Line{Left: first.x, Bottom: first.y, Top: first.y - first.size}
	var text strings.Builder
	for i, g := range l.line {
		if i > 0 && spaced(l.line[i-1], g) {
			text.WriteByte(' ')
		}
		text.WriteRune(g.r)
		out.Left, out.Right = min(out.Left, g.x), max(out.Right, g.x+g.wide)
		out.Bottom, out.Top, out.Size = max(out.Bottom, g.y), min(out.Top, g.y-g.size), max(out.Size, g.size)
	}
	out.Text = text.String()
	l.lines = append(l.lines, out)
	l.line = nil
}

// spaced tells two characters with room between them for one that is not there.
func spaced(a, b glyph) bool {
	room := spaceInChinese
	if a.r < 0x250 && b.r < 0x250 {
		room = spaceAtLetters
	}
	return a.r != ' ' && b.r != ' ' && b.x-(a.x+a.wide) > room*max(a.size, b.size)
}
