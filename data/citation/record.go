package citation

import (
	"bytes"
	"encoding/json"
	"strings"
)

// BibTeX is the work as an entry of a .bib file, for BibTeX and BibLaTeX
// alike, in UTF-8.
func (w *Work) BibTeX() string {
	var b strings.Builder
	kind := "misc"
	switch {
	case w.Book != "":
		kind = "incollection"
	case w.Source != "":
		kind = "article"
	}
	b.WriteString("@" + kind + "{" + w.key() + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	names := make([]string, len(w.Authors))
	for i, name := range w.Authors { // in braces of its own a name is not cut into given and family
		names[i] = "{" + texEscape(name) + "}"
	}
	year, _, _ := w.date()
	field("author", strings.Join(names, " and "))
	if w.Title != "" { // in braces of its own a title keeps its capitals
		field("title", "{"+texEscape(w.Title)+"}")
	}
	switch {
	case w.Book != "":
		field("booktitle", "{"+texEscape(w.Book)+"}")
		field("publisher", texEscape(w.Source))
	case w.Source != "":
		field("journal", texEscape(w.Source))
		field("entrysubtype", "newspaper")
	}
	field("year", year)
	field("date", w.day())
	field("url", texURL(w.URL))
	if w.URL != "" {
		field("urldate", w.Accessed)
	}
	if strings.HasPrefix(w.Language, "zh") {
		field("langid", "chinese")
	}
	b.WriteString("}\n")
	return b.String()
}

// key names the entry: the article's id, of which letters and digits are sure
// to be taken.
func (w *Work) key() string {
	return "fangzhi-" + strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '.') {
			return r
		}
		return '-'
	}, w.ID)
}

// texEscape writes a text so that TeX reads it as it stands. Braces become
// commands: BibTeX counts them also behind a backslash, and one that is not
// closed would end the whole file.
func texEscape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch r {
		case '\\':
			b.WriteString(`\textbackslash{}`)
		case '~':
			b.WriteString(`\textasciitilde{}`)
		case '^':
			b.WriteString(`\textasciicircum{}`)
		case '{':
			b.WriteString(`\textbraceleft{}`)
		case '}':
			b.WriteString(`\textbraceright{}`)
		case '&', '%', '$', '#', '_':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// texURL writes an address, which TeX reads as it stands but for braces.
func texURL(address string) string {
	var b strings.Builder
	for _, r := range address {
		switch {
		case r == '{', r == '}', r == '\\', r <= ' ':
			const hex = "0123456789ABCDEF"
			b.WriteString("%" + hex[r>>4&15:r>>4&15+1] + hex[r&15:r&15+1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// RIS is the work as a RIS record, its lines ended by CR LF.
func (w *Work) RIS() string {
	var b strings.Builder
	field := func(tag, value string) {
		if value = line(value); value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	kind := "GEN"
	container, publisher := w.Source, ""
	switch {
	case w.Book != "":
		kind, container, publisher = "CHAP", w.Book, w.Source
	case w.Source != "":
		kind = "NEWS"
	case w.URL != "":
		kind = "ELEC"
	}
	field("TY", kind)
	field("ID", w.ID)
	for _, name := range w.Authors {
		field("AU", name)
	}
	field("TI", w.Title)
	field("T2", container)
	field("PB", publisher)
	year, month, day := w.date()
	field("PY", year)
	if month != "" {
		field("DA", year+"/"+month+"/"+day+"/") // what is not known is left out, its slash is not
	}
	field("LA", w.Language)
	field("UR", w.URL)
	if w.URL != "" {
		field("Y2", strings.ReplaceAll(w.Accessed, "-", "/"))
	}
	b.WriteString("ER  - \r\n")
	return b.String()
}

// The words of CSL-JSON, in the order they are written.
type (
	cslItem struct {
		ID        string    `json:"id"`
		Type      string    `json:"type"`
		Title     string    `json:"title,omitempty"`
		Container string    `json:"container-title,omitempty"`
		Publisher string    `json:"publisher,omitempty"`
		Author    []cslName `json:"author,omitempty"`
		Issued    *cslDate  `json:"issued,omitempty"`
		Accessed  *cslDate  `json:"accessed,omitempty"`
		URL       string    `json:"URL,omitempty"`
		Language  string    `json:"language,omitempty"`
	}
	cslName struct {
		Literal string `json:"literal"`
	}
	cslDate struct {
		Parts [][]int `json:"date-parts"`
	}
)

// CSL is the work as one object of CSL-JSON, without the list around it.
func (w *Work) CSL() string {
	item := cslItem{ID: w.ID, Type: "document", Title: w.Title, Container: w.Source, Issued: cslDay(w), URL: w.URL, Language: w.Language}
	switch {
	case w.Book != "":
		item.Type, item.Container, item.Publisher = "chapter", w.Book, w.Source
	case w.Source != "":
		item.Type = "article-newspaper"
	case w.URL != "":
		item.Type = "webpage"
	}
	for _, name := range w.Authors {
		item.Author = append(item.Author, cslName{name})
	}
	if w.URL != "" {
		item.Accessed = cslDay(&Work{Date: w.Accessed})
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(item) != nil { // strings and numbers alone: never
		return "{}"
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func cslDay(w *Work) *cslDate {
	year, month, day := w.date()
	if year == "" {
		return nil
	}
	parts := []int{number(year[:2])*100 + number(year[2:])}
	for _, part := range []string{month, day} {
		if n := number(part); n > 0 {
			parts = append(parts, n)
		} else {
			break
		}
	}
	return &cslDate{[][]int{parts}}
}
