package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Credits do not always stand in lines of their own: a page that was scraped
// has them behind the last sentence of a paragraph, in its middle.

// behind reads the credits that a paragraph ends with: …说好。本报记者 林小满
// 通讯员 何莲, …说好。（见习记者 林小满 文/图). Every word must be one of them.
func behind(a *article.Article, b article.Block) {
	if b.Kind != article.Paragraph && b.Kind != article.Figure || !imprint.MayTellRole(b.Text) {
		return
	}
	end := strings.TrimRight(imprint.Plain(runes.Last(b.Text, imprint.LongestOpening)), " 　")
	if m := imprint.LastBracket.In(end); m != nil {
		if isAllCredits(m[1]) {
			credits(a, m[1], m[0])
			ahead(a, m[1])
		}
		return
	}
	at := strings.LastIndexAny(end, "。！？”」")
	if at < 0 {
		return
	}
	_, size := utf8.DecodeRuneInString(end[at:])
	if tail := end[at+size:]; isAllCredits(tail) {
		credits(a, tail, tail)
	}
}

// amid reads the reporters in brackets inside a paragraph, wherever it stands: a
// page of several items that could not be parted names several.
func amid(a *article.Article, b article.Block) {
	const longest = 4 * imprint.LongestOpening // bytes
	if b.Kind != article.Paragraph {
		return
	}
	for _, marks := range [][2]string{{"（", "）"}, {"(", ")"}} {
		rest := b.Text
		for {
			_, behind, found := strings.Cut(rest, marks[0])
			if !found {
				break
			}
			rest = behind
			end := strings.Index(rest[:min(len(rest), longest)], marks[1])
			if end < 0 {
				continue
			}
			words := rest[:end]
			if (strings.Contains(words, "记者") || strings.Contains(words, "記者") || strings.Contains(words, "通讯员") || strings.Contains(words, "通訊員")) && isAllCredits(imprint.Plain(words)) {
				credits(a, imprint.Plain(words), words)
				ahead(a, words)
			}
		}
	}
}

// ahead reads who stands in a bracket of credits before its first role:
// （林小满 何莲 记者周大河）.
func ahead(a *article.Article, words string) {
	at, word, role := naming.FindRole(words)
	if at <= 0 || !strings.HasSuffix(naming.Partings.ReplaceAllString(words[:at], " "), " ") || !slices.Contains(reporting, role) || naming.NamesIn(words[at+len(word):]) == nil {
		return
	}
	for _, name := range naming.NamesAlone(words[:at]) {
		addPerson(a, name, "作者", words)
	}
}

// reporting are the roles of who reports.
var reporting = []string{"记者", "記者", "通讯员", "通訊員"}

// tellsOf tells words in brackets that speak of somebody's work, and are no
// credits: （全书由某人编辑成册）.
func tellsOf(words string) bool {
	at, _, _ := naming.FindRole(words)
	return at > 0 && strings.ContainsAny(words[:at], "由被把为為是的了与與从從让讓曾任")
}
