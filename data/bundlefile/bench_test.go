package bundlefile

import (
	"bytes"
	"compress/gzip"
	"context"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

var corpora = []string{"news-10k", "laws-1k"}

// trainedOn is how many articles the builder trains on.
const trainedOn = 2000

// BenchmarkBundle trains and writes; it reports what the bundle takes, whole
// and by section, beside gzip -9 of all titles and texts in one stream.
func BenchmarkBundle(b *testing.B) {
	for _, name := range corpora {
		b.Run(name, func(b *testing.B) {
			all := measured(b, name)
			var s Summary
			for b.Loop() {
				_, s = writtenWith(b, Train(sampled(all, trainedOn)), withoutRaws(all))
			}
			zipped := gzipped(b, all)
			b.ReportMetric(float64(s.Bytes)/float64(zipped), "of-gzip")
			b.ReportMetric(float64(zipped), "gzip-bytes")
			b.ReportMetric(float64(s.Bytes), "bytes")
			b.ReportMetric(float64(s.HeadBytes), "head-bytes")
			b.ReportMetric(float64(s.ModelBytes), "model-bytes")
			b.ReportMetric(float64(s.DirectoryBytes)/float64(s.Articles), "directory-bytes/article")
			b.ReportMetric(float64(s.RecordBytes)/float64(s.Articles), "record-bytes/article")
		})
	}
}

func BenchmarkTrain(b *testing.B) {
	for _, name := range corpora {
		b.Run(name, func(b *testing.B) {
			sample := sampled(measured(b, name), trainedOn)
			b.ReportAllocs()
			for b.Loop() {
				Train(sample)
			}
		})
	}
}

// BenchmarkPack packs bodies, as units, with a model learned from them.
func BenchmarkPack(b *testing.B) {
	for _, name := range corpora {
		b.Run(name, func(b *testing.B) {
			bodies := sampleBodies(sampled(measured(b, name), trainedOn))
			m := coding.Learn(bodies)
			p := coding.NewPacker(m, coding.NewSymbolTrie(m))
			var packed []byte
			units := 0
			for b.Loop() {
				units = 0
				for _, body := range bodies {
					packed = p.Pack(packed[:0], body)
					units += len(body)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*units), "ns/unit")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	data, s := benched(b, "news-10k")
	b.ReportAllocs()
	for b.Loop() {
		opened(b, data, s.HeadBytes)
	}
}

// BenchmarkRead reads ten articles far from each other, as for a page of results.
func BenchmarkRead(b *testing.B) {
	data, s := benched(b, "news-10k")
	r := opened(b, data, s.HeadBytes)
	docs := make([]int, 10)
	for i := range docs {
		docs[i] = i * 997 % r.Articles()
	}
	b.ReportAllocs()
	for b.Loop() {
		_, errs := r.Read(context.Background(), docs)
		for _, err := range errs {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(docs)), "ns/article")
}

func BenchmarkVerify(b *testing.B) {
	data, s := benched(b, "news-10k")
	r := opened(b, data, s.HeadBytes)
	for b.Loop() {
		if problems := r.Verify(context.Background()); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func benched(b *testing.B, name string) ([]byte, Summary) {
	all := measured(b, name)
	return writtenWith(b, Train(sampled(all, trainedOn)), withoutRaws(all))
}

func withoutRaws(all []*article.Article) []entryOf {
	entries := make([]entryOf, len(all))
	for i, a := range all {
		entries[i] = entryOf{a, ""}
	}
	return entries
}

// gzipped is what the whole text takes in one stream of gzip -9.
func gzipped(b *testing.B, all []*article.Article) int {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range all {
		if _, err := w.Write([]byte(strings.Join([]string{a.Title, a.Text(), ""}, "\n"))); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}
