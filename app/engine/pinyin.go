package engine

import (
	"context"
	"slices"
	"sort"
	"strings"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// mostSpelled is how many suggestions are looked at for a word in pinyin.
const mostSpelled = 16

// inLetters is a part of a query that may be pinyin.
type inLetters struct {
	place *string // where the part stands, to be changed
	word  word
	names []named // what it may be, the commonest first
}

// named is a name, or the beginning of one, that is read as typed.
type named struct {
	text  string
	kind  string // of the first suggestion with it
	count int
}

// spelled puts in the place of letters that the archive does not hold what it
// names so in pinyin: of the places, people, sources, topics, phrases and titles.
func (n *nearest) spelled(ctx context.Context) {
	from := len(n.found)
	defer func() {
		found := n.found[from:]
		sort.SliceStable(found, func(i, k int) bool { return found[i].Total > found[k].Total })
	}()
	if whole := n.together(); whole != "" {
		for _, name := range n.named(ctx, word{text: whole, titles: true}) {
			n.try(ctx, name.text, Spelled)
		}
	}
	if len(n.found) > from {
		return
	}
	root := n.again()
	var parts []*inLetters
	for _, part := range root.letters() {
		if root.op == opAnd && part.word.kinds == nil && n.total(ctx, n.request(part.word.text)) > 0 {
			continue
		}
		if part.names = n.named(ctx, part.word); len(part.names) > 0 {
			*part.place = part.names[0].text
			parts = append(parts, part)
		}
	}
	for _, part := range parts {
		for _, name := range part.names {
			*part.place = name.text
			if n.try(ctx, root.String(), Spelled) == 0 && part.word.kinds == nil && name.kind != TitleKind {
				*part.place = name.kind + ":" + name.text // no text says it
				n.try(ctx, root.String(), Spelled)
			}
		}
		*part.place = part.names[0].text
	}
}

// together is the pinyin that a query is when its syllables were parted.
func (n *nearest) together() string {
	leaves, syllables := n.root.leaves(), []string{}
	if n.root.op != opAnd || len(leaves) != len(n.root.children) {
		return ""
	}
	for _, l := range leaves {
		syllables = append(syllables, string(l.run.Text))
		if l.pattern != nil || !isPinyin(l.run.Text) {
			return ""
		}
	}
	return strings.Join(syllables, "'")
}

// letters are the parts of a query that may be pinyin: words, and values of fields.
func (n *node) letters() (parts []*inLetters) {
	switch {
	case n.op == opLeaf && n.leaf.pattern == nil && isPinyin(n.leaf.run.Text):
		return []*inLetters{{place: &n.leaf.source, word: word{text: string(n.leaf.run.Text), titles: true}}}
	case n.op == opValue && isPinyin([]rune(n.text)):
		return []*inLetters{{place: &n.value, word: word{text: n.text, kinds: []facet.Kind{n.kind}}}}
	}
	for _, child := range n.children {
		if child.op != opNot {
			parts = append(parts, child.letters()...)
		}
	}
	return parts
}

// isPinyin tells whether folded text can be pinyin without tones.
func isPinyin(text []rune) bool {
	return len(text) > 1 && everyRune(text, func(r rune) bool { return 'a' <= r && r <= 'z' || r == 'ü' || r == '\'' })
}

// named are the names that are read as typed: in whole syllables, or where
// there are none in initials.
func (n *nearest) named(ctx context.Context, w word) []named {
	list, err := n.archive.completed(ctx, indexfile.NewTyped(w.text).Ended(), w, mostSpelled)
	if err != nil {
		return nil
	}
	whole := slices.ContainsFunc(list, func(s Suggestion) bool { return s.whole })
	var names []named
	for _, s := range list {
		for _, part := range s.Parts {
			name := strings.TrimSpace(part.Text)
			if !part.Hit || s.whole != whole || len(token.Runs(name)) != 1 || token.FoldString(name) == w.text {
				continue
			}
			at := slices.IndexFunc(names, func(known named) bool { return token.FoldString(known.text) == token.FoldString(name) })
			if at < 0 {
				at = len(names)
				names = append(names, named{text: name, kind: s.Kind})
			}
			names[at].count += s.Count
		}
	}
	sort.SliceStable(names, func(i, k int) bool { return names[i].count > names[k].count })
	return names[:min(len(names), mostOfAKind)]
}
