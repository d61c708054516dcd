package engine

import (
	"context"
	"strings"
	"unicode"

	"fangzhi/app/engine/language"
	"fangzhi/data/token"
)

// parts parts a run in two that stand in one article, else finds the longest
// part of it that stands anywhere. It cuts no word in two.
func (n *nearest) parts(ctx context.Context, l *language.Leaf) {
	text := []rune(strings.TrimPrefix(l.Source, "+"))
	if l.Pattern != nil || len(text) < 3 || len(text) != len(l.Run.Text) || n.root.Op != language.OpLeaf || language.EveryRune(l.Run.Text, token.InWord) {
		return
	}
	whole := l.Source
	defer func() { l.Source = whole }()
	part := func(from, to int) string {
		if language.InWord(l.Run.Text, from) || language.InWord(l.Run.Text, to) {
			return ""
		}
		source := strings.TrimFunc(string(text[from:to]), isNoWord)
		if len(source) < 3 && (len(source) < 2 || isNumber([]rune(source))) {
			return "" // a letter, or 12, is a part of very much
		}
		l.Source = language.Plainly(source)
		return n.root.String()
	}
	best, bestTotal := "", 0
	for cut := 1; cut < len(text) && n.tries <= mostTries; cut++ {
		first, second := part(0, cut), part(cut, len(text))
		if first == "" || second == "" || len(text) > 3 && (cut < 2 || cut > len(text)-2) {
			continue
		}
		if total := n.total(ctx, n.request(first+" "+second)); total > bestTotal {
			best, bestTotal = first+" "+second, total
		}
	}
	if bestTotal > 0 {
		n.found = append(n.found, Nearest{Query: best, Total: bestTotal, Reason: InParts})
		return
	}
	for length := len(text) - 1; length >= 2; length-- {
		found := 0
		for from := 0; from+length <= len(text); from++ {
			if n.tries > mostTries {
				return // nothing more is asked
			}
			found += n.try(ctx, part(from, from+length), InParts)
		}
		if found > 0 {
			return
		}
	}
}

// Words that may be written with a sign in them: shorter ones are mostly words
// of their own, and of longer ones there would be much to try.
const (
	leastSigned = 3
	mostSigned  = 12
)

// otherSigns puts a sign into a word that the archive does not hold, where it
// is written so there, or takes signs out of one: WiFi, Wi-Fi.
func (n *nearest) otherSigns(ctx context.Context, l *language.Leaf) {
	text := []rune(strings.TrimPrefix(l.Source, "+"))
	if l.Pattern != nil || len(text) < leastSigned || len(text) > mostSigned || strings.HasPrefix(l.Source, `"`) {
		return
	}
	whole := l.Source
	defer func() { l.Source = whole }()
	if n.root.Op != language.OpLeaf && n.total(ctx, n.request(whole)) > 0 {
		return
	}
	if bare := strings.Map(wordRune, string(text)); len(bare) < len(string(text)) {
		if l.Source = language.Plainly(bare); language.EveryRune([]rune(token.FoldString(bare)), token.InWord) {
			n.try(ctx, n.root.String(), AnyForm)
		}
		return
	}
	best, bestTotal := "", 0
	for cut := 1; cut < len(text) && language.EveryRune(l.Run.Text, token.InWord); cut++ {
		if (cut < 2 || cut > len(text)-2) && !isSeam(text[cut-1], text[cut]) {
			continue // e-mail would be any word that ends in e, and mail
		}
		l.Source = language.Plainly(string(text[:cut]) + "-" + string(text[cut:]))
		if total := n.total(ctx, n.request(n.root.String())); total > bestTotal {
			best, bestTotal = n.root.String(), total
		}
	}
	if bestTotal > 0 {
		n.found = append(n.found, Nearest{Query: best, Total: bestTotal, Reason: AnyForm})
	}
}

// wordRune is a rune of a word, or -1 for a sign.
func wordRune(r rune) rune {
	if isNoWord(r) {
		return -1
	}
	return r
}

// isSeam tells where a word is seen to be of two: eMail, COVID19.
func isSeam(before, after rune) bool {
	return unicode.IsLower(before) && unicode.IsUpper(after) || unicode.IsLetter(before) && unicode.IsDigit(after)
}

// isNoWord tells signs, which say nothing at the ends of a part.
func isNoWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}
