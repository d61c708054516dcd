package group

import (
	"strings"

	"fangzhi/build/internal/numeral"
)

// isNumeral tells the digits, Western and Chinese, of numbers and dates.
func isNumeral(r rune) bool { return plainNumeral(r) != 0 }

// plainNumeral is a digit as a Western one, a power of ten as it is commonly
// written; 0 for what is none.
func plainNumeral(r rune) rune {
	if value, ok := numeral.Digit(r); ok {
		return '0' + rune(value)
	}
	switch numeral.Ten(r) {
	case 10:
		return '十'
	case 100:
		return '百'
	case 1000:
		return '千'
	}
	if r == '万' || r == '亿' {
		return r
	}
	return 0
}

// number writes numerals in one way: 二〇二三 and 2023 are the same, 二十三 and 23 too.
func number(numerals []rune) string {
	out := make([]rune, 0, len(numerals)+1)
	for i, r := range numerals {
		if r = plainNumeral(r); r != '十' {
			out = append(out, r)
			continue
		}
		if len(out) == 0 || out[len(out)-1] > '9' {
			out = append(out, '1')
		}
		if i+1 == len(numerals) || plainNumeral(numerals[i+1]) > '9' {
			out = append(out, '0')
		}
	}
	return string(out)
}

// numbers counts a difference that makes a number another, and tells whether it is one.
func (d *difference) numbers(a, b letters, h hunk) bool {
	x, y := numeralsIn(a.runes[h.A0:h.A1]), numeralsIn(b.runes[h.B0:h.B1])
	whole := len(x) == h.A1-h.A0 && len(y) == h.B1-h.B0
	switch {
	case len(x) == 0 && len(y) == 0:
		return false
	case whole:
		x, y = numeralsAround(a.runes, h.A0, h.A1), numeralsAround(b.runes, h.B0, h.B1)
		if len(x) == 0 || len(y) == 0 {
			return false
		}
		if number(x) != number(y) && min(len(x), len(y)) < stampDigits {
			switch {
			case h.A0 < h.A1 && h.B0 < h.B1:
				d.strong++
			case counts(a.runes, h.A1) || counts(b.runes, h.B1):
				d.weak++
			default:
				d.lost++
			}
		}
		return true
	case len(x) > 0 && len(y) > 0 && number(x) != number(y):
		d.strong++
	}
	return false
}

func numeralsIn(t []rune) []rune {
	var out []rune
	for _, r := range t {
		if isNumeral(r) {
			out = append(out, r)
		}
	}
	return out
}

// counts tells whether the number at t[i] is that of a day, an hour, or a piece
// of a series.
func counts(t []rune, i int) bool {
	for i < len(t) && isNumeral(t[i]) {
		i++
	}
	return i < len(t) && strings.ContainsRune("年月日号时点期届次场批", t[i])
}

// numeralsAround is the number that t[from:to] is a part of, or stands at.
func numeralsAround(t []rune, from, to int) []rune {
	for from > 0 && isNumeral(t[from-1]) {
		from--
	}
	for to < len(t) && isNumeral(t[to]) {
		to++
	}
	return t[from:to]
}
