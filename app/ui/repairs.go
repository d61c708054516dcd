package ui

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// change is a repair where it stands in a text: the run of bytes that was put
// there, empty where something was only taken away.
type change struct {
	start, end int
	n          int // which repair of the article, from 1
}

// changes are an article's repairs, each in its place.
type changes struct {
	in     map[int][]change // by block, article.InTitle for the title, in reading order
	before map[int][]int    // lines that were taken out, by the block they stood before
	rest   int              // repairs made in such a line before it went
}

// placeRepairs sorts an article's repairs by where they stand. One that does
// not stand where it says is not trusted and counts as one of the rest.
func placeRepairs(a *article.Article) *changes {
	c := &changes{in: map[int][]change{}, before: map[int][]int{}}
	at, runes, in := 0, 0, article.OutOfText // a place in the text of a block: repairs are in order
	for i, r := range a.Repairs {
		if r.Block == article.OutOfText && r.After == "" && 0 <= r.Offset && r.Offset <= len(a.Blocks) {
			c.before[r.Offset] = append(c.before[r.Offset], i+1)
			continue
		}
		text, known := repairedText(a, r.Block)
		if r.Block != in {
			at, runes, in = 0, 0, r.Block
		}
		step := bytesOf(text[min(at, len(text)):], r.Offset-runes)
		if !known || step < 0 || !strings.HasPrefix(text[at+step:], r.After) {
			c.rest++
			continue
		}
		at, runes = at+step, r.Offset
		c.in[r.Block] = append(c.in[r.Block], change{at, at + len(r.After), i + 1})
		at, runes = at+len(r.After), runes+utf8.RuneCountInString(r.After)
	}
	return c
}

// repairedText is the text that a repair was made in.
func repairedText(a *article.Article, block int) (text string, known bool) {
	switch {
	case block == article.InTitle:
		return a.Title, true
	case 0 <= block && block < len(a.Blocks):
		return a.Blocks[block].Text, true
	}
	return "", false
}

// bytesOf is how many bytes the first so many characters of a text take, or -1
// where it has not as many.
func bytesOf(text string, runes int) int {
	for i := range text {
		if runes == 0 {
			return i
		}
		runes--
	}
	if runes == 0 {
		return len(text)
	}
	return -1
}
