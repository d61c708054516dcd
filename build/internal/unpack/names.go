package unpack

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNameBytes is the longest name that is kept whole.
const maxNameBytes = 1024

// clean makes a name a path within the archive: with forward slashes, no drive,
// no way up. It tells names that led out.
func clean(name string) (path string, ledOut bool) {
	if !strings.Contains(name, "/") {
		name = strings.ReplaceAll(name, `\`, "/")
	}
	if len(name) >= 2 && name[1] == ':' && (name[0]|0x20) >= 'a' && (name[0]|0x20) <= 'z' {
		name, ledOut = name[2:], true
	}
	ledOut = ledOut || strings.HasPrefix(name, "/")
	var parts []string
	for _, part := range strings.Split(name, "/") {
		switch part {
		case "", ".":
		case "..":
			ledOut = true
		default:
			parts = append(parts, part)
		}
	}
	path = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(strings.Join(parts, "/"), "\uFFFD"))
	if len(path) > maxNameBytes { // its end tells what it is
		cut := len(path) - maxNameBytes
		for !utf8.RuneStart(path[cut]) {
			cut++
		}
		path = "…" + path[cut:]
	}
	if path == "" {
		path = "unnamed"
	}
	return path, ledOut
}

// hidden tells why a name is one of those that a system hides, or that macOS
// adds to an archive.
func hidden(path string) string {
	for _, part := range strings.Split(path, "/") {
		switch {
		case strings.HasPrefix(part, "."), part == "__MACOSX":
			return "its name begins with a dot"
		case strings.HasPrefix(part, "~$"):
			return "an office program keeps it beside a document that is open"
		}
	}
	return ""
}

func shorten(name string) string {
	const most = 80
	if len(name) <= most {
		return name
	}
	return strings.ToValidUTF8(name[:most], "") + "…"
}
