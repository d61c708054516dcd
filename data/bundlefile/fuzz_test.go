package bundlefile

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// FuzzArticle writes and reads articles of random shape whose strings are
// pieces of the text given.
func FuzzArticle(f *testing.F) {
	f.Add(uint64(1), "常州：上“下”一心齐聚力 2021 abc\x00\U0010FFFF")
	f.Add(uint64(2), "")
	f.Add(uint64(77), strings.Repeat("重复的话。", 50))
	m := trained()
	p := coding.NewPacker(m, coding.NewSymbolTrie(m))
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		want := randomArticle(rand.New(rand.NewPCG(seed, 0)), []rune(strings.ToValidUTF8(text, "\uFFFD")))
		var w bodyWriter
		w.article(want)
		body, err := m.Unpack(nil, p.Pack(nil, w.body), len(w.body))
		if err != nil || !slices.Equal(body, w.body) {
			t.Fatalf("%d units come back as %d: %v", len(w.body), len(body), err)
		}
		r := bodyReader{UnitReader: coding.UnitReader{Units: body}, ids: w.ids}
		if got, err := r.article(); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v (%v)\nwant %+v", got, err, want)
		}
	})
}

func TestRandomArticles(t *testing.T) {
	text := []rune("社区网格员走访居民，党建引领 The quick 1949-10-01 ①𠮷\u200b。\n\t")
	random := rand.New(rand.NewPCG(3, 4))
	var entries []entryOf
	for i := range 300 {
		e := entryOf{Article: randomArticle(random, text)}
		if i%3 == 0 {
			e.raw = strings.Repeat(string(text[:i%len(text)]), i%7)
		}
		entries = append(entries, e)
	}
	data, summary := written(t, entries)
	checkAll(t, opened(t, data, summary.HeadBytes), entries)
}

// randomArticle has anything in any field.
func randomArticle(random *rand.Rand, text []rune) *article.Article {
	few := func() int { return random.IntN(4) * random.IntN(3) }
	s := func() string {
		if len(text) == 0 || random.IntN(4) == 0 {
			return ""
		}
		from := random.IntN(len(text))
		return string(text[from : from+random.IntN(len(text)-from+1)])
	}
	id := func() string {
		if random.IntN(3) == 0 {
			return s()
		}
		return article.ID(s(), s(), s())
	}
	pick := func(known ...string) string { return append(known, s())[random.IntN(len(known)+1)] }
	list := func(one func() string) []string {
		all := []string{}
		for range few() {
			all = append(all, one())
		}
		return all
	}
	a := bare(id())
	a.Title, a.Source, a.Rights = s(), s(), s()
	a.Script, a.Genre = article.Script(pick("", "Hans", "Hant")), article.Genre(pick("", "news"))
	if random.IntN(2) == 0 {
		date := s()
		a.Date = &date
	}
	a.Topics, a.Phrases, a.Copies = list(s), list(s), list(id)
	a.Origin = article.Origin{Path: s(), Format: s(), Charset: s(), URL: s()}
	for range few() {
		a.People = append(a.People, article.Person{Name: s(), Role: s()})
		a.Places = append(a.Places, list(s))
		a.Evidence = append(a.Evidence, article.Evidence{Kind: pick("place", "date"), Value: s(), Text: s(), Certainty: article.Certainty(pick("stated")),
			Block: random.IntN(9) - 2, Offset: random.IntN(99), Field: article.Field(pick("", "around"))})
		a.Repairs = append(a.Repairs, article.Repair{Rule: s(), Block: random.IntN(9) - 2, Offset: random.IntN(99), Before: s(), After: s(), Certainty: article.Certainty(pick("inferred"))})
		a.Links = append(a.Links, article.Link{Title: s(), URL: s(), Date: s()})
	}
	side := func() int { return random.IntN(2) * random.IntN(5000) }
	for range 2 * few() {
		b := article.Block{Kind: article.BlockKind(pick("paragraph", "heading", "table")), Text: s()}
		b.Picture = article.Picture{Image: pick("", "media/x.webp"), Width: side(), Height: side(), Original: pick("", "a/b.png"), Full: pick("", "media/y.png")}
		if random.IntN(3) == 0 {
			b.Level = int(random.Uint64())
		}
		a.Blocks = append(a.Blocks, b)
	}
	if random.IntN(3) == 0 {
		a.Page = &article.Page{Title: s(), Articles: list(id), Book: random.IntN(2) == 0}
	}
	return a
}

// FuzzBody unpacks and reads any bits.
func FuzzBody(f *testing.F) {
	m := trained()
	p := coding.NewPacker(m, coding.NewSymbolTrie(m))
	for _, e := range few() {
		var w bodyWriter
		w.article(e.Article)
		f.Add(p.Pack(nil, w.body), w.ids)
	}
	const limit = 1 << 16
	f.Fuzz(func(t *testing.T, packed, ids []byte) {
		body, err := m.Unpack(nil, packed, limit)
		if len(body) > limit+coding.MaxPhraseUnits {
			t.Fatalf("%d units, the limit is %d", len(body), limit)
		}
		if err != nil {
			return
		}
		if again, err := m.Unpack(nil, p.Pack(nil, body), limit); err != nil || !slices.Equal(again, body) {
			t.Errorf("%d units packed again come back as %d: %v", len(body), len(again), err)
		}
		r := bodyReader{UnitReader: coding.UnitReader{Units: body}, ids: ids}
		if a, err := r.article(); err == nil {
			var w bodyWriter
			w.article(a)
			if w.bad != "" {
				t.Errorf("%q is not UTF-8", w.bad)
			}
		}
	})
}
