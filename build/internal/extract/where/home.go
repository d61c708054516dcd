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

// homesOfPapers are where well-known papers and sites are at home whose names do not say it:
// of several places that a text can mean, one there is meant.
var homesOfPapers = func() map[string]string {
	homes := map[string]string{}
	for _, line := range strings.Split(papers, "\n") {
		home, names, _ := strings.Cut(line, " ")
		for _, name := range strings.Fields(names) {
			homes[token.FoldString(name)] = home
		}
	}
	return homes
}()

const papers = `上海市 新民晚报 新民网 东方网 解放日报 文汇报 澎湃新闻 新闻晨报 劳动报 青年报
江苏省 扬子晚报 现代快报 新华日报 江南时报
浙江省 钱江晚报 都市快报 今日早报
安徽省 新安晚报 中安在线 江淮晨报 市场星报
福建省 海峡都市报 东南早报 东南网 海峡导报 闽南网
江西省 大江网 新法制报
山东省 齐鲁晚报 大众日报 大众网 半岛都市报 生活日报 鲁中晨报
河北省 燕赵都市报 燕赵晚报 长城网
河南省 大河报 大河网 东方今报 映象网
湖北省 楚天都市报 楚天金报 荆楚网 极目新闻
湖南省 三湘都市报 潇湘晨报 红网 华声在线
广东省 羊城晚报 南方日报 南方都市报 信息时报 新快报 金羊网 南方网
广西壮族自治区 南国早报 当代生活报
海南省 南国都市报
四川省 华西都市报 封面新闻 天府早报 红星新闻
贵州省 金黔在线 多彩贵州网 天眼新闻
云南省 春城晚报 都市时报
陕西省 华商报 三秦都市报 西部网 华商网
甘肃省 西部商报 每日甘肃网
辽宁省 辽沈晚报 半岛晨报 时代商报 华商晨报
吉林省 新文化报 城市晚报
黑龙江省 生活报 新晚报 东北网
山西省 三晋都市报 黄河新闻网
北京市 京华时报 新京报 法制晚报 千龙网
天津市 今晚报 每日新报 北方网 津云`

// ownWords are what those who live in a city or a county call it.
var ownWords = map[gazetteer.Rank][]string{
	gazetteer.City:   strings.Fields(token.FoldString(`我市 全市 本市 我州 全州 市委 市政府`)),
	gazetteer.County: strings.Fields(token.FoldString(`我区 全区 我县 全县 本区 本县 我旗 全旗 区委 县委 区政府 县政府 区人大 县人大 我市 全市`)),
}
