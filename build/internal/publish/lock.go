package publish

import (
	"errors"
	"os"
	"path/filepath"
)

// Busy is a site that another build is writing at the moment.
type Busy struct{ Path string }

// Error names the site's folder.
func (b *Busy) Error() string { return b.Path + ": another build is writing it at this moment" }

// lockName is the file beside the new site that a build holds while it lives;
// the system lets go of it when the build is killed.
const lockName = "lock"

// hold makes this build the only one that writes the site.
func (d *Draft) hold() error {
	name := filepath.Join(d.around, lockName)
	for {
		if err := os.MkdirAll(d.around, 0o755); err != nil {
			return err
		}
		held, err := lockFile(name)
		if errors.Is(err, errLocked) {
			return &Busy{d.target}
		}
		if err != nil {
			return err
		}
		// A build that ends takes its file with it: one that is no longer there holds nobody off.
		mine, err := held.Stat()
		if there, statErr := os.Stat(name); err == nil && statErr == nil && os.SameFile(mine, there) {
			d.held = held
			return nil
		}
		held.Close()
	}
}

// release lets others write the site, and leaves alone what lies beside the lock.
func (d *Draft) release() {
	if d.held == nil {
		return
	}
	name := d.held.Name()
	if removedFirst {
		os.Remove(name)
	}
	d.held.Close()
	d.held = nil
	if !removedFirst {
		os.Remove(name)
	}
	os.Remove(d.around) // when nothing else is in it
}

// errLocked tells that another process holds a file.
var errLocked = errors.New("held by another process")
