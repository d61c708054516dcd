package ui

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"

	"fangzhi/app/engine"
	"fangzhi/app/ui/messages"
	"fangzhi/data/article"
	"fangzhi/data/catalog"
	"fangzhi/data/citation"
	"fangzhi/data/facet"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// fake is an archive of numbered articles. A query finds the articles whose
// title holds it.
type fake struct {
	mu       sync.Mutex
	articles []*article.Article
	openErr  error
	fail     map[string]error         // by query, or by article's id
	wait     map[string]chan struct{} // searches and articles that answer when told to
	near     []engine.Nearest         // what is near what finds nothing
	nothing  string                   // the query of which it tells at once that it finds nothing
	asked    []engine.Request
	typed    []string // what was asked to be suggested
	kept     int64
	read     int64
	unopened []string // what could not be opened
	build    *catalog.Build
	facets   map[string][]engine.Count // what every search counts; nil for a few
	all      map[string][]engine.Count // what is counted of a kind that is asked for in full
	days     [2]string                 // the archive's first and last
	problems []string                  // what every search cannot read
}

func newFake(articles int) *fake {
	f := &fake{days: [2]string{"2020-01-11", "2022-09-11"}, fail: map[string]error{}, wait: map[string]chan struct{}{}}
	for i := range articles {
		date := "202" + strconv.Itoa(i%3) + "-0" + strconv.Itoa(1+i%9) + "-11"
		f.articles = append(f.articles, &article.Article{
			ID: "id" + strconv.Itoa(i), Title: "title " + strconv.Itoa(i), Date: &date, Source: "source",
			Script: article.Simplified, Places: [][]string{{"a", "b"}},
			Blocks: []article.Block{{Kind: article.Paragraph, Text: "one hit and another hit"}},
		})
	}
	return f
}

func (f *fake) Open(context.Context) (*engine.Info, error) {
	if f.openErr != nil {
		return nil, f.openErr
	}
	return &engine.Info{Problems: f.unopened, Catalog: &catalog.Catalog{
		Articles: len(f.articles), FirstDay: f.days[0], LastDay: f.days[1],
		Archive: catalog.Archive{Title: "The Archive", Description: "What it is."}, Build: f.build,
	}}, nil
}

func (f *fake) Suggest(_ context.Context, req engine.SuggestRequest) (*engine.Suggestions, error) {
	f.mu.Lock()
	f.typed = append(f.typed, req.Text)
	wait := f.wait["suggest "+req.Text]
	f.mu.Unlock()
	if wait != nil {
		<-wait
	}
	if req.Text == "" || req.Text == "none" {
		return &engine.Suggestions{Text: req.Text, List: []engine.Suggestion{}}, nil
	}
	return &engine.Suggestions{Text: req.Text, List: []engine.Suggestion{
		{Kind: string(facet.Place), Value: "a/b", Parts: []engine.Part{{Text: "b", Hit: true}}, Count: 3},
		{Kind: string(facet.Source), Value: "source", Parts: []engine.Part{{Text: "source"}}, Count: 2},
		{Kind: engine.TitleKind, Value: "title", Parts: []engine.Part{{Text: "title"}}, Count: 1, ID: "id1"},
	}}, nil
}

func (f *fake) Search(ctx context.Context, req engine.Request) (*engine.Result, error) {
	f.mu.Lock()
	f.asked = append(f.asked, req)
	wait := f.wait[req.Query]
	f.mu.Unlock()
	if tell := engine.ProgressOf(ctx); tell != nil && f.nothing == req.Query {
		tell(engine.Progress{Nothing: true})
	}
	if wait != nil {
		<-wait
	}
	if err := f.fail[req.Query]; err != nil {
		return nil, err
	}
	result := &engine.Result{Query: req.Query, TookMS: 2, Problems: f.problems, Facets: map[string][]engine.Count{
		string(facet.Source): {{Value: "source", Count: 3}},
		string(facet.Place):  {{Value: "a", Count: 3}, {Value: "a/b", Count: 3}},
	}, Months: []engine.Month{{Month: "2021-03", Count: 2}}}
	if f.facets != nil {
		result.Facets = f.facets
	}
	if list := f.all[req.All]; list != nil {
		result.Facets = map[string][]engine.Count{req.All: list}
	}
	for _, a := range f.articles {
		if !strings.Contains(a.Title, req.Query) {
			continue
		}
		if result.Total++; result.Total > req.Offset && len(result.Hits) < req.Limit {
			result.Hits = append(result.Hits, engine.Hit{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source,
				Places: a.Places, Script: a.Script, Parts: []engine.Part{{Text: "some "}, {Text: "hit", Hit: true}}})
			if req.Cite {
				work := citation.Of(a)
				result.Hits[len(result.Hits)-1].Cited = &work
			}
		}
	}
	if result.Total == 0 {
		result.Nearest = f.near
	}
	return result, nil
}

func (f *fake) Article(_ context.Context, id, query string) (*engine.View, error) {
	if wait := f.wait["article "+id]; wait != nil {
		<-wait
	}
	if err := f.fail[id]; err != nil {
		return nil, err
	}
	for _, a := range f.articles {
		if a.ID == id {
			view := &engine.View{Article: a, HasRaw: true}
			if query != "" {
				view.Marks = []engine.Mark{{Block: 0, ByteOffset: 4, Bytes: 3}, {Block: 0, ByteOffset: 20, Bytes: 3}}
			}
			return view, nil
		}
	}
	return nil, engine.ErrNoArticle
}

func (f *fake) Raw(_ context.Context, id string) (string, error) { return "raw of " + id, nil }

// Concordance gives two lines of each article that Search finds.
func (f *fake) Concordance(ctx context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error) {
	progress(engine.Progress{Done: 1, Total: 2})
	all := req
	all.Offset, all.Limit = 0, len(f.articles)
	found, err := f.Search(ctx, all)
	if err != nil {
		return nil, err
	}
	result := &engine.Concordance{Query: req.Query, Sort: req.Sort, Total: 2 * found.Total, Articles: found.Total, Sorted: 2 * found.Total}
	for i := req.Offset; i < min(req.Offset+req.Limit, result.Total); i++ {
		hit := found.Hits[i/2]
		result.Lines = append(result.Lines, engine.Line{ID: hit.ID, Title: hit.Title, Date: hit.Date, Number: 1 + i%2, Left: "one ", Hit: "hit", Right: " and"})
	}
	return result, nil
}

// Trend counts each query as often as it is long, in 2020 and 2022.
func (f *fake) Trend(_ context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error) {
	t := &engine.Trend{By: req.By, Periods: []engine.Period{{Period: "2020", Articles: 2, Characters: 10000}, {Period: "2022", Articles: 3, Characters: 20000}}}
	for _, query := range req.Queries {
		if err := f.fail[query]; err != nil {
			return nil, err
		}
		t.Terms = append(t.Terms, engine.TrendTerm{Query: query, Hits: 2 * len(query), Articles: 2})
		for i := range t.Periods {
			t.Periods[i].Counts = append(t.Periods[i].Counts, engine.TrendCount{Hits: len(query), Articles: 1, Rate: float64(len(query)) / float64(i+1)})
		}
	}
	return t, nil
}

func (f *fake) Offline(context.Context) (OfflineState, error) {
	return OfflineState{KeptBytes: f.kept, TotalBytes: 1000, Complete: f.kept == 1000, ReadBytes: f.read}, nil
}

func (f *fake) KeepOffline(_ context.Context, _ bool, progress func(OfflineState)) error {
	progress(OfflineState{KeptBytes: 500, TotalBytes: 1000})
	f.kept = 1000
	return nil
}

func (f *fake) Forget(context.Context) error {
	f.kept = 0
	return errors.New("forgetting failed")
}

// window is a page without a browser.
type window struct {
	t      *testing.T
	root   *root
	engine app.TestEngine
}

// OnPreRender stands for OnMount, which go-app calls in a browser alone.
func (c *root) OnPreRender(ctx app.Context) { c.start(ctx) }

// open shows an archive at an address.
func open(t *testing.T, client Client, address string) *window {
	t.Helper()
	c := newRoot(client)
	c.lang = messages.English
	c.at = ParseAddress(address)
	c.first(context.Background())()()
	w := &window{t: t, root: c, engine: app.NewTestEngine()}
	if err := w.engine.Load(c); err != nil {
		t.Fatal(err)
	}
	w.engine.ConsumeAll()
	return w
}

// do acts as the reader and waits for all that follows.
func (w *window) do(act func()) {
	w.root.dispatch(act)
	w.engine.ConsumeAll()
}

// html is the page as it stands.
func (w *window) html() string { return app.HTMLString(w.root) }

// shows holds that the page has every one of some words.
func (w *window) shows(words ...string) {
	w.t.Helper()
	page := w.html()
	for _, word := range words {
		if !strings.Contains(page, word) {
			w.t.Errorf("%s: the page does not show %q:\n%s", w.root.at, word, page)
		}
	}
}

// hides holds that the page has none of some words.
func (w *window) hides(words ...string) {
	w.t.Helper()
	page := w.html()
	for _, word := range words {
		if strings.Contains(page, word) {
			w.t.Errorf("%s: the page shows %q", w.root.at, word)
		}
	}
}
