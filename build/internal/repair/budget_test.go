package repair

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/build/internal/repair/mojibake"
)

// oddPage is a line of rare characters and signs, which no reading makes sense of.
func oddPage(characters int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	var line strings.Builder
	for range characters {
		switch rng.IntN(4) {
		case 0:
			line.WriteRune('?')
		case 1:
			line.WriteRune(utf8.RuneError)
		default:
			line.WriteRune(0x9500 + rune(rng.IntN(0x500)))
		}
	}
	return line.String()
}

// TestWorkIsBounded: a page that would take for ever is left as found from some
// place on, to the last character, and what is beyond is told.
func TestWorkIsBounded(t *testing.T) {
	const tail = "，这一行的后面是一句好话。"
	p := pageOf("", oddPage(160_000)+tail)
	only("shifted-bytes", p)
	if text := p.Blocks[0].Text; !strings.HasSuffix(text, tail) || utf8.RuneCountInString(text) < 120_000 {
		t.Errorf("%d characters are left", utf8.RuneCountInString(text))
	}
	if n := p.Beyond[mojibake.TooMuch]; n < 20_000 {
		t.Errorf("%d characters are told to be beyond", n)
	}
	p = pageOf("", oddPage(1000)+tail)
	only("shifted-bytes", p)
	if len(p.Beyond) > 0 {
		t.Errorf("of a short page, %v are told to be beyond", p.Beyond)
	}
}
