package ui

import (
	"math"
	"strconv"
	"strings"

	"fangzhi/app/engine"
)

// chart is hits over time laid out for drawing; lengths are units of the drawing.
type chart struct {
	width, height float64
	top           float64   // the value at the upper edge
	steps         []float64 // values with a line across
	first, count  int       // the first period drawn, as periodNumber has it, and how many there are up to the last
	series        [][]point // by term, in order of time
}

// point is a period's value.
type point struct {
	period int // which of the trend's
	number int // as periodNumber has it
	x, y   float64
}

// The room around the field of a chart, for its labels.
const (
	chartLeft, chartRight = 46, 14
	chartTop, chartBottom = 12, 26
	wideChart, tallChart  = 860, 320
	slimChart, shortChart = 400, 280
)

// withHits are the periods from the first to the last in which there are hits:
// an article of long ago does not take the room of what is asked for. Where
// there are no hits they are all.
func withHits(t *engine.Trend) (from, to int) {
	for i, p := range t.Periods {
		for _, n := range p.Counts {
			if n.Hits == 0 {
				continue
			}
			if to == 0 {
				from = i
			}
			to = i + 1
		}
	}
	if to == 0 {
		to = len(t.Periods)
	}
	return from, to
}

// newChart lays out a trend: counts, or rates.
func newChart(t *engine.Trend, rate, narrow bool) *chart {
	c := &chart{width: wideChart, height: tallChart, series: make([][]point, len(t.Terms))}
	if narrow {
		c.width, c.height = slimChart, shortChart
	}
	most := 0.0
	from, to := withHits(t)
	for i := from; i < to; i++ {
		p := &t.Periods[i]
		n, ok := periodNumber(p.Period)
		if !ok {
			continue
		}
		if c.count == 0 {
			c.first = n
		}
		c.count = n - c.first + 1
		for k := range t.Terms {
			value := valueOf(p.Counts[k], rate)
			most = max(most, value)
			c.series[k] = append(c.series[k], point{period: i, number: n, y: value})
		}
	}
	c.top, c.steps = scale(most, rate)
	for _, points := range c.series {
		for i := range points {
			points[i].x = c.x(points[i].number)
			points[i].y = c.y(points[i].y)
		}
	}
	return c
}

func valueOf(n engine.TrendCount, rate bool) float64 {
	if rate {
		return n.Rate
	}
	return float64(n.Hits)
}

// x is the middle of a period across the chart.
func (c *chart) x(number int) float64 {
	return chartLeft + (float64(number-c.first)+.5)*(c.width-chartLeft-chartRight)/float64(max(1, c.count))
}

// near tells that points stand so close together that their signs would hide
// the line.
func (c *chart) near() bool { return c.x(1)-c.x(0) < 9 }

// alone tells a point that no line leads to.
func alone(points []point, i int) bool {
	beside := func(k int) bool {
		return k >= 0 && k < len(points) && max(points[k].number-points[i].number, points[i].number-points[k].number) == 1
	}
	return !beside(i-1) && !beside(i+1)
}

// y is where a value stands.
func (c *chart) y(value float64) float64 {
	return c.height - chartBottom - value/c.top*(c.height-chartTop-chartBottom)
}

// periodNumber counts years, or months from January of the year 0.
func periodNumber(period string) (int, bool) {
	if len(period) == len("2006") {
		n, err := strconv.ParseUint(period, 10, 16)
		return int(n), err == nil
	}
	return monthNumber(period)
}

// scale chooses round values for the lines across, up to one not below most.
// Counts have whole ones.
func scale(most float64, rate bool) (top float64, steps []float64) {
	if most <= 0 {
		return 1, []float64{0, 1}
	}
	step := math.Pow(10, math.Floor(math.Log10(most/4)))
	for _, times := range []float64{1, 2, 5, 10} {
		if most/(step*times) <= 5 {
			step *= times
			break
		}
	}
	if !rate {
		step = max(1, math.Round(step))
	}
	n := int(math.Ceil(most/step - 1e-9))
	for i := range n + 1 {
		steps = append(steps, step*float64(i))
	}
	return step * float64(n), steps
}

// line is the path through a term's points; where a period has no articles at
// all it breaks off.
func (c *chart) line(points []point) string {
	var b strings.Builder
	for i, p := range points {
		letter := "L"
		if i == 0 || points[i-1].number != p.number-1 {
			letter = "M"
		}
		b.WriteString(letter + unit(p.x) + " " + unit(p.y))
	}
	return b.String()
}

// labels are the periods named under the chart: years, at most so many.
func (c *chart) labels(byMonth bool, most int) []Tick {
	var ticks []Tick
	for i := range c.count {
		n := c.first + i
		switch {
		case !byMonth:
			ticks = append(ticks, Tick{n, yearName(n)})
		case n%12 == 0 || c.count <= 12:
			name := yearName(n / 12)
			if c.count <= 12 {
				name = monthName(n)
			}
			ticks = append(ticks, Tick{n, name})
		}
	}
	return thinned(ticks, most)
}

// unit writes a length of the drawing.
func unit(n float64) string { return strconv.FormatFloat(math.Round(n*10)/10, 'f', -1, 64) }

// markers are the outlines of the signs that tell the lines apart without
// colour, around 0, about 8 wide.
var markers = [engine.MostTerms]string{
	"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z",
	"M-3.5-3.5H3.5V3.5H-3.5Z",
	"M0-4.5 4.5 3.5H-4.5Z",
	"M0-5 5 0 0 5-5 0Z",
	"M-4.5-3.5H4.5L0 4.5Z",
	"M-1.5-5h3v3.5H5v3H1.5V5h-3V1.5H-5v-3h3.5Z",
	"M0-5 1.5-1.5 5 0 1.5 1.5 0 5-1.5 1.5-5 0-1.5-1.5Z",
	"M-4.5-2 0-5 4.5-2V2L0 5-4.5 2Z",
}
