package markdown

import (
	"regexp"
	"slices"
	"strings"
)

// What note-taking programs and site builders write in Markdown beside what
// CommonMark knows: Obsidian's links, highlights, callouts and comments, the
// containers of VuePress and its kin, the admonitions and tabs of MkDocs,
// Typora's place for a table of contents, formulas between dollar signs.

// plainer takes the marks of such blocks away and keeps what they say. Code is
// left as it is.
func plainer(text string) string {
	if !foreignBlock.MatchString(text) {
		return text
	}
	var (
		lines  = strings.Split(text, "\n")
		out    = make([]string, 0, len(lines))
		code   fence
		hidden int  // lines of a comment that are still to come
		math   int  // lines of a formula, likewise
		inside = -1 // how far the lines of an admonition are set in
	)
	for i, line := range lines {
		plain := strings.TrimSpace(line)
		switch {
		case hidden > 0:
			hidden--
			continue
		case math > 0:
			math--
			line = punctuation.ReplaceAllString(line, `\$0`)
		case code.holds(plain):
		case plain == "%%":
			if hidden = until(lines[i+1:], "%%"); hidden > 0 {
				continue
			}
		case plain == "$$" && indentOf(line) < max(0, inside)+4: // else it is code
			math = until(lines[i+1:], "$$")
		default:
			if m := admonition.FindStringSubmatch(line); m != nil && firstIndent(lines[i+1:]) >= len(m[1])+4 {
				inside = len(m[1]) + 4
				out = append(out, "", m[1]+m[2]+m[3], "")
				continue
			}
			line = unmarked(line)
		}
		switch {
		case inside < 0 || plain == "":
		case indentOf(line) >= inside:
			line = line[4:]
		default:
			inside = -1
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// firstIndent is how far the first line is set in that is not empty.
func firstIndent(lines []string) int {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return indentOf(line)
		}
	}
	return 0
}

// until is how many lines there are to the next that is a mark, with it; 0
// where there is none.
func until(lines []string, mark string) int {
	return 1 + slices.IndexFunc(lines, func(line string) bool { return strings.TrimSpace(line) == mark })
}

// unmarked is a line without such a mark; what stood in it may want lines of
// its own.
func unmarked(line string) string {
	line = comments.ReplaceAllString(blockName.ReplaceAllString(line, ""), "")
	if m := container.FindStringSubmatch(line); m != nil {
		return "\n" + strings.TrimSpace(m[1]) + "\n"
	}
	if m := callout.FindStringSubmatch(line); m != nil {
		return m[1] + m[2] + "\n" + m[1]
	}
	return todo.ReplaceAllString(done.ReplaceAllString(contents.ReplaceAllString(line, ""), "$1☑ "), "$1☐ ")
}

// fence is what closes the code that lines stand in, "" outside of code.
type fence string

// holds tells whether the next line is code, or opens or closes some.
func (f *fence) holds(plain string) bool {
	mark := codeFence.FindString(plain)
	switch {
	case *f == "":
		*f = fence(mark)
		return mark != ""
	case strings.HasPrefix(plain, string(*f)) && strings.Trim(plain, plain[:1]) == "":
		*f = ""
	}
	return true
}

var (
	foreignBlock = regexp.MustCompile(`(?mi)^\s*(?::{3,}|!!!|\?\?\?|===|\$\$|\[{1,2}toc\])|%%|\^[\w-]+\s*$|\[[ xX]\]\s|\[![a-z]+\]`)
	codeFence    = regexp.MustCompile("^(?:```+|~~~+)")
	container    = regexp.MustCompile(`^\s*:{3,}\s*(?:\{?[a-zA-Z][\w-]*\}?(?:\s+(.*?))?)?:*\s*$`)                           // ::: tip 提示
	admonition   = regexp.MustCompile(`^(\s*)(?:(?:!!!|\?\?\?\+?)\s+[a-zA-Z][\w -]*(?:"([^"]*)")?|===\+?\s+"([^"]*)")\s*$`) // !!! note "提示"
	contents     = regexp.MustCompile(`^(?i)\s*(?:\[toc\]|\[\[_?toc_?\]\])\s*$`)
	comments     = regexp.MustCompile(`%%[^%\n]+%%`)
	blockName    = regexp.MustCompile(`(?:^|\s)\^[a-zA-Z0-9-]{4,}\s*$`)
	callout      = regexp.MustCompile(`^(\s*(?:>\s*)+)\[![a-zA-Z]+\][+-]?\s*(.*)$`) // > [!note] 提示
	done         = regexp.MustCompile(`^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+)\[[xX]\]\s`)
	punctuation  = regexp.MustCompile(`[!-/:-@\[-` + "`" + `{-~]`)
	todo         = regexp.MustCompile(`^(\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+)\[ \]\s`)
)
