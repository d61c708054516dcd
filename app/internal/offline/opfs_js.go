package offline

import (
	"context"
	"sync"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/data/ranges"
)

// opfs is a disk in the origin's private file system: a folder a site, a file
// a file.
type opfs struct {
	locks
	folder js.Value

	mu   sync.Mutex
	open map[string]js.Value // files as they were last read
}

// openOPFS opens a site's folder. It fails where the browser has none, or not
// the kind of access that a worker needs.
func openOPFS(ctx context.Context, site string) (Disk, error) {
	storage := js.Global().Get("navigator").Get("storage")
	if !browser.Has(storage, "getDirectory") || !browser.Has(js.Global(), "FileSystemSyncAccessHandle") {
		return nil, ErrNoDisk
	}
	folder, err := browser.Call(ctx, storage, "getDirectory")
	for _, name := range []string{"fangzhi", escape(site)} {
		if err != nil {
			return nil, err
		}
		folder, err = browser.Call(ctx, folder, "getDirectoryHandle", name, map[string]any{"create": true})
	}
	return &opfs{locks: locks{site}, folder: folder, open: map[string]js.Value{}}, err
}

// escape makes a file name of any name.
func escape(name string) string {
	return js.Global().Call("encodeURIComponent", name).String()
}

func (d *opfs) file(ctx context.Context, name string, create bool) (js.Value, error) {
	return browser.Call(ctx, d.folder, "getFileHandle", escape(name), map[string]any{"create": create})
}

func (d *opfs) Load(ctx context.Context, name string) ([]byte, error) {
	file, err := d.look(ctx, name)
	if e, ok := err.(*browser.Error); ok && e.Name == "NotFoundError" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return content(ctx, file)
}

// Read reads a run of a file as it was when it was first read. A file that has
// been written since is looked at anew.
func (d *opfs) Read(ctx context.Context, name string, r ranges.Range) ([]byte, error) {
	d.mu.Lock()
	file, known := d.open[name]
	d.mu.Unlock()
	if known {
		if data, err := slice(ctx, file, r); err == nil {
			return data, nil
		}
	}
	file, err := d.look(ctx, name)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	d.open[name] = file
	d.mu.Unlock()
	return slice(ctx, file, r)
}

// look is a file as it is now.
func (d *opfs) look(ctx context.Context, name string) (js.Value, error) {
	handle, err := d.file(ctx, name, false)
	if err != nil {
		return js.Undefined(), err
	}
	return browser.Call(ctx, handle, "getFile")
}

func slice(ctx context.Context, file js.Value, r ranges.Range) ([]byte, error) {
	part, err := browser.Call(ctx, file, "slice", r.ByteOffset, r.End())
	if err != nil {
		return nil, err
	}
	return content(ctx, part)
}

func content(ctx context.Context, blob js.Value) ([]byte, error) {
	buffer, err := browser.Call(ctx, blob, "arrayBuffer")
	if err != nil {
		return nil, err
	}
	return browser.Bytes(buffer), nil
}

// forget has a file looked at anew when it is next read.
func (d *opfs) forget(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.open, name)
}

func (d *opfs) Save(ctx context.Context, name string, data []byte) error {
	return d.write(ctx, name, 0, data, true)
}

func (d *opfs) Write(ctx context.Context, name string, byteOffset int64, data []byte) error {
	return d.write(ctx, name, byteOffset, data, false)
}

// write writes through the one kind of access that every browser has in a worker.
func (d *opfs) write(ctx context.Context, name string, byteOffset int64, data []byte, cut bool) error {
	defer d.forget(name)
	handle, err := d.file(ctx, name, true)
	if err != nil {
		return told(err)
	}
	access, err := browser.Call(ctx, handle, "createSyncAccessHandle")
	if err != nil {
		return told(err)
	}
	defer browser.Call(context.WithoutCancel(ctx), access, "close")
	if cut {
		if _, err := browser.Call(ctx, access, "truncate", len(data)); err != nil {
			return told(err)
		}
	}
	wrote, err := browser.Call(ctx, access, "write", browser.Array(data), map[string]any{"at": byteOffset})
	if err == nil && wrote.Int() != len(data) {
		err = &browser.Error{Name: "QuotaExceededError", Message: "the disk took only part"}
	}
	if err == nil {
		_, err = browser.Call(ctx, access, "flush")
	}
	return told(err)
}

func (d *opfs) Remove(ctx context.Context, name string) error {
	defer d.forget(name)
	_, err := browser.Call(ctx, d.folder, "removeEntry", escape(name))
	if e, ok := err.(*browser.Error); ok && e.Name == "NotFoundError" {
		return nil
	}
	return told(err)
}
