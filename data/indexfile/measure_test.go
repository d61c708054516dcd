package indexfile

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"sort"
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
		documents = append(documents, Document{ID: string(rune('a'+line.ID%26)) + "x" + string(rune('a'+line.ID/26%26)) + string(rune('a'+line.ID/676)), Day: line.Date, Title: line.Title, Body: line.Body})
	}
	sort.SliceStable(documents, func(i, j int) bool { return documents[i].Day > documents[j].Day })
	return documents
}

func BenchmarkWrite(b *testing.B) {
	for _, name := range []string{"news-1k", "news-10k", "laws-1k"} {
		b.Run(name, func(b *testing.B) {
			documents := corpus(b, name)
			text := 0
			for _, d := range documents {
				text += len(d.Title) + len(d.Body)
			}
			for b.Loop() {
				w := NewWriter(b.TempDir(), Options{})
				for _, d := range documents {
					if err := w.Add(d); err != nil {
						b.Fatal(err)
					}
				}
				var out bytes.Buffer
				summary, err := w.Finish(&out)
				if err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(summary.Bytes)/float64(text), "index/text")
				b.ReportMetric(float64(summary.HeadBytes), "head-B")
				for s, size := range w.head.sections {
					b.ReportMetric(float64(size.bytes), Section(s).String()+"-B")
				}
			}
		})
	}
}
