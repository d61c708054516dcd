package indexfile

import (
	"fmt"
	"sort"
	"time"
)

// Day is a day and the documents of it: First up to First + Count.
type Day struct {
	Number int // days since 1970-01-01
	First  int // document
	Count  int
}

const daySeconds = 24 * 60 * 60

func (d Day) time() time.Time { return time.Unix(int64(d.Number)*daySeconds, 0).UTC() }

// Text gives the day as 2006-01-02.
func (d Day) Text() string { return d.time().Format(time.DateOnly) }

// Month is the day's month, counted from January of the year 0.
func (d Day) Month() int {
	year, month, _ := d.time().Date()
	return year*12 + int(month) - 1
}

// dayNumber reads 2006-01-02. Days begin at midnight UTC, so the division is
// exact, before 1970 too.
func dayNumber(day string) (int, error) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, fmt.Errorf("day %q is not of the form 2006-01-02", day)
	}
	return int(t.Unix() / daySeconds), nil
}

// Days lists the days known, newest first; the documents behind the last
// day's are undated.
func (r *Reader) Days() []Day { return r.head.days }

// DayOf is the day of a document; ok is false when it is unknown.
func (r *Reader) DayOf(document int) (day Day, ok bool) {
	days := r.head.days
	i := sort.Search(len(days), func(i int) bool { return days[i].First > document }) - 1
	if i < 0 || document >= days[i].First+days[i].Count {
		return Day{}, false
	}
	return days[i], true
}

// Between gives the documents of the days from first to last, both included:
// from document first up to but without end.
func (r *Reader) Between(firstDay, lastDay int) (first, end int) {
	days := r.head.days
	newest := sort.Search(len(days), func(i int) bool { return days[i].Number <= lastDay })
	oldest := sort.Search(len(days), func(i int) bool { return days[i].Number < firstDay })
	if newest >= oldest {
		return 0, 0
	}
	return days[newest].First, days[oldest-1].First + days[oldest-1].Count
}
