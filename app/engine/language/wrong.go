package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// QueryError is a query that cannot be read.
type QueryError struct {
	Query      string `json:"query"`
	RuneOffset int    `json:"offset"`     // where in the query
	Problem    string `json:"problem"`    // a key of the message catalogue, such as "query.unclosed-bracket"
	Suggestion string `json:"suggestion"` // a query that would work, or ""
}

// Error tells the problem for a developer; readers get it from the catalogue of messages.
func (e *QueryError) Error() string { return "query: " + e.Problem + ": " + e.Query }

//go:noinline
func (p *parser) fail(at int, problem, suggestion string) error {
	return &QueryError{Query: p.query, RuneOffset: at, Problem: problem, Suggestion: p.mended(suggestion)}
}

// maxMends is how many faults of one query are mended for a suggestion.
const maxMends = 4

// mended is a suggestion with its own faults mended as they would be.
func (p *parser) mended(suggestion string) string {
	if len(suggestion) > maxRunes || p.mends >= maxMends {
		return ""
	}
	again := &parser{query: suggestion, in: []rune(suggestion), mends: p.mends + 1}
	n, err := again.or(false)
	switch wrong, _ := err.(*QueryError); {
	case wrong != nil:
		return wrong.Suggestion
	case n == nil:
		return ""
	}
	return suggestion
}

// lone is a sign between words that has no word on one of its sides.
func (p *parser) lone(at int) error {
	from := p.at
	p.at = at
	end := at + max(p.orSign(), p.nearSign(), p.keyword("NOT"), p.keyword("AND"), 1)
	p.at = from
	return p.fail(at, "query.lone-sign", p.without(at, end))
}

// without is the query with a part taken out.
//
//go:noinline
func (p *parser) without(from, to int) string {
	return strings.TrimSpace(strings.TrimSpace(string(p.in[:from])) + " " + strings.TrimSpace(string(p.in[to:])))
}

// instead is the query with a part replaced.
//
//go:noinline
func (p *parser) instead(from, to int, by string) string {
	return string(p.in[:from]) + by + string(p.in[to:])
}

// closed is the query with what is open closed: a mark, and the brackets
// around it.
func (p *parser) closed(mark rune) string {
	return p.query + closing(mark) + strings.Repeat(")", p.depth)
}

// closing is the mark that closes another.
//
//go:noinline
func closing(mark rune) string {
	const open, close = "(（“„‟「『", ")）”“”」』"
	if at := strings.IndexRune(open, mark); at >= 0 {
		r, _ := utf8.DecodeRuneInString(close[runeByte(close, utf8.RuneCountInString(open[:at])):])
		return string(r)
	}
	return string(mark)
}

// runeByte is where the n-th rune of a text begins.
func runeByte(text string, n int) int {
	for at := range text {
		if n == 0 {
			return at
		}
		n--
	}
	return len(text)
}

// DateLike writes a date as it should be, whatever parts its numbers:
// 2021年6月, 2021/6/30, ２０２１０６. What is no date is "".
func DateLike(text string) string {
	text = strings.Map(narrowDigit, text)
	numbers := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(numbers) == 1 && (len(numbers[0]) == 6 || len(numbers[0]) == 8) {
		n := numbers[0]
		numbers = []string{n[:4], n[4:6]}
		if len(n) == 8 {
			numbers = append(numbers, n[6:])
		}
	}
	if len(numbers) == 0 || len(numbers) > 3 {
		return ""
	}
	for i, n := range numbers[1:] {
		if len(n) == 1 {
			numbers[i+1] = "0" + n
		}
	}
	for n := len(numbers); n > 0; n-- { // 2021-02-31 is no day, but 2021-02 a month
		date := strings.Join(numbers[:n], "-")
		if _, _, err := DayRange(date); err == nil {
			return date
		}
	}
	return ""
}

// yearsLike writes as a range two years, whatever parts them; else "".
func yearsLike(text string) string {
	years := strings.FieldsFunc(strings.Map(narrowDigit, text), func(r rune) bool { return !unicode.IsDigit(r) })
	if len(years) != 2 || len(years[0]) != 4 || len(years[1]) != 4 {
		return ""
	}
	return min(years[0], years[1]) + ".." + max(years[0], years[1])
}

// narrowDigit is the ASCII digit for one of full width.
func narrowDigit(r rune) rune {
	if r >= '０' && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// oneEdit tells whether two words are at most one rune apart: other, missing
// or too many; or two neighbours changed places.
func oneEdit(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
