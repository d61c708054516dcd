package repair

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// sitePage is a page of a site: the way to it, its text, what stands below it.
func sitePage(i int, below ...article.Block) []article.Block {
	at := func(place, box uint64, text string) article.Block {
		return article.Block{Kind: article.Paragraph, Text: text, Place: place, Box: box}
	}
	blocks := []article.Block{
		at(1, 10, "河西在线 社区频道"),
		at(2, 20, "各位居民："),
		at(2, 20, fmt.Sprintf("第%d段河边的路修好了，人们第%d次走来走去。", i, i)),
		at(2, 20, "河西街道办事处"),
		at(3, 30, "服务流程 一看二选三付款"),
		at(3, 30, "编辑：林小满"),
		at(3, 30, "附件：施工图.pdf"),
	}
	return append(blocks, below...)
}

// TestStandingLines: a site's lines go and are told, its text, credits and
// attachments stay; nothing goes where the rule is off or the site not known.
func TestStandingLines(t *testing.T) {
	l := furniture.Learner{Prose: boilerplate.HoldsSentence}
	for i := range 5 {
		l.Add(fmt.Sprint(i), furniture.Page{Title: fmt.Sprint("路", i), Window: fmt.Sprintf("河边的路第%d段修好了 - 河西在线", i), Blocks: sitePage(i)})
	}
	site := l.Site()
	mended := func(site *furniture.Site, off ...string) page.Page {
		p := page.Page{Title: "河边的路第9段修好了 - 河西在线", Window: "河边的路第9段修好了 - 河西在线", Site: site, Blocks: sitePage(9)}
		rules := map[string]bool{"boilerplate": true, "credit-lines": true, "link-lists": true}
		for _, name := range off {
			rules[name] = true
		}
		Run(&p, rules)
		return p
	}
	p := mended(site)
	var lines []string
	for _, b := range p.Blocks {
		lines = append(lines, b.Text)
		if b.Place|b.Box != 0 || b.OfSite || b.Linked {
			t.Errorf("%s keeps where it stood", b.Text)
		}
	}
	want := []string{"各位居民：", "第9段河边的路修好了，人们第9次走来走去。", "河西街道办事处", "编辑：林小满", "附件：施工图.pdf"}
	if !slices.Equal(lines, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if p.Title != "河边的路第9段修好了" {
		t.Errorf("title %s", p.Title)
	}
	var before []string
	for _, r := range p.Repairs {
		if r.Rule == StandingLines {
			before = append(before, r.Before)
		}
	}
	if want := []string{" - 河西在线", "河西在线 社区频道", "服务流程 一看二选三付款"}; !slices.Equal(before, want) {
		t.Errorf("told of %q, want %q", before, want)
	}
	for _, p := range []page.Page{mended(nil), mended(site, StandingLines)} {
		if len(p.Blocks) != 7 || len(p.Repairs) > 0 {
			t.Errorf("%d lines, %v", len(p.Blocks), p.Repairs)
		}
	}
}
