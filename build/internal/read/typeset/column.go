package typeset

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Paragraphs are those of plain text. A blank line parts them. Inside a group of
// lines each is a paragraph, unless the lines of the text were broken at a
// column: then they are joined again. Of a text of more lines than most it gives
// one line more.
func Paragraphs(text string, most int) iter.Seq[string] {
	groups, lines := lineGroups(text, most)
	width := 0
	if lines <= most {
		width = brokenAt(groups)
	}
	return func(yield func(string) bool) {
		for _, group := range groups {
			if width > 0 {
				group = rejoined(group, width)
			}
			for _, line := range group {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// rejoined are the paragraphs of lines that were broken at a width; a line that
// stands in further than the one before begins another, and so does one below a
// line that is a headline's.
func rejoined(group []string, width int) (paras []string) {
	joined := ""
	for i, line := range group {
		if i > 0 && (indent(line) > indent(group[i-1]) || isHeadLine(group[i-1], width)) {
			paras = append(paras, joined)
			joined = line
			continue
		}
		joined = joinLines(joined, line)
	}
	return append(paras, joined)
}

// lineGroups are a text's lines, parted at blank ones. A carriage return, a
// form feed and Unicode's own separators end a line too.
func lineGroups(text string, most int) (groups [][]string, lines int) {
	if hasOtherEnds(text) {
		text = lineEnds.Replace(text)
	}
	if strings.Contains(text, nextLine) && !strings.ContainsFunc(text, isOtherControl) {
		text = strings.ReplaceAll(text, nextLine, "\n")
	}
	var group []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if line == "" {
			if group != nil {
				groups = append(groups, group)
			}
			group = nil
			continue
		}
		group = append(group, line)
		if lines++; lines > most {
			break
		}
	}
	if group != nil {
		groups = append(groups, group)
	}
	return groups, lines
}

var lineEnds = strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n", "\f", "\n\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n\n")

const nextLine = "\u0085"

// isOtherControl tells the controls that stand beside U+0085 only where bytes were
// read in a wrong charset: then it is a byte of a character, and ends no line.
func isOtherControl(r rune) bool { return r >= 0x80 && r < 0xA0 && r != 0x85 }

// hasOtherEnds is the cheap look for what lineEnds replaces.
func hasOtherEnds(text string) bool {
	for _, end := range []string{"\r", "\f", "\v", "\ufeff", "\u2028", "\u2029"} {
		if strings.Contains(text, end) {
			return true
		}
	}
	return false
}

// Evidence that lines were broken at a column: nearly all lines that have
// another after them are nearly as wide as the widest of them, few end a
// sentence, and half are prose, which verse, tables and programs are not. A line
// between blank ones that ends no sentence, such as a page's head, may be wider,
// and a few, those of headlines, narrower by a quarter.
const (
	leastBrokenLines  = 3
	leastColumn       = 24 // cells; narrower lines are verse or lists
	widestColumn      = 160
	columnSlack       = 6 // cells: a mark that may not begin a line, a word that would not fit
	fullLinesPercent  = 85
	sentenceEndsLimit = 40 // percent of full lines that may end a sentence
)

// brokenAt is the width at which a text's lines were broken, or 0.
func brokenAt(groups [][]string) int {
	widest, alone := 0, 0 // of lines with others, and of sentences between blank lines
	for _, group := range groups {
		for _, line := range group {
			switch n := cells(line); {
			case n > widestColumn:
				return 0
			case len(group) > 1:
				widest = max(widest, n)
			case endsSentence(line):
				alone = max(alone, n)
			}
		}
	}
	if widest < leastColumn || alone > widest {
		return 0
	}
	inner, full, ends, heads, prose := 0, 0, 0, 0, 0
	for _, group := range groups {
		for i, line := range group[:len(group)-1] {
			if indent(group[i+1]) > indent(line) { // a paragraph's last line
				continue
			}
			if isHeadLine(line, widest) {
				heads++
				continue
			}
			inner++
			if cells(line) >= widest-columnSlack {
				full++
				if isProse(line) {
					prose++
				}
				if endsSentence(line) {
					ends++
				}
			}
		}
	}
	if full < leastBrokenLines*max(heads, 1) || full*100 < inner*fullLinesPercent || ends*100 > full*sentenceEndsLimit || 2*prose < full {
		return 0
	}
	return widest
}

// isProse tells a line of a sentence: one with its marks, or of words alone.
func isProse(line string) bool {
	if strings.ContainsAny(line, "│┃─━┌├└|") { // a table that is drawn
		return false
	}
	if strings.ContainsAny(line, "，。、；：！？") {
		return true
	}
	signs := 0
	for _, r := range line {
		if unicode.Is(unicode.Han, r) {
			return false
		}
		if !unicode.IsLetter(r) && r != ' ' {
			signs++
		}
	}
	return signs*signsOfWords < len(line) && strings.Contains(strings.TrimSpace(line), " ")
}

// signsOfWords is of how many characters of words in a line at most one is a sign or a figure.
const signsOfWords = 12

// isHeadLine tells a line that is much narrower than the width of those that were broken.
func isHeadLine(line string, width int) bool { return 4*cells(line) <= 3*width }

// cells is a line's width on a typewriter: two for a wide character.
func cells(line string) int {
	n := 0
	for _, r := range line {
		n++
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
			n++
		case r >= 0x1100:
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

func indent(line string) int {
	return cells(line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace))])
}

func endsSentence(line string) bool {
	line = strings.TrimRight(line, `”’"')）」』】》 `)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune("。！？!?…：:；;.", last)
}

// joinLines joins two lines of one paragraph: Chinese without a space, other
// words with one.
func joinLines(before, after string) string {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	if before == "" {
		return after
	}
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if Unspaced(last) && Unspaced(first) {
		return before + after
	}
	return before + " " + after
}

// Unspaced tells characters that are written without spaces between them: Han,
// kana, and the marks of their scripts.
func Unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65 || strings.ContainsRune("“”‘’…—·", r)
}
