package repair

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/repair/testdata/damage"
)

// corpusLines are the lines of real articles, which lie beside the project on
// its own machines only.
func corpusLines(t testing.TB, name string) []string {
	t.Helper()
	file, err := os.Open(filepath.FromSlash("../../../../shared/corpora/" + name + ".jsonl.gz"))
	if err != nil {
		t.Skip("no corpora here")
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 8<<20)
	for lines.Scan() {
		var record struct{ Title, Body string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		all = append(all, record.Title)
		all = append(all, strings.Split(record.Body, "\n")...)
	}
	return all
}

// missing marks the runes of a text that are not found, in order, in another.
func missing(a, b []rune) []bool {
	out := make([]bool, len(a))
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	to, toB := len(a), len(b)
	for to > from && toB > from && a[to-1] == b[toB-1] {
		to--
		toB--
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
			i, j = i+1, j+1
		case j < len(b) && common[i][j+1] >= common[i+1][j]:
			j++
		default:
			out[from+i] = true
			i++
		}
	}
	return out
}

// measure counts what damage did and what the rules brought back.
type measure struct{ damaged, back, others, changed, unknown, untouched int }

func (m *measure) add(clean, damaged, mended string) (worse bool) {
	changed := m.changed
	a := []rune(clean)
	hurt, lostStill := missing(a, []rune(damaged)), missing(a, []rune(mended))
	for i := range a {
		switch {
		case hurt[i]:
			m.damaged++
			if !lostStill[i] {
				m.back++
			}
		default:
			m.others++
			if lostStill[i] {
				m.changed++
			}
		}
	}
	m.unknown += strings.Count(mended, string(lost))
	if damaged == mended {
		for _, h := range hurt {
			if h {
				m.untouched++
			}
		}
	}
	return m.changed > changed
}

func (m *measure) share() float64 { return 100 * float64(m.back) / float64(max(1, m.damaged)) }

// asOne mends a line as a page of its own, by all rules.
func asOne(line string) string {
	p := page("", line)
	Run(p, nil)
	return strings.Join(lines(p), "")
}

// damageKind damages one line in so many and mends it. The floors keep what the
// rules do now; the aim is 98 of 100 back and 1 of 100,000 others changed.
func damageKind(t *testing.T, kind damage.Kind, text []string, every int, traditional bool, least float64) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var m measure
	shown := 0
	for _, line := range text {
		line = damage.Encodable(line, traditional)
		if len([]rune(line)) < 12 || len(line) > 1200 || rng.IntN(every) > 0 {
			continue
		}
		hurt := kind.Do(rng, line)
		if hurt == line {
			continue
		}
		mended := asOne(hurt)
		if m.add(line, hurt, mended) && shown < 20 && testing.Verbose() {
			shown++
			t.Logf("\n%s\n%s\n%s", line, hurt, mended)
		}
	}
	t.Logf("%-40s %8d damaged, %6.2f%% back, %d unknown, %d untouched, %d of %d others changed", kind.Name, m.damaged, m.share(), m.unknown, m.untouched, m.changed, m.others)
	if m.share() < least {
		t.Errorf("%s: %.2f%% of the damaged characters came back, want %.2f%%", kind.Name, m.share(), least)
	}
	if m.changed*100 > m.others {
		t.Errorf("%s: %d of %d undamaged characters changed", kind.Name, m.changed, m.others)
	}
}

// every makes the measurement wider: -every 1 damages every line.
var every = flag.Int("every", 100, "damage one line in so many")

// TestDamageIsMended measures every kind of damage on real articles.
func TestDamageIsMended(t *testing.T) {
	text := corpusLines(t, "news-1k")
	for _, kind := range damage.Shifts {
		t.Run(kind.Name, func(t *testing.T) { damageKind(t, kind, text, *every, false, 85) })
	}
	for _, kind := range damage.Misread {
		t.Run(kind.Name, func(t *testing.T) { damageKind(t, kind, text, *every, false, 85) })
	}
	for _, kind := range damage.Lossy {
		t.Run(kind.Name, func(t *testing.T) { damageKind(t, kind, text, *every, false, 60) })
	}
}
