// Package judged measures how well results are ordered, by queries and what
// readers who saw the articles think of them. It holds no text: an article is
// known by a hash of its title and date.
package judged

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Query is a query and the grades of articles by their Key: 3 is about it, 2
// has a part about it, 1 mentions it. What has none is not worth finding.
type Query struct {
	Text   string
	Grades map[string]int
}

// Key names an article by its title and its date as a hit has them; a date of
// nil is none.
func Key(title string, date *string) string {
	named := title + "|"
	if date != nil {
		named += *date
	}
	sum := sha256.Sum256([]byte(named))
	return hex.EncodeToString(sum[:4])
}

// Read reads queries from a file: on each line one, a tab, and its articles
// with their grades.
func Read(t *testing.T, file string) []Query {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []Query
	for line := range strings.Lines(string(data)) {
		text, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
		q := Query{text, map[string]int{}}
		for _, grade := range strings.Fields(rest) {
			key, n, _ := strings.Cut(grade, ":")
			if q.Grades[key], err = strconv.Atoi(n); err != nil {
				t.Fatalf("%s: %s: %v", file, text, err)
			}
		}
		all = append(all, q)
	}
	return all
}

// Quality is how well results are ordered, each from 0 to 1.
type Quality struct{ Recall1, Recall5, MRR, NDCG float64 }

func (q Quality) String() string {
	return fmt.Sprintf("recall@1 %.3f, recall@5 %.3f, MRR %.3f, nDCG@10 %.3f", q.Recall1, q.Recall5, q.MRR, q.NDCG)
}

// Below tells whether any measure is below a floor's.
func (q Quality) Below(floor Quality) bool {
	return q.Recall1 < floor.Recall1 || q.Recall5 < floor.Recall5 || q.MRR < floor.MRR || q.NDCG < floor.NDCG
}

// Judge measures results, the best first, by their keys: recall and the first
// right answer by the articles of the highest grade that the query has.
func (q Query) Judge(keys []string) (found Quality) {
	var ideal []int
	for _, grade := range q.Grades {
		ideal = append(ideal, grade)
	}
	slices.Sort(ideal)
	slices.Reverse(ideal)
	if len(ideal) == 0 {
		return found
	}
	best, count := ideal[0], 0
	whole := 0.0
	for place, grade := range ideal {
		if grade == best {
			count++
		}
		if place < 10 {
			whole += gain(grade, place)
		}
	}
	for place, key := range keys[:min(len(keys), 10)] {
		grade := q.Grades[key]
		found.NDCG += gain(grade, place) / whole
		if grade < best {
			continue
		}
		if found.MRR == 0 {
			found.MRR = 1 / float64(place+1)
		}
		if place == 0 {
			found.Recall1 = 1 // of the one place there is
		}
		if place < 5 {
			found.Recall5 += 1 / float64(min(count, 5))
		}
	}
	return found
}

func gain(grade, place int) float64 {
	return (math.Pow(2, float64(grade)) - 1) / math.Log2(float64(place+2))
}

// Mean is the mean quality of what search gives, by keys, for the queries.
func Mean(queries []Query, search func(query string) (keys []string)) (sum Quality) {
	n := float64(len(queries))
	for _, q := range queries {
		f := q.Judge(search(q.Text))
		sum = Quality{sum.Recall1 + f.Recall1/n, sum.Recall5 + f.Recall5/n, sum.MRR + f.MRR/n, sum.NDCG + f.NDCG/n}
	}
	return sum
}
