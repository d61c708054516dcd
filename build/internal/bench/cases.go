package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fangzhi/app/engine"
	"fangzhi/build/internal/site"
)

// took is what one request cost.
type took struct {
	found         int
	bytes         int64
	reads, rounds int
}

// hard is a request that is known to be among the dearest.
type hard struct {
	name string
	ask  func(ctx context.Context, a *engine.Archive) (took, error)
}

// hardCases are the dearest requests there are, made of the commonest
// characters and pairs of a text.
func hardCases(articles []string) []hard {
	singles, pairs := commonest(articles)
	if len(singles) == 0 || len(pairs) < 10 {
		return nil
	}
	first, second := []rune(pairs[0]), []rune(pairs[1])
	word := "社区"
	if !slices.ContainsFunc(articles, func(a string) bool { return strings.Contains(a, word) }) {
		word = pairs[0]
	}
	context := func(sort engine.Sort) string { return fmt.Sprintf("hits of %s in context, 50 by %s", word, sort) }
	return []hard{
		searched("the commonest pair", pairs[0]),
		searched("the ten commonest pairs", strings.Join(pairs[:10], " ")),
		searched("the commonest character", singles[0]),
		searched("pattern", string(first[0])+"*"+string(second[1])),
		searched("near", pairs[0]+" NEAR/5 "+pairs[1]),
		searched("near, a rarer word", word+" NEAR/5 "+pairs[0]),
		searched("one character other", pairs[0]+pairs[1]+"~"),
		searched("quoted", `"`+pairs[0]+`"`),
		searched("quoted over a sign", `"`+pairs[1]+"，"+pairs[0]+`"`),
		searched("quoted letters", `"GDP"`),
		{context(engine.ByDate), inContext(word, engine.ByDate)},
		{context(engine.ByRight), inContext(word, engine.ByRight)},
		{"trend of " + word + " by month", overTime(word)},
		{"first key of a suggestion: " + singles[0], suggested(singles[0])},
		{"first key of a suggestion: s", suggested("s")},
	}
}

// commonest are a text's Han characters and pairs, the commonest first.
func commonest(articles []string) (singles, pairs []string) {
	one, two := map[rune]int{}, map[[2]rune]int{}
	for _, article := range articles {
		var before rune
		for _, r := range article {
			if !isHan(r) {
				before = 0
				continue
			}
			one[r]++
			if before != 0 {
				two[[2]rune{before, r}]++
			}
			before = r
		}
	}
	for _, r := range byCount(one, func(a, b rune) int { return cmp.Compare(a, b) }) {
		singles = append(singles, string(r))
	}
	for _, p := range byCount(two, func(a, b [2]rune) int { return slices.Compare(a[:], b[:]) }) {
		pairs = append(pairs, string(p[:]))
	}
	return singles, pairs
}

func byCount[K comparable](counts map[K]int, order func(a, b K) int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int { return cmp.Or(counts[b]-counts[a], order(a, b)) })
}

func searched(name, query string) hard {
	return hard{name + ": " + strings.ReplaceAll(query, "|", `\|`), func(ctx context.Context, a *engine.Archive) (took, error) {
		r, err := a.Search(ctx, engine.Request{Query: query, Counts: true})
		if err != nil {
			return took{}, err
		}
		return took{r.Total, r.BytesRead, r.Reads, r.Rounds}, nil
	}}
}

func inContext(query string, sort engine.Sort) func(context.Context, *engine.Archive) (took, error) {
	return func(ctx context.Context, a *engine.Archive) (took, error) {
		r, err := a.Concordance(ctx, engine.Request{Query: query, Sort: sort, Limit: 50}, func(engine.Progress) {})
		if err != nil {
			return took{}, err
		}
		return took{r.Total, r.BytesRead, r.Reads, 0}, nil
	}
}

func overTime(query string) func(context.Context, *engine.Archive) (took, error) {
	return func(ctx context.Context, a *engine.Archive) (took, error) {
		r, err := a.Trend(ctx, engine.TrendRequest{Queries: []string{query}, By: "month"}, func(engine.Progress) {})
		if err != nil {
			return took{}, err
		}
		return took{r.Terms[0].Hits, r.BytesRead, r.Reads, 0}, nil
	}
}

func suggested(text string) func(context.Context, *engine.Archive) (took, error) {
	return func(ctx context.Context, a *engine.Archive) (took, error) {
		r, err := a.Suggest(ctx, engine.SuggestRequest{Text: text})
		if err != nil {
			return took{}, err
		}
		return took{len(r.List), r.BytesRead, r.Reads, 0}, nil
	}
}

// measureCases asks each of an archive just opened. What is refused is told.
func measureCases(ctx context.Context, name string, place *site.Site, cases []hard, most limit, t *table) error {
	for _, c := range cases {
		a, err := engine.Open(ctx, place)
		if err != nil {
			return err
		}
		start := time.Now()
		got, err := c.ask(ctx, a)
		if err != nil {
			t.add(name, c.name, "refused: "+err.Error(), "", "", "", "", "")
			continue
		}
		rounds := fmt.Sprint(got.rounds)
		if got.rounds == 0 {
			rounds = "–"
		}
		t.add(name, c.name, fmt.Sprint(got.found), kilobytes(got.bytes), most.bytes95(), fmt.Sprint(got.reads), rounds, milliseconds(sinceMS(start)))
	}
	return nil
}
