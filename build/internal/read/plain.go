package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// readText reads plain text.
func readText(text string) Document {
	return Document{Blocks: paragraphs(text)}
}

// paragraphs makes blocks of plain text. A blank line parts paragraphs. Inside
// a group of lines each line is a paragraph, unless the lines of the text were
// broken at a column: then they are joined again.
func paragraphs(text string) []article.Block {
	groups, lines := lineGroups(text)
	wrapped := lines <= MaxBlocks && brokenAtColumn(groups)
	var blocks []article.Block
	add := func(line string) {
		if isMarkedUp(line) {
			blocks = append(blocks, fragmentBlocks(line)...)
			return
		}
		for _, line := range parted(line) {
			if line = strings.TrimFunc(line, unicode.IsSpace); line != "" {
				blocks = append(blocks, textBlock(line))
			}
		}
	}
	for _, group := range groups {
		if !wrapped {
			for _, line := range group {
				add(line)
			}
			continue
		}
		joined := ""
		for i, line := range group {
			if i > 0 && indent(line) > indent(group[i-1]) {
				add(joined)
				joined = line
				continue
			}
			joined = joinLines(joined, line)
		}
		add(joined)
	}
	return blocks
}

// isMarkedUp tells a line that an editor's HTML was pasted into as it was: it
// begins with a tag that holds paragraphs, and has prose between many tags.
func isMarkedUp(line string) bool {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "<") || strings.Count(line, "</") < leastPasted || !fragmentStart.MatchString(strings.ToLower(line[:min(len(line), 16)])) {
		return false
	}
	han := 0
	for _, r := range withoutTags(line) {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return han >= leastPastedHan
}

const (
	leastPasted    = 4  // tags that are closed
	leastPastedHan = 30 // characters between them
)

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

// textBlock is a line of plain text as a block; a mark or a number that only
// headings bear makes it one.
func textBlock(line string) article.Block {
	if isMarkedHeading(line) && utf8.RuneCountInString(line) <= maxHeadingRunes {
		return article.Block{Kind: article.Heading, Text: line, Level: 2}
	}
	return article.Block{Kind: article.Paragraph, Text: line}
}

const maxHeadingRunes = 40

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

// lineGroups are a text's lines, parted at blank ones. A carriage return, a
// form feed and Unicode's own separators end a line too. Of lines beyond
// MaxBlocks there is but one, which tells that there are too many.
func lineGroups(text string) (groups [][]string, lines int) {
	if hasOtherEnds(text) {
		text = lineEnds.Replace(text)
	}
	var group []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		if line == "" {
			if group != nil {
				groups = append(groups, group)
			}
			group = nil
			continue
		}
		group = append(group, line)
		if lines++; lines > MaxBlocks {
			break
		}
	}
	if group != nil {
		groups = append(groups, group)
	}
	return groups, lines
}

var lineEnds = strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n", "\f", "\n\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")

// hasOtherEnds is the cheap look for what lineEnds replaces.
func hasOtherEnds(text string) bool {
	for _, end := range []string{"\r", "\f", "\v", "\ufeff", "\u0085", "\u2028", "\u2029"} {
		if strings.Contains(text, end) {
			return true
		}
	}
	return false
}

// Evidence that lines were broken at a column: nearly all lines that have
// another after them are nearly as wide as the widest, and few end a sentence.
const (
	leastBrokenLines  = 3
	leastColumn       = 24 // cells; narrower lines are verse or lists
	widestColumn      = 160
	columnSlack       = 6 // cells: a mark that may not begin a line, a word that would not fit
	fullLinesPercent  = 85
	sentenceEndsLimit = 40 // percent of full lines that may end a sentence
)

func brokenAtColumn(groups [][]string) bool {
	widest := 0
	for _, group := range groups {
		for _, line := range group {
			if widest = max(widest, cells(line)); widest > widestColumn {
				return false
			}
		}
	}
	if widest < leastColumn {
		return false
	}
	inner, full, ends := 0, 0, 0
	for _, group := range groups {
		for i, line := range group[:len(group)-1] {
			if indent(group[i+1]) > indent(line) { // a paragraph's last line
				continue
			}
			inner++
			if cells(line) >= widest-columnSlack {
				full++
				if endsSentence(line) {
					ends++
				}
			}
		}
	}
	return full >= leastBrokenLines && full*100 >= inner*fullLinesPercent && ends*100 <= full*sentenceEndsLimit
}

// cells is a line's width on a typewriter: two for a wide character.
func cells(line string) int {
	n := 0
	for _, r := range line {
		n++
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
			n++
		case r >= 0x1100:
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

func indent(line string) int {
	return cells(line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace))])
}

func endsSentence(line string) bool {
	line = strings.TrimRight(line, `”’"')）」』】》 `)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune("。！？!?…：:；;.", last)
}

// joinLines joins two lines of one paragraph: Chinese without a space, other
// words with one.
func joinLines(before, after string) string {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	if before == "" {
		return after
	}
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if unspaced(last) && unspaced(first) {
		return before + after
	}
	return before + " " + after
}

// unspaced tells characters that are written without spaces between them: Han,
// kana, and the marks of their scripts.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65 || strings.ContainsRune("“”‘’…—·", r)
}
