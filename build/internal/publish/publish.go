// Package publish puts a site together and in its place. The whole site is
// written to a hidden folder beside the one it is for, and the two change
// places in one step when it is done: whoever looks sees the old site or the
// new one, whole, and a build that is killed leaves the old one.
//
// Segments are named by their content. Those of the site before stay in the
// folder until the build after, so that a page that was open meanwhile goes on;
// one that finds its segments gone asks to be loaded again.
package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fangzhi/data/catalog"
	"fangzhi/web"
)

// Draft is a site being written. Only one at a time can be written for a folder.
type Draft struct {
	target string // the site's folder, absolute
	around string // the hidden folder beside it that holds everything below
	dir    string // the new site
	work   string // for segments being made
	held   *os.File

	reader
}

// Occupied is a target that must not be written over.
type Occupied struct{ Path, Problem string }

// Error names the folder.
func (e *Occupied) Error() string { return e.Path + ": " + e.Problem }

// Begin makes room for a new site at target, which must be missing, empty, or
// a site. What a killed build left is removed.
func Begin(target string) (*Draft, error) {
	r, err := compiled()
	if err != nil {
		return nil, err
	}
	return begin(target, r)
}

func begin(target string, r reader) (*Draft, error) {
	target, err := filepath.Abs(target)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(target); err == nil {
		target = resolved
	}
	around := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".building")
	d := &Draft{target: target, around: around, dir: filepath.Join(around, "site"), work: filepath.Join(around, "work"), reader: r}
	if err := d.hold(); err != nil {
		return nil, err
	}
	if err := d.clear(); err != nil {
		d.release()
		return nil, err
	}
	return d, nil
}

// clear ends what a killed build had begun, and makes empty folders.
func (d *Draft) clear() error {
	if err := d.restore(); err != nil {
		return err
	}
	if err := mayReplace(d.target); err != nil {
		return err
	}
	for _, dir := range []string{d.dir, d.work} {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	return nil
}

// mayReplace refuses a folder that holds anything but a site.
func mayReplace(target string) error {
	entries, err := os.ReadDir(target)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return &Occupied{target, "not a folder that can be read: " + err.Error()}
	case !isSite(target):
		return &Occupied{target, "it holds files and is no archive of fangzhi: not written over"}
	}
	return nil
}

// isSite tells a folder with a catalog of ours, of any version, from any other.
func isSite(folder string) bool {
	data, err := os.ReadFile(filepath.Join(folder, catalog.Name))
	if err != nil {
		return false
	}
	var mark struct {
		Version      int `json:"version"`
		TokenVersion int `json:"token_version"`
	}
	return json.Unmarshal(data, &mark) == nil && mark.Version > 0 && mark.TokenVersion > 0
}

// WorkDir is where segments are to be made, and pictures in a folder called as
// in the site; it is on the site's own disk.
func (d *Draft) WorkDir() string { return d.work }

// Content is what a site is written of.
type Content struct {
	Catalog *catalog.Catalog
	Kept    map[int]string // of the catalog's segments, those that a site has already, and the folder of that site
	Also    []web.File     // other files of the builder's
}

// Write writes the whole site. New segments' files are named in the catalog by
// their paths on this machine and are moved into the site; the catalog that
// was written, with their names in it, comes back.
func (d *Draft) Write(ctx context.Context, of Content) (*catalog.Catalog, error) {
	c := of.Catalog
	final := *c
	var err error
	final.Segments = make([]catalog.Segment, len(c.Segments))
	for i, s := range c.Segments {
		if folder, kept := of.Kept[i]; kept {
			final.Segments[i] = s
			if err := errors.Join(d.carry(ctx, folder, s.Index), d.carry(ctx, folder, s.Bundle)); err != nil {
				return nil, err
			}
			continue
		}
		final.Segments[i].Articles = s.Articles
		if final.Segments[i].Index, err = d.place(ctx, s.Index, "index", ".fzi"); err != nil {
			return nil, err
		}
		if final.Segments[i].Bundle, err = d.place(ctx, s.Bundle, "bundle", ".fzb"); err != nil {
			return nil, err
		}
	}
	if final.Pictures != nil {
		if err := os.Rename(filepath.Join(d.work, catalog.MediaFolder), filepath.Join(d.dir, catalog.MediaFolder)); err != nil {
			return nil, err
		}
	}
	files, err := web.Site(d.program, shell(&final))
	if err != nil {
		return nil, err
	}
	data, err := final.Encode()
	if err != nil {
		return nil, err
	}
	if _, err := catalog.Parse(data); err != nil {
		return nil, fmt.Errorf("what was to be published is no good: %w", err)
	}
	files = append(files, web.File{Name: licensesName, Data: d.licenses}, web.File{Name: catalog.Name, Data: data})
	for _, f := range append(append(files, sums(files)), of.Also...) {
		if err := d.file(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	d.linger()
	return &final, nil
}

func (d *Draft) file(name string, data []byte) error {
	path := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
