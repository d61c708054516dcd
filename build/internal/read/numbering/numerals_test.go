package numbering

import "testing"

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		form string
		n    int
		want string
	}{
		{"chineseCountingThousand", 10, "十"}, {"chineseCountingThousand", 12, "十二"}, {"chineseCountingThousand", 20, "二十"}, {"chineseCountingThousand", 105, "一百零五"},
		{"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1005, "一千零五"}, {"chineseCountingThousand", 10_010, "一万零一十"}, {"chineseCountingThousand", 0, "〇"},
		{"chineseCounting", 31, "三十一"}, {"chineseCounting", 105, "一〇五"}, {"chineseLegalSimplified", 12, "壹拾贰"}, {"ideographTraditional", 10, "癸"}, {"ideographTraditional", 11, "11"},
		{"ideographDigital", 2024, "二〇二四"}, {"decimalEnclosedCircle", 20, "⑳"}, {"decimalFullWidth", 12, "１２"}, {"decimalZero", 7, "07"}, {"upperRoman", 1994, "MCMXCIV"},
		{"lowerLetter", 28, "bb"}, {"ordinal", 112, "112th"}, {"ordinal", 22, "22nd"}, {"decimal", -1, "-1"}, {"none", 3, ""},
	} {
		if got := Numeral(c.form, c.n); got != c.want {
			t.Errorf("%s of %d: %q, want %q", c.form, c.n, got, c.want)
		}
	}
}
