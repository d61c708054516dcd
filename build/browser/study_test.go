package browser_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/build/internal/serve"
)

// concordanceLine is a line as a reader sees it, and as the command prints it.
type concordanceLine struct{ ID, Left, Hit, Right string }

// lines are the lines on the page, once they are those of the address.
func (p *tab) lines() []concordanceLine {
	p.t.Helper()
	p.until("the lines", `document.querySelector(".kwic:not([aria-busy=true]) .kwic-line") && !document.querySelector(".under-way")`)
	return js[[]concordanceLine](p, `[...document.querySelectorAll(".kwic-line")].map((tr) => ({
		id: tr.querySelector("a").hash.split(/[/?]/)[2],
		left: tr.querySelector(".kwic-left").textContent, hit: tr.querySelector(".kwic-hit").textContent, right: tr.querySelector(".kwic-right").textContent }))`)
}

// concordance is what the command prints.
func concordance(t testing.TB, args ...string) (total int, lines []concordanceLine) {
	t.Helper()
	var got struct {
		Total int
		Lines []concordanceLine
	}
	if err := json.Unmarshal(fangzhi(t, append([]string{"concordance", "--json"}, args...)...), &got); err != nil {
		t.Fatal(err)
	}
	return got.Total, got.Lines
}

// A scholar sees every hit in its context, turns the pages, sorts, and goes to
// the place.
func TestConcordance(t *testing.T) {
	site := sampleSite(t)
	total, byDate := concordance(t, site, "社区", "--limit", "0")
	if total < 60 {
		t.Fatalf("the sample has changed: 社区 stands in only %d places", total)
	}
	p := newVisitor(t, hostSite(t, site, serve.Options{}))
	p.home()
	same := func(want []concordanceLine) {
		t.Helper()
		p.until("these lines", `document.querySelector(".kwic-left")?.textContent === %s && document.querySelectorAll(".kwic-line").length === %s`, want[0].Left, len(want))
		if got := p.lines(); !slices.Equal(got, want) {
			t.Errorf("%s: the page lists\n%v, not\n%v", p.hash(), got, want)
		}
	}
	p.step("it is a way to look at results", func() {
		p.write("社区")
		p.asked("社区")
		p.results()
		p.clickWords(".views a", "上下文")
		p.until("its address", `decodeURIComponent(location.hash) === "#/concordance?q=社区"`)
		same(byDate[:50])
		p.check("the page says how many", `document.querySelector(".tally").textContent.startsWith(%s)`, fmt.Sprintf("%d 处", total))
		if edges := js[[]float64](p, `[...new Set([...document.querySelectorAll(".kwic-hit")].map((e) => e.getBoundingClientRect().left))]`); len(edges) != 1 {
			p.t.Errorf("the hits begin at %v", edges)
		}
	})
	p.step("its pages go through all of them", func() {
		p.clickWords(".pages a", "下一页")
		p.until("its address", `location.hash.endsWith("page=2")`)
		same(byDate[50:min(100, total)])
		p.back()
		same(byDate[:50])
	})
	p.step("it is sorted by what stands around", func() {
		for _, order := range []struct{ words, name string }{{"按后文", "right"}, {"按前文", "left"}, {"由新到旧", "newest"}, {"由旧到新", "date"}} {
			p.choose("select.sort", order.words)
			_, want := concordance(t, site, "社区", "--sort", order.name, "--limit", "50")
			same(want)
		}
	})
	p.step("a line leads to its place, and back", func() {
		p.click(".kwic-line:nth-child(3) a")
		p.until("the hit", `document.querySelector("mark.current")?.textContent === %s`, byDate[2].Hit)
		p.until("it in sight", `((r) => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("mark.current").getBoundingClientRect())`)
		if !strings.Contains(p.hash(), "/article/"+byDate[2].ID) {
			p.t.Errorf("it is %s", p.hash())
		}
		p.click(".article-tools .back")
		same(byDate[:50])
	})
	p.step("keys walk the lines", func() {
		js[bool](p, `(document.querySelector(".kwic-line a").focus(), true)`)
		p.keys(arrowDown)
		p.until("the second line", `document.activeElement === document.querySelector(".kwic-line:nth-child(2) a")`)
		p.keys(enter)
		p.until("its article", `location.hash.includes("/article/")`)
		p.until("the hit", `document.querySelector("mark.current")`)
		p.back()
		same(byDate[:50])
	})
	p.step("all of it is saved as a table", func() {
		want := string(fangzhi(t, "concordance", site, "社区", "--csv", "--limit", "0"))
		got := saved(p, "导出 CSV")
		rows, wanted := strings.Split(got, "\r\n"), strings.Split(want, "\r\n")
		if len(rows) != len(wanted) || !strings.HasPrefix(rows[0], "\ufeff"+wanted[0]+",address") || !strings.HasPrefix(rows[1], wanted[1]+",http") || !strings.Contains(rows[1], "#/article/") {
			p.t.Errorf("%d rows, not %d: %q", len(rows), len(wanted), rows[:2])
		}
	})
	p.step("another word is typed", func() {
		p.write("(党")
		p.until("what is wrong", `document.querySelector(".nothing-what")`)
		p.write("党建")
		_, want := concordance(t, site, "党建", "--limit", "50")
		same(want)
		p.check("it stays here", `decodeURIComponent(location.hash) === "#/concordance?q=党建"`)
	})
	p.step("the address says it all", func() {
		p.goTo("#/concordance?q=社区&script=Hant&sort=right")
		_, want := concordance(t, site, "社区", "--filter", "script=Hant", "--sort", "right", "--limit", "50")
		same(want)
		p.click(".chip")
		p.until("the filter gone", `decodeURIComponent(location.hash) === "#/concordance?q=社区&sort=right"`)
	})
}

// saved is what a button has the browser save.
func saved(p *tab, words string) string {
	p.t.Helper()
	js[bool](p, `(URL.createObjectURL = (blob) => { window.savedBlob = blob; return "#saved" },
		HTMLAnchorElement.prototype.click = () => {}, true)`)
	p.clickWords(".found-acts button", words)
	p.until("the file", `window.savedBlob`)
	return js[string](p, `window.savedBlob.arrayBuffer().then((b) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(b))`)
}

// A scholar sets words beside each other over time and goes to a peak.
func TestTrend(t *testing.T) {
	p, site := atSample(t)
	figures := func(args ...string) string {
		t.Helper()
		var got struct {
			Periods []struct {
				Period string
				Counts []struct {
					Hits int
					Rate float64
				}
			}
		}
		rate := slices.Contains(args, "rate")
		args = slices.DeleteFunc(args, func(a string) bool { return a == "rate" })
		if err := json.Unmarshal(fangzhi(t, append([]string{"trend", "--json", site}, args...)...), &got); err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, period := range got.Periods {
			all += period.Period
			for _, n := range period.Counts {
				if rate {
					all += fmt.Sprintf(" %.2f", n.Rate)
				} else {
					all += fmt.Sprintf(" %d", n.Hits)
				}
			}
			all += "\n"
		}
		return all
	}
	same := func(want string) {
		t.Helper()
		const table = `[...document.querySelectorAll(".figures tbody tr")].filter((tr) => /^\d/.test(tr.children[0].textContent))
			.map((tr) => tr.children[0].textContent + [...tr.children].slice(3).map((td) => " " + td.textContent).join("") + "\n").join("")`
		p.until("the figures", `(`+table+`) === %s`, want)
		p.check("a point for each", `document.querySelectorAll(".chart [data-point]").length === document.querySelectorAll(".figures tbody tr").length * (document.querySelectorAll(".terms li").length) ||
			document.querySelector(".figures tbody tr:last-child th").textContent === "日期不详"`)
	}
	p.step("it is a way to look at results", func() {
		p.goTo("#/search?q=社区")
		p.results()
		p.clickWords(".views a", "趋势")
		p.until("its address", `decodeURIComponent(location.hash) === "#/trend?q=社区"`)
		same(figures("社区"))
	})
	p.step("another word is set beside it", func() {
		p.click("#term")
		p.keys("黨建" + enter)
		p.until("its address", `decodeURIComponent(location.hash) === "#/trend?q=社区&q=黨建"`)
		same(figures("社区", "黨建"))
		lines := js[[]string](p, `[...document.querySelectorAll(".chart .series")].map((e) => getComputedStyle(e).strokeDasharray)`)
		signs := js[[]string](p, `[...document.querySelectorAll(".terms .marker")].map((e) => e.getAttribute("d"))`)
		if len(lines) != 2 || lines[0] == lines[1] || len(signs) != 2 || signs[0] == signs[1] {
			p.t.Errorf("the lines are told apart by colour alone: %q %q", lines, signs)
		}
	})
	p.step("by month, and among characters", func() {
		p.clickWords(".choice button", "按月")
		p.until("its address", `location.hash.endsWith("by=month")`)
		same(figures("社区", "黨建", "--by", "month"))
		p.check("counts bear no note on rates", `!document.querySelector("main").innerText.includes("字数计算")`)
		p.clickWords(".choice button", "每万字次数")
		p.until("its address", `location.hash.endsWith("by=month&per=10000")`)
		same(figures("社区", "黨建", "--by", "month", "rate"))
		p.check("rates tell their measure", `document.querySelector("main").innerText.includes("字数计算")`)
		p.reload()
		same(figures("社区", "黨建", "--by", "month", "rate"))
		p.clickWords(".choice button", "按年")
		p.clickWords(".choice button", "次数")
		same(figures("社区", "黨建"))
	})
	p.step("between two days", func() {
		p.click("#from")
		p.keys("2022" + enter)
		p.until("its address", `decodeURIComponent(location.hash) === "#/trend?q=社区&from=2022&q=黨建"`)
		same(figures("社区", "黨建", "--from", "2022"))
		p.reload()
		p.until("the day in its field", `document.getElementById("from")?.value === "2022"`)
		p.click(".chip")
		same(figures("社区", "黨建"))
		p.check("no day in its field", `document.getElementById("from").value === ""`)
	})
	p.step("keys walk the points, and Enter shows the articles", func() {
		js[bool](p, `(document.querySelector(".chart [tabindex='0']").focus(), true)`)
		p.keys(endKey)
		p.until("the last year", `document.activeElement.getAttribute("aria-label")?.startsWith("社区，2023年：")`)
		p.keys(arrowDown)
		p.until("the other word", `document.activeElement.getAttribute("aria-label")?.startsWith("黨建，2023年：")`)
		p.keys(enter)
		p.until("its articles", `decodeURIComponent(location.hash) === "#/search?q=黨建&from=2023&to=2023"`)
		p.results()
		p.check("the focus in them", `document.activeElement.id === "main"`)
		p.back()
		same(figures("社区", "黨建"))
	})
	p.step("a figure leads to the articles", func() {
		p.click(".figures td a")
		p.until("its articles", `location.hash.startsWith("#/search?q=")`)
		p.results()
		p.back()
		same(figures("社区", "黨建"))
	})
	p.step("it is saved as a table", func() {
		want, got := string(fangzhi(t, "trend", site, "社区", "黨建", "--csv")), saved(p, "导出 CSV")
		if strings.Count(got, "\r\n") != strings.Count(want, "\r\n") || !strings.HasPrefix(got, "\ufeff"+strings.Split(want, "\r\n")[0]+",address") || !strings.Contains(got, "#/trend") {
			p.t.Errorf("%q, not %q", got, want)
		}
	})
	p.step("a word is taken off", func() {
		p.click(".terms li:first-child .term-off")
		p.until("its address", `decodeURIComponent(location.hash) === "#/trend?q=黨建"`)
		same(figures("黨建"))
	})
}
