package browser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/cdproto/emulation"
)

// On a phone everything fits, everything can be reached, and nothing is too
// small for a finger.
func TestPhone(t *testing.T) {
	p, site := atSample(t)
	p.window(360, 740, true)
	p.home()
	id := search(t, site, "党建").Hits[0].ID
	for _, fragment := range []string{"#/", "#/search?q=党建&script=Hant", "#/article/" + id + "?q=党建", "#/about", "#/index/place", "#/topic/党建", "#/search?q=龘靐齉", "#/concordance?q=社区", "#/trend?q=社区&q=党建"} {
		p.step("all of "+fragment+" fits", func() {
			p.goTo(fragment)
			p.until("something to read", `document.querySelector("main h1") && !document.querySelector(".waiting")`)
			fits(p)
			fingers(p)
		})
	}
	p.step("the filters are within reach", func() {
		p.goTo("#/search?q=党建")
		p.results()
		p.tap(".bar button")
		p.until("the filters", `document.querySelector("dialog[open] .value")`)
		fits(p)
		fingers(p)
		p.tap(`dialog .value[href*="script=Hant"]`)
		p.until("the script in the address", `location.hash.includes("script=Hant")`)
		if js[bool](p, `document.querySelector("dialog[open]") !== null`) {
			p.tap(".sheet-foot button")
		}
		p.until("the filters gone", `!document.querySelector("dialog[open]")`)
		checkResults(p, p.results(), search(t, site, "党建", "--filter", "script=Hant"))
	})
	p.step("an article is comfortable to read", func() {
		p.goTo("#/article/" + id)
		p.read(id)
		look := js[struct{ Size, Leading, Width, Indent float64 }](p, `((e) => { const s = getComputedStyle(e), size = parseFloat(s.fontSize); return {
			size, leading: parseFloat(s.lineHeight) / size, width: e.getBoundingClientRect().width / size, indent: parseFloat(s.textIndent) / size } })(document.querySelector(".article-body > p"))`)
		if look.Size < 16 || look.Leading < 1.6 || look.Width < 14 || look.Indent < 1.9 || look.Indent > 2.1 {
			p.t.Errorf("letters of %v px, lines %v apart, %v letters a line, indented by %v", look.Size, look.Leading, look.Width, look.Indent)
		}
	})
	p.step("a search can be typed", func() {
		p.goTo("#/")
		p.results()
		p.tap("#query")
		p.keys("志愿" + enter)
		p.asked("志愿")
		p.results()
		p.until("the keyboard gone", `document.activeElement.id !== "query"`)
	})
	p.step("results stay where they are when suggestions go", func() {
		p.goTo("#/")
		p.results()
		p.write("党建")
		p.asked("党建")
		p.results()
		p.until("suggestions", `document.querySelector("#query").getAttribute("aria-expanded") === "true"`)
		const top = `document.querySelector(".hits").getBoundingClientRect().top`
		before := js[float64](p, top)
		js[bool](p, `(document.querySelector("#query").blur(), true)`)
		p.until("suggestions gone", `document.querySelector("#query").getAttribute("aria-expanded") === "false"`)
		if after := js[float64](p, top); after != before {
			p.t.Errorf("they went from %v to %v", before, after)
		}
	})
}

// A page at twice the size, as those need whose eyes are weak, is all there.
func TestZoom(t *testing.T) {
	p, _ := atSample(t)
	p.window(640, 450, false)
	p.home()
	p.write("党建")
	p.asked("党建")
	results := p.results()
	fits(p)
	for _, r := range results[:3] {
		p.click("#hit-" + r.ID)
		p.read(r.ID)
		fits(p)
		p.click(".article-tools .back")
		p.results()
	}
	p.click(`nav a[href="#/about"]`)
	p.until("the page about the archive", `document.querySelector(".about")`)
	fits(p)
}

// On a phone whose letters are twice as large, which is a phone half as wide,
// nothing goes over the edge and the bar below does not lie over the words
// beside it.
func TestLargeLetters(t *testing.T) {
	p, site := atSample(t)
	p.window(195, 422, true)
	id := search(t, site, "党建").Hits[0].ID
	for _, fragment := range []string{"#/", "#/search?q=党建", "#/concordance?q=党建", "#/trend?q=党建&q=社区", "#/index/place", "#/place/江苏省", "#/about", "#/help", "#/article/" + id + "?q=党建&hit=1"} {
		p.goTo(fragment)
		p.until("the page", `document.querySelector(".hit, .kwic-line, .chart, .index li, .about .kept, .help, .article-body p")`)
		fits(p)
		p.check(fragment+": the bar spans the page", `[...document.querySelectorAll(".bar, .article-hits:not(:empty)")].every((e) => e.getBoundingClientRect().left < 1)`)
	}
}

// Beside the margin what can be done with an article stands in one line, so
// that it hides little of the text.
func TestToolLine(t *testing.T) {
	p, site := atSample(t)
	p.home()
	p.choose("select.language", "English")
	id := search(t, site, "党建").Hits[0].ID
	for _, width := range []int64{964, 1100, 1280, 1440} {
		p.window(width, 800, false)
		p.goTo("#/article/" + id + "?q=党建&hit=1")
		p.read(id)
		fits(p)
		p.check("one line of buttons", `document.querySelector(".article-tools").offsetHeight < 80`)
		p.check("the hits' buttons within reach", `((r) => r.width > 80 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector(".article-hits").getBoundingClientRect())`)
	}
}

// On a narrow phone, in the language of the longest words, what stands above
// the frame has one line, and what can be done with an article two.
func TestLinesOfPhone(t *testing.T) {
	p, site := atSample(t)
	p.window(360, 740, true)
	p.home()
	p.choose("select.language", "English")
	p.goTo("#/article/" + mostMended(t, site))
	p.until("many buttons", `document.querySelectorAll(".article-tools button").length >= 5`)
	fits(p)
	p.check("one line above the frame", `document.querySelector(".head").offsetHeight < 60`)
	p.check("two lines of buttons", `document.querySelector(".article-tools").offsetHeight < 110`)
}

// The slip on the spine holds an archive's name, however long it is.
func TestLongTitle(t *testing.T) {
	folder, site := sources(t, "000_*"), filepath.Join(t.TempDir(), "site")
	for _, title := range []string{"常州市武进区湖塘镇社区与邻里档案资料汇编", "江苏省常州市武进区湖塘镇社区与邻里档案资料长编（第一辑，二〇二一年至二〇二三年）"} {
		longTitle(t, folder, site, title)
	}
}

// longTitle looks at the spine of an archive with a title, in shell and app.
func longTitle(t *testing.T, folder, site, title string) {
	if err := os.WriteFile(filepath.Join(folder, "archive.toml"), []byte(fmt.Sprintf("title = %q\n", title)), 0o644); err != nil {
		t.Fatal(err)
	}
	buildSite(t, site, folder)
	h, come := slowSite(t, site)
	p := newVisitor(t, h)
	p.window(1280, 800, false)
	p.visit(h.at(""))
	within := func(who string) {
		p.until(who, `document.querySelector(".slip")?.textContent === %s`, title)
		p.check(who+": the slip lies on the spine", `((slip, spine) => slip.left >= spine.left + 4 && slip.right <= spine.right - 4)(
			document.querySelector(".slip").getBoundingClientRect(), document.querySelector(".spine").getBoundingClientRect())`)
		p.check(who+": its words on the slip", `((slip) => slip.scrollWidth <= slip.clientWidth && slip.scrollHeight <= slip.clientHeight)(document.querySelector(".slip"))`)
	}
	within("the shell")
	close(come)
	p.until("the app", `!document.getElementById("shell") && document.getElementById("query")`)
	within("the app")
	p.window(1280, 640, false)
	within("a low window")
}

// A name that is written from right to left leaves the day behind it whole.
func TestRightToLeft(t *testing.T) {
	folder, site := t.TempDir(), filepath.Join(t.TempDir(), "site")
	record := `{"title": "مدينة شنغهاي تفتح مكتبة", "source": "جريدة", "date": "2021-03-05", "text": "` + strings.Repeat("城里开了新图书馆，居民都来看书。", 9) + `"}`
	if err := os.WriteFile(filepath.Join(folder, "a.jsonl"), []byte(record), 0o644); err != nil {
		t.Fatal(err)
	}
	buildSite(t, site, folder)
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	const whole = `((time, name) => getComputedStyle(time).unicodeBidi === "isolate" && name.getBoundingClientRect().right <= time.getBoundingClientRect().left + 1)(...((e) => [e.lastElementChild, e.firstElementChild])(document.querySelector(%s)))`
	p.home()
	p.check("the day of a result is whole", whole, ".hit-facts")
	p.click(".hit-title a")
	p.until("the article", `document.querySelector(".article-facts time")`)
	p.check("and that of an article", whole, ".article-facts")
}

// On a wide window the lines of an article do not run on.
func TestWide(t *testing.T) {
	p, site := atSample(t)
	p.window(1920, 1000, false)
	id := search(t, site, "党建").Hits[0].ID
	p.goTo("#/article/" + id)
	p.read(id)
	fits(p)
	if letters := js[float64](p, `((e) => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize))(document.querySelector(".article-body > p"))`); letters < 25 || letters > 45 {
		t.Errorf("%v letters a line", letters)
	}
}

// With letters twice as large everything still fits a phone, and what has the
// focus does not lie under the bar; with the system's few colours every word
// can be read.
func TestWeakEyes(t *testing.T) {
	p, site := atSample(t)
	p.window(390, 844, true)
	p.home()
	id := search(t, site, "党建").Hits[0].ID
	pages := []string{"#/search?q=党建", "#/article/" + id + "?q=党建&hit=1", "#/trend?q=社区&q=党建", "#/about"}
	for _, larger := range []bool{true, false} {
		if larger {
			js[bool](p, `(document.documentElement.style.fontSize = "200%", true)`)
		} else {
			js[bool](p, `(document.documentElement.style.fontSize = "", true)`)
			call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}},
			})
		}
		for _, page := range pages {
			p.step(fmt.Sprint(page, larger), func() {
				p.goTo(page)
				p.until("something to read", `document.querySelector("main h1") && !document.querySelector(".waiting")`)
				p.check("nothing beside the window", `document.documentElement.scrollWidth <= innerWidth`)
				if larger {
					return
				}
				for _, faint := range js[[]string](p, faintWords) {
					p.t.Error(faint)
				}
			})
		}
	}
	p.step("longer words, and larger, break", func() {
		js[bool](p, `(document.documentElement.style.fontSize = "200%", true)`)
		p.goTo("#/trend?q=社区&q=党建")
		p.choose("select.language", "English")
		p.until("them", `document.querySelector(".found-acts")?.textContent.includes("10,000 characters")`)
		fits(p)
		p.check("a term's count is in lines, not in a column", `[...document.querySelectorAll(".terms .note")].every((e) => e.offsetWidth > e.offsetHeight)`)
		p.check("the sign that takes a term away stands beside its name", `[...document.querySelectorAll(".term-off")].every((e) => e.offsetLeft > e.parentElement.querySelector(".term").offsetLeft)`)
		p.choose("select.language", "简体")
		js[bool](p, `(document.documentElement.style.fontSize = "", true)`)
	})
	p.step("the focus is in sight", func() {
		p.goTo("#/search?q=社区")
		p.results()
		js[bool](p, `(document.getElementById("query").focus(), true)`)
		for range search(t, site, "社区").Hits {
			p.keys(arrowDown)
			p.until("a result above the bar", `((e) => e.id.startsWith("hit-") && e.getBoundingClientRect().bottom <= document.querySelector(".bar").getBoundingClientRect().top)(document.activeElement)`)
		}
	})
}

// The reader's choice of dark or light is followed at once and remembered;
// without one, the system's.
func TestDark(t *testing.T) {
	p, _ := atSample(t)
	isDark := func(want bool) {
		t.Helper()
		p.until("the colours", `(([r, g, b]) => (r + g + b < 384) === %s)(getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number))`, want)
	}
	p.home()
	isDark(false)
	p.system("dark")
	isDark(true)
	p.click("button.theme")
	isDark(false)
	p.reload()
	p.results()
	isDark(false)
	p.click("button.theme")
	isDark(true)
	p.system("light")
	isDark(false)
}

// system sets the colours that the reader's system asks for.
func (p *tab) system(colours string) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}},
	})
}

// fits checks that the page is no wider than the window.
func fits(p *tab) {
	p.t.Helper()
	for _, wide := range js[[]string](p, `document.documentElement.scrollWidth <= %s ? [] :
		[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > %s + 1).map((e) => e.outerHTML.slice(0, 140))`, p.width, p.width) {
		p.t.Errorf("%s is wider than the window: %s", p.hash(), wide)
	}
}

// fingers checks that controls are large enough for a finger: buttons, fields,
// and links that stand alone, which two characters may make narrower. Links
// within a line of text are as high as it.
func fingers(p *tab) {
	p.t.Helper()
	const least = 40 // CSS pixels
	p.check("this is a touch screen", `matchMedia("(pointer: coarse)").matches`)
	for _, small := range js[[]string](p, `[...document.querySelectorAll("button, select, input, summary, [role=button], nav a, .brand, .value, .chip, .back")]
		.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".unseen, .bars") && !e.matches(".skip"))
		.map((e) => [e, e.getBoundingClientRect()])
		.filter(([e, r]) => r.width && (r.height < %s - .5 || r.width < (e.matches("a") ? 24 : %s) - .5))
		.map(([e, r]) => Math.round(r.width) + "×" + Math.round(r.height) + " " + e.outerHTML.slice(0, 140))`, least, least) {
		p.t.Errorf("too small for a finger: %s", small)
	}
}
