package browser_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"fangzhi/build/internal/serve"
)

// sample is the folder of sources that most tests read.
var sample = filepath.Join("..", "..", "data", "samples", "community")

// sampleSite is the site of the sample, made once for all tests, which must
// not change it.
func sampleSite(t testing.TB) string {
	t.Helper()
	site := filepath.Join(scratch, "sample")
	madeSample.Do(func() { buildSite(t, site, sample) })
	if _, err := os.Stat(filepath.Join(site, "index.html")); err != nil {
		t.Fatalf("the sample site was not made: %v", err)
	}
	return site
}

var madeSample sync.Once

// atSample is a reader who comes to the sample archive for the first time, and
// the folder it lies in.
func atSample(t *testing.T) (p *tab, site string) {
	t.Helper()
	site = sampleSite(t)
	return newVisitor(t, hostSite(t, site, serve.Options{})), site
}

// buildSite runs fangzhi build.
func buildSite(t testing.TB, site string, sources ...string) {
	t.Helper()
	fangzhi(t, append(append([]string{"build"}, sources...), "-o", site)...)
}

// fangzhi runs the program and gives what it prints.
func fangzhi(t testing.TB, args ...string) []byte {
	t.Helper()
	command := exec.Command(program(t), args...)
	var out, errs bytes.Buffer
	command.Stdout, command.Stderr = &out, &errs
	if err := command.Run(); err != nil {
		t.Fatalf("fangzhi %q: %v\n%s", args, err, errs.Bytes())
	}
	return out.Bytes()
}

// found is what fangzhi search --json prints, as far as tests need it.
type found struct {
	Total int
	Hits  []struct{ ID, Title, Snippet, Script string }
	// Facets is the counts by value, by kind.
	Facets map[string][]struct {
		Value string
		Count int
	}
}

// search asks the program, which knows no browser.
func search(t testing.TB, site, query string, args ...string) found {
	t.Helper()
	var f found
	out := fangzhi(t, append([]string{"search", site, query, "--json", "--limit", "100"}, args...)...)
	if err := json.Unmarshal(out, &f); err != nil {
		t.Fatalf("fangzhi search %s: %v", query, err)
	}
	return f
}

func (f found) titles() []string {
	list := []string{}
	for _, hit := range f.Hits {
		list = append(list, hit.Title)
	}
	return list
}

// shown is what fangzhi show --json prints, as far as tests need it.
type shown struct {
	ID, Title, Source string
	Blocks            []struct{ Kind, Text string }
	Repairs           []struct {
		Rule, Before, After string
		Block, Offset       int
	}
}

func show(t testing.TB, site, id string) shown {
	t.Helper()
	var s shown
	if err := json.Unmarshal(fangzhi(t, "show", site, id, "--json"), &s); err != nil {
		t.Fatalf("fangzhi show %s: %v", id, err)
	}
	return s
}

// catalogOf reads a site's catalog as plain values.
func catalogOf(t testing.TB, site string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site, "catalog.json"))
	if err != nil {
		t.Fatal(err)
	}
	var catalog map[string]any
	if err := json.Unmarshal(data, &catalog); err != nil {
		t.Fatalf("%s: %v", site, err)
	}
	return catalog
}

// segmentsOf are the file names of the segments, index before bundle.
func segmentsOf(t testing.TB, site string) [][2]string {
	t.Helper()
	var list [][2]string
	for _, s := range catalogOf(t, site)["segments"].([]any) {
		name := func(kind string) string { return s.(map[string]any)[kind].(map[string]any)["name"].(string) }
		list = append(list, [2]string{name("index"), name("bundle")})
	}
	return list
}

// joinSites moves the segments of another site into a site: the catalog alone
// joins them, so that is all that changes.
func joinSites(t testing.TB, site, other string) {
	t.Helper()
	mine, theirs := catalogOf(t, site), catalogOf(t, other)
	mine["segments"] = append(mine["segments"].([]any), theirs["segments"].([]any)...)
	mine["articles"] = mine["articles"].(float64) + theirs["articles"].(float64)
	for _, segment := range segmentsOf(t, other) {
		for _, name := range segment {
			if err := os.Rename(filepath.Join(other, name), filepath.Join(site, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	data, err := json.Marshal(mine)
	if err == nil {
		err = os.WriteFile(filepath.Join(site, "catalog.json"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// sources copies some files of the sample into a folder of their own.
func sources(t testing.TB, names ...string) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range names {
		matches, err := filepath.Glob(filepath.Join(sample, name))
		if err != nil || len(matches) != 1 {
			t.Fatalf("%s names %d files of the sample, not 1", name, len(matches))
		}
		data, err := os.ReadFile(matches[0])
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, filepath.Base(matches[0])), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
