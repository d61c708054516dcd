package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"fangzhi/app/engine"
	"fangzhi/app/engine/language"
	"fangzhi/app/internal/protocol"
	"fangzhi/app/ui"
)

// fakeWorker answers each request as its answer function says; "" is silence.
type fakeWorker struct {
	started int
	heard   []protocol.Request
	answer  func(req protocol.Request) []string
	fail    error
}

func (w *fakeWorker) start(receive func(string)) (func(string), error) {
	w.started++
	if w.fail != nil {
		return nil, w.fail
	}
	return func(message string) {
		var req protocol.Request
		if err := json.Unmarshal([]byte(message), &req); err != nil {
			panic(err)
		}
		w.heard = append(w.heard, req)
		go func() { // a worker never answers from inside the sending
			for _, m := range w.answer(req) {
				receive(strings.ReplaceAll(m, "ID", fmt.Sprint(req.ID)))
			}
		}()
	}, nil
}

func answers(messages ...string) func(protocol.Request) []string {
	return func(protocol.Request) []string { return messages }
}

type fakePage struct{ opened, persisted, kept int }

func (p *fakePage) Opened()           { p.opened++ }
func (p *fakePage) UpdateReady() bool { return true }
func (p *fakePage) Persist()          { p.persisted++ }
func (p *fakePage) Kept()             { p.kept++ }

func TestAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &fakeWorker{answer: func(req protocol.Request) []string {
			return []string{map[protocol.Method]string{
				protocol.Open:    `{"id":ID,"result":{"open_reads":3}}`,
				protocol.Search:  `{"id":ID,"result":{"total":7}}`,
				protocol.Article: `{"id":ID,"result":{"has_raw":true}}`,
				protocol.Raw:     `{"id":ID,"result":"raw"}`,
				protocol.Offline: `{"id":ID,"result":{"kept_bytes":1,"total_bytes":2}}`,
				protocol.Forget:  `{"id":ID,"result":{}}`,
			}[req.Method]}
		}}
		page := &fakePage{}
		c := New(w.start, page)
		if info, err := c.Open(t.Context()); err != nil || info.OpenReads != 3 || page.opened != 1 {
			t.Error(info, err, page.opened)
		}
		if r, err := c.Search(t.Context(), engine.Request{Query: "党建"}); err != nil || r.Total != 7 {
			t.Error(r, err)
		}
		if v, err := c.Article(t.Context(), "a", "q"); err != nil || !v.HasRaw {
			t.Error(v, err)
		}
		if raw, err := c.Raw(t.Context(), "a"); err != nil || raw != "raw" {
			t.Error(raw, err)
		}
		want := ui.OfflineState{KeptBytes: 1, TotalBytes: 2, UpdateReady: true}
		if s, err := c.Offline(t.Context()); err != nil || s != want {
			t.Error(s, err)
		}
		if err := c.Forget(t.Context()); err != nil {
			t.Error(err)
		}
		if got := string(w.heard[2].Params); got != `{"id":"a","query":"q"}` {
			t.Error("article was asked for with", got)
		}
		if c.receive(`{"kept":true}`); page.kept != 1 {
			t.Error("the page is not told that the archive is kept")
		}
		if w.started != 1 || len(c.waiting) != 0 {
			t.Errorf("%d workers, %d still waited for", w.started, len(c.waiting))
		}
	})
}

func TestErrors(t *testing.T) {
	for message, check := range map[string]func(err error) bool{
		`{"id":ID,"error":{"code":"query","message":"m","query_error":{"query":"(","offset":1,"problem":"query.odd"}}}`: func(err error) bool {
			var q *language.QueryError
			return errors.As(err, &q) && q.RuneOffset == 1
		},
		`{"id":ID,"error":{"code":"missing","message":"m"}}`: func(err error) bool { return errors.Is(err, engine.ErrNoArticle) },
		`{"id":ID,"error":{"code":"updated","message":"m"}}`: func(err error) bool { return protocol.ErrorOf(err).Code == protocol.Updated },
		`{"id":ID,"result":7}`:                               func(err error) bool { return protocol.ErrorOf(err).Code == protocol.Internal },
		`{"ended":"boom"}`:                                   func(err error) bool { return strings.Contains(err.Error(), "boom") },
		`not JSON`:                                           func(err error) bool { return protocol.ErrorOf(err).Code == protocol.Internal },
	} {
		synctest.Test(t, func(t *testing.T) {
			c := New((&fakeWorker{answer: answers(message)}).start, &fakePage{})
			if _, err := c.Search(t.Context(), engine.Request{}); err == nil || !check(err) {
				t.Errorf("%s gave %v", message, err)
			}
		})
	}
}

// A worker that ends fails all that wait; the next request starts another.
func TestRespawn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &fakeWorker{answer: func(req protocol.Request) []string {
			switch req.Method {
			case protocol.Raw:
				return []string{`{"ended":"out of memory"}`}
			case protocol.Search:
				return nil
			}
			return []string{`{"id":ID,"result":{}}`}
		}}
		c := New(w.start, &fakePage{})
		waits := make(chan error, 1)
		go func() {
			_, err := c.Search(context.Background(), engine.Request{})
			waits <- err
		}()
		synctest.Wait()
		if _, err := c.Raw(t.Context(), "a"); err == nil {
			t.Error("no error from a worker that ended")
		}
		if err := <-waits; err == nil || !strings.Contains(err.Error(), "out of memory") {
			t.Errorf("who waited got %v", err)
		}
		if _, err := c.Open(t.Context()); err != nil || w.started != 2 {
			t.Errorf("then %v, %d workers", err, w.started)
		}
	})
}

func TestCancelTellsTheWorker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &fakeWorker{answer: answers()}
		c := New(w.start, &fakePage{})
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if _, err := c.Search(ctx, engine.Request{}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		last := w.heard[len(w.heard)-1]
		if last.Method != protocol.Cancel || string(last.Params) != fmt.Sprint(w.heard[0].ID) {
			t.Errorf("the worker heard %+v", w.heard)
		}
		c.receive(fmt.Sprintf(`{"id":%d,"result":{}}`, w.heard[0].ID)) // too late: nobody waits
	})
}

func TestKeepTellsProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &fakeWorker{answer: answers(`{"id":ID,"progress":{"kept_bytes":1}}`, `{"id":ID,"progress":{"kept_bytes":2}}`, `{"id":ID,"result":{}}`)}
		page := &fakePage{}
		var told []int64
		err := New(w.start, page).KeepOffline(t.Context(), false, func(s ui.OfflineState) { told = append(told, s.KeptBytes) })
		if err != nil || page.persisted != 1 {
			t.Error(err, page.persisted)
		}
		for i, n := range told { // the last steps may be overtaken by the answer
			if n != int64(i+1) {
				t.Errorf("told %v", told)
			}
		}
	})
}

func TestNoWorker(t *testing.T) {
	c := New((&fakeWorker{fail: errors.New("blocked")}).start, &fakePage{})
	if _, err := c.Open(t.Context()); err == nil || !strings.Contains(err.Error(), "blocked") {
		t.Error(err)
	}
}
