package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
	"time"

	"fangzhi/build/internal/serve"

	"github.com/chromedp/chromedp"
)

// transfer is what a first visit fetches until it can search.
type transfer struct{ bytes, program int64 }

// chromiumPatience bounds all that is done in the browser.
const chromiumPatience = 5 * time.Minute

// openPage opens the archive through the page API, as any page would.
const openPage = `(async () => {
  const { open } = await import("./fangzhi.js");
  window.archive = await open("./");
  return true;
})()`

// askAll asks each query twice and gives the milliseconds of the second time.
const askAll = `(async (queries) => {
  const times = [];
  for (const q of queries) {
    await window.archive.search(q);
    const start = performance.now();
    await window.archive.search(q);
    times.push(performance.now() - start);
  }
  return times;
})`

// measureChromium opens the archive in a browser and asks every query there.
func measureChromium(ctx context.Context, dir string, groups []*group) (transfer, error) {
	var sent atomic.Int64
	files := serve.Handler(os.DirFS(dir), serve.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		files.ServeHTTP(&metered{w, &sent}, r)
	}))
	defer server.Close()
	ctx, cancel := context.WithTimeout(ctx, chromiumPatience)
	defer cancel()
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true))...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/embed.html")); err != nil {
		return transfer{}, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](openPage, chromedp.EvalAwaitPromise)); err != nil {
		return transfer{}, err
	}
	first := transfer{bytes: sent.Load()}
	if info, err := os.Stat(dir + "/app.wasm.gz"); err == nil {
		first.program = info.Size()
	}
	for _, g := range groups {
		queries, err := json.Marshal(g.queries)
		if err != nil {
			return first, err
		}
		call := askAll + "(" + string(queries) + ")"
		if g.inChromium, err = chromedp.Run(ctx, chromedp.Evaluate[[]float64](call, chromedp.EvalAwaitPromise)); err != nil {
			return first, err
		}
	}
	return first, nil
}

// metered counts the bytes of answers.
type metered struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (m *metered) Write(p []byte) (int, error) {
	n, err := m.ResponseWriter.Write(p)
	m.sent.Add(int64(n))
	return n, err
}
