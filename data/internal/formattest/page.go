// Package formattest is what the tests of the formats share: FORMAT.md and the
// dumps tell how a file is written now, and a file of every version that is
// read is kept and read. With -update they are written anew.
package formattest

import (
	"go/doc/comment"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// page is where FORMAT.md stands, seen from a package of a format.
const page = "../FORMAT.md"

// Check compares what stands between the marks of a name with want, or, when
// update is set, writes it there.
func Check(t *testing.T, name, want string, update bool) {
	t.Helper()
	text := read(t, page)
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	before, rest, ok := strings.Cut(string(text), begin)
	shown, after, closed := strings.Cut(rest, end)
	switch {
	case !ok || !closed:
		t.Errorf("%s lacks the marks of %s", page, name)
	case shown == want:
	case update:
		write(t, page, []byte(before+begin+want+end+after))
	default:
		t.Errorf("%s does not show %s as it is now; run go test ./data/indexfile ./data/bundlefile -update and read the difference", page, name)
	}
}

// Dump compares testdata/dump.txt, and FORMAT.md between the marks of
// dump:format, with a small file explained byte by byte.
func Dump(t *testing.T, format, dump string, update bool) {
	t.Helper()
	const name = "testdata/dump.txt"
	if update {
		write(t, name, []byte(dump))
	}
	if shown := read(t, name); string(shown) != dump {
		t.Errorf("%s is not what is written now; run go test ./data/indexfile ./data/bundlefile -update and read the difference:\n%s", name, dump)
	}
	Check(t, "dump:"+format, "```\n"+dump+"```\n", update)
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
