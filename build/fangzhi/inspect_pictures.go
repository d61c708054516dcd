package main

import (
	"context"
	"fmt"

	"fangzhi/build/internal/illustrate"
	"fangzhi/data/catalog"
)

// pictures tells of the pictures of an archive, and compares each file with
// the hash that it is called by.
func (i *inspection) pictures(ctx context.Context, p *catalog.Pictures) {
	if p == nil {
		return
	}
	fmt.Fprintf(i.out, "\n%s in %s/: %d bytes, listed in %s\n", count(p.Count, "picture"), catalog.MediaFolder, p.Bytes, p.List)
	if !i.verify {
		return
	}
	list := i.named(ctx, p.List)
	if list == nil {
		return
	}
	all, err := catalog.ParsePictures(list)
	if err != nil {
		i.fault(fmt.Errorf("%s: %w", p.List, err))
		return
	}
	seen := map[string]bool{"": true}
	var names int
	var bytes int64
	for _, picture := range all {
		for _, name := range []string{picture.Name, picture.Full} {
			if seen[name] || ctx.Err() != nil {
				continue
			}
			seen[name] = true
			data := i.named(ctx, name)
			if name == picture.Name {
				names, bytes = names+1, bytes+int64(len(data))
			}
		}
	}
	if i.faults == 0 && (names != p.Count || bytes != p.Bytes) {
		i.fault(fmt.Errorf("%s: it lists %s of %d bytes, %s says %d of %d", p.List, count(names, "picture"), bytes, catalog.Name, p.Count, p.Bytes))
	}
}

// named reads a file that is called by its content, nil when it is not that.
func (i *inspection) named(ctx context.Context, name string) []byte {
	data, err := i.place.Whole(ctx, name)
	if err == nil && !illustrate.IsNamed(name, data) {
		err = fmt.Errorf("%s: it is not as it was written: its name is not that of its content", name)
		data = nil
	}
	i.fault(err)
	return data
}
