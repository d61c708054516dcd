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
// it speaks as those there do: 全市, 我县. The source is named by a city or a county.
func ofSource(a *article.Article, said Statements, parts []part) {
	for _, name := range slices.Concat([]string{a.Source}, said.Source, said.Site) {
		levels := gazetteer.NamedIn(name, a.Script)
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
}

// ownWords are what those who live in a city or a county call it.
var ownWords = map[gazetteer.Rank][]string{
	gazetteer.City:   strings.Fields(token.FoldString(`我市 全市 本市 我州 全州 市委 市政府`)),
	gazetteer.County: strings.Fields(token.FoldString(`我区 全区 我县 全县 本区 本县 我旗 全旗 区委 县委 区政府 县政府 区人大 县人大 我市 全市`)),
}
