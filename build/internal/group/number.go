package group

import "strings"

// isNumeral tells the digits, Western and Chinese, of numbers and dates.
func isNumeral(r rune) bool {
	if isDigit(r) {
		return true
	}
	_, ok := chineseDigits[r]
	return ok
}

// chineseDigits are the values of digits; powers of ten are their own signs.
var chineseDigits = map[rune]rune{
	'〇': '0', '零': '0', '一': '1', '二': '2', '三': '3', '四': '4', '五': '5', '六': '6', '七': '7', '八': '8', '九': '9',
	'壹': '1', '贰': '2', '叁': '3', '肆': '4', '伍': '5', '陆': '6', '柒': '7', '捌': '8', '玖': '9', '两': '2',
	'十': '十', '拾': '十', '百': '百', '佰': '百', '千': '千', '仟': '千', '万': '万', '亿': '亿',
}

// number writes numerals in one way: 二〇二三 and 2023 are the same, 二十三 and 23 too.
func number(numerals []rune) string {
	out := make([]rune, 0, len(numerals)+1)
	for i, r := range numerals {
		if d, ok := chineseDigits[r]; ok {
			r = d
		}
		if r == '十' {
			before := len(out) > 0 && out[len(out)-1] <= '9'
			after := i+1 < len(numerals) && isOneDigit(numerals[i+1])
			if !before {
				out = append(out, '1')
			}
			if !after {
				out = append(out, '0')
			}
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

func isOneDigit(r rune) bool {
	if d, ok := chineseDigits[r]; ok {
		r = d
	}
	return isDigit(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

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
