package read

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	noted "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
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

// wikiLinks reads [[note]], [[note#part|words]] and ![[picture.png|300]]: the
// words that stand for a note, the picture. [[1]](address) is a link, and
// [[1]] a number.
type wikiLinks struct{}

var (
	wikiLink = regexp.MustCompile(`^!?\[\[([^\[\]|\n]{1,250})(?:\\?\|([^\[\]\n]{1,250}))?\]\]`)
	pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif"}
)

func (wikiLinks) Trigger() []byte { return []byte{'!', '['} }

func (wikiLinks) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := wikiLink.FindSubmatchIndex(line)
	if m == nil || bytes.HasPrefix(line[m[1]:], []byte("(")) || isNumber(line[m[2]:m[3]]) {
		return nil
	}
	block.Advance(m[1])
	target, words := text.NewSegment(segment.Start+m[2], segment.Start+m[3]), m[2:4]
	if m[4] >= 0 {
		words = m[4:6]
	}
	shown := ast.NewTextSegment(text.NewSegment(segment.Start+words[0], segment.Start+words[1]))
	address := target.Value(block.Source())
	if line[0] != '!' || !slices.Contains(pictures, strings.ToLower(path.Ext(string(address)))) {
		return shown
	}
	picture := ast.NewImage(ast.NewLink())
	picture.Destination = address
	if m[4] >= 0 && !isNumber(bytes.ReplaceAll(line[m[4]:m[5]], []byte("x"), nil)) { // its size
		picture.AppendChild(picture, shown)
	}
	return picture
}

func isNumber(b []byte) bool { return len(bytes.Trim(b, "0123456789")) == 0 }

// spans reads **words**, *words*, ~~words~~ and ==words==. CommonMark lets
// Chinese marks keep a pair from opening or closing: **“引文”**他说. Between
// letters or figures of ASCII a sign is what it says, as in 5*6 and a==b, and
// one ~ is a range.
type spans byte

func (s spans) Trigger() []byte { return []byte{byte(s)} }

func (s spans) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, s)
	n := node.OriginalLength
	segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	after := ' '
	if n < len(line) {
		after, _ = utf8.DecodeRune(line[n:])
	}
	isCode := before < utf8.RuneSelf && after < utf8.RuneSelf && util.IsAlphaNumeric(byte(before)) && util.IsAlphaNumeric(byte(after))
	if isCode || s != '*' && n != 2 {
		return ast.NewTextSegment(segment)
	}
	if n > 1 {
		node.CanOpen = !util.IsSpaceRune(after) && (!isNarrowMark(after) || util.IsSpaceRune(before) || isNarrowMark(before) || before >= utf8.RuneSelf)
		node.CanClose = !util.IsSpaceRune(before) && (!isNarrowMark(before) || util.IsSpaceRune(after) || isNarrowMark(after) || after >= utf8.RuneSelf)
	}
	node.Segment = segment
	pc.PushDelimiter(node)
	return node
}

func isNarrowMark(r rune) bool { return r < utf8.RuneSelf && util.IsPunctRune(r) }

func (s spans) IsDelimiter(b byte) bool { return b == byte(s) }

func (spans) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (s spans) OnMatch(signs int) ast.Node {
	if s == '*' {
		return ast.NewEmphasis(signs)
	}
	return ast.NewEmphasis(1)
}

// formulas reads $f^{*}$: nothing in it is a mark.
type formulas struct{}

var formula = regexp.MustCompile(`^(?:\$\$[^$\n]+\$\$|\$[^\s$](?:[^$\n]*[^\s$])?\$)`)

func (formulas) Trigger() []byte { return []byte{'$'} }

func (formulas) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := formula.FindIndex(line)
	if m == nil || m[1] < len(line) && '0' <= line[m[1]] && line[m[1]] <= '9' { // $5 and $6
		return nil
	}
	block.Advance(m[1])
	shown := ast.NewTextSegment(segment.WithStop(segment.Start + m[1]))
	shown.SetRaw(true)
	return shown
}

// keptNotes keeps the notes that nothing points to, below the text: they would
// be dropped.
type keptNotes struct{}

func (keptNotes) Transform(root *ast.Document, _ text.Reader, _ parser.Context) {
	var alone []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*noted.Footnote); ok && entering && note.Index < 0 {
			alone = append(alone, note)
		}
		return ast.WalkContinue, nil
	})
	for _, note := range alone {
		for words := note.FirstChild(); words != nil; words = note.FirstChild() {
			root.AppendChild(root, words)
		}
	}
}
