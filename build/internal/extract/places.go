package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/facet"
)

// maxPlaces is how many places an article is filed under; those it names first
// are the ones it is about.
const maxPlaces = 6

// places finds places that are written out level by level, as in
// 江苏省常州市武进区湖塘镇, at least two levels of them, and the place that a
// title opens with, as in 湖塘镇:…. It adds no level that is not written.
func places(a *article.Article) {
	if m := titlePlace.FindStringSubmatch(a.Title); m != nil && !isVague(m[1]) {
		addPlace(a, []string{m[1]}, m[0])
	}
	texts := []string{a.Title}
	for _, b := range a.Blocks {
		texts = append(texts, b.Text)
	}
	for _, text := range texts {
		for _, levels := range chains(text) {
			if len(a.Places) >= maxPlaces {
				return
			}
			addPlace(a, levels, strings.Join(levels, ""))
		}
	}
}

// addPlace files an article under a place. A place above one that is known
// already says nothing new, and one below it takes its place.
func addPlace(a *article.Article, levels []string, words string) {
	for i, known := range a.Places {
		if isWithin(known, levels) {
			return
		}
		if isWithin(levels, known) || len(known) == 1 && has(levels, known[0]) {
			a.Places[i] = levels
			note(a, string(facet.Place), strings.Join(levels, facet.PlaceSeparator), words, article.Stated)
			return
		}
	}
	a.Places = append(a.Places, levels)
	note(a, string(facet.Place), strings.Join(levels, facet.PlaceSeparator), words, article.Stated)
}

// isWithin tells that the levels above are the beginning of below.
func isWithin(below, above []string) bool {
	if len(above) > len(below) {
		return false
	}
	for i := range above {
		if above[i] != below[i] {
			return false
		}
	}
	return true
}

// isVague tells words that have a place's ending and name none: 全县, 各街道.
func isVague(name string) bool {
	for _, verb := range verbs {
		if strings.HasPrefix(name, verb) {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("全各该該本我这這那某每的和与與及在了是为為等从從到对對把被让讓将將向由以于於多几幾两兩有个個新老外其或应應可并須须", first)
}

// verbs begin what only looks like a name behind a wider place.
var verbs = strings.Fields(`促进 促進 发展 發展 支持 根据 根據 建立 历史 歷史 行政 飞行 旅游`)

var titlePlace = regexp.MustCompile(`^(\p{Han}{2,7}(?:市|县|縣|区|區|镇|鎮|乡|鄉|街道|社区|社區|村))[:：]`)
