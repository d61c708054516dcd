// Package citation writes how an article is cited: in the words of GB/T
// 7714—2025 (sequence form) and APA 7, and as records for the programs that
// keep references: BibTeX, RIS, CSL-JSON.
//
// Nothing is made up: what an article does not say is left out, and names
// stand as the source writes them. The same work gives the same bytes.
package citation

import (
	"strings"
	"unicode"

	"fangzhi/data/article"
)

// Work is what a citation tells of an article. Only ID must be there.
type Work struct {
	ID       string   `json:"id"`
	Title    string   `json:"title,omitempty"`
	Authors  []string `json:"authors,omitempty"`
	Source   string   `json:"source,omitempty"` // the newspaper or site it appeared in; of a book, who published it
	Book     string   `json:"book,omitempty"`   // the book it is a chapter of
	Date     string   `json:"date,omitempty"`   // 2006, 2006-01, 2006-01-02 or RFC 3339
	URL      string   `json:"url,omitempty"`
	Accessed string   `json:"accessed,omitempty"` // the day it was read at URL, 2006-01-02
	Language string   `json:"language,omitempty"` // as BCP 47
}

// Of is what an article says of itself.
func Of(a *article.Article) Work {
	w := Work{ID: a.ID, Title: line(a.Title), Source: line(a.Source), URL: a.Origin.URL}
	if a.Date != nil {
		w.Date = *a.Date
	}
	if a.Page != nil && a.Page.Book {
		if w.Book = line(a.Page.Title); w.Source == w.Book {
			w.Source = ""
		}
	}
	if a.Script != article.OtherScript {
		w.Language = "zh-" + string(a.Script)
	}
	for _, p := range a.People {
		if name := line(p.Name); name != "" && writes(p.Role) && !has(w.Authors, name) {
			w.Authors = append(w.Authors, name)
		}
	}
	return w
}

// authorRoles are the roles of those who wrote an article; "" is a person
// named without one. Editors and photographers did not.
var authorRoles = []string{"", "记者", "記者", "作者", "通讯员", "通訊員", "实习生", "實習生", "撰稿", "撰文"}

func writes(role string) bool { return has(authorRoles, role) }

func has(list []string, value string) bool {
	for _, v := range list {
		if v == value {
			return true
		}
	}
	return false
}

// date cuts a date into year, month and day; what is not known is "".
func (w *Work) date() (year, month, day string) {
	date := w.day()
	if len(date) >= 4 {
		year = date[:4]
	}
	if len(date) >= 7 {
		month = date[5:7]
	}
	if len(date) >= 10 {
		day = date[8:10]
	}
	return year, month, day
}

// day is the date without the time of day, or "" for what is no date.
func (w *Work) day() string {
	date := w.Date
	if len(date) > len("2006-01-02") {
		date = date[:len("2006-01-02")]
	}
	for i, c := range []byte(date) {
		if i == 4 || i == 7 {
			if c != '-' {
				return ""
			}
		} else if c < '0' || c > '9' {
			return ""
		}
	}
	switch len(date) {
	case len("2006"), len("2006-01"), len("2006-01-02"):
		return date
	}
	return ""
}

// line is a text on one line, its white space single, without signs that turn
// letters round: they would turn the rest of the citation too.
func line(text string) string {
	return strings.Join(strings.Fields(strings.Map(unturned, text)), " ")
}

func unturned(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// ended puts a full stop behind a text that has no mark at its end.
func ended(text string) string {
	for _, mark := range []string{".", "!", "?", "…", "。", "！", "？"} {
		if strings.HasSuffix(text, mark) {
			return text
		}
	}
	return text + "."
}
