package ui

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/app/engine"
)

func months(list ...string) []engine.Month {
	var months []engine.Month
	for i, m := range list {
		months = append(months, engine.Month{Month: m, Count: i + 1})
	}
	return months
}

func TestBins(t *testing.T) {
	for _, c := range []struct {
		months      []engine.Month
		bins        int
		first, last string
		counts      string // of the bars that count anything
	}{
		{nil, 0, "", "", ""},
		{months("2021"), 0, "", "", ""},
		{months("2021-13", "2021-00", "x021-01"), 0, "", "", ""},
		{months("2021-12"), 12, "2021-01/2021-01", "2021-12/2021-12", "2021-12:1"},
		{months("2023-06", "2021-12"), 36, "2021-01/2021-01", "2023-12/2023-12", "2021-12:2 2023-06:1"},
		{months("2026-01", "2021-12", "2021-02"), 6, "2021/2021", "2026/2026", "2021:5 2026:1"},
		{months("2020-01", "1911-10"), 23, "1910/1914", "2020/2024", "1910:2 2020:1"},
		{months("2019-12", "1912-01"), 22, "1910/1914", "2015/2019", "1910:2 2015:1"},
		{months("2020-01", "0618-05"), 29, "0600/0649", "2000/2049", "0600:2 2000:1"},
		{months("9999-12", "0000-01"), 20, "0000/0499", "9500/9999", "0000:2 9500:1"},
	} {
		bins := Bins(c.months)
		if len(bins) != c.bins {
			t.Errorf("%v: %d bins, want %d", c.months, len(bins), c.bins)
			continue
		}
		if c.bins == 0 {
			continue
		}
		var counts []string
		for _, b := range bins {
			if b.Count > 0 {
				counts = append(counts, fmt.Sprintf("%s:%d", b.From, b.Count))
			}
		}
		first, last := bins[0], bins[len(bins)-1]
		if got := first.From + "/" + first.To; got != c.first {
			t.Errorf("%v: first %s, want %s", c.months, got, c.first)
		}
		if got := last.From + "/" + last.To; got != c.last {
			t.Errorf("%v: last %s, want %s", c.months, got, c.last)
		}
		if got := strings.Join(counts, " "); got != c.counts {
			t.Errorf("%v: counts %s, want %s", c.months, got, c.counts)
		}
	}
}

func TestHeights(t *testing.T) {
	got := Heights([]Bin{{Count: 0}, {Count: 1}, {Count: 50}, {Count: 100}})
	if want := []float64{0, leastHeight, 0.5, 1}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		months []engine.Month
		want   string
	}{
		{months("2021-05"), "[{0 2021}]"},
		{months("2023-05", "2021-05"), "[{0 2021} {12 2022} {24 2023}]"},
		{months("2023-05", "2016-05"), "[{0 2016} {2 2018} {4 2020} {6 2022}]"},
	} {
		if got := fmt.Sprint(Ticks(Bins(c.months), 5)); got != c.want {
			t.Errorf("%v: %s, want %s", c.months, got, c.want)
		}
	}
}

func TestBinAt(t *testing.T) {
	for _, c := range []struct {
		across float64
		want   int
	}{{-1, 0}, {0, 0}, {0.24, 0}, {0.25, 1}, {0.99, 3}, {1, 3}, {7, 3}} {
		if got := binAt(4, c.across); got != c.want {
			t.Errorf("%g: bin %d, want %d", c.across, got, c.want)
		}
	}
}
