package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fangzhi/build/internal/serve"
)

// An archive that is made anew while a reader reads stays whole for the
// reader, who is told, and has the new one when the reader says so.
func TestUpdate(t *testing.T) {
	const title, body = "新春茶话会", "下塘社区请老人们来喝茶，说说新一年的打算。"
	folder, site := sources(t, "archive.toml", "000_*", "001_*"), filepath.Join(t.TempDir(), "site")
	buildSite(t, site, folder)
	old := search(t, site, "社区")
	newer := func(t *testing.T) {
		t.Helper()
		article := fmt.Sprintf("---\ntitle: %s\ndate: 2024-02-11\n---\n\n%s\n", title, body)
		if err := os.WriteFile(filepath.Join(folder, "new.md"), []byte(article), 0o644); err != nil {
			t.Fatal(err)
		}
		buildSite(t, site, folder)
		if !slices.Contains(search(t, site, "茶话会").titles(), title) {
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
		js[bool](passer, `(location.hash = "#/", true)`)
		passer.results()
	})
	newer(t)

	p := keeper
	p.step("what was kept still works", func() {
		p.write("社区")
		p.asked("社区")
		if got, want := p.titles(), old.titles(); !slices.Equal(got, want) {
			p.t.Errorf("found %q, not %q", got, want)
		}
		p.keys(arrowDown + enter)
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
		p.keys(arrowDown + enter)
		p.until("the new article", `document.querySelector(".article-body")?.textContent.includes(%s)`, body)
		h.start()
	})

	p = passer
	p.watch.allow(`^worker: 404 .*/segments/`) // the files it knew are gone
	p.step("who kept nothing is told to load anew", func() {
		p.write("茶")
		p.asked("茶")
		p.until("word of it", `document.querySelector(".failure")?.innerText.includes("请重新载入")`)
		p.check("no result is claimed", `!document.getElementById("results")`)
		p.clickWords(".failure button", "重新载入")
		p.until("the new article", `[...document.querySelectorAll("#results a[id]")].some((a) => a.textContent === %s)`, title)
	})
}
