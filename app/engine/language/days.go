package language

import (
	"fmt"
	"time"
)

// DayRange reads 2006, 2006-01 or 2006-01-02 as the days it covers, counted
// from 1970-01-01.
func DayRange(text string) (first, last int, err error) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1}} {
		if start, err := time.Parse(form.layout, text); err == nil {
			end := start.AddDate(form.years, form.months, form.days)
			return int(start.Unix() / 86400), int(end.Unix()/86400) - 1, nil
		}
	}
	return 0, 0, fmt.Errorf("%q is no date: write 2021, 2021-06 or 2021-06-30", text)
}
