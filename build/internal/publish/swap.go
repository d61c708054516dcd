package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Commit puts the new site in its place, in one step where the system can
// change two folders' places, else in two.
func (d *Draft) Commit() error {
	if err := os.Chmod(d.dir, 0o755); err != nil {
		return err
	}
	_, err := os.Lstat(d.target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.Rename(d.dir, d.target); err != nil {
			return err
		}
		return d.Discard()
	case err != nil:
		return err
	}
	old, err := d.trade()
	if err != nil {
		return fmt.Errorf("%s cannot be replaced: %w", d.target, err)
	}
	if err := carryOver(old, d.target); err != nil {
		d.dir = "" // what is the publisher's own is not discarded: the next build finds it
		return err
	}
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	return d.Discard()
}

// Discard removes what was written and not committed; after Commit there is nothing to do.
func (d *Draft) Discard() error {
	if d.held == nil {
		return nil
	}
	err := errors.Join(os.RemoveAll(d.dir), os.RemoveAll(d.work))
	d.release()
	return err
}

// trade puts the new site at the target and returns where the old one now lies.
func (d *Draft) trade() (old string, err error) {
	err = exchange(d.dir, d.target)
	if err == nil {
		return d.dir, nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return "", err
	}
	old = d.old()
	if err := os.Rename(d.target, old); err != nil {
		return "", err
	}
	if err := os.Rename(d.dir, d.target); err != nil {
		return "", errors.Join(err, os.Rename(old, d.target))
	}
	return old, nil
}

// old is where the site before lies for a moment, where two folders cannot change places.
func (d *Draft) old() string {
	return filepath.Join(filepath.Dir(d.target), "."+filepath.Base(d.target)+".old")
}

// restore ends what a build killed in the middle of Commit had begun: the
// site before goes back to its place, or what is the publisher's own in it.
func (d *Draft) restore() error {
	if _, err := os.Lstat(d.target); errors.Is(err, fs.ErrNotExist) {
		err := os.Rename(d.old(), d.target)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	for _, left := range []string{d.dir, d.old()} {
		if !isSite(left) {
			continue
		}
		if err := carryOver(left, d.target); err != nil {
			return err
		}
		if err := os.RemoveAll(left); err != nil {
			return err
		}
	}
	return nil
}

// carryOver keeps what is the publisher's own in a site's folder: names that
// begin with a dot (.git, .nojekyll), and CNAME.
func carryOver(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && name != "CNAME" {
			continue
		}
		if _, err := os.Lstat(filepath.Join(to, name)); err == nil {
			continue // the new site has its own
		}
		if err := os.Rename(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}
