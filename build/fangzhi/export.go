package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"fangzhi/app/engine"
	"fangzhi/data/article"
	"fangzhi/data/bundlefile"
	"fangzhi/data/catalog"
	"fangzhi/data/citation"

	"github.com/spf13/cobra"
)

func exportCommand() *cobra.Command {
	var ask asking
	var format string
	var bom bool
	cmd := &cobra.Command{
		Use:     "export SITE --format jsonl|csv|gbt|apa|bibtex|ris|csljson [QUERY]",
		Short:   "Write articles out for other programs",
		Long:    exportHelp,
		Example: exportExamples,
		Args:    takes("SITE and at most one QUERY (quote what has spaces)", 1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			req, err := ask.request()
			if err != nil {
				return err
			}
			if len(args) == 2 {
				req.Query = args[1]
			}
			buffered := bufio.NewWriter(cmd.OutOrStdout())
			var out sink
			switch {
			case format == "jsonl" && !bom:
				out = jsonLines{buffered}
			case format == "csv":
				out = &rows{out: buffered, bom: bom}
			case citation.FormOf(format) != nil && !bom:
				out = &works{out: buffered, form: citation.FormOf(format)}
			default:
				return misuse("--format jsonl, gbt, apa, bibtex, ris or csljson, or --format csv, which alone may have --bom", "in which form? --format %q%s", format, map[bool]string{true: " --bom"}[bom])
			}
			err = export(cmd, args[0], req, out)
			if flushErr := buffered.Flush(); err == nil {
				err = flushErr
			}
			return err
		},
	}
	cmd.SetFlagErrorFunc(flagOrQuery)
	ask.addFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "", "`jsonl`, csv, gbt, apa, bibtex, ris or csljson")
	cmd.Flags().BoolVar(&bom, "bom", false, "begin csv with a byte order mark, for Excel")
	return cmd
}

func export(cmd *cobra.Command, address string, req engine.Request, out sink) error {
	a, err := openArchive(cmd.Context(), address, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	defer a.close()
	e := &exporting{archive: a, out: out, errs: cmd.ErrOrStderr(), lost: len(a.Info().Problems)}
	if req.Query == "" && len(req.Filters) == 0 && req.From == "" && req.To == "" && req.Sort == "" {
		err = e.all(cmd.Context())
	} else {
		err = e.found(cmd.Context(), req)
	}
	if err == nil {
		err = out.end()
	}
	if err == nil && e.lost > 0 {
		return errTold
	}
	return err
}

// exporting is a run of the export command.
type exporting struct {
	*archive
	out  sink
	errs io.Writer
	lost int // articles and segments that could not be read
}

// exportedTogether is how many articles are read, or found, at a time.
const exportedTogether = 500

// all exports every article in the archive's order.
func (e *exporting) all(ctx context.Context) error {
	c := e.Info().Catalog
	bundles, next := make([]*bundlefile.Reader, len(c.Segments)), make([]int, len(c.Segments))
	for i, segment := range c.Segments {
		f := segment.Bundle
		bundle, err := bundlefile.Open(ctx, e.site.File(f.Name, f.Bytes, f.Parts), f.HeadBytes)
		if err == nil && bundle.Articles() != segment.Articles {
			err = fmt.Errorf("%s: it holds %s, %s says %d", f.Name, count(bundle.Articles(), "article"), catalog.Name, segment.Articles)
		}
		if err != nil {
			e.lose(err)
			continue
		}
		bundles[i] = bundle
	}
	for _, run := range c.Runs() {
		for left := run.Articles; left > 0 && bundles[run.Segment] != nil; {
			docs := make([]int, min(exportedTogether, left))
			for i := range docs {
				docs[i] = next[run.Segment] + i
			}
			next[run.Segment], left = next[run.Segment]+len(docs), left-len(docs)
			articles, errs := bundles[run.Segment].Read(ctx, docs)
			for i, a := range articles {
				if err := e.one(ctx, a, errs[i]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// found exports what a request finds, in its order.
func (e *exporting) found(ctx context.Context, req engine.Request) error {
	req.Limit = exportedTogether
	for {
		result, err := e.Search(ctx, req)
		if wrong, ok := asQueryError(err); ok {
			return queryFault(wrong)
		}
		if err != nil {
			return siteFault(err)
		}
		if req.Offset == 0 {
			for _, problem := range result.Problems {
				if !slices.Contains(e.Info().Problems, problem) { // told on opening
					e.lose(errors.New(problem))
				}
			}
		}
		for _, hit := range result.Hits {
			view, err := e.Article(ctx, hit.ID, "")
			if err != nil {
				view = &engine.View{}
			}
			if err := e.one(ctx, view.Article, err); err != nil {
				return err
			}
		}
		req.Offset += len(result.Hits)
		if len(result.Hits) == 0 || req.Offset >= result.Total {
			return nil
		}
	}
}

// one exports an article, or tells why it could not be read.
func (e *exporting) one(ctx context.Context, a *article.Article, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		e.lose(err)
		return nil
	}
	return e.out.article(a)
}

func (e *exporting) lose(err error) {
	e.lost++
	fmt.Fprintf(e.errs, "error: %v\n", err)
}
