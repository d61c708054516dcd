// Package formatpage keeps data/FORMAT.md true: the tests of the formats
// compare with it, or write into it, what their packages say of themselves.
package formatpage

import (
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// page is where FORMAT.md stands, seen from a package of a format.
const page = "../FORMAT.md"

// Check compares what stands between the marks of a name with want, or, when
// update is set, writes it there.
func Check(t *testing.T, name, want string, update bool) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, ok := strings.Cut(string(text), begin)
	shown, after, closed := strings.Cut(rest, end)
	switch {
	case !ok || !closed:
		t.Errorf("%s lacks the marks of %s", page, name)
	case shown == want:
	case update:
		if err := os.WriteFile(page, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not show %s as it is now; run go test ./data/indexfile ./data/bundlefile -update and read the difference", page, name)
	}
}

// Layout is the package comment in a Go file, as Markdown.
func Layout(t *testing.T, goFile string) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), goFile, nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	var doc comment.Parser
	printer := comment.Printer{HeadingLevel: 3, HeadingID: func(*comment.Heading) string { return "" }}
	return string(printer.Markdown(doc.Parse(file.Doc.Text())))
}
