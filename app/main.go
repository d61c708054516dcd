//go:build js

// One WASM program, two roles: in a window it is the pages, in a worker the
// engine. It is fetched and compiled once for both.
package main

import (
	"syscall/js"

	"fangzhi/app/internal/client"
	"fangzhi/app/internal/worker"
	"fangzhi/app/ui"
)

func main() {
	if js.Global().Get("window").IsUndefined() {
		worker.Run()
	}
	ui.Run(client.InWindow())
}
