package worker

import (
	"context"
	"sync"
	"syscall/js"

	"fangzhi/app/engine"
	"fangzhi/app/internal/browser"
	"fangzhi/app/internal/fetch"
	"fangzhi/app/internal/offline"
	"fangzhi/app/internal/protocol"
)

// Run serves the page that started this worker until the page ends it. The
// archive's address and the messages that came before the program are where
// web/worker.js left them.
func Run() {
	base := js.Global().Get("URL").New(".", js.Global().Get("fangzhiBase"))
	host := &fetch.Web{Base: base.Get("href").String()}
	path := base.Get("pathname").String()
	disk := offline.OpenDisk(context.Background(), path)
	server := serve(host, disk, offline.OpenShelf(host.Base, path), func(message string) { js.Global().Call("postMessage", message) })
	js.Global().Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		server.Receive(args[0].Get("data").String())
		return nil
	}))
	for early := js.Global().Get("fangzhiEarly"); early.Length() > 0; {
		server.Receive(early.Call("shift").Get("data").String())
	}
	select {}
}

// Here serves the page from its own window, where there can be no worker: a
// page opened as a file. files is the site's folder as the reader chose it.
func Here(files js.Value, receive func(message string)) (send func(message string)) {
	return serve(fetch.Folder{Files: files}, nil, nil, receive).Receive
}

// serve is a server of the archive on a host; disk and shelf may be nil.
func serve(host fetch.Host, disk offline.Disk, shelf offline.Shelf, send func(message string)) *Server {
	store := offline.New(disk)
	store.Shelve(shelf)
	site := fetch.New(host, store)
	keep := keeper{site: site, store: store}
	var server *Server
	var keepOnce, saveOnce sync.Once
	open := func(ctx context.Context) (Archive, error) {
		archive, err := engine.Open(ctx, site)
		if err != nil {
			return nil, err
		}
		if disk != nil {
			saveOnce.Do(func() { go keep.saveRead(context.Background(), server.Idle) })
		}
		if disk != nil && !spareLine() {
			kept := func() { server.reply(protocol.Reply{Kept: true}) }
			keepOnce.Do(func() { go keep.keepSmall(context.Background(), server.Idle, kept) })
		}
		if len(archive.Info().Problems) > 0 && len(archive.Info().Catalog.Segments) == len(archive.Info().Problems) {
			if lost := site.Lost(); lost != nil {
				return nil, lost
			}
		}
		return watched{archive, site}, nil
	}
	server = New(open, keep, send)
	return server
}

// spareLine tells whether the line is not to be used unasked: the reader said
// so to the browser, or it is so slow that searches would wait for it.
func spareLine() bool {
	line := js.Global().Get("navigator").Get("connection")
	return browser.Has(line, "saveData") || browser.Has(line, "effectiveType") && line.Get("effectiveType").String() != "4g"
}
