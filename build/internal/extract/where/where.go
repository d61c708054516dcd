// Package where learns which places an article is about: those that its title and
// its head name, or that it names again and again, each laid to where it lies by
// what else the article, its page, source and address name. What is named in
// passing, in a list, in the name of an office or a team counts for little.
package where

import (
	"cmp"
	"slices"
	"strings"

	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// maxPlaces is how many places an article is filed under; those it is most
// about come first.
const maxPlaces = 6

// Learn files an article under the places it is about. They are those it
// names in its title, at its head, or again and again; a place that is named
// once in passing is none of them. What is named in one place of the article
// as 横林镇下塘社区 is meant in the others by 下塘社区.
func Learn(a *article.Article, said fact.Statements, parts []fact.Part) {
	if isOpening(a) {
		parts = parts[1:]
	}
	found := make([][]gazetteer.Mention, len(parts))
	var near gazetteer.Context
	near.AddAddress(a.Origin.URL)
	some := false
	for i, p := range parts {
		found[i] = gazetteer.Find(p.Folded)
		near.Add(found[i])
		near.AddVillages(p.Text, p.Folded, found[i])
		some = some || len(found[i]) > 0
	}
	if !some {
		ofTown(a)
		ofSource(a, said, parts)
		return
	}
	near.AddName(a.Source)
	near.AddName(homesOfPapers[token.FoldString(a.Source)])
	for _, b := range a.Blocks[:min(len(a.Blocks), mostAtOpening)] {
		if name := imprint.OutletOf(b.Text); name != "" {
			near.AddName(name)
		}
	}
	for _, words := range said.Site {
		near.AddName(words)
	}
	home, _ := speaksAsIn(a, 1)
	near.AddName(home)
	around := gazetteer.Find(token.Fold(said.Page))
	near.Add(around)
	end := parts[len(parts)-1]
	s := survey{script: a.Script, runes: end.At + len(end.Folded.Runes)}
	for i, p := range parts {
		for _, place := range gazetteer.Resolve(p.Text, p.Folded, found[i], near, a.Script) {
			s.add(p, place)
		}
	}
	s.settle(gazetteer.Resolve(said.Page, token.Fold(said.Page), around, near, a.Script))
	s.weigh()
	for _, place := range s.chosen() {
		a.Places = append(a.Places, place.names())
		s.explain(a, place)
	}
	ofTown(a)
	ofSource(a, said, parts)
}

// isOpening tells a title that was cut from the text's first lines: what it
// names has no more weight than there.
func isOpening(a *article.Article) bool {
	cut, ok := strings.CutSuffix(a.Title, "…")
	return ok && slices.ContainsFunc(a.Blocks[:min(len(a.Blocks), mostAtOpening)], func(b article.Block) bool { return strings.Contains(b.Text, cut) }) // behind who sends it
}

// mostAtOpening is how many blocks are looked at for a wire's name.
const mostAtOpening = 5

// explain notes, for every level of a place, the words that name it, or those
// that it was concluded from. Levels in a row that stand alike are told once.
func (s *survey) explain(a *article.Article, n *node) {
	path := n.path()
	for i, level := range path {
		if i+1 < len(path) && path[i+1].certainty() == level.certainty() {
			continue
		}
		value := strings.Join(level.names(), facet.PlaceSeparator)
		if s.told[value] {
			continue
		}
		if s.told == nil {
			s.told = map[string]bool{}
		}
		s.told[value] = true
		fact.Note(a, string(facet.Place), value, cmp.Or(level.words, level.from, n.anyWords()), level.certainty())
	}
}
