//go:build !windows && (!unix || aix || solaris)

package publish

import "os"

const removedFirst = false

// lockFile opens a file; this system has no locks that end with their process.
func lockFile(name string) (*os.File, error) { return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644) }
