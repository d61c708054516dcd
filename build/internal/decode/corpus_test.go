package decode

import (
	"testing"

	"fangzhi/data/samples/corpus"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestCorpusSnippets encodes pieces of real news and reads them back.
func TestCorpusSnippets(t *testing.T) {
	sizes := []int{8, 20, 100, 300}
	wrong := map[string]map[int]int{}
	pieces := map[int]int{}
	for _, record := range corpus.Read(t, "news-1k") {
		runes := []rune(record.Body)
		for _, size := range sizes {
			if len(runes) < size+40 {
				continue
			}
			pieces[size]++
			piece := string(runes[40 : 40+size])
			for _, c := range []struct {
				name     string
				encoding encoding.Encoding
			}{{"utf-8", encoding.Nop}, {"gb18030", simplifiedchinese.GB18030}, {"utf-16le", utf16le}, {"utf-16be", utf16be}} {
				raw, err := c.encoding.NewEncoder().Bytes([]byte(piece))
				if err != nil {
					t.Fatal(err)
				}
				got, err := Bytes(raw)
				if err != nil || got.Text != piece {
					if wrong[c.name] == nil {
						wrong[c.name] = map[int]int{}
					}
					wrong[c.name][size]++
					if size >= 20 {
						t.Logf("%s of %d: %s %.60q", c.name, size, got.Charset, piece)
					}
				}
			}
		}
	}
	t.Logf("pieces by size %v, wrong %v", pieces, wrong)
	for name, bySize := range wrong {
		for size, n := range bySize {
			limit := 0 // in a thousand
			if size < 100 {
				limit = 50 // UTF-16 of a few characters and no mark is guesswork
			}
			if n*1000 > limit*pieces[size] {
				t.Errorf("%s: %d of %d pieces of %d characters read wrong", name, n, pieces[size], size)
			}
		}
	}
}
