package client

import (
	"context"
	"syscall/js"

	"fangzhi/app/internal/browser"
)

// InWindow is the client of the window this program runs in, with the workers
// that web/loader.js starts.
func InWindow() *Client {
	return New(startWorker, window{})
}

func loader() js.Value { return js.Global().Get("fangzhi") }

func startWorker(receive func(message string)) (send func(message string), err error) {
	worker := loader().Call("spawn")
	worker.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		receive(args[0].Get("data").String())
		return nil
	}))
	worker.Set("onerror", js.FuncOf(func(_ js.Value, args []js.Value) any {
		receive(`{"ended":"its script did not load"}`)
		return nil
	}))
	return func(message string) { worker.Call("postMessage", message) }, nil
}

// window is the page.
type window struct{}

func (window) Opened() { loader().Call("opened") }

func (window) UpdateReady() bool {
	return js.Global().Get("document").Get("documentElement").Get("dataset").Get("update").Truthy()
}

func (window) Persist(ctx context.Context) {
	if storage := js.Global().Get("navigator").Get("storage"); browser.Has(storage, "persist") {
		browser.Call(ctx, storage, "persist") // refused: it is kept as long as there is room
	}
}
