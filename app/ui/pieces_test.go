package ui

import (
	"fmt"
	"testing"
)

func TestPieces(t *testing.T) {
	const text = "ab中文cd" // 中 is bytes 2 to 5, 文 5 to 8
	for _, c := range []struct {
		hits []span
		want string
	}{
		{nil, "[{ab中文cd 0}]"},
		{[]span{{2, 8, 1}}, "[{ab 0} {中文 1} {cd 0}]"},
		{[]span{{0, 10, 1}}, "[{ab中文cd 1}]"},
		{[]span{{2, 5, 1}, {5, 8, 2}}, "[{ab 0} {中 1} {文 2} {cd 0}]"},
		{[]span{{5, 8, 2}, {2, 5, 1}}, "[{ab 0} {中 1} {文 2} {cd 0}]"},
		{[]span{{0, 10, 1}, {2, 5, 2}, {8, 9, 3}}, "[{ab 1} {中 1} {文 1} {c 1} {d 1}]"},
		{[]span{{0, 5, 1}, {2, 8, 2}}, "[{ab 1} {中 1} {文 2} {cd 0}]"},
		{[]span{{3, 5, 1}, {2, 4, 2}, {-1, 2, 3}, {8, 11, 4}, {5, 5, 5}}, "[{ab中文cd 0}]"},
	} {
		if got := fmt.Sprint(Pieces(text, c.hits)); got != c.want {
			t.Errorf("%v: %s, want %s", c.hits, got, c.want)
		}
	}
	if got := Pieces("", nil); len(got) != 0 {
		t.Errorf("an empty text has pieces %v", got)
	}
}
