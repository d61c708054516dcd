package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// What a mended run must show.
const (
	leastGain      = 110 // quarters of a bit by which the mended run is likelier, in all
	leastGainShort = 40  // where a short run ends in ASCII
	leastGainNoted = 60  // on a page that was full of pinyin
	leastGainEach  = 12  // and for each of its characters
	guessPays      = 30  // quarters of a bit that each guessed character takes off
	leastAnew      = 2   // characters paired anew
	mostSurprising = 56  // a mended character on average
)

// mending is a piece of a text and what it should read.
type mending struct {
	from, to  int // runes of the text as found
	text      string
	certainty article.Certainty
	gain      int
	paired    int // characters paired anew
	guessed   bool
	brackets  []half // guesses that can be one of a pair
	sure      string // the text and what stands beside it, with □ for what was guessed
}

// judge weighs a piece of a path that was not read as found.
func (p *pairer) judge(path []reading, from, to int) (m mending, ok bool) {
	before, after := p.around(-1), p.around(len(p.text))
	m = mending{to: len(p.text), certainty: article.Stated}
	if from > 0 {
		before = path[from-1].last
		m.from = int(path[from-1].source) + 1
	}
	if to < len(path) {
		after = path[to].last
		m.to = int(path[to].source)
	}
	found := append([]rune(nil), p.text[m.from:m.to]...)
	if len(found) == 0 || odd.IsDrawing(found) || p.hasHalfOfPair(m.from, m.to) || p.isAmongRare(m.from, m.to) {
		return m, false
	}
	mended, likeliest := p.decide(path, from, to)
	m.brackets = p.bracketsOf(path[from:to], mended)
	guesses, sure := 0, []rune{before}
	for i, r := range path[from:to] {
		switch {
		case r.kind == anew:
			m.paired++
			sure = append(sure, r.last)
			continue
		case r.kind == unread:
			sure = append(sure, likely.Lost)
			continue
		case mended[i] != likely.Lost:
			m.certainty = article.Inferred
		}
		guesses++
		sure = append(sure, likely.Lost)
	}
	m.guessed, m.sure = guesses > 0, string(append(sure, after))
	cost := p.l.Of(before, append(likeliest, after))
	m.gain = p.l.Of(before, append(found, after)) - cost - p.guessPays()*guesses
	// U+FFFD is evidence by itself; the end of a paragraph tells what it was.
	lone := m.to-m.from == 1 && p.text[m.from] == utf8.RuneError && after == '\n' && runes.IsHan(before)
	least, enough := leastGain, m.paired >= leastAnew && (differ(found) || isSign(found[0]) && differ(mended))
	if m.paired > 0 && isShortEnd(before, found) {
		least, enough = leastGainShort, true
	}
	each := leastGainEach * len(mended)
	if p.noted && isSign(found[0]) {
		least, enough = min(least, leastGainNoted), enough || m.paired > 0 && differ(found)
		enough = enough || p.notes[m.from] != nil
		if m.paired > 0 && (isSignsAndByte(found) || isSignBeforeOdd(p.l, found)) || isBetweenSigns(found) && !slices.Contains(mended, likely.Lost) {
			least, each, enough = leastGainLone, 0, true
		}
	}
	if p.loose {
		least, enough = leastGainShown, m.paired > 0 && p.shown && !p.endsInName(m)
		if lone = m.paired == 0 && p.isLone(m.from, m.to) && m.certainty == article.Inferred; lone {
			return m.as(mended), p.isLikelyLone(m, mended)
		}
	}
	if !lone && (!enough || m.gain < least) || m.gain < each || cost > mostSurprising*(len(mended)+1) {
		return m, false
	}
	m.text = string(mended)
	return m, !lone || m.certainty == article.Inferred && !strings.ContainsRune(m.text, likely.Lost)
}

// endsInName tells that a piece ends in a letter that is likely a name.
func (p *pairer) endsInName(m mending) bool {
	return m.to > m.from && isWordOf(p.text[m.to-1]) && p.namesThing(m.to-1)
}

// hasHalfOfPair tells that a bracket of ASCII stands in a piece, the other half
// of which stands in the text outside of it: it is no byte of a character.
func (p *pairer) hasHalfOfPair(from, to int) bool {
	for i := from; i < to; i++ {
		switch r, half := p.text[i], p.text[i]^halves; r {
		case ']', '}':
			for k := p.from + i - 1; k >= max(0, p.from+i-mostBracketed) && p.whole[k] != r; k-- {
				if p.whole[k] == half {
					return k < p.from+from
				}
			}
		case '[', '{':
			for k := p.from + i + 1; k < min(len(p.whole), p.from+i+mostBracketed) && p.whole[k] != r; k++ {
				if p.whole[k] == half {
					return k >= p.from+to
				}
			}
		}
	}
	return false
}

// isAmongRare tells a piece of a list of rare characters, or of their
// descriptions by parts: what stands on both sides of it is rare too, or one of
// ⿰ to ⿻ stands before it.
func (p *pairer) isAmongRare(from, to int) bool {
	for back := 1; back <= mostParts; back++ {
		if r := p.around(from - back); r >= '⿰' && r <= '⿻' {
			return true
		}
	}
	isRare := func(i int) bool { r := p.around(i); return runes.IsHan(r) && likely.IsOdd(p.l, r) }
	return isRare(from-1) && isRare(from-2) && isRare(to) && isRare(to+1)
}

// mostParts is how far behind ⿰ its parts stand.
const mostParts = 2

const (
	mostBracketed = 200       // characters between two halves
	halves        = '[' ^ ']' // and '{' ^ '}'
)

// as gives a mending its text.
func (m mending) as(text []rune) mending {
	m.text = string(text)
	return m
}

// canEnd tells an odd character or sign, of which a byte of ASCII behind it may
// be the second byte of another.
func canEnd(l *likely.Model, r rune) bool {
	cost, isMark := likely.Marks[r]
	return r >= utf8.RuneSelf && !l.IsEveryday(r) && isNoWord(r) && !(isMark && cost < rareMark)
}

// rareMark is the surprise from which on a mark is one that text hardly has.
const rareMark = 45

// isShortEnd tells a short run that ends in a byte of ASCII, which belongs to no
// word: where it ends is evidence too. Signs before capitals, or the first
// letters of the alphabet, are likely labels: ※A, ○B型, △c; a rare character
// before them is none.
func isShortEnd(before rune, found []rune) bool {
	n, l := len(found), likely.Text()
	if n < 2 || n > longestShort || before < utf8.RuneSelf || !isSecond(found, n-1) {
		return false
	}
	if last := found[n-2]; n > 2 && runes.IsHan(last) && !l.IsEveryday(last) {
		return true
	}
	if isSignsAndByte(found) {
		return true
	}
	isLabel := found[n-1] >= 'A' && found[n-1] <= 'Z' || found[n-1] >= 'a' && found[n-1] <= 'e'
	return n <= 3 && !isLabel && canEnd(l, found[0])
}

// longestShort is how many characters a short run has at most.
const longestShort = 6

// isBetweenSigns tells a wide mark or digit whose bytes belong to two
// characters, the rest of which signs hide: ?！?, and the same made half as wide:
// the ?!? of 。”.
func isBetweenSigns(found []rune) bool {
	return len(found) == 3 && isBetweenTwo(found[0], found[1], found[2])
}

func isBetweenTwo(a, b, c rune) bool {
	return a == '?' && c == '?' && (b >= '！' && b <= '～' || b == '!')
}

// isSignBeforeOdd tells what is left of two marks and a byte of ASCII, the first
// byte of which a sign hides: the ?！盵 of 。”[.
func isSignBeforeOdd(l *likely.Model, found []rune) bool {
	return len(found) == 3 && found[0] == '?' && (found[1] == '！' || found[1] == '!') && runes.IsHan(found[2]) && !l.IsEveryday(found[2])
}

// isSignsAndByte tells signs, or one and marks, before a byte that is the second
// one of a character: ??h
func isSignsAndByte(found []rune) bool {
	n := len(found)
	return n > 2 && found[0] == '?' && isSecond(found, n-1) && !slices.ContainsFunc(found[:n-1], func(r rune) bool { return likely.Marks[r] == 0 })
}
