package pronounce

import (
	"slices"
	"strings"
	"testing"
)

func TestReadings(t *testing.T) {
	for _, test := range []struct {
		character rune
		want      string // the first ones
	}{
		{'湖', "hu"}, {'塘', "tang"}, {'重', "zhong chong"}, {'长', "zhang chang"}, {'長', "zhang chang"},
		{'乐', "le yue"}, {'单', "dan chan shan"}, {'女', "nv"}, {'绿', "lv lu"}, {'略', "lve lue"},
		{'虐', "nve nue"}, {'儿', "er"}, {'行', "xing hang"}, {'a', ""}, {'1', ""}, {'カ', ""}, {'，', ""},
	} {
		got := Readings(test.character)
		want := strings.Fields(test.want)
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) || len(want) == 0 && len(got) > 0 {
			t.Errorf("%c: %v, want %v", test.character, got, want)
		}
		for i, reading := range got {
			if reading == "" || strings.Trim(reading, "abcdefghijklmnopqrstuvwxyz") != "" || slices.Contains(got[:i], reading) {
				t.Errorf("%c: reading %q among %v", test.character, reading, got)
			}
		}
	}
}
