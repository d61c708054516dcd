package boilerplate

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// debris takes off the ends of lines what is left there of a page's marks.
//
// Evidence: a bar behind a space, and no other in the line; the asterisks that farms
// of links hang on the headlines they take over; signs before three
// paragraphs or two that have as many, or one before the page's first words,
// which were the spaces of their indents;
// letters with a site's name behind them, at the end of three lines; the end of
// a tag behind a mark that took its first sign with it; the headline in brackets
// before a paragraph; a name behind a paragraph that is the page's last line, too,
// and is returned.
func debris(p *page.Page) (name string) {
	signs := p.LostIndents()
	names := copyMarks(p)
	name = hungName(p)
	headline := "【" + headlineOf(p) + "】"
	notice, lastProse := "", ""
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "。") {
			lastProse = b.Text
		}
	}
	p.Mend("boilerplate", func(text string) []page.Edit {
		var edits []page.Edit
		if strings.HasPrefix(text, "? ") && len(p.Blocks) > 0 && text == p.Blocks[0].Text {
			edits = append(edits, page.Edit{From: 0, To: len("? "), With: "", Certainty: article.Stated})
		}
		if strings.HasPrefix(text, headline) && len(text) > len(headline) && strings.Contains(text, "。") {
			edits = append(edits, page.Edit{From: 0, To: len(headline), With: "", Certainty: article.Stated})
		}
		if signs > 0 && page.LostIndent(text) == signs {
			edits = append(edits, page.Edit{From: 0, To: signs, With: "", Certainty: article.Stated})
		}
		end := len(strings.TrimRight(text, " "))
		if bare := strings.TrimSuffix(text[:end], " |"); len(bare) < end && bare != "" && !strings.ContainsAny(bare, "|\n") {
			end = len(strings.TrimRight(bare, " "))
		}
		if m := farmMark.FindStringSubmatchIndex(text[:end]); m != nil && strings.Count(text, "*") == m[3]-m[2] {
			end = m[2]
		}
		if mark, name := copyMarkOf(text[:end]); mark != "" && names[name] >= leastCopyMarks {
			end -= len(mark)
		}
		if name != "" && strings.HasSuffix(text[:end], "。 "+name) {
			end -= len(" " + name)
		}
		if from := hungNotice(text[:end]); from > 0 && text == lastProse {
			notice, end = text[from:end], from
		}
		if end < len(strings.TrimRight(text, " ")) {
			return append(edits, page.Edit{From: end, To: len(text), With: "", Certainty: article.Stated})
		}
		if m := cutTag.FindStringSubmatchIndex(text); m != nil && m[2] >= 0 {
			edits = append(edits, page.Edit{From: m[2], To: len(text), With: "。”", Certainty: article.Inferred})
		} else if m != nil && (text[m[4]] == '/' || !p.Has("<"+text[m[4]+len("</"):len(text)-1])) {
			edits = append(edits, page.Edit{From: m[4], To: len(text), With: "", Certainty: article.Stated})
		}
		return edits
	})
	if notice != "" {
		p.Aside = append(p.Aside, notice)
	}
	return name
}

// headlineOf is what a page is called, by its title or its first line.
func headlineOf(p *page.Page) string {
	if p.Title == "" && len(p.Blocks) > 0 {
		return strings.TrimSpace(p.Blocks[0].Text)
	}
	return p.Title
}

// hungNotice is where a site's notice behind the last sentence of a text begins,
// with the credits before it, or 0: …情况。(编辑何莲)来源:某网声明:转载请注明….
func hungNotice(text string) int {
	m := noticeStart.FindStringSubmatchIndex(text)
	if m == nil || len(text)-m[2] > maxNotice/2 || runes.CountHan(text[:m[2]]) < leastToldTwice || !isSiteLine(text[m[2]:]) {
		return 0
	}
	return m[2]
}

var noticeStart = expression.Compile(`[。”]\s*((?:[(（][^。()（）]{2,20}[)）]\s*)?(?:来源|來源|稿源|声明|聲明|免责声明|免責聲明|版权声明|版權聲明|特别声明|特別聲明)\s*[:：][^。]*|` +
	`[(（【]?(?:如需|欢迎|歡迎)?(?:转载请|轉載請)[^。]{2,30}。?|[(（【]?未[经經][^。]{2,16}(?:转载|轉載)[^。]{0,12}。?)$`)

// copyMarks counts the names behind letters that a site hangs on the lines of
// its texts against copying: …活动。G7q安康新闻网.
func copyMarks(p *page.Page) map[string]int {
	names := map[string]int{}
	for _, b := range p.Blocks {
		if mark, name := copyMarkOf(b.Text); mark != "" {
			names[name]++
		}
	}
	return names
}

// copyMarkOf is what a site hung on a line, and its name in that; "" for none.
func copyMarkOf(line string) (mark, name string) {
	isSite := func(end string) bool { return strings.HasSuffix(line, end) }
	if !slices.ContainsFunc(copyEnds, isSite) {
		return "", ""
	}
	if m := copyMark.FindStringSubmatch(line); m != nil {
		return m[0], m[1]
	}
	return "", ""
}

const leastCopyMarks = 3

// hungName is a page's last line where it stands behind a paragraph's last
// sentence, too: the name that a site hangs on what it takes over; else "".
func hungName(p *page.Page) string {
	if len(p.Blocks) < 2 {
		return ""
	}
	name := p.Blocks[len(p.Blocks)-1].Text
	if n := utf8.RuneCountInString(name); n < 3 || n > maxHungName || !isAllHan(name) {
		return ""
	}
	for _, b := range p.Blocks[:len(p.Blocks)-1] {
		if strings.HasSuffix(b.Text, "。 "+name) {
			return name
		}
	}
	return ""
}

const maxHungName = 14 // characters

// cutTag is what is left of 。”</p> where bytes were read one off, and of a tag
// behind marks that were mended since.
var cutTag = expression.Compile(`(\?[!！]\?/(?:p|span|strong|div|section|td)>)$|[?。！？”…](<?/(?:p|span|strong|div|section|td)>)$`)

// siteEnds are what names of sites end in wherever they stand; copyEnds are
// those of the sites that hang theirs on every line, boards among them.
var (
	siteEnds = []string{"网", "網", "在线", "在線"}
	copyEnds = append(slices.Clone(siteEnds), "论坛", "論壇", "社区", "社區")
)

// farmMark is on a line without a sentence or a field: …注入“新力量”******.
var farmMark = expression.Compile(`^[^*。]*\p{Han}{4}[^*。]*[^*。:：]{6}(\*{6,})$`)

var copyMark = regexp.MustCompile(`[A-Za-z0-9]{2,6}(\p{Han}{2,10}(?:` + strings.Join(copyEnds, "|") + `))$`)

// siteTails cuts the names of the site and of its part off a headline that was
// a window's title: …走进寻常巷陌_新闻频道_河西网.
func siteTails(p *page.Page) {
	if p.LinesStated {
		return
	}
	for place := article.InTitle; place < min(len(p.Blocks), maxHeadLines); place++ {
		text := *p.Text(place)
		if !runes.AtMost(text, 2*maxAmong) || runes.HasAny(text, "。>") {
			continue
		}
		m := siteTail.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		if from := max(m[2], m[4]); utf8.RuneCountInString(text[:from]) >= leastSaidAgain {
			p.Change("boilerplate", place, []page.Edit{{From: from, To: len(text), With: "", Certainty: article.Stated}})
		}
	}
}

var siteTail = expression.Compile(`^.*?[^\s_|-]((?:\s*[_|]\s*|\s+[-–—]+\s+|-)[^\s_|，,。：:、-]{1,10}(?:` + strings.Join(siteEnds, "|") + `|频道|頻道|新闻|新聞|门户|客户端|网站|網站))+$|` +
	`^[^_]*[^\s_](_\p{Han}{0,6}(?:热点|熱點|热讯|热闻|热门|资讯|資訊|快讯|速讯|简讯|讯息|要闻|头条|速递|播报|快报|看点|焦点|消息|最新|动态|動態|速看|观点|滚动|即时))$`) // …办在老年人的心坎上_世界观热点
