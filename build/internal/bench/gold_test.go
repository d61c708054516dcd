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
	scores, articles, mistakes, err := measureGold(context.Background(), "../../..")
	if err != nil {
		t.Fatal(err)
	}
	if articles < 8 {
		t.Fatalf("only %d articles of the gold file were found; the sample alone has 8", articles)
	}
	t.Logf("%d articles", articles)
	for _, row := range goldRows(scores) {
		t.Log(strings.Join(row, " | "))
	}
	for _, m := range mistakes {
		t.Log(m)
		if !strings.HasPrefix(m, "news-") && !strings.HasPrefix(m, "laws-") {
			t.Errorf("a founding document: %s", m)
		}
	}
	for kind, s := range scores {
		if float64(s.right) < 0.9*float64(s.said) || float64(s.found) < 0.85*float64(s.wanted) {
			t.Errorf("%s: %d of %d said are right, %d of %d wanted are found", kind, s.right, s.said, s.found, s.wanted)
		}
	}
}
