// Package topics learns an article's topics: the publisher's, by the keywords of
// their lists, and what the document itself states. It guesses none.
package topics

import (
	"slices"
	"strings"

	"fangzhi/build/internal/extract/fact"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// Topic is a topic and the words that show an article is about it.
type Topic struct {
	Name     string
	Keywords []string
}

// List are topics that are looked for.
type List []topic

// topic is a Topic in folded words, so that a list in one script finds
// articles in both.
type topic struct {
	name     string
	keywords []string
	folded   []string
}

// New makes topics ready to be looked for.
func New(topics []Topic) List {
	folded := make(List, 0, len(topics))
	for _, t := range topics {
		f := topic{name: t.Name}
		for _, keyword := range t.Keywords {
			if key := strings.TrimSpace(token.FoldString(keyword)); key != "" {
				f.keywords = append(f.keywords, keyword)
				f.folded = append(f.folded, key)
			}
		}
		folded = append(folded, f)
	}
	return folded
}

// leastMentions is how often an article must use a topic's words to be about
// it; once is enough in its title.
const leastMentions = 2

// Learn finds an article's topics: by the publisher's keywords, then by what
// the document itself states.
func (l List) Learn(a *article.Article, said fact.Statements, parts []fact.Part) {
	if len(l) > 0 {
		title, body := fact.Folded(parts)
		for _, t := range l {
			if words := t.mentioned(title, body); words != "" {
				a.Topics = append(a.Topics, t.name)
				fact.Note(a, string(facet.Topic), t.name, words, article.Inferred)
			}
		}
	}
	for _, words := range said.Topics {
		words = strings.Join(strings.Fields(words), " ")
		if words == "" || slices.Contains(a.Topics, words) {
			continue
		}
		a.Topics = append(a.Topics, words)
		fact.Note(a, string(facet.Topic), words, words, article.Stated)
	}
}

// mentioned is the keywords that show an article is about a topic, or "".
func (t topic) mentioned(title, body string) string {
	var found []string
	mentions := 0
	inTitle := false
	for i, key := range t.folded {
		n := strings.Count(body, key)
		here := strings.Contains(title, key)
		if n > 0 || here {
			found = append(found, t.keywords[i])
		}
		mentions += n
		inTitle = inTitle || here
	}
	if !inTitle && mentions < leastMentions {
		return ""
	}
	return strings.Join(found, fact.BetweenKeywords)
}
