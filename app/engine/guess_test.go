package engine

import (
	"context"
	"fmt"
	"math/rand"
	"testing"
)

// TestGuess compares results with those of a query that guesses nothing, and
// counts the reads in sequence that guessing saves.
func TestGuess(t *testing.T) {
	articles := measured(t, "news-1k")
	small := site(t, articles, 2)
	random := rand.New(rand.NewSource(5))
	asked, within := 0, 0
	for runes := 2; runes <= 6; runes++ {
		for i, text := range drawn(random, articles, runes, 30, false) {
			if i%5 == 0 {
				text = `"` + text + `"`
			}
			req := Request{Query: text, Offset: i % 12}
			guessed, err := open(t, small).Search(context.Background(), req)
			if err != nil {
				t.Fatal(err)
			}
			a := open(t, small)
			q, err := a.ask(req)
			if err == nil {
				err = q.prepare(context.Background())
			}
			if err != nil {
				t.Fatal(err)
			}
			plain, err := q.answer(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if got, want := told(guessed), told(plain); got != want {
				t.Errorf("%s: %s; without guessing %s", text, got, want)
			}
			asked++
			if guessed.Rounds <= 3 {
				within++
			}
		}
	}
	if within*100 < asked*95 {
		t.Errorf("%d of %d queries took at most 3 reads in sequence", within, asked)
	}
}

// told is a result's total and hits.
func told(r *Result) string {
	all := fmt.Sprint(r.Total)
	for _, hit := range r.Hits {
		all += fmt.Sprintf("; %s %v %s", hit.ID, hit.Score, hit.Snippet)
	}
	return all
}
