package pipeline

import (
	"fmt"
	"sort"
	"strings"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/repair"
	"fangzhi/build/internal/report"
)

// fate gathers what the tasks of one file gave.
type fate struct {
	articles int
	repairs  map[string]int
	problems []problem
	more     int // problems that were not kept
	replaced int
}

// mostProblems is how many problems of one file are told.
const mostProblems = 5

func (f *fate) add(y *yield) {
	f.articles += len(y.keys)
	f.replaced += y.replaced
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
	r := &report.Report{}
	for i, f := range b.fates {
		r.Add(f.file(b.files[i].Path))
	}
	return r
}

func (f *fate) file(path string) report.File {
	out := report.File{Path: path, Status: report.OK, Articles: f.articles, Repairs: f.repairs}
	var messages []string
	for i, p := range f.problems {
		if i == 0 || p.status == report.Failed && out.Status != report.Failed {
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
	case len(f.problems) == 0 && f.articles == 0:
		out.Status, out.Code = report.Skipped, report.Empty
		messages = append(messages, "it is empty")
	}
	out.Message = strings.Join(messages, "; ")
	return out
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
