package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/pipeline"
	"fangzhi/build/internal/publish"
	"fangzhi/build/internal/report"
	"fangzhi/data/catalog"
	"fangzhi/data/token"
	"fangzhi/web"
)

// asCatalog says in the catalog's words what a build made; files are named by
// their paths on this machine until they are published.
func asCatalog(made *pipeline.Result) *catalog.Catalog {
	c := &catalog.Catalog{
		Version: catalog.Version, TokenVersion: token.Version, Archive: made.Archive, Articles: made.Articles,
		FirstDay: made.FirstDay, LastDay: made.LastDay, Segments: []catalog.Segment{}, Order: made.Order, BothScripts: made.BothScripts(), Newest: made.Newest, Pictures: made.Pictures,
		Build: publish.Summary(made.Report, made.Formats, made.Charsets),
	}
	for _, s := range made.Segments {
		if s.Kept != nil {
			c.Segments = append(c.Segments, s.Kept.Segment)
			continue
		}
		c.Segments = append(c.Segments, catalog.Segment{Articles: s.Articles, Index: asFile(s.Index), Bundle: asFile(s.Bundle)})
	}
	return c
}

// asContent is what there is to publish: the catalog, the segments that stand
// in a site already, and the ledger.
func asContent(made *pipeline.Result) (publish.Content, error) {
	content := publish.Content{Catalog: asCatalog(made), Kept: map[int]string{}}
	for i, s := range made.Segments {
		if s.Kept != nil {
			content.Kept[i] = s.Kept.Folder
		}
	}
	data, err := made.Ledger.Encode()
	content.Also = []web.File{{Name: ledger.Name, Data: data}}
	return content, err
}

func asFile(f pipeline.File) catalog.File {
	return catalog.File{Name: f.Path, Bytes: f.Bytes, HeadBytes: f.HeadBytes}
}

// writeReport writes the report beside its place first, so that it is whole or not there.
func (b *building) writeReport(r *report.Report) error {
	f, err := os.CreateTemp(filepath.Dir(b.report), ".report-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = errors.Join(r.Write(f), f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), b.report)
}

// summary tells what became of the files; some failed is an exit code of its own.
func (b *building) summary(out io.Writer, made *pipeline.Result) error {
	r := made.Report
	for _, line := range r.Summary() {
		fmt.Fprintln(out, printable(line))
	}
	if made.Kept > 0 {
		fmt.Fprintln(out, segmentsOf(made))
	}
	fmt.Fprintf(out, "archive: %s\nreport: %s\n", b.site, b.report)
	if n := r.Totals.Failed; n > 0 {
		return fail("the report names each and says why; the archive is written without them", "%s failed", count(n, "file"))
	}
	return nil
}

// segmentsOf tells which segments a build kept and which it wrote.
func segmentsOf(made *pipeline.Result) string {
	kept, written := 0, 0
	for _, s := range made.Segments {
		if s.Kept != nil {
			kept++
		} else {
			written++
		}
	}
	words := fmt.Sprintf("segments: %d kept as they are (%s), %d written (%s)", kept, count(made.Kept, "article"), written, count(made.Articles-made.Kept, "article"))
	if made.Unfiled > 0 {
		words += fmt.Sprintf("\nphrases: %s in kept segments will be filed under phrases that recur since when their segment is next written; --exact does it now", count(made.Unfiled, "article"))
	}
	return words
}
