package wordml

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/read/numbering"
)

// Field is the field of Word being met: its code, until its result comes.
type Field struct {
	InCode bool   // what comes is code
	Code   string // as far as it was met
	result bool
}

// Mark takes the beginning, the middle or the end of a field; at the end of one
// that has no result it gives what is shown.
func (f *Field) Mark(kind string) string {
	switch kind {
	case "begin":
		*f = Field{}
	case "separate":
		f.result = true
	case "end":
		code, result := f.Code, f.result
		*f = Field{}
		if !result {
			return Overstruck(code)
		}
	}
	return ""
}

// Overstruck is the sign that a field EQ \o makes of several in one place: a
// number in a circle, a character below its reading.
func Overstruck(code string) string {
	code = strings.TrimSpace(code)
	if len(code) < 2 || !strings.EqualFold(code[:2], "eq") {
		return ""
	}
	_, code, found := strings.Cut(code, `\o`)
	if !found {
		return ""
	}
	i := strings.LastIndexAny(code, ",，;；")
	if i < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(code[i:])
	over, base := code[:i], strings.TrimSpace(strings.TrimRight(strings.TrimSpace(code[i+size:]), ")"))
	if base == "" || strings.ContainsAny(base, `\()`) || utf8.RuneCountInString(base) > 20 {
		return ""
	}
	if n, err := strconv.Atoi(base); err == nil && strings.ContainsAny(over, "○〇◯") {
		return numbering.Numeral("decimalEnclosedCircle", n)
	}
	return base
}
