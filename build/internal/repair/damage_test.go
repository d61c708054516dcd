package repair

import (
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/traditionalchinese"

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

// mendedLines mends lines as a page of their own, by all rules. Where a line
// is gone, or two are one, all are given as one.
func mendedLines(text []string) []string {
	p := pageOf("", text...)
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
func units(rng *rand.Rand, pages [][]string, alone, traditional, narrowed bool, every int) (all [][]string) {
	for _, text := range pages {
		var unit []string
		for _, line := range text {
			if narrowed {
				line = damage.Narrowed(line)
			}
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
	for _, text := range units(rng, pages, alone, traditional, strings.HasSuffix(kind.Name, "dropped"), every) {
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
	"utf-8 as gbk, twice":              {85, 84, 0},
	"gbk as big5":                      {99, 99, 0},

	"entities twice":                  {99.9, 99.9, 0},
	"entities twice, every character": {99.9, 99.9, 0},

	"characters substituted": {90, 40, 0},

	"gbk, traditional, a mark's byte lost": {90, 83, 10},
	"gbk, traditional, pairs lost":         {68, 65, 20},
	"big5, a mark's byte lost":             {74, 48, 20},
	"big5, any byte lost":                  {66, 44, 20},

	"gbk, traditional, a mark's byte hidden by ?, pairs dropped": {80, 70, 20},

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
	}{{damage.Shifts, false, 1}, {damage.Lossy, false, 1}, {damage.Misread, false, 4}, {damage.Escaped, false, 2}, {[]damage.Kind{damage.Substituted}, false, 1}, {damage.ShiftsTraditional, true, 1}, {damage.Dropped, true, 1}, {damage.MisreadBig5, true, 4}} {
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
		if old, ok := forms[simplified]; isPlainBig5(r) && !isPlainBig5(simplified) && (!ok || inBig5(r) < inBig5(old)) {
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
	return inBig5(r) >= "\xA4" && inBig5(r) < "\xC7"
}

// inBig5 is a character in Big5; "" of what it has not.
func inBig5(r rune) string {
	bytes, _ := traditionalchinese.Big5.NewEncoder().String(string(r))
	return bytes
}
