package repair

import (
	"maps"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// strewnSpaces takes out spaces that were strewn between the characters of
// running text: 网 格 员 走 访 居民.
//
// Evidence: in sentences, four spaces or more in a paragraph that part words,
// and half of its spaces do. Once a page has shown it in half of its
// paragraphs, its title and headings need to be spaced from end to end alone.
// Nor does anybody set marks apart: see setApartMarks.
// It leaves alone spaces between phrases and between names, names of two
// characters padded to the width of three (张 三), headings spaced for their
// looks (目 录), verse, columns lined up by more than one space, and text that
// was cut into words.
func strewnSpaces(p *page.Page) {
	setApartMarks(p)
	strewn, sentences := map[int]bool{}, 0
	for i, b := range p.Blocks {
		if b.Kind == article.Table || !isProse(b.Text) {
			continue
		}
		sentences++
		if isStrewn(b.Text, leastStrewn) {
			strewn[i] = true
		}
	}
	if len(strewn)*fewStrewn < sentences {
		maps.DeleteFunc(strewn, func(i int, _ bool) bool { return !isStrewn(p.Blocks[i].Text, 2*leastStrewn) })
	}
	if len(strewn) == 0 || isCutIntoWords(p) {
		return
	}
	most := 2*len(strewn) >= sentences
	for place := article.InTitle; place < len(p.Blocks); place++ {
		if text := *p.Text(place); most && isSpacedOut(text) || isSpacedThroughout(text, len(gaps(text)), leastApartShown) {
			strewn[place] = true
		}
	}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		if strewn[place] {
			p.Change("strewn-spaces", place, withoutSpaces(*p.Text(place)))
		}
	}
}

const (
	fewStrewn      = 8 // one in so many paragraphs, or fewer, need to show twice as much
	leastStrewn    = 4
	mostBetween    = 12 // characters from one such space to the next, where authors set words apart
	maxGapSpaces   = 2  // more line things up
	leastSpaced    = 2  // spaces in a line spaced from end to end
	mostSpaced     = 40 // characters of such a line
	longestWord    = 4  // characters, in the middle, of text cut into words
	leastShareMore = 30 // in a hundred; of text cut into words it is 35 to 80, of strewn text 25 at most
)

// gap is white space between two characters of Chinese text, in bytes.
type gap struct {
	from, to      int
	before, after rune
}

// gaps finds them. Every one has at least one Han character beside it, and a
// Han character or a mark of Chinese text on the other side.
func gaps(text string) (all []gap) {
	if !runes.HasAny(text, " \u3000\u00a0"+invisible) {
		return nil
	}
	before, from := rune(0), -1
	for i, r := range text {
		if isGapSpace(r) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 && isGapSide(before) && isGapSide(r) && (runes.IsHan(before) || runes.IsHan(r)) && utf8.RuneCountInString(text[from:i]) <= maxGapSpaces {
			all = append(all, gap{from, i, before, r})
		}
		before, from = r, -1
	}
	return all
}

func isGapSpace(r rune) bool {
	return r == ' ' || r == '\u3000' || r == '\u00a0' || r >= '\u2002' && r <= '\u200b' || strings.ContainsRune(invisible, r)
}

// invisible are characters that have no width, and part words all the same.
const invisible = "\u200b\u200c\u2060\ufeff\u00ad"

func isGapSide(r rune) bool {
	return runes.IsHan(r) || strings.ContainsRune("，。、；：！？“”（）《》", r)
}

// isStrewn tells a paragraph whose spaces part so many different words at least.
func isStrewn(text string, least int) bool {
	between := gaps(text)
	if isSpacedThroughout(text, len(between), leastApart) {
		return true
	}
	inWords, all, different := 0, 0, map[[2]rune]bool{}
	l := likely.Text()
	for _, g := range between {
		if !runes.IsHan(g.before) || !runes.IsHan(g.after) || mayPadName(text, g) {
			continue
		}
		all++
		if l.IsOneWord(g.before, g.after) {
			inWords++
			different[[2]rune{g.before, g.after}] = true
		}
	}
	return len(different) >= least && 2*inWords >= all && all*mostBetween >= runes.CountHan(text)
}

// isCutIntoWords tells a page on which what stands together in spaced paragraphs is
// one word far more often than what spaces part. Strewn spaces leave both alike.
func isCutIntoWords(p *page.Page) bool {
	var together, parted ofWords
	l := likely.Text()
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		between := gaps(text)
		if len(between)*longestWord < runes.CountHan(text) || isSpacedThroughout(text, len(between), leastApart) {
			continue
		}
		for _, g := range between {
			parted.add(l, g.before, g.after)
		}
		before := rune(0)
		for _, r := range text {
			together.add(l, before, r)
			before = r
		}
	}
	return together.share()-parted.share() >= leastShareMore
}

// ofWords counts pairs of characters, and those that are one word.
type ofWords struct{ words, pairs int }

func (o *ofWords) add(l *likely.Model, a, b rune) {
	if runes.IsHan(a) && runes.IsHan(b) {
		o.pairs++
		if l.IsOneWord(a, b) {
			o.words++
		}
	}
}

// share is how many in a hundred pairs are one word.
func (o *ofWords) share() int { return o.words * 100 / max(o.pairs, 1) }

// isSpacedThroughout tells text, which spaces part so often, with one behind
// nearly every character, and so many at least.
func isSpacedThroughout(text string, apart, least int) bool {
	if apart < least {
		return false
	}
	together, before := 0, rune(0)
	for _, r := range text {
		if runes.IsHan(before) && runes.IsHan(r) {
			together++
		}
		before = r
	}
	return together*10 <= apart
}

// How many gaps such sentences have, and any text on a page with some.
const (
	leastApart      = 12
	leastApartShown = 5
)

// mayPadName tells a gap between two characters that are a phrase of their own.
func mayPadName(text string, g gap) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:g.from-utf8.RuneLen(g.before)])
	next, _ := utf8.DecodeRuneInString(text[g.to+utf8.RuneLen(g.after):])
	return !runes.IsHan(last) && !isGapSpace(last) && !runes.IsHan(next) && !isGapSpace(next)
}

// isSpacedOut tells a line with a space behind every character.
func isSpacedOut(text string) bool {
	n := utf8.RuneCountInString(text)
	spaces := len(gaps(text))
	return spaces >= leastSpaced && n <= mostSpaced && n == 2*spaces+1
}

func withoutSpaces(text string) (edits []page.Edit) {
	for _, g := range gaps(text) {
		edits = append(edits, page.Edit{From: g.from, To: g.to, With: "", Certainty: article.Inferred})
	}
	return edits
}
