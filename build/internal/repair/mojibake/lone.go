package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// What is left of a single mark, on a page that has shown its damage.

// What a page that has shown its damage asks of a run, in quarters of a bit.
const (
	leastGainShown   = 24
	leastGainLone    = 0
	leastGainLoneHan = 10
	guessPaysShown   = 4

	noMark = 26 // a sign by itself stands for a character that is no mark
)

// loneMarks are those that a sign by itself can stand for.
var loneMarks = []rune("，。、：；！？“”《》（）「」")

// loneChoices are what a sign by itself can stand for: a mark, which programs
// often mishandle, or anything.
func (p *pairer) loneChoices(around beside) []choice {
	var choices []choice
	for _, r := range loneMarks {
		choices = append(choices, choice{r, around.pays(r)})
	}
	for _, list := range p.byLead {
		for _, r := range list {
			if runes.IsHan(r) {
				choices = append(choices, choice{r, noMark})
			}
		}
	}
	return choices
}

// guessPays is what each guessed character takes off a run's gain.
func (p *pairer) guessPays() int {
	if p.loose {
		return guessPaysShown
	}
	return guessPays
}

// isLone tells that a piece is a sign or two, or a letter by itself, that can be
// what is left of one character: nothing of another word stands beside it, and
// it ends no question.
func (p *pairer) isLone(from, to int) bool {
	piece := p.text[from:to]
	if len(piece) == 0 || len(piece) > 2 || isWordOf(p.around(from-1)) || isWordOf(p.around(to)) {
		return false
	}
	onlySigns, broken := true, false
	for _, r := range piece {
		onlySigns = onlySigns && isSign(r)
		broken = broken || r == utf8.RuneError
	}
	before, after := p.around(from-1), p.around(to)
	switch {
	case onlySigns && len(piece) > 1 && isNumeral(before) && isNumeral(after):
		return false
	case broken && (isASCII(before) && isASCII(after) || p.isAmongNames(from, to)):
		return false
	case !onlySigns:
		return len(piece) == 1 && (runes.IsHan(before) || strings.ContainsRune(closers+"%％", before)) && isMarkOrLetter(piece[0]) && !p.namesThing(from)
	case strings.ContainsRune("。，、；：！？\n", before):
		return false
	}
	return broken || !p.halfWidth && runes.IsHan(before) && !strings.ContainsRune(closingQuotes, p.around(to)) && !p.asks(from)
}

// isNumeral tells a figure of Chinese: what is lost between two can be another,
// 二??三年.
func isNumeral(r rune) bool {
	return strings.ContainsRune("〇○零一二三四五六七八九十百", r)
}

// isASCII tells a sign or figure of programs.
func isASCII(r rune) bool { return r > ' ' && r < utf8.RuneSelf }

// isAmongNames tells a place in brackets that hold but a few characters: a charset
// lacks those of names.
func (p *pairer) isAmongNames(from, to int) bool {
	find := func(at, step int, bracket string) int {
		for n := 1; n <= mostNames; n, at = n+1, at+step {
			switch r := p.around(at); {
			case strings.ContainsRune(bracket, r):
				return n
			case !runes.IsHan(r) && r != ' ' && r != '、':
				return mostNames
			}
		}
		return mostNames
	}
	return find(from-1, -1, "(（")+find(to, 1, ")）") <= mostNames
}

// mostNames is how many characters such brackets hold, and they.
const mostNames = 12

// isMarkOrLetter tells a letter, and a sign that is the second byte of a bracket
// in Big5.
func isMarkOrLetter(r rune) bool { return isWordOf(r) || r == ']' || r == '^' }

// isWordOf tells a letter of ASCII, of which a word is made.
func isWordOf(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// asks tells that the sentence before a place is a question.
func (p *pairer) asks(at int) bool {
	return asks(func(back int) rune { return p.around(at - back) })
}

// asks tells that a sentence is a question, of which back gives the characters
// from the last.
func asks(before func(back int) rune) bool {
	if strings.ContainsRune(questionEnds, before(1)) {
		return true
	}
	for back := 1; back <= longestQuestion; back++ {
		r := before(back)
		if r == 0 || strings.ContainsRune("。！？!\n", r) {
			return false
		}
		if strings.ContainsRune(questionWords, r) {
			return true
		}
	}
	return false
}

// Of a question.
const (
	longestQuestion = 40
	questionEnds    = "無无冇未嘸啊呀咩嗱" // 你有去無？
	questionWords   = "吗嗎呢吧谁誰么麼何哪几幾否怎啥嘛咋难難焉乎岂豈孰欤歟耶叨佗乜"
	closingQuotes   = "”’」』"
)

// writesHalfWidth tells that the page's own marks are those of ASCII, so that a
// question mark may be one too.
func writesHalfWidth(p *page.Page) bool {
	half, full := 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		before := rune(0)
		for _, r := range *p.Text(place) {
			switch {
			case r == '，':
				full++
			case r == ',' && runes.IsHan(before):
				half++
			}
			before = r
		}
	}
	return half > full
}

// leastSigns is how many marks must stand as two question marks for a page to
// have shown that its signs are bytes.
const leastSigns = 2

// showsSigns tells that signs stand on the page for what a program could not
// read: U+FFFD, or two question marks where nobody asks.
func showsSigns(p *page.Page) bool {
	found := 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		if strings.Contains(text, string(utf8.RuneError)) {
			return true
		}
		eachSign(text, func(from, to int, between bool) {
			if between && to-from == len("??") {
				found++
			}
		})
	}
	return found >= leastSigns
}

// eachSign visits the question marks of a text beside Han characters where
// nobody asks, several in a row as one; between is true where Han stands on both
// sides of them.
func eachSign(text string, visit func(from, to int, between bool)) {
	for at := strings.IndexByte(text, '?'); at >= 0; {
		end := at + len(text[at:]) - len(strings.TrimLeft(text[at:], "?"))
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if (runes.IsHan(before) || runes.IsHan(after)) && !EndsAsking(text[:at]) {
			visit(at, end, runes.IsHan(before) && runes.IsHan(after))
		}
		next := strings.IndexByte(text[end:], '?')
		if next < 0 {
			return
		}
		at = end + next
	}
}

// EndsAsking tells that the sentence a text ends in is a question.
func EndsAsking(text string) bool {
	last := []rune(runes.Last(text, longestQuestion))
	return asks(func(back int) rune {
		if back > len(last) {
			return 0
		}
		return last[len(last)-back]
	})
}

// areMarks tells whether most signs of a page become marks by edits of its texts,
// the title's first. Where they stand for characters that a charset lacks, as in
// 一拿到?器?就查看, a few would by chance.
func areMarks(p *page.Page, edits [][]page.Edit) bool {
	mended, left := 0, 0
	for i, of := range edits {
		eachSign(*p.Text(i + article.InTitle), func(from, to int, _ bool) {
			isMended := func(e page.Edit) bool { return e.From < to && e.To > from }
			if slices.ContainsFunc(of, isMended) {
				mended++
			} else {
				left++
			}
		})
	}
	return mended >= leastMended*left
}

// leastMended is how many signs become marks for each that does not.
const leastMended = 3

// namesThing tells a letter that is likely a name: 附件A, A型, A-50, A和B.
func (p *pairer) namesThing(at int) bool {
	before, after := p.around(at-1), p.around(at+1)
	return strings.ContainsRune("-+—–─型字類类級级股組组班區区座艙舱棟栋棟款版輪轮等標标男女君", after) || strings.ContainsRune("型類类附件案表圖图機机相第素", before) ||
		strings.ContainsRune(joining, before) && isWordOf(p.around(at-2)) || strings.ContainsRune(joining, after) && isWordOf(p.around(at+2))
}

// joining are what stands between two names.
const joining = "和與与及或至、／"

// isLikelyLone tells that what a sign or letter by itself is taken for is likely.
func (p *pairer) isLikelyLone(m mending, mended []rune) bool {
	gain := m.gain
	for _, r := range mended {
		switch {
		case r == likely.Lost:
			return false
		case runes.IsHan(r) && (gain < leastGainLoneHan || !isWordOf(p.text[m.from])):
			return false
		}
		gain -= min(0, newBeside(p.around, m.from).pays(r))
	}
	return gain >= leastGainLone
}
