package repair

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// spamLines takes out lines that whoever hijacked a site planted in its pages:
// pornography, gambling, loans, drugs, forged papers, pirate games, farms of
// links.
//
// Evidence: the line is no sentence, and the phrases of such advertisements,
// in either script, make up a third of it, four different ones or more; three,
// where it is a row of four keywords or more; two and a quarter of it on a page
// that has shown such a line. One phrase is enough for a row of six keywords or
// more that has no two characters together that the rest of the page has, two
// for a row of four; a line of nothing but one phrase, said twice, is one too;
// and so is a row of English words of the kind on a page of Chinese, and, on a
// page that has shown a planted line, any row of keywords foreign to it; a row
// of keywords in Simplified on a page that is all Traditional; and a row of
// names of counties; words with an address, at an end of the page, that share
// nothing with it. It leaves
// alone an article about such things, where the phrases stand in sentences: on
// its page a list of them is its own, if it is no row of keywords. The words
// themselves are not kept in the log: it tells how many characters went.
func spamLines(p *Page) {
	about := sync.OnceValue(p.isAboutSpam)
	pairs := sync.OnceValue(p.pairs)
	p.mend(spamRule, func(line string) []edit { return spamEnds(line, about, pairs) })
	out := map[int]removal{}
	latin := sync.OnceValue(p.isLatin)
	script := sync.OnceValue(p.script)
	isPlanted := func(line string, shown bool) bool {
		return isSpam(line, shown) && (isKeywords(line) || !about()) || isForeign(line, pairs) || isLatinSpam(line) && !latin() || isPlaceRow(line) || isOfOtherScript(line, script)
	}
	look := func(shown bool) {
		for i, b := range p.Blocks {
			if _, known := out[i]; !known && isPlanted(b.Text, shown) {
				out[i] = removal{spamRule, planted("line", b.Text)}
			}
		}
	}
	for i, b := range p.Blocks {
		if (i < linkBlocks || i >= len(p.Blocks)-linkBlocks) && isStrangeLink(b.Text, pairs) {
			out[i] = removal{spamRule, planted("line", b.Text)}
		}
	}
	for _, i := range p.saidAgain(about) {
		out[i] = removal{spamRule, planted("line", p.Blocks[i].Text)}
	}
	if look(false); len(out) > 0 {
		look(true)
		for i, b := range p.Blocks {
			if _, known := out[i]; !known && isAmidSpam(b, pairs) && !about() {
				out[i] = removal{spamRule, planted("line", b.Text)}
			}
		}
	}
	title := isPlanted(p.Title, len(out) > 0)
	p.drop(out)
	if title {
		words := planted("title", p.Title)
		p.Title = ""
		p.made[article.InTitle] = []article.Repair{{Rule: spamRule, Block: article.InTitle, Before: words, Certainty: article.Stated}}
	}
}

const (
	spamRule      = "spam-lines"
	plantedPrefix = "a planted "
)

// planted is what is told of planted words.
func planted(what, words string) string {
	return fmt.Sprintf("%s%s of %d characters", plantedPrefix, what, utf8.RuneCountInString(words))
}

// spamEnds cuts off what was hung on a line, behind it or before:
// 标题_代开发票_刻章_…, 某某体育官方网站-IOS/Android通用版-标题.
func spamEnds(line string, about func() bool, page func() map[string]bool) []edit {
	if from := behindSentence(line); from > 0 && !about() {
		return []edit{{from, len(line), "", article.Stated}}
	}
	if !strokes.In(line) {
		return nil
	}
	if isForeign(line, page) { // all of it is, what looks like its head too
		return nil
	}
	if from := spamTail(line); from > 0 {
		return []edit{{from, len(line), "", article.Stated}}
	}
	if strings.Contains(line, "。") {
		return nil
	}
	if to := spamHead(line); to > 0 && !about() {
		return []edit{{0, to, "", article.Stated}}
	}
	return nil
}

// strokes part keywords from a line's own words.
var strokes = expression.NewWords("_", "|", "-", "丨", "—")

// behindSentence is where a row of keywords behind a line's last sentence
// begins, or 0.
func behindSentence(line string) int {
	at := strings.LastIndexAny(line, "。”」")
	if at <= 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	if rest := line[at+size:]; len(rest) >= 12 && isKeywords(rest) && isSpam(rest, true) {
		return at + size
	}
	return 0
}

// spamTail is where keywords behind a line begin, or 0.
func spamTail(line string) int {
	for i, r := range line {
		if r != '_' && r != '|' {
			continue
		}
		head, rest := line[:i], line[i+1:]
		if keywords(rest) < leastKeywords-1 || utf8.RuneCountInString(head) < leastSpamHead || !isSpam(rest, true) || isSpam(head, true) || hasSpamPhrase(token.FoldString(head)) {
			return 0
		}
		return i
	}
	return 0
}

// spamHead is where keywords before a line end, or 0.
func spamHead(line string) int {
	at := strings.LastIndexAny(line, "_|-丨—")
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	head, rest := line[:at], line[at+size:]
	if hanIn(rest) < leastSpamHead || hasSpamPhrase(token.FoldString(rest)) || !isAdvert(head) {
		return 0
	}
	return at + size
}

// isAdvert tells a piece of a title that is nothing but an advertisement.
func isAdvert(text string) bool {
	if strings.ContainsAny(text, "。，：《“") {
		return false
	}
	found, covered, letters := spamIn(token.FoldString(text))
	return len(found) >= 2 && covered*leastSpamShare >= letters
}

const (
	leastSpamHead    = 8 // characters of a line that has such a tail
	leastSpamPhrases = 4
	leastSpamShare   = 3 // one in three characters
	leastKeywords    = 4 // in a row
	maxKeywordRunes  = 14
)

func isSpam(line string, shown bool) bool {
	if len(line) < 12 || strings.Contains(line, "。") || strings.Contains(line, "；") {
		return false
	}
	line = token.FoldString(line)
	found, covered, letters := spamIn(line)
	switch n := len(found); {
	case n > 0 && covered == letters && repeats(line, found):
		return true
	case letters < 12:
		return false
	case n >= leastSpamPhrases && covered*leastSpamShare >= letters:
		return true
	case n < 2 || !isKeywords(line):
		return false
	case n >= leastSpamPhrases-1 && covered*leastSpamShare >= letters:
		return true
	default:
		return shown && covered*(leastSpamShare+1) >= letters
	}
}

// spamIn are the phrases in a folded text, how many of its characters they
// are, and how many letters and digits it has.
func spamIn(line string) (found map[string]bool, covered, letters int) {
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	found = map[string]bool{}
	for at := 0; at < len(line); {
		phrase := spamPhraseAt(line[at:])
		if phrase == "" {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
			continue
		}
		found[phrase] = true
		covered += utf8.RuneCountInString(phrase)
		at += len(phrase)
	}
	return found, covered, letters
}

// saidAgain finds a short line with a phrase that no sentence of the page has,
// and the other lines that say the same: 某某平台注册, 某某平台注册-首页.
func (p *Page) saidAgain(about func() bool) (out []int) {
	if !p.has("。") { // verse says things again, and lists
		return nil
	}
	for i, b := range p.Blocks {
		if utf8.RuneCountInString(b.Text) > maxSaidAgain || len(b.Text) < 12 || strings.Contains(b.Text, "。") {
			continue
		}
		found, _, _ := spamIn(token.FoldString(b.Text))
		if len(found) == 0 || about() {
			continue
		}
		same := []int{i}
		for j, other := range p.Blocks {
			switch {
			case strings.Contains(other.Text, "。") && hasOneOf(token.FoldString(other.Text), slices.Collect(maps.Keys(found))):
				same = nil
			case j != i && same != nil && strings.Contains(other.Text, b.Text):
				same = append(same, j)
			}
			if same == nil {
				break
			}
		}
		if len(same) > 1 {
			out = append(out, same...)
		}
	}
	return out
}

const maxSaidAgain = 20 // characters

// isAboutSpam tells a page whose sentences speak of what is advertised.
func (p *Page) isAboutSpam() bool {
	spoken := map[string]bool{}
	for _, b := range p.Blocks {
		if end := strings.LastIndex(b.Text, "。"); end > 0 {
			found, _, _ := spamIn(token.FoldString(b.Text[:end]))
			for phrase := range found {
				spoken[phrase] = true
			}
		}
	}
	return len(spoken) >= leastSpoken
}

// leastSpoken is how many different phrases the sentences of such a page have.
const leastSpoken = 3

// repeats tells a line that says one of its phrases twice.
func repeats(line string, found map[string]bool) bool {
	for phrase := range found {
		if strings.Count(line, phrase) > 1 {
			return true
		}
	}
	return false
}

// isForeign tells a row of keywords that has nothing to do with its page.
func isForeign(line string, page func() map[string]bool) bool {
	if len(line) < 12 || strings.Contains(line, "。") {
		return false
	}
	n := keywords(line)
	if n < leastKeywords {
		return false
	}
	line = token.FoldString(line)
	found, _, letters := spamIn(line)
	if len(found) == 0 || len(found) == 1 && n < leastForeign || hanIn(line)*2 < letters {
		return false
	}
	pairs := page()
	if len(pairs) < leastPagePairs {
		return false
	}
	all, shared := 0, 0
	eachPair(line, func(pair string) {
		all++
		if pairs[pair] {
			shared++
		}
	})
	return shared == 0 || len(found) >= leastSpamPhrases-1 && n >= leastForeign && shared*maxShared <= all
}

// isAmidSpam tells a row of keywords on a page that has shown planted lines,
// whatever it sells: pieces of some length, and no two characters together that
// the page's sentences have.
func isAmidSpam(b article.Block, page func() map[string]bool) bool {
	line := b.Text
	if b.Kind != article.Paragraph && b.Kind != article.ListItem || strings.ContainsAny(line, "。！？：:；“「《") || creditsOf(b).whole {
		return false
	}
	n := keywordsOf(line, leastKeywords-1)
	line = token.FoldString(line)
	letters := 0
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	pairs := page()
	if n == 0 || letters < n*leastKeywordRunes || hanIn(line)*2 < letters || len(pairs) < leastPagePairs {
		return false
	}
	shared := false
	eachPair(line, func(pair string) { shared = shared || pairs[pair] })
	return !shared
}

// leastKeywordRunes is how many letters the keywords of a row have on average.
const leastKeywordRunes = 4

func hasSpamPhrase(folded string) bool {
	for at := range folded {
		if spamPhraseAt(folded[at:]) != "" {
			return true
		}
	}
	return false
}

// pairs are all two characters together that the page's sentences have.
func (p *Page) pairs() map[string]bool {
	pairs := map[string]bool{}
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "。") {
			eachPair(token.FoldString(b.Text), func(pair string) { pairs[pair] = true })
		}
	}
	return pairs
}

const (
	leastForeign   = 6  // keywords, where one phrase is all there is
	leastPagePairs = 30 // of the page's sentences
	maxShared      = 8  // one in so many pairs of a long row may be the page's, too
)

// eachPair visits two characters of Chinese and the next two, and so on.
func eachPair(text string, visit func(pair string)) {
	runes := []rune(text)
	for i := 0; i+1 < len(runes); i++ {
		if isHan(runes[i]) && isHan(runes[i+1]) {
			visit(string(runes[i : i+2]))
		}
	}
}

// isKeywords tells a row of keywords: short pieces between one kind of sign
// that is no 、, which sentences list with.
func isKeywords(line string) bool { return keywords(line) >= leastKeywords }

// keywords is how many of them a row has; 0 for what is none.
func keywords(line string) int { return keywordsOf(line, leastKeywords) }

func keywordsOf(line string, least int) int {
	for _, sign := range []string{",", "，", "|", "丨", "│", "｜", "_", " ", "-", "/"} {
		pieces, short := strings.Split(line, sign), 0
		if sign == " " {
			pieces = strings.Fields(line)
		}
		for _, piece := range pieces {
			if utf8.RuneCountInString(piece) <= maxKeywordRunes {
				short++
			}
		}
		if len(pieces) >= least && short*10 >= len(pieces)*9 {
			return len(pieces)
		}
	}
	return 0
}

// spamPhraseAt is the longest phrase that a folded text begins with, or "".
func spamPhraseAt(text string) (longest string) {
	if len(text) < spamKeyBytes {
		return ""
	}
	for _, phrase := range spamByKey[text[:spamKeyBytes]] {
		if len(phrase) > len(longest) && strings.HasPrefix(text, phrase) {
			longest = phrase
		}
	}
	return longest
}

// spamByKey are the phrases, folded, by their first bytes.
var spamByKey = func() map[string][]string {
	all := map[string][]string{}
	for _, phrase := range strings.Fields(spamPhrases) {
		phrase = token.FoldString(phrase)
		all[phrase[:spamKeyBytes]] = append(all[phrase[:spamKeyBytes]], phrase)
	}
	return all
}()

// spamKeyBytes is as much as every phrase has: a character of Chinese.
const spamKeyBytes = 3
