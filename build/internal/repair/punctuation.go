package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/mojibake"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// oddPunctuation makes one mark of a run of marks that nobody means: ，，。 as
// 。, 、， as ，, ！！！！ as ！.
//
// Evidence: full-width marks of sentences side by side between Chinese text,
// three such runs on the page, one in 500 characters, a third of them not of
// full stops or cries alone, which people write as they talk; where nobody
// talks, runs of 。。。 are counted with them, and two are enough that say
// several marks again, or one of 、：；. The strongest mark stays, the first of
// equals. It leaves alone dashes —— and dots ……; 。。。 of three or six that stand
// for them, but for such pages where nobody talks, and those with six runs;
// ！！ ？？ ？！ and the like up to three; marks parted by quotation marks or
// brackets; and marks that are spoken of (within quotation marks). See
// strewnMarks for those that a mirror put there.
func oddPunctuation(p *page.Page) {
	strewnMarks(p)
	var s stutter
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for _, e := range oddRuns(text, true) {
			s.add(text[e.From:e.To])
		}
	}
	if s.runs+s.dots == 0 {
		return
	}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		s.look(*p.Text(place))
	}
	if s.isShown() && !holdsLost(p) {
		p.Mend("odd-punctuation", func(text string) []page.Edit { return oddRuns(text, s.saysAgain()) })
	}
}

// holdsLost tells a page whose question marks stand for characters that a charset
// lacks, most where nobody asks: a mark beside one is its author's, 悉肿，？黯？紫黑色.
func holdsLost(p *page.Page) bool {
	lost, asking := 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for from := 0; ; {
			at := strings.Index(text[from:], "？")
			if at < 0 {
				break
			}
			if at, from = from+at, from+at+len("？"); mojibake.EndsAsking(text[:at]) {
				asking++
			} else {
				lost++
			}
		}
	}
	return lost >= leastLost && lost > 2*asking
}

const leastLost = 4

// stutter is what a page shows of odd runs.
type stutter struct {
	runs, voice int    // those that stand for no dots; of these, of the voice
	dots        int    // 。。。, which may be such
	mixed       int    // of several marks
	again       string // the marks that are said again, but for those of the voice
	talk        int    // characters of people who talk
	runes       int    // of the page
}

// look counts what a text has of people talking.
func (s *stutter) look(text string) {
	for _, r := range text {
		s.runes++
		switch r {
		case '啊', '吧', '呢', '嘛', '呀', '哦', '唉', '哎', '嗯', '啦', '嗎', '吗', '～', '~':
			s.talk++
		}
	}
}

func (s *stutter) add(run string) {
	mark := firstMark(run)
	switch same := strings.Count(run, mark) == utf8.RuneCountInString(run); {
	case run == "。。。":
		s.dots++
		return
	case isOfTheVoice(run):
		s.voice++
	case !same:
		s.mixed++
	case !strings.Contains(s.again, mark):
		s.again += mark
	}
	s.runs++
}

// isShown tells that the page's runs are nobody's own.
func (s *stutter) isShown() bool {
	switch {
	case s.runs >= leastOddRuns && s.runs*runesPerRun >= s.runes && s.voice*3 <= s.runs*2:
		return true
	case (s.runs+s.dots)*runesPerRun < s.runes:
		return false
	}
	return s.saysAgain()
}

// saysAgain tells that any mark is said again, and 。。。 is no dots: so many
// are, or some where nobody talks.
func (s *stutter) saysAgain() bool {
	if s.runs >= leastStuttered {
		return true
	}
	if s.again == "" || s.mixed*3 > s.runs || s.talk*runesPerTalk >= s.runes {
		return false
	}
	all := s.runs + s.dots
	return all >= leastOddRuns || all > 1 && s.mixed == 0 && (utf8.RuneCountInString(s.again) > 1 || strings.ContainsAny(s.again, neverDrawnOut))
}

// neverDrawnOut are marks that nobody says again as he talks.
const neverDrawnOut = "、：；"

// isOfTheVoice tells a run that people write as they talk: 。。, ！！！！, ？？？？？.
func isOfTheVoice(run string) bool {
	return strings.Trim(run, "。") == "" || strings.Trim(run, "！!？?") == ""
}

const (
	runesPerRun    = 500 // of text; authors err less often
	leastOddRuns   = 3
	runesPerTalk   = 200 // of text, where people write as they talk
	leastStuttered = 6   // where three full stops are no dots either
	maxCries       = 3
)

// strength orders marks by how much they end.
const strength = "、,，:：;；。!！?？"

// oddRuns finds runs of marks and what they are to be; stuttered tells that the
// page has more of them.
func oddRuns(text string, stuttered bool) (edits []page.Edit) {
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
			if mark, odd := oddRun(text[start:end], stuttered); odd && isRunSide(before) && !(strings.ContainsRune("”’」』)）", r) && strings.Trim(text[start:end], mark) != "") {
				edits = append(edits, page.Edit{From: start, To: end, With: mark, Certainty: article.Inferred})
			}
			start = -1
		}
		before = r
	}
	return edits
}

// hasMarksInRow is the cheap look.
func hasMarksInRow(text string) bool {
	end := -1 // of the last mark
	for at, r := range runes.Others(text) {
		switch r {
		case '、', '，', '：', '；', '。', '！', '？', ',', ':', ';', '!', '?':
			if at == end {
				return true
			}
			end = at + utf8.RuneLen(r)
		}
	}
	return false
}

// isRunSide tells what marks stand behind in Chinese text.
func isRunSide(r rune) bool {
	return runes.IsHan(r) || strings.ContainsRune("”’」』）)》0123456789%％‰℃°", r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
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
