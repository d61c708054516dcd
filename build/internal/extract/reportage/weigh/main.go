// Weigh finds the weights by which reports are told from other texts, and prints
// them, one cue a line, as cues.go has them.
//
//	go run ./build/internal/extract/reportage/weigh LABELLED.jsonl
//
// A line of the file is an object {title, paragraphs, news, weight, of}: a text,
// whether it is a report, how much it counts, and what it was taken from. Texts
// of "held" are left out, and of the others every third; how these come out is
// told at the end. LICENSES.md tells what the weights that stand in cues.go were found from.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"fangzhi/build/internal/extract/reportage"
	"fangzhi/data/token"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: weigh LABELLED.jsonl")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "error: weigh:", err)
		os.Exit(1)
	}
}

// text is a labelled text as the sums need it.
type text struct {
	has    []float64 // of each cue, the last is 1: the bias
	report bool
	weight float64
	of     string
}

func run(name string) error {
	all, err := load(name)
	if err != nil {
		return err
	}
	var learn, try []text
	for i, t := range all {
		if t.of == "held" || t.of != "gold" && i%3 == 0 {
			try = append(try, t)
		} else {
			learn = append(learn, t)
		}
	}
	w := fit(learn)
	for i := range w {
		w[i] = math.Round(10*w[i]) / 10
		fmt.Printf("%d\t%.0f\n", i, 10*w[i])
	}
	tell(try, w)
	return nil
}

func load(name string) (all []text, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var l struct {
			Title      string
			Paragraphs []string
			News       bool
			Weight     float64
			Of         string
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", name, len(all)+1, err)
		}
		var paragraphs []token.Folded
		for _, p := range l.Paragraphs {
			paragraphs = append(paragraphs, token.Fold(p))
		}
		t := text{report: l.News, weight: l.Weight, of: l.Of}
		for _, n := range reportage.Features(token.Fold(l.Title), paragraphs) {
			t.has = append(t.has, float64(n)/1000)
		}
		t.has = append(t.has, 1)
		all = append(all, t)
	}
	return all, lines.Err()
}

// fit is logistic regression: reports and others weigh the same in all, and
// large weights cost a little.
func fit(texts []text) []float64 {
	const (
		rounds = 300
		step   = 0.2
		cost   = 0.002
	)
	w, seen := make([]float64, len(texts[0].has)), make([]float64, len(texts[0].has))
	sum := map[bool]float64{}
	for _, t := range texts {
		sum[t.report] += t.weight
	}
	for range rounds {
		slope := make([]float64, len(w))
		for _, t := range texts {
			off := 1 / (1 + math.Exp(-dot(w, t.has)))
			if t.report {
				off--
			}
			for i, has := range t.has {
				slope[i] += off * has * t.weight / sum[t.report] / 2
			}
		}
		for i := range w {
			if i < len(w)-1 {
				slope[i] += cost * w[i]
			}
			seen[i] += slope[i] * slope[i]
			w[i] -= step * slope[i] / math.Sqrt(seen[i]+1e-9)
		}
	}
	return w
}

func dot(w, has []float64) (sum float64) {
	for i := range w {
		sum += w[i] * has[i]
	}
	return sum
}

// tell prints how many of the texts that were left out reach a weight.
func tell(texts []text, w []float64) {
	for _, sure := range []float64{1, 1.5, 2, 2.2, 2.5, 3} {
		total, reach := map[string]int{}, map[string]int{}
		for _, t := range texts {
			kind := fmt.Sprintf("%s report=%t", t.of, t.report)
			total[kind]++
			if dot(w, t.has) >= sure {
				reach[kind]++
			}
		}
		var kinds []string
		for kind := range total {
			kinds = append(kinds, kind)
		}
		slices.Sort(kinds)
		fmt.Printf("%.1f:", sure)
		for _, kind := range kinds {
			fmt.Printf("  %s %d of %d", kind, reach[kind], total[kind])
		}
		fmt.Println()
	}
}
