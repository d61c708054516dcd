package repair

import (
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// brokenHeadlines joins the two lines over which a headline was set.
//
// Evidence: an office's subject that begins with 关于 and whose second line ends
// with what the paper is, 关于…环境整治 / 三年行动方案的通知; or two lines alike in
// length, without a mark at their ends, above the name of who wrote and between
// articles, as newspapers set them: 把会场搬到田间地头 / 把实事办到群众心坎. At a
// page's head one of the two may be the page's own name, if the page has more
// such names of writers; then they stay two.
func brokenHeadlines(p *page.Page) {
	certainties := make([]article.Certainty, len(p.Blocks))
	found := false
	for i := 1; i < len(p.Blocks); i++ {
		if certainties[i-1] == "" && isShortLine(p.Blocks[i-1]) && isShortLine(p.Blocks[i]) && (i < subjectBlocks && isSubject(p.Blocks[i-1].Text, p.Blocks[i].Text) || isTwoLines(p.Blocks, i)) {
			certainties[i], found = article.Inferred, true
		}
	}
	if found {
		p.Join("broken-lines", certainties, betweenLines)
	}
}

const (
	maxHeadLine   = 32 // characters of a line of a headline
	leastHeadLine = 5
	leastSubject  = 10 // of a subject's first line
	subjectBlocks = 8  // from a page's beginning
)

// isShortLine tells a line that can be part of a headline.
func isShortLine(b article.Block) bool {
	return b.Kind == article.Paragraph && runes.AtMost(b.Text, maxHeadLine) && !runes.HasAny(b.Text, "。；;，,|｜/□■◎●◆▲△")
}

// isSubject tells the two lines of an office's subject.
func isSubject(a, b string) bool {
	return !runes.AtMost(a, leastSubject-1) && subjectOpens.MatchString(a) && !subjectEnds.MatchString(a) && subjectEnds.MatchString(b) && !subjectOpens.MatchString(b)
}

// isTwoLines tells the two lines of a newspaper's headline, the second at a place.
func isTwoLines(blocks []article.Block, at int) bool {
	a, b := utf8.RuneCountInString(blocks[at-1].Text), utf8.RuneCountInString(blocks[at].Text)
	if at+1 >= len(blocks) || min(a, b) < leastHeadLine || a-b > 1 || b-a > 1 || !writer.MatchString(blocks[at+1].Text) || !runes.AtMost(blocks[at+1].Text, 2*maxHeadLine) {
		return false
	}
	for _, line := range blocks[at-1 : at+1] {
		if !headLine.MatchString(line.Text) || writer.MatchString(line.Text) {
			return false
		}
	}
	if at > 1 {
		return endsSentence(blocks[at-2].Text) || at == 2 && !isShortLine(blocks[0])
	}
	for _, other := range blocks[at+2:] {
		if writer.MatchString(other.Text) && runes.AtMost(other.Text, 2*maxHeadLine) {
			return false
		}
	}
	return true
}

// betweenLines is nothing inside a subject, and the space that newspapers' own
// editions have between a headline's lines.
func betweenLines(a []byte, b string) string {
	if isSubject(string(a), b) {
		return ""
	}
	return " "
}

var (
	subjectOpens = expression.Compile(`^\s*(?:转发|轉發|印发|印發|批转|批轉)?\S{0,20}?(?:关于|關於)`)
	subjectEnds  = expression.Compile(`的(?:补充|補充|紧急|緊急)?(?:通知|通告|公告|公示|决定|決定|意见|意見|批复|批覆|报告|報告|请示|請示|复函|復函|函|通报|通報|说明|說明|议案|議案|决议|決議|命令|规定|規定)\s*$`)
	// headLine begins and ends with a character, or a quotation's mark.
	headLine = expression.Compile(`^\s*[\p{Han}“「\d].*[\p{Han}”」\d！？!?]\s*$`)
	writer   = expression.Compile(`^\s*[□■◎●◆▲△（(【\[]?\s*(?:本[报報刊网網台]|\p{Han}{2,4}[报報])?(?:首席|见习|見習|实习|實習|特约|特約|全媒体)?(?:记者|記者|通讯员|通訊員)[\s　:：]+\p{Han}{1,4}(?:[\s　、（(）)】\]]|$)`)
)
