package engine

import (
	"context"
	"strings"
	"unicode"

	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
)

// What a query may have meant that finds nothing as it is written: words for
// signs, numbers for a date, the name of a value for a word of the text.

// asSigns takes for signs the words that other searches have for them.
func (n *nearest) asSigns(ctx context.Context) {
	words := strings.Fields(n.req.Query)
	for i, word := range words {
		switch sign := strings.ToUpper(word); {
		case sign == "AND", sign == "OR", sign == "NOT":
			words[i] = sign
		case sign == "&&":
			words[i] = "AND"
		case strings.HasPrefix(sign, "NEAR"):
			if language.IsNear(sign) {
				words[i] = sign
			} else if strings.HasPrefix(sign, "NEAR/") {
				words[i] = "NEAR"
			}
		}
	}
	again := strings.Join(words, " ")
	if root, err := language.Parse(again); err == nil && again != n.req.Query {
		n.try(ctx, root.String(), AsSigns)
	}
}

// asDate takes for a day or month what can be nothing else: 2021年6月1日.
func (n *nearest) asDate(ctx context.Context) {
	date, name := language.DateLike(n.req.Query), "date"
	for _, r := range strings.TrimSpace(n.req.Query) {
		switch {
		case strings.ContainsRune("年月日号號", r):
			name = "日期"
		case !unicode.IsDigit(r) && !strings.ContainsRune("-/.", r):
			return
		}
	}
	if strings.Contains(date, "-") {
		n.try(ctx, name+":"+date, AnyField)
	}
}

// asText makes words of the values that a query names.
func asText(n *language.Node) {
	if n.Op == language.OpValue && n.Kind != facet.Script {
		n.Op, n.Name, n.Leaf = language.OpLeaf, "", &language.Leaf{Source: language.Plainly(language.Written(n.Value))}
	}
	for _, child := range n.Children {
		asText(child)
	}
}

// isNumber tells a short number and its signs: another is not almost like it.
func isNumber(run []rune) bool {
	return len(run) < telling && language.EveryRune(run, func(r rune) bool { return unicode.IsDigit(r) || !unicode.IsLetter(r) })
}

// sameNumber tells whether two runs have the same figures, or so many that one
// may be a slip.
func sameNumber(a, b []rune) bool {
	figures := func(run []rune) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, string(run))
	}
	own := figures(a)
	return len(own) >= telling || own == figures(b)
}

// telling is from how many figures on a number is one of its own, like that of
// a telephone.
const telling = 5
