package pipeline

import (
	"slices"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// writing decides in which script the archive's facet values are shown. An
// article keeps its own; a value that articles of both scripts have is shown
// in one: in Simplified, but in Traditional where most articles are in that
// and one of them writes it so. Level by level, so that places stand under
// each other.
type writing struct {
	simplified, traditional int               // articles
	writings                map[string]string // Traditional ones, by key
}

// names is what the first pass learns of an article for this.
type names struct {
	script      article.Script
	traditional []string // names in its values, and its terms, that Simplified writes otherwise
}

func namesOf(item *spooled) names {
	n := names{script: item.Article.Script}
	if n.script == article.Simplified {
		return n
	}
	add := func(name string) {
		if token.Simplified(name) != name && !slices.Contains(n.traditional, name) {
			n.traditional = append(n.traditional, name)
		}
	}
	for _, kind := range shownKinds {
		for _, value := range facet.Values(item.Article, kind) {
			for _, name := range strings.Split(value, facet.PlaceSeparator) {
				add(name)
			}
		}
	}
	for _, term := range item.Terms {
		add(term.Text)
	}
	return n
}

// shownKinds are the kinds whose values are names.
var shownKinds = []facet.Kind{facet.Source, facet.Place, facet.Topic, facet.Person, facet.Phrase}

// note learns from an article of the first pass.
func (w *writing) note(n names) {
	switch n.script {
	case article.Simplified:
		w.simplified++
	case article.Traditional:
		w.traditional++
	}
	for _, name := range n.traditional {
		if w.writings == nil {
			w.writings = map[string]string{}
		}
		if key := facet.Key(facet.Place, name); w.writings[key] == "" {
			w.writings[key] = name
		}
	}
}

func (w *writing) allShown(kind facet.Kind, values []string) []string {
	if !slices.Contains(shownKinds, kind) {
		return values
	}
	shown := make([]string, len(values))
	for i, value := range values {
		shown[i] = w.shown(value)
	}
	return shown
}

// shown is how a value is shown.
func (w *writing) shown(value string) string {
	if w.traditional <= w.simplified {
		return token.Simplified(value)
	}
	levels := strings.Split(value, facet.PlaceSeparator)
	for i, name := range levels {
		if written, ok := w.writings[facet.Key(facet.Place, name)]; ok {
			levels[i] = written
		}
	}
	return strings.Join(levels, facet.PlaceSeparator)
}
