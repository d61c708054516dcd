package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/site"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/token"
)

// published is an archive as a reader has it.
type published struct {
	*Result
	folder string
}

// publishTo builds and lays the archive in a folder, without its pages.
func publishTo(t *testing.T, opt Options) published {
	t.Helper()
	folder := t.TempDir()
	opt.TempDir = folder
	opt.Program = "p"
	made, err := Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	c := &catalog.Catalog{Version: catalog.Version, TokenVersion: token.Version, Archive: made.Archive, Articles: made.Articles,
		FirstDay: made.FirstDay, LastDay: made.LastDay, Order: made.Order, BothScripts: made.BothScripts(), Newest: made.Newest, Segments: []catalog.Segment{}}
	for i, s := range made.Segments {
		if s.Kept != nil {
			c.Segments = append(c.Segments, s.Kept.Segment)
			for _, f := range []catalog.File{s.Kept.Segment.Index, s.Kept.Segment.Bundle} {
				if err := os.Link(filepath.Join(s.Kept.Folder, f.Name), filepath.Join(folder, f.Name)); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		name := func(f File) catalog.File {
			to := fmt.Sprintf("%s-%d-%s", filepath.Base(folder), i, filepath.Base(f.Path))
			if err := os.Rename(f.Path, filepath.Join(folder, to)); err != nil {
				t.Fatal(err)
			}
			return catalog.File{Name: to, Bytes: f.Bytes, HeadBytes: f.HeadBytes}
		}
		c.Segments = append(c.Segments, catalog.Segment{Articles: s.Articles, Index: name(s.Index), Bundle: name(s.Bundle)})
	}
	data, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	remembered, err := made.Ledger.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{catalog.Name: data, ledger.Name: remembered} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return published{made, folder}
}

// earlier opens an archive to be built on.
func (p published) earlier(t *testing.T) *Earlier {
	t.Helper()
	e, err := OpenEarlier(context.Background(), p.folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// articles are all of an archive, newest first, each with its text as found.
func (p published) articles(t *testing.T) (all []*article.Article, raws []string) {
	t.Helper()
	ctx, e := context.Background(), p.earlier(t)
	runs := e.Catalog.Runs()
	next := make([]int32, len(e.Catalog.Segments))
	for _, r := range runs {
		for range r.Articles {
			at := place{segment: int16(r.Segment), document: next[r.Segment]}
			next[r.Segment]++
			a, err := e.article(ctx, at)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := e.raw(ctx, at)
			if err != nil {
				t.Fatal(err)
			}
			all, raws = append(all, a), append(raws, raw)
		}
	}
	return all, raws
}

// mustBeAs holds that an archive is as another that was built in one go: the
// same articles in the same order, the same answers.
func (p published) mustBeAs(t *testing.T, what string, fresh published) {
	t.Helper()
	got, gotRaws := p.articles(t)
	want, wantRaws := fresh.articles(t)
	if len(got) != len(want) {
		t.Fatalf("%s: %d articles, want %d", what, len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) || gotRaws[i] != wantRaws[i] {
			t.Fatalf("%s: article %d is\n%+v, want\n%+v", what, i, got[i], want[i])
		}
	}
	if !reflect.DeepEqual(p.Newest, fresh.Newest) || p.FirstDay != fresh.FirstDay || p.LastDay != fresh.LastDay ||
		!reflect.DeepEqual(p.Formats, fresh.Formats) || !reflect.DeepEqual(p.Charsets, fresh.Charsets) {
		t.Errorf("%s: the catalog tells of another archive", what)
	}
	p.mustAnswerAs(t, what, fresh, runsOf(want, 40))
	mine, its := p.Report.Totals, fresh.Report.Totals
	mine.Reused, its.Reused = 0, 0
	if !reflect.DeepEqual(mine, its) {
		t.Errorf("%s: report %+v, want %+v", what, mine, its)
	}
}

// runsOf takes runs of one to six characters out of the articles.
func runsOf(articles []*article.Article, n int) (queries []string) {
	r := rand.New(rand.NewPCG(5, 6))
	for range n {
		text := []rune(articles[r.IntN(len(articles))].Text())
		from := r.IntN(len(text))
		queries = append(queries, string(text[from:min(len(text), from+1+r.IntN(6))]))
	}
	return queries
}

func (p published) mustAnswerAs(t *testing.T, what string, fresh published, drawn []string) {
	t.Helper()
	mine, its := opened(t, p.folder), opened(t, fresh.folder)
	queries := []string{"", "社区", "社區 -网格", "居民", "“社区 居民”", "了", "3", "来源:日报", "日期:2021", "香樟 OR 网格", "词语:香樟"}
	for _, q := range append(queries, drawn...) {
		for _, req := range []engine.Request{
			{Limit: 100}, {Limit: 7, Offset: 5}, {Sort: engine.Newest}, {Sort: engine.Oldest, Limit: 50}, {Works: true, Limit: 100},
			{Filters: []engine.Filter{{Kind: "year", Value: "2021"}}}, {From: "2021-02", To: "2021-02", Sort: engine.Newest, Limit: 100},
		} {
			req.Query, req.Counts = q, true
			got, err := mine.Search(context.Background(), req)
			var wrong *engine.QueryError
			if errors.As(err, &wrong) {
				continue // signs, as drawn
			}
			if err != nil {
				t.Fatal(err)
			}
			want, err := its.Search(context.Background(), req)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range []*engine.Result{got, want} {
				r.TookMS, r.BytesRead, r.Reads, r.Rounds, r.CountBytes, r.CountReads = 0, 0, 0, 0, 0, 0
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v: %s", what, req, firstDifference(reflect.ValueOf(*got), reflect.ValueOf(*want)))
				return
			}
		}
	}
}

// firstDifference tells where two values part.
func firstDifference(a, b reflect.Value) string {
	switch {
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				return "." + a.Type().Field(i).Name + firstDifference(a.Field(i), b.Field(i))
			}
		}
	case a.Kind() == reflect.Slice && a.Len() == b.Len():
		for i := range a.Len() {
			if !reflect.DeepEqual(a.Index(i).Interface(), b.Index(i).Interface()) {
				return fmt.Sprintf("[%d]", i) + firstDifference(a.Index(i), b.Index(i))
			}
		}
	case a.Kind() == reflect.Map:
		for _, k := range a.MapKeys() {
			if v := b.MapIndex(k); !v.IsValid() || !reflect.DeepEqual(a.MapIndex(k).Interface(), v.Interface()) {
				return fmt.Sprintf("[%v]", k) + firstDifference(a.MapIndex(k), v)
			}
		}
	}
	return fmt.Sprintf(": %v, want %v", a, b)
}

func opened(t *testing.T, folder string) *engine.Archive {
	t.Helper()
	s, err := site.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	a, err := engine.Open(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// news writes articles of few words, so that many things recur: dates, terms,
// sentences, whole articles in the other script.
func news(r *rand.Rand, n int) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var b strings.Builder
	for range n {
		var body strings.Builder
		for range 3 + r.IntN(6) {
			fmt.Fprintf(&body, "%s%s%s“%s%s”%s，%d人参加。", pick("下塘社区", "采菱社区", "春秋园", "湖塘镇"), pick("居民", "网格员", "老人们"), pick("开展", "讨论", "看见"),
				pick("香樟", "暖心", "邻里", "微光", "同心", "百家"), pick("行动", "议事会", "驿站", "课堂", "茶"), pick("活动", "很久", "，都说好"), r.IntN(90))
		}
		text, title := body.String(), pick("社区种树", "邻里故事", "春秋园记")+fmt.Sprint(r.IntN(50))
		date := fmt.Sprintf(`"date":"2021-%02d-%02d",`, 1+r.IntN(3), 1+r.IntN(9))
		if r.IntN(6) == 0 {
			date = ""
		}
		source := pick("新闻联播", "常州日报", "")
		fmt.Fprintf(&b, `{"title":"%s",%s"source":"%s","body":"%s"}`+"\n", title, date, source, text)
		if r.IntN(5) == 0 {
			fmt.Fprintf(&b, `{"title":"%s",%s"source":"%s","body":"%s"}`+"\n", traditional(title), date, "轉載", traditional(text))
		}
	}
	return b.String()
}

func newsFiles(r *rand.Rand, files, articles int) map[string]string {
	all := map[string]string{}
	for i := range files {
		all[fmt.Sprintf("d%d/f%02d.jsonl", i%3, i)] = news(r, articles)
	}
	return all
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGrowing: whatever is added, changed and dropped, the archive is as if it
// had been built in one go.
func TestGrowing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	write(t, dir, newsFiles(r, 10, 30))
	at := publishTo(t, Options{Sources: []string{dir}})
	step := func(what string, reused int) {
		t.Helper()
		next := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{at.earlier(t)}})
		if next.Report.Totals.Reused != reused {
			t.Errorf("%s: %d files reused, want %d", what, next.Report.Totals.Reused, reused)
		}
		next.mustBeAs(t, what, publishTo(t, Options{Sources: []string{dir}}))
		at = next
	}
	step("nothing new", 10)
	if at.Kept != at.Articles || len(at.Segments) != 1 {
		t.Errorf("%d of %d articles kept, in %d segments", at.Kept, at.Articles, len(at.Segments))
	}
	write(t, dir, map[string]string{"d1/new.jsonl": news(r, 5), "d9/other.txt": "采菱社区的早晨\n\n" + story})
	step("two new files", 10)
	write(t, dir, map[string]string{"d0/f00.jsonl": news(r, 8), "d1/f01.jsonl": ""})
	step("two changed files", 10)
	if err := os.Remove(filepath.Join(dir, "d2/f02.jsonl")); err != nil {
		t.Fatal(err)
	}
	step("a file gone", 11)
	write(t, dir, map[string]string{"d2/page.jsonl": strings.Repeat(`{"title":"同一","url":"https://example.org/1","body":"`+story+`"}`+"\n", 3)})
	step("articles that are alike", 11)
	write(t, dir, map[string]string{"d2/page2.jsonl": strings.Repeat(`{"title":"同一","url":"https://example.org/1","body":"`+story+`"}`+"\n", 2)})
	step("more of them", 12)
	write(t, dir, map[string]string{"d2/page.jsonl": "x"})
	step("fewer of them", 12)
}

// TestSegmentsAreKept: what changes nothing in a segment leaves its bytes, and
// the number of segments stays small.
func TestSegmentsAreKept(t *testing.T) {
	dir := t.TempDir()
	plain := func(i, n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, `{"title":"第%d号%d","date":"2020-01-%02d","body":"%s"}`+"\n", i, k, 1+i%28, strings.Repeat(string(rune(0x4E00+(i*131+k*17)%9000)), 5)+fmt.Sprint(i*1000+k))
		}
		return b.String()
	}
	write(t, dir, map[string]string{"f000.jsonl": plain(0, 2000)})
	at := publishTo(t, Options{Sources: []string{dir}})
	big := at.Segments[0]
	written, most := 0, 0
	for i := 1; i <= 30; i++ {
		write(t, dir, map[string]string{fmt.Sprintf("f%03d.jsonl", i): plain(i, 20)})
		if i == 20 { // the records that were there stay where they are
			write(t, dir, map[string]string{"f000.jsonl": plain(0, 2000) + plain(99, 1)})
		}
		at = publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{at.earlier(t)}})
		written += at.Articles - at.Kept
		most = max(most, len(at.Segments))
	}
	if !slices.ContainsFunc(at.Segments, func(s Segment) bool { return s.Articles == 2000 && s.Kept != nil }) || big.Kept != nil {
		t.Errorf("the great segment was written again")
	}
	if most > 4 || written > 30*20*8 {
		t.Errorf("%d segments, %d articles written for 601 new ones", most, written)
	}
	at.mustBeAs(t, "thirty steps", publishTo(t, Options{Sources: []string{dir}}))
}

// TestPhrasesMayWait: a phrase that comes to recur leaves a great segment as it
// is when that is allowed, and all but the phrase is right.
func TestPhrasesMayWait(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.jsonl": many(700), "b.txt": "又一天\n\n社区开展“微光行动”活动，点亮楼道。"})
	first := publishTo(t, Options{Sources: []string{dir}})
	write(t, dir, map[string]string{"c.txt": "早晨的人\n\n网格员在晚上巡查，居民们也开展“微光行动”活动。"})
	sources := []string{dir}
	exact := publishTo(t, Options{Sources: sources, Earlier: []*Earlier{first.earlier(t)}})
	exact.mustBeAs(t, "exact", publishTo(t, Options{Sources: sources}))
	if exact.Kept != 0 {
		t.Errorf("%d articles are kept though one is filed otherwise", exact.Kept)
	}
	waits := publishTo(t, Options{Sources: sources, Earlier: []*Earlier{first.earlier(t)}, Unfiled: 2})
	if waits.Kept != 701 || waits.Unfiled != 1 {
		t.Errorf("%d articles are kept, %d wait", waits.Kept, waits.Unfiled)
	}
	got, _ := waits.articles(t)
	want, _ := exact.articles(t)
	without := 0
	for i := range want {
		if !equal(withoutPhrases(got[i]), withoutPhrases(want[i])) {
			t.Errorf("article %d differs in more than phrases", i)
		}
		if len(got[i].Phrases) < len(want[i].Phrases) {
			without++
		}
	}
	if without != 1 {
		t.Errorf("%d articles lack a phrase", without)
	}
	later := publishTo(t, Options{Sources: sources, Earlier: []*Earlier{waits.earlier(t)}})
	later.mustBeAs(t, "exact later", exact)
}

// TestParts: shares built apart and joined are as if built in one go.
func TestParts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	one, two := t.TempDir(), t.TempDir()
	write(t, one, newsFiles(r, 12, 12))
	write(t, two, newsFiles(r, 7, 12))
	write(t, two, map[string]string{"a.txt": "社区种树\n\n" + story, "b.bin": "\x00\x01\x02"})
	sources := []string{one, two}
	fresh := publishTo(t, Options{Sources: sources})
	var parts []*Earlier
	files := 0
	for part := 1; part <= 4; part++ {
		p := publishTo(t, Options{Sources: sources, Share: &ledger.Share{Part: part, Of: 4}})
		files += p.Report.Totals.Files
		parts = append(parts, p.earlier(t))
	}
	if files != fresh.Report.Totals.Files {
		t.Errorf("%d files in the parts, %d in all", files, fresh.Report.Totals.Files)
	}
	parts = append(parts, parts[1]) // once more: its files count once
	parts[4] = reopened(t, parts[1])
	slices.Reverse(parts)
	joined := publishTo(t, Options{Join: true, Earlier: parts})
	joined.mustBeAs(t, "joined", fresh)

	again := publishTo(t, Options{Sources: sources, Earlier: []*Earlier{joined.earlier(t)}})
	if again.Kept != again.Articles || again.Report.Totals.Reused != files {
		t.Errorf("built again, %d of %d articles are kept, %d of %d files reused", again.Kept, again.Articles, again.Report.Totals.Reused, files)
	}
	again.mustBeAs(t, "built again", fresh)
}

func reopened(t *testing.T, e *Earlier) *Earlier {
	t.Helper()
	again, err := OpenEarlier(context.Background(), e.Folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

// TestADamagedSiteEndsTheBuild: what cannot be taken over is told of.
func TestADamagedSiteEndsTheBuild(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": many(20)})
	at := publishTo(t, Options{Sources: []string{dir}})
	e := at.earlier(t)
	f := e.Catalog.Segments[0].Bundle
	data, err := os.ReadFile(filepath.Join(at.folder, f.Name))
	if err != nil {
		t.Fatal(err)
	}
	for i := int(f.HeadBytes); i < len(data); i++ {
		data[i] ^= 1
	}
	if err := os.WriteFile(filepath.Join(at.folder, f.Name), data, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Run(context.Background(), Options{Sources: []string{dir}, TempDir: t.TempDir(), Earlier: []*Earlier{at.earlier(t)}})
	if err == nil || !strings.Contains(err.Error(), bundlefile.ErrDamaged.Error()) {
		t.Errorf("the error is %v", err)
	}
}
