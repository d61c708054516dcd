// Package numeral reads numbers as Chinese text writes them: in words (一百零五,
// 廿三), digit by digit (二〇二三), in Western digits.
package numeral

import "math"

// Digit is what a digit stands for; false for any other character.
func Digit(r rune) (value int, ok bool) {
	if '0' <= r && r <= '9' {
		return int(r - '0'), true
	}
	value, ok = digits[r]
	return value, ok
}

// digits are those of words, as they are commonly written and as accounts write them.
var digits = func() map[rune]int {
	values := map[rune]int{'零': 0, '○': 0, '两': 2, '兩': 2, '参': 3, '參': 3}
	for _, ten := range []string{"〇一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "〇壹貳叄肆伍陸柒捌玖"} {
		for i, r := range []rune(ten) {
			values[r] = i
		}
	}
	return values
}()

// Ten is the power of ten that a character multiplies by, up to a thousand; 0 for any other.
func Ten(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	}
	return 0
}

// Value is a number below ten thousand in words, or one in digits up to 2^31. What
// is no part of a number counts as zero.
func Value(words string) int {
	value, last := 0, 0 // and the digits that no ten has taken
	for _, r := range words {
		switch ten := Ten(r); {
		case ten > 0:
			value, last = value+max(last, 1)*ten, 0
		case r == '廿':
			value, last = value+20, 0
		case r == '卅':
			value, last = value+30, 0
		default:
			digit, _ := Digit(r)
			last = last*10 + digit
		}
		value, last = min(value, math.MaxInt32), min(last, math.MaxInt32)
	}
	return min(value+last, math.MaxInt32)
}
