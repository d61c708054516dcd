package site

import (
	"context"
	"fmt"
	"sync"

	"fangzhi/data/ranges"
)

// file is one file of an archive, stored in one part or several.
type file struct {
	store store
	name  string
	bytes int64
	parts []ranges.Part
}

// Name is the file's path in the site.
func (f *file) Name() string { return f.name }

// ReadRanges reads all ranges, those of every part at once; one that spans
// parts is put together.
func (f *file) ReadRanges(ctx context.Context, want []ranges.Range) ([][]byte, error) {
	got := make([][]byte, len(want))
	pieces := make([][]piece, len(f.parts))
	if err := ranges.Within(f.name, f.bytes, want); err != nil {
		return nil, err
	}
	for i, r := range want {
		for _, p := range ranges.Cut(f.parts, r) {
			pieces[p.Part] = append(pieces[p.Part], piece{i, p.Range})
		}
		got[i] = make([]byte, 0, r.Bytes)
	}
	data, err := f.readParts(ctx, pieces)
	if err != nil {
		return nil, err
	}
	for i := range f.parts {
		for j, p := range pieces[i] {
			got[p.of] = append(got[p.of], data[i][j]...)
		}
	}
	for i, r := range want {
		if int64(len(got[i])) != r.Bytes {
			return nil, fmt.Errorf("%s: its parts end before byte %d", f.name, r.End())
		}
	}
	return got, nil
}

// readParts reads the pieces of every part, all parts at once.
func (f *file) readParts(ctx context.Context, pieces [][]piece) ([][][]byte, error) {
	data, errs := make([][][]byte, len(f.parts)), make([]error, len(f.parts))
	var all sync.WaitGroup
	for i, part := range f.parts {
		if len(pieces[i]) == 0 {
			continue
		}
		local := make([]ranges.Range, len(pieces[i]))
		for j, p := range pieces[i] {
			local[j] = p.local
		}
		all.Go(func() { data[i], errs[i] = f.store.read(ctx, part.Name, part.Bytes, local) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

// piece is what one range wants of one part.
type piece struct {
	of    int // index of the range
	local ranges.Range
}
