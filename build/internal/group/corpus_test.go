package group

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/samples/corpus"
	"fangzhi/data/token"
)

// measured reads the articles of a corpus, or skips where it is not.
func measured(t testing.TB, name string) []piece {
	t.Helper()
	var out []piece
	for _, r := range corpus.Read(t, name) {
		out = append(out, piece{r.Title, r.Date, "", strings.Split(r.Body, "\n")})
	}
	return out
}

// articleOf makes an article of a piece, as the stages before would.
func articleOf(p piece, origin string) *article.Article {
	a := &article.Article{Title: p.title, Source: p.source, Origin: article.Origin{Path: origin}}
	if p.date != "" {
		a.Date = &p.date
	}
	for _, text := range p.paragraphs {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: text})
	}
	a.Script = token.ScriptOf(a.Text())
	a.ID = article.ID(origin, a.Title, a.Text())
	return a
}

// grouped finds the works among articles, which are numbered as they stand.
func grouped(t testing.TB, articles []*article.Article) *Result {
	t.Helper()
	var g Grouper
	for i, a := range articles {
		g.Add(i, PrintOf(a))
	}
	r, err := g.Find(func(seq int) (*article.Article, error) { return articles[seq], nil })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestDamagedCopies: of copies made in each way of damage 99 in 100 are found,
// and no article is taken for another's copy.
func TestDamagedCopies(t *testing.T) {
	originals := measured(t, "news-1k")
	n := len(originals)
	var articles []*article.Article
	for i, p := range originals {
		articles = append(articles, articleOf(p, fmt.Sprint(i)))
	}
	if r := grouped(t, articles); len(r.Works)+len(r.Parts) > 0 {
		t.Fatalf("among the originals: %+v", r)
	}
	for k, way := range damages {
		r := rand.New(rand.NewPCG(1, uint64(k)))
		both := articles[:n:n]
		for i, p := range originals {
			copied := way.do(r, p)
			if r.IntN(2) == 0 {
				copied.date = ""
			}
			both = append(both, articleOf(copied, fmt.Sprint("copy ", i)))
		}
		links := grouped(t, both).Links()
		found, wrong := 0, 0
		for i := range originals {
			for _, other := range links.Of(i) {
				if other == i+n {
					found++
				} else {
					wrong++
					t.Errorf("%s: %s and %s: %s", way.name, both[i].Title, both[other].Title, why(both[i], both[other]))
				}
			}
		}
		least := n * 99 / 100
		if way.name == "torn in decoding" {
			least = n * 98 / 100 // nothing of it is mended here
		}
		t.Logf("%-20s %4d of %d found, %d wrong", way.name, found, n, wrong)
		if found < least || wrong > 0 {
			t.Errorf("%s: %d of %d copies found, %d wrong", way.name, found, n, wrong)
			for i := range originals {
				if !slices.Contains(links.Of(i), i+n) {
					t.Logf("not found: %s: %s", both[i].Title, why(both[i], both[i+n]))
				}
			}
		}
	}
}

// TestNoCopies: the corpora hold series, notices and laws of one form, and no
// article twice: their likest pairs were read by eye.
func TestNoCopies(t *testing.T) {
	for _, name := range []string{"news-10k", "laws-1k"} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() {
				t.Skip("short")
			}
			var articles []*article.Article
			for i, p := range measured(t, name) {
				articles = append(articles, articleOf(p, fmt.Sprint(i)))
			}
			r := grouped(t, articles)
			for _, w := range r.Works {
				for _, c := range w.Copies {
					t.Errorf("%s (%s) and %s (%s)", articles[w.Leader].Title, articles[w.Leader].Day(), articles[c].Title, articles[c].Day())
				}
			}
			for _, p := range r.Parts {
				t.Errorf("%s in %s", articles[p.Of].Title, articles[p.Whole].Title)
			}
		})
	}
}

// TestSeeds: none of the founding documents is a copy of another.
func TestSeeds(t *testing.T) {
	names, err := filepath.Glob(filepath.FromSlash("../../../../shared/seeds/*.txt"))
	if err != nil || len(names) == 0 {
		t.Skip("no founding documents here")
	}
	var articles []*article.Article
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, textAs(filepath.Base(name), "", string(text)))
	}
	if r := grouped(t, articles); len(r.Works)+len(r.Parts) > 0 {
		t.Errorf("%+v", r)
	}
}

func BenchmarkNews(b *testing.B) {
	var articles []*article.Article
	for i, p := range measured(b, "news-10k") {
		articles = append(articles, articleOf(p, fmt.Sprint(i)))
	}
	b.ReportAllocs()
	for b.Loop() {
		grouped(b, articles)
	}
}
