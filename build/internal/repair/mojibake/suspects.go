package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/runes"
)

// What a stretch of rare characters must show to be a run.
const (
	leastSuspects = 2  // rare characters or signs close together
	suspectGap    = 8  // characters between them at most
	suspectMargin = 14 // characters around them that may be damaged too
)

// suspects finds where rare characters and signs stand together, as runs of
// runes that do not overlap.
func suspects(text string, loose bool) [][2]int {
	var runs [][2]int
	l := likely.Text()
	last, count, start := -suspectGap-1, 0, 0
	at, rare, broken := 0, 0, false
	before, beforeThat := rune(0), rune(0)
	flush := func() {
		if count >= leastSuspects && rare > 0 || broken {
			from, to := max(0, start-suspectMargin), last+1+suspectMargin
			if n := len(runs); n > 0 && from <= runs[n-1][1] {
				runs[n-1][1] = to
			} else {
				runs = append(runs, [2]int{from, to})
			}
		}
		count, rare, broken = 0, 0, false
	}
	for i, r := range text {
		if isSign(r) && noteBehind(text[i+utf8.RuneLen(r):]) { // and what it hides is a character that is read so
			rare++
		}
		if (!l.IsPlain(r) || before == '?') && r != ' ' && (isSign(r) || r >= 0x80 && likely.IsOdd(l, r) || r >= 0x40 && r < 0x7F && (beforeThat >= utf8.RuneSelf && canEnd(l, before) || before >= utf8.RuneSelf && (loose || canEnd(l, beforeThat)) || isBehindSigns(beforeThat, before) && isSecondAt(text, i)) || runes.IsHan(r) && before == '?' && beforeThat == '?' || r == '！' && before == '?') {
			if at-last > suspectGap {
				flush()
				start = at
			}
			last = at
			count++
			if r >= utf8.RuneSelf && isNoWord(r) {
				rare++
			}
			if isBetweenTwo(beforeThat, before, r) {
				rare++
			}
			if r >= 0x40 && r < 0x7F { // a second byte, and the first one stands before it
				count++
				rare++
			}
			broken = broken || r == utf8.RuneError || loose
		}
		before, beforeThat = r, before
		at++
	}
	flush()
	if n := len(runs); n > 0 {
		runs[n-1][1] = min(runs[n-1][1], at)
	}
	return runs
}

// noteBehind tells the rest of a pinyin note behind a sign: jīng) of ?jīng)_.
func noteBehind(text string) bool {
	rest := strings.TrimLeft(text[:min(len(text), mostNoteBytes)], noteLetters)
	return len(rest) < min(len(text), mostNoteBytes) && (strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "）"))
}

// mostNoteBytes is more than such a rest has, its bracket in it.
const mostNoteBytes = 16

// isNoWord tells an odd character from a letter of another script: words in
// Greek or Russian are no evidence.
func isNoWord(r rune) bool { return runes.IsHan(r) || !unicode.IsLetter(r) }

// isSecondAt tells that a byte of ASCII stands by itself, as no part of a word,
// a number or an address.
func isSecondAt(text string, i int) bool {
	return i+1 == len(text) || text[i+1] < '0' || text[i+1] >= utf8.RuneSelf
}

// isBehindSigns tells what is likely left of bytes before a second one: two
// signs, or one and a mark.
func isBehindSigns(a, b rune) bool {
	return a == '?' && likely.Marks[b] != 0 && b != ' '
}
