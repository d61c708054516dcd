package ranges

import (
	"slices"
	"testing"
)

func TestMerge(t *testing.T) {
	for _, test := range []struct {
		name   string
		want   []Range
		gap    int64
		merged []Range
		from   []int
	}{
		{"none", nil, 10, nil, []int{}},
		{"one", []Range{{5, 3}}, 10, []Range{{5, 3}}, []int{0}},
		{"far apart, out of order", []Range{{100, 5}, {0, 5}}, 10, []Range{{0, 5}, {100, 5}}, []int{1, 0}},
		{"a gap that is small enough", []Range{{0, 5}, {15, 5}}, 10, []Range{{0, 20}}, []int{0, 0}},
		{"a gap one too large", []Range{{0, 5}, {16, 5}}, 10, []Range{{0, 5}, {16, 5}}, []int{0, 1}},
		{"one inside another", []Range{{0, 50}, {10, 5}}, 0, []Range{{0, 50}}, []int{0, 0}},
		{"the same twice", []Range{{7, 2}, {7, 2}}, 0, []Range{{7, 2}}, []int{0, 0}},
	} {
		merged, from := Merge(test.want, test.gap)
		if !slices.Equal(merged, test.merged) || !slices.Equal(from, test.from) {
			t.Errorf("%s: %v %v, want %v %v", test.name, merged, from, test.merged, test.from)
		}
	}
}
