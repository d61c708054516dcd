package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"fangzhi/data/article"

	"github.com/spf13/cobra"
)

func showCommand() *cobra.Command {
	var asJSON, raw bool
	cmd := &cobra.Command{
		Use:     "show SITE ID",
		Short:   "Print one article",
		Long:    showHelp,
		Example: showExamples,
		Args:    takes("SITE and an article's ID", 2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && raw {
				return misuse("--json gives the mended article, --raw the text as found", "--json and --raw do not go together")
			}
			a, err := openArchive(cmd.Context(), args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer a.close()
			if raw {
				text, err := a.Raw(cmd.Context(), args[1])
				if err == nil {
					_, err = io.WriteString(cmd.OutOrStdout(), text)
				}
				return showFault(args[1], err)
			}
			view, err := a.Article(cmd.Context(), args[1], "")
			if err != nil {
				return showFault(args[1], err)
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), view.Article)
			}
			return printArticle(cmd.OutOrStdout(), view.Article)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().BoolVar(&raw, "raw", false, "print the text as it was found")
	return cmd
}

// printArticle prints an article for the eye.
func printArticle(out io.Writer, a *article.Article) error {
	p := newPage(out)
	p.line(0, a.Title)
	for _, line := range about(a) {
		p.line(0, line)
	}
	fmt.Fprintln(p)
	for _, block := range a.Blocks {
		p.block(block)
	}
	p.list("Known from these words:", len(a.Evidence), func(i int) string {
		e := a.Evidence[i]
		return fmt.Sprintf("%s %s (%s): %s", e.Kind, e.Value, e.Certainty, e.Text)
	})
	p.list("Mended:", len(a.Repairs), func(i int) string {
		r := a.Repairs[i]
		return fmt.Sprintf("%s (%s): %s → %s", r.Rule, r.Certainty, orNothing(r.Before), orNothing(r.After))
	})
	p.list("Copies:", len(a.Copies), func(i int) string { return a.Copies[i] })
	_, err := fmt.Fprintln(p, a.ID)
	return err
}

// about is what is known of an article, a line each.
func about(a *article.Article) []string {
	var lines []string
	add := func(name, value string) {
		if value != "" {
			lines = append(lines, name+": "+value)
		}
	}
	if a.Date != nil {
		add("date", *a.Date)
	}
	add("source", a.Source)
	add("kind", string(a.Genre))
	add("places", strings.Join(placeNames(a), ", "))
	add("people", strings.Join(peopleNames(a), ", "))
	add("topics", strings.Join(a.Topics, ", "))
	add("address", a.Origin.URL)
	add("file", fmt.Sprintf("%s (%s, %s)", a.Origin.Path, a.Origin.Format, a.Origin.Charset))
	add("rights", a.Rights)
	return lines
}

func placeNames(a *article.Article) []string {
	names := make([]string, len(a.Places))
	for i, levels := range a.Places {
		names[i] = strings.Join(levels, "/")
	}
	return names
}

func peopleNames(a *article.Article) []string {
	names := make([]string, len(a.People))
	for i, person := range a.People {
		names[i] = person.Name
		if person.Role != "" {
			names[i] += " (" + person.Role + ")"
		}
	}
	return names
}

func (p page) block(block article.Block) {
	before := map[article.BlockKind]string{article.Paragraph: "　　", article.Heading: "## ", article.ListItem: "- ", article.Quote: "> ", article.Figure: "[图] ", article.Introduction: "[导语] "}
	if block.Number > 0 {
		before[block.Kind] = strconv.Itoa(block.Number) + ". "
	}
	for _, line := range strings.Split(block.Text, "\n") {
		p.line(0, before[block.Kind]+line)
	}
	fmt.Fprintln(p)
}

// list prints a heading and n lines under it; nothing when there are none.
func (p page) list(heading string, n int, line func(i int) string) {
	if n == 0 {
		return
	}
	fmt.Fprintln(p, heading)
	for i := range n {
		p.line(2, line(i))
	}
	fmt.Fprintln(p)
}

func orNothing(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return text
}
