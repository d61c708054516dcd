package citation

import (
	"strconv"
	"strings"
)

// Form is a form that a list of works is written in: Next for each, then End.
type Form struct {
	Name   string // as commands call it
	Title  string // as readers know it
	Ending string // of the name of its files
	Kind   string // its media type
	Words  bool   // it is to be read by people
	work   func(w *Work) string
}

// Forms are the forms of lists.
var Forms = []Form{
	{"gbt", "GB/T 7714—2025", "txt", "text/plain", true, (*Work).GBT},
	{"apa", "APA 7", "txt", "text/plain", true, (*Work).APA},
	{"bibtex", "BibTeX", "bib", "application/x-bibtex", false, (*Work).BibTeX},
	{"ris", "RIS", "ris", "application/x-research-info-systems", false, (*Work).RIS},
	{"csljson", "CSL-JSON", "json", "application/json", false, (*Work).CSL},
}

// FormOf finds a form by its name; nil is none.
func FormOf(name string) *Form {
	for i := range Forms {
		if Forms[i].Name == name {
			return &Forms[i]
		}
	}
	return nil
}

// Next writes a work behind n others. In GB/T 7714, whose sequence form it is,
// it has its number.
func (f *Form) Next(n int, w *Work) string {
	words := f.work(w)
	switch {
	case f.Name == "gbt":
		return "[" + strconv.Itoa(n+1) + "] " + strings.TrimSpace(words) + "\n"
	case f.Words:
		return strings.TrimSpace(words) + "\n"
	case f.Name != "csljson":
		return words
	case n == 0:
		return "[\n" + words
	}
	return ",\n" + words
}

// End ends a list of n works.
func (f *Form) End(n int) string {
	switch {
	case f.Name != "csljson":
		return ""
	case n == 0:
		return "[]\n"
	}
	return "\n]\n"
}
