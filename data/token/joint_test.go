package token

import "testing"

func TestIsJoint(t *testing.T) {
	for text, want := range map[string][]string{
		"1.2m/s":    {"1.2", "m/s"},
		"A-股的":      {"a-股"},
		"12月28日和5G": nil,
		"社区,网格":     nil,
	} {
		var got []string
		for _, token := range Cut(Fold(text)) {
			if IsJoint(token.Term) {
				got = append(got, token.Term)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%q: joints %q, want %q", text, got, want)
		}
	}
}
