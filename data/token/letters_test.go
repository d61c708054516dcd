package token

import (
	"strings"
	"testing"
)

// TestLetters compares what is counted with where a text has the letters.
func TestLetters(t *testing.T) {
	text := "2021年111个1111，wifi 66 aab éé1 " + strings.Repeat("z", MaxPieceRunes+1)
	var l Letters
	folded := Fold(text)
	for _, token := range Cut(folded) {
		if token.Positional {
			l.Add(token.Term)
		}
	}
	counted := map[string]int{}
	l.Take(func(term string, times int) { counted[term] = times })
	for _, letters := range []string{"1", "11", "2", "20", "02", "if", "i", "6", "66", "aa", "ab", "b"} {
		term, ok := LettersTerm(letters)
		if want := len(Runs(letters)[0].Find(folded)); !ok || counted[term] != want || want == 0 {
			t.Errorf("%s: counted %d, it stands at %d places", letters, counted[term], want)
		}
	}
	if counted["\x04z"] != 0 {
		t.Error("letters of a long word are counted")
	}
	l.Take(func(term string, times int) { t.Errorf("%q is not forgotten", term) })
	for _, none := range []string{"", "111", "年", "1年", "-"} {
		if term, ok := LettersTerm(none); ok {
			t.Errorf("%q has the term %q", none, term)
		}
	}
}
