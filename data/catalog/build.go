package catalog

// Build tells readers what the archive was made from: what was read, left out
// and mended. It is bounded, however many files there were, and the same
// sources give the same words: no times, no paths but those below the source
// folders.
type Build struct {
	Files    Files   `json:"files"`
	Formats  []Tally `json:"formats,omitempty"`  // articles by the format they were read from
	Charsets []Tally `json:"charsets,omitempty"` // and by its charset
	Repairs  []Tally `json:"repairs,omitempty"`  // changes by rule
	Noted    []Note  `json:"noted,omitempty"`    // files that were not simply read, in the order of the report
	Unnoted  int     `json:"unnoted,omitempty"`  // how many more of them there are
}

// Files counts the source's files by their fate.
type Files struct {
	OK      int `json:"ok"`
	Skipped int `json:"skipped"`
	Failed  int `json:"failed"`
}

// Tally is how often something was counted. In a list those counted most
// stand first, those of one count by name.
type Tally struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Note is the fate of one file, in the words of the build's report.
type Note struct {
	Path    string `json:"path"`
	Status  string `json:"status"`
	Code    string `json:"code"`
	Message string `json:"message,omitempty"`
}
