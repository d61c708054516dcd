package spam

import (
	"regexp"
	"strings"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// hiddenIn finds what was planted for robots alone and lost the page that hid it:
// <div style="display:none">北京赛车投注平台</div>, <a href="…">永利皇宫</a>,
// <!-- … -->.
//
// Evidence: markup stands in the text, and what it holds has an advertiser's
// name or a phrase of such advertisements.
func hiddenIn(line string) (edits []page.Edit) {
	if !mayHoldMarkup(line) {
		return nil
	}
	for _, m := range markup.FindAllStringSubmatchIndex(line, -1) {
		held := line[m[2]:m[3]]
		if found := phrasesIn(held); brandsAt(held) != nil || len(found) > 1 || longest(found) > everydayPhrase {
			edits = append(edits, page.Edit{From: m[0], To: m[1], With: "", Certainty: article.Stated})
		}
	}
	return edits
}

// markup is an element, a remark or a forum's link, with what it holds.
var markup = regexp.MustCompile(`(?i)(?:<!--|<[a-z][^<>]*>|\[url[^\]]*\])([^<\[]*?)(?:-->|</[a-z]\w*>|\[/url\]|$)`)

// isMarkup tells a line of nothing but markup and what it holds.
func isMarkup(line string) bool {
	return mayHoldMarkup(line) && strings.Trim(markup.ReplaceAllString(line, ""), " |,，、") == ""
}

// mayHoldMarkup is the cheap look.
func mayHoldMarkup(line string) bool {
	return strings.IndexByte(line, '<') >= 0 || strings.Contains(line, "[url")
}
