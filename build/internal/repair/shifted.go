package repair

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// shiftedBytes mends runs of GBK or Big5 text whose bytes were paired one off:
// a program lost a byte, hid one under a sign, or put something between the
// two bytes of a character, and everything up to the next ASCII character was
// read as other characters.
//
// Evidence: rare characters stand together in a run; paired the other way its
// bytes are everyday text, and by far the likelier. It leaves alone whatever
// reads no better the other way, and single characters. A character one of
// whose bytes is lost is taken for the one that makes likely text, if there is
// one such; else it is shown as □. A run begins where the text stops making
// sense: a character that reads well as found is taken into it at a price. The
// end of a pinyin note that was left in the run ("?qū)") tells of the byte
// before it, and a lone letter behind an odd sign ("◎s") ends a run.
//
// A page on which runs were mended has shown what happened to it: there, short
// runs need less, and single signs and letters of ASCII that stand where a mark
// is likely are what is left of one.
func shiftedBytes(p *Page) {
	m := mender{script: sync.OnceValue(p.script), budget: newBudget(), shown: map[*charset]int{}, near: map[*charset]evidence{}}
	m.l = sync.OnceValue(p.inStep)
	m.mend(p)
	if m.signs = p.showsSigns(); m.signs || m.hasShown(gbk) || m.hasShown(big5) {
		m.loose, m.halfWidth = true, p.writesHalfWidth()
		m.l = sync.OnceValue(p.inStep)
		m.mend(p)
	}
	p.beyond(tooMuch, m.budget.beyond)
}

// mend mends a page's texts; where that takes guesses, once more, knowing what
// was mended without.
func (m *mender) mend(p *Page) {
	edits := m.page(p)
	if m.guessed && m.budget.isHalf() {
		m.l().learn(m.sure)
		edits = m.page(p)
	}
	for place, changes := range edits {
		p.change("shifted-bytes", place+article.InTitle, changes)
	}
}

// page are what its texts are to read, the title's first.
func (m *mender) page(p *Page) (edits [][]edit) {
	clear(m.near)
	for place := article.InTitle; place < len(p.Blocks); place++ {
		edits = append(edits, m.edits(*p.text(place)))
	}
	return edits
}

// inStep tells likely text, knowing what stands on the page in step.
func (p *Page) inStep() *likelihood {
	var texts []string
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := []rune(*p.text(place))
		from := 0
		for _, run := range append(suspects(string(text), false), [2]int{len(text), len(text)}) {
			texts = append(texts, string(text[from:max(from, run[0])]))
			from = min(len(text), run[1])
		}
	}
	return likely().knowing(texts)
}

// mender mends a page's runs.
type mender struct {
	l      func() *likelihood
	script func() article.Script
	shown  map[*charset]int // characters paired anew so far
	near   map[*charset]evidence
	loose  bool // the page has shown its damage
	signs  bool // by signs where marks should stand

	halfWidth bool // the page's own marks are those of ASCII

	guessed bool     // characters were guessed
	sure    []string // what was mended without

	budget *budget
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

func (m *mender) hasShown(set func() *charset) bool {
	if len(m.shown) == 0 && len(m.near) == 0 {
		return false
	}
	near := m.near[set()]
	return m.shown[set()] >= enoughShown || near.runs >= leastNear && near.gain >= leastGainNears
}

// edits are what a text is to read.
func (m *mender) edits(text string) (edits []edit) {
	runs := suspects(text, m.loose)
	if len(runs) == 0 {
		return nil
	}
	runes := []rune(text)
	kept, at := 0, 0
	for _, run := range runs {
		for _, one := range m.run(runes, run) {
			if one.from < kept {
				continue
			}
			from := at + len(string(runes[kept:one.from]))
			at = from + len(string(runes[one.from:one.to]))
			edits = append(edits, edit{from, at, one.text, one.certainty})
			kept = one.to
		}
	}
	return edits
}

// script is the one that the page is written in, as far as it is in step.
func (p *Page) script() article.Script {
	var all strings.Builder
	all.WriteString(p.Title)
	for _, b := range p.Blocks {
		if all.Len() > enoughForScript {
			break
		}
		all.WriteString(b.Text)
	}
	return token.ScriptOf(all.String())
}

// enoughForScript is how many bytes of a page tell its script.
const enoughForScript = 8 << 10

// What a run must show.
const (
	leastSuspects  = 2    // rare characters or signs close together
	suspectGap     = 8    // characters between them at most
	suspectMargin  = 14   // characters around them that may be damaged too
	longestRun     = 2000 // characters looked at as one
	leastGain      = 110  // quarters of a bit by which the mended run is likelier, in all
	leastGainShort = 40   // where a short run ends in ASCII
	leastGainEach  = 12   // and for each of its characters
	guessPays      = 30   // quarters of a bit that each guessed character takes off
	leastAnew      = 2    // characters paired anew
	mostSurprising = 56   // a mended character on average
)

// suspects finds where rare characters and signs stand together, as runs of
// runes that do not overlap.
func suspects(text string, loose bool) [][2]int {
	var runs [][2]int
	l := likely()
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
	for _, r := range text {
		if !l.isPlain(r) && r != ' ' && (isSign(r) || r >= 0x80 && isOdd(l, r) || r >= 0x40 && r < 0x7F && (beforeThat >= utf8.RuneSelf && canEnd(l, before) || before >= utf8.RuneSelf && (loose || canEnd(l, beforeThat)))) {
			if at-last > suspectGap {
				flush()
				start = at
			}
			last = at
			count++
			if r >= utf8.RuneSelf && isNoWord(r) {
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

// isOdd tells characters that everyday text hardly has.
func isOdd(l *likelihood, r rune) bool {
	if r >= utf8Plane {
		return true
	}
	if rank := l.rank[r]; rank != 0 {
		return rank > rareRank
	}
	_, isMark := marks[r]
	return !isMark && (r < 0xFF00 || r > 0xFF5E)
}

// isNoWord tells an odd character from a letter of another script: words in
// Greek or Russian are no evidence.
func isNoWord(r rune) bool { return isHan(r) || !unicode.IsLetter(r) }

// mending is a piece of a text and what it should read.
type mending struct {
	from, to  int // runes of the text as found
	text      string
	certainty article.Certainty
	gain      int
	paired    int // characters paired anew
	guessed   bool
	sure      string // the text and what stands beside it, with □ for what was guessed
}

// run mends a run in the charset that makes more of it.
func (m *mender) run(runes []rune, run [2]int) []mending {
	var all []mending
	for from := run[0]; from < run[1]; from += longestRun {
		if m.budget.isSpent() {
			m.budget.beyond += run[1] - from
			break
		}
		to := min(from+longestRun, run[1])
		var best []mending
		var in *charset
		for _, set := range []func() *charset{gbk, big5} {
			if m.loose && !m.hasShown(set) && !(m.signs && set().name == "gbk") || !canBeIn(m.script(), set()) {
				continue
			}
			if one := m.as(set(), runes, from, to); gain(one) > gain(best) {
				best, in = one, set()
			}
		}
		for _, one := range best {
			m.shown[in] += one.paired
		}
		all = append(all, best...)
	}
	return all
}

// canBeIn tells that text in a script can be in a charset.
func canBeIn(script article.Script, set *charset) bool {
	return script != article.Simplified || set.name != "big5"
}

func gain(all []mending) (sum int) {
	for _, m := range all {
		sum += m.gain
	}
	return sum
}

func (m *mender) as(set *charset, runes []rune, from, to int) []mending {
	p := pairer{set: set, guesses: set.guesses[m.script()], l: likely(), whole: runes, from: from, text: runes[from:to], loose: m.loose, shown: m.hasShown(func() *charset { return set }), halfWidth: m.halfWidth, budget: m.budget}
	p.findNotes()
	if !p.isPromising() {
		return nil
	}
	p.l = m.l()
	path := p.surest()
	var found []mending
	for i := 0; i < len(path); {
		end := pieceEnd(path, i)
		if end == i {
			i++
			continue
		}
		one, ok := p.judge(path, i, end)
		if !ok && one.paired > 0 && one.gain >= leastGainNear {
			near := m.near[set]
			m.near[set] = evidence{near.runs + 1, near.gain + one.gain}
		}
		if ok {
			m.guessed = m.guessed || one.guessed
			m.sure = append(m.sure, one.sure)
			one.from += from
			one.to += from
			found = append(found, one)
		}
		i = end
	}
	return found
}

// pieceEnd is the end of the piece that begins at a place of a path and was not
// read as found.
func pieceEnd(path []reading, at int) int {
	for at < len(path) && path[at].kind != asFound {
		at++
	}
	return at
}

// surest gives the likeliest reading, but where a run begins at a character that
// reads well as found, and one that begins behind it is nearly as likely, that
// one: what may be whole stays as it is.
func (p *pairer) surest() []reading {
	path, cost := p.read()
	for i := 0; i < len(path); {
		end := pieceEnd(path, i)
		if end == i {
			i++
			continue
		}
		first := 0
		if i > 0 {
			first = int(path[i-1].source) + 1
		}
		if first < len(p.gates) && p.gates[first].outOf && p.mayBeWhole(p.text[first]) {
			old := slices.Clone(p.gates)
			for at := max(0, first-nearFirst); at <= first; at++ {
				p.gates[at].outOf = false
			}
			if other, otherCost := p.search(); other != nil && otherCost-cost < nearly {
				path, cost = other, otherCost
				i = 0
				continue
			}
			p.gates = old
		}
		i = end
	}
	return path
}

// nearFirst is how many characters before the first of a run it does not begin at, either.
const nearFirst = 6

// nearly is by how much a run that leaves its first character whole may be less
// likely, in quarters of a bit.
const nearly = 24

// mayBeWhole tells an everyday character or mark.
func (p *pairer) mayBeWhole(r rune) bool {
	cost, isMark := marks[r]
	return p.l.isEveryday(r) || isMark && cost < rareMark && !isSign(r)
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
	mended, likeliest := p.decide(path, from, to)
	guesses, sure := 0, []rune{before}
	for i, r := range path[from:to] {
		switch {
		case r.kind == anew:
			m.paired++
			sure = append(sure, r.last)
			continue
		case mended[i] != lost:
			m.certainty = article.Inferred
		}
		guesses++
		sure = append(sure, lost)
	}
	m.guessed, m.sure = guesses > 0, string(append(sure, after))
	cost := p.l.of(before, append(likeliest, after))
	m.gain = p.l.of(before, append(found, after)) - cost - p.guessPays()*guesses
	// U+FFFD is evidence by itself; the end of a paragraph tells what it was.
	lone := m.to-m.from == 1 && p.text[m.from] == utf8.RuneError && after == '\n' && isHan(before)
	least, enough := leastGain, m.paired >= leastAnew && differ(found)
	if m.paired > 0 && isShortEnd(before, found) {
		least, enough = leastGainShort, true
	}
	if p.loose {
		least, enough = leastGainShown, m.paired > 0 && p.shown
		if lone = m.paired == 0 && p.isLone(m.from, m.to) && m.certainty == article.Inferred; lone {
			return m.as(mended), m.gain >= leastGainLone && !slices.ContainsFunc(mended, func(r rune) bool { return r == lost || isHan(r) })
		}
	}
	if !lone && (!enough || m.gain < least) || m.gain < leastGainEach*len(mended) || cost > mostSurprising*(len(mended)+1) {
		return m, false
	}
	m.text = string(mended)
	return m, !lone || m.certainty == article.Inferred && !strings.ContainsRune(m.text, lost)
}

// as gives a mending its text.
func (m mending) as(text []rune) mending {
	m.text = string(text)
	return m
}

// canEnd tells an odd character or sign, of which a byte of ASCII behind it may
// be the second byte of another.
func canEnd(l *likelihood, r rune) bool {
	cost, isMark := marks[r]
	return r >= utf8.RuneSelf && !l.isEveryday(r) && isNoWord(r) && !(isMark && cost < rareMark)
}

// rareMark is the surprise from which on a mark is one that text hardly has.
const rareMark = 45

// isShortEnd tells a short run that ends in a byte of ASCII, which belongs to no
// word: where it ends is evidence too. Signs before capitals, or the first
// letters of the alphabet, are likely labels: ※A, ○B型, △c; a rare character
// before them is none.
func isShortEnd(before rune, found []rune) bool {
	n, l := len(found), likely()
	if n < 2 || n > longestShort || before < utf8.RuneSelf || !isSecond(found, n-1) {
		return false
	}
	if last := found[n-2]; n > 2 && isHan(last) && !l.isEveryday(last) {
		return true
	}
	isLabel := found[n-1] >= 'A' && found[n-1] <= 'Z' || found[n-1] >= 'a' && found[n-1] <= 'e'
	return n <= 3 && !isLabel && canEnd(l, found[0])
}

// longestShort is how many characters a short run has at most.
const longestShort = 6

// findNotes finds what is left of pinyin notes, and which first bytes each can
// stand for: the note was put behind the pair that the byte made with the last
// byte of the character before it, whose reading it is.
func (p *pairer) findNotes() {
	p.notes = make([]*noted, len(p.text))
	for i := 1; i+2 < len(p.text) && !p.isSpent(); i++ {
		if p.text[i] != '?' {
			continue
		}
		end := i + 1
		for end < len(p.text) && end-i <= longestSyllable && strings.ContainsRune(noteLetters, p.text[end]) {
			end++
		}
		if end == i+1 || end == len(p.text) || p.text[end] != ')' && p.text[end] != '）' {
			continue
		}
		_, trail, ok := p.set.code(p.text[i-1])
		if !ok {
			continue
		}
		p.spend(256)
		note, reading := &noted{end: end + 1}, plainTones(string(p.text[i+1:end]))
		for lead := 0x81; lead <= 0xFE; lead++ {
			note.leads[lead] = isReadAs(p.set.character(trail, byte(lead)), reading)
		}
		p.notes[i], p.noted = note, true
	}
}

// noted is what is left of a pinyin note, "?qū)", from the rune it begins at.
type noted struct {
	end   int       // the rune behind it
	leads [256]bool // first bytes that it can stand for
}

// noteLetters are those that the notes are written with.
const noteLetters = "abcdefghijklmnopqrstuvwxyzāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ"

func isReadAs(r rune, reading string) bool {
	for _, known := range strings.Split(pinyin.PinyinDict[int(r)], ",") {
		if known != "" && plainTones(known) == reading {
			return true
		}
	}
	return false
}
