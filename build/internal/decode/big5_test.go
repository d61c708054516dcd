package decode

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// TestTraditionalSnippets takes the Traditional pages of the sample to pieces,
// in both charsets that such pages were written in.
func TestTraditionalSnippets(t *testing.T) {
	pages, err := filepath.Glob(filepath.FromSlash("../../../data/samples/community/00[23]_*.txt"))
	if err != nil || len(pages) != 2 {
		t.Fatalf("the sample's Traditional pages: %q, %v", pages, err)
	}
	notes := regexp.MustCompile(`\([a-zà-ǿ]+\)|\?\S{8}`)
	for _, size := range []int{10, 20, 60} {
		pieces, wrong := 0, 0
		for _, page := range pages {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			runes := []rune(notes.ReplaceAllString(string(text), ""))[200:] // past the planted line, which is Simplified
			for from := 0; from+size < len(runes); from += size {
				piece := string(runes[from : from+size])
				for _, enc := range []encoding.Encoding{traditionalchinese.Big5, simplifiedchinese.GBK} {
					raw, err := enc.NewEncoder().Bytes([]byte(piece))
					if err != nil {
						continue // 里 and its like: the page writes some characters the Simplified way
					}
					pieces++
					if got, err := Bytes(raw); err != nil || got.Text != piece {
						wrong++
						if size > 10 {
							t.Logf("%d characters read as %s: %q", size, got.Charset, piece)
						}
					}
				}
			}
		}
		t.Logf("%d characters: %d of %d pieces wrong", size, wrong, pieces)
		limit := 0
		if size < 20 {
			limit = pieces / 50
		}
		if pieces == 0 || wrong > limit {
			t.Errorf("%d characters: %d of %d pieces read wrong", size, wrong, pieces)
		}
	}
}
