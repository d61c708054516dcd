package citation

import "strings"

// GBT is the work as GB/T 7714—2025 has it in a numbered list of references,
// without the number: a chapter of a book, an article of a newspaper (8.5),
// each online when there is an address; without a source a page of the web
// (8.11), or what has no other class. Of its marks (7) the full stop and square
// brackets are half as wide as a character, all others as wide, in every language.
func (w *Work) GBT() string {
	var b strings.Builder
	if len(w.Authors) > 0 {
		b.WriteString(gbtAuthors(w.Authors) + ". ")
	}
	title := w.Title
	if title == "" {
		title = "[无题]"
	}
	b.WriteString(title)
	switch {
	case w.Book != "":
		b.WriteString(carrier("M", w.URL) + "//" + w.gbtBook() + ".")
	case w.Source != "":
		b.WriteString(carrier("N", w.URL) + ". " + w.Source)
		if day := w.day(); day != "" {
			b.WriteString("，" + day)
		}
		b.WriteString(".")
	case w.URL != "":
		b.WriteString(carrier("EB", w.URL) + ".")
		days := ""
		if day := w.day(); day != "" {
			days = "（" + day + "）"
		}
		if w.Accessed != "" {
			days += "[" + w.Accessed + "]"
		}
		if days != "" {
			b.WriteString(" " + days + ".")
		}
	default:
		b.WriteString(carrier("Z", "") + ".")
		if day := w.day(); day != "" {
			b.WriteString(" " + day + ".")
		}
	}
	if w.URL != "" {
		b.WriteString(" " + w.URL + ".")
	}
	return b.String()
}

// gbtBook is the book that holds a chapter: its title, who published it and in
// what year, and the day it was read.
func (w *Work) gbtBook() string {
	book, behind := w.Book, ". "
	year, _, _ := w.date()
	for _, published := range []string{w.Source, year} {
		if published != "" {
			book += behind + published
			behind = "，"
		}
	}
	if w.URL != "" && w.Accessed != "" {
		book += "[" + w.Accessed + "]"
	}
	return book
}

// carrier is the code of what kind of work it is, and of where it lies.
func carrier(kind, url string) string {
	if url != "" {
		kind += "/OL"
	}
	return "[" + kind + "]"
}

// gbtAuthors names up to three; more are 等, or et al.
func gbtAuthors(names []string) string {
	const comma = "，"
	others := "et al."
	if hasHan(names[0]) {
		others = "等"
	}
	if len(names) > 3 {
		return strings.Join(names[:3], comma) + comma + others
	}
	return strings.Join(names, comma)
}

// APA is the work as APA 7 has it in a list of references. Without an author
// the title stands first.
func (w *Work) APA() string {
	title := w.Title
	if title == "" {
		title = "[Untitled]"
	}
	date := "(" + w.apaDate() + ")."
	parts := []string{ended(title), date}
	if len(w.Authors) > 0 {
		parts = []string{ended(apaAuthors(w.Authors)), date, ended(title)}
	}
	if w.Book != "" {
		parts = append(parts, ended("In "+w.Book))
	}
	if w.Source != "" {
		parts = append(parts, ended(w.Source))
	}
	if w.URL != "" {
		parts = append(parts, w.URL)
	}
	return strings.Join(parts, " ")
}

// apaAuthors names up to twenty, the last behind an ampersand; of more the
// first nineteen and the last.
func apaAuthors(names []string) string {
	const most = 20
	last := len(names) - 1
	switch {
	case last == 0:
		return names[0]
	case len(names) > most:
		return strings.Join(names[:most-1], ", ") + ", . . . " + names[last]
	}
	return strings.Join(names[:last], ", ") + ", & " + names[last]
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func (w *Work) apaDate() string {
	year, month, day := w.date()
	if year == "" {
		return "n.d."
	}
	n := number(month)
	if n < 1 || n > 12 {
		return year
	}
	date := year + ", " + months[n-1]
	if n := number(day); n > 0 {
		date += " " + strings.TrimPrefix(day, "0")
	}
	return date
}

// number reads two digits; what is none is 0.
func number(digits string) int {
	if len(digits) != 2 {
		return 0
	}
	return int(digits[0]-'0')*10 + int(digits[1]-'0')
}
