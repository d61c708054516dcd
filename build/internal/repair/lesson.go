package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// isLesson tells a page whose pinyin is what it is about: a primer with the
// reading of every character, a glossary, a page on how characters are read.
//
// A mirror's notes stand in sentences, on one character here and there. A
// primer's notes have tones and stand behind every character of their lines; a
// glossary says what it speaks of, and most of its notes stand in lines too
// short for sentences, or on the words it explains: 【炒(chǎo)】.
func (p *Page) isLesson() bool {
	notes, throughout, inSentences, heads := 0, 0, 0, 0
	speaks := false
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.text(place)
		speaks = speaks || hasOneOf(token.FoldString(text), lessonWords)
		found := findNotes(text)
		if len(found) == 0 {
			continue
		}
		notes += len(found)
		han, noted, toned := hanIn(text), 0, 0
		for _, n := range found {
			if isHeadword(text[:n.han]) {
				heads++
			}
			noted += utf8.RuneCountInString(text[n.han:n.start])
			if n.toned {
				toned++
			}
		}
		switch {
		case han >= leastRuby && noted*10 >= han*9 && toned*10 >= len(found)*9:
			throughout += len(found)
		case han >= leastSentenceHan:
			inSentences += len(found)
		}
	}
	return throughout >= leastThroughout && throughout*10 >= notes*8 || speaks && inSentences*2 < notes || heads >= leastThroughout && heads*2 >= notes
}

// isHeadword tells, by what stands before it, a character that is spoken of: it
// opens a line, or stands in brackets or quotation marks.
func isHeadword(before string) bool {
	before = strings.TrimSpace(before)
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune("【〔［[“‘「『《〈•·●*", r)
}

const (
	leastThroughout  = 8  // notes of a primer
	leastRuby        = 2  // characters of a line that can have all of them noted
	leastSentenceHan = 25 // of a line of sentences
)

// lessonWords are what pages on the readings of characters have, folded.
var lessonWords = folded("拼音", "注音", "读音", "多音字", "生字", "认字", "识字", "字典", "绕口令", "声调", "读作", "念作", "方言", "汉语课", "学汉语", "学中文")

func folded(words ...string) []string {
	for i, word := range words {
		words[i] = token.FoldString(word)
	}
	return words
}

func hasOneOf(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

func hanIn(text string) (n int) {
	for _, r := range text {
		if isHan(r) {
			n++
		}
	}
	return n
}
