package engine

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fangzhi/data/article"
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
			guessed, plain := bothWays(t, small, Request{Query: text, Offset: i % 12})
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

// TestGuessWords asks for words of which more hold others than stand in the
// head of the index.
func TestGuessWords(t *testing.T) {
	random := rand.New(rand.NewSource(6))
	stems, ends := []string{"run", "read", "print", "form", "load"}, []string{"", "", "", "s", "er", "ing", "able"}
	var articles []*article.Article
	for i := range 600 {
		var body strings.Builder
		for range 1 + i%3 {
			fmt.Fprintf(&body, "%s%s ", stems[random.Intn(1+random.Intn(len(stems)))], ends[random.Intn(1+random.Intn(len(ends)))])
		}
		for k := range 5 + i%50 {
			fmt.Fprintf(&body, "%dx%d ", i*7919, k)
		}
		articles = append(articles, text(fmt.Sprint("rerun", i), "", body.String()))
	}
	library := newLibrary(articles) // the articles are of one day: their order stays
	for _, segments := range []int{1, 2} {
		made := site(t, articles, segments)
		for _, stem := range append(stems, "run read", "printer OR load", "loads -forms", "runs title:rerun1", "eru", "rin") {
			guessed, plain := bothWays(t, made, Request{Query: stem})
			if guessed.Rounds > 3 && stem != "rin" {
				t.Errorf("%s took %d reads in sequence", stem, guessed.Rounds)
			}
			if got, want := told(guessed), told(plain); got != want {
				t.Errorf("%s: %s; without guessing %s", stem, got, want)
			}
			if !strings.Contains(stem, " ") && guessed.Total != len(library.grep(stem)) {
				t.Errorf("%s: %d found, grep finds %d", stem, guessed.Total, len(library.grep(stem)))
			}
		}
	}
}

// fewLanes is a site of which so few requests are answered at once.
type fewLanes struct {
	memorySite
	lanes int
}

func (f fewLanes) Lanes() int { return f.lanes }

// TestGuessesTakeNoLanes asks where each guess would wait for its turn.
func TestGuessesTakeNoLanes(t *testing.T) {
	var articles []*article.Article
	for i := range 400 {
		articles = append(articles, text(fmt.Sprint("第", i), "", strings.Repeat("甲乙丙，乙丙丁，"[:24-12*(i%2)], 1+i%9)+strings.Repeat("某", i)+"甲乙。"))
	}
	made := site(t, articles, 1)
	var results []*Result
	for _, lanes := range []int{6, 100} {
		a, err := Open(context.Background(), fewLanes{made, lanes})
		if err != nil {
			t.Fatal(err)
		}
		found, err := a.Search(context.Background(), Request{Query: "甲乙丙丁 OR 乙丙丁"})
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, found)
	}
	if told(results[0]) != told(results[1]) || results[0].Total != 200 {
		t.Errorf("%s; with many lanes %s", told(results[0]), told(results[1]))
	}
	if results[0].BytesRead >= results[1].BytesRead || results[0].Rounds <= results[1].Rounds {
		t.Errorf("%d bytes in %d rounds; with many lanes %d in %d", results[0].BytesRead, results[0].Rounds, results[1].BytesRead, results[1].Rounds)
	}
}

// TestFewLanes asks a host that answers few requests at once: positions decide
// there instead of many texts, and what is found stays the same.
func TestFewLanes(t *testing.T) {
	articles := measured(t, "news-1k")
	small := site(t, articles, 1)
	random := rand.New(rand.NewSource(7))
	reads := map[int]int{}
	for runes := 2; runes <= 6; runes++ {
		for _, query := range drawn(random, articles, runes, 30, false) {
			want, _ := bothWays(t, small, Request{Query: query})
			for _, lanes := range []int{6, 12, 30} {
				a, err := Open(context.Background(), fewLanes{small, lanes})
				if err != nil {
					t.Fatal(err)
				}
				found, err := a.Search(context.Background(), Request{Query: query})
				if err != nil || told(found) != told(want) {
					t.Errorf("%s: %s, %v; with many lanes %s", query, told(found), err, told(want))
				}
				reads[lanes] += found.Reads
			}
		}
	}
	if reads[6] >= reads[30] {
		t.Errorf("%v requests, by how many are answered at once", reads)
	}
}

// bothWays answers a request, and answers it without guessing.
func bothWays(t *testing.T, made memorySite, req Request) (guessed, plain *Result) {
	t.Helper()
	guessed, err := open(t, made).Search(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	q, err := open(t, made).ask(req)
	if err == nil {
		err = q.prepare(context.Background())
	}
	if err == nil {
		plain, err = q.answer(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	return guessed, plain
}

// told is a result's total and hits.
func told(r *Result) string {
	all := fmt.Sprint(r.Total)
	for _, hit := range r.Hits {
		all += fmt.Sprintf("; %s %v %s", hit.ID, hit.Score, hit.Snippet)
	}
	return all
}

// TestGuessOfTitles asks for what titles hold, and some bodies seem to: what will
// be shown if these do, and if they do not, is read ahead.
func TestGuessOfTitles(t *testing.T) {
	var articles []*article.Article
	for i := range 4000 {
		title, body := fmt.Sprint("第", i), "甲乙。丙丁，"
		if i%4 == 0 {
			title += "甲乙丙丁"
		}
		if i%20 == 0 {
			body += "乙丙，"
		}
		body = strings.Repeat(body, 1+i%9)
		for k := range 100 { // it is long to read
			body += string(rune('一' + i*7919*k%5000))
		}
		articles = append(articles, text(title, "", body))
	}
	guessed, plain := bothWays(t, site(t, articles, 1), Request{Query: "甲乙丙丁 -丑寅"})
	if told(guessed) != told(plain) || guessed.Total != 1000 {
		t.Errorf("%s; without guessing %s", told(guessed), told(plain))
	}
	if guessed.Rounds > 3 {
		t.Errorf("%d reads in sequence", guessed.Rounds)
	}
}
