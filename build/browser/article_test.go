package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"

	protocol "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// A reader goes from results to an article and back, and finds everything as
// it was left; the address alone is enough to come back to any of it.
func TestReading(t *testing.T) {
	p, site := atSample(t)
	p.window(1280, 560, false)
	p.home()
	const query = "社区"
	p.write(query)
	p.asked(query)
	results := p.results()
	last := results[len(results)-1]

	var left struct {
		Top   float64
		Focus string
	}
	p.step("arrows walk the results and Enter opens one", func() {
		for range results {
			p.keys(arrowDown)
		}
		p.until("the focus on the last result", `document.activeElement.id === %s`, "hit-"+last.ID)
		js[bool](p, `(scrollBy(0, -40), true)`) // not at the very end, which any page can be scrolled to
		left.Top, left.Focus = js[float64](p, "scrollY"), "hit-"+last.ID
		if left.Top < 100 {
			p.t.Fatalf("the results are not longer than the window: scrolled %v", left.Top)
		}
		p.keys(enter)
		checkArticle(p, p.read(last.ID), show(p.t, site, last.ID), query)
		p.until("the hit that the result showed", `document.querySelector("mark.current") && location.hash.endsWith("&hit=" + document.querySelector("mark.current").id.slice(5))`)
		p.check("it is that", `%s.includes(document.querySelector("mark.current").nextSibling.textContent.slice(0, 10))`, last.Snippet)
	})
	p.step("next and previous go round the hits", func() {
		count := js[int](p, `document.querySelectorAll("article mark[id]").length`)
		js[bool](p, `(document.querySelector(".article-hits button").focus(), true)`)
		for at := js[int](p, `+document.querySelector("mark.current").id.slice(5)`); at > 1; at-- {
			p.keys("[")
		}
		p.keys("[") // from the first to the last
		p.until("the last hit", `location.hash.endsWith("&hit=" + %s) && document.activeElement.id === "mark-" + %s`, count, count)
		for _, press := range []struct {
			key string
			at  int
		}{{"]", 1}, {"]", min(2, count)}, {"[", 1}, {"[", count}} {
			p.keys(press.key)
			p.until(fmt.Sprint("hit ", press.at), `location.hash.endsWith("&hit=" + %s) && document.querySelector("mark.current")?.id === "mark-" + %s`, press.at, press.at)
			p.until("the hit in sight", `((r) => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("mark.current").getBoundingClientRect())`)
			p.check("the place told", `document.querySelector(".article-hit").textContent.includes(%s)`, fmt.Sprintf("%d / %d", press.at, count))
		}
		p.click(`.article-hits button:last-child`)
		p.until("the first hit again, by its button", `location.hash.endsWith("&hit=1")`)
	})
	p.step("back finds query, results, place and focus as they were left", func() {
		p.back()
		if got := p.results(); !slices.Equal(ids(got), ids(results)) {
			p.t.Errorf("the results are %q, not %q", ids(got), ids(results))
		}
		p.check("the query in the box", `document.getElementById("query").value === %s`, query)
		p.until("the place", `Math.abs(scrollY - %s) <= 2`, left.Top)
		p.until("the focus", `document.activeElement.id === %s`, left.Focus)
	})
	p.step("forward finds the article again", func() {
		p.forward()
		checkArticle(p, p.read(last.ID), show(p.t, site, last.ID), query)
	})
	p.step("the way back on the page does as the browser's", func() {
		p.click(".article-tools .back")
		p.results()
		p.until("the place", `Math.abs(scrollY - %s) <= 2`, left.Top)
		p.until("the focus", `document.activeElement.id === %s`, left.Focus)
	})
	p.step("reloading results keeps them", func() {
		p.reload()
		p.until("the app again", `!document.getElementById("shell")`)
		if got := p.results(); !slices.Equal(ids(got), ids(results)) {
			p.t.Errorf("the results are %q, not %q", ids(got), ids(results))
		}
		p.until("the place", `Math.abs(scrollY - %s) <= 2`, left.Top)
	})
	var address string
	p.step("a click opens an article, and reloading keeps it, hit and all", func() {
		p.click("#results li:nth-child(2) a[id]")
		second := results[1].ID
		before := p.read(second)
		p.until("the hit", `document.querySelector("mark.current")`)
		address = js[string](p, "location.href")
		p.reload()
		checkArticle(p, p.read(second), show(p.t, site, second), query)
		if after := p.read(second); fmt.Sprint(after) != fmt.Sprint(before) {
			p.t.Errorf("reloaded, the article reads\n%v, not\n%v", after, before)
		}
		p.until("the hit", `location.href === %s && location.hash.endsWith("&hit=" + document.querySelector("mark.current")?.id.slice(5))`, address)
	})
	p.step("the link it copies leads there in another tab", func() {
		allowClipboard(p)
		p.clickWords(".article-acts button", "复制链接")
		p.until("word that it was copied", `document.querySelector(".article-acts").innerText.includes("已复制")`)
		copied := js[string](p, "navigator.clipboard.readText()")
		if copied != address {
			p.t.Errorf("copied %q, not %q", copied, address)
		}
		other := p.another()
		other.visit(copied)
		second := results[1].ID
		checkArticle(other, other.read(second), show(other.t, site, second), query)
		other.click(".article-tools .back")
		if got := other.results(); !slices.Equal(ids(got), ids(results)) {
			other.t.Errorf("back from there, the results are %q, not %q", ids(got), ids(results))
		}
	})
	p.step("the browser finds a title of parts in the page", func() {
		parted := slices.IndexFunc(results, func(r result) bool { return strings.Contains(r.Title, " ") })
		p.goTo("#/article/" + results[parted].ID)
		p.read(results[parted].ID)
		p.check("it is found whole", `(getSelection().setPosition(document.body, 0), find(%s) && document.querySelector("h1").contains(getSelection().anchorNode))`, results[parted].Title)
	})
}

// A long article opens at the hit that its result shows, a short one at its
// heading; the reader comes back to either as it was left.
func TestOpensAtHit(t *testing.T) {
	folder, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	other := strings.Repeat("河边的柳树发了芽，孩子们去放风筝。\n", 60)
	records := fmt.Sprintf("{\"title\":\"长文\",\"body\":%q}\n{\"title\":\"短文\",\"body\":\"这里修桥。\"}\n",
		other+"有人说起修桥。\n"+other+"乡里议定，修桥铺路由各户出工。\n"+other+"修桥完工。")
	if err := os.WriteFile(filepath.Join(folder, "a.jsonl"), []byte(records), 0o644); err != nil {
		t.Fatal(err)
	}
	buildSite(t, site, folder)
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	const inSight = `((r) => r.top > 0 && r.bottom < innerHeight)(document.querySelector("mark.current").getBoundingClientRect())`
	p.step("the snippet's hit is in sight, and has the focus", func() {
		p.goTo("#/search?q=修桥+铺路")
		p.click("#results a[id]")
		p.until("the hit", `document.activeElement.matches("mark.current")`)
		p.check("it is the one shown", `decodeURI(location.hash).endsWith("?q=修桥+铺路&hit=2")`)
		p.check("in sight, far down", inSight+` && scrollY > 1500`)
		const title = `((e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().top < 60 && e.textContent)(document.querySelector(".article-running"))`
		p.until("the title told above it", title+` === "长文"`)
		p.check("the count tells", `document.querySelector(".article-hits [role=status]").textContent.includes("2 / 4")`)
	})
	p.step("a reader who left it at its heading finds it there", func() {
		js[bool](p, `(scrollTo(0, 0), location.hash = "#/about", true)`)
		p.until("another page", `document.querySelector(".about")`)
		p.back()
		p.until("the heading", `document.activeElement.id === "heading" && scrollY === 0`)
		p.until("no title beside the heading", `!document.querySelector(".article-running").checkVisibility({ visibilityProperty: true })`)
	})
	p.step("results of a word in short and long", func() {
		p.goTo("#/search?q=修桥")
		hits := p.results()
		for i := range hits {
			p.click(fmt.Sprintf("#results li:nth-child(%d) a[id]", i+1))
			p.until("the article", `document.querySelector("mark.current") && document.querySelector("article h1").textContent === %s`, hits[i].Title)
			p.until("the hit in sight", inSight)
			p.check("the short one stays at its heading", `scrollY > 1500 || scrollY === 0 && document.activeElement.id === "heading" && %s === "短文"`, hits[i].Title)
			p.back()
			p.results()
			p.until("the result", `document.activeElement.id === %s`, "hit-"+hits[i].ID)
		}
	})
	p.step("turning to the next result does the same", func() {
		hits := p.results()
		p.click("#results li:first-child a[id]")
		p.click(".turn-behind")
		p.until("the other", `document.querySelector("article h1").textContent === %s && document.querySelector("mark.current")`, hits[1].Title)
		p.until("the hit in sight", inSight)
	})
}

// checkArticle compares an article with what the program shows of it.
func checkArticle(p *tab, got article, want shown, query string) {
	p.t.Helper()
	if got.Title != want.Title {
		p.t.Errorf("the heading is %q, not %q", got.Title, want.Title)
	}
	var blocks []string
	hits := strings.Count(want.Title, query)
	for _, block := range want.Blocks {
		blocks = append(blocks, block.Text)
		hits += strings.Count(block.Text, query)
	}
	if !slices.Equal(got.Blocks, blocks) {
		p.t.Errorf("%d blocks\n%.600q\nnot %d\n%.600q", len(got.Blocks), got.Blocks, len(blocks), blocks)
	}
	for _, marked := range got.Marked {
		if marked == query {
			hits--
		}
	}
	if hits != 0 {
		p.t.Errorf("%d hits of %s are not marked", hits, query)
	}
	p.check("the window is called after it", `document.title.startsWith(%s)`, want.Title)
	p.check("the query in the box", `document.getElementById("query").value === %s`, query)
}

func allowClipboard(p *tab) {
	p.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(p.ctx, protocol.SetPermission, protocol.SetPermissionParams{
			Permission:       &protocol.PermissionDescriptor{Name: name},
			Setting:          protocol.PermissionSettingGranted,
			Origin:           p.host.origin(),
			BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
		})
		if err != nil {
			p.t.Fatal(err)
		}
	}
}

// outOfText is the block of a repair that stands in none.
const outOfText = -2

// checkRepairs marks an article's repairs and looks at each, by hand and by
// key, then at the text as it was found.
func checkRepairs(p *tab, a shown, repairs int) {
	p.t.Helper()
	var stood, wants []string // what stood in each place, and what stands there
	out := map[int]int{}      // lines taken out, by the block they stood before
	for _, r := range a.Repairs {
		switch {
		case r.Block != outOfText:
			wants = append(wants, r.After)
		case r.After == "":
			out[r.Offset]++
		default:
			continue
		}
		stood = append(stood, strings.ReplaceAll(r.Before, "\n", "↵"))
	}
	for _, lines := range out {
		wants = append(wants, fmt.Sprintf("（略去 %d 处）", lines))
	}
	press := fmt.Sprintf("整理 %d 处", repairs)
	p.clickWords(".article-acts button", press)
	p.until("a mark at each", `document.querySelectorAll("article .change").length === %s`, len(wants))
	stands := js[[]string](p, `[...document.querySelectorAll("article .change")].map((e) => e.textContent)`)
	slices.Sort(stands)
	slices.Sort(wants)
	if !slices.Equal(stands, wants) {
		p.t.Errorf("the marks stand on %q, not on %q", stands, wants)
	}
	p.check("each says what it was", `[...document.querySelectorAll("article .change")].every((e) => e.tabIndex === 0 && e.getAttribute("role") === "button" && /^(原作|（略去 \d+ 处）$)/.test(e.getAttribute("aria-label") ?? e.textContent))`)
	p.click("article p .change")
	p.until("word of the change", `document.querySelectorAll("article .told").length === 1 && document.querySelector("article .change[aria-expanded=true]")`)
	js[bool](p, `(document.querySelector("article .change[aria-expanded=true]").focus(), true)`)
	p.keys(enter)
	p.until("no word any more", `!document.querySelector("article .told")`)
	p.clickWords(".marks-note button", "照原样")
	p.until("the text as found", `document.querySelectorAll("article del.change").length === %s`, len(stood))
	found := js[[]string](p, `[...document.querySelectorAll("article del.change")].map((e) => e.textContent)`)
	slices.Sort(found)
	slices.Sort(stood)
	if !slices.Equal(found, stood) {
		p.t.Errorf("as found there stood %q, not %q", found, stood)
	}
	p.clickWords(".marks-note button", "照原样")
	p.clickWords(".article-acts button", press)
	p.until("no marks any more", `!document.querySelector("article .change")`)
}

// mostMended is the article of a site with the most repairs.
func mostMended(t *testing.T, site string) (id string) {
	t.Helper()
	most := 0
	for _, hit := range search(t, site, "").Hits {
		if n := len(show(t, site, hit.ID).Repairs); n > most {
			id, most = hit.ID, n
		}
	}
	if most == 0 {
		t.Fatal("nothing in the sample was mended")
	}
	return id
}

// An article tells what it is: the text as found, what was mended in it, where
// its facts come from, and what else shares them.
func TestProvenance(t *testing.T) {
	site := sampleSite(t)
	id := mostMended(t, site)
	most := len(show(t, site, id).Repairs)
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.goTo("#/article/" + id)
	mended := p.read(id)

	p.step("the text as found is one click away, and one back", func() {
		p.clickWords(".article-acts button", "原始文本")
		p.until("the text as found", `document.querySelector("pre.raw")`)
		found := strings.TrimSpace(string(fangzhi(p.t, "show", site, id, "--raw")))
		if got := strings.TrimSpace(js[string](p, `document.querySelector("pre.raw").textContent`)); got != found {
			p.t.Errorf("the text as found is\n%.300s\nnot\n%.300s", got, found)
		}
		p.clickWords(".article-acts button", "原始文本")
		p.until("the mended text", `!document.querySelector("pre.raw")`)
		if again := p.read(id); !slices.Equal(again.Blocks, mended.Blocks) {
			p.t.Errorf("mended again, it reads %.300q, not %.300q", again.Blocks, mended.Blocks)
		}
	})
	p.step("its repairs are listed", func() {
		p.clickWords(".margin summary", fmt.Sprintf("整理 %d 处", most))
		different := map[[3]string]bool{} // those alike share a line
		for _, r := range show(p.t, site, id).Repairs {
			different[[3]string{r.Rule, r.Before, r.After}] = true
		}
		p.check("every repair has a line", `[...document.querySelectorAll(".margin del")].length === %s`, len(different))
	})
	p.step("each is marked where it stands, and tells what it was", func() { checkRepairs(p, show(p.t, site, id), most) })
	p.step("what it is filed under leads to what else is", func() {
		source := show(p.t, site, id).Source
		p.clickWords(".margin .links a", source)
		want := search(p.t, site, "", "--filter", "source="+source).titles()
		p.until("the articles of the source", `(() => {
			const titles = [...document.querySelectorAll("#results a[id]")].map((a) => a.textContent);
			return decodeURIComponent(location.hash).includes(%s) && JSON.stringify(titles) === JSON.stringify(%s);
		})()`, source, want)
		p.back()
		p.read(id)
	})
}
