// Package table writes rows of CSV as RFC 4180 has it, in a form that no
// spreadsheet takes for anything but text.
package table

import (
	"strings"
	"unicode/utf8"
)

// Mark begins a file for programs that else do not see that it is UTF-8:
// Excel.
const Mark = "\ufeff"

// Row writes cells as a line, its end included. A cell that a spreadsheet
// would run as a formula gets an apostrophe before it.
func Row(cells ...string) string {
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(quoted(guarded(cell)))
	}
	b.WriteString("\r\n")
	return b.String()
}

// guarded is a cell that is no formula: = + - @ begin one, also in full
// width, and so does what some programs strip from before them.
func guarded(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) {
		return "'" + cell
	}
	return cell
}

// quoted is a cell in quotation marks where it needs them.
func quoted(cell string) string {
	if !strings.ContainsAny(cell, "\",\r\n") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
