// Package messages holds every word the interface says, in its three
// languages side by side, and how the interface writes numbers and dates.
// The builder takes the shell page's few words from it too.
package messages

import (
	"strconv"
	"strings"
)

// Language is a language of the interface, as it stands in a lang attribute.
type Language string

// The languages, in the order they are offered.
const (
	Simplified  Language = "zh-Hans"
	Traditional Language = "zh-Hant"
	English     Language = "en"
)

// Languages lists every language in the catalogue's order.
var Languages = []Language{Simplified, Traditional, English}

// Parse reads a language's name; ok is false for one the interface does not
// speak.
func Parse(name string) (lang Language, ok bool) {
	for _, l := range Languages {
		if string(l) == name {
			return l, true
		}
	}
	return English, false
}

// Choose gives the language to speak: the one remembered, else the archive's
// own, else the first of the reader's that the interface speaks. Chinese it
// speaks in the reader's script.
func Choose(remembered, archive string, wanted []string) Language {
	if lang, ok := Parse(remembered); ok {
		return lang
	}
	if lang, ok := Parse(archive); ok {
		for _, name := range wanted {
			if script, ok := match(strings.ToLower(name)); ok && lang != English && script != English {
				return script
			}
		}
		return lang
	}
	for _, name := range wanted {
		if lang, ok := match(strings.ToLower(name)); ok {
			return lang
		}
	}
	return English
}

// match finds the language of a lower-case browser tag such as zh-tw.
func match(tag string) (Language, bool) {
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "en":
		return English, true
	case "zh", "yue":
		if strings.Contains(tag, "hans") {
			return Simplified, true
		}
		for _, mark := range []string{"hant", "-tw", "-hk", "-mo"} {
			if strings.Contains(tag, mark) {
				return Traditional, true
			}
		}
		return Simplified, true
	}
	return English, false
}

// Name is the language's name in itself.
func (l Language) Name() string { return l.Text("language.name") }

// column is the language's place in the catalogue.
func (l Language) column() int {
	switch l {
	case Simplified:
		return 0
	case Traditional:
		return 1
	}
	return 2
}

// Has tells whether the catalogue holds a key.
func Has(key string) bool {
	_, ok := catalogue[key]
	return ok
}

// Text is a message with {0}, {1} … replaced by values. An unknown key is
// shown as it is, so that a missing message is seen and not guessed.
func (l Language) Text(key string, values ...string) string {
	words, ok := catalogue[key]
	if !ok {
		return key
	}
	text := words[l.column()]
	for i, value := range values {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", value)
	}
	return text
}

// Count is a message about n things: "{n}" stands for the number, and a "|"
// parts the words for one from the words for any other number. {0}, {1} … are
// values, as in Text.
func (l Language) Count(key string, n int, values ...string) string {
	text := l.Text(key, values...)
	if one, many, ok := strings.Cut(text, "|"); ok {
		text = many
		if n == 1 {
			text = one
		}
	}
	return strings.ReplaceAll(text, "{n}", l.Number(int64(n)))
}

// Keys lists the catalogue's keys, in no order.
func Keys() []string {
	keys := make([]string, 0, len(catalogue))
	for key := range catalogue {
		keys = append(keys, key)
	}
	return keys
}
