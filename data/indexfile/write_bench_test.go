//go:build unix

package indexfile

import (
	"os"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
)

// cpuSeconds is the time that this process has computed.
func cpuSeconds() float64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

// BenchmarkWrite measures the writer. peak-MB is the memory that the Go
// runtime took from the system beyond what the corpus takes, at the garbage
// collector's usual settings.
func BenchmarkWrite(b *testing.B) {
	for _, name := range []string{"news-1k", "news-10k", "laws-1k"} {
		b.Run(name, func(b *testing.B) {
			documents := measured(b, name)
			text := 0
			for _, d := range documents {
				text += len(d.Title) + len(d.Body)
			}
			b.ReportAllocs()
			debug.FreeOSMemory()
			before, cpu, n := heldBytes(), cpuSeconds(), 0
			for b.Loop() {
				w := NewWriter(b.TempDir(), Options{})
				for _, d := range documents {
					if err := w.Add(d); err != nil {
						b.Fatal(err)
					}
				}
				out, err := os.Create(b.TempDir() + "/index")
				if err != nil {
					b.Fatal(err)
				}
				summary, err := w.Finish(out)
				if err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
				out.Close()
				b.ReportMetric(float64(summary.Bytes)/float64(text), "index/text")
				b.ReportMetric(float64(summary.HeadBytes), "head-B")
				for s, size := range w.head.sections {
					b.ReportMetric(float64(size.bytes), Section(s).String()+"-B")
				}
				b.ReportMetric(float64(len(w.runs)), "spills")
				n++
			}
			b.ReportMetric((cpuSeconds()-cpu)/float64(n), "cpu-s")
			b.ReportMetric(float64(heldBytes()-before)/1e6, "peak-MB")
		})
	}
}

func heldBytes() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys - m.HeapReleased)
}
