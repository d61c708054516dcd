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
	"marks twice or thrice":     {78, 10},
	"lines broken by a column":  {85, 50},
	"planted lines":             {98, 10},
	"a site's own lines":        {98, 10},
}

// TestStrewnDamageIsMended measures damage that adds to pages of real articles.
func TestStrewnDamageIsMended(t *testing.T) {
	pages := corpusPages(t, *measured)
	for _, kind := range damage.Strewn {
		t.Run(kind.Name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			added, left, others, changed := 0, 0, 0, 0
			for _, page := range units(rng, pages, false, false, *every) {
				clean := []rune(strings.Join(page, "\n"))
				hurt := kind.Do(rng, page)
				mended := []rune(strings.Join(mendedLines(hurt), "\n"))
				kept := 0
				for _, at := range aligned(clean, mended) {
					if at >= 0 {
						kept++
					}
				}
				added += len([]rune(strings.Join(hurt, "\n"))) - len(clean)
				others += len(clean)
				changed += len(clean) - kept
				left += len(mended) - kept
				if testing.Verbose() && (len(mended) > kept || len(clean) > kept) {
					t.Logf("%d left, %d changed\n%s\n%s", len(mended)-kept, len(clean)-kept, strings.Join(hurt, "\n"), string(mended))
				}
			}
			gone := 100 * float64(added-left) / float64(max(1, added))
			t.Logf("%-30s %7d added, %6.2f%% gone, %d of %d others changed", kind.Name, added, gone, changed, others)
			floor, ok := strewnFloors[kind.Name]
			if !ok || gone < floor.gone {
				t.Errorf("%.2f%% of what was added is gone, want %.2f%%", gone, floor.gone)
			}
			if changed > chance && changed*100_000 > floor.changed*others {
				t.Errorf("%d of %d others changed, want %d in 100,000", changed, others, floor.changed)
			}
		})
	}
}
