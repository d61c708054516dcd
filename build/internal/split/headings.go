package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// MarkHeadings makes headings of the paragraphs that are: numbered ones, those
// by names that sections bear, and short lines of one build between
// paragraphs, three or more of them: 在黨史宣講上持續發力, 在黨建平臺上持續發力 ….
// A marked word that is a writer's name is none. A short line that is like no
// other may be a caption and stays what it is. No text is changed. It gives the
// blocks that it made headings.
func MarkHeadings(blocks []article.Block) (marked map[int]bool) {
	marked = map[int]bool{}
	mark := func(i int) {
		blocks[i].Kind, blocks[i].Level = article.Heading, 2
		marked[i] = true
	}
	unmarkNames(blocks)
	builds := map[string][]int{}
	for i := range blocks {
		switch {
		case !isShortLine(blocks, i):
		case numbered.MatchString(blocks[i].Text) || sectionNames[strings.TrimSpace(blocks[i].Text)]:
			mark(i)
		case standsBetween(blocks, i):
			for _, build := range buildsOf(blocks[i].Text) {
				builds[build] = append(builds[build], i)
			}
		}
	}
	for _, lines := range builds {
		if len(lines) < leastAlike {
			continue
		}
		for _, i := range lines {
			mark(i)
		}
	}
	return marked
}

const (
	maxSubheading = 32
	leastAlike    = 3
)

var (
	numbered = expression.Compile(`^(第[一二三四五六七八九十百零〇\d]+[章节節编編篇](\s|　|$)|[一二三四五六七八九十]{1,3}、)`)

	sectionNames = map[string]bool{"记者手记": true, "記者手記": true, "编者按": true, "編者按": true, "新闻背景": true, "新聞背景": true,
		"相关链接": true, "相關鏈接": true, "新闻链接": true, "背景链接": true, "专家点评": true, "名词解释": true, "尾声": true, "结语": true, "引言": true, "前言": true}
)

func isShortLine(blocks []article.Block, i int) bool {
	text := strings.TrimSpace(blocks[i].Text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return blocks[i].Kind == article.Paragraph && runes.AtMost(text, maxSubheading) &&
		!strings.ContainsRune("。！？!?…；;：:，,、", last) && !strings.Contains(text, "。")
}

// standsBetween tells a line that has something above it and sentences below.
func standsBetween(blocks []article.Block, i int) bool {
	if i == 0 || i+1 >= len(blocks) || isCredits(blocks[i].Text) || isByline(blocks[i]) {
		return false
	}
	return blocks[i+1].Kind == article.Paragraph && strings.Contains(blocks[i+1].Text, "。")
}

// buildsOf are what lines of one build have in common: how they begin and
// end, or the marks in them.
func buildsOf(text string) []string {
	runes := []rune(strings.TrimSpace(text))
	var builds []string
	if len(runes) >= 6 {
		builds = append(builds, "end:"+string(runes[:1])+"…"+string(runes[len(runes)-3:]))
	}
	var marks []rune
	for _, r := range runes {
		if unicode.IsPunct(r) && !strings.ContainsRune("《》（）()", r) {
			marks = append(marks, r)
		}
	}
	if len(marks) >= 3 {
		builds = append(builds, "marks:"+string(marks))
	}
	return builds
}
