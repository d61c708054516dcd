package indexfile

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/internal/formattest"
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
		documents := smallWithAll()
		data, summary := write(t, documents, Options{})
		formattest.Keep(t, Version, "all-places.fzi", data, kept{summary.HeadBytes, documents})
	}
	formattest.EachKept(t, ".fzi", oldestRead, Version, func(t *testing.T, data []byte, want kept) {
		if len(want.Documents) == 0 {
			t.Fatal("no documents are expected of it")
		}
		checkAll(t, open(t, data, want.HeadBytes), want.Documents)
	})
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
	formattest.Dump(t, "index", dump(t, open(t, data, summary.HeadBytes), data), *update)
	formattest.Check(t, "layout:index", formattest.Layout(t, "doc.go"), *update)
}
