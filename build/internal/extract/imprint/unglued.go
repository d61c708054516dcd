package imprint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// Unglued are blocks in which lines can be read that a page does not part: who
// signs behind the last sentence, with the day, and writers in a row before the
// first. What stands there is credits by its shape, whatever its words are.
func Unglued(blocks []article.Block) []article.Block {
	const head, tail = 3, 4 // blocks
	out := blocks
	for i := len(blocks) - 1; i >= max(0, len(blocks)-tail); i-- {
		if i > 0 && isTeaser(blocks[i]) {
			out = slices.Concat(out[:i], out[i+1:])
			continue
		}
		if text, lines := gluedTail(blocks[i]); lines != nil {
			out = parted(out, i, append([]string{text}, lines...))
		}
	}
	for i := range min(len(out), head) {
		if lines := gluedWriters(out[i]); lines != nil {
			return parted(out, i, lines)
		}
		if lines := gluedLead(out[i]); lines != nil {
			return parted(out, i, lines)
		}
	}
	return out
}

// parted are blocks of which one is parted into lines.
func parted(blocks []article.Block, at int, lines []string) []article.Block {
	var own []article.Block
	for _, line := range lines {
		if line != "" {
			own = append(own, article.Block{Kind: article.Paragraph, Text: line})
		}
	}
	return slices.Concat(blocks[:at], own, blocks[at+1:])
}

// gluedTail parts a paragraph from what signs behind its last sentence: the day,
// or words with a label.
func gluedTail(b article.Block) (text string, lines []string) {
	const shortest = 30 // characters of a text
	if b.Kind != article.Paragraph || runes.AtMost(b.Text, shortest) {
		return "", nil
	}
	end := runes.Last(b.Text, MaxCreditLine)
	at := strings.LastIndexAny(end, "。！？”」!")
	if at < 0 {
		return "", nil
	}
	_, size := utf8.DecodeRuneInString(end[at:])
	rest := end[at+size:]
	words := strings.Fields(rest)
	if len(words) == 0 || !unicode.IsSpace(first(rest)) {
		return "", nil
	}
	if !Signature.MatchString(words[len(words)-1]) && !naming.HasRoleLabel(rest) {
		return "", nil
	}
	for i, word := range words {
		if i == 0 || strings.ContainsAny(word, ":：") || Signature.MatchString(word) || OfficeAlone.MatchString(word) {
			lines = append(lines, word)
			continue
		}
		lines[len(lines)-1] += " " + word
	}
	return strings.TrimSuffix(b.Text, rest), lines
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isTeaser tells the opening of another article, which a page cuts off.
func isTeaser(b article.Block) bool {
	return (strings.HasSuffix(b.Text, "...") || strings.HasSuffix(b.Text, "…")) && runes.AtMost(b.Text, LongestOpening) && MayTellRole(b.Text)
}

// gluedLead parts the opening of an agency's item from the caption or the day
// before it: (河西市消防救援支隊 供圖) 河西網5月19日訊….
func gluedLead(b article.Block) []string {
	head := runes.First(b.Text, LongestOpening)
	if b.Kind != article.Paragraph || !leadWords.In(head) {
		return nil
	}
	for at, r := range head {
		if at == 0 || r != ' ' && r != '　' && r != ')' && r != '）' {
			continue
		}
		behind := at + utf8.RuneLen(r)
		if m := agencyLead.In(b.Text[behind:]); m != nil && m[3] != "" {
			return []string{strings.TrimSpace(b.Text[:behind]), strings.TrimSpace(b.Text[behind:])}
		}
	}
	return nil
}

// gluedWriters parts a text from the headline and the writers in a row that it
// opens with: …打造「梨」想生活 作者 林小滿 何蓮 立秋時節，….
func gluedWriters(b article.Block) []string {
	if b.Kind != article.Paragraph {
		return nil
	}
	head := runes.First(b.Text, LongestEdge)
	for _, role := range []string{" 作者 ", " 记者 ", " 記者 "} {
		at := strings.Index(head, role)
		if at < 0 {
			continue
		}
		names := at + len(role)
		end, n := names, 0
		for word := range strings.SplitSeq(head[names:], " ") {
			if !naming.IsPerson(word) {
				break
			}
			end, n = end+len(word)+1, n+1
		}
		if n > 1 && end < len(head) {
			return []string{b.Text[:at], b.Text[at+1 : end-1], b.Text[end:]}
		}
	}
	return nil
}
