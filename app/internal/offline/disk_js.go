package offline

import (
	"context"
	"errors"
	"syscall/js"

	"fangzhi/app/internal/browser"
	"fangzhi/app/internal/protocol"
)

// OpenDisk opens the disk of the site at a path of this origin: files where
// the browser has them, else a database. It is nil when there is neither.
func OpenDisk(ctx context.Context, site string) Disk {
	if disk, err := openOPFS(ctx, site); err == nil {
		return disk
	}
	if disk, err := openIDB(ctx, site); err == nil {
		return disk
	}
	return nil
}

// told gives a disk's failure its code: there is no room, or no disk.
func told(err error) error {
	var e *browser.Error
	if errors.As(err, &e) {
		return &protocol.Error{Code: protocol.Quota, Message: "keeping the archive on the device: " + e.Error()}
	}
	return err
}

// locks keeps other pages of a site from changing the disk at the same time,
// where the browser can.
type locks struct{ site string }

func (l locks) Lock(ctx context.Context) (release func(), err error) {
	manager := js.Global().Get("navigator").Get("locks")
	if !manager.Truthy() {
		return func() {}, nil
	}
	granted := make(chan js.Value, 1) // the function that ends the lock
	dropped := false
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		granted <- args[0]
		return nil
	})
	hold := js.FuncOf(func(js.Value, []js.Value) any {
		if dropped {
			return nil
		}
		return js.Global().Get("Promise").New(executor)
	})
	request := manager.Call("request", "fangzhi:"+l.site, hold)
	done := make(chan error, 1)
	go func() { // until the lock has ended, or was refused
		_, err := browser.Await(context.Background(), request)
		done <- err
		hold.Release()
		executor.Release()
	}()
	select {
	case end := <-granted:
		return func() { end.Invoke() }, nil
	case err := <-done:
		return nil, err
	case <-ctx.Done():
		dropped = true
		return nil, ctx.Err()
	}
}
