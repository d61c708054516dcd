package engine

import (
	"context"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fangzhi/app/engine/internal/blevereader"
	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// library is articles as search sees them, folded once.
type library struct {
	articles []*article.Article
	folded   [][2]string // title and text
}

func newLibrary(articles []*article.Article) *library {
	l := &library{articles: articles}
	for _, a := range articles {
		l.folded = append(l.folded, [2]string{token.FoldString(a.Title), token.FoldString(a.Text())})
	}
	return l
}

// grep is what a search should find: the number of every article whose folded
// title or text holds each run of the query.
func (l *library) grep(query string) []uint64 {
	runs := token.Runs(query)
	var found []uint64
	for i, fields := range l.folded {
		all := true
		for _, run := range runs {
			all = all && (strings.Contains(fields[0], string(run.Text)) || strings.Contains(fields[1], string(run.Text)))
		}
		if all {
			found = append(found, uint64(i))
		}
	}
	return found
}

// matches is the numbers of all articles a search finds, in order.
func matches(t testing.TB, a *Archive, query string) []uint64 {
	t.Helper()
	ctx := context.Background()
	q, err := a.ask(Request{Query: query})
	if err == nil {
		err = q.prepare(ctx)
	}
	if err != nil || len(q.problems) > 0 {
		t.Fatalf("%q: %v %v", query, err, q.problems)
	}
	top, _, err := q.collect(ctx, a.catalog.Articles, 0)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	var found []uint64
	for _, match := range top {
		found = append(found, blevereader.Document(match.IndexInternalID))
	}
	slices.Sort(found)
	return found
}

// drawn takes strings of a length from random places of the articles: of Han
// alone, or of whatever stands there but the signs of the query language.
func drawn(random *rand.Rand, articles []*article.Article, runes, count int, mixed bool) []string {
	var queries []string
	for len(queries) < count {
		whole := []rune(articles[random.Intn(len(articles))].Text())
		if len(whole) < runes {
			continue
		}
		at := random.Intn(len(whole) - runes + 1)
		query := whole[at : at+runes]
		if !mixed && slices.ContainsFunc(query, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			continue
		}
		if mixed && (slices.ContainsFunc(query, isSign) || !slices.ContainsFunc(query, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) || unicode.IsDigit(r) })) {
			continue
		}
		queries = append(queries, string(query))
	}
	return queries
}

func isSign(r rune) bool {
	return language.IsQuote(r) || language.IsOpen(r) || language.IsClose(r) || r == '|' || r == '-'
}

// TestSearchEqualsGrep draws queries of 1 to 8 characters and compares what
// is found with a plain search through the folded text.
func TestSearchEqualsGrep(t *testing.T) {
	for _, test := range []struct {
		corpus   string
		segments int
		queries  int // of each length
	}{{"news-1k", 1, 100}, {"news-1k", 3, 50}, {"laws-1k", 2, 20}} {
		articles := measured(t, test.corpus)
		random := rand.New(rand.NewSource(1))
		archive := open(t, site(t, articles, test.segments)) // sorts the articles
		library := newLibrary(articles)
		for runes := 1; runes <= 8; runes++ {
			queries := drawn(random, articles, runes, test.queries, false)
			queries = append(queries, drawn(random, articles, runes, test.queries/2, true)...)
			for _, query := range queries {
				want, got := library.grep(query), matches(t, archive, query)
				if !slices.Equal(got, want) {
					t.Fatalf("%s in %d segments, %q: %d found, grep finds %d", test.corpus, test.segments, query, len(got), len(want))
				}
			}
		}
	}
}
