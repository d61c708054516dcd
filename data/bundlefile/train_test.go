package bundlefile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// alike are articles that repeat a sentence among much that is not repeated.
func alike(n int) (sample []*article.Article) {
	for i := range n {
		a := bare(article.ID("", "", fmt.Sprint(i)))
		a.Title = string(rune('一' + i))
		a.Blocks = []article.Block{{Kind: article.Paragraph, Text: string(rune('乙'+3*i)) + "社区网格员走访居民" + string(rune('丁'+5*i))}}
		sample = append(sample, a)
	}
	return sample
}

func TestTrainFindsPhrases(t *testing.T) {
	m := Train(alike(50))
	var phrases []string
	for n := range m.Ends {
		phrases = append(phrases, coding.Show(m.Phrase(n)))
	}
	if !slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(p, "社区网格员走访居民") }) {
		t.Errorf("the sentence is in no phrase of %q", phrases)
	}
	for n := 1; n < len(m.Ends); n++ {
		if slices.Compare(m.Phrase(n-1), m.Phrase(n)) >= 0 {
			t.Errorf("phrases do not go up: %q", phrases)
		}
	}
}

func TestTrainingPays(t *testing.T) {
	var entries []entryOf
	sample := alike(200)
	for _, a := range sample {
		entries = append(entries, entryOf{a, ""})
	}
	trained, _ := writtenWith(t, Train(sample), entries)
	untrained, _ := writtenWith(t, Train(nil), entries)
	if len(trained) > len(untrained)/2 {
		t.Errorf("%d bytes trained, %d untrained", len(trained), len(untrained))
	}
}

// TestModelNeverCostsMuch: what is used too little to pay is not learned.
func TestModelNeverCostsMuch(t *testing.T) {
	for _, n := range []int{1, 2, 5} {
		plain, err := Train(alike(n)).Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(plain) > 200 {
			t.Errorf("a model of %d articles takes %d bytes", n, len(plain))
		}
	}
}

func TestSampleIsBounded(t *testing.T) {
	long := bare("long")
	long.Blocks = []article.Block{{Text: strings.Repeat("一二三四五六七八九十", sampleOfArticle)}}
	sample := slices.Repeat([]*article.Article{long}, 200)
	total := 0
	for _, body := range sampleBodies(sample) {
		total += len(body)
	}
	if total < sampleUnits-sampleOfArticle || total > sampleUnits+sampleOfArticle {
		t.Errorf("%d units are looked at, want about %d", total, sampleUnits)
	}
	few := sampleBodies(alike(3))
	if len(few) != 3 {
		t.Errorf("%d of 3 short articles are looked at", len(few))
	}
}

func TestModelsReadBack(t *testing.T) {
	for _, m := range []*coding.Model{Train(nil), trained(), Train(alike(300))} {
		stored, err := m.Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := coding.ReadModel(stored)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got.Plain(), m.Plain()) {
			t.Error("a model comes back different")
		}
		if _, err := coding.ReadModel(stored[:len(stored)-1]); err == nil {
			t.Error("a model cut short is read")
		}
		if _, err := coding.ReadModel(append(stored, 0)); err == nil {
			t.Error("a model with a byte too many is read")
		}
	}
}
