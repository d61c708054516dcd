package ui

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/citation"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestHome(t *testing.T) {
	w := open(t, newFake(12), "#/")
	w.shows("The Archive", "What it is.", "12 articles", "2020–2022", `href="#/article/id0"`, "Newest")
	if n := strings.Count(w.html(), `class="hit"`); n != pageHits {
		t.Errorf("home lists %d articles, want %d", n, pageHits)
	}
}

func TestTyping(t *testing.T) {
	f := newFake(12)
	w := open(t, f, "#/")
	w.do(func() { w.root.typed("title 1", 0) })
	w.shows("3 articles", "#/article/id11?q=title+1", "<mark>hit</mark>")
	if got := w.root.at.String(); got != "#/search?q=title+1" {
		t.Errorf("the address is %s", got)
	}
	if n := len(f.asked); n != 2 {
		t.Errorf("%d searches were asked, want home's and this one", n)
	}
	w.do(func() { w.root.typed("title 1", 0) })
	if n := len(f.asked); n != 2 {
		t.Errorf("the same query is asked again")
	}
}

// TestStaleAnswer holds that an answer that comes after a later question is
// not shown.
func TestStaleAnswer(t *testing.T) {
	f := newFake(12)
	slow := make(chan struct{})
	f.wait["title 1"] = slow
	w := open(t, f, "#/")
	c := w.root
	c.typed("title 1", 0)
	c.typed("title 2", 0)
	close(slow)
	w.engine.ConsumeAll()
	w.shows("#/article/id2?q=title+2")
	w.hides("id11")
}

// While an answer is long in coming nothing is said of the query before it.
func TestSlowAfterError(t *testing.T) {
	f := newFake(12)
	f.fail["bad"] = errors.New("no query")
	slow := make(chan struct{})
	f.wait["title"] = slow
	w := open(t, f, "#/search?q=bad")
	w.shows("no query")
	w.root.typed("title", 0)
	time.AfterFunc(2*slowAnswer, func() { close(slow) })
	for w.root.found.err != nil {
		w.engine.ConsumeNext()
	}
	w.shows("Searching")
	w.hides("no query")
	w.engine.ConsumeAll()
	w.shows("12 articles")
}

// That nothing was found is told at once, what is near it when that is known;
// of the next query nothing is said before it is answered.
func TestNothingAtOnce(t *testing.T) {
	f := newFake(12)
	f.nothing, f.near = "nowhere", []engine.Nearest{{Query: "title", Total: 12, Reason: engine.Almost}}
	near, next := make(chan struct{}), make(chan struct{})
	f.wait["nowhere"], f.wait["elsewhere"] = near, next
	w := open(t, f, "#/search?q=title")
	w.root.typed("nowhere", 0)
	time.AfterFunc(2*slowAnswer, func() { close(near) })
	for !w.root.found.nears() {
		w.engine.ConsumeNext()
	}
	w.shows("0 articles", "Nothing found", "“nowhere”", "Looking for similar")
	w.hides("Searching", "one character different", "title 1")
	w.engine.ConsumeAll()
	w.shows("0 articles", "one character different", "title")
	w.hides("Looking for similar")

	w.root.typed("elsewhere", 0)
	w.shows("“nowhere”")
	w.hides("“elsewhere”")
	time.AfterFunc(2*slowAnswer, func() { close(next) })
	for !w.root.found.slow {
		w.engine.ConsumeNext()
	}
	w.shows("Searching")
	w.hides("Nothing found")
	w.engine.ConsumeAll()
	w.shows("“elsewhere”")
}

// An article that comes late leaves a reader who has gone back where the
// reader is.
func TestLateArticle(t *testing.T) {
	f := newFake(12)
	f.articles[1].Copies = []string{"id2"}
	slow := make(chan struct{})
	f.wait["article id1"] = slow
	w := open(t, f, "#/search?q=title")
	c := w.root
	c.push(ParseAddress("#/article/id1"))
	c.push(ParseAddress("#/search?q=title"))
	close(slow)
	w.engine.ConsumeAll()
	w.shows("12 articles")
	if c.reading.view == nil || c.reading.others != nil {
		t.Errorf("the article has come: %v; the page was turned to it: %v", c.reading.view != nil, c.reading.others != nil)
	}
	w.do(func() { c.push(ParseAddress("#/article/id1")) })
	w.shows("one hit and another hit", "Also at", `title="title 2"`)
}

func TestMoreResults(t *testing.T) {
	w := open(t, newFake(23), "#/search?q=title")
	for _, want := range []int{10, 20, 23, 23} {
		if got := strings.Count(w.html(), `class="hit"`); got != want {
			t.Errorf("%d results are shown, want %d", got, want)
		}
		w.do(w.root.more)
	}
	w.shows("The end")
}

func TestFilters(t *testing.T) {
	w := open(t, newFake(5), "#/search?q=title")
	w.shows(`href="#/search?q=title&place=a"`, `href="#/search?q=title&source=source"`)
	w.do(func() { w.root.push(w.root.at.Search.Toggle(facet.Place, "a/b").Results()) })
	w.shows(`class="chip"`, `href="#/search?q=title"`, "Remove “b”", `aria-current`)
	for _, c := range []struct{ id, written, from, to, shown string }{
		{fromID, "2021年1月1日", "2021-01-01", "", "from 1 January 2021"},
		{fromID, "２０２１．６", "2021-06", "", "from June 2021"},
		{toID, " 2021 ", "2021-06", "2021", "June 2021 to 2021"},
		{toID, "202012", "2021-06", "2021", "The range ends before it begins."},
		{toID, "yesterday", "2021-06", "2021", "aria-invalid"},
		{toID, "", "2021-06", "", "from June 2021"},
		{fromID, "", "", "", "5 articles"},
	} {
		w.do(func() { w.root.setDay(c.id, c.written) })
		w.shows(c.shown)
		if s := w.root.at.Search; s.From != c.from || s.To != c.to {
			t.Errorf("%q: from %q to %q", c.written, s.From, s.To)
		}
	}
}

func TestTimelineChoice(t *testing.T) {
	w := open(t, newFake(5), "#/search?q=title")
	w.shows("March 2021, 2 articles")
	w.do(func() {
		w.root.drag = drag{on: true, from: 5, to: 2}
		w.root.chooseBars()
	})
	if got := w.root.at.String(); got != "#/search?q=title&from=2021-03&to=2021-06" {
		t.Errorf("the bars chosen give %s", got)
	}
}

func TestNothingFound(t *testing.T) {
	w := open(t, newFake(5), "#/search?q=absent&source=s")
	w.shows("Nothing found", "No article contains “absent”", "Clear all filters", `href="#/search?q=absent"`)
}

func TestFailures(t *testing.T) {
	f := newFake(5)
	f.fail["(a"] = &protocol.Error{Code: protocol.WrongQuery, QueryError: &language.QueryError{Problem: "query.unclosed-bracket", Suggestion: "(a)"}}
	f.fail["net"] = &protocol.Error{Code: protocol.Network, Message: "GET segments/x: refused"}
	f.fail["id1"] = &protocol.Error{Code: protocol.Damaged, Message: "bundle-1.fzb: block 3"}
	for _, c := range []struct {
		address string
		words   []string
	}{
		{"#/search?q=(a", []string{"A bracket is not closed.", "Did you mean (a)?", `href="#/search?q=%28a%29"`}},
		{"#/search?q=net", []string{"there is no network", "Try again", "GET segments/x: refused"}},
		{"#/article/id1", []string{"The data is damaged", "bundle-1.fzb: block 3"}},
		{"#/article/none", []string{"The archive has no such article.", "Back to home"}},
	} {
		w := open(t, f, c.address)
		w.shows(c.words...)
		w.hides(`class="sort"`, `class="range"`) // what orders and narrows is another search's
	}
}

// An archive may hold nothing, or nothing that is dated.
func TestEmptyArchive(t *testing.T) {
	f := newFake(0)
	f.facets = map[string][]engine.Count{}
	w := open(t, f, "#/")
	w.shows("The archive holds no articles yet.")
	w.hides("Nothing found", "Clear all filters", "Newest", `class="sort"`)
	w = open(t, f, "#/help")
	w.shows("最新 文章", `href="#/search?q=%22最新文章%22"`)
	w.hides("Searching", "taken from this archive")
	f.days = [2]string{}
	open(t, f, "#/").hides(`id="from"`)
	f = newFake(5)
	f.days = [2]string{}
	w = open(t, f, "#/")
	w.shows("title 1")
	if got := w.root.tally(); got != "Articles" {
		t.Errorf("articles without days are headed %q", got)
	}
}

// Where a query is wrong, all of the word or sign is marked, and no more.
func TestWrongPlace(t *testing.T) {
	f := newFake(5)
	for _, c := range []struct {
		query string
		at    int
		want  string
	}{
		{"C++~ 社区", 0, "<mark>C++~</mark> 社区"},
		{"社区 NEAR/500 党建", 3, "社区 <mark>NEAR/500</mark> 党建"},
		{"(社区 OR)", 4, "(社区 <mark>OR</mark>)"},
		{"(社区", 0, "<mark>(</mark>社区"},
		{"社区|", 2, "社区<mark>|</mark>"},
		{"作者:王", 0, "<mark>作者</mark>:王"},
		{"社区 (", 9, "社区 <mark>(</mark>"},
	} {
		f.fail[c.query] = &protocol.Error{Code: protocol.WrongQuery, QueryError: &language.QueryError{Query: c.query, RuneOffset: c.at, Problem: "query.lone-sign"}}
		w := open(t, f, Search{Query: c.query}.Results().String())
		if squeeze := strings.NewReplacer(" ", "", "\n", ""); !strings.Contains(squeeze.Replace(w.html()), squeeze.Replace(c.want)) {
			t.Errorf("%s: %s is not shown", c.query, c.want)
		}
	}
}

// Where a part cannot be read, nothing found is not said to be nothing there.
func TestUnknown(t *testing.T) {
	f := newFake(5)
	f.problems = []string{"index-1.fzi: block 3"}
	w := open(t, f, "#/search?q=absent")
	w.shows("A part of the archive cannot be read.", "index-1.fzi: block 3", "Try again")
	w.hides("Nothing found")
	if told := w.root.tally(); told != "" {
		t.Errorf("the count says %s", told)
	}
	open(t, f, "#/search?q=title").shows("the results below are incomplete", "5 articles")
	f.articles = nil
	w = open(t, f, "#/place/a")
	w.shows("A part of the archive cannot be read.", "Try again")
	w.hides("No article")
}

func TestArchiveThatDoesNotOpen(t *testing.T) {
	f := newFake(3)
	f.openErr = errors.New("catalog.json: not a catalog")
	w := open(t, f, "#/")
	w.shows("The archive cannot be opened.", "catalog.json: not a catalog", "Try again")
	f.openErr = nil
	w.do(func() { w.root.again(w.root.ctx, app.Event{}) })
	w.shows("#/article/id2")
	w.hides("cannot be opened")
}

func TestArticle(t *testing.T) {
	f := newFake(4)
	a := f.articles[1]
	a.Blocks = []article.Block{
		{Kind: article.Paragraph, Text: "one hit and another hit"},
		{Kind: article.Heading, Level: 3, Text: "a heading"},
		{Kind: article.Figure, Text: "a caption", Picture: article.Picture{Image: "https://example.org/a.jpg"}},
		{Kind: article.ListItem, Text: "first"}, {Kind: article.ListItem, Text: "second"}, {Kind: article.ListItem, Number: 7, Text: "seventh"},
		{Kind: article.Table, Text: "a\tb\nc\td"},
		{Kind: article.Figure, Text: "no link", Picture: article.Picture{Image: "javascript:alert(1)"}},
	}
	a.Origin.URL = "https://example.org/news"
	a.Evidence = []article.Evidence{{Kind: "place", Value: "a", Text: "words", Certainty: article.Inferred}}
	a.Repairs = []article.Repair{{Rule: "spam", Block: 0, Offset: 4, Before: "xx", After: "hit and"}}
	a.Page = &article.Page{Title: "the page", Articles: []string{"id1", "id2"}}
	w := open(t, f, "#/article/id1?q=hit&hit=2")
	w.shows("2 / 2", `id="mark-1"`, "a heading", "a caption", "a.jpg", "<td>", "Evidence", "1 repair",
		`<ul class="list">`, `<ol class="list">`, `<li value="7">`, "example.org/news", `rel="noreferrer noopener external"`, "title 2", "#/search?q=hit", `lang="zh-Hans"`, "inferred")
	w.hides("<img", `href="javascript:`)
	w.do(func() { w.root.toHit(1) })
	if got := w.root.at.String(); got != "#/article/id1?q=hit&hit=1" {
		t.Errorf("after the last hit comes %s", got)
	}
	w.do(func() { w.root.toggleRepairs(w.root.ctx, app.Event{}) })
	w.shows("<ins", `aria-label="Was “xx”, now “hit and”`, `id="mark-1"`, "As found")
	w.do(func() { w.root.toggleRepairs(w.root.ctx, app.Event{}) })
	w.hides("<ins", "As found")
	w.do(func() { w.root.toggleRaw(w.root.ctx, app.Event{}) })
	w.shows("raw of id1", "as it was found")
	w.do(func() { w.root.back() })
	w.shows("No article contains “hit”")
}

// TestCopies holds that an article tells where else it stands, and which of
// its facts were concluded.
func TestCopies(t *testing.T) {
	f := newFake(3)
	a := f.articles[0]
	a.Copies = []string{"id1", "id2"}
	f.articles[2].Source, f.articles[2].Date = "", nil
	a.Evidence = []article.Evidence{
		{Kind: "date", Value: *a.Date, Certainty: article.Inferred},
		{Kind: "place", Value: "a/c", Certainty: article.Inferred},
		{Kind: "place", Value: "a/b", Certainty: article.Inferred}, {Kind: "place", Value: "a/b", Certainty: article.Stated},
	}
	w := open(t, f, "#/article/id0?q=title")
	w.shows("Also at", `href="#/article/id1?q=title"`, "source 11 February 2021", "title 2")
	if n := strings.Count(w.html(), `class="inferred"`); n != 2 {
		t.Errorf("%d facts are marked as inferred, want the date and the wide place", n)
	}
}

func TestLongArticle(t *testing.T) {
	f := newFake(1)
	a := f.articles[0]
	for range 3 * fewBlocks {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: "a paragraph"})
	}
	a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Text: "the last words"})
	for _, address := range []string{"#/article/id0", "#/article/id0?q=hit&hit=1"} {
		open(t, f, address).shows("the last words")
	}
}

func TestAlikeRepairs(t *testing.T) {
	list := alikeRepairs([]article.Repair{{Rule: "r", Before: "a"}, {Rule: "r", Before: "b"}, {Rule: "r", Before: "a", Block: 3}, {Rule: "s", Before: "a"}})
	got := ""
	for _, r := range list {
		got += r.Rule + r.Before + strconv.Itoa(r.times) + " "
	}
	if want := "ra2 rb1 sa1 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHitBeyondTheLast(t *testing.T) {
	w := open(t, newFake(2), "#/article/id1?q=hit&hit=9")
	w.shows("2 hits")
	w.do(func() { w.root.toHit(-1) })
	w.shows("2 / 2")
}

func TestValuePage(t *testing.T) {
	f := newFake(23)
	f.facets = map[string][]engine.Count{
		"place":  {{Value: "a", Count: 23}, {Value: "a/b", Count: 20}, {Value: "a/b/c", Count: 5}, {Value: "a/b/d", Count: 2}, {Value: "e", Count: 3}, {Value: "e/f", Count: 3}, {Value: "a/bb", Count: 1}},
		"person": {{Value: "Ann/Lee?", Count: 4}},
	}
	w := open(t, f, "#/place/a/b")
	w.shows("The Archive", `href="#/index/place"`, `href="#/place/a"`, "23 articles", `href="#/search?place=a/b"`,
		"Places in it", `href="#/place/a/b/c"`, "Found with it", `href="#/place/e/f"`, `href="#/person/Ann/Lee%3F"`,
		"#/article/id0?place=a/b", "March 2021, 2 articles")
	w.hides(`href="#/place/e"`, `href="#/place/a/b"`)
	if asked := f.asked[0]; len(asked.Filters) != 1 || asked.Filters[0] != (engine.Filter{Kind: "place", Value: "a/b"}) || asked.Query != "" {
		t.Errorf("asked for %+v", asked)
	}
	w.do(w.root.more)
	if n := strings.Count(w.html(), `class="hit"`); n != 20 {
		t.Errorf("%d articles are listed, want 20", n)
	}
	w.do(func() { w.root.chooseBars() })
	if got := w.root.at.String(); got != "#/search?place=a/b&from=2021-01&to=2021-01" {
		t.Errorf("the first bar leads to %s", got)
	}
	w.do(func() { w.root.push(ParseAddress("#/person/Ann/Lee%3F")) })
	w.shows("Ann/Lee?", "Person")
	w.hides("Places in it")
	w.do(func() { w.root.typed("title 1", 0) })
	if got := w.root.at.String(); got != "#/search?q=title+1" {
		t.Errorf("the box searches %s, not the whole archive", got)
	}
	w.do(func() { w.root.push(ParseAddress("#/article/id1?place=a/b")) })
	w.shows(`href="#/place/a/b"`, `href="#/source/source"`, `href="#/search?script=Hans"`)
}

func TestGenrePages(t *testing.T) {
	f := newFake(3)
	f.facets = map[string][]engine.Count{"genre": {{Value: "notice", Count: 2}, {Value: "law", Count: 1}}}
	w := open(t, f, "#/index/genre")
	w.shows(`href="#/index/genre"`, `href="#/genre/notice"`, "Notice", "Law or document")
	w.do(func() { w.root.push(ValueOf(facet.Genre, "notice")) })
	w.shows("Notice", `href="#/search?genre=notice"`, "Law or document")
	asked := f.asked[len(f.asked)-1]
	if len(asked.Filters) != 1 || asked.Filters[0] != filter("genre", "notice") {
		t.Errorf("the page asked for %v", asked.Filters)
	}
}

func TestCite(t *testing.T) {
	f := newFake(3)
	f.articles[1].People = []article.Person{{Name: "Ann Lee", Role: ""}}
	w := open(t, f, "#/article/id1")
	w.hides("<dialog")
	w.do(func() { w.root.openCite(w.root.ctx, app.Event{}) })
	w.shows("<dialog", "Cite this article", "Ann Lee. title 1[N]. source，2021-02-11.", "Ann Lee. (2021, February 11). title 1. source.",
		"@article{fangzhi-id1,", "TY  - NEWS", "article-newspaper")
	w.do(func() { w.root.closedWindow(w.root.ctx, app.Event{}) })
	w.hides("<dialog")
}

func TestExport(t *testing.T) {
	f := newFake(12)
	w := open(t, f, "#/search?q=title")
	w.do(func() { w.root.openExport(w.root.ctx, app.Event{}) })
	w.shows("All 12 articles.", "CSV", "JSON Lines", "GB/T 7714—2025", "APA 7", "BibTeX", "RIS", "CSL-JSON", `aria-label="Save: RIS"`)
	saved := ""
	w.do(func() {
		w.root.export("txt", "text/plain", func(hits []engine.Hit) string { saved = asLines(hits); return "" })
	})
	if n := strings.Count(saved, "\n"); n != 12 || !strings.HasPrefix(saved, `{"id":"id0","title":"title 0"`) {
		t.Errorf("%d lines: %s", n, saved)
	}
	w.do(func() {
		w.root.export("txt", "text/plain", func(hits []engine.Hit) string {
			saved = asCited(citation.FormOf("gbt"), append([]engine.Hit{{Problem: "damaged"}}, hits...))
			return ""
		})
	})
	if !strings.HasPrefix(saved, "[1] title 0[N]. source，2020-01-11.\n[2] title 1[N]") || !strings.Contains(saved, "\n[12] ") {
		t.Errorf("they are cited\n%s", saved)
	}
	if asked := f.asked[len(f.asked)-1]; asked.Counts || asked.Limit != mostExported || asked.Query != "title" {
		t.Errorf("asked for %+v", asked)
	}
	f.fail["title"] = &protocol.Error{Code: protocol.Network}
	w.do(func() { w.root.exportCSV(w.root.ctx, app.Event{}) })
	w.shows("there is no network")
}

func TestCSV(t *testing.T) {
	date := "2020-01-02"
	got := newRoot(nil).asCSV([]engine.Hit{{ID: "a", Title: "say \"hi\", you", Date: &date, Source: "s", Script: article.Simplified,
		Places: [][]string{{"p", "q"}, {"r"}}, Snippet: "one\ntwo"}, {ID: "b"}})
	want := "\ufeffid,title,date,source,places,script,snippet,address\r\n" +
		"a,\"say \"\"hi\"\", you\",2020-01-02,s,p/q;r,Hans,\"one\ntwo\",#/article/a\r\nb,,,,,,,#/article/b\r\n"
	if got != want {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
}

func TestFileName(t *testing.T) {
	for _, c := range []struct{ title, query, want string }{
		{"邻里档案", "社区", "邻里档案-社区"}, {"a/b", `"c" d:*`, "a_b-_c_ d__"}, {"a", "", "a"}, {strings.Repeat("长", 90), "x", strings.Repeat("长", 60)},
	} {
		if got := fileName(c.title, c.query); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.title, c.query, got, c.want)
		}
	}
}

// A file that has not all of the results says so in its name.
func TestExportName(t *testing.T) {
	c := newRoot(nil)
	c.lang = messages.English
	for _, r := range []struct {
		total int
		want  string
	}{{2, "Fangzhi"}, {5403, "Fangzhi-first 2 of 5,403"}} {
		if got := c.exportName(&engine.Result{Total: r.total, Hits: make([]engine.Hit, 2)}); got != r.want {
			t.Errorf("%d results: %q, want %q", r.total, got, r.want)
		}
	}
}

func TestMade(t *testing.T) {
	f := newFake(3)
	f.build = &catalog.Build{
		Files:   catalog.Files{OK: 5, Skipped: 2, Failed: 1},
		Formats: []catalog.Tally{{Name: "html", Count: 1200}, {Name: "text", Count: 3}},
		Repairs: []catalog.Tally{{Name: "pinyin-notes", Count: 255}, {Name: "a rule of another version", Count: 1}},
		Noted:   []catalog.Note{{Path: "sub/a.zip", Status: "failed", Code: "encrypted", Message: "a password"}, {Path: "b", Status: "skipped", Code: "new"}},
		Unnoted: 7,
	}
	w := open(t, f, "#/about")
	w.shows("What was read", "5 read · 2 left out · 1 failed", "html 1,200 · text 3", "What was mended", "pinyin notes", "255",
		"a rule of another version", "sub/a.zip", "locked with a password", `title="a password"`, "7 more are named")
	w.hides("Encodings")
	f.build = nil
	open(t, f, "#/about").hides("5 read", "What was mended", "Files left out")
}

// What came in part for want of a line comes when it is back.
func TestLineBack(t *testing.T) {
	lost := &protocol.Error{Code: protocol.Network, Message: "no answer came"}
	f := newFake(30)
	f.problems, f.fail["title 1"], f.fail["id2"] = []string{"index-1.fzi: no answer came"}, lost, lost
	for address, want := range map[string]string{
		"#/search?q=title":   "30 articles",
		"#/search?q=title+1": "11 articles",
		"#/article/id2":      "one hit and another",
	} {
		f.problems, f.fail["title 1"], f.fail["id2"] = []string{"index-1.fzi: no answer came"}, lost, lost
		w := open(t, f, address)
		f.problems, f.fail = nil, map[string]error{}
		w.do(w.root.lineBack)
		w.shows(want)
		w.hides("cannot be read", "cannot be fetched")
	}
	f.unopened = []string{"index-1.fzi: no answer came"}
	w := open(t, f, "#/search?q=title")
	w.shows("incomplete")
	f.unopened = nil
	w.do(w.root.lineBack)
	w.hides("incomplete")
}

// A failure that comes again is seen to have gone in between.
func TestFailsAgain(t *testing.T) {
	f := newFake(3)
	f.fail["title"] = &protocol.Error{Code: protocol.Network, Message: "no answer came"}
	w := open(t, f, "#/search?q=title")
	w.shows("cannot be fetched")
	w.root.searchAgain(w.root.ctx, app.Event{})
	if c := w.root; c.found.err != nil || c.tally() != c.t("search.searching") {
		t.Errorf("%v, %q", c.found.err, c.tally())
	}
	w.do(func() {})
	w.shows("cannot be fetched")
}

func TestAbout(t *testing.T) {
	f := newFake(3)
	w := open(t, f, "#/about")
	w.shows("0 B of 1.0 KB kept", "Keep all offline", "Keyboard", "How to search")
	w.hides("Remove from this device", "can be read again")
	f.read = 300
	open(t, f, "#/about").shows("lately found and read here (300 B)", "Remove from this device")
	f.read = 0
	w.do(func() { w.root.keep(w.root.ctx, app.Event{}) })
	w.shows("All of it is kept", "Remove from this device")
	w.do(func() { w.root.forget(w.root.ctx, app.Event{}) })
	w.shows("Not all could be kept")
	f.kept = 1000
	w.do(w.root.keptUnasked)
	w.shows("All of it is kept")
}

// TestWords holds that every message the pages use is in the catalogue, that
// every message of it is used, and that no words stand in the pages' code.
func TestWords(t *testing.T) {
	used := map[string]bool{}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s: words outside the catalogue: %s", name, text)
			}
			used[text] = true
			return true
		})
	}
	for key := range used {
		if head, _, ok := strings.Cut(key, "."); ok && isGroup(head) && !strings.ContainsAny(key, " /#") && !strings.HasSuffix(key, ".") && !messages.Has(key) {
			t.Errorf("no message for %q", key)
		}
	}
	for _, key := range messages.Keys() {
		head, _, _ := strings.Cut(key, ".")
		if !used[key] && !used[head+"."] && !elsewhere[head] {
			t.Errorf("the message %q is not used", key)
		}
	}
}

// elsewhere are the groups of messages that others use: the shell page, the
// engine's problems, and this package by way of messages itself.
var elsewhere = map[string]bool{"shell": true, "query": true, "error": true, "date": true, "unit": true, "numerals": true, "language": true}

func isGroup(head string) bool {
	for _, key := range messages.Keys() {
		if strings.HasPrefix(key, head+".") {
			return true
		}
	}
	return false
}
