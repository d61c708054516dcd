package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"slices"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/repair"
	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/scan"
)

// Before pages are read, some of each folder of them are looked at, for what
// their site has standing on all of them. Which, follows from the list of files
// alone, and what is learned from these files alone: so each share of a build
// learns the same, and so does the next build.

// Bounds of what is looked at.
const (
	leastFolder  = 12      // pages that a folder, with those below it, is learned by itself from
	sampledPages = 24      // of a folder
	maxSampled   = 2 << 20 // bytes of a page
	leastToLearn = 3       // pages
)

// pageFolder is some pages that lie together, and what their site has standing.
type pageFolder struct {
	sample []scan.File // in the order of their paths' hashes
	sums   string      // hash of the sample's paths and bytes
	known  bool        // matter is what was learned, be it nil
	matter *furniture.Site
	hash   string // of matter
}

// folders puts the pages among all files of the sources into folders; of gives
// the folder of each file by source and path.
func (b *build) folders(files []scan.File) {
	if b.config.RepairsOff[repair.StandingLines] {
		return
	}
	pages := map[string][]int{} // by source and folder
	var paths []string
	for i, f := range files {
		if format, known := read.FormatOf(f.Path); f.Reason != "" || !known || format != read.HTML {
			continue
		}
		at := folderKey(f.Source, path.Dir(f.Path))
		if pages[at] == nil {
			paths = append(paths, at)
		}
		pages[at] = append(pages[at], i)
	}
	b.folderOf = map[string]*pageFolder{}
	for len(paths) > 0 { // the deepest first, so that what is below a folder is known when it is looked at
		slices.SortFunc(paths, func(x, y string) int { return cmp.Or(depth(y)-depth(x), cmp.Compare(x, y)) })
		deepest := depth(paths[0])
		var above []string
		for len(paths) > 0 && depth(paths[0]) == deepest {
			at, own := paths[0], pages[paths[0]]
			paths = paths[1:]
			up := path.Dir(at)
			if len(own) < leastFolder && deepest > 0 {
				if pages[up] == nil {
					above = append(above, up)
				}
				pages[up] = append(pages[up], own...)
				continue
			}
			if len(own) >= leastToLearn {
				b.newFolder(files, own)
			}
		}
		paths = append(paths, above...)
	}
}

// folderKey is a folder's path below a number for its source.
func folderKey(source int, dir string) string {
	if dir == "." {
		return fmt.Sprint(source)
	}
	return fmt.Sprint(source, "/", dir)
}

func depth(path string) (n int) {
	for i := range len(path) {
		if path[i] == '/' {
			n++
		}
	}
	return n
}

// newFolder makes a folder of pages, and draws those that are looked at: one
// that is added later changes little of them.
func (b *build) newFolder(files []scan.File, pages []int) {
	type drawn struct {
		lot  [32]byte
		file scan.File
	}
	all := make([]drawn, len(pages))
	own := &pageFolder{}
	for i, at := range pages {
		f := files[at]
		all[i] = drawn{sha256.Sum256([]byte(f.Path)), f}
		b.folderOf[fileKey(f)] = own
	}
	slices.SortFunc(all, func(x, y drawn) int {
		return cmp.Or(slices.Compare(x.lot[:], y.lot[:]), cmp.Compare(x.file.Source, y.file.Source))
	})
	for _, d := range all[:min(len(all), sampledPages)] {
		own.sample = append(own.sample, d.file)
	}
	b.allFolders = append(b.allFolders, own)
}

func fileKey(f scan.File) string { return fmt.Sprint(f.Source, "/", f.Path) }

// learnFolders knows of each folder what its site has standing, or, where the
// site built before learned from the same pages, its hash.
func (b *build) learnFolders(ctx context.Context) error {
	sums := map[string]string{}
	for i, f := range b.files {
		sums[fileKey(f)] = b.sums[i]
	}
	return b.each(ctx, len(b.allFolders), func(i int) error {
		f := b.allFolders[i]
		all := sha256.New()
		for _, page := range f.sample {
			sum, known := sums[fileKey(page)]
			if !known {
				sum = sumOf(page.Name)
			}
			fmt.Fprintln(all, page.Source, page.Path, sum)
		}
		f.sums = hex.EncodeToString(all.Sum(nil)[:16])
		for _, e := range b.options.Earlier {
			if hash, known := e.Ledger.Standing[f.sums]; known {
				f.hash = hash
				return nil
			}
		}
		b.learn(f)
		return nil
	})
}

// learn looks at a folder's pages.
func (b *build) learn(f *pageFolder) {
	if f.known {
		return
	}
	l := furniture.Learner{Prose: boilerplate.HoldsSentence}
	for _, page := range f.sample {
		if page.Bytes <= maxSampled {
			if file, err := os.Open(page.Name); err == nil {
				b.lookAt(&l, page.Path, file, "")
				file.Close()
			}
		}
	}
	f.known, f.matter = true, l.Site()
	f.hash = hashOf(f.matter)
}

// lookAt shows a page to a learner. One that cannot be read is told of when it
// is read for itself.
func (b *build) lookAt(l *furniture.Learner, name string, from io.Reader, charset string) {
	defer func() { _ = recover() }() // likewise
	raw, err := io.ReadAll(io.LimitReader(from, maxSampled))
	if err != nil {
		return
	}
	text, err := decode.Declared(raw, charset)
	if err != nil {
		return
	}
	d := read.Whole(read.HTML, text.Text, b.config.Fields)
	l.Add(name, furniture.Page{Title: d.Title, Window: d.Window, Above: d.Around[0], Blocks: d.Blocks, Below: d.Around[1]})
}

// hashOf tells what is standing from other matter; "" is none.
func hashOf(m *furniture.Site) string {
	if m == nil {
		return ""
	}
	data, err := json.Marshal(m)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// learnUnknown learns what is needed for files that are read, where only its
// hash was known.
func (b *build) learnUnknown(ctx context.Context) error {
	wanted := map[*pageFolder]bool{}
	for i, f := range b.files {
		if own := b.folderOf[fileKey(f)]; own != nil && b.known[i] == nil {
			wanted[own] = true
		}
	}
	return b.each(ctx, len(b.allFolders), func(i int) error {
		if f := b.allFolders[i]; wanted[f] {
			b.learn(f)
		}
		return nil
	})
}

// standingHash is that of what the site of a file has standing.
func (b *build) standingHash(i int) string {
	if b.options.Join {
		return b.known[i].file.Standing
	}
	if own := b.folderOf[fileKey(b.files[i])]; own != nil {
		return own.hash
	}
	return ""
}

// siteOf is what the site of a file has standing, nil where that is not known.
func (b *build) siteOf(f *scan.File) *furniture.Site {
	if own := b.folderOf[fileKey(*f)]; own != nil {
		return own.matter
	}
	return nil
}

// learned is what the ledger keeps of the folders.
func (b *build) learned() map[string]string {
	all := map[string]string{}
	for _, f := range b.allFolders {
		all[f.sums] = f.hash
	}
	if b.options.Join {
		for _, e := range b.options.Earlier {
			for sums, hash := range e.Ledger.Standing {
				all[sums] = hash
			}
		}
	}
	return all
}
