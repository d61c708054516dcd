package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// oddPunctuation makes one mark of a run of marks that nobody means: ，，。 as
// 。, 、， as ，, ！！！！ as ！.
//
// Evidence: full-width marks of sentences side by side between Chinese text,
// three such runs on the page, one in 500 characters, a third of them not of
// full stops or cries alone, which people write as they talk. The strongest mark
// stays, the first of equals. It leaves alone dashes —— and dots ……; 。。。 of
// three or six that stand for them, unless there are six such runs; ！！ ？？ ？！ and
// the like up to three; marks parted by quotation marks or brackets; and marks
// that are spoken of (within quotation marks). See strewnMarks for those that a
// mirror put there.
func oddPunctuation(p *Page) {
	p.strewnMarks()
	runs, voice, runes := 0, 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.text(place)
		runes += utf8.RuneCountInString(text)
		for _, e := range oddRuns(text, false) {
			if runs++; isOfTheVoice(text[e.from:e.to]) {
				voice++
			}
		}
	}
	if runs >= leastOddRuns && voice*3 <= runs*2 && runs*runesPerRun >= runes {
		p.mend("odd-punctuation", func(text string) []edit { return oddRuns(text, runs >= leastStuttered) })
	}
}

// isOfTheVoice tells a run that people write as they talk: 。。, ！！！！, ？？？？？.
func isOfTheVoice(run string) bool {
	return strings.Trim(run, "。") == "" || strings.Trim(run, "！!？?") == ""
}

const (
	runesPerRun    = 500 // of text; authors err less often
	leastOddRuns   = 3
	leastStuttered = 6 // where three full stops are no dots either
	maxCries       = 3
)

// strength orders marks by how much they end.
const strength = "、,，:：;；。!！?？"

// oddRuns finds runs of marks and what they are to be; stuttered tells that the
// page has more of them.
func oddRuns(text string, stuttered bool) (edits []edit) {
	if !hasMarksInRow(text) {
		return nil
	}
	start, end := -1, 0
	before := rune(0)
	for i, r := range text + "\n" {
		if strings.ContainsRune(strength, r) {
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(r)
			continue
		}
		if start >= 0 {
			if mark, odd := oddRun(text[start:end], stuttered); odd && isRunSide(before) && !strings.ContainsRune("”’」』)）", r) {
				edits = append(edits, edit{start, end, mark, article.Inferred})
			}
			start = -1
		}
		before = r
	}
	return edits
}

// hasMarksInRow is the cheap look.
func hasMarksInRow(text string) bool {
	row := false
	for _, r := range text {
		switch r {
		case '、', '，', '：', '；', '。', '！', '？', ',', ':', ';', '!', '?':
			if row {
				return true
			}
			row = true
		default:
			row = false
		}
	}
	return false
}

// isRunSide tells what marks stand behind in Chinese text.
func isRunSide(r rune) bool {
	return isHan(r) || strings.ContainsRune("”’」』）)》0123456789%", r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// oddRun tells whether a run is odd, and the mark that stands for it.
func oddRun(run string, stuttered bool) (mark string, odd bool) {
	n := utf8.RuneCountInString(run)
	if n < 2 || isOfTwoWidths(run) {
		return "", false
	}
	best, cries, stops := -1, 0, 0
	for _, r := range run {
		if at := strings.IndexRune(strength, r); at > best {
			best, mark = at, string(r)
		}
		if strings.ContainsRune("!！?？", r) {
			cries++
		}
		if r == '。' {
			stops++
		}
	}
	switch {
	case cries == n:
		return firstMark(run), n > maxCries && strings.Count(run, firstMark(run)) == n
	case cries > 0 && strings.HasSuffix(run, "、"): // of questions in a row
		return "", false
	case cries > 0:
		return firstCry(run), true
	case stops == n:
		return mark, stuttered && n < 6 || n != 3 && n != 6
	}
	return mark, true
}

// isOfTwoWidths tells a run with half-width marks, which are names and
// operators in texts on programs (println!。), unless it says one mark twice.
func isOfTwoWidths(run string) bool {
	if !strings.ContainsAny(run, ",:;!?") {
		return false
	}
	wide := fullWidth.Replace(run)
	return !runes.HasAny(run, "，：；！？") || strings.Count(wide, firstMark(wide)) != utf8.RuneCountInString(wide)
}

var fullWidth = strings.NewReplacer(",", "，", ":", "：", ";", "；", "!", "！", "?", "？")

func firstMark(run string) string {
	_, size := utf8.DecodeRuneInString(run)
	return run[:size]
}

func firstCry(run string) string {
	return firstMark(run[strings.IndexAny(run, "!！?？"):])
}
