package indexfile

import (
	"math/rand/v2"
	"slices"
	"testing"

	"fangzhi/data/token"
)

// What is cut line by line is what is cut of the whole text.
func TestLinesAreCutAlone(t *testing.T) {
	signs := []rune("社區居民a5g.-%+#° \n\ńか")
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := make([]rune, random.IntN(60))
		for i := range text {
			text[i] = signs[random.IntN(len(signs))]
		}
		whole := token.Cut(token.Folded{Runes: text})
		together := random.IntN(20)
		var parts []token.Token
		for at := 0; at < len(text); {
			end := at + lineEnd(text[at:], together)
			if end < len(text) && (text[end-1] != '\n' || end-at <= together) {
				t.Fatalf("%q is parted at %d, before %d runes or within a line", string(text), end, together)
			}
			for _, cut := range token.Cut(token.Folded{Runes: text[at:end]}) {
				cut.Pos += at
				parts = append(parts, cut)
			}
			at = end
		}
		if !slices.Equal(whole, parts) {
			t.Fatalf("%q, %d runes together: %v, the whole %v", string(text), together, parts, whole)
		}
	}
}

func TestOnce(t *testing.T) {
	var o once
	for range 2 {
		o.begin()
		var again []rune
		for _, r := range "和而不同和不𠮷𠮷" {
			if o.again(r) {
				again = append(again, r)
			}
		}
		if string(again) != "和不" {
			t.Errorf("again: %q, want 和不: each once a text, and the rare ones never", string(again))
		}
	}
}
