package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/pronounce"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// isLesson tells a page whose pinyin is what it is about: a primer with the
// reading of every character, a glossary, a page on how characters are read.
//
// A mirror's notes stand in sentences, on one character here and there, and where a
// program turned the page into Traditional ones on those that it turned. A primer's notes have tones, but for the light ones, and stand behind all of
// their lines; a page on readings says what it speaks of, and most of its notes
// stand where it says so, in lines too short for sentences, or on what it
// explains: 【炒(chǎo)】, words set apart, characters that it reads in several ways.
func isLesson(p *page.Page) bool {
	l := lesson{several: readInSeveralWays(p)}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		l.take(*p.Text(place))
	}
	if l.throughout >= leastThroughout && l.throughout*10 >= l.notes*8 {
		return true
	}
	if l.notes >= leastOfMirror && l.converted*10 >= l.notes*9 && len(l.several) == 0 {
		return false
	}
	return l.speaks && l.inSentences*2 < l.notes ||
		l.explained >= leastThroughout && l.explained*2 >= l.notes
}

// lesson is what tells one: how many notes a page has, and where they stand.
type lesson struct {
	notes, throughout, inSentences, explained int
	converted                                 int             // notes on characters that Simplified text writes otherwise
	speaks                                    bool            // of how characters are read
	several                                   map[string]bool // characters that it reads in several ways
}

func (l *lesson) take(text string) {
	found := findNotes(text)
	plain := token.FoldString(withoutLabelled(text, found))
	l.speaks = l.speaks || runes.HasOneOf(plain, lessonWords)
	if len(found) == 0 {
		return
	}
	l.notes += len(found)
	han, noted, toned, from := runes.CountHan(text), 0, 0, 0
	for _, n := range found {
		if l.several[text[n.han:n.start]] || n.isSetApart(text) {
			l.explained++
		}
		if on := text[n.han:n.start]; token.FoldString(on) != on {
			l.converted++
		}
		noted += n.covers(text[from:n.start])
		from = n.end
		if n.toned {
			toned++
		}
	}
	switch {
	case han >= leastRuby && noted*10 >= han*9 && toned*2 >= len(found):
		l.throughout += len(found)
	case han >= leastSentenceHan && !runes.HasOneOf(plain, readingWords):
		l.inSentences += len(found)
	}
}

// withoutLabelled is a text without the notes that say what they are.
func withoutLabelled(text string, notes []note) string {
	var rest strings.Builder
	from := 0
	for _, n := range notes {
		if n.labelled {
			rest.WriteString(text[from:n.start])
			from = n.end
		}
	}
	if from == 0 {
		return text
	}
	return rest.String() + text[from:]
}

// readInSeveralWays are the characters that a page has different notes on.
func readInSeveralWays(p *page.Page) map[string]bool {
	several, first := map[string]bool{}, map[string]string{}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for _, n := range findNotes(text) {
			on, reading := text[n.han:n.start], pronounce.PlainTones(n.content)
			if before, ok := first[on]; ok && n.isReading && before != reading {
				several[on] = true
			}
			first[on] = reading
		}
	}
	return several
}

// isSetApart tells a character that is spoken of: it opens a line, stands in
// brackets or quotation marks, or alone between spaces or marks.
func (n note) isSetApart(text string) bool {
	before, behind := text[:n.han], text[n.end:]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before))
	if strings.TrimSpace(before) == "" || strings.ContainsRune("【〔［[“‘「『《〈•·●*", last) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(behind)
	last, _ = utf8.DecodeLastRuneInString(before)
	return (unicode.IsSpace(last) || strings.ContainsRune("、：；:;】", last)) && !runes.IsHan(next)
}

// isQuoted tells a character that is spoken of, with its reading: “阀(fá)”.
func (n note) isQuoted(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:n.han])
	next, _ := utf8.DecodeRuneInString(text[n.end:])
	return strings.ContainsRune("“‘「『\"'", last) && strings.ContainsRune("”’」』\"'", next)
}

// covers is how many of the characters before a note, from the one before it
// on, it is on: those it is a reading of, or a whole word of as many syllables
// as it may have.
func (n note) covers(between string) int {
	if n.isReading {
		return utf8.RuneCountInString(between[len(between)-(n.start-n.han):])
	}
	word := len(hanBefore(between))
	if word*leastLetters <= n.letters {
		return word
	}
	return 1
}

const (
	leastThroughout  = 8  // notes of a primer
	leastOfMirror    = 6  // of a mirror that speaks of readings
	leastRuby        = 2  // characters of a line that can have all of them noted
	leastSentenceHan = 25 // of a line of sentences
	leastLetters     = 2  // of a syllable, but for few
)

// lessonWords are what pages on the readings of characters have, folded;
// readingWords what stands beside a reading that is spoken of.
var (
	lessonWords  = append(folded("拼音", "注音", "生字", "认字", "识字", "字典", "绕口令", "方言", "汉语课", "学汉语", "学中文"), readingWords...)
	readingWords = folded("读音", "多音字", "声调", "轻声", "谐音", "读作", "念作", "读成", "念成", "第一声", "第二声", "第三声", "第四声")
)

func folded(words ...string) []string {
	for i, word := range words {
		words[i] = token.FoldString(word)
	}
	return words
}
