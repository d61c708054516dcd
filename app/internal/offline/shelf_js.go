package offline

import (
	"context"
	"strings"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/app/internal/protocol"
)

// cacheShelf is a shelf in the browser's cache, of which web/sw.js knows the name.
type cacheShelf struct {
	caches js.Value
	name   string
	base   string // the site's address
}

// OpenShelf is the pictures' cache of the site at an address and path of
// this origin. It is nil where the browser has none.
func OpenShelf(base, path string) Shelf {
	caches := js.Global().Get("caches")
	if !caches.Truthy() {
		return nil
	}
	return &cacheShelf{caches, "fangzhi:" + path + ":pictures", base}
}

// call calls a method of the cache. It comes to be when it is first needed.
func (c *cacheShelf) call(ctx context.Context, method string, args ...any) (js.Value, error) {
	cache, err := browser.Call(ctx, c.caches, "open", c.name)
	if err == nil {
		cache, err = browser.Call(ctx, cache, method, args...)
	}
	return cache, told(err)
}

func (c *cacheShelf) Names(ctx context.Context) (map[string]bool, error) {
	names := map[string]bool{}
	if there, err := browser.Call(ctx, c.caches, "has", c.name); err != nil || !there.Bool() {
		return names, told(err)
	}
	keys, err := c.call(ctx, "keys")
	if err != nil {
		return nil, err
	}
	for i := range keys.Length() {
		names[strings.TrimPrefix(keys.Index(i).Get("url").String(), c.base)] = true
	}
	return names, nil
}

func (c *cacheShelf) Put(ctx context.Context, name string, bytes int64) error {
	response, err := browser.Call(ctx, js.Global(), "fetch", c.base+name)
	if err != nil {
		return &protocol.Error{Code: protocol.Network, Message: name + ": " + err.Error()}
	}
	if !response.Get("ok").Bool() {
		return &protocol.Error{Code: protocol.Network, Message: name + ": the host does not give it"}
	}
	data, err := browser.Call(ctx, response, "arrayBuffer")
	if err != nil {
		return &protocol.Error{Code: protocol.Network, Message: name + ": " + err.Error()}
	}
	if int64(data.Get("byteLength").Int()) != bytes {
		return &protocol.Error{Code: protocol.Damaged, Message: name + ": the host's file is not the one its list names"}
	}
	kept := js.Global().Get("Response").New(data, map[string]any{"headers": map[string]any{"Content-Type": "image/webp"}})
	_, err = c.call(ctx, "put", c.base+name, kept)
	return err
}

func (c *cacheShelf) Remove(ctx context.Context, name string) error {
	_, err := c.call(ctx, "delete", c.base+name)
	return err
}
