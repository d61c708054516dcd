package split

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// A newspaper page shows where its articles begin: by a lead (本报讯), by a
// byline under the headline (□记者 林小满), or by the writer's name behind the
// article before (…。（林小满）). Two such places at least make a page of articles;
// where most of them stand under headings of one level, every heading of that
// level begins an article.

// headline is where an article of a page begins.
type headline struct {
	from  int // its first line: an article may have a line above its title
	title int
	lead  int  // the first line below the headline
	known bool // by what stands below, and not by the name behind the article before
}

func newspaperPage(blocks []article.Block, known Known) (Page, bool) {
	heads := headlines(blocks)
	if len(heads) < 2 {
		return Page{}, false
	}
	if level, ok := levelOf(blocks, heads, known.Marked); ok {
		heads = allOfLevel(blocks, level, known.Marked)
	} else {
		heads = withBriefs(blocks, heads)
	}
	page := Page{Title: None}
	first := &heads[0]
	switch {
	case known.Titled:
		page.Above = Span{0, first.from}
	case first.from > 0 && isHeadline(blocks[0]):
		page.Title = 0
		page.Above = Span{1, first.from}
	case first.from == 0 && first.title > 0: // the page's own title stands right above
		page.Title = 0
		first.from = 1
	default:
		page.Above = Span{0, first.from}
	}
	for i := page.Above.From; i < page.Above.To; i++ {
		if isLead(blocks[i]) { // the page's first article has no headline
			page.Articles = append(page.Articles, Part{Title: None, Body: allBut(blocks, i, page.Above.To, None)})
			page.Above.To = i
			break
		}
		heads := blocks[i].Kind == article.Heading && i+1 < page.Above.To && isProse(blocks[i+1])
		if heads || isProse(blocks[i]) || blocks[i].Kind == article.Figure || blocks[i].Kind == article.Quote {
			page.Intro = append(page.Intro, i)
		}
	}
	for i, h := range heads {
		end := len(blocks)
		if i+1 < len(heads) {
			end = heads[i+1].from
		}
		page.Articles = append(page.Articles, Part{Title: h.title, Body: allBut(blocks, h.from, end, h.title)})
	}
	return page, true
}

// withBriefs puts the page's short items, under a heading of their own, among its articles.
func withBriefs(blocks []article.Block, heads []headline) (all []headline) {
	for at, h := range heads {
		all = append(all, h)
		end := len(blocks)
		if at+1 < len(heads) {
			end = heads[at+1].from
		}
		for i := h.lead + 1; i+1 < end; i++ {
			if briefs[strings.Trim(blocks[i].Text, " 　■□◆●【】")] && isSentence(blocks[i-1]) {
				all = append(all, headline{from: i, title: i, lead: i + 1})
				break
			}
		}
	}
	return all
}

// briefs head the short items of a page.
var briefs = map[string]bool{"简讯": true, "簡訊": true, "短讯": true, "短訊": true, "快讯": true, "快訊": true, "简明新闻": true, "新闻简报": true, "要闻简报": true, "一句话新闻": true, "图片新闻": true, "圖片新聞": true, "图片报道": true}

// headlines are where the articles of a page begin.
func headlines(blocks []article.Block) []headline {
	var heads []headline
	signed := signsArticles(blocks)
	for i := 1; i < len(blocks); i++ {
		begins := isLead(blocks[i]) || opensWithByline(blocks, i)
		above := i - 1
		for begins && above > 0 && i-above < maxHeadLines && caption.MatchString(blocks[above].Text) { // a picture's words under the headline
			above--
		}
		if !headsArticle(blocks[above]) || !begins && !(signed && isProse(blocks[i]) && followsSigned(blocks, i-1)) {
			continue
		}
		from := above
		for from > 0 && i-from < maxHeadLines && headsAt(blocks, from-1) && (len(heads) == 0 || from-1 > heads[len(heads)-1].lead) {
			from--
		}
		heads = append(heads, headline{from: from, title: mainLine(blocks, from, above+1), lead: i, known: begins})
	}
	if len(heads) == 0 || heads[0].known {
		return heads
	}
	return withFirst(blocks, heads)
}

// levelOf is the level of headings that a document's own division has, if most
// headlines are such headings and most headings of that level are headlines.
func levelOf(blocks []article.Block, heads []headline, marked map[int]bool) (level int, ok bool) {
	counts := map[int]int{}
	for _, h := range heads {
		if b := blocks[h.title]; b.Kind == article.Heading && !marked[h.title] {
			counts[b.Level]++
		}
	}
	for level, n := range counts {
		if 4*n >= 3*len(heads) && 2*n >= len(allOfLevel(blocks, level, marked)) {
			return level, n >= 2
		}
	}
	return 0, false
}

// allOfLevel are the articles that begin with the headings of a level.
func allOfLevel(blocks []article.Block, level int, marked map[int]bool) (heads []headline) {
	for i, b := range blocks {
		if b.Kind == article.Heading && b.Level == level && !marked[i] && strings.TrimSpace(b.Text) != "" && !creditLabel.MatchString(b.Text) {
			heads = append(heads, headline{from: i, title: i, lead: i + 1, known: true})
		}
	}
	return heads
}

// maxHeadLines is how many lines a headline has at most, those above and below
// its title among them.
const maxHeadLines = 3

// withFirst puts the page's first article before the others, when the name
// behind it is all that tells of it.
func withFirst(blocks []article.Block, heads []headline) []headline {
	for i := 1; i < heads[0].from; i++ {
		if isProse(blocks[i]) && headsArticle(blocks[i-1]) && !introduces.MatchString(blocks[i].Text) {
			from := max(0, i-1)
			for from > 0 && i-from < maxHeadLines && headsAt(blocks, from-1) {
				from--
			}
			return append([]headline{{from: from, title: mainLine(blocks, from, i), lead: i}}, heads...)
		}
	}
	return heads
}

// signsArticles tells a page on which brackets behind a paragraph's end can be a
// writer's name: they stand before headlines and at the end, and hardly between
// sentences, as glosses and references do (…。（补七）). The last article has one too.
func signsArticles(blocks []article.Block) bool {
	before, between, last := 0, 0, 0
	for i, b := range blocks {
		m := signature.FindStringSubmatch(b.Text)
		if m == nil && !isByline(b) || m != nil && notNames[m[1]] {
			continue
		}
		switch last = i; {
		case m == nil:
		case pastCaptions(blocks, i+1) == len(blocks) || headsAt(blocks, pastCaptions(blocks, i+1)):
			before++
		default:
			between++
		}
	}
	return between <= before && last >= len(blocks)-maxBelowLast
}

// maxBelowLast is how many lines, captions mostly, stand below the last article's
// signature at most.
const maxBelowLast = 4

// followsSigned tells that the lines of a headline stand behind an article that
// ends with its writer's name.
func followsSigned(blocks []article.Block, at int) bool {
	for n := 0; n < maxHeadLines && at > 0 && headsAt(blocks, at); n++ {
		at--
	}
	if at > 1 && isProse(blocks[at]) && isBox(blocks[at-1]) {
		at -= 2
	}
	for n := 0; n < maxBelowLast && at > 0 && caption.MatchString(blocks[at].Text); n++ {
		at--
	}
	if isByline(blocks[at]) && at > 0 && isProse(blocks[at-1]) {
		return isByline(blocks[len(blocks)-1]) // as the last article is signed
	}
	text := strings.TrimSpace(blocks[at].Text)
	m := signature.FindStringSubmatch(text)
	return m != nil && !notNames[m[1]] && !runes.AtMost(text, maxHeadline/2)
}

var (
	// signature is a writer's name in brackets behind the last sentence.
	signature = expression.Compile(`[。！？”」…]\s*[（(【]\s*` + ownPaper + `?` + rank + `(?:` + reporter + `|作者)?[\s　:：]*(\p{Han}{2,3}|\p{Han}[\s　]\p{Han})(?:[\s　、/／]+` + reporter + `?[\s　]*\p{Han}{2,3}){0,4}\s*(?:[文图圖摄攝](?:[/／、]?[文图圖摄攝影])?)?[）)】]$`)
	// caption is a picture's words, which are no headline.
	caption = expression.Compile(`(?:(?:摄|攝)(?:影?(?:报道|報道|报导|報導))?|供图|供圖|资料图片|資料圖片|资料图)\s*[）)]?$|[（(][图圖][片文]?\s*[/／]\s*\p{Han}{2,4}\s*[）)]$|^\s*(?:图为|圖為|[▲▼△▽])|^\s*[（(]?(?:上接|下转|下轉)`)
)

// headsArticle tells a headline that is no page's name and no box's.
func headsArticle(b article.Block) bool {
	return isHeadline(b) && !isBox(b) && !pageName.MatchString(strings.TrimSpace(b.Text))
}

// headsAt tells a line of a headline: it, or a word above it, which is where it
// was reported from.
func headsAt(blocks []article.Block, at int) bool {
	return headsArticle(blocks[at]) || isShortTitle(blocks[at:]) && at+1 < len(blocks) && headsArticle(blocks[at+1])
}

// isBox tells the name of a box that belongs to the article above it.
func isBox(b article.Block) bool { return sectionNames[strings.TrimSpace(b.Text)] }

// pastCaptions is the place behind the captions from a place on.
func pastCaptions(blocks []article.Block, at int) int {
	for at < len(blocks) && caption.MatchString(blocks[at].Text) {
		at++
	}
	return at
}

var (
	// pageName is a newspaper page's, by its number: 第05版 社区, A06 民生, 04 城事 今日河西, 民生周刊 B02, 社區新聞 B2 一○八年三月五日.
	pageName = expression.Compile(`^第?\s*[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版(?:[\s　:：]|$)|^[A-Z]?\d\d版?[\s　:：]+\p{Han}|^\p{Han}{2,8}[\s　]+[A-Z]\d{1,2}(?:[\s　].*[日一二三四五六])?$`)
	// introduces opens what an editor says of a whole page.
	introduces = expression.Compile(`^\s*[【\[]?\s*(?:编者按|編者按|编者的话|開欄語|开栏语|开栏的话)`)
)

// notNames stand in brackets behind a sentence and name nobody.
var notNames = map[string]bool{"见图": true, "見圖": true, "上图": true, "下图": true, "左图": true, "右图": true, "如图": true, "附图": true, "图略": true, "节选": true, "節選": true,
	"摘编": true, "待续": true, "待續": true, "全文": true, "全文完": true, "完": true, "下同": true, "见下": true, "略": true, "见表": true, "附后": true, "详见": true, "掌声": true, "笑声": true}

// isProse tells a paragraph of sentences.
func isProse(b article.Block) bool {
	return b.Kind == article.Paragraph && runes.HasAny(b.Text, "。！？") && !runes.AtMost(b.Text, maxHeadline/2)
}

// mainLine picks the title among the lines of a headline: the last, but for
// subtitles, which open with a dash.
func mainLine(blocks []article.Block, from, to int) int {
	for i := to - 1; i > from; i-- {
		if !strings.HasPrefix(blocks[i].Text, "—") && !strings.HasPrefix(blocks[i].Text, "--") {
			return i
		}
	}
	return from
}
