// Package reportage tells a report of what happened from other texts, by the
// words that it uses: the days and offices that it opens with, who says what,
// and what writers of reports leave to others, such as I and you and ought.
//
// It weighs sorts of words, each little by itself. The weights were found from
// texts whose kind is known, see LICENSES.md; only they are kept. It answers
// with how sure it is, and in both scripts alike, as it reads folded text.
package reportage

import (
	"unicode"

	"fangzhi/data/token"
)

// Bounds of what is looked at.
const (
	mostParagraphs = 8
	mostRunes      = 300 // of a paragraph
	leadRunes      = 120
	leastLead      = 30 // runes of a paragraph that can open a text
	leastText      = 80
	per            = 400 // runes in which three words of a sort are as many as count
	enough         = 3
)

// Sure is the weight from which a text is taken for a report: of texts that were
// not used to find the weights nineteen in twenty that reach it are reports.
const Sure = 22

// none are words that belong to no sort: they keep parts of them from being read.
const none = places

// Weigh tells by how much a text looks like a report, in tenths: below 0 it is
// more likely none. At is the paragraph, and Span the words of its opening, that
// it was read from.
func Weigh(title token.Folded, paragraphs []token.Folded) (weight, at int, span token.Span) {
	f, at, span := look(title, paragraphs)
	sum := bias * whole
	for i, c := range cues {
		sum += c.weight * f[i]
	}
	return sum / whole, at, span
}

// Features tells how much a text has of every cue, in thousandths, for the
// program that finds the weights.
func Features(title token.Folded, paragraphs []token.Folded) []int {
	f, _, _ := look(title, paragraphs)
	return f
}

// whole is as much as a text can have of a cue.
const whole = 1000

// look reads a text: how much of every cue there is, and where the first and the
// last word of its lead's cues stand.
func look(title token.Folded, paragraphs []token.Folded) (f []int, lead int, span token.Span) {
	f = make([]int, len(cues))
	read(title.Runes, inTitle, func(c int, _ token.Span) { f[c] = whole })
	lead, n := -1, 0
	counts := make([]int, len(cues))
	for i, p := range paragraphs[:min(len(paragraphs), mostParagraphs)] {
		text := p.Runes[:min(len(p.Runes), mostRunes)]
		n += len(text)
		if lead < 0 && isLead(text) {
			lead = i
			read(text[:min(len(text), leadRunes)], inLead, func(c int, s token.Span) {
				f[c] = whole
				if cues[c].weight > 0 && span.End == 0 {
					span = s
				}
				span.End = max(span.End, s.End)
			})
			span.End = clauseEnd(text, span.End)
		}
		read(outsideQuotes(text), inText, func(c int, _ token.Span) { counts[c]++ })
	}
	for c, count := range counts {
		if cues[c].where == inText {
			f[c] = min(whole, count*whole*per/enough/max(n, 100))
		}
	}
	if n < leastText {
		f[brief] = whole
	}
	if lead < 0 {
		f[noLead] = whole
	}
	return f, lead, span
}

// clauseEnd is where the clause ends that a text is in.
func clauseEnd(text []rune, at int) int {
	const most = 20 // runes more
	for i := at; at > 0 && i < min(len(text), at+most); i++ {
		switch text[i] {
		case '。', ',', '!', '?', ';', ':':
			return i
		}
	}
	return at
}

// outsideQuotes leaves out what others say: of a quotation only its first mark
// stays.
func outsideQuotes(text []rune) []rune {
	var out []rune
	inside := false
	for _, r := range text {
		switch r {
		case '”', '」':
			inside = false
		case '“', '「':
			if !inside {
				out = append(out, r)
			}
			inside = true
		default:
			if !inside {
				out = append(out, r)
			}
		}
	}
	return out
}

// isLead tells a paragraph that can open a text.
func isLead(text []rune) bool {
	if len(text) < leastLead {
		return false
	}
	for _, r := range text {
		switch r {
		case '。', ',', '!', '?':
			return true
		}
	}
	return false
}

// read tells of every cue of a place that stands in a text. Of the words that
// begin at a character the longest counts, and what it covers is read once.
func read(text []rune, where place, tell func(cue int, at token.Span)) {
	words := lexicon[where]
	for at := 0; at < len(text); {
		if n := shape(text, at, where, tell); n > 0 {
			at += n
			continue
		}
		length := 1
		for _, w := range words[text[at]] {
			if w.stands(text, at) {
				if length = len(w.word); cues[w.cue].where != none {
					tell(w.cue, token.Span{Start: at, End: at + length})
				}
				break
			}
		}
		at += length
	}
}

// shape tells of what is no word and begins here, and how long it is.
func shape(text []rune, at int, where place, tell func(int, token.Span)) int {
	r := text[at]
	switch {
	case r == ' ':
		if where == inTitle && at > 0 && at+1 < len(text) && isHan(text[at-1]) && isHan(text[at+1]) {
			tell(titleParts, token.Span{Start: at, End: at + 1})
		}
		return 1
	case '0' <= r && r <= '9':
		return number(text, at, where, tell)
	case 'a' <= r && r <= 'z':
		end := at
		for end < len(text) && 'a' <= text[end] && text[end] <= 'z' {
			end++
		}
		if where == inText && end-at >= 4 {
			tell(letters, token.Span{Start: at, End: end})
		}
		return end - at
	}
	return 0
}

// number tells of figures: days of the month, and so many of what is counted.
func number(text []rune, at int, where place, tell func(int, token.Span)) int {
	end := at
	for end < len(text) && ('0' <= text[end] && text[end] <= '9' || text[end] == '.') {
		end++
	}
	if end == len(text) {
		return end - at
	}
	span := token.Span{Start: at, End: end + 1}
	switch where {
	case inTitle:
		tell(titleFigures, span)
	case inLead:
		if text[end] == '日' {
			tell(leadDayAlone, span)
		} else if text[end] == '月' {
			return month(text, at, end, tell)
		}
	case inText:
		if at == 0 && (text[end] == '、' || text[end-1] == '.' || text[end] == ')') {
			tell(items, span)
		}
		for end < len(text) && (text[end] == '余' || text[end] == '多' || text[end] == '万' || text[end] == '亿') {
			end++
		}
		if end < len(text) && counted[text[end]] {
			tell(figures, token.Span{Start: at, End: end + 1})
		}
	}
	return end - at
}

// month tells of a day of the month: 8月21日.
func month(text []rune, at, end int, tell func(int, token.Span)) int {
	day := end + 1
	for day < len(text) && '0' <= text[day] && text[day] <= '9' {
		day++
	}
	if day > end+1 && day < len(text) && text[day] == '日' {
		tell(leadDay, token.Span{Start: at, End: day + 1})
		return day + 1 - at
	}
	return end - at
}

// counted are what reports count.
var counted = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range token.FoldString("名人户场次元亩个") {
		m[r] = true
	}
	return m
}()

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
