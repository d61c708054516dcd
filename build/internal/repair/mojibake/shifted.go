package mojibake

import (
	"sync"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// MendShifted mends runs of GBK or Big5 text whose bytes were paired one off:
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
// A page on which runs were mended, or whose short runs show enough together,
// has shown what happened to it: there, short runs need less, and single signs
// and letters of ASCII that stand where a mark is likely are what is left of one.
func MendShifted(p *page.Page) {
	m := mender{script: sync.OnceValue(p.Script), budget: newBudget(), paired: map[string]int{}, near: map[string]evidence{}}
	m.l = sync.OnceValue(func() *likely.Model { return inStep(p, false) })
	m.noted = p.Noted
	m.mend(p)
	m.try(p)
	shown := m.hasShown("gbk") || m.hasShown("big5")
	if m.signed = showsSigns(p); m.signed || shown {
		m.loose, m.halfWidth = true, writesHalfWidth(p)
		m.l = sync.OnceValue(func() *likely.Model { return inStep(p, true) })
		m.onlyMarks = !shown
		m.mend(p)
	}
	p.GiveUp(TooMuch, m.budget.beyond)
}

// mend mends a page's texts; where that takes guesses, once more, knowing what
// was mended without.
func (m *mender) mend(p *page.Page) {
	edits := m.page(p)
	if m.guessed && m.budget.isHalf() {
		m.l().Learn(m.sure)
		edits = m.page(p)
	}
	if m.onlyMarks && !areMarks(p, edits) {
		return
	}
	for place, changes := range edits {
		p.Change("shifted-bytes", place+article.InTitle, changes)
	}
}

// page are what its texts are to read, the title's first.
func (m *mender) page(p *page.Page) (edits [][]page.Edit) {
	m.guessed = false
	clear(m.near)
	indents := p.LostIndents()
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text, from := *p.Text(place), 0
		if indents > 0 && page.LostIndent(text) == indents { // signs for what was white are no bytes
			from = indents
		}
		edits = append(edits, movedBy(m.edits(text[from:]), from))
	}
	return edits
}

// movedBy are edits of a text before which so many bytes stand.
func movedBy(edits []page.Edit, bytes int) []page.Edit {
	for i := range edits {
		edits[i].From += bytes
		edits[i].To += bytes
	}
	return edits
}

// inStep tells likely text, knowing what stands on the page in step; loose is
// for a page that has shown its damage.
func inStep(p *page.Page, loose bool) *likely.Model {
	var texts []string
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := []rune(*p.Text(place))
		from := 0
		for _, run := range append(suspects(string(text), loose), [2]int{len(text), len(text)}) {
			texts = append(texts, string(text[from:max(from, run[0])]))
			from = min(len(text), run[1])
		}
	}
	l := likely.Text().Knowing(texts)
	l.Page.Often = p.Noted
	return l
}

// mender mends a page's runs.
type mender struct {
	l         func() *likely.Model
	script    func() article.Script
	paired    map[string]int      // characters paired anew so far, by charset
	near      map[string]evidence // and what was nearly enough to pair more
	signed    bool                // the page has shown its damage by signs where marks should stand
	onlyMarks bool                // and by nothing else
	seen
	trial

	guessed bool     // characters were guessed
	sure    []string // what was mended without

	budget *budget
}

// edits are what a text is to read.
func (m *mender) edits(text string) (edits []page.Edit) {
	runs := suspects(text, m.loose)
	if len(runs) == 0 {
		return nil
	}
	runes := []rune(text)
	var all []mending
	kept := 0
	for _, run := range runs {
		if m.tried && !endsShort(runes[run[0]:run[1]]) {
			continue // shows nothing
		}
		for _, one := range m.run(runes, run) {
			if one.from >= kept {
				all = append(all, one)
				kept = one.to
			}
		}
	}
	m.pairUp(runes, all)
	kept = 0
	at := 0
	for _, one := range all {
		from := at + len(string(runes[kept:one.from]))
		at = from + len(string(runes[one.from:one.to]))
		edits = append(edits, page.Edit{From: from, To: at, With: one.text, Certainty: one.certainty})
		kept = one.to
	}
	return edits
}

// longestRun is how many characters are looked at as one.
const longestRun = 2000

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
			if m.loose && !m.hasShown(set().name) && !(m.signed && set().name == "gbk") || !canBeIn(m.script(), set()) {
				continue
			}
			if one := m.as(set(), runes, from, to); gain(one) > gain(best) {
				best, in = one, set()
			}
		}
		for _, one := range best {
			m.paired[in.name] += one.paired
			m.tally(one, runes)
		}
		all = append(all, best...)
	}
	return all
}

// at is a rune of a text; a newline outside of it.
func at(text []rune, i int) rune {
	if i < 0 || i >= len(text) {
		return '\n'
	}
	return text[i]
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
	p := pairer{set: set, guesses: set.guesses[m.script()], l: likely.Text(), whole: runes, from: from, text: runes[from:to], seen: m.seen, budget: m.budget}
	p.traditional = m.script() == article.Traditional
	p.shown = m.hasShown(set.name)
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
			near := m.near[set.name]
			m.near[set.name] = evidence{near.runs + 1, near.gain + one.gain}
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
