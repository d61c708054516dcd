package bundlefile

import (
	"context"
	"fmt"
)

// Section is a part of the file, as Describe tells of it.
type Section struct {
	Name       string
	ByteOffset int64
	Bytes      int64
}

// Describe lists the sections in the order of the file.
func (r *Reader) Describe() []Section {
	h := r.head
	fixed := span{0, h.model.start}
	all := []Section{section("numbers", fixed), section("model", h.model), section("root", h.root)}
	if h.inside() {
		all = append(all, section("directory", h.directory))
	}
	all = append(all, section("checksum", span{h.headBytes - checksumBytes, h.headBytes}),
		section("records", h.records), section("raws", h.raws))
	if !h.inside() {
		all = append(all, section("directory", h.directory))
	}
	return all
}

func section(name string, s span) Section { return Section{name, s.start, s.bytes()} }

// verifiedTogether is how many articles Verify reads at a time, and
// maxProblems how many errors it goes on after.
const (
	verifiedTogether = 128
	maxProblems      = 100
)

// Verify reads everything there is and returns what is wrong, nothing if the
// bundle is whole. After a hundred errors it stops and says so.
func (r *Reader) Verify(ctx context.Context) []error {
	var problems []error
	for first := 0; first < r.Articles(); first += verifiedTogether {
		if err := ctx.Err(); err != nil {
			return append(problems, err)
		}
		docs := make([]int, min(verifiedTogether, r.Articles()-first))
		for i := range docs {
			docs[i] = first + i
		}
		_, errs := r.Read(ctx, docs)
		for i, err := range errs {
			if err == nil {
				_, err = r.Raw(ctx, docs[i])
			}
			if err != nil {
				problems = append(problems, err)
			}
		}
		if len(problems) >= maxProblems {
			return append(problems[:maxProblems], fmt.Errorf("%s: more than %d errors, the rest was not read", r.file.Name(), maxProblems))
		}
	}
	return problems
}
