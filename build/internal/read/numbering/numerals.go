package numbering

import (
	"strconv"
	"strings"
)

// Numeral writes a count in a form of numbers as Word names them (ECMA-376,
// ST_NumberFormat); one that is not known, or that has no such number, is
// written in figures.
func Numeral(form string, n int) string {
	if n < 0 || n > MaxNumber {
		return strconv.Itoa(n)
	}
	switch form {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnd(n)
	case "upperRoman", "lowerRoman":
		if n >= 1 && n < 4000 {
			if form == "upperRoman" {
				return roman(n)
			}
			return strings.ToLower(roman(n))
		}
	case "upperLetter", "lowerLetter":
		if n >= 1 && n <= 26*20 {
			first := byte('a')
			if form == "upperLetter" {
				first = 'A'
			}
			return strings.Repeat(string(rune(first+byte((n-1)%26))), (n-1)/26+1)
		}
	case "chineseCounting", "taiwaneseCounting":
		if n < 100 {
			return chineseNumeral(n, hanDigits, hanUnits, false)
		}
		return inDigits(n, hanDigits)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return chineseNumeral(n, hanDigits, hanUnits, false)
	case "chineseLegalSimplified":
		return chineseNumeral(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万", true)
	case "ideographLegalTraditional", "japaneseLegal":
		return chineseNumeral(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", true)
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return inDigits(n, hanDigits)
	case "decimalFullWidth", "decimalFullWidth2":
		return inDigits(n, "０１２３４５６７８９")
	}
	return listed(n, signsOf[form])
}

const (
	hanDigits = "〇一二三四五六七八九"
	hanUnits  = "十百千万"
)

// signsOf are the forms that have a sign of its own for each number, from 1 on.
var signsOf = map[string]string{
	"decimalEnclosedCircle":        circled,
	"decimalEnclosedCircleChinese": circled,
	"decimalEnclosedParen":         "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
	"decimalEnclosedFullstop":      "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
	"ideographEnclosedCircle":      "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
	"ideographTraditional":         "甲乙丙丁戊己庚辛壬癸",
	"ideographZodiac":              "子丑寅卯辰巳午未申酉戌亥",
	"aiueo":                        aiueo,
	"aiueoFullWidth":               aiueo,
	"iroha":                        iroha,
	"irohaFullWidth":               iroha,
	"ganada":                       "가나다라마바사아자차카타파하",
}

const (
	circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
	aiueo   = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
	iroha   = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)

// listed is the nth of some signs; beyond them it is written in figures.
func listed(n int, signs string) string {
	left := n
	for _, r := range signs {
		if left--; left == 0 {
			return string(r)
		}
	}
	return strconv.Itoa(n)
}

func inDigits(n int, digits string) string {
	signs := []rune(digits)
	var out strings.Builder
	for _, d := range strconv.Itoa(n) {
		out.WriteRune(signs[d-'0'])
	}
	return out.String()
}

// chineseNumeral writes a number below a hundred million as it is read:
// 一百〇五 is 一百零五, 十二 (plain) or 壹拾贰 (stated in full).
func chineseNumeral(n int, digits, units string, full bool) string {
	signs, steps := []rune(digits), []rune(units)
	if n == 0 {
		return string(signs[0])
	}
	const myriad = 10_000
	if n >= myriad {
		out := chineseNumeral(n/myriad, digits, units, full) + string(steps[3])
		if rest := n % myriad; rest > 0 {
			if rest < myriad/10 {
				out += "零"
			}
			out += chineseNumeral(rest, digits, units, true)
		}
		return out
	}
	var out strings.Builder
	gap := false
	for unit, step := 1000, 2; unit >= 1; unit, step = unit/10, step-1 {
		digit := n / unit % 10
		if digit == 0 {
			gap = gap || out.Len() > 0
			continue
		}
		if gap {
			out.WriteString("零")
			gap = false
		}
		if !(digit == 1 && unit == 10 && out.Len() == 0 && !full) {
			out.WriteRune(signs[digit])
		}
		if step >= 0 {
			out.WriteRune(steps[step])
		}
	}
	return out.String()
}

// ordinalEnd is what stands behind an ordinal number in English.
func ordinalEnd(n int) string {
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

func roman(n int) string {
	var out strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			out.WriteString(step.sign)
			n -= step.value
		}
	}
	return out.String()
}
