package engine

import (
	"context"
	"sort"
	"strings"

	"fangzhi/app/engine/language"
	"fangzhi/data/article"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// almost puts in the place of a run that the archive does not hold what it
// holds that is almost like it.
func (n *nearest) almost(ctx context.Context, l *language.Leaf) {
	if l.Pattern != nil || len(l.Run.Text) < 2 || len(l.Run.Text) > language.MaxAlmostWord || isNumber(l.Run.Text) {
		return
	}
	whole := l.Source
	if n.root.Op != language.OpLeaf && n.total(ctx, n.request(whole)) > 0 {
		return
	}
	tried := 0
	for _, other := range n.others(ctx, l) {
		if tried == mostOfAKind {
			break
		}
		l.Source = language.Plainly(other)
		if n.try(ctx, n.root.String(), Almost) > 0 {
			tried++
		}
	}
	l.Source = whole
}

// others are runs almost like one that stand in the archive, the commonest first.
func (n *nearest) others(ctx context.Context, l *language.Leaf) []string {
	counts := map[string]int{}
	if len(l.Run.Text) == 2 && !language.EveryRune(l.Run.Text, token.InWord) {
		if !isNoWord(l.Run.Text[1]) {
			n.pairs(ctx, l, counts)
		}
	} else if q := n.ask(ctx, Request{Query: l.Source + "~"}); q != nil && len(q.leaves) == 1 {
		like := q.leaves[0]
		for _, p := range q.plans {
			for _, term := range p.lookedUp(like) {
				for _, field := range like.Fields {
					if list := p.lists[indexfile.Key{Field: field, Term: term}]; like.Certain && list != nil {
						counts[term] += list.DocFreq
					}
				}
			}
		}
		for _, a := range n.some(ctx, q) {
			for _, text := range []string{a.Title, a.Text()} {
				for _, s := range find(like, &language.FieldText{Text: text}) {
					counts[text[s.Start:s.End]]++
				}
			}
		}
	}
	delete(counts, string(l.Run.Text))
	var all []string
	for text := range counts {
		if len(token.Runs(text)) == 1 && sameNumber(l.Run.Text, []rune(text)) {
			all = append(all, text)
		}
	}
	sort.Slice(all, func(i, k int) bool {
		return counts[all[i]] > counts[all[k]] || counts[all[i]] == counts[all[k]] && all[i] < all[k]
	})
	return all[:min(len(all), 2*mostOfAKind)]
}

// some are a few of the articles that a query finds, if the index does not
// tell what it finds in them.
func (n *nearest) some(ctx context.Context, q *query) (some []*article.Article) {
	if q.leaves[0].Certain {
		return nil
	}
	matches, _, err := q.collect(ctx, fewCandidates, 0)
	if err != nil {
		return nil
	}
	for _, found := range q.at(ctx, numbersOf(matches), true) {
		if found.err == nil {
			some = append(some, found.Article)
		}
	}
	return some
}

// pairs counts the pairs of the dictionary that begin as a run of two does.
func (n *nearest) pairs(ctx context.Context, l *language.Leaf, counts map[string]int) {
	for _, s := range n.archive.segments {
		for _, field := range l.Fields {
			terms, _, err := s.index.Prefix(ctx, field, string(l.Run.Text[:1]), mostPairs)
			if err != nil {
				n.unread(ctx, err)
				return
			}
			for _, t := range terms {
				if runes := []rune(t.Text); len(runes) == 2 && runes[1] >= ' ' && !token.InWord(runes[1]) {
					counts[strings.Clone(t.Text)] += t.List.DocFreq
				}
			}
		}
	}
}
