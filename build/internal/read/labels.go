package read

import (
	"strings"
	"unicode/utf8"
)

// maxLabelled is how many lines a head of labelled lines has at most.
const maxLabelled = 12

// labelledHead reads the head that some collections put above a text, a
// statement a line, the title among them:
//
//	标题：河边修了新路
//	来源：河西晚报
//	正文：三月的河边……
//
// A text without a line for its title has no such head, whatever else it
// begins with. The rest begins behind the last labelled line.
func labelledHead(text string, mapping Mapping) (fields []Field, rest string) {
	data := record{}
	titled := false
	rest = strings.TrimLeft(text, "\ufeff \t\r\n　")
	for n := 0; n < maxLabelled; n++ {
		line, after, _ := strings.Cut(rest, "\n")
		name, value, ok := labelled(strings.TrimSpace(line))
		if !ok {
			break
		}
		field := fieldOf(name)
		if field == FieldBody {
			rest = value + "\n" + after
			break
		}
		titled = titled || field == FieldTitle && value != ""
		if _, taken := data[name]; !taken {
			data[name] = value
		}
		rest = strings.TrimLeft(after, " \t\r\n　")
	}
	if !titled {
		return nil, text
	}
	return mapping.fields(data), rest
}

// labelled reads `标题：河边修了新路`, or with the label in brackets.
func labelled(line string) (name, value string, ok bool) {
	at := strings.IndexAny(line, ":：】]")
	if at < 0 {
		return "", "", false
	}
	name = strings.TrimSpace(strings.Trim(line[:at], "[【"))
	value = strings.TrimSpace(strings.TrimLeft(line[at:], ":：】]"))
	return name, value, utf8.RuneCountInString(name) <= 12 && fieldOf(name) != ""
}

// fieldOf is the field that a column's name stands for, or "".
func fieldOf(name string) string {
	name = columnKey(name)
	for _, c := range columns {
		for _, known := range c.names {
			if known == name {
				return c.field
			}
		}
	}
	return ""
}
