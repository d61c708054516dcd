package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/pipeline"
	"fangzhi/build/internal/publish"
	"fangzhi/build/internal/report"
	"fangzhi/data/catalog"
	"fangzhi/data/token"
	"fangzhi/web"

	"github.com/spf13/cobra"
)

// building is what the flags of the build command say.
type building struct {
	sources []string
	site    string
	report  string
	config  string
	jobs    int
	fetch   bool
	fresh   bool
	exact   bool
	share   string
	errs    io.Writer
}

func buildCommand() *cobra.Command {
	var b building
	cmd := &cobra.Command{
		Use:     "build SOURCE… -o SITE",
		Short:   "Make an archive out of folders and files",
		Long:    buildHelp,
		Example: buildExamples,
		Args:    takes("at least one SOURCE", 1, math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			b.sources, b.errs = args, cmd.ErrOrStderr()
			if err := b.check(); err != nil {
				return err
			}
			return b.run(cmd.Context(), cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVarP(&b.site, "output", "o", "", "`folder` to write the archive to")
	cmd.Flags().StringVar(&b.report, "report", "", "`file` to write the report to (default SITE.report.json)")
	cmd.Flags().StringVar(&b.config, "config", "", "`file` of settings to use (default archive.toml in a source folder)")
	cmd.Flags().IntVarP(&b.jobs, "jobs", "j", 0, "how many files to read at once, a `number` (default that of the processors)")
	cmd.Flags().BoolVar(&b.fetch, "fetch-images", false, "fetch pictures that are not among the sources from the web; else nothing is fetched")
	cmd.Flags().BoolVar(&b.fresh, "fresh", false, "read every file again, whatever the archive holds already")
	cmd.Flags().BoolVar(&b.exact, "exact", false, "write a segment again even when a few of its articles only lack a phrase that recurs since")
	cmd.Flags().StringVar(&b.share, "part", "", "read one `share` of the files only, as 3/16, for fangzhi join")
	return cmd
}

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
	if real(b.site) == real(".") {
		return misuse("go one up and name it, as in -o "+filepath.Base(real(".")), "-o is the folder you are in, which would be replaced under you")
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
	rel, err := filepath.Rel(real(folder), real(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// real is a path from the root, links followed as far as it exists.
func real(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	if parent := filepath.Dir(path); parent != path {
		return filepath.Join(real(parent), filepath.Base(path))
	}
	return path
}

func (b *building) run(ctx context.Context, out io.Writer) error {
	settings, err := b.settings()
	if err != nil {
		return buildFault(err)
	}
	share, err := shareOf(b.share)
	if err != nil {
		return err
	}
	opt := pipeline.Options{
		Sources: b.sources, Config: settings, Workers: b.jobs, Share: share, Fault: b.fault,
		Before: b.site, FetchImages: b.fetch, FetchCache: fetchCache(),
	}
	if !b.exact {
		opt.Unfiled = mayWait
	}
	return b.publish(ctx, out, opt, func(program string) ([]*pipeline.Earlier, error) {
		if b.fresh {
			return nil, nil
		}
		return b.earlier(ctx, program, settings), nil
	})
}

// publish builds and puts the site in its place. Only when the place is its
// own does it look at the sites built before.
func (b *building) publish(ctx context.Context, out io.Writer, opt pipeline.Options, earlier func(program string) ([]*pipeline.Earlier, error)) error {
	roomyHeap()
	draft, err := publish.Begin(b.site)
	if err != nil {
		return buildFault(err)
	}
	defer draft.Discard()
	if err := os.MkdirAll(filepath.Dir(b.report), 0o755); err != nil {
		return buildFault(err)
	}
	progress := newProgress(b.errs)
	opt.TempDir, opt.Progress = draft.WorkDir(), progress.show
	if opt.Program, err = identity(); err != nil {
		return buildFault(err)
	}
	if opt.Earlier, err = earlier(opt.Program); err != nil {
		return buildFault(err)
	}
	defer func() {
		for _, e := range opt.Earlier {
			e.Close()
		}
	}()
	made, err := pipeline.Run(ctx, opt)
	progress.end()
	if err != nil {
		return b.stopped(ctx, err)
	}
	content, err := asContent(made)
	if err != nil {
		return buildFault(err)
	}
	if _, err := draft.Write(ctx, content); err != nil {
		return b.stopped(ctx, err)
	}
	if err := b.writeReport(made.Report); err != nil {
		return buildFault(err)
	}
	if err := draft.Commit(); err != nil {
		return buildFault(err)
	}
	return b.summary(out, made)
}

// fault tells of a panic in the reading of a file; the report has the file as failed.
func (b *building) fault(path string, fault any, stack []byte) {
	fmt.Fprintf(b.errs, "error: %s: a fault of this program, which its makers would like to hear of: %v\n%s\n", printable(path), fault, stack)
}

func (b *building) settings() (*config.Config, error) {
	if b.config != "" {
		return config.LoadFile(b.config, b.sources)
	}
	return config.Load(b.sources)
}

// fetchCache is where fetched pictures are kept between builds, "" where the
// user has no such folder.
func fetchCache() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "fangzhi", "pictures")
}

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

// stopped is the error of a build that an interrupt or a fault ended.
func (b *building) stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fail("nothing was written to "+b.site, "interrupted")
	}
	return buildFault(err)
}

// buildFault adds to an error of building what to do.
func buildFault(err error) error {
	var settings *config.Error
	var occupied *publish.Occupied
	var busy *publish.Busy
	var damaged *pipeline.Damaged
	var changed *publish.Changed
	switch {
	case errors.As(err, &settings):
		return fail(settings.Hint, "%w", err)
	case errors.As(err, &damaged), errors.As(err, &changed):
		return fail("build it again with --fresh, which reads every file", "%w", err)
	case errors.As(err, &busy):
		return fail("wait until it is done, or choose another folder for -o", "%w", err)
	case errors.As(err, &occupied):
		return fail("choose another folder for -o, or empty this one", "%w", err)
	case errors.Is(err, publish.ErrNoProgram):
		return fail("build it with make, or make build: that compiles both", "%w", err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fail("make room there, or give -o a folder on another disk: while it works, a build takes several times what the sources' text does", "%w", err)
	case errors.Is(err, syscall.EXDEV), errors.Is(err, syscall.EBUSY):
		return fail("is it a disk of its own? give -o a folder inside it", "%w", err)
	case errors.Is(err, os.ErrPermission):
		return fail("may you write there?", "%w", err)
	}
	return err
}
