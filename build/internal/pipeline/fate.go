package pipeline

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/repair"
	"fangzhi/build/internal/report"
)

// fate gathers what the tasks of one file gave.
type fate struct {
	path     string
	file     int           // of build.files
	known    []report.File // what it was in a site built before, with what is in it
	articles int
	repairs  map[string]int
	problems []problem
	more     int // problems that were not kept
	replaced int
	left     map[string]int // parts that are not meant to be read, by why
	holds    int            // members of an archive
	beyond   map[string]int // damaged characters that could not be mended, by why
	listing  bool           // whether it is left out as a list depends on the other files
	pictured
}

// mostProblems is how many problems of one file are told.
const mostProblems = 5

// mostKinds is how many reasons are counted for what is left out of one file.
const mostKinds = 40

func (f *fate) add(y *yield) {
	f.articles += len(y.made)
	f.replaced += y.replaced
	f.holds += y.holds
	f.listing = f.listing || y.listing
	for why, n := range y.left {
		if f.left == nil {
			f.left = map[string]int{}
		}
		if _, known := f.left[why]; !known && len(f.left) >= mostKinds {
			why = "others"
		}
		f.left[why] += n
	}
	for why, n := range y.beyond {
		if f.beyond == nil {
			f.beyond = map[string]int{}
		}
		f.beyond[why] += n
	}
	for rule, n := range y.repairs {
		if f.repairs == nil {
			f.repairs = map[string]int{}
		}
		f.repairs[rule] += n
	}
	for _, p := range y.problems {
		if len(f.problems) < mostProblems {
			f.problems = append(f.problems, p)
		} else {
			f.more++
		}
	}
}

// report tells the fates of all files, in the order they were read.
func (b *build) report() *report.Report {
	r := &report.Report{Files: make([]report.File, 0, len(b.fates))}
	for _, f := range b.fates {
		for _, known := range f.known {
			known.Reused = true
			r.Add(known)
		}
		if f.known == nil {
			r.Add(f.told())
		}
	}
	return r
}

func (f *fate) told() report.File {
	if f.isPicture {
		return f.pictureFile()
	}
	out := report.File{Path: f.path, Status: report.OK, Articles: f.articles, Repairs: f.repairs, Pictures: f.counts}
	var messages []string
	for i, p := range f.problems {
		if i == 0 || weight(p.status) > weight(out.Status) {
			out.Status, out.Code = p.status, p.code
		}
		messages = append(messages, p.message)
	}
	if f.more > 0 {
		messages = append(messages, fmt.Sprintf("and %d more", f.more))
	}
	switch {
	case len(f.problems) > 0 && out.Code == report.Partial && f.articles == 0:
		out.Code = report.Malformed
	case len(f.problems) == 0 && f.replaced > 0:
		out.Code = report.Replaced
		messages = append(messages, fmt.Sprintf("%d bytes or characters are no text in its charset and stand as \uFFFD", f.replaced))
	case len(f.problems) == 0 && f.articles == 0 && len(f.left) > 0:
		out.Status, out.Code = report.Skipped, report.NoText
		messages = append(messages, "there is no article in it")
	case len(f.problems) == 0 && f.articles == 0 && f.holds == 0:
		out.Status, out.Code = report.Skipped, report.Empty
		messages = append(messages, "it is empty")
	}
	if words := f.lacking(); words != "" {
		if len(f.problems) == 0 && out.Code == report.Fine {
			out.Code = report.Pictures
		}
		messages = append(messages, words)
	}
	if f.holds > 0 {
		messages = append(messages, fmt.Sprintf("files in it: %d", f.holds))
	}
	if len(f.left) > 0 {
		messages = append(messages, "left out: "+counts(f.left))
	}
	if len(f.beyond) > 0 {
		messages = append(messages, "beyond repair: "+counts(f.beyond))
	}
	out.Message = strings.Join(messages, "; ")
	return out
}

// weight orders fates: the worst of a file's is told.
func weight(s report.Status) int {
	switch s {
	case report.Failed:
		return 2
	case report.Skipped:
		return 1
	}
	return 0
}

// counts are reasons with their numbers, the most common first.
func counts(left map[string]int) string {
	reasons := slices.SortedFunc(maps.Keys(left), func(a, b string) int {
		return cmp.Or(left[b]-left[a], strings.Compare(a, b))
	})
	for i, why := range reasons {
		reasons[i] = fmt.Sprintf("%d %s", left[why], why)
	}
	return strings.Join(reasons, ", ")
}

// checkRules refuses a configuration that switches off a rule there is not.
func checkRules(c *config.Config) error {
	var names []string
	for name := range c.RepairsOff {
		if !repair.Known(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	sort.Strings(names)
	known := make([]string, len(repair.Rules))
	for i, rule := range repair.Rules {
		known[i] = rule.Name
	}
	return &config.Error{Path: config.Name, Problem: fmt.Sprintf("[repairs]: %q is no rule", names[0]), Hint: "the rules are " + strings.Join(known, ", ")}
}
