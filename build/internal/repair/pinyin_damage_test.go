package repair

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"fangzhi/build/internal/pronounce"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
	"fangzhi/data/samples/corpus"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// strewn puts pinyin behind some characters of a text, as mirrors do: in any of
// a character's readings, in either kind of bracket, composed or not.
func strewn(rng *rand.Rand, text string, share float64) (damaged string, notes int) {
	var out strings.Builder
	for _, r := range text {
		out.WriteRune(r)
		readings := strings.Split(pinyin.PinyinDict[int(r)], ",")
		if !unicode.Is(unicode.Han, r) || readings[0] == "" || rng.Float64() > share {
			continue
		}
		reading := readings[0]
		if rng.IntN(10) == 0 {
			reading = readings[rng.IntN(len(readings))]
		}
		if bare, toned := pronounce.BareSyllables(reading); bare == "" || !toned {
			continue
		}
		if rng.IntN(10) == 0 {
			reading = norm.NFD.String(reading)
		}
		if rng.IntN(3) == 0 {
			out.WriteString("（" + reading + "）")
		} else {
			out.WriteString("(" + reading + ")")
		}
		notes++
	}
	return out.String(), notes
}

// TestNotesComeOutOfRealText: every note goes and nothing else, in real
// articles that were strewn with them.
func TestNotesComeOutOfRealText(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pages, whole, notes := 0, 0, 0
	for _, record := range corpus.Read(t, "news-1k") {
		damaged, n := strewn(rng, record.Body, 0.1)
		p := &page.Page{Title: record.Title, Blocks: []article.Block{{Kind: article.Paragraph, Text: damaged}}}
		only("pinyin-notes", p)
		pages++
		notes += n
		if p.Blocks[0].Text == record.Body && len(p.Repairs) == n {
			whole++
		} else if pages-whole < 5 {
			t.Logf("%s: %d notes, %d repairs", record.Title, n, len(p.Repairs))
		}
	}
	t.Logf("%d of %d pages whole again, %d notes", whole, pages, notes)
	if pages == 0 || whole*1000 < pages*995 {
		t.Errorf("%d of %d pages are whole again", whole, pages)
	}
}
