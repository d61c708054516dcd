package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// numbers tells what the numbers of a workbook mean.
type numbers struct {
	shown []bool    // styles that show a number as a date
	since time.Time // the day 0
}

// The days from which workbooks count, the second where they say so.
var since1900, since1904 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)

// date is a day, with its time where there is one, of a number that a style
// shows as one.
func (n *numbers) date(days float64, style int) (string, bool) {
	if style < 0 || style >= len(n.shown) || !n.shown[style] || !(days >= 1 && days < 2958466) { // 9999-12-31
		return "", false
	}
	whole := math.Floor(days)
	t := n.since.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((days-whole)*24*60*60)) * time.Second)
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02"), true
	}
	return t.Format("2006-01-02 15:04:05"), true
}

// plainNumber writes a number to the 15 figures that Excel keeps: 162.67 for
// 162.67000000000002; without an exponent, unless not all figures are known.
func plainNumber(n float64) string {
	if math.Abs(n) >= 1e15 {
		return strconv.FormatFloat(n, 'E', -1, 64)
	}
	kept, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'e', 14, 64), 64)
	return strconv.FormatFloat(kept, 'f', -1, 64)
}

// showsDates tells a number format that shows a date or a time: one of the
// workbook's own, or of those that all know. 14 to 22 and 45 to 47 are, and 27
// to 36 and 50 to 58 in East Asia.
func showsDates(format int, own map[int]bool) bool {
	return own[format] || format >= 14 && format <= 22 || format >= 27 && format <= 36 || format >= 45 && format <= 47 || format >= 50 && format <= 58
}

// showsDate tells number formats that show a day or a time: y, m, d, h and no
// figures, outside of quotations and brackets.
func showsDate(format string) bool {
	format = strings.ToLower(format)
	quoted, bracket, skip, shows := false, false, false, false
	for _, r := range format {
		switch {
		case skip:
			skip = false
		case r == '\\' || r == '_' || r == '*':
			skip = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '[':
			bracket = true
		case r == ']':
			bracket = false
		case bracket: // a colour, a language: [$-804]
		case r == '0' || r == '#':
			return false
		case r == 'y' || r == 'd' || r == 'm' || r == 'h' || r == 'e':
			shows = true
		}
	}
	return shows && !strings.Contains(format, "general")
}
