package extract

import (
	"slices"
	"strings"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// ofSource files an article that names no place under that of its source, when
// it speaks as those there do: 全市, 我县. The source is named by a city or a county,
// as is the site of its government.
func ofSource(a *article.Article, said Statements, parts []part) {
	names := slices.Concat([]string{a.Source}, said.Source, said.Site)
	for i := range len(names) + 1 {
		var levels []gazetteer.Level
		name := ""
		if i < len(names) {
			name, levels = names[i], gazetteer.NamedIn(names[i], a.Script)
		} else {
			levels, name = gazetteer.Office(a.Origin.URL, a.Script)
		}
		if len(levels) == 0 {
			continue
		}
		words := ownWords[levels[len(levels)-1].Rank]
		if !slices.ContainsFunc(parts, func(p part) bool {
			text := string(p.folded.Runes)
			return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
		}) {
			continue
		}
		var names []string
		for _, l := range levels {
			names = append(names, l.Name)
		}
		a.Places = append(a.Places, names)
		note(a, string(facet.Place), strings.Join(names, facet.PlaceSeparator), name, article.Inferred)
		return
	}
	ofItsWords(a)
}

// ofItsWords files an article that names no place under Hong Kong or Macau when
// it speaks of what is there alone, of two such things at least.
func ofItsWords(a *article.Article) {
	const least = 2
	if a.Script != article.Traditional {
		return
	}
	text := a.Title + "\n" + a.Text()
	for _, home := range []struct {
		name  string
		words []string
	}{
		{"香港特別行政區", strings.Fields(`港府 區議會 區議員 立法會 屋邨 公屋 醫管局 港鐵 房署 警務處 廉署 民建聯`)},
		{"澳門特別行政區", strings.Fields(`街坊總會 街總 坊會 市政署 治安警察局 司警局 司法警察局 社工局 博彩業 坊眾互助會`)},
	} {
		var found []string
		for _, word := range home.words {
			if strings.Contains(text, word) {
				found = append(found, word)
			}
		}
		if len(found) >= least {
			a.Places = append(a.Places, []string{home.name})
			note(a, string(facet.Place), home.name, found[0], article.Inferred)
			return
		}
	}
}

// ownWords are what those who live in a city or a county call it.
var ownWords = map[gazetteer.Rank][]string{
	gazetteer.City:   strings.Fields(token.FoldString(`我市 全市 本市 我州 全州 市委 市政府`)),
	gazetteer.County: strings.Fields(token.FoldString(`我区 全区 我县 全县 本区 本县 我旗 全旗 区委 县委 区政府 县政府 区人大 县人大 我市 全市`)),
}
