package client

import (
	"context"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/app/internal/worker"
	"fangzhi/app/ui"
)

// InWindow is the client of the window this program runs in, with the workers
// that web/loader.js starts. A page opened as a file can have none: there the
// engine runs in the window, on the folder that the reader chose.
func InWindow() *Client {
	if files := loader().Get("folder"); files.Truthy() {
		return New(func(receive func(string)) (func(string), error) {
			return worker.Here(files, receive), nil
		}, window{})
	}
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

func (window) Kept() {
	js.Global().Call("dispatchEvent", js.Global().Get("Event").New(ui.EventKept))
}

func (window) Persist() {
	if storage := js.Global().Get("navigator").Get("storage"); browser.Has(storage, "persist") {
		go browser.Call(context.Background(), storage, "persist") // refused: it is kept as long as there is room
	}
}
