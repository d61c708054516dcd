package repair

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fangzhi/build/internal/repair/testdata/damage"
)

// strewnFloors keep what the rules do now, by a little: how much of what was
// strewn over a page goes, in percent of its characters, and how many of 100,000
// of the page's own go with it. Three full stops may stand for dots, and two odd runs
// on a page are left alone; a sentence that ends where a line does may be the end
// of a paragraph, and a paragraph that fills its last line goes on in the next.
var strewnFloors = map[string]struct {
	gone    float64
	changed int
}{
	"spaces between characters": {98.5, 10},
	"marks twice or thrice":     {92, 1},
	"lines broken by a column":  {94, 5},
	"planted lines":             {98, 10},
	"a site's own lines":        {98, 10},
}

// TestStrewnDamageIsMended measures damage that adds to pages of real articles.
func TestStrewnDamageIsMended(t *testing.T) {
	pages := corpusPages(t, *measured)
	for _, kind := range damage.Strewn {
		t.Run(kind.Name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			var m strewnMeasure
			for _, page := range units(rng, pages, false, false, false, *every) {
				hurt := kind.Do(rng, page)
				mended := mendedLines(hurt)
				if m.add(page, hurt, mended) && testing.Verbose() {
					t.Logf("\n%s\n%s", strings.Join(hurt, "\n"), strings.Join(mended, "\n"))
				}
			}
			gone := percent(m.added-m.left, m.added)
			t.Logf("%-30s %7d added, %6.2f%% gone; %6.2f%% at best, %6.2f%% of these gone; %d of %d others changed",
				kind.Name, m.added, gone, percent(m.known, m.added), percent(m.known-m.knownLeft, m.known), m.changed, m.others)
			floor, ok := strewnFloors[kind.Name]
			if !ok || gone < floor.gone {
				t.Errorf("%.2f%% of what was added is gone, want %.2f%%", gone, floor.gone)
			}
			if m.changed > chance && m.changed*100_000 > floor.changed*m.others {
				t.Errorf("%d of %d others changed, want %d in 100,000", m.changed, m.others, floor.changed)
			}
		})
	}
}

// strewnMeasure counts what was strewn over pages and what is left of it.
type strewnMeasure struct {
	added, left, others, changed int
	// known can be told from what the page's author wrote: three characters or
	// more were strewn over the page, and it is no break behind a sentence, which
	// may end the paragraph.
	known, knownLeft int
}

const knownStrewn = 3

func (m *strewnMeasure) add(page, hurt, mended []string) (worse bool) {
	clean := []rune(strings.Join(page, "\n"))
	before, known, _ := strewnIn(hurt, clean)
	after, knownLeft, kept := strewnIn(mended, clean)
	m.added += before
	m.left += after
	m.others += len(clean)
	m.changed += len(clean) - kept
	if before >= knownStrewn {
		m.known += known
		m.knownLeft += knownLeft
	}
	return after > 0 || kept < len(clean)
}

// strewnIn counts what a page has that it had not when it was clean, how much of
// it can be known, and how much of the clean page it has.
func strewnIn(page []string, clean []rune) (strewn, known, kept int) {
	text := []rune(strings.Join(page, "\n"))
	for i, at := range aligned(text, clean) {
		if at >= 0 {
			kept++
			continue
		}
		strewn++
		if text[i] != '\n' || !endsSentence(string(text[max(0, i-4):i])) {
			known++
		}
	}
	return strewn, known, kept
}
