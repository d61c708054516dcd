package split

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// MarkCaptions makes figures of the paragraphs of a body that are captions
// whose pictures are not there. They are told by their words: 图为…, ▲…,
// … 林小满 摄; by the line under them, which is a photographer's; or by where they
// stand: short lines that end nothing, each between the last paragraph of a
// section and the heading of the next, twice at least. No text is changed.
func MarkCaptions(blocks []article.Block, body []int) {
	at := func(i int) *article.Block { return &blocks[body[i]] }
	for i := range body {
		b := at(i)
		if b.Kind != article.Paragraph || !isCaption(b.Text) {
			continue
		}
		b.Kind = article.Figure
		if i > 0 && creditAlone.MatchString(b.Text) && at(i-1).Kind == article.Paragraph && isOneShort(at(i-1).Text) {
			at(i - 1).Kind = article.Figure
			if i > 1 && at(i-2).Kind == article.Paragraph && isShortLine(blocks, body[i-2]) && repeats(at(i-2).Text, at(i-1).Text) {
				at(i - 2).Kind = article.Figure
			}
		}
	}
	markByPlace(blocks, body)
}

// Bounds of a caption, in characters.
const (
	maxCaption   = 100
	maxOneShort  = 40 // of a caption whose photographer has a line of his own
	minByPlace   = 8  // of one that is told by where it stands
	leastByPlace = 2
	sameOpening  = 4 // what captions of one kind share
	sameRun      = 6 // what a caption that is printed twice repeats
)

// isCaption tells words that only captions have.
func isCaption(text string) bool {
	text = strings.TrimSpace(text)
	if !runes.AtMost(text, maxCaption) || strings.Count(text, "。") > 2 || isLeadText(text) {
		return false
	}
	if bare := strings.TrimRight(text, "。）) "); strings.HasSuffix(bare, "拍摄") || strings.HasSuffix(bare, "拍攝") || strings.HasSuffix(bare, "航摄") {
		return captionOpens.MatchString(text)
	}
	return captionOpens.MatchString(text) || captionEnds.MatchString(text) || creditAlone.MatchString(text)
}

var (
	captionOpens = expression.Compile(`^(?:[（(]?(?:图为|圖為|图片为|圖片為)|[上下左右中题題][图圖](?:为|為|[:：①②③])|[图圖][①②③④⑤⑥一二三四五六\d]{0,2}\s*[:：]|[▲△▽◀▶←→↑↓]\s*\p{Han})`)
	captionEnds  = expression.Compile(`(?:[\s　（(。”」]|` + reporter + `)\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4}){0,2}\s*(?:[/／]\s*)?[摄攝]影?\s*[）)]?。?$|` +
		`[\s　（(。”」][\p{Han}·“”]{2,14}[供制製][图圖]\s*[）)]?。?$|` +
		`[（(](?:资料图片?|資料圖片?|资料照片|資料照片|视频截图|网络图片|[图圖](?:片来源|片來源|源)?\s*[/／:：]\s*[^（）()]{2,16})[）)]。?$`)
	// creditAlone is a photographer's line under his caption.
	creditAlone = expression.Compile(`^[\s　（(]*(?:\p{Han}{0,8}` + reporter + `|摄影|攝影)[\s　:：/／]*\p{Han}{2,4}(?:[\s　、]+\p{Han}{2,4})?\s*[摄攝]影?\s*[）)]?$`)
)

// IsCreditAlone tells a line that names who took a picture and nothing else.
func IsCreditAlone(text string) bool { return creditAlone.MatchString(text) }

// isOneShort tells one short sentence, or a line.
func isOneShort(text string) bool {
	text = strings.TrimSpace(text)
	rest := strings.TrimRight(text, "。")
	return rest != "" && runes.AtMost(text, maxOneShort) && !runes.HasAny(rest, "。！？：:") && !isCredits(text) && !isLeadText(text)
}

// repeats tells that a line says again what another does.
func repeats(line, other string) bool {
	runes := []rune(line)
	for i := 0; i+sameRun <= len(runes); i++ {
		if strings.Contains(other, string(runes[i:i+sameRun])) {
			return true
		}
	}
	return false
}

// markByPlace marks captions by where they stand, and what opens as one of
// them between two paragraphs.
func markByPlace(blocks []article.Block, body []int) {
	var found []int
	for i := range body {
		if mayStandAlone(blocks, body, i) && i+1 < len(body) && isSection(blocks[body[i+1]]) {
			found = append(found, i)
		}
	}
	if len(found) < leastByPlace {
		return
	}
	var openings []string
	for _, i := range found {
		blocks[body[i]].Kind = article.Figure
		openings = append(openings, opening(blocks[body[i]].Text))
	}
	for i := range body {
		if mayStandAlone(blocks, body, i) && slices.Contains(openings, opening(blocks[body[i]].Text)) {
			blocks[body[i]].Kind = article.Figure
		}
	}
}

// mayStandAlone tells a short line that ends nothing, behind a paragraph.
func mayStandAlone(blocks []article.Block, body []int, i int) bool {
	if i == 0 || !isShortLine(blocks, body[i]) || !isProse(blocks[body[i-1]]) {
		return false
	}
	b := blocks[body[i]]
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(b.Text))
	return utf8.RuneCountInString(strings.TrimSpace(b.Text)) >= minByPlace && !strings.ContainsAny(b.Text, "：:？?！!—") &&
		!strings.ContainsRune("（(【[□■◎●◆《", first) && !isCredits(b.Text) && !isByline(b) && !isLeadText(b.Text)
}

// isSection tells a heading that is no first of several below another.
func isSection(b article.Block) bool {
	return b.Kind == article.Heading && !numbered.MatchString(b.Text)
}

func opening(text string) string {
	runes := []rune(strings.TrimSpace(text))
	return string(runes[:min(len(runes), sameOpening)])
}
