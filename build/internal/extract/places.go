package extract

import (
	"strings"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// maxPlaces is how many places an article is filed under; those it is most
// about come first.
const maxPlaces = 6

// part is a piece of an article, folded once for all that look into it.
type part struct {
	text   string
	folded token.Folded
	title  bool
	table  bool // of data: no text opens with it
	at     int  // runes of the body before it
}

// parts are an article's title and its blocks.
func parts(a *article.Article) []part {
	all := []part{{text: a.Title, folded: token.Fold(a.Title), title: true}}
	at := 0
	for _, b := range a.Blocks {
		p := part{text: b.Text, folded: token.Fold(b.Text), at: at, table: b.Kind == article.Table}
		at += len(p.folded.Runes)
		all = append(all, p)
	}
	return all
}

// places files an article under the places it is about. They are those it
// names in its title, at its head, or again and again; a place that is named
// once in passing is none of them. What is named in one place of the article
// as 横林镇下塘社区 is meant in the others by 下塘社区.
func places(a *article.Article, said Statements, parts []part) {
	found := make([][]gazetteer.Mention, len(parts))
	var near gazetteer.Context
	some := false
	for i, p := range parts {
		found[i] = gazetteer.Find(p.folded)
		near.Add(found[i])
		near.AddVillages(p.text, p.folded, found[i])
		some = some || len(found[i]) > 0
	}
	if !some {
		ofSource(a, said, parts)
		return
	}
	near.AddName(a.Source)
	near.AddAddress(a.Origin.URL)
	for _, b := range a.Blocks[:min(len(a.Blocks), mostAtOpening)] {
		if m := ownOutlet.in(firstRunes(b.Text, longestOpening)); m != nil {
			near.AddName(m[1])
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
	s := survey{script: a.Script, runes: end.at + len(end.folded.Runes)}
	for i, p := range parts {
		for _, place := range gazetteer.Resolve(p.text, p.folded, found[i], near, a.Script) {
			s.add(p, place)
		}
	}
	s.settle(gazetteer.Resolve(said.Page, token.Fold(said.Page), around, near, a.Script))
	s.weigh()
	for _, place := range s.chosen() {
		a.Places = append(a.Places, place.names())
		s.explain(a, place)
	}
	if len(a.Places) == 0 {
		ofSource(a, said, parts)
	}
}

// mostAtOpening is how many blocks are looked at for a wire's name.
const mostAtOpening = 5

// ownOutlet is who opens a text with its news: 罗湖家园网讯：….
var ownOutlet = newForm(`^[\s　]*(\p{Han}{2,10}(?:网|網|报|報|台|中心|融媒|新闻|新聞))(?:讯|訊|消息)`, "讯", "訊", "消息")

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
		words := level.words
		if words == "" {
			words = level.from
		}
		if words == "" {
			words = n.anyWords()
		}
		note(a, string(facet.Place), value, words, level.certainty())
	}
}
