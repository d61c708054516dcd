package token

import "testing"

func TestWritten(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"臺灣，５Ｇ wifi", "臺灣，５Ｇ wifi"},
		{"⽂\u200b化\ufeff", "文化"},
		{"⻓江", "⻓江"}, // drawn unlike 长
		{"\uf900\U0002F800", "豈丽"},
	} {
		f := Written(test.text)
		if string(f.Runes) != test.want || len(f.Starts) != len(f.Runes)+1 {
			t.Errorf("%q: %q, want %q", test.text, string(f.Runes), test.want)
		}
	}
	if f := Written("文\u200b化"); f.Starts[1] != 6 {
		t.Errorf("the second character starts at byte %d, want 6", f.Starts[1])
	}
}

func TestIsWord(t *testing.T) {
	for term, want := range map[string]bool{"wifi": true, "5g": true, "党建": false, "f-i": false, "党\x01": false, "abc\x02": true, "\x02abc": true, "\x02": false, "": false} {
		if IsWord(term) != want {
			t.Errorf("%q: %v", term, !want)
		}
	}
}
