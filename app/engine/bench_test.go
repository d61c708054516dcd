package engine

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// BenchmarkQuery measures, by query length, what a cold query reads and what
// a warm one takes. Bytes, reads and rounds are exact.
func BenchmarkQuery(b *testing.B) {
	articles := measured(b, "news-10k")
	made := site(b, articles, 1)
	random := rand.New(rand.NewSource(7))
	for _, runes := range []int{1, 2, 3, 4, 6, 8} {
		queries := drawn(random, articles, runes, 60, false)
		b.Run(fmt.Sprintf("runes=%d", runes), func(b *testing.B) {
			var bytes, reads, rounds []int64
			for _, query := range queries {
				cold := open(b, made)
				result, err := cold.Search(context.Background(), Request{Query: query, Counts: true})
				if err != nil {
					b.Fatal(err)
				}
				bytes, reads, rounds = append(bytes, result.BytesRead), append(reads, int64(result.Reads)), append(rounds, int64(result.Rounds))
			}
			warm := open(b, made)
			at := 0
			for b.Loop() {
				if _, err := warm.Search(context.Background(), Request{Query: queries[at%len(queries)], Counts: true}); err != nil {
					b.Fatal(err)
				}
				at++
			}
			for name, sample := range map[string][]int64{"bytes": bytes, "reads": reads, "rounds": rounds} {
				slices.Sort(sample)
				b.ReportMetric(float64(sample[len(sample)/2]), name+"-p50")
				b.ReportMetric(float64(sample[len(sample)*95/100]), name+"-p95")
			}
		})
	}
	warm := open(b, made)
	b.Logf("opening reads %d bytes in %d reads", warm.Info().OpenBytes, warm.Info().OpenReads)
}
