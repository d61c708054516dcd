package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"fangzhi/build/internal/pipeline"
	"fangzhi/build/internal/publish"

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

func (b *building) run(ctx context.Context, out io.Writer) error {
	settings, err := pipeline.Settings(b.config, b.sources)
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

// fetchCache is where fetched pictures are kept between builds, "" where the
// user has no such folder.
func fetchCache() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "fangzhi", "pictures")
}

// stopped is the error of a build that an interrupt or a fault ended.
func (b *building) stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fail("nothing was written to "+b.site, "interrupted")
	}
	return buildFault(err)
}
