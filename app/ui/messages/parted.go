package messages

import "strings"

// Parted is the class of a title that breaks between its parts, at gaps,
// commas and brackets, rather than within a word: where each has room on a line.
func Parted(title string) string {
	longest, part, all := 0, 0, 0
	for _, r := range title {
		part++
		all++
		if strings.ContainsRune(" \u3000，：】", r) {
			part = 0
		}
		longest = max(longest, part)
	}
	switch {
	case longest > 24, all > 64: // a title of many parts would be a list of them
		return ""
	case longest > 14:
		return "parted-wide"
	}
	return "parted"
}
