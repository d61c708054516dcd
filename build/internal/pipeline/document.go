package pipeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/origin"
	"fangzhi/build/internal/read"
	"fangzhi/build/internal/repair"
	"fangzhi/build/internal/repair/furniture"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/build/internal/split"
	"fangzhi/data/article"
)

// articles takes a document through repair, split and extract.
func (b *build) articles(d read.Document, path, charset string, site *furniture.Site) []*spooled {
	if split.IsLetterhead(d.Title, d.Blocks) {
		d.Blocks = slices.Insert(slices.Clone(d.Blocks), 0, article.Block{Kind: article.Paragraph, Text: d.Title})
		d.Title = ""
	}
	mended := page.Page{Title: d.Title, Window: d.Window, Site: site, Blocks: d.Blocks, LinesStated: d.Format.IsRecords()}
	repair.Run(&mended, b.config.RepairsOff)
	marked := split.MarkHeadings(mended.Blocks)
	division := split.Document(mended.Blocks, split.Known{Marked: marked, Titled: mended.Title != "", Single: d.Format.IsRecords() || d.Book != "", Below: mended.Aside, Credit: creditPlaces(mended.Repairs)})
	said := statements(d)
	said.Chapter = d.Book != ""
	said.Above = slices.Concat(d.Above, mended.Credits)
	said.Aside = slices.Concat(said.Above, mended.Aside, d.Below)
	if name := siteName(d, mended.Title, said.Aside, site); name != "" && len(said.Site) == 0 {
		said.Site = append(said.Site, name)
	}
	var head pageHead
	if len(division.Articles) > 1 {
		head = pageHeadOf(&mended, division)
		said.Page = head.lines
	}
	repairs := shareRepairs(mended.Repairs, division.Articles, head.places)
	var items []*spooled
	for i, part := range division.Articles {
		a := &article.Article{
			Title:  mended.Title,
			People: []article.Person{}, Places: [][]string{}, Topics: []string{}, Phrases: []string{},
			Blocks: []article.Block{}, Evidence: []article.Evidence{}, Repairs: []article.Repair{}, Copies: []string{},
			Origin: article.Origin{Path: path, Format: string(d.Format), Charset: charset, URL: d.Value(read.FieldURL)},
			Links:  mended.Links,
		}
		if part.Title != split.None {
			a.Title = mended.Blocks[part.Title].Text
		}
		split.MarkCaptions(mended.Blocks, part.Body)
		for _, at := range part.Body {
			a.Blocks = append(a.Blocks, mended.Blocks[at])
		}
		a.Repairs = append(a.Repairs, repairs[i]...)
		joinCredits(a)
		if a.Title == "" {
			a.Title = openingWords(a.Blocks)
		}
		if a.Title == "" && len(a.Blocks) == 0 {
			continue
		}
		terms := b.extractor.Fill(a, said)
		if taken := d.Value(read.FieldTaken); taken != "" {
			a.Evidence = append(a.Evidence, article.Evidence{Kind: kindTaken, Value: taken, Text: taken, Certainty: article.Stated, Block: article.OutOfText, Field: article.FieldTaken})
		}
		a.ID = article.ID(originOf(a), a.Title, a.Text())
		items = append(items, &spooled{Article: a, Raw: rawOf(a, d), PageAt: len(items), Terms: terms})
	}
	if len(items) > 0 {
		items[0].beyond = mended.Beyond
	}
	if len(items) > 1 {
		linkPage(items, head.title)
		items[0].Article.Blocks = append(items[0].Article.Blocks, head.blocks...)
	}
	if d.Summary != "" && len(items) > 0 { // behind the text, whose first lines tell who wrote it
		items[0].Article.Blocks = append(items[0].Article.Blocks, article.Block{Kind: article.Introduction, Text: d.Summary})
	}
	return items
}

// creditPlaces are the blocks before which lines of credits stood.
func creditPlaces(repairs []article.Repair) (places []int) {
	for _, r := range repairs {
		if r.Rule == repair.CreditLines && r.After == "" {
			places = append(places, r.Offset)
		}
	}
	return places
}

// pageHead is what stands above the articles of a newspaper page.
type pageHead struct {
	title  string
	lines  string          // the title and all below it
	blocks []article.Block // of that, what is to be read
	places []int           // where the blocks stand on the page
}

// pageNumber begins the name of a page that has no title: A04版 民生.
var pageNumber = expression.Compile(`^\s*(?:第\s*)?[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s*版|^[A-Z]?\d\d[\s　]+\p{Han}|^\p{Han}{2,8}[\s　]+[A-Z]\d\d$`)

func pageHeadOf(mended *page.Page, division split.Page) (h pageHead) {
	add := func(at int, block article.Block) {
		h.blocks = append(h.blocks, article.Block{Kind: article.Introduction, Text: block.Text, Picture: block.Picture})
		h.places = append(h.places, at)
	}
	titleAt := article.InTitle
	if h.title = mended.Title; division.Title != split.None {
		titleAt = division.Title
		h.title = mended.Blocks[titleAt].Text
	}
	if h.title != "" && !pageNumber.MatchString(h.title) {
		add(titleAt, article.Block{Text: h.title})
	}
	for _, at := range division.Intro {
		add(at, mended.Blocks[at])
	}
	h.lines = h.title
	for _, block := range mended.Blocks[division.Above.From:division.Above.To] {
		h.lines += "\n" + block.Text
	}
	return h
}

// kindTaken is the kind of evidence that tells when a web archive took a page:
// no date of the article's, though it is no later.
const kindTaken = "taken"

// originOf is what an article's id hangs on: its address, else its path.
func originOf(a *article.Article) string {
	if a.Origin.URL != "" {
		return a.Origin.URL
	}
	return a.Origin.Path
}

// linkPage tells each article of a newspaper page of the page and its neighbours.
func linkPage(items []*spooled, title string) {
	whole := article.Page{Title: title}
	for _, item := range items {
		whole.Articles = append(whole.Articles, item.Article.ID)
	}
	for _, item := range items {
		own := whole
		item.Article.Page = &own
	}
}

// creditOfOpening is a line that tells of a text and is none of its words.
var creditOfOpening = expression.Compile(`^(?:[Aa]uthors?|[Tt]ags?|[Dd]ate|作者|编者|來源|来源|日期|标签|標籤|分类|分類)\s?[:：]`)

// creditOfLead is what a news item opens with: 本报讯（记者 何莲）, 本报深圳11月27日电(…), 【記者何莲／屏東報導】.
var creditOfLead = expression.Compile(`^\s*(?:[（(【〔\[]?\s*(?:本[报報网網台刊]|[新中][华華新][社网網]|\p{Han}{2,8}(?:网|網|报|報|社))\p{Han}{0,6}(?:\d{1,2}月\d{1,2}日)?[讯訊电電]\s*[）)】〕\]]?\s*(?:[（(][^）)。]{2,40}[）)])?|[（(【〔\[]\s*\p{Han}{2,10}[讯訊]\s*[）)】〕\]]|[（(【〔\[]\s*\p{Han}{0,8}(?:记者|記者)[^）)】〕\]。]{2,30}[）)】〕\]])[\s　:：]*`)

// openingWords stand in for a title that is not known.
func openingWords(blocks []article.Block) string {
	const least, most, near = 4, 30, 4
	for i, b := range blocks[:min(len(blocks), near)] {
		if strings.Contains(b.Text, "。") || utf8.RuneCountInString(b.Text) > 2*most { // what stands above is no title, else it would be this one's
			blocks = blocks[i:]
			break
		}
	}
	for _, b := range blocks {
		text := strings.Join(strings.Fields(b.Text), " ")
		if text == "" || creditOfOpening.MatchString(text) {
			continue
		}
		if lead := creditOfLead.FindString(text); len(lead) < len(text) {
			text = text[len(lead):]
		}
		short := len(runes.First(text, least))
		if end := strings.IndexAny(text[short:], "。！？!?\n"); end >= 0 {
			text = text[:short+end]
		}
		if utf8.RuneCountInString(text) > most {
			text = string([]rune(text)[:most])
		}
		return strings.TrimRight(text, "，,、；;：:。 ") + "…"
	}
	return ""
}

// rawOf is the text as found where the article does not hold all of it.
func rawOf(a *article.Article, d read.Document) string {
	text := a.Text()
	if isVisibly(d.Raw, text) || isVisibly(d.Raw, a.Title+"\n"+text) {
		return ""
	}
	return d.Raw
}

// isVisibly tells that two texts differ in white space at most.
func isVisibly(a, b string) bool {
	for a != "" && b != "" {
		if n := sameStart(a, b); n > 0 {
			a, b = a[n:], b[n:]
			continue
		}
		inA, size := utf8.DecodeRuneInString(a)
		if unicode.IsSpace(inA) {
			a = a[size:]
			continue
		}
		inB, sizeB := utf8.DecodeRuneInString(b)
		if unicode.IsSpace(inB) {
			b = b[sizeB:]
			continue
		}
		if inA != inB {
			return false
		}
		a, b = a[size:], b[sizeB:]
	}
	return strings.TrimSpace(a+b) == ""
}

// sameStart is how many bytes two texts begin with alike, of whole characters.
func sameStart(a, b string) int {
	n, least := 0, min(len(a), len(b))
	for n+8 <= least && a[n:n+8] == b[n:n+8] {
		n += 8
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// visible is a text without its white space.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func statements(d read.Document) fact.Statements {
	var said fact.Statements
	for _, f := range d.Fields {
		switch f.Name {
		case read.FieldDate:
			said.Date = append(said.Date, f.Value)
		case read.FieldSource:
			said.Source = append(said.Source, f.Value)
		case read.FieldSite:
			said.Site = append(said.Site, f.Value)
		case read.FieldAuthor:
			said.Author = append(said.Author, f.Value)
		case read.FieldEditor:
			said.Editor = append(said.Editor, f.Value)
		case read.FieldTopics:
			said.Topics = append(said.Topics, f.Value)
		case read.FieldGenre:
			said.Genre = append(said.Genre, f.Value)
		case read.FieldRights:
			said.Rights = append(said.Rights, f.Value)
		}
	}
	return said
}

// siteName is the name of a page's site, or "": the lines are of those around its
// text, as its title is, mended.
func siteName(d read.Document, title string, lines []string, site *furniture.Site) string {
	window, learned := strings.TrimSpace(d.Window), false
	if site != nil {
		if own, ok := site.WithoutEnd(window); ok {
			title, learned = own, true
		}
	}
	for _, blocks := range d.Around {
		for _, b := range blocks {
			lines = append(lines, b.Text)
		}
	}
	return origin.SiteName(window, title, learned, lines)
}
