// Package scan finds the files of a build, in an order that does not depend
// on the machine: source by source as given, in each by path.
//
// Everything met is accounted for: a file that is not to be read comes back
// with the reason. Links are followed to files of the same folder only; a link
// to a folder is named and not entered, so no loop can be walked into.
package scan

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"fangzhi/build/internal/config"
)

// File is one thing found.
type File struct {
	Source int    // which of the sources it is of, from 0
	Path   string // relative to its source folder, with forward slashes
	Name   string // as the system opens it
	Bytes  int64
	Reason Reason // why it is not to be read; "" when it is
	Detail string // words for the reason
}

// Reason is why a file is not read.
type Reason string

// The reasons.
const (
	Hidden        Reason = "hidden"
	NotRegular    Reason = "not-regular"
	Link          Reason = "link"
	Unreadable    Reason = "unreadable"
	Configuration Reason = "config"
)

// ErrNoSource is returned for a source that is not there.
var ErrNoSource = errors.New("no such file or folder")

// Scan lists the files of the sources. When there are several sources, the
// paths of each begin with the source's own name, so that no two are alike.
// names makes text of names that are not UTF-8, one a line, all of a source at
// once; found is called with the number of files so far. Both may be nil.
func Scan(ctx context.Context, sources []string, names func([]byte) string, found func(int)) ([]File, error) {
	var files []File
	prefixes := prefixes(sources)
	for i, source := range sources {
		info, err := os.Stat(source)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w", source, ErrNoSource)
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			file := File{Source: i, Path: prefixes[i] + filepath.Base(source), Name: source, Bytes: info.Size()}
			if !info.Mode().IsRegular() {
				file.Reason, file.Detail = NotRegular, "it is not a regular file"
			}
			files = append(files, named([]File{file}, names)...)
			continue
		}
		one, err := folder(ctx, source, prefixes[i], func(n int) {
			if found != nil {
				found(len(files) + n)
			}
		})
		if err != nil {
			return nil, err
		}
		one = named(one, names)
		sort.Slice(one, func(i, j int) bool { return one[i].Path < one[j].Path })
		for j := range one {
			one[j].Source = i
		}
		files = append(files, one...)
	}
	return files, nil
}

// prefixes gives each of several sources a name of its own.
func prefixes(sources []string) []string {
	out := make([]string, len(sources))
	if len(sources) < 2 {
		return out
	}
	taken := map[string]bool{}
	for i, source := range sources {
		if info, err := os.Stat(source); err != nil || !info.IsDir() {
			source = filepath.Dir(source)
		}
		path, err := filepath.Abs(source)
		if err != nil {
			path = source
		}
		name := filepath.Base(path)
		prefix := name
		for n := 2; taken[prefix]; n++ {
			prefix = fmt.Sprintf("%s-%d", name, n)
		}
		taken[prefix] = true
		out[i] = prefix + "/"
	}
	return out
}

func folder(ctx context.Context, root, prefix string, found func(int)) ([]File, error) {
	// A source that is itself a link is walked where it leads.
	if resolved, err := filepath.EvalSymlinks(root); err == nil {
		root = resolved
	}
	var files []File
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		path := relative(root, name)
		if err != nil {
			if path == "." {
				return err
			}
			files = append(files, File{Path: prefix + path, Name: name, Reason: Unreadable, Detail: err.Error()})
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path == "." {
			return nil
		}
		if why := hidden(entry.Name()); why != "" {
			files = append(files, File{Path: prefix + path, Name: name, Reason: Hidden, Detail: why})
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		file := classify(root, name, path, entry)
		file.Path = prefix + path
		files = append(files, file)
		found(len(files))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return files, nil
}

// hidden tells why a name is one of those that no reader of the folder sees.
func hidden(name string) string {
	switch {
	case strings.HasPrefix(name, "."):
		return "its name begins with a dot"
	case strings.HasPrefix(name, "~$"):
		return "an office program keeps it beside a document that is open"
	}
	return ""
}

func classify(root, name, path string, entry fs.DirEntry) File {
	file := File{Name: name}
	info, err := entry.Info()
	if err == nil && entry.Type()&fs.ModeSymlink != 0 {
		info, err = os.Stat(name)
		if err != nil {
			file.Reason, file.Detail = Link, "the link leads nowhere"
			return file
		}
		if info.IsDir() {
			file.Reason, file.Detail = Link, "links to folders are not followed: name the folder as a source"
			return file
		}
		// A folder that others made must not publish what lies elsewhere on this machine.
		if target, err := filepath.EvalSymlinks(name); path != config.Name && (err != nil || !filepath.IsLocal(relative(root, target))) {
			file.Reason, file.Detail = Link, "the link leads out of the folder: name the file it leads to as a source"
			return file
		}
	}
	switch {
	case err != nil:
		file.Reason, file.Detail = Unreadable, err.Error()
	case !info.Mode().IsRegular():
		file.Reason, file.Detail = NotRegular, "it is not a regular file"
	case path == config.Name: // at a source's root it is never content
		file.Reason, file.Detail = Configuration, "the archive's configuration"
	}
	if info != nil {
		file.Bytes = info.Size()
	}
	return file
}

func relative(root, name string) string {
	path, err := filepath.Rel(root, name)
	if err != nil {
		path = name
	}
	return filepath.ToSlash(path)
}
