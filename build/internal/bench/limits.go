package main

import "fmt"

// limit is what ARCHITECTURE.md allows of an archive of up to so many articles.
type limit struct {
	articles               int
	bytesMedian, bytesMost float64 // of a cold query, at the median and at 95%
}

// The limits that are the same for all archives.
const (
	limitFirst    = 2_300_000 // bytes before the first search
	limitRounds   = 3
	limitMedianMS = 10 // in Chromium, warm
	limit95MS     = 60
	limitIndex    = .75 // of the text
	limitBundle   = 1   // of gzip -9 of all text
	limitBuild    = .2  // of Pagefind's
)

var limits = []limit{{10_000, 20_000, 50_000}, {100_000, 40_000, 150_000}}

// limitOf is the limit for an archive of a size; beyond the largest there is none.
func limitOf(articles int) limit {
	for _, l := range limits {
		if articles <= l.articles {
			return l
		}
	}
	return limit{}
}

func (l limit) bytes95() string { return kilobytes(int64(l.bytesMost)) }

// measured is all that is held against limits.
type measured struct {
	name        string
	all         *group
	first       transfer
	text        *text
	build, peer cost // peer: Pagefind's; zero when not measured
}

// limitRows hold what was measured against what was promised.
func (m *measured) limitRows() [][]string {
	var rows [][]string
	most := limitOf(len(m.text.articles))
	row := func(what string, value, limit float64, write func(float64) string) {
		verdict := "holds"
		switch {
		case limit == 0 || value == 0:
			verdict = "–"
		case value > limit:
			verdict = "**does not hold**"
		}
		rows = append(rows, []string{m.name, what, write(value), write(limit), verdict})
	}
	kb := func(v float64) string { return kilobytes(int64(v)) }
	plain := func(v float64) string { return fmt.Sprintf("%.3g", v) }
	found := "holds"
	if m.all.wrong > 0 {
		found = "**does not hold**"
	}
	rows = append(rows, []string{m.name, "queries that find what plain search finds", m.all.answers(), "all", found})
	mb := func(v float64) string { return megabytes(int64(v)) }
	archive := m.first.under("segments/")
	row("fetched before the first search: page, program, catalog", float64(m.first.bytes-archive), limitFirst, mb)
	row("and of the archive's own files, to open it", float64(archive), 0, mb)
	row("a cold query: bytes, median", at(m.all.bytes, .5), most.bytesMedian, kb)
	row("bytes, 95%", at(m.all.bytes, .95), most.bytesMost, kb)
	row("reads in sequence, median", at(m.all.rounds, .5), limitRounds, plain)
	row("reads in sequence, 95%", at(m.all.rounds, .95), limitRounds, plain)
	row("reads in sequence, at most", at(m.all.rounds, 1), limitRounds, plain)
	row("warm in Chromium, median", at(m.all.inChromium, .5), limitMedianMS, milliseconds)
	row("warm in Chromium, 95%", at(m.all.inChromium, .95), limit95MS, milliseconds)
	row("index ÷ text", share64(m.text.index, m.text.bytes), limitIndex, plain)
	row("bundle ÷ gzip -9 of all text", share64(m.text.bundle, m.text.gzip), limitBundle, plain)
	if m.peer.cpuSeconds > 0 {
		row("build CPU ÷ Pagefind's", m.build.cpuSeconds/m.peer.cpuSeconds, limitBuild, plain)
		row("peak memory ÷ Pagefind's", share64(m.build.peakBytes, m.peer.peakBytes), limitBuild, plain)
	}
	return rows
}

func share64(a, b int64) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
