package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
)

// madeSite builds a site from articles of one's own.
func madeSite(t *testing.T, settings string, articles []map[string]string) string {
	t.Helper()
	folder, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	var lines strings.Builder
	for _, a := range articles {
		line, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&lines, string(line))
	}
	for name, text := range map[string]string{"archive.toml": settings, "articles.jsonl": lines.String()} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	buildSite(t, site, folder)
	return site
}

// More results come as a reader scrolls on, and who comes back from one of
// them finds as many as before.
func TestManyResults(t *testing.T) {
	const count = 45
	var articles []map[string]string
	for i := range count {
		articles = append(articles, map[string]string{
			"title": fmt.Sprintf("第%d期街坊通讯", i+1),
			"date":  fmt.Sprintf("2020-%02d-%02d", i%12+1, i%28+1),
			"body":  fmt.Sprintf("第%d期的街坊通讯说，本月的议事会照常举行，请各楼的邻居到场。", i+1),
		})
	}
	site := madeSite(t, "title = \"通讯\"\nlanguage = \"zh-Hans\"\n", articles)
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.home()
	p.write("议事会")
	p.asked("议事会")
	p.tally(fmt.Sprintf("%d 篇", count))
	var all []string
	p.step("they come as one scrolls", func() {
		if first := p.titles(); len(first) >= count {
			p.t.Fatalf("all %d came at once", len(first))
		}
		for len(all) < count {
			before := len(all)
			js[bool](p, `(scrollTo(0, document.documentElement.scrollHeight), true)`)
			p.until("more results", `document.querySelectorAll("#results > li").length > %s`, before)
			all = p.titles()
		}
		p.until("word that these are all", `document.getElementById("end").textContent.includes("全部列完")`)
		if want := search(t, site, "议事会").titles(); !slices.Equal(all, want) {
			p.t.Errorf("they are\n%q, not\n%q", all, want)
		}
	})
	p.step("one turns from result to result, and back is where one has come to", func() {
		p.click("#results > li:nth-child(12) a[id]")
		p.until("the article", `document.querySelector(".turns")?.textContent.includes("第 12 篇，共 45 篇")`)
		for n := 13; n < 20; n++ {
			p.click(".turn-behind")
			p.until("the next", `document.querySelector(".turns").textContent.includes(%s) && document.activeElement.id === "heading" && scrollY === 0`, fmt.Sprintf("第 %d 篇", n))
		}
		title := js[string](p, `document.querySelector("#heading").textContent`)
		if title != all[18] {
			p.t.Errorf("the 19th is %q, not %q", title, all[18])
		}
		p.back()
		p.until("it in the list, in sight", `(() => {
			const at = document.activeElement, box = at.closest("#results > li")?.getBoundingClientRect();
			return box && at.textContent === %s && box.top >= 0 && box.bottom <= innerHeight;
		})()`, title)
	})
	p.step("and are there when one comes back", func() {
		const late = "#results > li:nth-child(38) a[id]"
		x, y := p.spot(late, .5, .5)
		top := js[float64](p, "scrollY")
		p.clickAt(x, y)
		p.until("the article", `document.querySelector("article #heading")`)
		p.back()
		p.until("the place", `Math.abs(scrollY - %s) <= 2`, top)
		if got := p.titles(); !slices.Equal(got, all) {
			p.t.Errorf("there are %d", len(got))
		}
		p.reload()
		p.until("the app to take over", `!document.getElementById("shell")`)
		p.until("the place after reloading", `Math.abs(scrollY - %s) <= 2`, top)
	})
}

// A host of HTTP/1.1 is asked over more connections than six, for which browsers
// must leave its cookies out; one that wants them has them.
func TestManyAtOnce(t *testing.T) {
	var articles []map[string]string
	for i := range 400 {
		body := ""
		for k := range 60 {
			body += fmt.Sprintf("第%d户登记在%d号簿上，住%d幢%d室。", i*61+k*k, i*i+k*7, (i*k)%97, i+k*i)
		}
		if i%20 == 0 {
			body += "本月的议事会照常举行。"
		}
		articles = append(articles, map[string]string{"title": fmt.Sprintf("第%d册登记簿", i+1), "body": body})
	}
	site := madeSite(t, "title = \"登记簿\"\nlanguage = \"zh-Hans\"\n", articles)
	for _, closed := range []bool{false, true} {
		t.Run(fmt.Sprint(closed), func(t *testing.T) {
			h := hostSite(t, site, serve.Options{})
			h.isClosed = closed
			p := newVisitor(t, h)
			if closed {
				p.watch.allow(`worker: 401 .*/segments/`) // those asked for at once, before it is known
			}
			p.home()
			h.takeAsked()
			nameless := func() (n int) {
				for _, a := range h.takeAsked() {
					if !a.named {
						n++
					}
				}
				return n
			}
			p.write("议事会")
			p.asked("议事会")
			p.tally("20 篇")
			if got, want := p.titles(), search(t, site, "议事会").titles(); !slices.Equal(got, want[:min(len(got), len(want))]) || len(got) < 10 {
				t.Errorf("found %q, not %q", got, want)
			}
			if nameless() == 0 {
				t.Error("no request was nameless")
			}
			p.write("第361册")
			p.asked("第361册")
			p.tally("1 篇")
			if n := nameless(); closed && n > 0 {
				t.Errorf("%d more requests were nameless", n)
			}
		})
	}
}

// Whatever a source holds, the page shows it as words: nothing in it is ever
// part of the page.
func TestSourcesAreWords(t *testing.T) {
	const sharp = `<img src=x onerror=alert(1)> & "quoted" 'too'`
	site := madeSite(t, `title = '''名<b>"&'</title></script><script>alert(1)</script>'''`+"\ndescription = '''<i>"+"&amp;</i>'''\nlanguage = \"zh-Hans\"\n",
		[]map[string]string{
			{"title": sharp, "source": `<u>报</u>"><script>alert(2)</script>`, "date": "2020-01-01", "url": "javascript:alert(3)",
				"body": "下面是代码 &lt;script&gt;alert(4)&lt;/script&gt; 与 ]]> 和 ${x} {{.}}", "category": `"><svg onload=alert(5)>`},
		})
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.home()
	hit := search(t, site, "代码").Hits[0]
	p.check("the archive's name as it is written", `document.querySelector("h1").textContent === %s`, `名<b>"&'</title></script><script>alert(1)</script>`)
	p.write("代码")
	p.asked("代码")
	if got := p.results(); len(got) != 1 || got[0].Title != hit.Title {
		t.Errorf("found %+v, not %q", got, hit.Title)
	}
	p.openFirst()
	p.read(hit.ID)
	p.check("no element of the source's own", `!document.querySelector("main script, main img, .margin script, .margin svg[onload], b, i, u, [onerror]")`)
	p.check("no link that runs", `[...document.links].every((a) => /^https?:|^#/.test(a.getAttribute("href")))`)
	p.goTo("#/search?q=%3Cimg%20src=x%20onerror=alert(6)%3E&source=%3Cscript%3E")
	p.until("words about it", `document.querySelector(".nothing, #results")`)
	p.goTo("#/article/%22%3E%3Cscript%3Ealert(7)%3C/script%3E")
	p.until("words about it", `document.querySelector(".failure")`)
}

// turned gives the words of the page, each of an element, that stand from
// right to left.
const turned = `(() => {
	const found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), range = document.createRange();
	for (let text; (text = walk.nextNode());) {
		let last = null;
		for (let i = 0; i < text.data.length; i++) {
			range.setStart(text, i);
			range.setEnd(text, i + 1);
			const box = range.getBoundingClientRect();
			if (!box.width) continue;
			if (last && Math.abs(last.y - box.y) < 4 && box.x < last.x - 1) {
				found.push(text.data);
				break;
			}
			last = box;
		}
	}
	return found;
})()`

// A sign that turns letters round, left open by a source, turns no more than
// the words it stands in: not what is beside, below or behind them.
func TestSignsThatTurn(t *testing.T) {
	for _, sign := range []string{"\u202e", "\u2067"} {
		site := madeSite(t, "language = \"zh-Hant\"\n", []map[string]string{
			{"title": "黨建" + sign + "引領ABC", "source": "常州" + sign + "日報", "date": "2021-06-01", "body": "社區治理" + sign + "是黨建工作abc的一步。\n\n後面的社區平常def句子。"},
			{"title": "平常題目", "source": "人民日報", "date": "2021-06-02", "body": "社區是平常的ghi句子。"},
		})
		p := newVisitor(t, hostSite(t, site, serve.Options{}))
		for _, page := range []struct{ address, there string }{
			{"#/", "#results"},
			{"#/search?q=社區", "#results"},
			{"#/concordance?q=社區", ".kwic-line"},
			{"#/article/" + search(t, site, "工作").Hits[0].ID + "?q=社區", ".article-body"},
			{"#/search?q=龘" + sign + "齉龘", ".nothing ul"},
		} {
			p.goTo(page.address)
			p.until(page.there, `document.querySelector(%s)`, page.there)
			p.check(page.address+" turns no words but those with the sign, or marks among them",
				turned+`.every((words) => words.includes(%[1]s) || /引領|的一步/.test(words))`, sign)
		}
	}
}
