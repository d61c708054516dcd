package engine

import (
	"bytes"
	"context"
	"fmt"
	"sort"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/bundlefile/coding"
	"fangzhi/data/catalog"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"
	"fangzhi/data/samples/corpus"
	"fangzhi/data/token"
)

// memorySite is a site in memory.
type memorySite map[string][]byte

func (m memorySite) File(name string, _ int64, _ []ranges.Part) ranges.File {
	return &ranges.Memory{Label: name, Data: m[name]}
}

func (m memorySite) Whole(_ context.Context, name string) ([]byte, error) {
	if m[name] == nil {
		return nil, fmt.Errorf("%s: not in the site", name)
	}
	return m[name], nil
}

// leaders tells of which work an article is, for the tests that have any.
var leaders = map[string]string{}

// commonPairs is from how many documents of two pairs on a triple of them is listed;
// 0 as in archives.
var commonPairs int

// readings tells how characters are read, for the tests that need it.
var readings func(rune) []string

// site writes articles as an archive of so many segments.
func site(t testing.TB, articles []*article.Article, segments int) memorySite {
	t.Helper()
	return siteOf(t, articles, segments, false)
}

// siteOf deals articles out to segments, one after another, or gives each
// those of some days.
func siteOf(t testing.TB, articles []*article.Article, segments int, dealt bool) memorySite {
	t.Helper()
	sort.SliceStable(articles, func(i, j int) bool { return articles[i].Day() > articles[j].Day() })
	made := memorySite{}
	c := catalog.Catalog{Version: catalog.Version, TokenVersion: token.Version, Archive: catalog.Archive{Title: "测试"}, Articles: len(articles)}
	scripts := map[article.Script]bool{}
	for _, a := range articles {
		scripts[a.Script] = true
	}
	c.BothScripts = scripts[article.Simplified] && scripts[article.Traditional]
	model := bundlefile.Train(articles)
	shares := make([][]*article.Article, segments)
	var runs []catalog.Run
	for i, a := range articles {
		s := i * segments / len(articles)
		if dealt {
			s = i % segments
			runs = append(runs, catalog.Run{Segment: s, Articles: 1})
		}
		shares[s] = append(shares[s], a)
	}
	for s, share := range shares {
		c.Segments = append(c.Segments, segmentOf(t, made, fmt.Sprint(s), share, model))
	}
	c.Order = catalog.EncodeOrder(runs)
	encoded, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	made[catalog.Name] = encoded
	return made
}

func segmentOf(t testing.TB, made memorySite, name string, articles []*article.Article, model *coding.Model) catalog.Segment {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	iw := indexfile.NewWriter(t.TempDir(), indexfile.Options{Readings: readings, Common: commonPairs})
	bw, err := bundlefile.NewWriter(t.TempDir(), model)
	must(err)
	for _, a := range articles {
		d := indexfile.Document{ID: a.ID, Day: a.Day(), Title: a.Title, Body: a.Text(), Facets: map[facet.Kind][]string{}}
		for _, kind := range facet.Kinds {
			d.Facets[kind] = facet.Values(a, kind)
		}
		if leader := leaders[a.ID]; leader != "" {
			d.Facets[facet.Work] = facet.WorkValues(leader, leader == a.ID)
		}
		must(iw.Add(d))
		must(bw.Add(a, ""))
	}
	var index, bundle bytes.Buffer
	is, err := iw.Finish(&index)
	must(err)
	bs, err := bw.Finish(&bundle)
	must(err)
	must(iw.Close())
	must(bw.Close())
	made[name+".fzi"], made[name+".fzb"] = index.Bytes(), bundle.Bytes()
	return catalog.Segment{Articles: len(articles),
		Index:  catalog.File{Name: name + ".fzi", Bytes: is.Bytes, HeadBytes: is.HeadBytes},
		Bundle: catalog.File{Name: name + ".fzb", Bytes: bs.Bytes, HeadBytes: bs.HeadBytes}}
}

func open(t testing.TB, s memorySite) *Archive {
	t.Helper()
	a, err := Open(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// text makes an article of a title and blocks.
func text(title, day string, blocks ...string) *article.Article {
	a := &article.Article{Title: title}
	if day != "" {
		a.Date = &day
	}
	for _, b := range blocks {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: b})
	}
	a.Script = token.ScriptOf(title + a.Text())
	a.ID = article.ID("test", title, a.Text())
	return a
}

// measured reads the articles of a corpus, or skips where it is not.
func measured(t testing.TB, name string) []*article.Article {
	t.Helper()
	var articles []*article.Article
	for _, r := range corpus.Read(t, name) {
		articles = append(articles, text(r.Title, r.Date, strings.Split(r.Body, "\n")...))
	}
	return articles
}
