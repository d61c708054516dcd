package split

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/numeral"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

var (
	numberedLine = expression.Compile(`^\s*第\s*([〇零一二三四五六七八九十百千两兩\d]{1,6})\s*([卷编編篇部集辑輯类類章回讲講节節])(.*)$`)
	volumeLine   = expression.Compile(`^\s*(\p{Han}{0,12}?)卷[之第]?([〇零一二三四五六七八九十百\d]{1,5}|[上中下])(?:之[一二三四五六七八九十]{1,2})?(.*)$`)
	pageOfLine   = expression.Compile(`[.．·…\s　]\d{1,4}\s*$`)
	ofBooks      = expression.Compile(`^\s*(?:序|序言|前言|凡例|概[\s　]*述|[总總][\s　]*述|大事[记記]|附[\s　]*[录錄]|后[\s　]*记|後[\s　]*記|跋|楔[\s　]*子|引[\s　]*子|尾[\s　]*[声聲])(?:[一二三四五六七八九十]|$)`)
	yearLine     = expression.Compile(`^\s*(?:公元|西元)?(?:前?\d{1,4}|[一二三四五六七八九〇]{4}|\p{Han}{2,4}[元一二三四五六七八九十]{1,3})年\s*(?:[（(][^（()）]{1,16}[)）])?\s*$`)
)

// units are the words for parts of a book, as they are written otherwise. Those
// of one rank nest as a book has it: where there are fewer, they are wider.
var units = map[string]string{"編": "编", "輯": "辑", "類": "类", "講": "讲", "節": "节"}

var ranks = map[string]int{"章": 1, "回": 1, "讲": 1, "节": 2, "年": 3}

const unitOfBooks = "序" // of what bears a name that only a part of a book does

// told is what a line says as a heading.
type told struct {
	at     int
	unit   string
	number int
	name   string // behind the number
	prefix string // of 縣志卷一: the book
	tight  bool   // the name follows at once
}

// tell reads a line as a heading; its unit is "" if it is none.
func tell(b article.Block) (t told) {
	if b.Kind != article.Paragraph && b.Kind != article.Heading || len(b.Text) > 3*maxHeadline || strings.ContainsAny(b.Text, "。！？；") {
		return t
	}
	switch m, v := numberedLine.FindStringSubmatch(b.Text), volumeLine.FindStringSubmatch(b.Text); {
	case m != nil:
		t = told{unit: cmp.Or(units[m[2]], m[2]), number: countOf(m[1]), name: m[3]}
	case v != nil:
		t = told{unit: "卷", number: countOf(v[2]), name: v[3], prefix: v[1]}
	case ofBooks.MatchString(b.Text):
		return told{unit: unitOfBooks, name: b.Text}
	case yearLine.MatchString(b.Text):
		return told{unit: "年", name: b.Text}
	}
	first, _ := utf8.DecodeRuneInString(t.name)
	t.tight = t.name != "" && !strings.ContainsRune(" \t　:：、.．", first)
	t.name = strings.Trim(t.name, " \t　:：、.．")
	if pageOfLine.MatchString(b.Text) || t.tight && (t.prefix != "" || !runes.AtMost(t.name, mostTight) || strings.ContainsAny(t.name, "，,：:")) {
		return told{}
	}
	return t
}

const mostTight = 24 // characters of a name that follows its number at once

// takeLines takes the lines that are headings by what they say.
func (b *book) takeLines() {
	var lines []told
	last := map[string]int{}
	prefixes := map[string]int{}
	ofYears := false // the last heading is a chronicle's
	for i, block := range b.blocks {
		t := tell(block)
		// 第二部分…, as prose begins too: only what goes on with the count is a heading
		if t.unit == "" || t.tight && t.number != 1 && t.number != last[t.unit]+1 {
			continue
		}
		if t.unit != "年" {
			ofYears = strings.Contains(block.Text, "大事")
		} else if !ofYears {
			continue
		}
		t.at = i
		last[t.unit] = t.number
		prefixes[prefixOf(t)]++
		lines = append(lines, t)
	}
	lines = slices.DeleteFunc(lines, func(t told) bool { return t.prefix != "" && prefixes[prefixOf(t)] < leastChapters })
	b.setLevels(lines)
	b.leaveContents()
	b.leaveRepeats(lines)
	b.takeNames(lines)
}

// prefixOf is a book's name before its volumes' numbers, however its
// characters vary.
func prefixOf(t told) string {
	last, _ := utf8.DecodeLastRuneInString(t.prefix)
	return fmt.Sprintf("%d%c", utf8.RuneCountInString(t.prefix), last)
}

// setLevels gives lines their levels.
func (b *book) setLevels(lines []told) {
	count := map[string]int{}
	var wide []string
	for _, t := range lines {
		if count[t.unit]++; count[t.unit] == 1 && ranks[t.unit] == 0 && t.unit != unitOfBooks {
			wide = append(wide, t.unit)
		}
	}
	slices.SortStableFunc(wide, func(a, b string) int { return cmp.Compare(count[a], count[b]) })
	level := map[string]int{unitOfBooks: 1}
	for i, unit := range wide {
		level[unit] = i + 1
	}
	chapters := len(wide) + 1
	for i, t := range lines {
		switch rank := ranks[t.unit]; {
		case rank > 0:
			b.levels[t.at] = len(wide) + rank
		case t.unit == unitOfBooks && i > 0 && lines[i-1].at == t.at-1 && slices.Contains(wide, lines[i-1].unit):
			b.levels[t.at] = chapters // 第三编 begins with 概述
		default:
			b.levels[t.at] = level[t.unit]
		}
	}
}

// leaveRepeats takes back what only repeats a heading, with little under it: in
// a table of contents, or where a volume ends.
func (b *book) leaveRepeats(lines []told) {
	lines = slices.DeleteFunc(slices.Clone(lines), func(t told) bool { return b.levels[t.at] == 0 || t.number == 0 })
	var path []string
	keys := make([]string, len(lines))
	most := map[string]int{}
	under := make([]int, len(lines))
	var open []int
	end := func(level, to int) {
		for len(open) > 0 && b.levels[lines[open[len(open)-1]].at] >= level {
			i := open[len(open)-1]
			under[i] = b.size(lines[i].at+1, to)
			most[keys[i]] = max(most[keys[i]], under[i])
			open = open[:len(open)-1]
		}
	}
	for i, t := range lines {
		level := b.levels[t.at]
		end(level, t.at)
		for len(path) < level {
			path = append(path, "")
		}
		path = append(path[:level-1], fmt.Sprintf("%s%d", t.unit, t.number))
		keys[i] = strings.Join(path, "/")
		open = append(open, i)
	}
	end(0, len(b.blocks))
	for i, t := range lines {
		if under[i] < leastChapter && under[i] < most[keys[i]] {
			b.levels[t.at] = 0
		}
	}
}

// takeNames finds the names that stand under their numbers: 第一回, and below
// it 风雪惊变. Nearly all of a book's numbers stand so, or none.
func (b *book) takeNames(lines []told) {
	bare := map[string]int{}
	named := map[string][]int{}
	for _, t := range lines {
		if b.levels[t.at] == 0 || t.number == 0 || t.name != "" {
			continue
		}
		bare[t.unit]++
		if below := t.at + 1; below < len(b.blocks) && b.levels[below] == 0 && isName(b.blocks[below]) {
			named[t.unit] = append(named[t.unit], t.at)
		}
	}
	b.names = map[int]bool{}
	for unit, at := range named {
		different := map[string]bool{}
		for _, i := range at {
			different[b.blocks[i+1].Text] = true
		}
		if len(different) < leastChapters || len(at)*5 < bare[unit]*4 || len(different)*5 < len(at)*4 {
			continue
		}
		for _, i := range at {
			b.names[i] = true
		}
	}
}

// isName tells a line that can be a chapter's name.
func isName(b article.Block) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(b.Text))
	return (b.Kind == article.Paragraph || b.Kind == article.Heading) && runes.AtMost(b.Text, maxSubheading) &&
		!strings.ContainsAny(b.Text, "。？！；") && !strings.ContainsRune("，、：:,”’』」", last)
}

// countOf is what a volume or a chapter counts by: a number, or 上, 中 and 下.
func countOf(words string) int {
	if i := strings.Index("上中下", words); i >= 0 && words != "" {
		return i/len("上") + 1
	}
	return numeral.Value(words)
}
