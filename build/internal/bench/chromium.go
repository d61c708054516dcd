package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// transfer is what a first visit fetches until it can search,
// and what memory the engine holds after that many searches.
type transfer struct {
	bytes, program int64
	files          []fileBytes
	memory         int64
	searches       int
}

// fileBytes is what was fetched of a file.
type fileBytes struct {
	path  string
	bytes int64
}

// under is what was fetched of a folder.
func (t *transfer) under(folder string) (n int64) {
	for _, file := range t.files {
		if strings.HasPrefix(file.path, folder) {
			n += file.bytes
		}
	}
	return n
}

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

// tellMemory stands before the worker's script: it lets a page ask how large
// the program's memory is.
const tellMemory = `{
  const start = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const instance = await start(...given);
    const channel = new BroadcastChannel("memory");
    channel.onmessage = () => channel.postMessage(instance.exports.mem.buffer.byteLength);
    return instance;
  };
}
`

// askMemory gives the largest of what is told within a second: the page that
// asks has an archive open of its own.
const askMemory = `new Promise((resolve) => {
  let most = 0;
  const channel = new BroadcastChannel("memory");
  channel.onmessage = ({ data }) => { most = Math.max(most, data); };
  channel.postMessage("");
  setTimeout(() => resolve(most), 1000);
})`

// hasTakenOver waits until the app stands in the shell's place and shows what it found.
const hasTakenOver = `(async () => {
  while (document.getElementById("shell") || !document.querySelector("#results > li"))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return true;
})()`

// measureChromium opens the archive in a browser, by its own page to see what
// a first visit fetches, then through the page API to ask every query there.
func measureChromium(ctx context.Context, dir string, groups []*group) (transfer, error) {
	ctx, cancel := context.WithTimeout(ctx, chromiumPatience)
	defer cancel()
	host, err := newHost(dir)
	if err != nil {
		return transfer{}, err
	}
	defer host.Close()
	if err := visit(ctx, host.URL+"/", func(ctx context.Context) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](hasTakenOver, chromedp.EvalAwaitPromise))
		return err
	}); err != nil {
		return transfer{}, err
	}
	first := host.transfer()
	if info, err := os.Stat(filepath.Join(dir, "app.wasm.gz")); err == nil {
		first.program = info.Size()
	}
	err = visit(ctx, host.URL+"/embed.html", func(ctx context.Context) error { return first.ask(ctx, groups) })
	return first, err
}

// visit opens a page in a browser of its own.
func visit(ctx context.Context, address string, then func(context.Context) error) error {
	ctx, cancel := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true))...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return err
	}
	return then(ctx)
}

// ask opens the archive, asks every query and then how large the engine's memory is.
func (t *transfer) ask(ctx context.Context, groups []*group) error {
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](openPage, chromedp.EvalAwaitPromise)); err != nil {
		return err
	}
	for _, g := range groups {
		if len(g.queries) == 0 {
			continue
		}
		queries, err := json.Marshal(g.queries)
		if err != nil {
			return err
		}
		call := askAll + "(" + string(queries) + ")"
		if g.inChromium, err = chromedp.Run(ctx, chromedp.Evaluate[[]float64](call, chromedp.EvalAwaitPromise)); err != nil {
			return err
		}
		t.searches += 2 * len(g.queries)
	}
	var err error
	t.memory, err = chromedp.Run(ctx, chromedp.Evaluate[int64](askMemory, chromedp.EvalAwaitPromise))
	return err
}
