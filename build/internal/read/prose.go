package read

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"fangzhi/build/internal/read/webpage"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Columns that hold texts though their names do not say so: the answer of an
// office below a citizen's question, notes to a poem, reviews.

// isProse tells a text of sentences from names, addresses and lists of words.
func isProse(text string) bool {
	const leastHan = 20
	return saysMuch(text, leastHan)
}

// saysMuch tells a text of so many Han characters and a mark that ends a
// sentence, or two commas.
func saysMuch(text string, leastHan int) bool {
	return (strings.ContainsAny(text, "。！？；") || strings.Count(text, "，") >= 2) && runes.CountHan(text) >= leastHan
}

// bodyOf is a record's text, that of its column or the longest of all, and the
// texts of other columns that it does not hold, by the names of these.
func (m Mapping) bodyOf(r record, fields []Field) (body string, more []Field) {
	title := ""
	for _, f := range fields {
		switch f.Name {
		case FieldBody:
			body = f.Value
		case FieldTitle:
			title = f.Value
		}
	}
	for _, name := range sortedNames(r) {
		if key := columnKey(name); !otherColumns[key] && !m.maps(key) {
			if text := strings.Join(texts(r[name]), "\n"); isProse(text) {
				more = append(more, Field{name, text})
			}
		}
	}
	if body == "" && len(more) > 0 {
		body = slices.MaxFunc(more, func(a, b Field) int { return len(a.Value) - len(b.Value) }).Value
	}
	if len(more) == 0 {
		return cmp.Or(body, summaryOf(r, title)), nil
	}
	const told = 20 // characters: so many tell a text from others
	said := sync.OnceValue(func() string { return hanOf(body) })
	return body, slices.DeleteFunc(more, func(f Field) bool {
		return f.Value == body || aboutText.MatchString(f.Name) || webpage.IsPage(f.Value) || strings.Contains(said(), runes.First(hanOf(f.Value), told))
	})
}

// summaryOf is what a record without a text has in a column of summaries, be it
// one short sentence: 暂无简介 is none, nor is the title said again.
func summaryOf(r record, title string) string {
	const leastHan, leastUnended = 5, 12
	for _, name := range sortedNames(r) {
		if !summaryName.MatchString(columnJunk.Replace(name)) {
			continue
		}
		text := strings.Join(texts(r[name]), "\n")
		if !strings.Contains(hanOf(title), hanOf(text)) && (saysMuch(text, leastHan) || runes.CountHan(text) >= leastUnended) {
			return text
		}
	}
	return ""
}

var summaryName = regexp.MustCompile(`(?i)^(?:(?:文章|内容|內容|新闻|新聞|稿件|正文)?(?:摘要|提要|[简簡]介|[导導][读讀语語])|(?:article|content|news)?(?:summary|abstract|digest|excerpt|description|desc|intro))$`)

// aboutText is in the names of columns that tell of a text, or of who wrote it
// and where, and belong to none.
var aboutText = regexp.MustCompile(`(?i)摘要|[简簡]介|描述|关键|關鍵|[备備][注註]|提示|导读|導讀|签名|[图圖]|附件|summary|abstract|desc|digest|excerpt|intro|bio|profile|site|account|seo|meta|keyword|prompt|image|caption`)

// otherColumns are the names of columns that hold something else than a text.
var otherColumns = func() map[string]bool {
	names := map[string]bool{}
	for _, c := range columns {
		if c.field != FieldBody {
			for _, name := range c.names {
				names[name] = true
			}
		}
	}
	return names
}()

// maps tells whether a column is given to a field by the publisher.
func (m Mapping) maps(key string) bool {
	for _, name := range m {
		if columnKey(name) == key {
			return true
		}
	}
	return false
}

// hanOf are the Han characters of a text, which tags and signs do not part.
func hanOf(text string) string {
	return strings.Map(func(r rune) rune {
		if runes.IsHan(r) {
			return r
		}
		return -1
	}, text)
}

// recordText makes blocks of a record's text, which may be HTML.
func recordText(text string) (d Document) {
	if webpage.Looks(text) || webpage.Marked(text) {
		d = readHTML(text)
		d.Title, d.Fields = "", nil
		return d
	}
	return readText(text)
}

// append adds the text of another column below, its name a heading.
func (d *Document) append(column Field) {
	d.Blocks = append(d.Blocks, article.Block{Kind: article.Heading, Level: 2, Text: column.Name})
	d.Blocks = append(d.Blocks, recordText(column.Value).Blocks...)
	d.Raw += "\n\n" + column.Name + "\n" + column.Value
}
