package pipeline

import (
	"path/filepath"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
)

// TestRepairsStandInTheirArticles: in every article of the sample and of the
// pages of the same kinds, split or not, what a repair put in stands where it
// says.
func TestRepairsStandInTheirArticles(t *testing.T) {
	for _, folder := range []string{"../../../data/samples/community", "testdata/pages"} {
		b := run(t, Options{Sources: []string{filepath.FromSlash(folder)}})
		repairs := 0
		for _, a := range b.articles {
			behind, last := 0, article.Repair{}
			for _, r := range a.Repairs {
				repairs++
				if r.Block == article.OutOfText {
					if r.Offset < 0 || r.Offset > len(a.Blocks) {
						t.Errorf("%s: %+v stood before no block", a.Title, r)
					}
					continue
				}
				text := []rune(a.Title)
				if r.Block >= 0 {
					text = []rune(a.Blocks[r.Block].Text)
				}
				if r.Block != last.Block {
					behind = 0
				}
				end := r.Offset + utf8.RuneCountInString(r.After)
				if r.Offset < behind || end > len(text) || string(text[r.Offset:end]) != r.After {
					t.Errorf("%s: %+v does not stand in %s", a.Title, r, string(text))
				}
				behind, last = end, r
			}
		}
		if repairs < 50 {
			t.Errorf("%s: only %d repairs", folder, repairs)
		}
	}
}
