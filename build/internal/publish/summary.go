package publish

import (
	"cmp"
	"slices"
	"strings"

	"fangzhi/build/internal/report"
	"fangzhi/data/catalog"
)

// Bounds on what a catalog says of its build.
const (
	MostNoted   = 50  // files
	mostTallied = 40  // formats, charsets, rules
	noteRunes   = 160 // of a path or a message
)

// Summary is what a catalog says of its build: a bounded part of the report,
// with the articles counted by format and by charset.
func Summary(r *report.Report, formats, charsets map[string]int) *catalog.Build {
	b := &catalog.Build{
		Files:    catalog.Files{OK: r.Totals.OK, Skipped: r.Totals.Skipped, Failed: r.Totals.Failed},
		Formats:  tallies(formats),
		Charsets: tallies(charsets),
		Repairs:  tallies(r.Totals.Repairs),
	}
	for _, f := range r.Files {
		switch {
		case f.Simply():
		case len(b.Noted) < MostNoted:
			b.Noted = append(b.Noted, note(f))
		default:
			b.Unnoted++
		}
	}
	return b
}

// note leaves out messages that tell where the source lay on the publisher's
// machine, as the system's own do.
func note(f report.File) catalog.Note {
	n := catalog.Note{Path: shortened(f.Path, noteRunes), Status: string(f.Status), Code: f.Code, Message: shortened(f.Message, noteRunes)}
	name := f.Path[strings.LastIndex(f.Path, "/")+1:]
	if f.Code == report.Unreadable || f.Code == report.Internal || name != "" && strings.Contains(f.Message, name) {
		n.Message = ""
	}
	return n
}

// tallies orders counts: those counted most first, those of one count by name.
func tallies(counts map[string]int) []catalog.Tally {
	var list []catalog.Tally
	for name, n := range counts {
		if name != "" && n > 0 {
			list = append(list, catalog.Tally{Name: name, Count: n})
		}
	}
	slices.SortFunc(list, func(a, b catalog.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name))
	})
	return list[:min(len(list), mostTallied)]
}

// shortened cuts the middle out of a text of more than so many characters.
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most/2]) + "…" + string(runes[len(runes)-most/2+1:])
}
