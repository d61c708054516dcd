package numeral

import (
	"math"
	"testing"
)

func TestValue(t *testing.T) {
	for words, want := range map[string]int{
		"七": 7, "十": 10, "十二": 12, "二十": 20, "二十三": 23, "廿三": 23, "卅一": 31, "一百": 100, "百二十": 120, "一百廿三": 123,
		"一百零五": 105, "一百〇五": 105, "三千二百": 3200, "二〇二三": 2023, "一九四九": 1949, "贰拾壹": 21, "兩百": 200,
		"12": 12, "2023": 2023, "○五": 5, "": 0, "年": 0, "99999999999999999999": math.MaxInt32, "九千千千千千千千": 14_000 + 1000,
	} {
		if got := Value(words); got != want {
			t.Errorf("%s: %d, want %d", words, got, want)
		}
	}
}

func TestDigit(t *testing.T) {
	for r, want := range map[rune]int{'0': 0, '9': 9, '〇': 0, '零': 0, '○': 0, '九': 9, '玖': 9, '陸': 6, '两': 2} {
		if got, ok := Digit(r); !ok || got != want {
			t.Errorf("%c: %d, %v, want %d", r, got, ok, want)
		}
	}
	for _, r := range "十百年a " {
		if got, ok := Digit(r); ok {
			t.Errorf("%c is the digit %d", r, got)
		}
	}
}
