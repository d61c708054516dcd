package boilerplate

import "fangzhi/build/internal/expression"

// siteClock finds what a site shows of the time at which it was looked at: a day
// alone in its line, the day of the week below it, the hour below that.
func (s surroundings) siteClock() []int {
	for i := range s.text() - 2 {
		if creditsOf(s.blocks[i]).isDay() && weekday.MatchString(s.blocks[i+1].Text) && clockAlone.MatchString(s.blocks[i+2].Text) {
			return []int{i, i + 1, i + 2}
		}
	}
	return nil
}

var weekday = expression.Compile(`^\s*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s*$`)

// loneClock is the length of a film, alone in its line: 04:09. Where a page has
// several they are hours, and from six on one may be: 09:00.
func (s surroundings) loneClock() (out []int) {
	for i, b := range s.blocks {
		if len(b.Text) <= maxClock && clockAlone.MatchString(b.Text) {
			out = append(out, i)
		}
	}
	if len(out) == 1 && s.blocks[out[0]].Text < "06" {
		return out
	}
	return nil
}

const maxClock = len("00:00")

var clockAlone = expression.Compile(`^\d?\d:\d\d$`)
