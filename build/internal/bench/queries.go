package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"fangzhi/app/engine"
	"fangzhi/build/internal/site"
	"fangzhi/data/token"
)

// group is the queries of one kind and what they cost.
type group struct {
	name    string
	exact   bool // in quotation marks: as written, not folded
	queries []string

	bytes, reads, rounds   []float64 // of a cold query
	cold, warm, inChromium []float64 // milliseconds
	checked, wrong         int       // queries held against plain search; those that find another number
}

// opening is what opening an archive takes.
type opening struct {
	bytes int64
	reads int
}

// measureNative asks every query of an archive just opened, then once more of
// the same one.
func measureNative(ctx context.Context, place *site.Site, groups []*group, plain *plainText) (opening, error) {
	var o opening
	for _, g := range groups {
		for i, query := range g.queries {
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
			g.rounds = append(g.rounds, float64(first.Rounds))
			if first.Rounds > limitRounds {
				fmt.Fprintf(os.Stderr, "bench: %s: %d reads in sequence, %d bytes, %d found\n", query, first.Rounds, first.BytesRead, first.Total)
			}
			if i < plain.checks {
				g.checked++
				if want := plain.count(query, g.exact); want != first.Total {
					g.wrong++
					fmt.Fprintf(os.Stderr, "bench: %s: %d are found, plain search finds %d\n", query, first.Total, want)
				}
			}
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
		all.rounds = append(all.rounds, g.rounds...)
		all.checked, all.wrong = all.checked+g.checked, all.wrong+g.wrong
	}
	return all
}

func (g *group) bytesRow() []string {
	return []string{g.name, fmt.Sprint(len(g.queries)), kilobytes(int64(at(g.bytes, .5))), kilobytes(int64(at(g.bytes, .95))),
		fmt.Sprint(at(g.reads, .5)), fmt.Sprint(at(g.reads, .95)), fmt.Sprint(at(g.rounds, .5)), fmt.Sprint(at(g.rounds, 1)), g.answers()}
}

func (g *group) timesRow() []string {
	row := []string{g.name}
	for _, times := range [][]float64{g.cold, g.warm, g.inChromium} {
		row = append(row, milliseconds(at(times, .5)), milliseconds(at(times, .95)))
	}
	return row
}

// answers tells how many queries were held against plain search and found the same.
func (g *group) answers() string { return fmt.Sprintf("%d of %d", g.checked-g.wrong, g.checked) }

// plainText is what plain search looks through: titles and texts, as written and folded.
type plainText struct {
	written, folded []string
	checks          int // queries of a kind to hold against it
}

func newPlainText(articles []string, checks int) *plainText {
	p := &plainText{written: articles, folded: make([]string, len(articles)), checks: checks}
	for i, a := range articles {
		title, text, _ := strings.Cut(a, "\n")
		p.folded[i] = token.FoldString(title) + "\n" + token.FoldString(text)
	}
	return p
}

// count is the number of articles that hold a query of one run.
func (p *plainText) count(query string, exact bool) (n int) {
	articles := p.folded
	query = strings.Trim(query, `"`)
	if exact {
		articles = p.written
	} else {
		query = token.FoldString(query)
	}
	for _, a := range articles {
		if strings.Contains(a, query) {
			n++
		}
	}
	return n
}
