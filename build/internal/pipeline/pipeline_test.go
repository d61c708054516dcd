package pipeline

import (
	"context"
	"os"
	"reflect"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"
)

func TestNewestFirst(t *testing.T) {
	lines := []string{
		`{"title":"甲","body":"x"}`,
		`{"title":"乙","date":"2021-03-05","body":"x"}`,
		`{"title":"丙","date":"2021-03-05T23:30:00+08:00","body":"x"}`,
		`{"title":"丁","date":"2021-03-05T15:31:00Z","body":"x"}`,
		`{"title":"戊","date":"2022-01-01","body":"x"}`,
		`{"title":"己","date":"1949-10-01","body":"x"}`,
		`{"title":"庚","body":"x"}`,
	}
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": strings.Join(lines, "\n")})}})
	var got []string
	for _, a := range b.articles {
		got = append(got, a.Title)
	}
	if want := "戊丁丙乙己甲庚"; strings.Join(got, "") != want {
		t.Errorf("order %s, want %s", strings.Join(got, ""), want)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	dir := folder(t, map[string]string{"a/many.jsonl": many(3000), "b.txt": "河边修了新路\n" + prose, "c.md": "# 题\n\n" + prose, "d.jsonl": many(500)})
	one := run(t, Options{Sources: []string{dir}, Workers: 1})
	for _, workers := range []int{2, 7} {
		other := run(t, Options{Sources: []string{dir}, Workers: workers})
		if !reflect.DeepEqual(one.sums, other.sums) || !reflect.DeepEqual(one.Report, other.Report) || !reflect.DeepEqual(one.Newest, other.Newest) {
			t.Errorf("%d workers made other bytes", workers)
		}
	}
}

func TestSegmentsAreSlices(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": many(1000)})
	whole := run(t, Options{Sources: []string{dir}})
	cut := run(t, Options{Sources: []string{dir}, MaxArticlesPerSegment: 300})
	if len(whole.Segments) != 1 || len(cut.Segments) != 4 || cut.Segments[3].Articles != 100 {
		t.Fatalf("%d and %d segments", len(whole.Segments), len(cut.Segments))
	}
	if !reflect.DeepEqual(whole.articles, cut.articles) {
		t.Error("the segments together do not hold what one does, in its order")
	}
}

func TestConfiguration(t *testing.T) {
	dir := folder(t, map[string]string{
		"archive.toml": "time_zone = \"UTC\"\n[topics]\n\"修路\" = [\"石板路\"]\n[fields]\ntitle = \"bt\"\nbody = \"nr\"\n[repairs]\nentities = false\n",
		"a.jsonl":      `{"bt":"石板路","nr":"甲&amp;amp;乙","date":"2021-03-05T23:30:00-02:00"}`,
	})
	b := run(t, Options{Sources: []string{dir}})
	a := b.titled(t, "石板路")
	if *a.Date != "2021-03-06T01:30:00Z" || !reflect.DeepEqual(a.Topics, []string{"修路"}) || a.Text() != "甲&amp;amp;乙" {
		t.Errorf("got %s %v %s", *a.Date, a.Topics, a.Text())
	}
	c := config.Default([]string{dir})
	c.RepairsOff = map[string]bool{"no-such-rule": true}
	if _, err := Run(context.Background(), Options{Sources: []string{dir}, Config: c, TempDir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "no-such-rule") {
		t.Errorf("a rule there is not: %v", err)
	}
}

func TestNothingToRead(t *testing.T) {
	b := run(t, Options{Sources: []string{t.TempDir()}})
	if b.Articles != 0 || len(b.Segments) != 1 || b.FirstDay != "" {
		t.Errorf("got %+v", b.Result)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	dir := t.TempDir()
	_, err := Run(ctx, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": many(5000)})}, TempDir: dir,
		Progress: func(p Progress) {
			if p.Stage == Indexing {
				cancel()
			}
		}})
	if err == nil {
		t.Error("a cancelled build succeeded")
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// TestTheIndexIsOfTheSameArticles: document n of the index is article n of the bundle.
func TestTheIndexIsOfTheSameArticles(t *testing.T) {
	ctx := context.Background()
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": many(300)})}})
	data, err := os.ReadFile(b.Segments[0].Index.Path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := indexfile.Open(ctx, &ranges.Memory{Label: "index", Data: data}, int64(len(data)), b.Segments[0].Index.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	if r.DocCount() != len(b.articles) {
		t.Fatalf("%d documents, %d articles", r.DocCount(), len(b.articles))
	}
	for doc, a := range b.articles {
		if day, ok := r.DayOf(doc); !ok || day.Text() != a.Day() {
			t.Errorf("document %d is of %v, its article of %s", doc, day, a.Day())
		}
	}
}
