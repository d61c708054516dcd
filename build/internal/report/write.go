package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// noFiles is how a report's JSON begins that tells of none. No string in it
// can be that: quotation marks in strings are escaped.
const noFiles = `"files": []`

// Write writes the report as JSON; the same report gives the same bytes. It
// goes file by file: JSON of hundreds of thousands at once takes ten times the
// room that they do.
func (r *Report) Write(w io.Writer) error {
	frame := *r
	frame.Files = []File{}
	if frame.Totals.Repairs == nil {
		frame.Totals.Repairs = map[string]int{}
	}
	text, err := indented(frame, "")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	before, behind, _ := bytes.Cut(text, []byte(noFiles))
	out.Write(before) // an error stays until Flush
	if err := writeFiles(out, r.Files); err != nil {
		return err
	}
	out.Write(behind)
	return out.Flush()
}

func writeFiles(out *bufio.Writer, files []File) error {
	if len(files) == 0 {
		out.WriteString(noFiles)
		return nil
	}
	lead := `"files": [`
	for _, f := range files {
		text, err := indented(f, "  ")
		if err != nil {
			return err
		}
		out.WriteString(lead + "\n  ")
		out.Write(bytes.TrimSuffix(text, []byte("\n")))
		lead = ","
	}
	out.WriteString("\n ]")
	return nil
}

// indented is a value as JSON in lines, all but the first of them behind a prefix.
func indented(value any, prefix string) ([]byte, error) {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, " ")
	err := enc.Encode(value)
	return text.Bytes(), err
}
