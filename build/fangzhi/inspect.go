package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"fangzhi/build/internal/site"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"

	"github.com/spf13/cobra"
)

func inspectCommand() *cobra.Command {
	var verify bool
	cmd := &cobra.Command{
		Use:     "inspect SITE",
		Short:   "Tell what an archive is made of, and whether it is whole",
		Long:    inspectHelp,
		Example: inspectExamples,
		Args:    takes("SITE", 1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			place, err := site.Open(args[0])
			if err != nil {
				return siteFault(err)
			}
			defer place.Close() // only read from
			i := &inspection{place: place, out: cmd.OutOrStdout(), errs: cmd.ErrOrStderr(), verify: verify}
			return i.run(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&verify, "verify", false, "read every block and every file, and name each fault")
	return cmd
}

// inspection is a run of the inspect command.
type inspection struct {
	place  *site.Site
	out    io.Writer
	errs   io.Writer
	verify bool
	faults int
}

func (i *inspection) run(ctx context.Context) error {
	data, err := i.place.Whole(ctx, catalog.Name)
	if err != nil {
		return siteFault(err)
	}
	c, err := catalog.Parse(data)
	if err != nil {
		return siteFault(err)
	}
	fmt.Fprintf(i.out, "%s\n%s%s\n", printable(c.Archive.Title), count(c.Articles, "article"), span(c))
	fmt.Fprintf(i.out, "%-10s  version %d, words cut by rules of version %d, %d bytes\n", catalog.Name, c.Version, c.TokenVersion, len(data))
	var index, bundle int64
	for n, s := range c.Segments {
		fmt.Fprintf(i.out, "\nsegment %d: %s\n", n+1, count(s.Articles, "article"))
		i.file(ctx, s.Index, indexfile.Version, s.Articles, i.index)
		i.file(ctx, s.Bundle, bundlefile.Version, s.Articles, i.bundle)
		index, bundle = index+s.Index.Bytes, bundle+s.Bundle.Bytes
	}
	i.pictures(ctx, c.Pictures)
	if i.verify {
		i.sums(ctx)
		i.ledger(ctx)
	}
	fmt.Fprintf(i.out, "\nin all: index %d bytes, bundle %d bytes\n", index, bundle)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if i.faults > 0 {
		return fail("build the archive again, or copy it again from where it is whole", "%s: %s", i.place.Address, count(i.faults, "fault"))
	}
	if i.verify {
		fmt.Fprintln(i.out, "verified: every file and every block is as it was written")
	}
	return nil
}

func span(c *catalog.Catalog) string {
	if c.FirstDay == "" {
		return ", undated"
	}
	return ", " + c.FirstDay + " to " + c.LastDay
}

// section is a part of a file as its format tells it.
type section struct {
	name    string
	bytes   int64
	content string // how much is in it, in words; "" where the format does not count
}

// opened is a file that its format has opened.
type opened struct {
	articles int
	sections []section
	verify   func(context.Context) []error
}

// file tells of one file, and names its faults.
func (i *inspection) file(ctx context.Context, f catalog.File, version, articles int, open func(context.Context, catalog.File) (opened, error)) {
	fmt.Fprintf(i.out, "  %s\n    %d bytes%s, version %d, sha256 %s\n", f.Name, f.Bytes, inParts(f), version, f.SHA256)
	if i.verify {
		if err := i.checkHash(ctx, f); !errors.Is(err, fs.ErrNotExist) { // opening it tells of that
			i.fault(err)
		}
	}
	o, err := open(ctx, f)
	if err != nil {
		i.fault(err)
		return
	}
	if o.articles != articles {
		i.fault(fmt.Errorf("%s: it holds %s, %s says %d", f.Name, count(o.articles, "article"), catalog.Name, articles))
	}
	for _, s := range o.sections {
		fmt.Fprintf(i.out, "    %-12s %12d  %5.1f%%%s\n", s.name, s.bytes, 100*float64(s.bytes)/float64(f.Bytes), s.content)
	}
	if i.verify {
		for _, err := range o.verify(ctx) {
			i.fault(err)
		}
	}
}

func inParts(f catalog.File) string {
	if len(f.Parts) == 0 {
		return ""
	}
	return fmt.Sprintf(" in %d parts", len(f.Parts))
}

func (i *inspection) index(ctx context.Context, f catalog.File) (opened, error) {
	r, err := indexfile.Open(ctx, i.place.File(f.Name, f.Bytes, f.Parts), f.Bytes, f.HeadBytes)
	if err != nil {
		return opened{}, err
	}
	o := opened{articles: r.DocCount(), verify: r.Verify}
	for _, s := range r.Describe() {
		o.sections = append(o.sections, section{s.Name, s.Bytes, counted(s.Count, s.Unit)})
	}
	return o, nil
}

// counted is how much is in a section, in words.
func counted(n int64, unit string) string {
	if unit == "" {
		return ""
	}
	return fmt.Sprintf("  %d %s", n, unit)
}

func (i *inspection) bundle(ctx context.Context, f catalog.File) (opened, error) {
	r, err := bundlefile.Open(ctx, i.place.File(f.Name, f.Bytes, f.Parts), f.HeadBytes)
	if err != nil {
		return opened{}, err
	}
	o := opened{articles: r.Articles(), verify: r.Verify}
	for _, s := range r.Describe() {
		o.sections = append(o.sections, section{s.Name, s.Bytes, ""})
	}
	return o, nil
}

// hashedTogether is how many bytes of a file are read at a time.
const hashedTogether = 1 << 20

// checkHash reads a whole file and compares its hash with the catalog's.
func (i *inspection) checkHash(ctx context.Context, f catalog.File) error {
	file := i.place.File(f.Name, f.Bytes, f.Parts)
	sum := sha256.New()
	for offset := int64(0); offset < f.Bytes; offset += hashedTogether {
		data, err := file.ReadRanges(ctx, []ranges.Range{{ByteOffset: offset, Bytes: min(hashedTogether, f.Bytes-offset)}})
		if err != nil {
			return err
		}
		sum.Write(data[0])
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != f.SHA256 {
		return fmt.Errorf("%s: its hash is %s, %s says %s", f.Name, got, catalog.Name, f.SHA256)
	}
	return nil
}

// fault tells a fault and counts it; nil is none.
func (i *inspection) fault(err error) {
	if err == nil {
		return
	}
	i.faults++
	fmt.Fprintf(i.errs, "error: %v\n", err)
}
