package mojibake

import (
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// seen is what a page shows of its damage.
type seen struct {
	loose     bool // it has shown some
	shown     bool // in the charset in which it is looked at
	tried     bool // and neither is sure yet
	halfWidth bool // its own marks are those of ASCII
	noted     bool // it was full of pinyin, as mirrors are
}

// evidence is what runs show together that each show too little.
type evidence struct{ runs, gain int }

// What shows what happened to a page.
const (
	enoughShown    = 2   // characters paired anew
	leastNear      = 2   // or runs that each gain so much, in quarters of a bit,
	leastGainNear  = 50  // and together
	leastGainNears = 140 // so much
)

func (m *mender) hasShown(charset string) bool {
	near := m.near[charset]
	return m.paired[charset] >= enoughShown || near.runs >= leastNear && near.gain >= leastGainNears
}

// try takes for shown what a page's runs show together. It looks what a
// Traditional page would read if it had shown its damage, and takes it for shown
// where that is much likelier. In Traditional text every
// other second byte is ASCII and brings the text back into step, so that a run
// is one to three characters long, which by itself shows too little.
func (m *mender) try(p *page.Page) {
	for name := range m.near {
		if m.hasShown(name) {
			m.paired[name] = max(m.paired[name], enoughShown)
		}
	}
	if !isSuspect(p) || m.paired["gbk"] >= enoughShown || m.paired["big5"] >= enoughShown || m.script() != article.Traditional || writesTones(p) {
		return
	}
	best, most, halfWidth := "", leastTried-1, writesHalfWidth(p)
	for _, set := range []func() *charset{gbk, big5} {
		name := set().name
		t := mender{l: likely.Text, script: m.script, paired: map[string]int{name: enoughShown}, near: map[string]evidence{}, budget: m.budget}
		t.loose, t.tried, t.halfWidth = true, true, halfWidth
		t.page(p)
		if shown := t.shows(p); shown > most {
			best, most = name, shown
		}
	}
	if best != "" {
		m.paired[best] = enoughShown
	}
}

// isSuspect is the cheap look: something on the page can end a short run.
func isSuspect(p *page.Page) bool {
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for i := 1; i < len(text); i++ {
			if text[i] >= 0x40 && text[i] < 0x7F && text[i-1] >= utf8.RuneSelf {
				return true
			}
		}
	}
	return false
}

// endsShort tells that a short run can end in a text.
func endsShort(text []rune) bool {
	for i := 1; i < len(text); i++ {
		if text[i-1] >= utf8.RuneSelf && isSecond(text, i) {
			return true
		}
	}
	return false
}

// writesTones tells a page that writes some words by their sound, with numbers or
// accents for their tones: 實在是足忝e, ui3叨位來e5; 講台語ê人. Its letters by
// themselves are words.
func writesTones(p *page.Page) bool {
	toned := 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for i := 1; i < len(text); i++ {
			switch c := text[i]; {
			case c >= '1' && c <= '8' && text[i-1] >= 'a' && text[i-1] <= 'z' && (i+1 == len(text) || text[i+1] >= utf8.RuneSelf):
				toned++
			case c >= accentFirst && c <= accentLast && !p.Noted:
				toned++
			}
		}
	}
	return toned >= leastToned
}

// The first bytes of Latin letters with accents, à to ȳ, and of accents that
// stand behind a letter.
const (
	accentFirst = 0xC3
	accentLast  = 0xCD
)

const leastToned = 5 // words of a page
