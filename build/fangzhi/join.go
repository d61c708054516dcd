package main

import (
	"context"
	"fmt"
	"io"
	"math"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/pipeline"

	"github.com/spf13/cobra"
)

// joining is what the flags of the join command say.
type joining struct {
	building
	parts []string
}

func joinCommand() *cobra.Command {
	var j joining
	cmd := &cobra.Command{
		Use:     "join PART… -o SITE",
		Short:   "Make one archive out of several built apart",
		Long:    joinHelp,
		Example: joinExamples,
		Args:    takes("at least one PART", 1, math.MaxInt),
		RunE: func(cmd *cobra.Command, args []string) error {
			j.parts, j.errs = args, cmd.ErrOrStderr()
			if err := j.check(); err != nil {
				return err
			}
			return j.run(cmd.Context(), cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVarP(&j.site, "output", "o", "", "`folder` to write the archive to")
	cmd.Flags().StringVar(&j.report, "report", "", "`file` to write the report to (default SITE.report.json)")
	cmd.Flags().IntVarP(&j.jobs, "jobs", "j", 0, "how many articles to read at once, a `number` (default that of the processors)")
	return cmd
}

func (j *joining) check() error {
	if j.site == "" {
		return misuse("fangzhi join PART… -o SITE", "where to? no -o SITE is given")
	}
	for _, part := range j.parts {
		if resolved(part) == resolved(j.site) {
			return misuse("choose another folder for -o", "%s is to be read and written at once", part)
		}
	}
	return j.building.check()
}

func (j *joining) run(ctx context.Context, out io.Writer) error {
	return j.publish(ctx, out, pipeline.Options{Join: true, Workers: j.jobs}, func(program string) ([]*pipeline.Earlier, error) {
		parts, err := j.open(ctx)
		if err == nil {
			err = alike(parts, program)
		}
		if err != nil {
			closeAll(parts)
			return nil, err
		}
		for _, missing := range missingOf(parts) {
			fmt.Fprintf(j.errs, "note: part %s is not among them: the archive is without its files\n", missing)
		}
		return parts, nil
	})
}

// open opens all parts.
func (j *joining) open(ctx context.Context) ([]*pipeline.Earlier, error) {
	var parts []*pipeline.Earlier
	for _, folder := range j.parts {
		e, err := pipeline.OpenEarlier(ctx, folder)
		if err != nil {
			return parts, fail("a part is a folder that fangzhi build made, copied with all that is in it, hidden files too", "%w", err)
		}
		parts = append(parts, e)
	}
	return parts, nil
}

func closeAll(sites []*pipeline.Earlier) {
	for _, e := range sites {
		e.Close()
	}
}

// alike refuses parts that were not made by this program with one set of settings.
func alike(parts []*pipeline.Earlier, program string) error {
	first := parts[0]
	for _, e := range parts {
		switch {
		case e.Ledger.Program != program:
			return fail("build it again with this program: fangzhi version tells which a machine has",
				"%s was built by another version of fangzhi (%s; this is %s)", e.Folder, e.Ledger.Program, program)
		case e.Ledger.Settings != first.Ledger.Settings:
			return fail("build them with the same "+config.Name, "%s and %s were built with different settings", first.Folder, e.Folder)
		}
	}
	return nil
}
