package bundlefile

import (
	"slices"

	"fangzhi/data/article"
	"fangzhi/data/bundlefile/coding"
)

// How much is looked at to train.
const (
	sampleUnits     = 1 << 20 // of all articles together
	sampleOfArticle = 1 << 14
)

// Train learns a model from articles like those the bundle will hold; a few
// thousand, evenly taken, are enough. The same sample gives the same model.
// Without a sample the model is of use all the same, but saves little.
func Train(sample []*article.Article) *coding.Model { return coding.Learn(sampleBodies(sample)) }

// sampleBodies writes articles as units: all of them, or as many as hold about
// sampleUnits, evenly taken.
func sampleBodies(sample []*article.Article) [][]coding.Unit {
	var w bodyWriter
	body := func(a *article.Article) []coding.Unit {
		w.body, w.ids = w.body[:0], w.ids[:0]
		w.article(a)
		return w.body[:min(len(w.body), sampleOfArticle)]
	}
	total := 0
	for _, a := range sample {
		total += len(body(a))
	}
	var bodies [][]coding.Unit
	seen, taken := 0, 0
	for _, a := range sample {
		units := body(a)
		seen += len(units)
		if taken*total <= seen*sampleUnits {
			bodies = append(bodies, slices.Clone(units))
			taken += len(units)
		}
	}
	return bodies
}
