package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// check sees that the command makes sense, and fills in where things go.
func (b *building) check() error {
	if b.site == "" {
		return misuse("fangzhi build SOURCE -o SITE", "where to? no -o SITE is given")
	}
	if _, err := shareOf(b.share); err != nil {
		return err
	}
	if b.jobs < 0 {
		return misuse("--jobs 0 takes as many as there are processors", "--jobs %d", b.jobs)
	}
	for _, source := range b.sources {
		if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
			return fail("is it spelled so, and seen from the folder you are in?", "%s: there is no such file or folder", source)
		}
		if within(b.site, source) || within(source, b.site) {
			return misuse("choose a folder beside the sources, as in -o ../site",
				"%s and %s lie one in the other: the archive would read itself", source, b.site)
		}
	}
	if resolved(b.site) == resolved(".") {
		return misuse("go one up and name it, as in -o "+filepath.Base(resolved(".")), "-o is the folder you are in, which would be replaced under you")
	}
	if b.report == "" {
		b.report = filepath.Clean(b.site) + ".report.json"
	}
	return b.checkReport()
}

// checkReport sees that the report is written over nothing that is wanted.
func (b *building) checkReport() error {
	const hint = "--report names a file beside the archive"
	if within(b.report, b.site) {
		return misuse(hint, "%s lies in the archive, which is replaced", b.report)
	}
	for _, source := range b.sources {
		if within(b.report, source) {
			return misuse(hint, "the report %s would be one of the sources", b.report)
		}
	}
	if info, err := os.Stat(b.report); err == nil && info.IsDir() {
		return misuse(hint, "--report %s is a folder", b.report)
	}
	return nil
}

// within tells whether a path is a folder or lies below it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// resolved is a path from the root, links followed as far as it exists.
func resolved(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(resolved(parent), filepath.Base(path))
	}
	return path
}
