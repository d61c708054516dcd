// Package spam tells from a text what was planted in it when its site was taken
// over.
package spam

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Lines takes out lines that whoever hijacked a site planted in its pages:
// pornography, gambling, loans, drugs, forged papers, pirate games, farms of
// links.
//
// Evidence: the line is no sentence, and the phrases of such advertisements,
// in either script, make up a third of it, four different ones or more; three,
// where it is a row of four keywords or more, or where they are half of it and
// nothing of it is the page's; two and a quarter of it on a page
// that has shown such a line. One phrase of three characters is enough for a row of six keywords or
// more that has no two characters together that the rest of the page has, two
// for a row of four; a line of nothing but one phrase, said twice, is one too,
// or one that shares nothing with the page, where two such lines stand or another
// planted one.
// So are a row of English words of the kind on a page of Chinese; a row of
// keywords in Simplified on a page that is all Traditional; a row of names of
// counties; words with an address, at an end of the page, that share nothing
// with it; and, on a page that has shown a planted line, any row of keywords
// foreign to it, and words with one phrase that share nothing with it, between
// its paragraphs or in a sentence; an advertiser's name as the source.
//
// It leaves alone an article about such things, where the phrases stand in
// sentences: on its page a list of them is its own, if it is no row of keywords.
// The words themselves are not kept in the log: it tells how many characters went.
func Lines(p *page.Page) {
	about := sync.OnceValue(func() bool { return isAboutSpam(p) })
	pairs := sync.OnceValue(func() map[string]int { return pairs(p) })
	cutRows(p)
	inserted := cutInserted(p)
	shown := inserted // or by what was hung on a line
	p.Mend(Rule, func(line string) []page.Edit {
		edits := hiddenIn(line)
		switch {
		case edits == nil:
			edits = spamEnds(line, about, pairs)
		case isMarkup(line) || about():
			return nil
		}
		shown = shown || edits != nil
		return edits
	})
	out := map[int]page.Removal{}
	latin := sync.OnceValue(func() bool { return isInLatin(p) })
	script := sync.OnceValue(p.Script)
	isAdvertising := func(line string, shown bool) bool {
		return isSpam(line, shown) && (isKeywords(line) || !about())
	}
	isPlanted := func(line string, shown bool) bool {
		return isAdvertising(line, shown) || isHalfSpam(line) && isStranger(line, false, pairs) && !about() || isForeign(line, pairs) || isLatinSpam(line) && !latin() || isPlaceRow(line) || isOfOtherScript(line, script)
	}
	take := func(is func(i int, b article.Block) bool) {
		for i, b := range p.Blocks {
			if _, taken := out[i]; !taken && is(i, b) {
				out[i] = page.Removal{Rule: Rule, Note: planted("line", b.Text), Inferred: !isAdvertising(b.Text, false) && !isLatinSpam(b.Text)}
			}
		}
	}
	take(func(i int, b article.Block) bool {
		return (i < linkBlocks || i >= len(p.Blocks)-linkBlocks) && (isStrangeLink(b.Text, pairs) || isSpamSource(b.Text))
	})
	take(func(i int, b article.Block) bool { return opensAnother(p, i) && !about() })
	take(func(_ int, b article.Block) bool { return inserted && isName(b.Text) })
	take(func(_ int, b article.Block) bool { return isMarkup(b.Text) && hiddenIn(b.Text) != nil && !about() })
	again := saidAgain(p, about)
	brands := brandRows(p, about)
	take(func(i int, _ article.Block) bool { return slices.Contains(brands, i) })
	take(func(i int, _ article.Block) bool { return slices.Contains(again, i) })
	take(func(_ int, b article.Block) bool { return isPlanted(b.Text, false) })
	if lone := lonePhrases(p, pairs); (len(lone) > 1 || shown || len(out) > 0) && !about() {
		take(func(i int, _ article.Block) bool { return slices.Contains(lone, i) })
	}
	if shown = shown || len(out) > 0; shown {
		take(func(_ int, b article.Block) bool { return isPlanted(b.Text, true) })
		take(func(_ int, b article.Block) bool {
			return (isAmidSpam(b, pairs) || asksElsewhere(b.Text, pairs)) && !about()
		})
		take(func(i int, b article.Block) bool {
			return i > 0 && b.Kind == article.Paragraph && isClause(b.Text) && isStranger(b.Text, false, pairs) && slices.ContainsFunc(p.Blocks[:i], func(b article.Block) bool { return strings.Contains(b.Text, "。") }) && !about()
		})
		own := slices.Collect(maps.Keys(phrasesOf(p, out, false)))
		take(func(i int, b article.Block) bool {
			return isBeside(out, i) && isClause(b.Text) && runes.HasOneOf(token.FoldString(b.Text), own) && isMostlyForeign(b.Text, pairs) && !about()
		})
		take(func(_ int, b article.Block) bool { return isMarkup(b.Text) && !about() })
	}
	cutAgain(p, out)
	cutBrands(p, brands)
	title := isPlanted(p.Title, true)
	if shown := phrasesOf(p, out, title); shown != nil && !about() {
		for i := range p.Blocks {
			if _, taken := out[i]; !taken {
				p.Change(Rule, i, spamAmid(p.Blocks[i].Text, shown, pairs))
			}
		}
	}
	p.Drop(out)
	if title {
		words := planted("title", p.Title)
		p.Title = ""
		p.Note(article.InTitle, []article.Repair{{Rule: Rule, Block: article.InTitle, Before: words, Certainty: article.Stated}})
	}
}

const (
	Rule          = "spam-lines"
	plantedPrefix = "a planted "
)

// planted is what is told of planted words.
func planted(what, words string) string {
	return fmt.Sprintf("%s%s of %d characters", plantedPrefix, what, utf8.RuneCountInString(words))
}

// What a line must show.
const (
	leastSpamPhrases = 4
	leastSpamShare   = 3 // one in three characters
)

// isSpam tells, by its phrases, a line that advertises; shown tells that the
// page has shown one.
func isSpam(line string, shown bool) bool {
	if len(line) < 12 || strings.Contains(line, "。") || strings.Contains(line, "；") {
		return false
	}
	line = token.FoldString(line)
	found, covered, letters := spamIn(line)
	switch n := len(found); {
	case n > 0 && covered == letters && repeats(line, found) && (n > 1 || longest(found) > everydayPhrase):
		return true
	case letters < 12:
		return false
	case (n > 1 || longest(found) > everydayPhrase) && covered*leastSpamShare >= runes.CountHan(line) && hasContact(line):
		return true
	case n >= leastSpamPhrases && covered*leastSpamShare >= letters:
		return shown || !isEnumeration(line)
	case shown && isHalfFolded(line):
		return true
	case n < 2 || !isKeywords(line):
		return false
	case n >= leastSpamPhrases-1 && covered*leastSpamShare >= letters:
		return true
	default:
		return shown && covered*(leastSpamShare+1) >= letters
	}
}

// lonePhrases are the lines of nothing but one phrase each that are foreign to the
// page, no two of them the same.
func lonePhrases(p *page.Page, pairs func() map[string]int) (places []int) {
	said := map[string]bool{}
	for i, b := range p.Blocks {
		if isLonePhrase(b, pairs) && !said[b.Text] {
			said[b.Text] = true
			places = append(places, i)
		}
	}
	return places
}

// isLonePhrase tells a line of nothing but one phrase of some length, of which the
// page's sentences have no two characters together: 传奇私服.
func isLonePhrase(b article.Block, page func() map[string]int) bool {
	if b.Kind != article.Paragraph || len(b.Text) < 3*lonePhrase || !runes.AtMost(b.Text, maxSaidAgain) || ownLabel.MatchString(b.Text) {
		return false
	}
	line := token.FoldString(b.Text)
	found, covered, letters := spamIn(line)
	if covered != letters || longest(found) < lonePhrase && len(found) < 2 {
		return false
	}
	pairs := page()
	shared := len(pairs) < leastPagePairs
	eachPair(line, func(pair string) { shared = shared || pairs[pair] > 0 })
	return !shared
}

const lonePhrase = 4 // characters

// isHalfSpam tells a line of which half or more is three phrases.
func isHalfSpam(line string) bool {
	return !runes.HasAny(line, "。：《") && isHalfFolded(token.FoldString(line)) // signs that stay what they are
}

// isHalfFolded is the same of a folded line.
func isHalfFolded(line string) bool {
	if !runes.AtMost(line, maxAdvert) || runes.HasAny(line, "。；:\"“《(") {
		return false
	}
	found, covered, letters := spamIn(line)
	return len(found) == leastSpamPhrases-1 && covered*2 >= letters && longest(found) > everydayPhrase && !isEnumeration(line)
}

// isEnumeration tells what authors list: 张贴办证、刻章、代开发票等小广告; such lines
// part their words by other signs.
func isEnumeration(line string) bool {
	return strings.Count(line, "、") >= 2 && !isKeywords(line)
}

// opensAnother tells a short line with a phrase that another line begins with,
// the signs around it left out, and a quotation behind it: 🐪某某app下载🐫 above
// 某某app下载“你瞧….
func opensAnother(p *page.Page, at int) bool {
	words := plantedWords(p.Blocks[at].Text)
	if runes.AtMost(words, leastCutAgain-1) || !runes.AtMost(words, maxSaidAgain) || words == p.Blocks[at].Text {
		return false
	}
	if found, _, _ := spamIn(token.FoldString(words)); longest(found) <= everydayPhrase {
		return false
	}
	return slices.ContainsFunc(p.Blocks, func(b article.Block) bool {
		rest, opens := strings.CutPrefix(b.Text, words)
		next, _ := utf8.DecodeRuneInString(rest)
		return opens && len(rest) > len(words) && strings.ContainsRune("“‘「『【《", next)
	})
}

// plantedWords are a line's words without the signs around them.
func plantedWords(line string) string {
	return strings.TrimFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// cutAgain cuts the words of a planted line off the other lines that begin or
// end with them.
func cutAgain(p *page.Page, out map[int]page.Removal) {
	for i := range p.Blocks {
		if _, taken := out[i]; !taken {
			continue
		}
		words := plantedWords(p.Blocks[i].Text)
		if n := utf8.RuneCountInString(words); n < leastCutAgain || n > maxAdvert {
			continue
		}
		for k := range p.Blocks {
			text := p.Blocks[k].Text
			if _, taken := out[k]; taken || len(text) <= len(words) {
				continue
			}
			if strings.HasPrefix(text, words) {
				p.Change(Rule, k, []page.Edit{{From: 0, To: len(words), With: "", Certainty: article.Stated}})
			} else if strings.HasSuffix(text, words) {
				p.Change(Rule, k, []page.Edit{{From: len(text) - len(words), To: len(text), With: "", Certainty: article.Stated}})
			}
		}
	}
}

const leastCutAgain = 8 // characters

// phrasesOf are the phrases of lines that are taken out, and of the title where
// that is; nil where nothing is.
func phrasesOf(p *page.Page, out map[int]page.Removal, title bool) (phrases map[string]bool) {
	places := slices.Collect(maps.Keys(out))
	if title {
		places = append(places, article.InTitle)
	}
	for _, place := range places {
		found, _, _ := spamIn(token.FoldString(*p.Text(place)))
		for phrase := range found {
			if phrases == nil {
				phrases = map[string]bool{}
			}
			phrases[phrase] = true
		}
	}
	return phrases
}

// saidAgain finds a short line with a phrase that no sentence of the page has,
// and the other lines that say the same: 某某平台注册, 某某平台注册-首页. What
// only tells where a link leads names nobody, and stands below each of the things
// that a text lists: 官方网站.
func saidAgain(p *page.Page, about func() bool) (out []int) {
	if !p.Has("。") { // verse says things again, and lists
		return nil
	}
	for i, b := range p.Blocks {
		if !runes.AtMost(b.Text, maxSaidAgain) || len(b.Text) < 12 || strings.Contains(b.Text, "。") || ownLabel.MatchString(b.Text) {
			continue
		}
		found, covered, letters := spamIn(token.FoldString(b.Text))
		everyday := longest(found) <= everydayPhrase
		if len(found) == 0 || everyday && (covered*leastSpamShare < letters || covered == letters) || about() {
			continue
		}
		same, more := []int{i}, !everyday
		for j, other := range p.Blocks {
			switch {
			case strings.Contains(other.Text, "。") && runes.HasOneOf(token.FoldString(other.Text), slices.Collect(maps.Keys(found))):
				same = nil
			case j != i && same != nil && strings.Contains(other.Text, b.Text) && (!everyday || runes.AtMost(other.Text, maxSaidAgain)):
				same, more = append(same, j), more || other.Text != b.Text
			}
			if same == nil {
				break
			}
		}
		if len(same) > 1 && more {
			out = append(out, same...)
		}
	}
	return out
}

const (
	maxSaidAgain   = 20 // characters
	everydayPhrase = 2  // phrases no longer than this are parts of everyday words, too: 骚乱, 港口爆炸
)

// longest is how many characters the longest of some phrases has.
func longest(phrases map[string]bool) (most int) {
	for phrase := range phrases {
		most = max(most, utf8.RuneCountInString(phrase))
	}
	return most
}

// isBeside tells a line next to one that is taken out.
func isBeside(out map[int]page.Removal, at int) bool {
	_, above := out[at-1]
	_, below := out[at+1]
	return above || below
}

// WithoutWords leaves out what was planted of what is told of spam: of what was
// cut off a line as of the rest.
func WithoutWords(repairs []article.Repair) {
	for i := range repairs {
		if r := &repairs[i]; r.Rule == Rule && !strings.HasPrefix(r.Before, plantedPrefix) {
			r.Before = planted("tail", r.Before)
		}
	}
}
