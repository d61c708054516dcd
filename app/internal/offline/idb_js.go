package offline

import (
	"context"
	"fmt"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/data/ranges"
)

// idb is a disk in IndexedDB: a database a site, with the notes by name and
// the chunks of files by name and offset.
type idb struct {
	locks
	db js.Value
}

const (
	idbNotes  = "notes"
	idbChunks = "chunks"
)

func openIDB(ctx context.Context, site string) (Disk, error) {
	factory := js.Global().Get("indexedDB")
	if !factory.Truthy() {
		return nil, ErrNoDisk
	}
	open, err := browser.Call(ctx, factory, "open", "fangzhi:"+site, 1)
	if err != nil {
		return nil, err
	}
	upgrade := js.FuncOf(func(js.Value, []js.Value) any {
		open.Get("result").Call("createObjectStore", idbNotes)
		open.Get("result").Call("createObjectStore", idbChunks)
		return nil
	})
	defer upgrade.Release()
	open.Set("onupgradeneeded", upgrade)
	db, err := outcome(ctx, open, "success", "error")
	return &idb{locks: locks{site}, db: db}, err
}

// outcome waits for an IndexedDB request or transaction and gives its result.
func outcome(ctx context.Context, of js.Value, good, bad string) (js.Value, error) {
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		of.Set("on"+good, args[0])
		of.Set("on"+bad, args[1])
		return nil
	})
	defer executor.Release()
	promise := js.Global().Get("Promise").New(executor)
	_, err := browser.Await(ctx, promise)
	if err != nil {
		if e := of.Get("error"); e.Truthy() {
			err = browser.ErrorOf(e)
		}
		return js.Undefined(), err
	}
	return of.Get("result"), nil
}

// do runs one request in a transaction of its own, and waits for it to last.
func (d *idb) do(ctx context.Context, store, mode, method string, args ...any) (js.Value, error) {
	tx, err := browser.Call(ctx, d.db, "transaction", store, mode)
	if err != nil {
		return js.Undefined(), err
	}
	request, err := browser.Call(ctx, tx.Call("objectStore", store), method, args...)
	if err != nil {
		return js.Undefined(), err
	}
	if mode == "readwrite" {
		_, err = outcome(ctx, tx, "complete", "abort")
		return js.Undefined(), err
	}
	return outcome(ctx, request, "success", "error")
}

func (d *idb) Load(ctx context.Context, name string) ([]byte, error) {
	v, err := d.do(ctx, idbNotes, "readonly", "get", name)
	if err != nil || !v.Truthy() {
		return nil, err
	}
	return browser.Bytes(v), nil
}

func (d *idb) Save(ctx context.Context, name string, data []byte) error {
	_, err := d.do(ctx, idbNotes, "readwrite", "put", browser.Array(data), name)
	return told(err)
}

// chunkKey is where a chunk lies: keys are compared in parts, by number.
func chunkKey(name string, byteOffset int64) []any { return []any{name, byteOffset} }

func (d *idb) Write(ctx context.Context, name string, byteOffset int64, data []byte) error {
	_, err := d.do(ctx, idbChunks, "readwrite", "put", browser.Array(data), js.ValueOf(chunkKey(name, byteOffset)))
	return told(err)
}

func (d *idb) Read(ctx context.Context, name string, r ranges.Range) ([]byte, error) {
	data := make([]byte, 0, r.Bytes)
	for at := r.ByteOffset / ChunkBytes * ChunkBytes; at < r.End(); at += ChunkBytes {
		v, err := d.do(ctx, idbChunks, "readonly", "get", js.ValueOf(chunkKey(name, at)))
		if err != nil {
			return nil, err
		}
		if !v.Truthy() {
			return nil, fmt.Errorf("%s: the browser has dropped the bytes at %d", name, at)
		}
		from, to := max(r.ByteOffset-at, 0), min(r.End()-at, int64(v.Get("byteLength").Int()))
		if from < to {
			data = append(data, browser.Bytes(v.Call("subarray", from, to))...)
		}
	}
	return data, nil
}

func (d *idb) Remove(ctx context.Context, name string) error {
	all := js.Global().Get("IDBKeyRange").Call("bound", js.ValueOf(chunkKey(name, 0)), js.ValueOf([]any{name, js.Global().Get("Infinity")}))
	_, err := d.do(ctx, idbChunks, "readwrite", "delete", all)
	return told(err)
}
