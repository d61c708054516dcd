package main

import (
	"context"
	"strings"
	"testing"
)

// TestGold measures the facts that the builder learns against what a careful
// reader answers, and prints the table. Of the founding documents every answer
// has to be found; corpora that are not here are left out.
func TestGold(t *testing.T) {
	for _, set := range goldSets {
		t.Run(set.file, func(t *testing.T) {
			scores, articles, mistakes, err := measureGold(context.Background(), "../../..", set)
			if err != nil {
				t.Fatal(err)
			}
			if set.file == "gold.jsonl" && articles < 8 {
				t.Fatalf("only %d articles of the gold file were found; the sample alone has 8", articles)
			}
			for _, row := range goldRows(set.name, scores) {
				t.Log(strings.Join(row, " | "))
			}
			for _, m := range mistakes {
				if !strings.HasSuffix(set.file, "held.jsonl") || set.file == "gold-fresh-held.jsonl" { // its mistakes are not looked at
					t.Log(m)
				}
				if set.file == "gold.jsonl" && !strings.HasPrefix(m, "news-") && !strings.HasPrefix(m, "laws-") {
					t.Errorf("a founding document: %s", m)
				}
			}
			for kind, s := range scores {
				if float64(s.right) < set.precision*float64(s.said) || float64(s.found) < set.recall*float64(s.wanted) {
					t.Errorf("%s: %d of %d said are right, %d of %d wanted are found", kind, s.right, s.said, s.found, s.wanted)
				}
			}
		})
	}
}
