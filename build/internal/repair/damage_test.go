package repair

import (
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"fangzhi/build/internal/repair/testdata/damage"
	"fangzhi/data/samples/corpus"
	"fangzhi/data/token"
)

// corpusPages are the lines of the articles of a corpus, title first.
func corpusPages(t testing.TB, name string) [][]string {
	t.Helper()
	var all [][]string
	for _, r := range corpus.Read(t, name) {
		all = append(all, append([]string{r.Title}, strings.Split(r.Body, "\n")...))
	}
	return all
}

// aligned gives for each rune of a text its place in another, as far as both
// have the same in order; -1 where it is not there.
func aligned(a, b []rune) []int {
	out := make([]int, len(a))
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		out[from] = from
		from++
	}
	to, toB := len(a), len(b)
	for to > from && toB > from && a[to-1] == b[toB-1] {
		to--
		toB--
		out[to] = toB
	}
	a, b = a[from:to], b[from:toB]
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a); {
		switch {
		case j < len(b) && a[i] == b[j]:
			out[from+i] = from + j
			i, j = i+1, j+1
		case j < len(b) && common[i][j+1] >= common[i+1][j]:
			j++
		default:
			out[from+i] = -1
			i++
		}
	}
	return out
}

// missing marks the runes of a text that are not found, in order, in another.
func missing(a, b []rune) []bool {
	out := make([]bool, len(a))
	for i, at := range aligned(a, b) {
		out[i] = at < 0
	}
	return out
}

// damagedIn marks those characters too beside damaged ones that are found alone:
// that one like them stands in the damage is chance.
func damagedIn(a, b []rune) []bool {
	places := aligned(a, b)
	out := make([]bool, len(a))
	for i, at := range places {
		before := i > 0 && places[i-1] == at-1 || i == 0 && at == 0
		behind := i+1 < len(a) && places[i+1] == at+1 || i+1 == len(a) && at+1 == len(b)
		out[i] = at < 0 || a[i] >= utf8.RuneSelf && !before && !behind
	}
	return out
}

// measure counts what damage did and what the rules brought back.
type measure struct {
	damaged, back, others, changed, unknown, untouched int
	// whole are those damaged characters whose bytes are all still there: what
	// can be known without a guess.
	whole, wholeBack int
}

func (m *measure) add(clean string, damaged damage.Damaged, mended string) (worse bool) {
	changed := m.changed
	a := []rune(clean)
	hurt, lostStill := damagedIn(a, []rune(damaged.Text)), missing(a, []rune(mended))
	for i := range a {
		switch {
		case hurt[i]:
			m.damaged++
			if !lostStill[i] {
				m.back++
			}
			if damaged.Whole[i] {
				m.whole++
				if !lostStill[i] {
					m.wholeBack++
				}
			}
		default:
			m.others++
			if lostStill[i] {
				m.changed++
			}
		}
	}
	m.unknown += strings.Count(mended, string(lost))
	if damaged.Text == mended {
		for _, h := range hurt {
			if h {
				m.untouched++
			}
		}
	}
	return m.changed > changed
}

func (m *measure) share() float64 { return percent(m.back, m.damaged) }

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// mendedLines mends lines as a page of their own, by all rules. Where a line
// is gone, or two are one, all are given as one.
func mendedLines(text []string) []string {
	p := page("", text...)
	Run(p, nil)
	return lines(p)
}

// isFit tells lines that are long enough to be damaged, and not too long to be
// compared.
func isFit(line string) bool { return utf8.RuneCountInString(line) >= 12 && len(line) <= 1200 }

// hurtPage damages every fit line of a page.
func hurtPage(rng *rand.Rand, kind damage.Kind, text []string) (hurt []damage.Damaged, any bool) {
	for _, line := range text {
		damaged := damage.Damaged{Text: line, Whole: slices.Repeat([]bool{true}, utf8.RuneCountInString(line))}
		if isFit(line) {
			damaged = kind.Do(rng, line)
		}
		any = any || damaged.Text != line
		hurt = append(hurt, damaged)
	}
	return hurt, any
}

// units are what is damaged at once: pages, or single lines as pages of their
// own, one in so many, written as their charset can.
func units(rng *rand.Rand, pages [][]string, alone, traditional bool, every int) (all [][]string) {
	for _, text := range pages {
		var unit []string
		for _, line := range text {
			if traditional {
				line = strings.Map(traditionalOf(), line)
			}
			line = damage.Encodable(line, traditional)
			switch {
			case line == "" || len(line) > 1200:
			case !alone:
				unit = append(unit, line)
			case isFit(line) && rng.IntN(every) == 0:
				all = append(all, []string{line})
			}
		}
		if !alone && len(unit) > 0 && rng.IntN(every) == 0 {
			all = append(all, unit)
		}
	}
	return all
}

// compare adds what became of a page.
func (m *measure) compare(clean []string, hurt []damage.Damaged, mended []string) (worse bool) {
	if len(clean) != len(mended) {
		var whole []bool
		for _, line := range hurt {
			whole = append(append(whole, line.Whole...), true)
		}
		return m.add(strings.Join(clean, "\n"), damage.Damaged{Text: strings.Join(texts(hurt), "\n"), Whole: whole}, strings.Join(mended, "\n"))
	}
	for i := range clean {
		worse = m.add(clean[i], hurt[i], mended[i]) || worse
	}
	return worse
}

func texts(lines []damage.Damaged) (out []string) {
	for _, line := range lines {
		out = append(out, line.Text)
	}
	return out
}

// damageKind damages one page or line in so many and mends it. The aim is 98 of
// 100 back and 1 of 100,000 others changed; the floors say what holds.
func damageKind(t *testing.T, kind damage.Kind, pages [][]string, every int, alone, traditional bool) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var m measure
	shown := 0
	for _, text := range units(rng, pages, alone, traditional, every) {
		hurt, any := hurtPage(rng, kind, text)
		if !any || traditional && !slices.Equal(mendedLines(text), text) { // a conversion's own slips are mended too
			continue
		}
		mended := mendedLines(texts(hurt))
		if m.compare(text, hurt, mended) && shown < 6 && testing.Verbose() {
			shown++
			t.Logf("\n%s\n%s\n%s", strings.Join(text, "\n"), strings.Join(texts(hurt), "\n"), strings.Join(mended, "\n"))
		}
	}
	name := kind.Name
	if alone {
		name += ", a line alone"
	}
	t.Logf("%-48s %6d damaged, %6.2f%% back; %6.2f%% whole in the bytes, %6.2f%% of these back, %6.2f%% of the rest; %d unknown, %d untouched, %d of %d others changed",
		name, m.damaged, m.share(), percent(m.whole, m.damaged), percent(m.wholeBack, m.whole), percent(m.back-m.wholeBack, m.damaged-m.whole), m.unknown, m.untouched, m.changed, m.others)
	floor, ok := floors[kind.Name]
	if !ok {
		t.Fatalf("%s: no floor", kind.Name)
	}
	least := floor.page
	if alone {
		least = floor.alone
	}
	if m.share() < least {
		t.Errorf("%s: %.2f%% of the damaged characters came back, want %.2f%%", name, m.share(), least)
	}
	if (m.changed > chance || floor.changed == 0) && m.changed*100_000 > floor.changed*m.others {
		t.Errorf("%s: %d of %d undamaged characters changed, want %d in 100,000", kind.Name, m.changed, m.others, floor.changed)
	}
}

// floors keep what the rules do now, by a little, on pages and on lines alone,
// where nothing but the line tells of its damage. Where a reader put one sign
// for two bytes, half of what stood there is gone, and of UTF-8 read as Big5 two
// bytes of three. In Big5, and in GBK where the text is Traditional, every other
// second byte is ASCII and brings the text back into step, so a run is one to
// three characters long and often one letter ("A" is all that is left of "，"),
// which is evidence only on a page that has more of it.
var floors = map[string]struct {
	page, alone float64 // percent of the damaged characters
	changed     int     // of 100,000 others
}{
	"gbk, a mark's byte lost":        {98, 96.5, 10},
	"gbk, bytes of two marks lost":   {97, 96, 10},
	"gbk, a mark's byte hidden by ?": {96, 94, 10},
	"gbk, any byte lost":             {97, 94, 10},
	"gbk, ASCII put between bytes":   {97.5, 96.5, 10},

	"gbk, a mark's byte lost, pairs lost": {84, 80, 20},
	"gbk, any byte lost, pairs lost":      {83, 79, 20},

	"gbk as windows-1252":              {99.9, 99.9, 0},
	"utf-8 as windows-1252":            {99.9, 99.9, 0},
	"utf-8 as windows-1252, twice":     {99.9, 99.9, 0},
	"gbk as windows-1252, twice":       {99.9, 99.9, 0},
	"gbk as windows-1252, that as gbk": {99.9, 99.9, 0},
	"utf-8 as gbk, ? for what is none": {97, 97, 0},
	"utf-8 as gbk":                     {97, 97, 0},
	"utf-8 as gbk, twice":              {78, 78, 0},
	"gbk as big5":                      {99, 99, 0},

	"entities twice":                  {99.9, 99.9, 0},
	"entities twice, every character": {99.9, 99.9, 0},

	"characters substituted": {70, 0, 0},

	"gbk, traditional, a mark's byte lost": {90, 83, 10},
	"gbk, traditional, pairs lost":         {68, 65, 20},
	"big5, a mark's byte lost":             {74, 48, 20},
	"big5, any byte lost":                  {66, 44, 20},

	"big5 as windows-1252":    {99.9, 99.9, 0},
	"big5 as gbk, by Windows": {98, 97.5, 0},
	"big5 as gbk":             {68, 65, 300},
	"utf-8 as big5":           {52, 50, 300},
}

// chance is how many changed characters say nothing in a small sample.
const chance = 2

// every makes the measurement wider: -every 1 damages every line.
var every = flag.Int("every", 100, "damage one line in so many")

// TestDamageIsMended measures every kind of damage on real articles, of which
// likely.bin knows nothing.
func TestDamageIsMended(t *testing.T) {
	pages := corpusPages(t, *measured)
	for _, kinds := range []struct {
		kinds       []damage.Kind
		traditional bool
		fewer       int // pages, where all of a page is damaged
	}{{damage.Shifts, false, 1}, {damage.Lossy, false, 1}, {damage.Misread, false, 4}, {damage.Escaped, false, 2}, {[]damage.Kind{damage.Substituted}, false, 1}, {damage.ShiftsTraditional, true, 1}, {damage.MisreadBig5, true, 4}} {
		for _, kind := range kinds.kinds {
			t.Run(kind.Name, func(t *testing.T) {
				damageKind(t, kind, pages, *every*kinds.fewer, false, kinds.traditional)
				damageKind(t, kind, pages, *every*kinds.fewer, true, kinds.traditional)
			})
		}
	}
}

// measured names the articles: -corpus laws-1k takes others.
var measured = flag.String("corpus", "news-1k", "damage this corpus")

// traditionalOf writes Simplified characters in Traditional script, as far as
// one is as good as another.
var traditionalOf = sync.OnceValue(func() func(rune) rune {
	forms := map[rune]rune{}
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		simplified, _ := utf8.DecodeRuneInString(token.Simplified(string(r)))
		if old, ok := forms[simplified]; isPlainBig5(r) && !isPlainBig5(simplified) && (!ok || big5().codes[r] < big5().codes[old]) {
			forms[simplified] = r
		}
	}
	return func(r rune) rune {
		if form, ok := forms[r]; ok {
			return form
		}
		return r
	}
})

// isPlainBig5 tells the characters of Big5's first level.
func isPlainBig5(r rune) bool {
	lead, _, ok := big5().code(r)
	return ok && lead >= 0xA4 && lead <= 0xC6
}
