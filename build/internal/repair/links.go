package repair

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
)

// linkLists takes out a site's lists of other articles, and keeps them as
// links beside the text.
//
// Evidence: five lines or more, one behind the other, each a title with a date
// at its end, newest first, and the text all before them or all behind. It
// leaves alone a chronicle, whose lines begin with their dates or have the
// oldest first, and tables of dates, whose lines have no words.
func linkLists(p *Page) {
	out := map[int]removal{}
	for i := 0; i < len(p.Blocks); {
		end := i
		var links []article.Link
		for end < len(p.Blocks) {
			link, ok := datedTitle(p.Blocks[end])
			if !ok || len(links) > 0 && link.Date > links[len(links)-1].Date {
				break
			}
			links = append(links, link)
			end++
		}
		if len(links) < leastLinks || hasSentences(p.Blocks[:i]) && hasSentences(p.Blocks[end:]) {
			i = max(end, i+1)
			continue
		}
		if i > 0 && isListHead(p.Blocks[i-1]) {
			i--
		}
		out[i] = removal{"link-lists", fmt.Sprintf("a list of %d other articles", len(links))}
		for k := i + 1; k < end; k++ {
			out[k] = removal{}
		}
		p.Links = append(p.Links, links...)
		i = end
	}
	p.drop(out)
}

const (
	leastLinks    = 5
	maxTitleBytes = 300
)

// datedTitle reads a line such as `- 兴泉铁路全线贯通运营2023-01-01`.
func datedTitle(b article.Block) (article.Link, bool) {
	if b.Kind != article.Paragraph && b.Kind != article.ListItem || len(b.Text) > maxTitleBytes {
		return article.Link{}, false
	}
	if last, _ := utf8.DecodeLastRuneInString(b.Text); !strings.ContainsRune("0123456789)）]", last) {
		return article.Link{}, false
	}
	m := dateAtEnd.FindStringSubmatch(b.Text)
	if m == nil {
		return article.Link{}, false
	}
	title := strings.TrimSpace(strings.TrimLeft(m[1], "-·•●○◆▪*■□> 　"))
	if utf8.RuneCountInString(title) < 6 || strings.HasSuffix(title, "。") {
		return article.Link{}, false
	}
	return article.Link{Title: title, Date: m[2] + "-" + twoDigits(m[3]) + "-" + twoDigits(m[4])}, true
}

func twoDigits(number string) string { return ("0" + number)[len(number)-1:] }

func hasSentences(blocks []article.Block) bool {
	for _, b := range blocks {
		if strings.Contains(b.Text, "。") {
			return true
		}
	}
	return false
}

var dateAtEnd = regexp.MustCompile(`^(.*?[^\d\s\-/.（(\[])[\s　（(\[]*((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?$`)

// isListHead tells the word above a list: 最近更新.
func isListHead(b article.Block) bool {
	n := utf8.RuneCountInString(b.Text)
	return n <= 8 && !strings.ContainsAny(b.Text, "。，,！？")
}
