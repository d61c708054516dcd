package engine

import (
	"bufio"
	"context"
	"encoding/json"
	"fangzhi/data/article"
	"fangzhi/data/ranges"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

type dirSite string

func (d dirSite) File(name string, n int64, parts []ranges.Part) ranges.File {
	if len(parts) == 0 {
		b, _ := os.ReadFile(filepath.Join(string(d), name))
		return &ranges.Memory{Label: name, Data: b}
	}
	var all []byte
	for _, p := range parts {
		b, _ := os.ReadFile(filepath.Join(string(d), p.Name))
		all = append(all, b...)
	}
	return &ranges.Memory{Label: name, Data: all}
}
func (d dirSite) Whole(_ context.Context, name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(d), name))
}

type cacheSite struct {
	dirSite
	m map[string]ranges.File
}

func (c cacheSite) File(name string, n int64, parts []ranges.Part) ranges.File {
	if c.m[name] == nil {
		c.m[name] = c.dirSite.File(name, n, parts)
	}
	return c.m[name]
}
func TestZZ(t *testing.T) {
	dir := os.Getenv("SITE")
	if dir == "" {
		t.Skip()
	}
	src := cacheSite{dirSite(dir), map[string]ranges.File{}}
	f, _ := os.Open("/tmp/w/news-10k.jsonl")
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	var arts []*article.Article
	for sc.Scan() {
		var l struct{ Title, Body string }
		json.Unmarshal(sc.Bytes(), &l)
		arts = append(arts, text(l.Title, "", l.Body))
	}
	r := rand.New(rand.NewSource(9))
	for _, counts := range []bool{false, true} {
		for _, n := range []int{1, 2, 3, 4, 6, 8} {
			var by, ro []int64
			var tm, hits []float64
			qs := drawn(r, arts, n, 60, false)
			for _, q := range qs {
				a, err := Open(context.Background(), src)
				if err != nil {
					t.Fatal(err)
				}
				res, err := a.Search(context.Background(), Request{Query: q, Counts: counts})
				if err != nil {
					t.Fatal(err)
				}
				by = append(by, res.BytesRead)
				ro = append(ro, int64(res.Rounds))
				hits = append(hits, float64(res.Total))
				s := time.Now()
				a.Search(context.Background(), Request{Query: q, Counts: counts})
				tm = append(tm, float64(time.Since(s).Microseconds())/1000)
			}
			slices.Sort(by)
			slices.Sort(ro)
			slices.Sort(tm)
			slices.Sort(hits)
			k := len(by)
			fmt.Printf("counts=%v n=%d bytes %d %d rounds %d %d warm ms %.2f %.2f hits %v %v\n", counts, n, by[k/2], by[k*95/100], ro[k/2], ro[k*95/100], tm[k/2], tm[k*95/100], hits[k/2], hits[k*95/100])
		}
	}
}
