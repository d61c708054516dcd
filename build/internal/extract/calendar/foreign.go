package calendar

import (
	"strconv"
	"strings"
	"time"

	"fangzhi/build/internal/expression"
)

// Dates as programs and other calendars write them, rewritten as the layouts
// have them: English months, the hours of half a day, years that come last.

// rewritten is a date in figures, its year first; a date that is written so
// already is left as it is.
func rewritten(words string, zone *time.Location) string {
	words = commonEra.ReplaceAllString(HalfWide(words), "")
	if strings.Contains(words, " CST") && isChinas(zone) {
		words = strings.Replace(words, " CST", " +0800", 1)
	}
	if m := yearLast.FindStringSubmatch(words); m != nil {
		month, day := Figure(m[1]), Figure(m[2])
		if month > 12 {
			month, day = day, month
		} else if day <= 12 && day != month { // either could be the month
			return words
		}
		return m[3] + "-" + strconv.Itoa(month) + "-" + strconv.Itoa(day) + m[4]
	}
	bare := weekdayAhead.ReplaceAllString(words, "")
	for _, form := range englishDays {
		m := form.days.FindStringSubmatch(bare)
		if m == nil {
			continue
		}
		month := months[strings.ToLower(m[form.month][:3])]
		clock, ok := halfDay(m[4])
		if month == 0 || !ok {
			return words
		}
		return strings.TrimSpace(m[form.year] + "-" + strconv.Itoa(month) + "-" + m[form.day] + " " + clock)
	}
	return words
}

// isChinas tells a zone that is eight hours ahead of Greenwich, where CST is
// China's time.
func isChinas(zone *time.Location) bool {
	_, offset := time.Date(2020, 1, 1, 0, 0, 0, 0, zone).Zone()
	return offset == 8*60*60
}

// halfDay writes 8:05 PM as 20:05. What is no time is not taken.
func halfDay(clock string) (string, bool) {
	clock = strings.TrimSpace(clock)
	if clock == "" {
		return "", true
	}
	m := clockOfHalf.FindStringSubmatch(clock)
	if m == nil {
		return "", false
	}
	hour := Figure(m[1])
	switch half := strings.ToLower(m[3]); {
	case half == "":
	case hour > 12 || hour == 0:
		return "", false
	case half == "p":
		hour = hour%12 + 12
	default:
		hour %= 12
	}
	return strconv.Itoa(hour) + m[2], true
}

var (
	commonEra    = expression.Compile(`^[\s　]*(?:西元|公元|西曆|西历)[\s　]*`)
	yearLast     = expression.Compile(`^(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)\b(.*)$`)
	weekdayAhead = expression.Compile(`^(?i:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)[,.]?\s+`)
	clockOfHalf  = expression.Compile(`^(\d{1,2})(:\d{2}(?::\d{2})?)\s*(?:([AaPp])\.?[Mm]\.?)?$`)
	months       = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
)

// monthWord is the name of a month in English, whole or short.
const monthWord = `((?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?`

// englishDays are the orders in which English dates are written, with where in
// them year, month and day stand; what follows is the time.
var englishDays = []struct {
	days             *expression.Expression
	year, month, day int
}{
	{expression.Compile(`^` + monthWord + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?:,|\s+at)?((?:\s.*)?)$`), 3, 1, 2},
	{expression.Compile(`^(\d{1,2})(?:st|nd|rd|th)?[\s-]+` + monthWord + `,?[\s-]+((?:19|20)\d\d)(?:,|\s+at)?((?:\s.*)?)$`), 3, 2, 1},
	{expression.Compile(`^((?:19|20)\d\d)-` + monthWord + `-(\d{1,2})((?:\s.*)?)$`), 1, 2, 3},
}

// serialDay reads the number by which spreadsheets count days, from 1980 to
// 2063: 44350. A time of the day is left out, as they tell none for a day.
func serialDay(words string) (time.Time, bool) {
	const first, last = 29221, 59900
	whole, _, _ := strings.Cut(words, ".")
	n, err := strconv.Atoi(whole)
	if _, bad := strconv.ParseFloat(words, 64); err != nil || bad != nil || len(whole) != 5 || n < first || n > last {
		return time.Time{}, false
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC), true
}
