package gazetteer

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fangzhi/build/internal/pronounce"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Addresses name places in pinyin: paper.zhushan.cn, …/tianjin/beichen/…. A word
// of one may mean something else, so it names no place by itself: it picks one
// of several that a text may mean.

// AddAddress notes the address from which a text was taken.
func (c *Context) AddAddress(text string) { c.address = text[:min(len(text), longestAddress)] }

// longestAddress is how many bytes of an address are read.
const longestAddress = 300

// spelledIn are the divisions that an address spells, with where the word ends
// that does.
func spelledIn(address string) map[ID]int {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return nil
	}
	of := map[ID]int{}
	for at := len(address) - len(rest); at < len(address); {
		end := at
		for end < len(address) && 'a' <= address[end] && address[end] <= 'z' {
			end++
		}
		word := address[at:end]
		for _, about := range []string{"zg", "cn", "china"} { // zgsuixian.gov.cn
			if bare, ok := strings.CutPrefix(word, about); ok && len(spelledSo()[word]) == 0 {
				word = bare
			}
		}
		for _, id := range spelledSo()[word] {
			of[id] = end
		}
		at = end + 1
	}
	return of
}

// Office is the one city or county that the address of a government's site spells,
// level by level, and the site's name: 璧山 of www.bishan.gov.cn.
func Office(address string, script article.Script) (levels []Level, site string) {
	_, rest, _ := strings.Cut(address, "://")
	site, _, _ = strings.Cut(rest, "/")
	name, isOffice := strings.CutSuffix(site, ".gov.cn")
	if !isOffice {
		return nil, ""
	}
	t, only := load(), none
	for word := range strings.SplitSeq(name, ".") {
		for _, id := range spelledSo()[word] {
			if only != none {
				return nil, ""
			}
			only = id
		}
	}
	if only == none || t.divisions[only].rank < City {
		return nil, ""
	}
	for _, id := range t.path(only) {
		l := Level{Name: t.divisions[id].name, Rank: t.divisions[id].rank, Certainty: article.Inferred}
		if script == article.Traditional {
			l.Name = t.inTraditional(l.Name)
		}
		levels = append(levels, l)
	}
	return levels, address[:strings.Index(address, site)+len(site)]
}

// spelledSo are the divisions down to counties by how their names are spelled
// without their endings, unless one character is left. Where characters of some are mostly read otherwise, as
// 佛 of 佛山 that can be bi, the others are meant.
var spelledSo = sync.OnceValue(func() map[string][]ID {
	const shortest, ways = 4, 8 // letters, readings of one name
	t, spelled, mostly := load(), map[string][]ID{}, map[string][]ID{}
	for id, d := range t.divisions[:t.today] {
		if d.rank > County || t.isPart(ID(id)) {
			continue
		}
		words, name := []string{""}, stemOf(&t.divisions[id])
		if utf8.RuneCountInString(name) == 1 { // 随县
			name = d.name
		}
		for _, r := range name {
			var longer []string
			for _, word := range words {
				for _, reading := range pronounce.Readings(r) {
					longer = append(longer, word+reading)
				}
			}
			words = longer[:min(len(longer), ways)]
		}
		for i, word := range words {
			if i == 0 && len(word) >= shortest {
				mostly[word] = append(mostly[word], ID(id))
			}
			if len(word) >= shortest && !slices.Contains(spelled[word], ID(id)) {
				spelled[word] = append(spelled[word], ID(id))
			}
		}
	}
	maps.Copy(spelled, mostly)
	return spelled
})

// spelled is which of some divisions the address spells, or the most of what it
// lies in, and the address as far as it does; none where that holds of several.
func (t *table) spelled(of []ID, c Context) (one ID, words string) {
	one, most := none, 0
	in := spelledIn(c.address)
	for _, id := range of {
		n, last := 0, 0
		for above := id; above != none; above = t.divisions[above].in {
			if end, ok := in[above]; ok {
				n, last = n+1, max(last, end)
			}
		}
		switch {
		case n > most:
			one, most, words = id, n, c.address[:last]
		case n == most && n > 0:
			one, words = none, ""
		}
	}
	return one, words
}

// withVillages is which of some towns has the most of the villages that the text
// names, and one of those; none where that holds of several.
func (t *table) withVillages(of []ID, c Context) (one ID, words string) {
	one, most := none, 0
	for _, id := range of {
		if t.divisions[id].rank != Town {
			return none, ""
		}
		n, first := 0, ""
		for _, village := range c.villages {
			if stem := stemOfVillage(village.name); stem != "" && !isWord(stem) && hasVillage(id, villageNamed(stem)) {
				if n++; first == "" {
					first = village.words
				}
			}
		}
		switch {
		case n > most:
			one, most, words = id, n, first
		case n == most && n > 0:
			one, words = none, ""
		}
	}
	return one, words
}

// mostVillages is how many of a text's villages are asked.
const mostVillages = 64

// AddVillages notes the villages that a text names, of which it may not say in
// which town they lie.
func (c *Context) AddVillages(text string, folded token.Folded, mentions []Mention) {
	for _, m := range mentions {
		s := m.Steps[len(m.Steps)-1]
		name := string(folded.Runes[s.Start:s.End])
		if len(c.villages) == mostVillages || s.Rank != Village || len(s.Of) > 0 || slices.ContainsFunc(c.villages, func(v village) bool { return v.name == name }) {
			continue
		}
		from, to := folded.Bytes(token.Span{Start: s.Start, End: s.End})
		c.villages = append(c.villages, village{name, text[from:to]})
	}
}

// village is one that a text names, folded and in the text's own words.
type village struct{ name, words string }
