// Package facet is the closed list of kinds a reader filters by, and how an
// article's values of each kind are named.
package facet

import (
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Kind is a kind of facet, as it stands in filters, addresses and JSON.
type Kind string

// The kinds.
const (
	Source Kind = "source"
	Place  Kind = "place"
	Topic  Kind = "topic"
	Person Kind = "person"
	Phrase Kind = "phrase"
	Genre  Kind = "genre"
	Script Kind = "script"
	Year   Kind = "year"
)

// Work is no kind that readers filter by: its values tell which articles are
// reposts and near-copies of each other (WorkValues).
const Work Kind = "work"

// WorkValues are the values of kind Work of an article that is, or is a copy
// of, the work's leader: the cleanest of them, by whose id the work goes.
func WorkValues(leader string, isLeader bool) []string {
	if isLeader {
		return []string{leader, leader + PlaceSeparator + "1"} // under the work's own value
	}
	return []string{leader}
}

// Kinds lists every kind in the order a reader meets them.
var Kinds = []Kind{Source, Place, Topic, Genre, Person, Phrase, Script, Year}

// PlaceSeparator joins the levels of a place into one value, so that
// "江苏省/常州市" is a value of its own and a prefix of the places below it.
const PlaceSeparator = "/"

// Key is what a value is found by: of names, 江蘇省 and 江苏省 are one.
func Key(kind Kind, value string) string {
	switch kind {
	case Genre, Script, Year, Work:
		return value
	}
	if key := token.FoldString(value); key != "" {
		return key
	}
	return value
}

// genreNames are what the genres are called in Chinese, folded, after the
// first the words for parts of them, parted by spaces.
var genreNames = map[article.Genre]string{
	article.News:         "新闻 消息 报道",
	article.Brief:        "简讯 短讯 快讯",
	article.Feature:      "通讯 特写 侧记 纪实",
	article.Commentary:   "评论 社论 时评 理论",
	article.Interview:    "访谈 问答 专访 采访",
	article.ReporterNote: "记者手记 札记",
	article.Speech:       "讲话 致辞 演讲 发言",
	article.Notice:       "公告 通知 通告 公示 通报",
	article.Law:          "法规 文件 法律 条例 公文",
	article.Report:       "报告 总结",
	article.Case:         "案例 判决 裁定 裁判",
	article.Data:         "数据 统计 表格",
}

// Named tells whether a value is called so, or in part so, by a reader who
// writes folded text: 体裁:通知.
func Named(kind Kind, value, text string) bool {
	return strings.Contains(Key(kind, value), text) || kind == Genre && strings.Contains(genreNames[article.Genre(value)], text)
}

// Parse reads a kind's name; ok is false for a name that is no kind.
func Parse(name string) (kind Kind, ok bool) {
	for _, k := range Kinds {
		if string(k) == name {
			return k, true
		}
	}
	return "", false
}

// Values lists an article's values of a kind, without repeats, in the
// article's order. A place counts at every level above it too.
func Values(a *article.Article, kind Kind) []string {
	var values []string
	add := func(value string) {
		if value == "" {
			return
		}
		for _, v := range values {
			if v == value {
				return
			}
		}
		values = append(values, value)
	}
	switch kind {
	case Source:
		add(a.Source)
	case Place:
		for _, levels := range a.Places {
			for i := range levels {
				add(strings.Join(levels[:i+1], PlaceSeparator))
			}
		}
	case Topic:
		for _, v := range a.Topics {
			add(v)
		}
	case Person:
		for _, p := range a.People {
			add(p.Name)
		}
	case Phrase:
		for _, v := range a.Phrases {
			add(v)
		}
	case Genre:
		add(string(a.Genre))
	case Script:
		add(string(a.Script))
	case Year:
		if day := a.Day(); day != "" {
			add(day[:4])
		}
	}
	return values
}
