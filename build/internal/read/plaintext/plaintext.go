// Package plaintext makes blocks of plain text: what its lines are by their
// marks, and which of them were broken at a column.
package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/read/typeset"
	"fangzhi/data/article"
)

// MaxBlocks is how many blocks a document may have. Of one that has more there
// is at least one block more than that, and need not be all.
const MaxBlocks = 500_000

// Blocks are the blocks of a text. pasted reads a line that an editor's HTML was
// pasted into; it is not ok of any other.
func Blocks(text string, pasted func(line string) (blocks []article.Block, ok bool)) []article.Block {
	var blocks []article.Block
	for line := range typeset.Paragraphs(text, MaxBlocks) {
		if inner, ok := pasted(line); ok {
			blocks = append(blocks, inner...)
			continue
		}
		for _, line := range parted(line) {
			if line = strings.TrimFunc(line, unicode.IsSpace); line != "" {
				blocks = append(blocks, Block(line))
			}
		}
	}
	return blocks
}

// parted are the headline, the day and the text of a line in which a page has
// run them together: …工作发表时间:2023-06-09 15:39 6月8日下午，….
func parted(line string) []string {
	if m := runTogether.FindStringSubmatch(line); m != nil {
		return m[1:]
	}
	if m := flatPage.FindStringSubmatch(line); m != nil {
		return m[1:]
	}
	return []string{line}
}

// flatPage is a whole page in one line, its first button told: 首页 春到茶山 2023-03-23 08:46:29 分享 ….
var flatPage = expression.Compile(`^\s*首[页頁]\s+([^\s。！？，,][^。！？]{3,40}?)\s+((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?)\s+(?:分享\s+)?(\S.{40,})$`)

var runTogether = expression.Compile(`^\s*([^\s。！？，,][^。！？]{5,40}?)((?:发表|发布|更新|發表|發佈|發布)(?:时间|日期|時間)\s*[:：]\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)\s+(\S.{40,})$`)

// Block is a line of plain text as a block; a mark or a number that only
// headings bear makes it one.
func Block(line string) article.Block {
	if isMarkedHeading(line) && utf8.RuneCountInString(line) <= MaxHeadingRunes {
		return article.Block{Kind: article.Heading, Text: line, Level: 2}
	}
	return article.Block{Kind: article.Paragraph, Text: line}
}

// MaxHeadingRunes is how long a heading may be.
const MaxHeadingRunes = 40

// isMarkedHeading tells lines such as `■ 党群驿站成为邻里加油站`.
func isMarkedHeading(line string) bool {
	first, size := utf8.DecodeRuneInString(line)
	rest := strings.TrimSpace(line[size:])
	if rest == "" || !strings.ContainsRune("■□◆◇●▶★", first) {
		return false
	}
	if isMarkedByline(first, rest) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(rest)
	return !strings.ContainsRune("。；;：:，,、", last)
}

// isMarkedByline tells who wrote an article from what its sections are called:
// □ 本报记者 林小满, □林小满, and not ■ 记者手记.
func isMarkedByline(mark rune, rest string) bool {
	for _, role := range []string{"记者", "記者", "通讯员", "通訊員"} {
		before, names, found := strings.Cut(rest, role)
		if found {
			words := strings.Fields(names)
			return utf8.RuneCountInString(before) <= 8 && len(words) > 0 && utf8.RuneCountInString(words[0]) <= 4 && words[0] != "手记" && words[0] != "手記" &&
				!strings.HasPrefix(names, "的") && !strings.ContainsAny(names, "，！？“《")
		}
	}
	if mark != '□' {
		return false
	}
	for _, name := range strings.Fields(rest) {
		if n := utf8.RuneCountInString(name); n < 2 || n > 3 {
			return false
		}
	}
	return true
}
