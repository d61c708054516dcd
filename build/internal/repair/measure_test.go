package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/testdata/damage"
)

// aligned gives for each rune of a text its place in another, as far as both
// have the same in order; -1 where it is not there.
func aligned(a, b []rune) []int {
	out := make([]int, len(a))
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		out[from] = from
		from++
	}
	to, toB := len(a), len(b)
	for to > from && toB > from && a[to-1] == b[toB-1] {
		to--
		toB--
		out[to] = toB
	}
	a, b = a[from:to], b[from:toB]
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a); {
		switch {
		case j < len(b) && a[i] == b[j]:
			out[from+i] = from + j
			i, j = i+1, j+1
		case j < len(b) && common[i][j+1] >= common[i+1][j]:
			j++
		default:
			out[from+i] = -1
			i++
		}
	}
	return out
}

// missing marks the runes of a text that are not found, in order, in another.
func missing(a, b []rune) []bool {
	out := make([]bool, len(a))
	for i, at := range aligned(a, b) {
		out[i] = at < 0
	}
	return out
}

// damagedIn marks those characters too beside damaged ones that are found alone:
// that one like them stands in the damage is chance.
func damagedIn(a, b []rune) []bool {
	places := aligned(a, b)
	out := make([]bool, len(a))
	for i, at := range places {
		before := i > 0 && places[i-1] == at-1 || i == 0 && at == 0
		behind := i+1 < len(a) && places[i+1] == at+1 || i+1 == len(a) && at+1 == len(b)
		out[i] = at < 0 || a[i] >= utf8.RuneSelf && !before && !behind
	}
	return out
}

// measure counts what damage did and what the rules brought back.
type measure struct {
	damaged, back, others, changed, unknown, untouched int
	// whole are those damaged characters whose bytes are all still there: what
	// can be known without a guess.
	whole, wholeBack int
}

func (m *measure) add(clean string, damaged damage.Damaged, mended string) (worse bool) {
	changed := m.changed
	a := []rune(clean)
	hurt, lostStill := damagedIn(a, []rune(damaged.Text)), missing(a, []rune(mended))
	for i := range a {
		switch {
		case hurt[i]:
			m.damaged++
			if !lostStill[i] {
				m.back++
			}
			if damaged.Whole[i] {
				m.whole++
				if !lostStill[i] {
					m.wholeBack++
				}
			}
		default:
			m.others++
			if lostStill[i] {
				m.changed++
			}
		}
	}
	m.unknown += strings.Count(mended, string(likely.Lost))
	if damaged.Text == mended {
		for _, h := range hurt {
			if h {
				m.untouched++
			}
		}
	}
	return m.changed > changed
}

func (m *measure) share() float64 { return percent(m.back, m.damaged) }

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// compare adds what became of a page.
func (m *measure) compare(clean []string, hurt []damage.Damaged, mended []string) (worse bool) {
	if len(clean) != len(mended) {
		var whole []bool
		for _, line := range hurt {
			whole = append(append(whole, line.Whole...), true)
		}
		return m.add(strings.Join(clean, "\n"), damage.Damaged{Text: strings.Join(texts(hurt), "\n"), Whole: whole}, strings.Join(mended, "\n"))
	}
	for i := range clean {
		worse = m.add(clean[i], hurt[i], mended[i]) || worse
	}
	return worse
}
