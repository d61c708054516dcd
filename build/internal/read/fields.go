package read

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Mapping gives fields other columns than those they are known by:
// field name -> column name. The zero Mapping is the usual one.
type Mapping map[string]string

// columns are the names by which a field is known, best first; in lower case
// and without "_", "-", " ", ":" and ".".
var columns = []struct {
	field string
	names []string
}{
	{FieldID, []string{"id", "guid", "编号", "編號"}},
	{FieldTitle, []string{"title", "标题", "標題", "题目", "題目", "headline", "articletitle", "文章标题", "文章標題", "稿件标题", "新闻标题", "新聞標題", "篇名", "题名", "題名", "标题名称"}},
	{FieldBody, []string{"body", "content", "text", "正文", "内容", "內容", "全文", "fulltext", "文章内容", "文章內容", "稿件内容", "新闻内容", "新聞內容", "正文内容", "articlebody", "contenthtml", "bodyhtml", "html", "markdown", "articlecontent", "maintext", "contenttext", "paragraphs"}},
	{FieldDate, []string{"date", "published", "publishedat", "publishdate", "publishtime", "publishedtime", "articlepublishedtime",
		"pubdate", "pubtime", "datetime", "time", "发布时间", "發佈時間", "發布時間", "发布日期", "發佈日期", "时间", "時間", "日期", "发表时间", "發表時間", "发表日期", "發表日期", "发布于", "刊发时间", "刊发日期", "刊登日期", "见报日期", "见报时间", "出版日期", "采编时间", "createdat", "created",
		"datepublished", "releasetime", "releasedate", "发稿时间", "发稿日期", "发文时间", "发文日期", "发布时间日期", "新闻时间", "新闻日期", "文章时间", "文章日期", "创建时间", "上传时间"}},
	{FieldSource, []string{"source", "contentsource", "来源", "來源", "出处", "出處", "稿源", "刊发媒体", "发布媒体", "媒体", "媒體", "信息来源", "新闻来源", "文章来源", "报纸", "報紙", "media", "publisher", "发布机构", "发布单位", "发文机关", "发文单位", "供稿单位"}},
	{FieldSite, []string{"site", "sitename", "ogsitename", "website"}},
	{FieldAuthor, []string{"author", "authors", "articleauthor", "作者", "文章作者", "作者姓名", "作者/记者", "记者/作者", "作者/記者", "记者/通讯员", "稿件作者", "记者", "記者", "撰稿", "撰稿人", "byline"}},
	{FieldEditor, []string{"editor", "编辑", "編輯", "责编", "責編", "责任编辑", "責任編輯"}},
	{FieldURL, []string{"url", "link", "permalink", "href", "链接", "鏈接", "文章链接", "文章地址", "网页链接", "新闻链接", "連結", "网址", "網址", "原文链接", "标题链接", "標題連結", "详情链接", "原文网址", "原文地址", "文章网址", "网页地址", "网页网址", "页面网址", "页面链接", "articleurl", "newsurl", "sourceurl", "detailurl", "pageurl"}},
	{FieldTopics, []string{"topics", "topic", "categories", "category", "tags", "tag", "分类", "分類", "标签", "標籤", "栏目", "欄目"}},
	{FieldGenre, []string{"genre", "体裁", "體裁", "文种", "文種", "公文种类"}},
	{FieldRights, []string{"rights", "copyright", "license", "版权", "版權"}},
}

// columnKey is a column's name as they are compared.
func columnKey(name string) string { return columnJunk.Replace(strings.ToLower(name)) }

var columnJunk = strings.NewReplacer("_", "", "-", "", " ", "", ":", "", ".", "")

// record is a document's metadata or a line of data, in no order.
type record map[string]any

// fields are what a record says that we know the name of, in the order above.
func (m Mapping) fields(r record) []Field {
	plain := make(map[string]any, len(r))
	for _, name := range sortedNames(r) { // of two spellings the first in the alphabet
		key := columnKey(name)
		if _, taken := plain[key]; !taken {
			plain[key] = r[name]
		}
	}
	var fields []Field
	for _, c := range columns {
		names := c.names
		if c.field == FieldTitle || c.field == FieldBody {
			names = append(slices.Clip(names), alike(plain, c.field)...)
		}
		if mapped, ok := m[c.field]; ok { // where a record has no such column it has the usual ones
			key := columnKey(mapped)
			if _, has := plain[key]; has {
				names = []string{key}
			}
		}
		for _, name := range names {
			values := texts(plain[name])
			if c.field == FieldBody {
				if pieces, ok := plain[name].([]any); ok && len(values) == 0 {
					values = partsOf(pieces)
				}
				values = joined(values, "\n")
			}
			for _, v := range values {
				fields = append(fields, named(c.field, v)...)
			}
			if len(values) > 0 && c.field != FieldTopics {
				break
			}
		}
	}
	return append(fields, unnamed(r, fields)...)
}

// alike are the columns that are called much as a title or a text is: 完整标题,
// 报道正文. A word of another kind before it makes it another: 副标题, 来源详情.
func alike(plain map[string]any, field string) (names []string) {
	ends := []string{"标题", "標題", "题名", "題名", "篇名", "法规名称", "法規名稱"}
	if field == FieldBody {
		ends = []string{"正文", "全文", "原文", "内容", "內容", "详情", "詳情"}
	}
	for name := range plain {
		for _, end := range ends {
			if head, ok := strings.CutSuffix(name, end); ok && !ofOther.MatchString(head) {
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	return names
}

var ofOther = regexp.MustCompile(`沿革|附件|备注|備註|副|次|小|子|英|外|栏目|欄目|频道|頻道|图|圖|来源|來源|作者|评论|評論|回复|回覆|摘要|关键|關鍵|页面|頁面|网页|網頁|搜索|seo|联系|聯繫|\d`)

// named are the fields of a value: of its column, or those that it names
// itself, as in 发布时间：2023年5月7日 来源：河西晚报.
func named(field, value string) []Field {
	switch field {
	case FieldTitle, FieldBody, FieldURL, FieldID:
	default:
		if own := labelsIn(value); own != nil {
			return own
		}
	}
	return []Field{{Name: field, Value: value}}
}

// unnamed are the fields that the values of columns without a name of their
// own name themselves, as far as they are not known: scrapers call a column
// 字段5 that nobody has named.
func unnamed(r record, known []Field) (fields []Field) {
	for _, name := range sortedNames(r) {
		value, isText := r[name].(string)
		if !isText || !noName.MatchString(name) {
			continue
		}
		for _, f := range labelsIn(value) {
			isKnown := func(k Field) bool { return k.Name == f.Name }
			if !slices.ContainsFunc(known, isKnown) && !slices.ContainsFunc(fields, isKnown) {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

var noName = regexp.MustCompile(`^(?i:字段|欄位|栏位|列|field|column|col)?[\s_-]*\d*$`)

// labelsIn reads a line that names the field of each of its words; nil where
// it begins otherwise.
func labelsIn(line string) (fields []Field) {
	if len(line) > 400 || strings.Contains(strings.TrimSpace(line), "\n") {
		return nil
	}
	for _, word := range strings.Fields(line) {
		name, value, ok := labelled(word)
		switch {
		case ok:
			fields = append(fields, Field{Name: fieldOf(name), Value: value})
		case fields == nil:
			return nil
		default:
			last := &fields[len(fields)-1].Value
			*last = strings.TrimSpace(*last + " " + word)
		}
	}
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Value == "" || f.Name == FieldTitle || f.Name == FieldBody })
}

func joined(values []string, separator string) []string {
	if len(values) < 2 {
		return values
	}
	return []string{strings.Join(values, separator)}
}

// texts are a value's words: one for a word or a number, several for a list.
func texts(value any) []string {
	switch v := value.(type) {
	case nil, bool:
		return nil
	case string:
		if strings.TrimSpace(v) == "" {
			return nil
		}
		return []string{v}
	case json.Number:
		return []string{v.String()}
	case int64:
		return []string{strconv.FormatInt(v, 10)}
	case uint64:
		return []string{strconv.FormatUint(v, 10)}
	case float64:
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case time.Time:
		return []string{timeText(v)}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any: // an author as {"name": …}, a date as {"$date": …}
		for _, key := range []string{"name", "$date", "value", "text", "#text"} {
			if inner := texts(v[key]); len(inner) > 0 {
				return inner
			}
		}
		return nil
	}
	return []string{fmt.Sprint(value)}
}

// partsOf are the words of pieces of a text that have names of their own, such
// as {"條號": "第 1 條", "條文內容": …}: of each the shortest first.
func partsOf(pieces []any) (all []string) {
	for _, piece := range pieces {
		named, _ := piece.(map[string]any)
		var own []string
		for _, name := range sortedNames(named) {
			if words, ok := named[name].(string); ok && strings.ContainsFunc(words, unicode.IsLetter) && !strings.Contains(words, "://") {
				own = append(own, words)
			}
		}
		slices.SortStableFunc(own, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
		all = append(all, own...)
	}
	return all
}

// timeText writes a TOML or YAML time as it was written: a day alone stays one.
func timeText(t time.Time) string {
	switch t.Location().String() {
	case "date-local": // BurntSushi/toml's names for values without a zone
		return t.Format("2006-01-02")
	case "datetime-local":
		return t.Format("2006-01-02 15:04:05")
	}
	return t.Format(time.RFC3339)
}

func sortedNames(r record) []string {
	names := make([]string, 0, len(r))
	for name := range r {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
