package engine

import (
	"context"
	"sort"
	"strings"

	"fangzhi/data/article"
	"fangzhi/data/indexfile"
	"fangzhi/data/token"
)

// almost puts in the place of a run that the archive does not hold what it
// holds that is almost like it.
func (n *nearest) almost(ctx context.Context, l *leaf) {
	if l.pattern != nil || len(l.run.Text) < 2 || len(l.run.Text) > maxAlmostWord || isNumber(l.run.Text) {
		return
	}
	whole := l.source
	if n.root.op != opLeaf && n.total(ctx, n.request(whole)) > 0 {
		return
	}
	tried := 0
	for _, other := range n.others(ctx, l) {
		if tried == mostOfAKind {
			break
		}
		l.source = plainly(other)
		if n.try(ctx, n.root.String(), Almost) > 0 {
			tried++
		}
	}
	l.source = whole
}

// others are runs almost like one that stand in the archive, the commonest first.
func (n *nearest) others(ctx context.Context, l *leaf) []string {
	counts := map[string]int{}
	if len(l.run.Text) == 2 && !everyRune(l.run.Text, token.InWord) {
		if !isNoWord(l.run.Text[1]) {
			n.pairs(ctx, l, counts)
		}
	} else if q := n.ask(ctx, Request{Query: l.source + "~"}); q != nil && len(q.leaves) == 1 {
		like := q.leaves[0]
		for _, p := range q.plans {
			for _, term := range p.lookedUp(like) {
				for _, field := range like.fields {
					if list := p.lists[indexfile.Key{Field: field, Term: term}]; like.certain && list != nil {
						counts[term] += list.DocFreq
					}
				}
			}
		}
		for _, a := range n.some(ctx, q) {
			for _, text := range []string{a.Title, a.Text()} {
				for _, s := range like.find(&fieldText{text: text}) {
					counts[text[s.start:s.end]]++
				}
			}
		}
	}
	delete(counts, string(l.run.Text))
	var all []string
	for text := range counts {
		if len(token.Runs(text)) == 1 && sameNumber(l.run.Text, []rune(text)) {
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
	if q.leaves[0].certain {
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
func (n *nearest) pairs(ctx context.Context, l *leaf, counts map[string]int) {
	for _, s := range n.archive.segments {
		for _, field := range l.fields {
			terms, _, err := s.index.Prefix(ctx, field, string(l.run.Text[:1]), mostPairs)
			if err != nil {
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
