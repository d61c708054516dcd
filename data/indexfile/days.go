package indexfile

import (
	"sort"
	"time"
)

// DayOf is the day of a document; ok is false when it is unknown.
func (r *Reader) DayOf(document int) (day Day, ok bool) {
	days := r.head.days
	i := sort.Search(len(days), func(i int) bool { return days[i].First > document }) - 1
	if i < 0 || document >= days[i].First+days[i].Count {
		return Day{}, false
	}
	return days[i], true
}

// Month is the day's month, counted from January of the year 0.
func (d Day) Month() int {
	year, month, _ := time.Unix(int64(d.Number)*86400, 0).UTC().Date()
	return year*12 + int(month) - 1
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
