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

// linesOf are the lines of the articles of a corpus.
func linesOf(t testing.TB, name string) []string {
	t.Helper()
	var all []string
	for _, r := range corpus.Read(t, name) {
		all = append(all, r.Title)
		all = append(all, strings.Split(r.Body, "\n")...)
	}
	return all
}

// missing marks the runes of a text that are not found, in order, in another.
func missing(a, b []rune) []bool {
	out := make([]bool, len(a))
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	to, toB := len(a), len(b)
	for to > from && toB > from && a[to-1] == b[toB-1] {
		to--
		toB--
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
			i, j = i+1, j+1
		case j < len(b) && common[i][j+1] >= common[i+1][j]:
			j++
		default:
			out[from+i] = true
			i++
		}
	}
	return out
}

// inRuns marks those characters too that stand alone among damaged ones: that
// one like them stands in the damage is chance.
func inRuns(a []rune, hurt []bool) []bool {
	out := slices.Clone(hurt)
	for i := 1; i+1 < len(a); i++ {
		if a[i] >= utf8.RuneSelf && hurt[i-1] && hurt[i+1] {
			out[i] = true
		}
	}
	return out
}

// measure counts what damage did and what the rules brought back.
type measure struct{ damaged, back, others, changed, unknown, untouched int }

func (m *measure) add(clean, damaged, mended string) (worse bool) {
	changed := m.changed
	a := []rune(clean)
	hurt, lostStill := inRuns(a, missing(a, []rune(damaged))), missing(a, []rune(mended))
	for i := range a {
		switch {
		case hurt[i]:
			m.damaged++
			if !lostStill[i] {
				m.back++
			}
		default:
			m.others++
			if lostStill[i] {
				m.changed++
			}
		}
	}
	m.unknown += strings.Count(mended, string(lost))
	if damaged == mended {
		for _, h := range hurt {
			if h {
				m.untouched++
			}
		}
	}
	return m.changed > changed
}

func (m *measure) share() float64 { return 100 * float64(m.back) / float64(max(1, m.damaged)) }

// asOne mends a line as a page of its own, by all rules.
func asOne(line string) string {
	p := page("", line)
	Run(p, nil)
	return strings.Join(lines(p), "")
}

// damageKind damages one line in so many and mends it. The aim is 98 of 100
// back and 1 of 100,000 others changed; the floors say what holds.
func damageKind(t *testing.T, kind damage.Kind, text []string, every int, traditional bool) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var m measure
	shown := 0
	for _, line := range text {
		line = damage.Encodable(line, traditional)
		if len([]rune(line)) < 12 || len(line) > 1200 || rng.IntN(every) > 0 {
			continue
		}
		hurt := kind.Do(rng, line)
		if hurt == line || traditional && asOne(line) != line { // a conversion's own slips are mended too
			continue
		}
		mended := asOne(hurt)
		if m.add(line, hurt, mended) && shown < 6 && testing.Verbose() {
			shown++
			t.Logf("\n%s\n%s\n%s", line, hurt, mended)
		}
	}
	t.Logf("%-40s %8d damaged, %6.2f%% back, %d unknown, %d untouched, %d of %d others changed", kind.Name, m.damaged, m.share(), m.unknown, m.untouched, m.changed, m.others)
	floor, ok := floors[kind.Name]
	if !ok {
		t.Fatalf("%s: no floor", kind.Name)
	}
	if m.share() < floor.back {
		t.Errorf("%s: %.2f%% of the damaged characters came back, want %.2f%%", kind.Name, m.share(), floor.back)
	}
	if (m.changed > chance || floor.changed == 0) && m.changed*100_000 > floor.changed*m.others {
		t.Errorf("%s: %d of %d undamaged characters changed, want %d in 100,000", kind.Name, m.changed, m.others, floor.changed)
	}
}

// floors keep what the rules do now, by a little. Where a reader put one sign
// for two bytes, half of what stood there is gone, and of UTF-8 read as Big5 two
// bytes of three. In Big5, and in GBK where the text is Traditional, every other
// second byte is ASCII and brings the text back into step, so a run is one to
// three characters long and often one letter ("A" is all that is left of "，"),
// which is no evidence.
var floors = map[string]struct {
	back    float64 // percent of the damaged characters
	changed int     // of 100,000 others
}{
	"gbk, a mark's byte lost":        {97, 40},
	"gbk, bytes of two marks lost":   {96, 60},
	"gbk, a mark's byte hidden by ?": {93.5, 20},
	"gbk, any byte lost":             {95.5, 40},
	"gbk, ASCII put between bytes":   {97, 40},

	"gbk, a mark's byte lost, pairs lost": {78, 100},
	"gbk, any byte lost, pairs lost":      {78, 100},

	"gbk as windows-1252":              {99.9, 0},
	"utf-8 as windows-1252":            {99.9, 0},
	"utf-8 as windows-1252, twice":     {99.9, 0},
	"gbk as windows-1252, twice":       {99.9, 0},
	"gbk as windows-1252, that as gbk": {99.9, 0},
	"utf-8 as gbk, ? for what is none": {97, 200},
	"utf-8 as gbk":                     {97, 200},
	"utf-8 as gbk, twice":              {78, 200},
	"gbk as big5":                      {99, 0},

	"entities twice":                  {99.9, 0},
	"entities twice, every character": {99.9, 0},

	"gbk, traditional, a mark's byte lost": {81, 20},
	"gbk, traditional, pairs lost":         {63, 20},
	"big5, a mark's byte lost":             {31, 20},
	"big5, any byte lost":                  {36, 20},

	"big5 as windows-1252":    {99.9, 0},
	"big5 as gbk, by Windows": {97, 0},
	"big5 as gbk":             {65, 300},
	"utf-8 as big5":           {31, 3000},
}

// chance is how many changed characters say nothing in a small sample.
const chance = 2

// every makes the measurement wider: -every 1 damages every line.
var every = flag.Int("every", 100, "damage one line in so many")

// TestDamageIsMended measures every kind of damage on real articles, of which
// likely.bin knows nothing.
func TestDamageIsMended(t *testing.T) {
	text := linesOf(t, *measured)
	traditional := make([]string, len(text))
	for i, line := range text {
		traditional[i] = strings.Map(traditionalOf(), line)
	}
	for _, kinds := range []struct {
		kinds       []damage.Kind
		traditional bool
		fewer       int // lines, where all of a line is damaged
	}{{damage.Shifts, false, 1}, {damage.Lossy, false, 1}, {damage.Misread, false, 4}, {damage.Escaped, false, 2}, {damage.ShiftsTraditional, true, 1}, {damage.MisreadBig5, true, 4}} {
		for _, kind := range kinds.kinds {
			text := text
			if kinds.traditional {
				text = traditional
			}
			t.Run(kind.Name, func(t *testing.T) { damageKind(t, kind, text, *every*kinds.fewer, kinds.traditional) })
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
