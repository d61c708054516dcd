package browser_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
	"fangzhi/data/catalog"
)

// An archive that is made anew while a reader reads stays whole for the
// reader, who is told, and has the new one when the reader says so.
func TestUpdate(t *testing.T) {
	const title, body = "新春茶话会", "下塘社区请老人们来喝茶，说说新一年的打算。"
	folder, site := sources(t, "archive.toml", "000_*", "001_*"), filepath.Join(t.TempDir(), "site")
	buildSite(t, site, folder)
	old := search(t, site, "社区")
	newer := func(t *testing.T, title string) {
		t.Helper()
		article := fmt.Sprintf("---\ntitle: %s\ndate: 2024-02-11\n---\n\n%s\n", title, body)
		if err := os.WriteFile(filepath.Join(folder, title+".md"), []byte(article), 0o644); err != nil {
			t.Fatal(err)
		}
		buildSite(t, site, folder)
		if !slices.Contains(search(t, site, title).titles(), title) {
			t.Fatal("the new archive does not hold the new article")
		}
	}

	h := hostSite(t, site, serve.Options{})
	keeper, passer := newVisitor(t, h), newVisitor(t, h)
	keeper.step("one reader keeps the archive", func() {
		keeper.home()
		keeper.kept()
	})
	passer.step("another does not", func() {
		passer.home()
		passer.kept()
		js[bool](passer, `(location.hash = "#/about", true)`)
		passer.clickWords(".acts button", "删除本机所存")
		passer.until("nothing to be kept", `!document.querySelector(".about").innerText.includes("全部内容已存在这台设备上")`)
		passer.until("the focus on what keeps it again", `document.activeElement.matches(".acts button") && document.activeElement.textContent === "全部存到本机"`)
		js[bool](passer, `(location.hash = "#/", true)`)
		passer.results()
	})
	newer(t, title)

	p := keeper
	p.step("what was kept still works", func() {
		p.write("社区")
		p.asked("社区")
		if got, want := p.titles(), old.titles(); !slices.Equal(got, want) {
			p.t.Errorf("found %q, not %q", got, want)
		}
		p.openFirst()
		checkArticle(p, p.read(old.Hits[0].ID), show(p.t, site, old.Hits[0].ID), "社区") // the same in the new one
	})
	p.step("the next visit tells of the new one", func() {
		p.home()
		p.until("word of it", `document.querySelector(".news [role=status]")?.innerText.includes("新版本已备好")`)
	})
	p.step("and has it when the reader says so", func() {
		js[bool](p, "(window.before = true)")
		p.clickWords(".news button", "重新载入")
		p.until("a fresh page", `!window.before && !document.getElementById("shell") && document.getElementById("results")`)
		if got := p.titles(); got[0] != title {
			p.t.Errorf("the newest are %q", got)
		}
		p.check("no more word of it", `!document.querySelector(".news [role=status]")`)
		p.write("茶话会")
		p.asked("茶话会")
		if got := p.titles(); !slices.Equal(got, []string{title}) {
			p.t.Errorf("茶话会 is found in %q", got)
		}
	})
	p.step("with the host gone it is the new one that is kept", func() {
		p.home()
		p.kept()
		h.kill()
		alone(p)
		p.reload()
		p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
		if got := p.titles(); got[0] != title {
			p.t.Errorf("the newest are %q", got)
		}
		p.write("茶")
		p.asked("茶")
		p.results()
		p.openFirst()
		p.until("the new article", `document.querySelector(".article-body")?.textContent.includes(%s)`, body)
		h.start()
	})

	p = passer
	p.step("who has the page open is told on coming back to it", func() {
		p.check("no word yet", `!document.querySelector(".news [role=status]")`)
		js[bool](p, `(((now) => { Date.now = () => now() + 60_000 })(Date.now), dispatchEvent(new Event("focus")))`)
		p.until("word of it", `document.querySelector(".news [role=status]")?.innerText.includes("新版本已备好")`)
	})
	p.step("who kept nothing reads on", func() {
		p.write("社区")
		p.asked("社区")
		if got, want := p.titles(), old.titles(); !slices.Equal(got, want) {
			p.t.Errorf("found %q, not %q", got, want)
		}
	})
	newer(t, "再一天")
	p.watch.allow(`^worker: 404 .*/segments/`) // the files it knew are gone
	p.step("until the archive is made anew once more: then it is told to load", func() {
		p.write("茶")
		p.asked("茶")
		p.until("word of it", `document.querySelector(".failure")?.innerText.includes("请重新载入")`)
		p.check("no result is claimed", `!document.getElementById("results")`)
		p.clickWords(".failure button", "重新载入")
		p.until("the new article", `[...document.querySelectorAll("#results a[id]")].some((a) => a.textContent === %s)`, title)
	})
}

// A copy on the device grows by what is new: segments that stay as they are
// are not fetched again.
func TestKeptCopyGrows(t *testing.T) {
	folder, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	write := func(name string, from, to int) {
		t.Helper()
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, `{"title":"第%d号","date":"2020-01-%02d","body":"%s编号%d"}`+"\n", i, 1+i%28, strings.Repeat(string(rune(0x4E00+i*7)), 40), i)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "archive.toml"), []byte("language = \"zh-Hans\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	write("many.jsonl", 0, 1000)
	buildSite(t, site, folder)
	before := segmentFiles(t, site)
	h := hostSite(t, site, serve.Options{})
	p := newVisitor(t, h)
	p.home()
	p.kept()
	write("new.jsonl", 2000, 2005)
	buildSite(t, site, folder)
	fresh := segmentFiles(t, site)
	var wanted int64
	for name, size := range fresh {
		if before[name] == 0 {
			wanted += size
		}
	}
	if len(fresh) != len(before)+2 || wanted == 0 {
		t.Fatalf("the new archive has the files %v, the old one %v", fresh, before)
	}
	h.takeAsked()
	p.step("the next visit tells of the new one", func() {
		p.home()
		p.until("word of it", `document.querySelector(".news [role=status]")?.innerText.includes("新版本已备好")`)
	})
	p.step("which is fetched as far as it is new", func() {
		p.clickWords(".news button", "重新载入")
		p.until("the page loaded anew", `!document.querySelector(".news button") && document.querySelectorAll("#results > li").length > 0`)
		p.kept()
		var got int64
		for _, a := range h.takeAsked() {
			if !strings.Contains(a.path, "/segments/") {
				continue
			}
			got += a.bytes
			if before["segments/"+path.Base(a.path)] > 0 {
				p.t.Errorf("%s is fetched again", a.path)
			}
		}
		if got < wanted || got > 2*wanted+100_000 { // what is read before it is kept comes twice
			p.t.Errorf("%d bytes of segments are fetched; %d are new", got, wanted)
		}
	})
	p.step("and is there with the host gone", func() {
		h.kill()
		alone(p)
		p.reload()
		p.until("the app to take over", `!document.getElementById("shell") && document.getElementById("query")`)
		for _, number := range []string{"编号2003", "编号17"} {
			p.write(number)
			p.asked(number)
			p.results()
		}
		h.start()
	})
}

// segmentFiles are the segment files that a site's catalog names, with their bytes.
func segmentFiles(t *testing.T, site string) map[string]int64 {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, catalog.Name))
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]int64{}
	for _, s := range c.Segments {
		files[s.Index.Name], files[s.Bundle.Name] = s.Index.Bytes, s.Bundle.Bytes
	}
	return files
}
