package group

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// corpus reads real articles. They lie beside the project on its own machines only.
func corpus(t *testing.T, name string) []piece {
	t.Helper()
	file, err := os.Open(filepath.FromSlash("../../../../shared/corpora/" + name + ".jsonl.gz"))
	if err != nil {
		t.Skip("no corpora here")
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	return records(t, unzipped)
}

func records(t *testing.T, r io.Reader) []piece {
	t.Helper()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	var out []piece
	for lines.Scan() {
		var s struct{ Title, Date, Body string }
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, piece{s.Title, s.Date, "", strings.Split(s.Body, "\n")})
	}
	if err := lines.Err(); err != nil || len(out) == 0 {
		t.Fatalf("%d records: %v", len(out), err)
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
func grouped(t *testing.T, articles []*article.Article) *Result {
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

func TestExplore(t *testing.T) {
	name := os.Getenv("GROUP_CORPUS")
	if name == "" {
		t.Skip()
	}
	file, _ := os.Open(name)
	var articles []*article.Article
	odd := rand.New(rand.NewPCG(3, 4))
	for i, p := range records(t, file) {
		if os.Getenv("ODD") != "" && i%2 == 1 {
			rate, _ := strconv.ParseFloat(os.Getenv("ODD"), 64)
			p = letterDamage(rate)(odd, p)
		}
		articles = append(articles, articleOf(p, fmt.Sprint(i)))
	}
	start := time.Now()
	var g Grouper
	bytes := 0
	for i, a := range articles {
		p := PrintOf(a)
		bytes += 4*cap(p.marks) + 64
		g.Add(i, p)
	}
	t.Log("prints", time.Since(start), bytes/len(articles), "bytes an article")
	start = time.Now()
	f := newFinder(&g, func(i int) (*article.Article, error) { return articles[i], nil })
	if err := f.run(); err != nil {
		t.Fatal(err)
	}
	r := f.result()
	t.Log("find", time.Since(start), f.pairs, "pairs compared", len(f.index.entries), "entries", len(f.index.shared), "shared")
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	for _, w := range r.Works {
		t.Log("WORK", w.Leader, w.Copies, articles[w.Leader].Title, articles[w.Leader].Day())
		for _, c := range w.Copies {
			t.Log("    ", c, articles[c].Title, articles[c].Day())
		}
	}
	for _, p := range r.Parts {
		t.Log("PART", p, articles[p.Whole].Title, articles[p.Of].Title)
	}
}

func TestExploreDamage(t *testing.T) {
	if os.Getenv("GROUP_DAMAGE") == "" {
		t.Skip()
	}
	originals := corpus(t, "news-10k")[:3000]
	ways := damages
	for _, name := range []string{"s2t", "s2twp"} {
		file, err := os.Open("/tmp/w/group/n3k." + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		converted := records(t, file)
		next := 0
		ways = append(ways, damage{name, func(_ *rand.Rand, p piece) piece { next++; return converted[(next-1)%3000] }})
		ways = append(ways, damage{name + "+", func(r *rand.Rand, p piece) piece {
			next++
			return boilerplate(r, letterDamage(0.01)(r, converted[(next-1)%3000]))
		}})
	}
	var articles []*article.Article
	for i, p := range originals {
		articles = append(articles, articleOf(p, fmt.Sprint(i)))
	}
	n := len(articles)
	for k, way := range ways {
		if only := os.Getenv("GROUP_DAMAGE"); only != "all" && only != way.name {
			continue
		}
		r := rand.New(rand.NewPCG(1, uint64(k)))
		both := articles[:n:n]
		for i, p := range originals {
			both = append(both, articleOf(way.do(r, p), fmt.Sprint("copy", i)))
		}
		res := grouped(t, both)
		links := res.Links()
		found, false_ := 0, 0
		shown := 0
		reasons := map[string]int{}
		for i := range originals {
			ok := false
			for _, o := range links[i] {
				if o == i+n {
					ok = true
				} else if false_++; shown < 6 {
					shown++
					t.Log("FALSE", i, o%n, o >= n, both[i].Title, both[o].Title)
				}
			}
			for _, o := range links[i+n] {
				if o != i {
					false_++
				}
			}
			if ok {
				found++
			} else {
				a, b := textOf(both[i]), textOf(both[i+n])
				if len(a.body.runes) > len(b.body.runes) {
					a, b = b, a
				}
				d := differ(a, b, align(a.body, b.body, inOrder(uniqueRuns(a.body.runes, b.body.runes))))
				why := d.against(a, b)
				reasons[why]++
				if only := os.Getenv("GROUP_DAMAGE"); only == "all" || os.Getenv("WHY") != why {
					continue
				}
				if shown++; shown > 5 {
					continue
				}
				t.Logf("%+v", d)
				t.Log("MISS", i, len([]rune(both[i].Text())), both[i].Title, "|", both[i+n].Title)
				if os.Getenv("GROUP_DAMAGE") != "all" {
					t.Log(both[i].Text(), "\n", both[i+n].Text())
				}
			}
		}
		t.Logf("%-20s recall %.4f false links %d works %d parts %d %v", way.name, float64(found)/float64(n), false_, len(res.Works), len(res.Parts), reasons)
	}
}
