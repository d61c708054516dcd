package where

import (
	"slices"
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/facet"
	"fangzhi/data/token"
)

// ofSource files an article that names no place, or but the city around, under that of its source, when
// it speaks as those there do: 全市, 我县. The source is named by a city or a county,
// as is the site of its government.
func ofSource(a *article.Article, said fact.Statements, parts []fact.Part) {
	if len(a.Places) > 1 {
		return
	}
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
		if !slices.ContainsFunc(parts, func(p fact.Part) bool {
			text := string(p.Folded.Runes)
			return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
		}) {
			continue
		}
		var names []string
		for _, l := range levels {
			names = append(names, l.Name)
		}
		if len(a.Places) == 1 && !isInside(names, a.Places[0]) {
			continue
		}
		a.Places = [][]string{names}
		fact.Note(a, string(facet.Place), strings.Join(names, facet.PlaceSeparator), name, article.Inferred)
		return
	}
	if len(a.Places) == 0 {
		ofItsWords(a)
	}
}

// isInside tells that a place lies in another.
func isInside(names, in []string) bool {
	return len(in) < len(names) && slices.Equal(in, names[:len(in)])
}

// ofTown files an article of a town's government under the town, where it names no
// place or but the county that the town lies in.
func ofTown(a *article.Article) {
	if len(a.Places) > 1 || !townOffice.MatchString(a.Source) {
		return
	}
	folded := token.Fold(a.Source)
	found := gazetteer.Find(folded)
	var near gazetteer.Context
	near.Add(found)
	near.AddAddress(a.Origin.URL)
	for _, place := range gazetteer.Resolve(a.Source, folded, found, near, a.Script) {
		if last := place.Levels[len(place.Levels)-1]; last.Rank != gazetteer.Town || place.Levels[0].Rank != gazetteer.Province {
			continue
		}
		var names []string
		for _, l := range place.Levels {
			names = append(names, l.Name)
		}
		if len(a.Places) == 1 && !isInside(names, a.Places[0]) {
			continue
		}
		a.Places = [][]string{names}
		fact.Note(a, string(facet.Place), strings.Join(names, facet.PlaceSeparator), a.Source, article.Inferred)
		return
	}
}

// townOffice is the name of a town's government, or of a town behind its county.
var townOffice = expression.Compile(`[县縣区區市旗]\p{Han}{2,6}(?:街道|[镇鎮乡鄉])$|[镇鎮乡鄉道](?:人民)?(?:政府|办事处|辦事處|党工委|黨工委|党委|黨委)$`)

// ofItsWords files an article that names no place under Hong Kong or Macau when
// it speaks of what is there alone, of two such things at least.
func ofItsWords(a *article.Article) {
	if name, words := speaksAsIn(a, 2); name != "" {
		a.Places = append(a.Places, []string{name})
		fact.Note(a, string(facet.Place), name, words, article.Inferred)
	}
}

// speaksAsIn is where an article is at home that speaks of so many things which
// are there alone, and the first of them.
func speaksAsIn(a *article.Article, least int) (name, words string) {
	if a.Script != article.Traditional {
		return "", ""
	}
	text := runes.First(a.Title+"\n"+a.Text(), homeRunes)
	site, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(a.Origin.URL, "https://"), "http://"), "/")
	for _, home := range homes {
		n := 0
		switch {
		case strings.HasSuffix(site, home.ending):
			n++
		case strings.HasSuffix(site, ".hk"), strings.HasSuffix(site, ".mo"): // the other's
			continue
		}
		for _, word := range home.words {
			if strings.Contains(text, word) {
				if n++; words == "" || n == 1 {
					words = word
				}
			}
		}
		if n >= least && words != "" {
			return home.name, words
		}
		words = ""
	}
	return "", ""
}

// homeRunes is how much of a text is looked at for that.
const homeRunes = 3000

// homes are regions with what there is in each alone: offices, housing, and the
// hospitals that every report of an accident ends with.
var homes = []struct {
	name   string
	ending string // of its sites
	words  []string
}{
	{"香港特別行政區", ".hk", strings.Fields(`港府 區議會 區議員 立法會 屋邨 公屋 醫管局 港鐵 房署 警務處 廉署 民建聯 新界 煙帽隊 入境處 食環署 康文署 地政總署
威爾斯親王醫院 屯門醫院 北區醫院 瑪嘉烈醫院 伊利沙伯醫院 廣華醫院 博愛醫院 東區醫院 那打素醫院 仁濟醫院 律敦治醫院 瑪麗醫院 將軍澳醫院`)},
	{"澳門特別行政區", ".mo", strings.Fields(`澳門 本澳 建澳 街坊總會 街總 坊會 市政署 治安警察局 司警局 司法警察局 社工局 博彩業 坊眾互助會 山頂醫院 仁伯爵綜合醫院 鏡湖醫院`)},
}

// ownWords are what those who live in a city or a county call it.
var ownWords = map[gazetteer.Rank][]string{
	gazetteer.City:   strings.Fields(token.FoldString(`我市 全市 本市 我州 全州 市委 市政府`)),
	gazetteer.County: strings.Fields(token.FoldString(`我区 全区 我县 全县 本区 本县 我旗 全旗 区委 县委 区政府 县政府 区人大 县人大 我市 全市`)),
}
