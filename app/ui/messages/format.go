package messages

import (
	"strconv"
	"strings"
)

// Number writes a whole number with commas between groups of three digits.
func (l Language) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// Bytes writes a size in the largest unit that leaves at least 1: 1.5 MB.
func (l Language) Bytes(n int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB"}
	size, unit := float64(n), 0
	for size >= 999.5 && unit < len(units)-1 {
		size, unit = size/1000, unit+1
	}
	digits := 0
	if unit > 0 && size < 9.95 {
		digits = 1
	}
	return strconv.FormatFloat(size, 'f', digits, 64) + " " + units[unit]
}

// Milliseconds writes a time taken, from one second on in seconds. What is
// under one millisecond, or ten seconds, keeps a decimal.
func (l Language) Milliseconds(ms float64) string {
	unit, digits := "unit.ms", 0
	if ms >= 999.5 {
		unit, ms = "unit.s", ms/1000
	}
	if ms < 1 || unit == "unit.s" && ms < 9.95 {
		digits = 1
	}
	return l.Text(unit, strconv.FormatFloat(ms, 'f', digits, 64))
}

// Date writes 2006, 2006-01, 2006-01-02 or a longer RFC 3339 date as people
// write the day. What is no date is given back as it is.
func (l Language) Date(date string) string {
	year, month, day, ok := cutDate(date)
	switch {
	case !ok:
		return date
	case month == 0:
		return l.Text("date.year", year)
	case day == 0:
		return l.Text("date.month", year, l.month(month))
	}
	return l.Text("date.day", year, l.month(month), strconv.Itoa(day))
}

// Time is the hour and minute of an RFC 3339 date, as the clock stood where
// it was written, or "" when it has none.
func (l Language) Time(date string) string {
	if len(date) < len("2006-01-02T15:04") || date[10] != 'T' {
		return ""
	}
	return date[11:16]
}

// month names a month, 1 to 12.
func (l Language) month(m int) string {
	if l != English {
		return strconv.Itoa(m)
	}
	return strings.Fields(l.Text("date.months"))[m-1]
}

// cutDate takes a date apart by its place; parts it does not have are 0.
func cutDate(date string) (year string, month, day int, ok bool) {
	if len(date) > 10 {
		date = date[:10]
	}
	parts := strings.Split(date, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return "", 0, 0, false
	}
	numbers := [3]int{}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || (i > 0 && len(part) != 2) {
			return "", 0, 0, false
		}
		numbers[i] = n
	}
	if len(parts) > 1 && (numbers[1] < 1 || numbers[1] > 12) || len(parts) > 2 && (numbers[2] < 1 || numbers[2] > 31) {
		return "", 0, 0, false
	}
	return strconv.Itoa(numbers[0]), numbers[1], numbers[2], true
}

// Han writes a number up to 99,999,999 in Han numerals, as a printed book
// does; a larger one, or one below 0, in digits.
func (l Language) Han(n int) string {
	if n < 0 || n > 99_999_999 {
		return l.Number(int64(n))
	}
	numerals := strings.Fields(l.Text("numerals"))
	if n == 0 {
		return numerals[0]
	}
	words := ""
	if high := n / 10_000; high > 0 {
		words = hanGroup(numerals, high, false) + numerals[13]
	}
	if low := n % 10_000; low > 0 {
		words += hanGroup(numerals, low, words != "")
	}
	return words
}

// hanGroup writes 1 to 9999. The numerals are 0 to 9, ten, hundred, thousand
// and ten thousand; inner tells that a higher group stands before it.
func hanGroup(numerals []string, n int, inner bool) string {
	words, gap := "", inner && n < 1000
	for place, unit := 3, 1000; unit > 0; place, unit = place-1, unit/10 {
		digit := n / unit % 10
		if digit == 0 {
			gap = words != "" || inner
			continue
		}
		if gap {
			words += numerals[0]
			gap = false
		}
		if !(place == 1 && digit == 1 && words == "" && !inner) {
			words += numerals[digit]
		}
		if place > 0 {
			words += numerals[9+place]
		}
	}
	return words
}
