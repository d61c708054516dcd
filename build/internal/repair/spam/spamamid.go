package spam

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Advertisements that were planted inside of sentences, on a page that has
// shown planted lines.

// spamAmid cuts out brackets, clauses and what stands behind the last sentence
// where they advertise; shown are the phrases of the page's planted lines.
func spamAmid(line string, shown map[string]bool, pairs func() map[string]int) (edits []page.Edit) {
	if !strings.Contains(line, "。") && !strings.HasSuffix(line, "”") {
		return nil
	}
	last := max(strings.LastIndexAny(line, "。！？!?"), strings.LastIndex(line, "”"))
	end := len(line)
	from := 0
	for _, mark := range append(clauseMarks.FindAllStringIndex(line, -1), []int{end, end}) {
		if piece := line[from:mark[0]]; advertises(piece, shown) || isStrangeClause(piece, pairs) {
			from = beforeBracket(line, from)
			if from > last { // behind the last sentence, and all that follows
				return append(edits, page.Edit{From: from, To: end, With: "", Certainty: article.Stated})
			}
			to := mark[0]
			before, _ := utf8.DecodeLastRuneInString(line[:from])
			if from == 0 || strings.ContainsRune("。！？", before) || strings.ContainsAny(line[mark[0]:mark[1]], ",，)）】]") { // the mark that ends another's sentence stays
				to = mark[1]
			}
			edits = append(edits, page.Edit{From: from, To: to, With: "", Certainty: article.Stated})
		}
		from = mark[1]
	}
	return edits
}

// beforeBracket is a place before the bracket that opens right before it, if
// one does.
func beforeBracket(line string, at int) int {
	before := line[:at]
	for _, bracket := range []string{"(", "（", "[", "【"} {
		before = strings.TrimSuffix(before, bracket)
	}
	return len(before)
}

// clauseMarks part what may have been planted from what stands beside it.
var clauseMarks = expression.Compile(`[，,。；;！？!?()（）【】\[\]”“「」]`)

// advertises tells a piece of a sentence that is nothing but an advertisement:
// half of it two phrases, or one of some length that the page's planted lines have.
func advertises(piece string, shown map[string]bool) bool {
	if n := utf8.RuneCountInString(piece); n < leastAdvert || n > maxAdvert {
		return false
	}
	found, covered, letters := spamIn(token.FoldString(piece))
	if covered*2 < letters || longest(found) <= everydayPhrase {
		return false
	}
	if len(found) > 1 {
		return true
	}
	for phrase := range found {
		if shown[phrase] && utf8.RuneCountInString(phrase) >= longPhrase {
			return true
		}
	}
	return false
}

// isStrangeClause tells a piece of a sentence that has a phrase of some length and
// nothing of what its page is about.
func isStrangeClause(piece string, pairs func() map[string]int) bool {
	return isClause(piece) && longest(phrasesIn(piece)) > everydayPhrase && isStranger(piece, true, pairs)
}

// isClause tells what can be a piece of a sentence: words without a mark.
func isClause(text string) bool {
	return runes.AtMost(text, maxAdvert) && !runes.HasAny(text, "。，：:；！？“”《》（）()、")
}

const (
	leastAdvert = 5  // characters
	maxAdvert   = 40 // characters
	longPhrase  = 5  // characters that no sentence has by chance
)

// hasContact tells a line with a private number to ask at: QQ:1234567, 微信 fp8866, telegram @wz88, 13900000000.
func hasContact(folded string) bool { return contact.MatchString(folded) }

var contact = expression.Compile(`(?:qq|微信|v信|薇信|vx|扣扣)[群号]?\s*[:：]?\s*[a-z]{0,8}\d{3,}|(?:telegram|飞机|电报|tg)\p{Han}{0,4}\s*[:：]?\s*@?[a-z]\w{3,}|(?:^|[^\d])1[3-9]\d{9}(?:$|[^\d])`)
