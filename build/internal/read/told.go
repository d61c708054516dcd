package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"

	"fangzhi/build/internal/read/container"
	"fangzhi/build/internal/read/sheet"
	"fangzhi/build/internal/read/webpage"
)

// Told tells the format of a file by how its text begins, of which there
// should be some 4000 bytes. named is the format that its name says, "" where
// it says none: that stays where the text may be of it. ok is false where
// neither tells.
func Told(named Format, text string, mapping Mapping) (format Format, ok bool) {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case text == "":
		return named, named != ""
	case named == JSON && (text[0] == '{' || text[0] == '['), // be it one record a line
		named == Lines && text[0] == '{' && strings.TrimSpace(first) != "{":
		return named, true
	}
	if format, ok = marked(named, text, mapping); ok {
		return format, true
	}
	switch {
	case named == "" || named.Class() == AsText || named.mayBe(text, mapping):
		return named, named != ""
	case named.Class() == AsSheets && strings.Contains(first, "\t"): // as programs write tables for Excel
		return CSV, true
	}
	return Text, true
}

// MayBeOther tells the beginning of a file, in any charset, that may be of
// another format than one of texts: a look that costs less than Told.
func MayBeOther(head []byte) bool {
	text := bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n")
	if len(text) == 0 {
		return false
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	switch text[0] {
	case '{', '[':
		return true
	case '<':
		return looksFeed(string(text)) || container.IsFlat(string(text)) || bytes.IndexByte(head, 0) >= 0
	}
	return bytes.IndexByte(head, 0) >= 0 || bytes.ContainsAny(first, ",\t;") || mimeVersion.Match(head)
}

// marked tells the format of a text that bears its mark.
func marked(named Format, text string, mapping Mapping) (Format, bool) {
	switch {
	case container.IsFlat(text):
		return DOCX, true
	case webpage.IsPage(text) || webpage.Looks(text) && named != Markdown && !looksMarkdown(text):
		return HTML, true
	case looksFeed(text) || named == "" && strings.HasPrefix(text, "<?xml"): // which says what is wrong with it
		return Feed, true
	case looksMail(text) && (named.Class() != AsText || named == "" || mimeVersion.MatchString(text)): // a head of labelled lines is much alike
		return Mail, true
	}
	if format, ok := looksJSON(text, mapping); ok {
		return format, true
	}
	return CSV, looksTable(text, mapping)
}

var mimeVersion = regexp.MustCompile(`(?im)^mime-version:`)

// mayBe tells whether a text that bears no mark may be of the format that its
// name says.
func (f Format) mayBe(text string, mapping Mapping) bool {
	first, _, _ := strings.Cut(text, "\n")
	switch f {
	case Lines, JSON:
		return strings.Contains(text, "{") || strings.ContainsAny(text[:1], "[\"") || json.Valid([]byte(first))
	case CSV:
		return strings.ContainsAny(text, ",\t;|") || mapping.tells([]string{strings.TrimSpace(first)})
	case Feed:
		return text[0] == '<'
	case Mail:
		name, _, ok := strings.Cut(first, ":")
		return strings.HasPrefix(first, "From ") || ok && name != "" && strings.IndexFunc(name, func(r rune) bool { return r <= ' ' || r > unicode.MaxASCII }) < 0
	case PDF:
		return strings.Contains(text[:min(len(text), 1024)], "%PDF-") // behind what some servers put before it
	}
	return false
}

func looksFeed(text string) bool {
	for _, root := range []string{"<rss", "<feed", "<rdf:RDF"} {
		if strings.HasPrefix(text, root) || strings.HasPrefix(text, "<?xml") && strings.Contains(text, root) {
			return true
		}
	}
	return false
}

// looksJSON tells records: objects one after the other, or in a list, with
// names of a title or a text. What follows an object is one again: else it is
// the head of a text.
func looksJSON(text string, mapping Mapping) (Format, bool) {
	if text[0] != '{' && text[0] != '[' {
		return "", false
	}
	value, rest := text, ""
	decoder := json.NewDecoder(strings.NewReader(text))
	err := decoder.Decode(&json.RawMessage{})
	if err == nil {
		value, rest = text[:decoder.InputOffset()], text[decoder.InputOffset():]
	} else if !errors.Is(err, io.ErrUnexpectedEOF) { // where the beginning of the file ends
		return "", false
	}
	next := strings.TrimLeft(rest, " \t\r\n")
	var names []string
	for _, found := range jsonName.FindAllStringSubmatch(value, maxNames) {
		names = append(names, found[1])
	}
	if next != "" && next[0] != '{' || !mapping.tells(names) {
		return "", false
	}
	if text[0] == '{' && !strings.Contains(value, "\n") && (next != "" || err != nil && !strings.Contains(value, "[{")) {
		return Lines, true
	}
	return JSON, true
}

var jsonName = regexp.MustCompile(`[{,]\s*"([^"\\]{1,64})"\s*:`)

const maxNames = 100

// looksTable tells a table by the row that names its columns, two of them by
// names that are known, and by the row after it.
func looksTable(text string, mapping Mapping) bool {
	if strings.HasPrefix(text, "sep=") { // Excel's word for it
		return true
	}
	first, _, _ := strings.Cut(text, "\n")
	if !strings.ContainsAny(first, ",\t;") {
		return false
	}
	rows := sheet.NewDelimited(bufio.NewReaderSize(strings.NewReader(text), len(text)))
	header, err := rows.Next()
	if err != nil || len(header.Cells) < 2 || rows.Separator() == '|' || !mapping.tells(header.Cells) || mapping.knows(header.Cells) < 2 {
		return false
	}
	row, err := rows.Next()
	isCut := rows.AtEnd() && len(row.Cells) > 1 // where the beginning of the file ends
	return err == nil && (len(row.Cells) == len(header.Cells) || isCut)
}

// knows counts the fields that columns of these names give.
func (m Mapping) knows(names []string) int {
	known := 0
	for _, name := range names {
		if len(m.fields(record{name: "x"})) > 0 {
			known++
		}
	}
	return known
}
