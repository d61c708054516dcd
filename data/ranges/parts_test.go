package ranges

import (
	"slices"
	"testing"
)

func TestCut(t *testing.T) {
	parts := []Part{{"a", 10}, {"b", 5}, {"c", 20}}
	for _, test := range []struct {
		name   string
		want   Range
		pieces []Piece
	}{
		{"inside one part", Range{2, 3}, []Piece{{0, Range{2, 3}}}},
		{"to the end of one", Range{10, 5}, []Piece{{1, Range{0, 5}}}},
		{"over all", Range{8, 9}, []Piece{{0, Range{8, 2}}, {1, Range{0, 5}}, {2, Range{0, 2}}}},
		{"nothing", Range{12, 0}, nil},
	} {
		if got := Cut(parts, test.want); !slices.Equal(got, test.pieces) {
			t.Errorf("%s: %v, want %v", test.name, got, test.pieces)
		}
	}
}

func TestWithin(t *testing.T) {
	for want, within := range map[Range]bool{
		{0, 10}: true, {10, 0}: true, {3, 7}: true,
		{3, 8}: false, {11, 0}: false, {-1, 2}: false, {2, -1}: false, {5, 1<<63 - 1}: false,
	} {
		if err := Within("a.fzi", 10, []Range{{0, 1}, want}); (err == nil) != within {
			t.Errorf("%v: %v", want, err)
		}
	}
}
