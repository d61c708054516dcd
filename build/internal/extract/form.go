package extract

import "fangzhi/build/internal/expression"

// form is an expression that is tried only on text that holds one of some
// words: most text does not, and looking for words is fast.
type form struct {
	*expression.Expression
	words expression.Words
}

func newForm(of string, words ...string) form {
	return form{expression.Compile(of), expression.NewWords(words...)}
}

// may tells that the expression can match. Its own words are few, and looked for first.
func (f form) may(text string) bool { return f.words.In(text) && f.May(text) }

// in is the first match in a text with its groups, or nil.
func (f form) in(text string) []string {
	if !f.may(text) {
		return nil
	}
	return f.Regexp().FindStringSubmatch(text)
}

// is tells that the expression matches.
func (f form) is(text string) bool { return f.words.In(text) && f.MatchString(text) }
