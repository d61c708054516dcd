package fetch

import (
	"context"
	"fmt"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/data/ranges"
)

// Folder is a site's folder that the reader has chosen on the device, for a
// page opened as a file, which may fetch nothing.
type Folder struct {
	Files js.Value // a Map from name to File
}

// Get reads a run of bytes of a file, or all of it.
func (f Folder) Get(ctx context.Context, name string, r *ranges.Range, fileBytes int64) ([]byte, error) {
	fail := func(format string, args ...any) error {
		return &Error{Kind: BadHost, Name: name, Range: r, Problem: fmt.Sprintf(format, args...)}
	}
	file := f.Files.Call("get", name)
	if !file.Truthy() {
		return nil, fail("the folder has no such file")
	}
	if size := int64(file.Get("size").Float()); fileBytes >= 0 && size != fileBytes {
		return nil, fail("the file has %d bytes, not %d", size, fileBytes)
	}
	if r != nil {
		file = file.Call("slice", r.ByteOffset, r.End())
	}
	buffer, err := browser.Call(ctx, file, "arrayBuffer")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fail("%v", err)
	}
	return browser.Bytes(buffer), nil
}

// Stream gives a file from an offset to its end.
func (f Folder) Stream(ctx context.Context, name string, byteOffset, fileBytes int64, take func([]byte) error) error {
	data, err := f.Get(ctx, name, &ranges.Range{ByteOffset: byteOffset, Bytes: fileBytes - byteOffset}, fileBytes)
	if err != nil {
		return err
	}
	return take(data)
}

// Lanes are many: nothing is waited for.
func (Folder) Lanes() int { return 100 }

// GetMany gives nothing: a folder on the device reads one by one as fast.
func (f Folder) GetMany(context.Context, string, []ranges.Range, int64) ([][]byte, error) {
	return nil, ErrOneByOne
}
