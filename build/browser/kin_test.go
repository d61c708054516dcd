package browser_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"fangzhi/build/internal/serve"
)

// The other browsers that readers have: they are driven by what all of them
// understand, the commands of WebDriver, and walked through once. Chromium
// alone is watched in everything.

// kin is a browser that is no Chromium.
type kin interface {
	// command sends one command of WebDriver and gives its value.
	command(c command, element string, params map[string]any) (json.RawMessage, error)
	// complaints is what its console was told by pages of an origin, if it can tell.
	complaints(origin string) ([]string, error)
}

// command is a command of WebDriver: its name, and its path below a session,
// in which %s is the element.
type command struct{ name, path string }

var (
	navigate    = command{"Navigate", "/url"}
	evaluate    = command{"ExecuteScript", "/execute/sync"}
	goBack      = command{"Back", "/back"}
	findElement = command{"FindElement", "/element"}
	typeInto    = command{"ElementSendKeys", "/element/%s/value"}
)

func TestFirefox(t *testing.T) { walk(t, launchFirefox(t)) }
func TestWebKit(t *testing.T)  { walk(t, launchWebKit(t)) }

// walk is a reader's first visit: they look, search, read, count, keep the
// archive, and read on when its host is gone.
func walk(t *testing.T, k kin) {
	site := sampleSite(t)
	h := hostSite(t, site, serve.Options{})
	p := &walker{t: t, kin: k, home: h.at("")}

	p.visit("")
	p.sees("home", search(t, site, "").titles())
	p.until("the program to be kept", `return !navigator.serviceWorker || navigator.serviceWorker.controller !== null`)
	p.until("no word of an update", `return !document.body.innerText.includes("有新版本")`)

	want := search(t, site, "黨建")
	p.write("黨建")
	p.sees("what was asked for", want.titles())
	p.run(`document.querySelector("#results a[id]").click()`)
	p.until("the article", `return document.querySelector("article #heading")?.textContent.length > 4 && document.querySelectorAll("article mark").length > 0`)
	p.do(goBack, "", nil)
	p.sees("the results again", want.titles())

	p.visit("#/concordance?q=社区")
	p.until("the lines of the concordance", `return document.querySelectorAll("table tbody tr").length > 10`)
	p.visit("#/trend?q=社区")
	p.until("the trend", `return document.querySelector("svg circle, svg path") !== null`)
	p.visit("#/about")
	const whole = `document.querySelector(".about").innerText.includes("全部内容已存在这台设备上")`
	p.until("the archive to be kept unasked", "return "+whole)
	p.press("删除本机所存")
	p.until("it to be gone", "return !"+whole)
	p.press("全部存到本机")
	p.until("the archive to be kept", "return "+whole)

	h.kill()
	p.visit("?alone#/search?q=湖塘")
	p.sees("what is found with the host gone", search(t, site, "湖塘").titles())
	p.run(`document.querySelector("#results a[id]").click()`)
	p.until("the article with the host gone", `return document.querySelector("article #heading")?.textContent.includes("湖塘")`)

	complaints, err := k.complaints(h.origin())
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range complaints {
		t.Errorf("the console is told: %s", line)
	}
}

// walker is a reader in a browser that is no Chromium.
type walker struct {
	t    *testing.T
	kin  kin
	home string
}

func (p *walker) do(c command, element string, params map[string]any) json.RawMessage {
	p.t.Helper()
	value, err := p.kin.command(c, element, params)
	if err != nil {
		p.t.Fatalf("%s: %v", c.name, err)
	}
	return value
}

func (p *walker) visit(address string) {
	p.t.Helper()
	p.do(navigate, "", map[string]any{"url": p.home + address})
}

// run runs a script in the page and gives what it returns.
func (p *walker) run(script string) string {
	p.t.Helper()
	return string(p.do(evaluate, "", map[string]any{"script": script, "args": []any{}}))
}

// press presses a button of the page.
func (p *walker) press(words string) {
	p.t.Helper()
	p.until("the button "+words, `const button = [...document.querySelectorAll("button")].find((b) => b.textContent === "`+words+`");
		button?.click();
		return button !== undefined`)
}

// until waits until a script returns true.
func (p *walker) until(what, script string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); p.run(script) != "true"; time.Sleep(4 * glance) {
		if time.Now().After(deadline) {
			p.t.Fatalf("waited %v for %s; there is\n%.1500s", patience, what, p.run(`return location.href + "\n" + document.body.innerText`))
		}
	}
}

// sees waits until the results of the address are these.
func (p *walker) sees(what string, titles []string) {
	p.t.Helper()
	p.until(what, "return document.getElementById('results') !== null && "+resultsShown)
	var got []string
	list := p.run(`return [...document.querySelectorAll("#results a[id]")].map((a) => a.textContent)`)
	if err := json.Unmarshal([]byte(list), &got); err != nil {
		p.t.Fatalf("%s: %v in %s", what, err, list)
	}
	if !slices.Equal(got, titles) {
		p.t.Errorf("%s is %q, not %q", what, got, titles)
	}
}

// write types into the search box.
func (p *walker) write(query string) {
	p.t.Helper()
	found := p.do(findElement, "", map[string]any{"using": "css selector", "value": "#query"})
	var reference map[string]string // one name that means an element, and which
	if err := json.Unmarshal(found, &reference); err != nil {
		p.t.Fatalf("the search box: %v in %s", err, found)
	}
	for _, element := range reference {
		p.do(typeInto, element, map[string]any{"text": query})
	}
	p.until("the address to ask for "+query, `return new URLSearchParams(location.hash.split("?")[1] ?? "").get("q") === "`+query+`"`)
}
