package pipeline

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateMirrors = flag.Bool("update-mirrors", false, "write testdata/mirrors.want anew; read it")

// TestMirrors: more pages of the kinds of the founding five, written for the
// test about other towns with other junk (and clean ones that look like them).
// testdata/mirrors.want holds what a reader must see of each, read by hand.
func TestMirrors(t *testing.T) {
	b := run(t, Options{Sources: []string{filepath.FromSlash("testdata/mirrors")}})
	var out strings.Builder
	for _, a := range b.articles {
		out.WriteString("== " + a.Origin.Path + " | " + a.Title + " | " + date(a) + " | " + a.Source + " | " + a.Rights + "\n")
		for _, block := range a.Blocks {
			out.WriteString(block.Text + "\n")
		}
	}
	name := filepath.FromSlash("testdata/mirrors.want")
	if *updateMirrors {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, wanted := strings.Split(out.String(), "\n"), strings.Split(string(want), "\n")
	for i := 0; i < max(len(got), len(wanted)); i++ {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(wanted) {
			w = wanted[i]
		}
		if g != w {
			t.Fatalf("line %d reads\n%s\nwant\n%s", i+1, g, w)
		}
	}
}
