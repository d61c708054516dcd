package indexfile

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"sort"
	"strconv"
	"testing"
)

// corpus reads articles of a measuring corpus, newest first, or skips the
// test where the corpora are not beside the project.
func corpus(t testing.TB, name string) []Document {
	file, err := os.Open("../../../shared/corpora/" + name + ".jsonl.gz")
	if err != nil {
		t.Skipf("no corpus to measure on: %v", err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var documents []Document
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var line struct {
			ID                int
			Title, Date, Body string
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		documents = append(documents, Document{ID: hashID(strconv.Itoa(line.ID)), Day: line.Date, Title: line.Title, Body: line.Body})
	}
	sort.SliceStable(documents, func(i, j int) bool { return documents[i].Day > documents[j].Day })
	return documents
}
