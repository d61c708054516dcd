package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// mojibake mends text that was read in a wrong charset and saved so: UTF-8,
// GBK or Big5 read as Windows-1252, UTF-8 read as GBK or Big5, GBK and Big5
// taken for one another, and such things done twice (脠芦鹿煤).
//
// Evidence: rare characters stand in a row, or letters with accents without
// spaces; turned back into bytes and read in another charset they are everyday
// text, and by far the likelier. Once a page has shown it, its shorter pieces
// need less. It leaves alone what reads no better in any other charset. Bytes
// that a program could not read and put a sign for are known by what makes
// likely text; a character that is not is shown as □, and so is what 锟斤拷
// stands for, which is beyond repair, except where a page speaks of it.
func mojibake(p *Page) {
	shown, left := map[*misreading]bool{}, newBudget()
	before := make([]string, len(p.Blocks)+1) // the title last
	guess := make([]bool, len(p.Blocks)+1)
	text := func(place int) *string {
		if place == len(p.Blocks) {
			return &p.Title
		}
		return &p.Blocks[place].Text
	}
	for place := range before {
		before[place] = *text(place)
	}
	for round := 0; round < mostRounds; round++ {
		changed := false
		for _, strict := range []bool{true, false} {
			if !strict && len(shown) == 0 {
				break
			}
			for place := range before {
				mended, guessed, how := mendMisread(*text(place), strict, shown, left)
				if how == nil {
					continue
				}
				shown[how] = true
				*text(place) = mended
				guess[place] = guess[place] || guessed
				changed = true
			}
		}
		if !changed {
			break
		}
	}
	if p.has("锟斤拷") && !p.has("乱码", "亂碼", "编码", "編碼", "字符", "字元", "Unicode", "UTF", "GBK") {
		for place := range before {
			marked, characters := markLost(*text(place))
			*text(place) = marked
			p.beyond("characters that became 锟斤拷", characters)
		}
	}
	for place := 0; left.isSpent() && place < len(before); place++ {
		if isOddLooking(*text(place)) {
			p.beyond(tooMuch, utf8.RuneCountInString(*text(place)))
		}
	}
	for place := range before {
		mended := *text(place)
		*text(place) = before[place]
		at, certainty := place, article.Stated
		if place == len(p.Blocks) {
			at = article.InTitle
		}
		if guess[place] {
			certainty = article.Inferred
		}
		p.rewrite("mojibake", at, mended, certainty)
	}
}

// mostRounds is how many times text was read wrongly at most.
const mostRounds = 3

// misreading is a charset that text was in, and the one it was read in.
type misreading struct {
	bytesOf func(r rune) (first, second byte, n int) // of a character as found; 0 bytes where it has none
	utf8    bool                                     // the text was UTF-8
	set     func() *charset                          // else this
	wide    bool                                     // two bytes a character as found
	pairs   func() *charset                          // whose they are, then
}

var misreadings = []*misreading{
	{bytesOf: latinBytes, utf8: true},
	{bytesOf: latinBytes, set: gbk},
	{bytesOf: latinBytes, set: big5},
	{bytesOf: pairsOf(gbk), pairs: gbk, utf8: true, wide: true},
	{bytesOf: pairsOf(big5), pairs: big5, utf8: true, wide: true},
	{bytesOf: pairsOf(big5), pairs: big5, set: gbk, wide: true},
	{bytesOf: pairsOf(gbk), pairs: gbk, set: big5, wide: true},
}

func pairsOf(set func() *charset) func(rune) (byte, byte, int) {
	return func(r rune) (byte, byte, int) {
		if r == '€' {
			return 0x80, 0, 1
		}
		if lead, trail, ok := set().code(r); ok {
			return lead, trail, 2
		}
		return 0, 0, 0
	}
}

// latinBytes is Windows-1252, as browsers read it.
func latinBytes(r rune) (byte, byte, int) {
	switch {
	case r >= 0x80 && r <= 0xFF:
		return byte(r), 0, 1
	case r > 0xFF && r <= '™': // the last of them
		if i := strings.IndexRune(windows1252, r); i >= 0 {
			return byte(0x80 + utf8.RuneCountInString(windows1252[:i])), 0, 1
		}
	}
	return 0, 0, 0
}

// windows1252 are its characters from 0x80 to 0x9F; the five that are none
// stand here as controls, which latinBytes knows already.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// mendMisread mends a text in the way that makes most of it. In the loose way
// it looks only at what the page has shown.
func mendMisread(text string, strict bool, shown map[*misreading]bool, left *budget) (mended string, guessed bool, how *misreading) {
	if !isOddLooking(text) {
		return text, false, nil
	}
	mended, guessed, how = mendOnce(peelLatin(text), strict, shown, left)
	if peeled, ok := peelGBK(text); ok {
		inner, innerGuessed, innerHow := mendOnce(peelLatin(peeled), strict, shown, left)
		if l := likely(); innerHow != nil && (how == nil || l.of(0, []rune(inner)) < l.of(0, []rune(mended))) {
			return inner, innerGuessed, innerHow
		}
	}
	return mended, guessed, how
}

// mendOnce is the same for one layer.
func mendOnce(text string, strict bool, shown map[*misreading]bool, left *budget) (mended string, guessed bool, how *misreading) {
	runes, best := []rune(text), 0
	asFound := make([]int16, len(runes))
	var room []piece
	for _, m := range misreadings {
		if !strict && !shown[m] {
			continue
		}
		r := reread{misreading: m, text: runes, asFound: asFound, l: likely(), strict: strict, budget: left}
		out, gained := r.mend(room)
		if room = r.room; gained > best {
			mended, guessed, how, best = string(out), r.guessed, m, gained
		}
	}
	return mended, guessed, how
}

// peelLatin undoes UTF-8 read as Windows-1252 where what comes out is such
// letters again: text that was misread more than once.
func peelLatin(text string) string {
	if !hasLatinRun(text) {
		return text
	}
	if _, ok := peel(text, leastPeeled); !ok {
		return text
	}
	peeled, _ := peel(text, leastPeeledMore)
	return peeled
}

// hasLatinRun is the cheap look: so many such letters in a row that their bytes
// can be leastPeeled.
func hasLatinRun(text string) bool {
	run := 0
	for _, r := range text {
		if _, _, n := latinBytes(r); n == 0 {
			run = 0
		} else if run++; run >= leastPeeled {
			return true
		}
	}
	return false
}

// peel is the same where so many letters stand in a row; ok tells that they do
// anywhere.
func peel(text string, least int) (peeled string, ok bool) {
	var out, run strings.Builder
	var raw []byte
	flush := func() {
		if decoded := string(raw); len(raw) >= least && utf8.ValidString(decoded) && isLatin1252(decoded) {
			out.WriteString(decoded)
			ok = true
		} else {
			out.WriteString(run.String())
		}
		raw = raw[:0]
		run.Reset()
	}
	for _, r := range text {
		b, _, n := latinBytes(r)
		if n == 0 {
			flush()
			out.WriteRune(r)
			continue
		}
		raw = append(raw, b)
		run.WriteRune(r)
	}
	flush()
	return out.String(), ok
}

// peelGBK undoes UTF-8 read as GBK over a whole text, whatever comes out: where
// that was misread too, nothing reads better until both layers are gone. Chance
// makes no UTF-8 of a text in GBK.
func peelGBK(text string) (peeled string, ok bool) {
	set, raw := gbk(), make([]byte, 0, len(text))
	for _, r := range text {
		lead, trail, ok := set.code(r)
		switch {
		case r < utf8.RuneSelf && r != '?':
			raw = append(raw, byte(r))
		case r == '€':
			raw = append(raw, 0x80)
		case ok:
			raw = append(raw, lead, trail)
		default:
			raw = append(raw, 0xFF) // bytes that are lost
		}
	}
	whole, broken, wasBroken := 0, 0, false
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		isBroken := r == utf8.RuneError && size == 1
		switch {
		case isBroken && !wasBroken:
			broken++
		case size > 1:
			whole++
		}
		rest, wasBroken = rest[size:], isBroken
	}
	if whole < leastPeeled || broken*brokenAmong > whole {
		return "", false
	}
	return strings.ToValidUTF8(string(raw), string(utf8.RuneError)), true
}

// brokenAmong is among how many characters one may have lost bytes.
const brokenAmong = 4

// How many letters with accents in a row are evidence, and where a text has some.
const (
	leastPeeled     = 6
	leastPeeledMore = 2
)

func isLatin1252(text string) bool {
	for _, r := range text {
		if _, _, n := latinBytes(r); n == 0 {
			return false
		}
	}
	return true
}

// isOddLooking is the cheap look: letters with accents side by side, or rare
// characters.
func isOddLooking(text string) bool {
	l := likely()
	accents, last := 0, -suspectGap
	for at, r := range text {
		switch {
		case l.isPlain(r):
		case r < 0x80:
			accents = 0
		case mayBeAccent(r):
			if accents++; accents >= 3 {
				return true
			}
		case isOdd(l, r) && isNoWord(r):
			if at-last < 3*suspectGap {
				return true
			}
			last = at
		}
	}
	return false
}

// mayBeAccent tells letters with accents, and the signs that stand beside them
// where text was read as Windows-1252.
func mayBeAccent(r rune) bool {
	return r >= 0x80 && r <= 0x17E || r >= 0x2C6 && r <= 0x2122 && r != '“' && r != '”'
}

// trimCommon leaves out what two texts begin and end with alike.
func trimCommon(a, b string) (string, string) {
	if a == b {
		return "", ""
	}
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	for from > 0 && (from < len(a) && !utf8.RuneStart(a[from]) || from < len(b) && !utf8.RuneStart(b[from])) {
		from--
	}
	a, b = a[from:], b[from:]
	end := 0
	for end < len(a) && end < len(b) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return a[:len(a)-end], b[:len(b)-end]
}

// markLost puts □ for what became 锟斤拷: bytes that were replaced by U+FFFD
// before the text was read as GBK. Three such characters are two bytes.
func markLost(text string) (marked string, characters int) {
	if !strings.ContainsRune(text, '锟') {
		return text, 0
	}
	var out, run strings.Builder
	flush := func() {
		if s := run.String(); strings.Contains(s, "锟斤拷") || strings.Contains(s, "斤拷锟") {
			n := (utf8.RuneCountInString(s) + 2) / 3
			characters += n
			out.WriteString(strings.Repeat(string(lost), n))
		} else {
			out.WriteString(s)
		}
		run.Reset()
	}
	for _, r := range text {
		if strings.ContainsRune("锟斤拷", r) {
			run.WriteRune(r)
			continue
		}
		flush()
		out.WriteRune(r)
	}
	flush()
	return out.String(), characters
}

// has tells whether the page says one of some words.
func (p *Page) has(words ...string) bool {
	for _, word := range words {
		if strings.Contains(p.Title, word) {
			return true
		}
		for _, b := range p.Blocks {
			if strings.Contains(b.Text, word) {
				return true
			}
		}
	}
	return false
}
