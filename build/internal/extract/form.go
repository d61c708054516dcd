package extract

import (
	"regexp"
	"strings"
)

// form is an expression that is tried only on text that holds one of some
// words: most text does not, and looking for words is fast.
type form struct {
	*regexp.Regexp
	words []string
}

func newForm(expression string, words ...string) form {
	return form{regexp.MustCompile(expression), words}
}

// may tells that the expression can match.
func (f form) may(text string) bool { return holdsOne(text, f.words...) }

func holdsOne(text string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// in is the first match in a text with its groups, or nil.
func (f form) in(text string) []string {
	if !f.may(text) {
		return nil
	}
	return f.FindStringSubmatch(text)
}

// is tells that the expression matches.
func (f form) is(text string) bool { return f.may(text) && f.MatchString(text) }
