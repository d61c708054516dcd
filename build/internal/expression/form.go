package expression

// Form is an expression that is tried only on text that holds one of some
// words: most text does not, and a few words are looked for faster than all
// that the expression needs.
type Form struct {
	*Expression
	words Words
}

// NewForm makes a form; every match must hold one of the words.
func NewForm(of string, words ...string) Form {
	return Form{Compile(of), NewWords(words...)}
}

// May tells that the form can match a text.
func (f Form) May(text string) bool { return f.words.In(text) && f.Expression.May(text) }

// In is the first match in a text with its groups, or nil.
func (f Form) In(text string) []string {
	if !f.May(text) {
		return nil
	}
	return f.Regexp().FindStringSubmatch(text)
}

// Is tells that the form matches.
func (f Form) Is(text string) bool { return f.words.In(text) && f.MatchString(text) }
