//go:build unix && !aix && !solaris

package publish

import (
	"errors"
	"os"
	"syscall"
)

// removedFirst tells that a file can be removed while it is held, so that
// nobody takes hold of it in between.
const removedFirst = true

// lockFile opens a file and takes hold of it, until it is closed. Where the
// disk knows no locks every build is let in.
func lockFile(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		file.Close()
		return nil, errLocked
	}
	return file, nil
}
