package mojibake

import "testing"

// Big5 with Hong Kong's characters has some beyond the Basic Multilingual Plane,
// of which the tables of likely text know nothing.
func TestScriptsOf(t *testing.T) {
	for r, want := range map[rune]uint8{'書': inTraditional, '书': inSimplified, '人': inSimplified | inTraditional, '。': inSimplified | inTraditional, '綅': 0, '𠒇': 0} {
		if got := scriptsOf(r); got != want {
			t.Errorf("%c is in scripts %b, want %b", r, got, want)
		}
	}
}
