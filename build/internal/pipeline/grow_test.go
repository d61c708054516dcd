package pipeline

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/ledger"
	"fangzhi/data/bundlefile"
)

// TestGrowing: whatever is added, changed and dropped, the archive is as if it
// had been built in one go.
func TestGrowing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	write(t, dir, newsFiles(r, 10, 30))
	at := publishTo(t, Options{Sources: []string{dir}})
	step := func(what string, reused int) {
		t.Helper()
		at = at.grown(t, what, dir, reused)
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
	still := publishTo(t, Options{Sources: sources, Earlier: []*Earlier{waits.earlier(t)}, Unfiled: 2})
	if still.Kept != 702 || still.Unfiled != 1 {
		t.Errorf("nothing has changed: %d articles are kept, %d wait", still.Kept, still.Unfiled)
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
