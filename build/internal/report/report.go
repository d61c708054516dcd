// Package report tells the fate of every file of a build: what became of it,
// why, and what was changed in it. Its JSON is a contract (`--report`).
package report

import (
	"fmt"
	"sort"
	"strings"
)

// Status is a file's fate in a word.
type Status string

// The fates. A failed file may still have given articles: its code says so.
const (
	OK      Status = "ok"
	Skipped Status = "skipped"
	Failed  Status = "failed"
)

// The codes, which say why; scripts may rely on them.
const (
	Fine          = ""            // read whole
	Replaced      = "replaced"    // ok, but some bytes are no text in the file's charset
	Renamed       = "renamed"     // ok, but its name in an archive led out of it
	Partial       = "partial"     // failed: some records could not be read, the others are in
	Configuration = "config"      // skipped: the archive's own archive.toml
	Hidden        = "hidden"      // skipped: its name begins with a dot, or with ~$
	NotRegular    = "not-regular" // skipped: a device, a pipe, a socket
	Link          = "link"        // skipped: a link to a folder, out of the source or nowhere
	UnknownFormat = "unknown"     // skipped: no reader for this kind of file
	Binary        = "binary"      // skipped: its bytes are no text
	Empty         = "empty"       // skipped: nothing in it
	NoText        = "no-text"     // skipped: read, but no words were found
	TooLarge      = "too-large"   // skipped: over the limit
	Unreadable    = "unreadable"  // failed: the system would not let it be read
	Malformed     = "malformed"   // failed: not what its name says it is
	Columns       = "columns"     // skipped: a table of which no column is known to be a title or a text
	Scanned       = "scanned"     // skipped: pictures of pages, without text
	TooDeep       = "too-deep"    // skipped: in too many archives in each other
	TooMany       = "too-many"    // failed: an archive of too many files, or a file of too many short records
	Bomb          = "bomb"        // failed: an archive that unpacks to more than is believed
	Encrypted     = "encrypted"   // failed: locked with a password
	Truncated     = "truncated"   // failed: the file was cut short
	Method        = "method"      // failed: packed in an archive in a way that is not known
	Internal      = "internal"    // failed: a fault of this program
	Picture       = "picture"     // ok: a picture, shown in an article
	Unshown       = "unshown"     // skipped: a picture that no article shows
	List          = "list"        // skipped: a page that only shows other pages of the sources
	Template      = "template"    // skipped: what a program makes pages with
	Pictures      = "pictures"    // ok, but some of its pictures could not be taken along
)

// The fates of pictures, by which a file counts those that its articles show.
const (
	PictureTaken   = "picture-taken"   // it lies in the site
	PictureRemote  = "picture-remote"  // its address stands in the article
	PictureMissing = "picture-missing" // it is not among the sources, and has no address on the web
)

// File is one file's fate.
type File struct {
	Path     string         `json:"path"`
	Status   Status         `json:"status"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Articles int            `json:"articles"`
	Repairs  map[string]int `json:"repairs"`            // changes by rule
	Pictures map[string]int `json:"pictures,omitempty"` // of its articles, by their fates
	Reused   bool           `json:"reused,omitempty"`   // it is as it was, and so is what came of it: not read again
}

// Totals sums the files up.
type Totals struct {
	Files    int            `json:"files"`
	Reused   int            `json:"reused"` // of these, not read again
	OK       int            `json:"ok"`
	Skipped  int            `json:"skipped"`
	Failed   int            `json:"failed"`
	Articles int            `json:"articles"` // every one, copies among them
	Copies   int            `json:"copies"`   // articles that are copies of another: Articles less Copies are the works
	Repairs  map[string]int `json:"repairs"`
	Pictures map[string]int `json:"pictures,omitempty"` // of articles, by their fates
}

// Report is the fate of all files, in the order they were read.
type Report struct {
	Files  []File `json:"files"`
	Totals Totals `json:"totals"`
}

// Add appends a file's fate.
func (r *Report) Add(f File) {
	if f.Repairs == nil {
		f.Repairs = map[string]int{}
	}
	if r.Totals.Repairs == nil {
		r.Totals.Repairs = map[string]int{}
	}
	r.Files = append(r.Files, f)
	r.Totals.Files++
	if f.Reused {
		r.Totals.Reused++
	}
	switch f.Status {
	case OK:
		r.Totals.OK++
	case Skipped:
		r.Totals.Skipped++
	case Failed:
		r.Totals.Failed++
	}
	r.Totals.Articles += f.Articles
	for rule, n := range f.Repairs {
		r.Totals.Repairs[rule] += n
	}
	for fate, n := range f.Pictures {
		if r.Totals.Pictures == nil {
			r.Totals.Pictures = map[string]int{}
		}
		r.Totals.Pictures[fate] += n
	}
}

// Simply tells files of which nothing needs to be told but their number.
func (f File) Simply() bool {
	switch f.Code {
	case Fine, Configuration, Picture, Unshown, List:
		return true
	}
	return false
}

// MaxListed is how many files a summary names before it counts the rest.
const MaxListed = 20

// Summary is the report in lines for a terminal: first the files that were not
// simply read, then the sums.
func (r *Report) Summary() []string {
	var lines []string
	listed, silent := 0, 0
	for _, f := range r.Files {
		if f.Simply() {
			continue
		}
		if listed++; listed > MaxListed {
			silent++
			continue
		}
		lines = append(lines, fmt.Sprintf("%-7s  %s: %s", f.Status, f.Path, f.Message))
	}
	if silent > 0 {
		lines = append(lines, fmt.Sprintf("         and %d more, named in the report", silent))
	}
	t := r.Totals
	lines = append(lines, fmt.Sprintf("%s read, %d skipped, %d failed: %s%s", count(t.OK, "file"), t.Skipped, t.Failed, count(t.Articles, "article"), works(t)))
	if lists := r.with(List); lists > 0 {
		lines = append(lines, count(lists, "page")+" left out, which only list others")
	}
	if t.Reused > 0 {
		lines = append(lines, fmt.Sprintf("reused: %d of %s, which are as they were", t.Reused, count(t.Files, "file")))
	}
	if len(t.Repairs) > 0 {
		lines = append(lines, "repairs: "+counts(t.Repairs))
	}
	if len(t.Pictures) > 0 {
		lines = append(lines, "pictures: "+strings.ReplaceAll(counts(t.Pictures), "picture-", ""))
	}
	return lines
}

// with counts files with a code.
func (r *Report) with(code string) (n int) {
	for _, f := range r.Files {
		if f.Code == code {
			n++
		}
	}
	return n
}

// works tells how many works the articles are, where some are copies of others.
func works(t Totals) string {
	if t.Copies == 0 {
		return ""
	}
	return fmt.Sprintf(", %s and %d that only repeat one of them", count(t.Articles-t.Copies, "work"), t.Copies)
}

func counts(byRule map[string]int) string {
	rules := make([]string, 0, len(byRule))
	for rule := range byRule {
		rules = append(rules, rule)
	}
	sort.Strings(rules)
	for i, rule := range rules {
		rules[i] = fmt.Sprintf("%s %d", rule, byRule[rule])
	}
	return strings.Join(rules, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
