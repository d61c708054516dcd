package extract

import (
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// topic is a Topic in folded words, so that a list in one script finds
// articles in both.
type topic struct {
	name     string
	keywords []string
	folded   []string
}

func foldTopics(topics []Topic) []topic {
	folded := make([]topic, 0, len(topics))
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

// about finds an article's topics: by the publisher's keywords, then by what
// the document itself states.
func (e *Extractor) about(a *article.Article, said Statements, parts []part) {
	if len(e.topics) > 0 {
		title, body := folded(parts)
		for _, t := range e.topics {
			if words := t.mentioned(title, body); words != "" {
				a.Topics = append(a.Topics, t.name)
				note(a, string(facet.Topic), t.name, words, article.Inferred)
			}
		}
	}
	for _, words := range said.Topics {
		words = strings.Join(strings.Fields(words), " ")
		if words == "" || has(a.Topics, words) {
			continue
		}
		a.Topics = append(a.Topics, words)
		note(a, string(facet.Topic), words, words, article.Stated)
	}
}

// folded is an article's title and body as search compares them.
func folded(parts []part) (title, body string) {
	var text strings.Builder
	for _, p := range parts[1:] {
		for _, r := range p.folded.Runes {
			text.WriteRune(r)
		}
		text.WriteByte('\n')
	}
	return string(parts[0].folded.Runes), text.String()
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
	return strings.Join(found, betweenKeywords)
}

// betweenKeywords parts the keywords in the evidence of a topic.
const betweenKeywords = "、"

func has(list []string, value string) bool {
	for _, v := range list {
		if v == value {
			return true
		}
	}
	return false
}
