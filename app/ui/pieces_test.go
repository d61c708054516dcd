package ui

import (
	"fmt"
	"testing"
)

func TestPieces(t *testing.T) {
	const text = "ab中文cd" // 中 is bytes 2 to 5, 文 5 to 8
	for _, c := range []struct {
		hits, repairs []span
		want          string
	}{
		{nil, nil, "[{ab中文cd 0 0}]"},
		{[]span{{2, 8, 1}}, nil, "[{ab 0 0} {中文 1 0} {cd 0 0}]"},
		{[]span{{0, 10, 1}}, nil, "[{ab中文cd 1 0}]"},
		{[]span{{2, 5, 1}, {5, 8, 2}}, []span{{1, 5, 7}}, "[{a 0 0} {b 0 7} {中 1 7} {文 2 0} {cd 0 0}]"},
		{nil, []span{{2, 2, 7}, {5, 8, 8}, {10, 10, 9}}, "[{ab 0 0} {中 0 0} {文 0 8} {cd 0 0}]"},
		{[]span{{3, 5, 1}, {2, 4, 2}, {-1, 2, 3}, {8, 11, 4}, {5, 5, 5}}, nil, "[{ab中文cd 0 0}]"},
	} {
		if got := fmt.Sprint(Pieces(text, c.hits, c.repairs)); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.hits, c.repairs, got, c.want)
		}
	}
	if got := Pieces("", nil, nil); len(got) != 0 {
		t.Errorf("an empty text has pieces %v", got)
	}
}
