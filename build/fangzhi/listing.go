package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"fangzhi/app/engine"

	"github.com/cheggaaa/pb/v3/termutil"
	"github.com/mattn/go-isatty"
	"github.com/mattn/go-runewidth"
)

// page is a terminal or a file that a listing is printed to.
type page struct {
	io.Writer
	columns  int // 0 never breaks a line
	terminal bool
}

// newPage looks at where the output goes.
func newPage(out io.Writer) page {
	f, ok := out.(*os.File)
	if !ok || !isTerminal(f) {
		return page{Writer: out}
	}
	columns, err := termutil.TerminalWidth()
	if err != nil || columns < 20 {
		columns = 80
	}
	return page{out, min(columns, 100), true}
}

func isTerminal(f *os.File) bool {
	return isatty.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// printListing prints a result for the eye.
func printListing(out io.Writer, result *engine.Result, offset int) error {
	p := newPage(out)
	for i, hit := range result.Hits {
		fmt.Fprintf(p, "%3d. ", offset+i+1)
		if hit.Problem != "" {
			p.parts([]engine.Part{{Text: "not read: " + hit.Problem}}, 5)
			fmt.Fprintln(p)
			continue
		}
		p.parts(hit.TitleParts, 5)
		about := []string{}
		if hit.Date != nil {
			about = append(about, *hit.Date)
		}
		if hit.Source != "" {
			about = append(about, hit.Source)
		}
		for _, place := range hit.Places {
			about = append(about, strings.Join(place, "/"))
		}
		about = append(about, hit.ID)
		if n := len(hit.Copies); n > 0 {
			about = append(about, plural(n, "copy", "copies")+": fangzhi show names them")
		}
		p.line(5, strings.Join(about, "  "))
		if len(hit.Parts) > 0 {
			fmt.Fprint(p, strings.Repeat(" ", 5))
			p.parts(hit.Parts, 5)
		}
		fmt.Fprintln(p)
	}
	for i, n := range result.Nearest {
		if i == 0 {
			p.line(0, "nothing found; near this:")
		}
		words := n.Query
		if n.Unfiltered {
			words += "  (without the filters)"
		}
		if words += "  "; n.AtLeast {
			words += "at least "
		}
		p.line(2, words+count(n.Total, "article"))
	}
	for _, problem := range result.Problems {
		p.line(0, "incomplete: "+problem)
	}
	_, err := fmt.Fprintf(p, "%s; %.1f ms, %s in %s\n", found(result, offset), result.TookMS, size(result.BytesRead), count(result.Reads, "read"))
	return err
}

func found(result *engine.Result, offset int) string {
	if result.Total == 0 {
		return "no articles"
	}
	words := count(result.Total, "article")
	if result.Copies > 0 {
		words = fmt.Sprintf("%s and %s of them", count(result.Total, "work"), plural(result.Copies, "copy", "copies"))
	}
	if len(result.Hits) == 0 {
		return words
	}
	return fmt.Sprintf("%s, %d to %d shown", words, offset+1, offset+len(result.Hits))
}

// line prints one paragraph, indented.
func (p page) line(indent int, text string) {
	fmt.Fprint(p, strings.Repeat(" ", indent))
	p.parts([]engine.Part{{Text: text}}, indent)
}

// The marks of a hit on a terminal: bold and underlined, then plain again.
const (
	markHit   = "\x1b[1;4m"
	markPlain = "\x1b[0m"
)

// parts prints runs of text as one paragraph whose first line has begun at
// column indent, and whose other lines begin there too.
func (p page) parts(parts []engine.Part, indent int) {
	var b strings.Builder
	column := indent
	for _, part := range parts {
		marked := part.Hit && p.terminal
		if marked {
			b.WriteString(markHit)
		}
		for _, unit := range units(printable(part.Text)) {
			width := runewidth.StringWidth(unit)
			if p.columns > 0 && column+width > p.columns && column > indent && !staysBehind(unit) {
				b.WriteString("\n" + strings.Repeat(" ", indent))
				column = indent
				if unit == " " {
					continue
				}
			}
			b.WriteString(unit)
			column += width
		}
		if marked {
			b.WriteString(markPlain)
		}
	}
	fmt.Fprintln(p, b.String())
}

// units cuts text where a line may break: at spaces, and at every wide character.
func units(text string) []string {
	var list []string
	start := 0
	for i, r := range text {
		if r == ' ' || runewidth.RuneWidth(r) > 1 {
			if start < i {
				list = append(list, text[start:i])
			}
			start = i + len(string(r))
			list = append(list, text[i:start])
		}
	}
	if start < len(text) {
		list = append(list, text[start:])
	}
	return list
}

// staysBehind tells a mark that no Chinese line begins with.
func staysBehind(unit string) bool {
	return strings.ContainsAny(unit[:1], ",.;:!?)") || strings.ContainsRune("，。、；：！？）」』》〉”’…", []rune(unit)[0])
}

// printable replaces what would steer a terminal: an article's text comes from anywhere.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, text)
}

// count is so many of what is called by a word that takes an s.
func count(n int, what string) string { return plural(n, what, what+"s") }

// plural is so many, by the words for one and for more.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// size is a number of bytes for the eye.
func size(bytes int64) string {
	switch {
	case bytes < 10_000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 10_000_000:
		return fmt.Sprintf("%.1f KB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// dateText is a date, or "" for none.
func dateText(date *string) string {
	if date == nil {
		return ""
	}
	return *date
}
