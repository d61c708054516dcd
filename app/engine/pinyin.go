package engine

import (
	"context"
	"slices"
	"sort"
	"strings"

	"fangzhi/app/engine/language"
	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// mostSpelled is how many suggestions are looked at for a word in pinyin.
const mostSpelled = 16

// Words in pinyin that are no names are looked for among so many pairs of
// characters at most (shishi would be thousands); a pair whose characters are
// mostly read so counts for so much more.
const (
	mostReadSo = 1024
	mostlyRead = 16
)

// inLetters is a part of a query that may be pinyin.
type inLetters struct {
	place *string // where the part stands, to be changed
	word  word
	names []Suggestion // what it may be, the commonest first
}

// spelled puts in the place of letters that the archive does not hold what it
// names so in pinyin: of the places, people, sources, topics, phrases and titles.
func (n *nearest) spelled(ctx context.Context) {
	if whole := n.together(); whole != "" {
		from := len(n.found)
		for _, name := range n.named(ctx, word{text: whole, titles: true}) {
			n.try(ctx, name.Value, Spelled)
		}
		if len(n.found) > from {
			return
		}
	}
	root := n.again()
	var parts []*inLetters
	for _, part := range lettersOf(root, nil) {
		if root.Op == language.OpAnd && part.word.titles && n.total(ctx, n.request(part.word.text)) > 0 {
			continue
		}
		if part.names = n.named(ctx, part.word); len(part.names) > 0 {
			*part.place = part.names[0].Value
			parts = append(parts, part)
		}
	}
	for _, part := range parts {
		for _, name := range part.names {
			*part.place = name.Value
			if n.try(ctx, root.String(), Spelled) == 0 && part.word.titles && name.Kind != TitleKind {
				*part.place = name.Kind + ":" + name.Value // no text says it
				n.try(ctx, root.String(), Spelled)
			}
		}
		*part.place = part.names[0].Value
	}
}

// together is the pinyin that a query is when its syllables were parted.
func (n *nearest) together() string {
	leaves, syllables := n.root.Leaves(), []string{}
	if n.root.Op != language.OpAnd || len(leaves) != len(n.root.Children) {
		return ""
	}
	for _, l := range leaves {
		syllables = append(syllables, string(l.Run.Text))
		if l.Pattern != nil || !isPinyin(l.Run.Text) {
			return ""
		}
	}
	return strings.Join(syllables, "'")
}

// lettersOf are the parts of a query that may be pinyin: words, and values of fields.
func lettersOf(n *language.Node, parts []*inLetters) []*inLetters {
	switch {
	case n.Op == language.OpLeaf && n.Leaf.Pattern == nil && isPinyin(n.Leaf.Run.Text):
		return append(parts, &inLetters{place: &n.Leaf.Source, word: word{text: string(n.Leaf.Run.Text), titles: true}})
	case n.Op == language.OpValue && isPinyin([]rune(n.Text)):
		return append(parts, &inLetters{place: &n.Value, word: word{text: n.Text, kinds: []facet.Kind{n.Kind}}})
	case n.Op == language.OpNot:
		return parts
	}
	for _, child := range n.Children {
		parts = lettersOf(child, parts)
	}
	return parts
}

// isPinyin tells whether folded text can be pinyin without tones.
func isPinyin(text []rune) bool {
	return len(text) > 1 && language.EveryRune(text, func(r rune) bool { return 'a' <= r && r <= 'z' || r == 'ü' || r == '\'' })
}

// named are the names, or their beginnings, that are read as typed: in whole
// syllables, or where there are none in initials.
func (n *nearest) named(ctx context.Context, w word) []Suggestion {
	list, err := n.archive.completed(ctx, indexfile.NewTyped(w.text).Ended(), w, mostSpelled)
	if err != nil {
		return nil
	}
	sort.SliceStable(list, func(i, k int) bool { return list[i].whole && !list[k].whole })
	var names []Suggestion
	for _, s := range list {
		for _, part := range s.Parts {
			if part.Hit && s.whole == list[0].whole {
				s.Value = strings.TrimSpace(part.Text)
			}
		}
		folded, known := token.FoldString(s.Value), false
		for i := range names {
			if token.FoldString(names[i].Value) == folded {
				names[i].Count += s.Count
				known = true
			}
		}
		if !known && s.whole == list[0].whole && len(token.Runs(folded)) == 1 && folded != w.text {
			names = append(names, s)
		}
	}
	sort.SliceStable(names, func(i, k int) bool { return names[i].Count > names[k].Count })
	if w.titles && !slices.ContainsFunc(names, func(s Suggestion) bool { return s.Kind != TitleKind }) {
		names = n.readSo(ctx, w.text, names)
	}
	return names[:min(len(names), mostOfAKind)]
}

// readSo puts before the beginnings of titles what is no name but stands in the
// texts and is read as typed: pairs of characters, the commonest first.
func (n *nearest) readSo(ctx context.Context, text string, titles []Suggestion) (words []Suggestion) {
	typed, weights := indexfile.NewTyped(text), map[string]int{}
	for _, s := range n.archive.segments {
		for _, pair := range s.index.Pairs(typed, mostReadSo) {
			weights[pair.Text] = max(weights[pair.Text], 1)
			if pair.First {
				weights[pair.Text] = mostlyRead
			}
		}
	}
	var keys []indexfile.Key
	for pair := range weights {
		keys = append(keys, indexfile.Key{Field: indexfile.Body, Term: pair})
	}
	counts := map[string]int{}
	for _, s := range n.archive.segments {
		lists, err := s.index.Lookup(ctx, keys)
		if err != nil {
			return titles
		}
		for i, list := range lists {
			if pair := keys[i].Term; list != nil {
				counts[pair] += list.DocFreq * weights[pair]
			}
		}
	}
	most := 0
	for _, count := range counts {
		most = max(most, count)
	}
	for word, count := range counts {
		if count > most/2 { // others are mostly characters that happen to meet
			words = append(words, Suggestion{Kind: TitleKind, Value: word, Count: count})
		}
	}
	sort.Slice(words, func(i, k int) bool {
		return words[i].Count > words[k].Count || words[i].Count == words[k].Count && words[i].Value < words[k].Value
	})
	return append(words, titles...)
}
