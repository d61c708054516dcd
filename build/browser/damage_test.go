package browser_test

import (
	"bytes"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fangzhi/build/internal/serve"
)

// An archive of which a part is damaged says so, in words, and the rest of it
// works.
func TestDamage(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole")
	buildSite(t, whole, sources(t, "archive.toml", "000_*", "001_*"))
	healthy := search(t, whole, "")
	kept := search(t, whole, "党建")
	other := filepath.Join(t.TempDir(), "other")
	buildSite(t, other, sources(t, "002_*", "003_*", "004_*"))
	hurtHits := search(t, other, "")
	joinSites(t, whole, other)
	hurt := segmentsOf(t, whole)[1]

	t.Run("the site of two segments is whole", func(t *testing.T) {
		p := newVisitor(t, hostSite(t, whole, serve.Options{}))
		p.home()
		if got := ids(p.results()); len(got) != healthy.Total+hurtHits.Total {
			t.Errorf("%d articles, not %d and %d", len(got), healthy.Total, hurtHits.Total)
		}
		p.check("nothing is said to be damaged", `!document.querySelector(".problem")`)
	})

	t.Run("an index that cannot be read is left out and told of", func(t *testing.T) {
		site := spoilt(t, whole, hurt[0], everyByte(64))
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.home()
		p.until("word of it", `document.querySelector(".problem")?.innerText.includes("有一部分读不出来")`)
		p.check("the file is named", `document.querySelector(".problem").textContent.includes(%s)`, filepath.Base(hurt[0]))
		if got, want := p.titles(), healthy.titles(); !slices.Equal(got, want) {
			p.t.Errorf("the rest is %q, not %q", got, want)
		}
		p.write("党建")
		p.asked("党建")
		if got, want := p.titles(), kept.titles(); !slices.Equal(got, want) {
			p.t.Errorf("党建 is found in %q, not %q", got, want)
		}
		p.openFirst()
		p.read(kept.Hits[0].ID)
		p.goTo("#/article/" + hurtHits.Hits[0].ID)
		p.until("words in the article's place", `document.querySelector(".failure")`)
		p.check("that a part cannot be read is among them", `document.querySelector("main").innerText.includes("读不出来")`)
	})

	t.Run("articles that cannot be read are told of where they stand", func(t *testing.T) {
		site := spoilt(t, whole, hurt[1], behindHead(t, whole, 1, everyByte(64)))
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.home()
		const unread = `[...document.querySelectorAll("#results > li")].filter((li) => li.innerText.includes("读不出来")).length`
		if got := js[int](p, unread); got != hurtHits.Total {
			p.t.Errorf("%d articles are said to be unreadable, not %d", got, hurtHits.Total)
		}
		p.check("they lead nowhere", `[...document.querySelectorAll("#results > li")].every((li) => li.innerText.includes("读不出来") !== Boolean(li.querySelector("a[href]")))`)
		p.write("党建")
		p.asked("党建")
		p.results()
		for _, title := range kept.titles() {
			p.check("the rest is found", `[...document.querySelectorAll("#results a[id]")].some((a) => a.textContent === %s)`, title)
		}
		p.goTo("#/article/" + hurtHits.Hits[0].ID)
		p.until("what is wrong, in words", `document.querySelector(".failure")?.innerText.includes("数据已损坏")`)
		p.goTo("#/article/" + kept.Hits[0].ID)
		p.read(kept.Hits[0].ID)
	})

	t.Run("a catalog that cannot be read ends in words and a button", func(t *testing.T) {
		site := spoilt(t, whole, "catalog.json", everyByte(8))
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.visit(p.host.at(""))
		p.until("what is wrong, in words", `document.querySelector(".failure")?.innerText.includes("打不开")`)
		mend(t, site, whole, "catalog.json")
		p.clickWords(".failure button", "再试一次")
		p.until("the archive after all", `document.querySelectorAll("#results > li").length === %s`, healthy.Total+hurtHits.Total)
	})

	t.Run("an archive of another version is refused by that name, and the button loads page and program anew", func(t *testing.T) {
		site := spoilt(t, whole, "catalog.json", func(data []byte) {
			data[bytes.Index(data, []byte(`"version":`))+len(`"version":`)] = '9'
		})
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.visit(p.host.at(""))
		const told = `document.querySelector(".failure")?.innerText.includes("另一个版本")`
		p.until("what is wrong, in words", told)
		js[bool](p, "(window.before = true)")
		p.clickWords(".failure button", "重新载入")
		p.until("a fresh page, of the same words", `!window.before && `+told)
		mend(t, site, whole, "catalog.json")
		p.clickWords(".failure button", "重新载入")
		p.until("the archive after all", `document.querySelectorAll("#results > li").length === %s`, healthy.Total+hurtHits.Total)
	})

	t.Run("a damaged file is never kept, which a reader who asks is told", func(t *testing.T) {
		site := spoilt(t, whole, hurt[1], behindHead(t, whole, 1, everyByte(64)))
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		p.goTo("#/about")
		p.clickWords(".acts button", "全部存到本机")
		p.until("what is wrong, in words", `document.querySelector(".about [role=alert]")?.innerText.includes("没有存全")`)
		p.check("the focus is still on the button", `document.activeElement.matches(".acts button")`)
	})
}

// A line that fails while results are read leaves them unread, which is told
// with a way to try again.
func TestResultsUnread(t *testing.T) {
	site := sampleSite(t)
	h, lost := hostSite(t, site, serve.Options{}), atomic.Bool{}
	files := h.files
	h.files = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if lost.Load() && path.Ext(r.URL.Path) == ".fzb" && !strings.HasPrefix(r.Header.Get("Range"), "bytes=0-") { // but for the head
			panic(http.ErrAbortHandler)
		}
		files.ServeHTTP(w, r)
	})
	p := newVisitor(t, h)
	p.watch.allow(`net::ERR_`)
	lost.Store(true)
	p.goTo("#/search?q=党建")
	const unread = `[...document.querySelectorAll("#results > li")].filter((li) => li.innerText.includes("读不出来")).length`
	p.until("results that could not be read", unread+` === %s`, search(t, site, "党建").Total)
	lost.Store(false)
	p.clickWords("main > .button", "再试一次")
	p.until("all of them read", `document.getElementById("results") && `+unread+` === 0`)
	p.click("#results a[id]")
	p.until("the article at its hit", `document.querySelector("mark.current")`)
}

// A host that sends without end is heard only as long as what was asked for
// could take.
func TestEndlessHost(t *testing.T) {
	site := sampleSite(t)
	for _, test := range []struct {
		pattern, words string
		most           int64
	}{
		{"catalog.json", "打不开", 128 << 20},
		{"*.fzi", "读不出来", 32 << 20},
	} {
		t.Run(test.pattern, func(t *testing.T) {
			h, sent := hostSite(t, site, serve.Options{}), atomic.Int64{}
			files := h.files
			h.files = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if is, _ := path.Match(test.pattern, path.Base(r.URL.Path)); !is {
					files.ServeHTTP(w, r)
					return
				}
				if r.Header.Get("Range") != "" {
					w.WriteHeader(http.StatusPartialContent)
				}
				data := bytes.Repeat([]byte("{"), 1<<16)
				for sent.Load() <= 4*test.most {
					n, err := w.Write(data)
					if sent.Add(int64(n)); err != nil {
						return
					}
				}
			})
			p := newVisitor(t, h)
			p.watch.allow(`net::ERR_ABORTED`)
			p.visit(h.at(""))
			p.until("what is wrong, in words", `document.querySelector("main")?.innerText.includes(%s)`, test.words)
			if sent := sent.Load(); sent > test.most {
				t.Errorf("%d bytes were heard", sent)
			}
		})
	}
}

// spoilt is a copy of a site in which one file is changed.
func spoilt(t testing.TB, site, name string, spoil func([]byte)) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "spoilt")
	if err := os.CopyFS(copied, os.DirFS(site)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(copied, name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoil(data)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return copied
}

// mend puts a file of a site in the place of the same of its copy.
func mend(t testing.TB, copied, site, name string) {
	t.Helper()
	good, err := os.ReadFile(filepath.Join(site, name))
	if err == nil {
		err = os.WriteFile(filepath.Join(copied, name), good, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// everyByte flips a bit in one of so many bytes.
func everyByte(step int) func([]byte) {
	return func(data []byte) {
		for i := step / 2; i < len(data); i += step {
			data[i] ^= 0x10
		}
	}
}

// behindHead spoils a segment's bundle but not its head, so that it opens.
func behindHead(t testing.TB, site string, segment int, spoil func([]byte)) func([]byte) {
	t.Helper()
	bundle := catalogOf(t, site)["segments"].([]any)[segment].(map[string]any)["bundle"].(map[string]any)
	head := int(bundle["head_bytes"].(float64))
	return func(data []byte) { spoil(data[head:]) }
}
