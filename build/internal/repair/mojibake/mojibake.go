// Package mojibake mends text whose bytes went astray: read in a wrong charset,
// or paired one off behind a byte that was lost.
package mojibake

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// MendMisread mends text that was read in a wrong charset and saved so: UTF-8,
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
func MendMisread(p *page.Page) {
	var found []string // the title last
	for place := range p.Blocks {
		found = append(found, p.Blocks[place].Text)
	}
	found = append(found, p.Title)
	m := misreader{l: likely.Text(), shown: map[*misreading]bool{}, left: newBudget()}
	m.private = sync.OnceValue(func() bool {
		return slices.ContainsFunc(found, func(text string) bool { return strings.ContainsFunc(text, runes.IsPrivate) })
	})
	read := m.read(found)
	if m.unsure && m.left.isHalf() {
		m.l = likely.Text().Knowing(sure(read))
		read = m.read(found)
	}
	for place, r := range read {
		if m.left.isSpent() && isOddLooking(r.text) {
			p.GiveUp(TooMuch, utf8.RuneCountInString(r.text))
		}
		if place == len(p.Blocks) {
			place = article.InTitle
		}
		p.Rewrite("mojibake", place, r.text, r.certainty())
	}
	if p.Has("锟斤拷") && !p.Has("乱码", "亂碼", "编码", "編碼", "字符", "字元", "Unicode", "UTF", "GBK") {
		for place := article.InTitle; place < len(p.Blocks); place++ {
			marked, characters := markLost(*p.Text(place))
			p.Rewrite("mojibake", place, marked, article.Stated)
			p.GiveUp("characters that became 锟斤拷", characters)
		}
	}
}

// misreader mends a page's misread texts.
type misreader struct {
	l       *likely.Model
	shown   map[*misreading]bool // what has happened on the page
	unsure  bool                 // not all of it is in the bytes
	private func() bool          // the page has characters of the user's own
	left    *budget
	room    room
}

// readText is what a text of a page reads.
type readText struct {
	text    string
	sure    string // the same with □ for what was guessed
	guessed bool
}

func (r readText) certainty() article.Certainty {
	if r.guessed {
		return article.Inferred
	}
	return article.Stated
}

func sure(read []readText) (texts []string) {
	for _, r := range read {
		texts = append(texts, r.sure)
	}
	return texts
}

// mostRounds is how many times text was read wrongly at most.
const mostRounds = 3

// read reads a page's texts, in the strict way and then, where the page has
// shown something, in the loose one.
func (m *misreader) read(found []string) []readText {
	read := make([]readText, len(found))
	for place, text := range found {
		read[place] = readText{text: text, sure: text}
	}
	for range mostRounds {
		changed := false
		for _, strict := range []bool{true, false} {
			if !strict && len(m.shown) == 0 {
				break
			}
			for place := range read {
				r := &read[place]
				if mended, how := m.mend(r.text, strict); how != nil {
					m.shown[how] = true
					mended.guessed = mended.guessed || r.guessed
					*r = mended
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return read
}

// mend mends a text in the way that makes most of it. In the loose way it looks
// only at what the page has shown.
func (m *misreader) mend(text string, strict bool) (mended readText, how *misreading) {
	if !isOddLooking(text) {
		return mended, nil
	}
	mended, how = m.mendOnce(peelLatin(text), strict, false)
	if peeled, ok := peelGBK(text); ok {
		inner, innerHow := m.mendOnce(peelLatin(peeled), strict, true)
		if innerHow != nil && (how == nil || m.l.Of(0, []rune(inner.text)) < m.l.Of(0, []rune(mended.text))) {
			return inner, innerHow
		}
	}
	return mended, how
}

// mendOnce is the same for one layer.
func (m *misreader) mendOnce(text string, strict, peeled bool) (mended readText, how *misreading) {
	runes, best := []rune(text), 0
	asFound := make([]int16, len(runes))
	for _, one := range misreadings {
		if !strict && !m.shown[one] {
			continue
		}
		r := reread{misreading: one, text: runes, asFound: asFound, l: m.l, strict: strict, peeled: peeled, private: m.private(), budget: m.left, room: &m.room}
		out, gained := r.mend()
		if gained > best {
			mended, how, best = readText{string(out), string(r.sure), r.guessed}, one, gained
			m.unsure = m.unsure || r.unsure
		}
	}
	return mended, how
}

// isOddLooking is the cheap look: letters with accents side by side, or rare
// characters.
func isOddLooking(text string) bool {
	l := likely.Text()
	accents, last := 0, -suspectGap
	for at, r := range text {
		switch {
		case l.IsPlain(r):
		case r < 0x80:
			accents = 0
		case likely.MayBeAccent(r):
			if accents++; accents >= 3 {
				return true
			}
		case likely.IsOdd(l, r) && isNoWord(r):
			if at-last < 3*suspectGap {
				return true
			}
			last = at
		}
	}
	return false
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
			out.WriteString(strings.Repeat(string(likely.Lost), n))
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
