package ui

import (
	"strconv"

	"fangzhi/app/engine"
)

// Bin is one bar of the timeline: a month, a year, or a run of years.
type Bin struct {
	From, To string // as Search.From and To
	Count    int
}

// The timeline's measure: months as long as they are few, then years, then
// runs of years.
const (
	mostMonths = 60
	mostYears  = 60
)

// yearSteps are the lengths in years that a bar can have.
var yearSteps = []int{1, 5, 10, 50, 100, 500}

// Bins lays counts by month out on an unbroken row of bars, oldest first.
// Months that cannot be read are left out.
func Bins(months []engine.Month) []Bin {
	first, last := 0, -1
	for _, m := range months {
		n, ok := monthNumber(m.Month)
		if !ok {
			continue
		}
		if last < 0 {
			first, last = n, n
		}
		first, last = min(first, n), max(last, n)
	}
	if last < 0 {
		return nil
	}
	firstYear, lastYear := first/12, last/12
	if (lastYear-firstYear+1)*12 <= mostMonths {
		return fill(months, firstYear*12, (lastYear+1)*12, 1)
	}
	step := yearSteps[len(yearSteps)-1]
	for _, years := range yearSteps {
		if lastYear/years-firstYear/years < mostYears {
			step = years
			break
		}
	}
	return fill(months, firstYear/step*step*12, (lastYear/step+1)*step*12, step*12)
}

// fill makes bins of so many months each, from a month up to another.
func fill(months []engine.Month, from, to, step int) []Bin {
	bins := make([]Bin, 0, (to-from)/step)
	for n := from; n < to; n += step {
		bin := Bin{From: monthName(n), To: monthName(n)}
		if step >= 12 {
			bin.From, bin.To = yearName(n/12), yearName((n+step)/12-1)
		}
		bins = append(bins, bin)
	}
	for _, m := range months {
		if n, ok := monthNumber(m.Month); ok {
			bins[(n-from)/step].Count += m.Count
		}
	}
	return bins
}

// monthNumber counts months from January of the year 0.
func monthNumber(month string) (int, bool) {
	if len(month) != len("2006-01") || month[4] != '-' {
		return 0, false
	}
	year, err := strconv.ParseUint(month[:4], 10, 16)
	if err != nil {
		return 0, false
	}
	m, err := strconv.ParseUint(month[5:], 10, 8)
	if err != nil || m < 1 || m > 12 {
		return 0, false
	}
	return int(year)*12 + int(m) - 1, true
}

func monthName(n int) string { return yearName(n/12) + "-" + digits(n%12+1, 2) }

func yearName(year int) string { return digits(year, 4) }

// digits writes n with at least width digits.
func digits(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// Heights gives each bar's height as a share of the tallest; a bar that
// counts anything is at least leastHeight tall.
func Heights(bins []Bin) []float64 {
	most := 0
	for _, b := range bins {
		most = max(most, b.Count)
	}
	heights := make([]float64, len(bins))
	for i, b := range bins {
		if b.Count > 0 {
			heights[i] = max(leastHeight, float64(b.Count)/float64(most))
		}
	}
	return heights
}

const leastHeight = 0.04

// Tick is a label under the timeline.
type Tick struct {
	Bin  int
	Text string // a year
}

// Ticks chooses the bars to label, at most so many: where a year begins.
func Ticks(bins []Bin, most int) []Tick {
	var ticks []Tick
	for i, b := range bins {
		if len(b.From) == 4 || b.From[5:] == "01" {
			ticks = append(ticks, Tick{i, b.From[:4]})
		}
	}
	return thinned(ticks, most)
}

// thinned keeps every so manieth tick, so that there are at most so many.
func thinned(ticks []Tick, most int) []Tick {
	every := 1
	for len(ticks) > most*every {
		every++
	}
	kept := ticks[:0]
	for i, tick := range ticks {
		if i%every == 0 {
			kept = append(kept, tick)
		}
	}
	return kept
}

// binAt is the bar under a place across the row, from 0 to 1.
func binAt(bins int, across float64) int {
	return max(0, min(bins-1, int(across*float64(bins))))
}
