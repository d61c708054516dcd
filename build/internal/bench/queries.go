package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"
	"unicode"

	"fangzhi/app/engine"
	"fangzhi/build/internal/site"
)

// group is the queries of one kind and what they cost.
type group struct {
	name    string
	queries []string

	bytes, reads           []float64 // of a cold query
	rounds                 int       // the most reads in sequence
	cold, warm, inChromium []float64 // milliseconds
}

// lengths are the numbers of characters of the queries drawn.
var lengths = []int{1, 2, 3, 4, 6, 8}

// seed makes the list of queries the same on every run over the same text.
const seed = 20240607

// draw takes queries from the text itself: n characters from a place drawn at
// random, so that common words come often; and the beginnings of titles.
func draw(articles []string, perLength int) []*group {
	from := rand.New(rand.NewPCG(seed, seed))
	runes := make([][]rune, len(articles))
	total := 0
	for i, a := range articles {
		runes[i] = []rune(a)
		total += len(runes[i])
	}
	if total == 0 {
		return nil
	}
	var groups []*group
	for _, n := range lengths {
		g := &group{name: characters(n)}
		g.fill(perLength, func() []rune { return somewhere(from, runes, total, n) })
		groups = append(groups, g)
	}
	words := &group{name: "words of titles"}
	words.fill(perLength, func() []rune {
		title := runes[from.IntN(len(runes))]
		return title[:min(2+from.IntN(3), len(title))]
	})
	return append(groups, words)
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// tries bounds the search for one more query that was not drawn before.
const tries = 1000

// fill draws up to n different queries of Han characters alone.
func (g *group) fill(n int, next func() []rune) {
	seen := map[string]bool{}
	for range n * tries {
		if len(g.queries) == n {
			return
		}
		if q := next(); allHan(q) && !seen[string(q)] {
			seen[string(q)] = true
			g.queries = append(g.queries, string(q))
		}
	}
}

// somewhere is n characters from any place of the text, every place alike; nil
// at the end of an article.
func somewhere(from *rand.Rand, runes [][]rune, total, n int) []rune {
	place := from.IntN(total)
	for _, text := range runes {
		if place < len(text) {
			if place+n > len(text) {
				return nil
			}
			return text[place : place+n]
		}
		place -= len(text)
	}
	return nil
}

func allHan(text []rune) bool {
	for _, r := range text {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return len(text) > 0
}

// opening is what opening an archive takes.
type opening struct {
	bytes int64
	reads int
}

// measureNative asks every query of an archive just opened, then once more of
// the same one.
func measureNative(ctx context.Context, place *site.Site, groups []*group) (opening, error) {
	var o opening
	for _, g := range groups {
		for _, query := range g.queries {
			a, err := engine.Open(ctx, place)
			if err != nil {
				return o, err
			}
			o = opening{a.Info().OpenBytes, a.Info().OpenReads}
			req := engine.Request{Query: query, Counts: true}
			start := time.Now()
			first, err := a.Search(ctx, req)
			if err != nil {
				return o, err
			}
			g.cold = append(g.cold, sinceMS(start))
			if first.Total == 0 {
				return o, fmt.Errorf("%q stands in the text and is not found", query)
			}
			g.bytes = append(g.bytes, float64(first.BytesRead))
			g.reads = append(g.reads, float64(first.Reads))
			g.rounds = max(g.rounds, first.Rounds)
			start = time.Now()
			if _, err := a.Search(ctx, req); err != nil {
				return o, err
			}
			g.warm = append(g.warm, sinceMS(start))
		}
	}
	return o, nil
}

func sinceMS(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1e3 }

// together is all queries as one group.
func together(groups []*group) *group {
	all := &group{name: "all"}
	for _, g := range groups {
		all.queries = append(all.queries, g.queries...)
		all.bytes, all.reads = append(all.bytes, g.bytes...), append(all.reads, g.reads...)
		all.cold, all.warm = append(all.cold, g.cold...), append(all.warm, g.warm...)
		all.inChromium = append(all.inChromium, g.inChromium...)
		all.rounds = max(all.rounds, g.rounds)
	}
	return all
}

func (g *group) bytesRow() []string {
	return []string{g.name, fmt.Sprint(len(g.queries)), kilobytes(int64(at(g.bytes, .5))), kilobytes(int64(at(g.bytes, .95))),
		fmt.Sprint(at(g.reads, .5)), fmt.Sprint(at(g.reads, .95)), fmt.Sprint(g.rounds)}
}

func (g *group) timesRow() []string {
	row := []string{g.name}
	for _, times := range [][]float64{g.cold, g.warm, g.inChromium} {
		row = append(row, milliseconds(at(times, .5)), milliseconds(at(times, .95)))
	}
	return row
}
