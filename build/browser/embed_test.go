package browser_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
)

// The example of the page API works as it comes.
func TestExamplePage(t *testing.T) {
	site := sampleSite(t)
	p := newVisitor(t, hostSite(t, site, serve.Options{Prefix: "/sub/"}))
	p.visit(p.host.at("embed.html"))
	p.until("the archive to be open", `document.documentElement.dataset.ready`)
	p.click("input[type=search]")
	p.keys("黨建" + enter)
	want := search(t, site, "黨建")
	p.until("the count", `document.querySelector("[role=status]").textContent.startsWith(%s)`, fmt.Sprint(want.Total, " "))
	titles := js[[]string](p, `[...document.querySelectorAll("ol a")].map((a) => a.textContent)`)
	if !slices.Equal(titles, want.titles()) {
		t.Errorf("it lists %q, not %q", titles, want.titles())
	}
	p.check("hits are marked", `document.querySelectorAll("ol mark").length > 0`)
	p.click("ol a")
	p.read(want.Hits[0].ID)
}

// The page API gives what the commands print, and fails as it says it does.
func TestPageAPI(t *testing.T) {
	p, site := atSample(t)
	p.visit(p.host.at("embed.html"))
	p.step("open gives the archive", func() {
		got := js[int](p, `import("./fangzhi.js").then(async (m) => {
			window.api = m;
			window.archive = await m.open("./");
			return archive.info.catalog.articles;
		})`)
		if want := catalogOf(p.t, site)["articles"].(float64); float64(got) != want {
			p.t.Errorf("it holds %d articles, not %v", got, want)
		}
	})
	p.step("search gives the object that search --json prints", func() {
		for _, test := range []struct {
			query, options string
			args           []string
		}{
			{"黨建", `{}`, []string{"--limit", "10"}},
			{"", `{limit: 3}`, []string{"--limit", "3"}},
			{"社区", `{limit: 2, offset: 1}`, nil},
			{"党建", `{filters: {year: "2021", script: ["Hans"]}}`, []string{"--limit", "10", "--filter", "year=2021", "--filter", "script=Hans"}},
			{"党建", `{sort: "oldest", limit: 20}`, []string{"--limit", "20", "--sort", "oldest"}},
		} {
			got := jsonOf(p, fmt.Sprintf(`archive.search(%q, %s)`, test.query, test.options))
			if test.args == nil { // the command has no offset
				whole := printed(p.t, "search", site, test.query, "--json")
				if want := whole["hits"].([]any)[1:3]; !reflect.DeepEqual(got["hits"], want) {
					p.t.Errorf("%s %s: hits %v, not %v", test.query, test.options, got["hits"], want)
				}
				continue
			}
			want := printed(p.t, append([]string{"search", site, test.query, "--json"}, test.args...)...)
			for _, field := range []string{"query", "total", "hits", "facets", "months", "undated"} {
				if !reflect.DeepEqual(got[field], want[field]) {
					p.t.Errorf("%s %s: %s is\n%.500v, not\n%.500v", test.query, test.options, field, got[field], want[field])
				}
			}
			for _, field := range []string{"took_ms", "bytes_read", "reads"} {
				if _, ok := got[field].(float64); !ok {
					p.t.Errorf("%s %s: %s is %v", test.query, test.options, field, got[field])
				}
			}
		}
	})
	id := search(t, site, "黨建").Hits[0].ID
	p.step("article and raw give what show prints", func() {
		view := jsonOf(p, fmt.Sprintf(`archive.article(%q, {query: "黨建"})`, id))
		got, want := view["article"].(map[string]any), printed(p.t, "show", site, id, "--json")
		for _, field := range []string{"id", "title", "date", "source", "script", "blocks", "people", "places", "topics", "repairs", "evidence", "origin"} {
			if !reflect.DeepEqual(got[field], want[field]) {
				p.t.Errorf("%s is\n%.300v, not\n%.300v", field, got[field], want[field])
			}
		}
		if marks := view["marks"].([]any); len(marks) == 0 {
			p.t.Error("no hit is marked")
		}
		raw, want2 := js[string](p, "archive.raw(%s)", id), string(fangzhi(p.t, "show", site, id, "--raw"))
		if strings.TrimSpace(raw) != strings.TrimSpace(want2) {
			p.t.Errorf("raw is %.200q, not %.200q", raw, want2)
		}
	})
	p.step("failures have the codes they should", func() {
		p.watch.allow(`404 \S+/nowhere/catalog.json`)
		for _, test := range []struct{ call, want string }{
			{`archive.article("nosuchid")`, "ArchiveError missing"},
			{`archive.search("(社区")`, "ArchiveError query"},
			{`archive.ask("dance")`, "ArchiveError internal"},
			{`api.open("./nowhere/")`, "ArchiveError network"},
			{`api.open("./", { signal: AbortSignal.abort() })`, "AbortError"},
			{`(archive.close(), archive.search("党建"))`, "AbortError cancelled"},
		} {
			got := js[string](p, `(async () => { try { await `+test.call+`; return "no error" } catch (e) {
				return e instanceof DOMException ? e.name : e.name + " " + e.code } })()`)
			if got != test.want {
				p.t.Errorf("%s: %s, not %s", test.call, got, test.want)
			}
		}
		js[bool](p, `api.open("./").then((a) => { window.archive = a; return true })`)
	})
	p.step("a signal ends a search, and the archive goes on", func() {
		got := js[[]string](p, `(async () => {
			const said = [];
			for (let i = 0; i < 20; i++) {
				const control = new AbortController();
				const search = archive.search("社区", { signal: control.signal }).then(() => "answered", (e) => e.name);
				control.abort();
				said.push(await search);
			}
			said.push(String((await archive.search("社区")).total));
			return said;
		})()`)
		want := append(slices.Repeat([]string{"AbortError"}, 20), fmt.Sprint(search(p.t, site, "社区").Total))
		if !slices.Equal(got, want) {
			p.t.Errorf("%q, not %q", got, want)
		}
	})
}

// jsonOf is an object that an expression promises.
func jsonOf(p *tab, expression string) map[string]any {
	p.t.Helper()
	return js[map[string]any](p, expression)
}

// printed is the JSON object that a command prints.
func printed(t testing.TB, args ...string) map[string]any {
	t.Helper()
	var object map[string]any
	if err := json.Unmarshal(fangzhi(t, args...), &object); err != nil {
		t.Fatal(err)
	}
	return object
}
