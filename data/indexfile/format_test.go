package indexfile

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/internal/formatpage"
)

var update = flag.Bool("update", false, "write testdata/dump.txt, the dump in FORMAT.md and the files of the present version anew")

// kept is what stands beside a file in testdata/v*: the sizes that a catalog
// would say, and the documents whose terms must be found in it.
type kept struct {
	HeadBytes int64      `json:"head_bytes"`
	Documents []Document `json:"documents"`
}

// oldestRead is the oldest version that this program reads.
const oldestRead = Version

// TestOldFilesCanBeRead opens a file of every version this program reads.
func TestOldFilesCanBeRead(t *testing.T) {
	if *update {
		keep(t, filepath.Join("testdata", fmt.Sprintf("v%d", Version), "all-places.fzi"), smallWithAll())
	}
	for version := oldestRead; version <= Version; version++ {
		files, err := filepath.Glob(filepath.Join("testdata", fmt.Sprintf("v%d", version), "*.fzi"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files of version %d: %v", version, err)
		}
		for _, name := range files {
			t.Run(name, func(t *testing.T) { readOld(t, name) })
		}
	}
}

func readOld(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	expected, err := os.ReadFile(strings.TrimSuffix(name, ".fzi") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var want kept
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Documents) == 0 {
		t.Fatal("no documents are expected of it")
	}
	checkAll(t, open(t, data, want.HeadBytes), want.Documents)
}

func keep(t *testing.T, name string, documents []Document) {
	data, summary := write(t, documents, Options{})
	expected, err := json.MarshalIndent(kept{summary.HeadBytes, documents}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string][]byte{name: data, strings.TrimSuffix(name, ".fzi") + ".json": expected} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// dumped are a few documents with a list in each place.
func dumped() []Document {
	documents := []Document{{
		ID: hashID("0"), Day: "2021-12-28", Title: "黨建引領", Body: "黨建引領，12月建党建",
		Facets: map[facet.Kind][]string{facet.Source: {"邻里报"}, facet.Place: {"江苏省", "江苏省/常州市"}},
	}, {
		ID: hashID("1"), Day: "2021-12-01", Body: "引领" + strings.Repeat(" ha", 50),
		Facets: map[facet.Kind][]string{facet.Source: {"邻里报"}},
	}}
	for i := 2; i < 42; i++ {
		documents = append(documents, Document{ID: hashID(fmt.Sprint(i)), Day: map[bool]string{true: "1949-10-01"}[i < 5], Body: "引领"})
	}
	return documents
}

// TestFormatPage compares what FORMAT.md shows of this package, the layout in
// the package comment and the dump of a small file, with how they are now.
func TestFormatPage(t *testing.T) {
	data, summary := write(t, dumped(), Options{})
	walked := dump(t, open(t, data, summary.HeadBytes), data)
	if *update {
		if err := os.WriteFile("testdata/dump.txt", []byte(walked), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("testdata/dump.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != walked {
		t.Errorf("testdata/dump.txt is not what is written now; run go test -run TestFormatPage -update ./data/indexfile and read the difference:\n%s", walked)
	}
	formatpage.Check(t, "layout:index", formatpage.Layout(t, "layout.go"), *update)
	formatpage.Check(t, "dump:index", "```\n"+walked+"```\n", *update)
}
