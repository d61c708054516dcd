package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/internal/fetch"
	"fangzhi/app/internal/protocol"
)

// fake is an archive whose searches do what their query says.
type fake struct {
	mu      sync.Mutex
	in      int // requests in the archive now
	started []string
}

func (f *fake) enter(name string) func() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.started = append(f.started, name)
	if f.in++; f.in > 1 {
		panic("the archive was used by two at a time")
	}
	return func() {
		f.mu.Lock()
		f.in--
		f.mu.Unlock()
	}
}

func (f *fake) Info() *engine.Info { return &engine.Info{OpenReads: 3} }

func (f *fake) Suggest(_ context.Context, req engine.SuggestRequest) (*engine.Suggestions, error) {
	defer f.enter(req.Text)()
	return &engine.Suggestions{Text: req.Text, List: []engine.Suggestion{{Kind: "place", Value: req.Text + "镇", Count: 2}}}, nil
}

func (f *fake) Search(ctx context.Context, req engine.Request) (*engine.Result, error) {
	defer f.enter(req.Query)()
	switch req.Query {
	case "slow":
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	case "wrong":
		return nil, fmt.Errorf("search: %w", &language.QueryError{Query: "wrong", RuneOffset: 2, Problem: "query.odd"})
	case "panic":
		var none map[string]int
		none["x"] = 1
	case "away":
		return nil, fmt.Errorf("segment: %w", &fetch.Error{Kind: fetch.NoLine, Name: "a.fzi", Problem: "Failed to fetch"})
	case "broken":
		return nil, errors.New("a.fzi: block 7: checksum is wrong")
	}
	return &engine.Result{Query: req.Query, Total: req.Limit}, nil
}

func (f *fake) Article(_ context.Context, id, query string) (*engine.View, error) {
	defer f.enter("article " + id)()
	if id == "none" {
		return nil, engine.ErrNoArticle
	}
	return &engine.View{HasRaw: query == "q"}, nil
}

func (f *fake) Raw(_ context.Context, id string) (string, error) { return "raw " + id, nil }

func (f *fake) Concordance(_ context.Context, req engine.Request, progress func(engine.Progress)) (*engine.Concordance, error) {
	defer f.enter("concordance " + req.Query)()
	progress(engine.Progress{Done: 1, Total: 2})
	return &engine.Concordance{Query: req.Query, Sort: req.Sort}, nil
}

func (f *fake) Trend(_ context.Context, req engine.TrendRequest, progress func(engine.Progress)) (*engine.Trend, error) {
	defer f.enter("trend")()
	progress(engine.Progress{Done: 3, Total: 4})
	return &engine.Trend{By: req.By}, nil
}

// fakeKeeper keeps in two steps.
type fakeKeeper struct{ kept int64 }

func (k *fakeKeeper) State(context.Context) (protocol.Kept, error) {
	return protocol.Kept{KeptBytes: k.kept, TotalBytes: 2, Complete: k.kept == 2}, nil
}

func (k *fakeKeeper) Keep(_ context.Context, _ bool, progress func(protocol.Kept)) error {
	for k.kept < 2 {
		k.kept++
		progress(protocol.Kept{KeptBytes: k.kept, TotalBytes: 2})
	}
	return nil
}

func (k *fakeKeeper) Forget(context.Context) error { k.kept = 0; return nil }

// page collects what a server sends.
type page struct {
	server *Server
	opened int
	mu     sync.Mutex
	got    []protocol.Reply
}

func newPage(archive Archive, openErrors ...error) *page {
	p := &page{}
	open := func(context.Context) (Archive, error) {
		p.opened++
		if len(openErrors) >= p.opened {
			return nil, openErrors[p.opened-1]
		}
		return archive, nil
	}
	p.server = New(open, &fakeKeeper{}, func(message string) {
		var r protocol.Reply
		if err := json.Unmarshal([]byte(message), &r); err != nil {
			panic(err)
		}
		p.mu.Lock()
		p.got = append(p.got, r)
		p.mu.Unlock()
	})
	return p
}

// shown is a reply in a line: 1 result, 1 error code, 1 progress.
func shown(r protocol.Reply) string {
	switch {
	case r.Error != nil:
		return fmt.Sprintf("%d error %s", r.ID, r.Error.Code)
	case r.Progress != nil:
		return fmt.Sprintf("%d progress %s", r.ID, r.Progress)
	}
	return fmt.Sprintf("%d %s", r.ID, r.Result)
}

func (p *page) all() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	lines := make([]string, len(p.got))
	for i, r := range p.got {
		lines[i] = shown(r)
	}
	return strings.Join(lines, "\n")
}

func search(id int, query string) string {
	return fmt.Sprintf(`{"id":%d,"method":"search","params":{"query":%q,"limit":5}}`, id, query)
}

func TestRequests(t *testing.T) {
	for message, want := range map[string]string{
		`{"id":1,"method":"open"}`:               `"open_reads":3`,
		`{"id":1,"method":"open","params":null}`: `"open_reads":3`,
		search(1, "ok"):                          `"total":5`,
		search(1, "wrong"):                       "1 error query",
		search(1, "panic"):                       "1 error internal",
		search(1, "away"):                        "1 error network",
		search(1, "broken"):                      "1 error damaged",
		`{"id":1,"method":"article","params":{"id":"a","query":"q"}}`:          `"has_raw":true`,
		`{"id":1,"method":"article","params":{"id":"none"}}`:                   "1 error missing",
		`{"id":1,"method":"raw","params":{"id":"a"}}`:                          `1 "raw a"`,
		`{"id":1,"method":"concordance","params":{"query":"q","sort":"left"}}`: `"sort":"left"`,
		`{"id":2,"method":"concordance","params":{"query":"q"}}`:               `2 progress {"done":1,"total":2}`,
		`{"id":1,"method":"trend","params":{"queries":["a"],"by":"month"}}`:    `"by":"month"`,
		`{"id":3,"method":"trend"}`:                                            `3 progress {"done":3,"total":4}`,
		`{"id":1,"method":"trend","params":{"queries":"a"}}`:                   "1 error internal",
		`{"id":1,"method":"offline"}`:                                          `1 {"kept_bytes":0,"total_bytes":2,"complete":false}`,
		`{"id":1,"method":"forget"}`:                                           `"complete":false`,
		`{"id":1,"method":"dance"}`:                                            "1 error internal",
		`{"id":1,"method":"search","params":{"query":7}}`:                      "1 error internal",
		`{"id":1,"method":"search","params":[]}`:                               "1 error internal",
		`not JSON`:                                                             "0 error internal",
		`{"id":"one"}`:                                                         "0 error internal",
		`{"method":"cancel","params":"x"}` + "\n":                              "",
		`{"method":"cancel","params":99}`:                                      "",
	} {
		synctest.Test(t, func(t *testing.T) {
			p := newPage(&fake{})
			p.server.Receive(message)
			synctest.Wait()
			if got := p.all(); !strings.Contains(got, want) || want == "" && got != "" {
				t.Errorf("%s\n got %s\nwant %s", message, got, want)
			}
			if !p.server.Idle() {
				t.Errorf("%s: still running", message)
			}
		})
	}
}

// Where the query is wrong comes through to the page.
func TestQueryErrorIsWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPage(&fake{})
		p.server.Receive(search(1, "wrong"))
		synctest.Wait()
		var q *language.QueryError
		if !errors.As(p.got[0].Error, &q) || q.RuneOffset != 2 || q.Problem != "query.odd" {
			t.Errorf("got %+v", p.got[0].Error)
		}
	})
}

func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPage(&fake{})
		p.server.Receive(`{"id":4,"method":"keep"}`)
		synctest.Wait()
		want := `4 progress {"kept_bytes":1,"total_bytes":2,"complete":false}
4 progress {"kept_bytes":2,"total_bytes":2,"complete":false}
4 {"kept_bytes":2,"total_bytes":2,"complete":true}`
		if p.all() != want {
			t.Errorf("got %s", p.all())
		}
	})
}

// What is cancelled while it runs ends; while it waits, it never starts; and
// what comes after is answered.
func TestCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		archive := &fake{}
		p := newPage(archive)
		p.server.Receive(search(1, "slow"))
		synctest.Wait()
		p.server.Receive(search(2, "waits"))
		p.server.Receive(`{"id":3,"method":"article","params":{"id":"a"}}`)
		synctest.Wait()
		p.server.Receive(`{"method":"cancel","params":2}`)
		p.server.Receive(`{"method":"cancel","params":1}`)
		synctest.Wait()
		for _, want := range []string{"1 error cancelled", "2 error cancelled", "3 {"} {
			if !strings.Contains(p.all(), want) {
				t.Errorf("no %q in\n%s", want, p.all())
			}
		}
		if started := strings.Join(archive.started, ", "); started != "slow, article a" {
			t.Errorf("started %s", started)
		}
	})
}

// One archive, one at a time, opened once for all; anew after a failure or a fault.
func TestOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPage(&fake{}, &fetch.Error{Kind: fetch.NoLine, Name: "catalog.json"})
		for i := range 3 {
			p.server.Receive(search(i+1, "ok"))
			synctest.Wait()
		}
		if p.opened != 2 || !strings.Contains(p.all(), "1 error network") || !strings.Contains(p.all(), "3 {") {
			t.Errorf("opened %d times:\n%s", p.opened, p.all())
		}
		p.server.Receive(search(7, "panic"))
		synctest.Wait()
		p.server.Receive(search(8, "ok"))
		synctest.Wait()
		if p.opened != 3 || !strings.Contains(p.all(), "8 {") {
			t.Errorf("after a fault opened %d times:\n%s", p.opened, p.all())
		}
	})
}

func TestManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPage(&fake{})
		for i := range 50 {
			p.server.Receive(search(i, "ok"))
		}
		synctest.Wait()
		if strings.Count(p.all(), `"total":5`) != 50 || p.opened != 1 {
			t.Errorf("opened %d times, answered\n%s", p.opened, p.all())
		}
	})
}

// A search that left segments out because they are gone from the host is no
// search: the page must load anew.
func TestWatched(t *testing.T) {
	gone := &fetch.Error{Kind: fetch.Gone, Name: "a.fzi"}
	away := &fetch.Error{Kind: fetch.NoLine, Name: "a.fzi"}
	for _, test := range []struct {
		problems []string
		total    int
		changed  error
		lost     error
		want     protocol.Code
		doubted  bool
	}{
		{nil, 0, nil, nil, "", false},
		{[]string{"a.fzi: damaged"}, 0, nil, nil, "", true},
		{[]string{"a.fzi: gone"}, 0, gone, nil, protocol.Updated, false},
		{nil, 0, gone, nil, "", false}, // answered from memory, whole
		{[]string{"a.fzi: no line"}, 0, nil, away, protocol.Network, false},
		{[]string{"a.fzi: no line"}, 3, nil, away, "", false}, // the other segments are there
		{nil, 0, nil, away, "", false},                        // it broke, and came the second time
	} {
		site := &toldSite{changed: test.changed, lost: test.lost}
		w := watched{&partial{problems: test.problems, total: test.total}, site}
		result, err := w.Search(t.Context(), engine.Request{})
		if site.doubted != test.doubted {
			t.Errorf("%v: doubted %v", test.problems, site.doubted)
		}
		if test.want == "" && (err != nil || result == nil) || test.want != "" && (err == nil || protocol.ErrorOf(err).Code != test.want) {
			t.Errorf("%v, %v: result %v, error %v", test.problems, test.changed, result, err)
		}
	}
}

type partial struct {
	fake
	problems []string
	total    int
}

// toldSite says what it is told to; the first word of Lost is of another request.
type toldSite struct {
	changed, lost error
	asked         int
	doubted       bool
}

func (s *toldSite) Updated() error { return s.changed }

func (s *toldSite) Lost() error {
	if s.asked++; s.asked == 1 {
		return errors.New("lost before")
	}
	return s.lost
}

func (s *toldSite) Doubt() { s.doubted = true }

func (p *partial) Search(context.Context, engine.Request) (*engine.Result, error) {
	return &engine.Result{Problems: p.problems, Total: p.total}, nil
}
