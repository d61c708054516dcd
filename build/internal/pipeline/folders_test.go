package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/repair"
)

// pagesOf are pages of a site, whose column's name is their first heading.
func pagesOf(dir string, from, to int, column string) map[string]string {
	files := map[string]string{}
	for i := from; i < to; i++ {
		own := strings.Repeat(string(rune('一'+i*37%9000)), 3)
		files[fmt.Sprintf("%s/p%03d.html", dir, i)] = fmt.Sprintf(`<html><head><title>%s的第%d座桥通车 - 河西门户</title></head><body>
<div class="top"><h1>%s</h1><p>从这里读起</p></div>
<div class="text"><p>%s。三月的河边，第%d座桥通车了，人们走来走去。</p><p>老人们来走了一遍，说%s好走。</p><p>河西街道办事处</p></div>
<div class="foot"><p>一看二选三付款</p><p>全年有人接听</p></div></body></html>`, own, i, column, own, i, own)
	}
	return files
}

// TestPagesOfASite: what all pages of a folder have around their texts is none
// of them; the column's name is no headline.
func TestPagesOfASite(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, pagesOf("news", 0, 20, "社区新闻"))
	write(t, dir, pagesOf("two", 0, 2, "另一栏目")) // too few
	made := run(t, Options{Sources: []string{dir}})
	a := made.titled(t, strings.Repeat(string(rune('一'+5*37%9000)), 3)+"的第5座桥通车")
	if text := a.Text(); strings.Contains(text, "从这里读起") || strings.Contains(text, "付款") || !strings.Contains(text, "街道办事处") {
		t.Errorf("the text is\n%s", text)
	}
	told := 0
	for _, r := range a.Repairs {
		if r.Rule == repair.StandingLines {
			told++
		}
	}
	if told < 3 {
		t.Errorf("told of %v", a.Repairs)
	}
	off := config.Default(nil)
	off.RepairsOff = map[string]bool{repair.StandingLines: true}
	for _, a := range run(t, Options{Sources: []string{dir}, Config: off}).articles {
		for _, r := range a.Repairs {
			if r.Rule == repair.StandingLines {
				t.Errorf("%s: %+v", a.Title, r)
			}
		}
	}
}

// TestPagesOfAGrowingSite: pages that come and go change what is learned of a
// site; the archive is as if built in one go, in shares too.
func TestPagesOfAGrowingSite(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, pagesOf("a/1", 0, 2, "社区新闻"))
	at := publishTo(t, Options{Sources: []string{dir}})
	step := func(what string, reused int) {
		t.Helper()
		at = at.grown(t, what, dir, reused)
	}
	write(t, dir, pagesOf("a/2", 2, 30, "社区新闻"))
	step("enough of them", 2) // by themselves the first two teach nothing still
	step("nothing new", 30)
	write(t, dir, pagesOf("a/2", 30, 31, "社区新闻"))
	step("one more that teaches the same", 30)
	write(t, dir, pagesOf("a/1", 50, 80, "通知公告"))
	step("enough in the first folder", 29)
	for i := range 25 {
		if err := os.Remove(filepath.Join(dir, fmt.Sprintf("a/2/p%03d.html", i+2))); err != nil {
			t.Fatal(err)
		}
	}
	next := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{at.earlier(t)}})
	fresh := publishTo(t, Options{Sources: []string{dir}})
	next.mustBeAs(t, "pages gone", fresh)

	var parts []*Earlier
	for part := 1; part <= 3; part++ {
		parts = append(parts, publishTo(t, Options{Sources: []string{dir}, Share: &ledger.Share{Part: part, Of: 3}}).earlier(t))
	}
	joined := publishTo(t, Options{Join: true, Earlier: parts})
	joined.mustBeAs(t, "joined", fresh)
	again := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{joined.earlier(t)}})
	if again.Kept != again.Articles {
		t.Errorf("of %d joined articles %d are kept", again.Articles, again.Kept)
	}
}

// TestPagesInAnArchive: what a site has on its pages is known of those in an
// archive, too.
func TestPagesInAnArchive(t *testing.T) {
	var parts []string
	for name, text := range pagesOf("site/news", 0, 20, "社区新闻") {
		parts = append(parts, name, text)
	}
	for i := range 8 { // folders of one page each, and a host of twenty
		for name, text := range pagesOf(fmt.Sprintf("site/day%d", i), 100+i, 101+i, "通知公告") {
			parts = append(parts, name, text)
		}
	}
	var crawl strings.Builder
	for name, page := range pagesOf("news", 300, 320, "网上办事") {
		page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
		fmt.Fprintf(&crawl, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://hexi.example/%s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", name, len(page), page)
	}
	made := run(t, Options{Sources: []string{folder(t, map[string]string{"pages.zip": zipOf(t, parts...), "crawl.warc": crawl.String()})}})
	if len(made.articles) != 48 {
		t.Fatalf("%d articles", len(made.articles))
	}
	for _, a := range made.articles {
		if text := a.Text(); !strings.Contains(a.Title, "座桥通车") || strings.Contains(a.Title, "河西") || strings.Contains(text, "付款") || strings.Contains(text, "读起") {
			t.Errorf("%s %s:\n%s", a.Origin.Path, a.Title, text)
		}
	}
}
