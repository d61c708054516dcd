package offline

import (
	"context"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/data/ranges"
)

// opfs is a disk in the origin's private file system: a folder a site, a file
// a file.
type opfs struct {
	locks
	folder js.Value
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
	return &opfs{locks: locks{site}, folder: folder}, err
}

// escape makes a file name of any name.
func escape(name string) string {
	return js.Global().Call("encodeURIComponent", name).String()
}

func (d *opfs) file(ctx context.Context, name string, create bool) (js.Value, error) {
	return browser.Call(ctx, d.folder, "getFileHandle", escape(name), map[string]any{"create": create})
}

func (d *opfs) Load(ctx context.Context, name string) ([]byte, error) {
	data, err := d.read(ctx, name, nil)
	if e, ok := err.(*browser.Error); ok && e.Name == "NotFoundError" {
		return nil, nil
	}
	return data, err
}

func (d *opfs) Read(ctx context.Context, name string, r ranges.Range) ([]byte, error) {
	return d.read(ctx, name, &r)
}

func (d *opfs) read(ctx context.Context, name string, r *ranges.Range) ([]byte, error) {
	handle, err := d.file(ctx, name, false)
	if err != nil {
		return nil, err
	}
	file, err := browser.Call(ctx, handle, "getFile")
	if err == nil && r != nil {
		file, err = browser.Call(ctx, file, "slice", r.ByteOffset, r.End())
	}
	if err != nil {
		return nil, err
	}
	buffer, err := browser.Call(ctx, file, "arrayBuffer")
	if err != nil {
		return nil, err
	}
	return browser.Bytes(buffer), nil
}

func (d *opfs) Save(ctx context.Context, name string, data []byte) error {
	return d.write(ctx, name, 0, data, true)
}

func (d *opfs) Write(ctx context.Context, name string, byteOffset int64, data []byte) error {
	return d.write(ctx, name, byteOffset, data, false)
}

// write writes through the one kind of access that every browser has in a worker.
func (d *opfs) write(ctx context.Context, name string, byteOffset int64, data []byte, cut bool) error {
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
	_, err := browser.Call(ctx, d.folder, "removeEntry", escape(name))
	if e, ok := err.(*browser.Error); ok && e.Name == "NotFoundError" {
		return nil
	}
	return told(err)
}
