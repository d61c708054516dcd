package publish

import (
	"errors"
	"os"
	"syscall"
)

// removedFirst tells that a file can be removed while it is held.
const removedFirst = false

// errSharing is what Windows says of a file that another process has for itself.
const errSharing = syscall.Errno(32)

// lockFile opens a file for this process alone, until it is closed.
func lockFile(name string) (*os.File, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errSharing) {
		return nil, errLocked
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(handle), name), nil
}
