package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// trial is what a page shows when it is read as if it had shown its damage.
type trial struct {
	gained    int
	lone      int       // of letters by themselves
	signs     []rune    // of what look like labels
	little    []string  // pieces that show little
	beside    [][2]rune // what stands beside letters by themselves
	explained int       // such letters in what was mended
	named     int       // and those that end a name
}

// tally adds what a piece of a text shows, between two characters. One that ends
// in a letter which is the second byte of a character shows much. What looks like
// a label, ★M, shows less, unless it gains very much, and no more with the same
// sign again; a letter by itself, which may be a name, shows little, and no more
// beside a character beside which one has shown something.
//
// A line without marks is a name or a headline: a letter at its end, 路線A, is its
// own, where it would be a comma, and shows little in any case.
func (t *trial) tally(one mending, text []rune) {
	found, before, after := text[one.from:one.to], at(text, one.from-1), at(text, one.to)
	first, last := found[0], found[len(found)-1]
	endsName := one.to == len(text) && isWordOf(last) && !slices.ContainsFunc(text, isOfSentence)
	if endsName && strings.ContainsAny(one.text, noEnds) {
		t.named++
		return
	}
	t.explained += letters(found)
	isStrong := one.paired > 0 && one.gain >= leastGainNear && last >= 0x40 && last < 0x7F && !strings.ContainsRune(one.text, likely.Lost)
	isLabel := len(found) == 2 && isWordOf(last) && !runes.IsHan(first) && !(runes.IsHan(before) && strings.ContainsRune(noLabels, first))
	switch {
	case isLabel:
		if isStrong && !slices.Contains(t.signs, first) {
			t.signs = append(t.signs, first)
			if one.gain >= leastSure {
				t.gained += ofSureLabel
			} else {
				t.gained += ofLabel
			}
		}
	case isStrong && !endsName:
		t.gained += one.gain
	case last >= utf8.RuneSelf:
	case len(found) == 1:
		if !slices.ContainsFunc(t.beside, func(b [2]rune) bool { return b[0] == before || b[1] == after && after != '\n' }) {
			t.beside = append(t.beside, [2]rune{before, after})
			t.lone += min(one.gain, mostOfLone)
		}
	case !slices.Contains(t.little, string(found)) && len(t.little) < mostLittle:
		t.little = append(t.little, string(found))
		t.gained += min(one.gain, mostOfLittle)
	}
}

// shows is what all pieces show together, and the page's letters by themselves.
func (t *trial) shows(p *page.Page) int {
	strays := -t.explained
	for place := article.InTitle; place < len(p.Blocks); place++ {
		strays += letters([]rune(*p.Text(place)))
	}
	return t.gained - ofStray*t.named + max(min(t.lone, mostOfFew), t.lone-ofStray*max(0, strays))
}

// What short runs show together, in quarters of a bit.
const (
	leastTried   = 75
	ofLabel      = 30
	ofSureLabel  = 55 // with one lone letter enough
	leastSure    = 90 // what a label gains that can hardly be one
	mostOfLittle = 20
	mostOfLone   = 30 // of each letter by itself
	mostOfFew    = 40 // and of all where others stand on the page that read no better
	ofStray      = 40 // what a letter by itself takes off that reads no better
	mostLittle   = 2  // pieces
)

// noLabels are signs of Big5's first row that nobody puts before a label, behind
// a character; behind a number some are minutes and seconds.
const noLabels = "﹛﹜﹞〞‵ˍ﹉﹊﹍﹎﹋﹌℅"

// noEnds are marks with which no line ends.
const noEnds = "，、“（《「"

// isOfSentence tells a mark that sentences have.
func isOfSentence(r rune) bool { return strings.ContainsRune("，。、；：！？,;:!?", r) }

// letters counts the letters of ASCII by themselves: beside no other, and no number.
func letters(text []rune) (n int) {
	for i, r := range text {
		if isWordOf(r) && !isWordOrNumber(at(text, i-1)) && !isWordOrNumber(at(text, i+1)) {
			n++
		}
	}
	return n
}

func isWordOrNumber(r rune) bool { return isWordOf(r) || isDigit(r) }
