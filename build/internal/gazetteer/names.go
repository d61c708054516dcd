package gazetteer

import (
	"strings"
	"unicode/utf8"

	"fangzhi/data/token"
)

// form is how far a name goes: 江苏省 or 江苏.
type form uint8

const (
	official form = iota
	usual         // another full name: 沧源县 of 沧源佤族自治县
	short         // without its ending, and still known by itself: 江苏, 常州
	bare          // without its ending, a word like any other: 泰和, 和平
)

// name is a name that a division is found by.
type name struct {
	of   ID // none: the words mislead, no place is meant
	form form
}

// addNames adds the names of a division to the trie.
func (t *table) addNames(id ID) {
	d := &t.divisions[id]
	if t.isPart(id) { // 马鞍山 is a city's name too, and 蓝田 a county's
		f := short
		if utf8.RuneCountInString(d.name) < 3 {
			f = bare
		}
		t.names.add(token.FoldString(d.name), name{id, f})
		return
	}
	t.names.add(token.FoldString(d.name), name{id, official})
	also := func(words string, f form) {
		if utf8.RuneCountInString(words) >= 2 && words != d.name {
			t.names.add(token.FoldString(words), name{id, f})
		}
	}
	stem := stemOf(d)
	switch {
	case int(id) >= t.today: // known by its own name alone
		return
	case d.rank == Town:
		if before, ok := strings.CutSuffix(d.name, "街街道"); ok {
			also(before+"街道", usual)
		} else if before, ok := strings.CutSuffix(d.name, "地区"); ok { // 龙泉地区 is 龙泉镇 too
			also(before+"镇", usual)
			also(before+"乡", usual)
		} else if before, ok := strings.CutSuffix(d.name, "乡"); ok && strings.HasSuffix(before, "族") {
			also(withoutPeoples(before)+"乡", usual)
		}
		if t.isTown(id) && !townsLikeWords[stemOfTown(d.name)] { // 馬公 of 澎湖縣
			also(stemOfTown(d.name), bare)
		}
		return
	case d.rank == Province:
		also(stem, short)
	case d.rank == City && !notAlone[stem], d.rank == County && knownAlone[stem]:
		also(stem, short)
	case strings.HasSuffix(stem, "县"): // 沙县区 was 沙县
		also(stem, usual)
	case !words[stem]:
		also(stem, bare)
	}
	also(renamed[d.name], usual)
	if wereCities[stem] && strings.HasSuffix(d.name, "区") {
		also(stem+"市", usual)
	}
	switch {
	case d.in == t.taiwan:
		also(counties[d.name], usual)
	case t.isTown(id):
		also(beforeMerger(t.divisions[d.in].name, stem), usual)
	}
	for _, e := range []struct{ long, brief string }{{"自治州", "州"}, {"自治县", "县"}, {"自治旗", "旗"}} {
		if strings.HasSuffix(d.name, e.long) {
			also(stem+e.brief, usual)
			also(stem+e.long, usual) // 酉阳自治县
		}
	}
	if d.rank == Province && strings.HasSuffix(d.name, "特别行政区") {
		also(stem+"特区", usual)
	}
}

// stemOf is a name without its ending and the peoples in it: 黔东南 of
// 黔东南苗族侗族自治州.
func stemOf(d *division) string {
	for _, ending := range []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗"} {
		if before, ok := strings.CutSuffix(d.name, ending); ok {
			return withoutPeoples(before)
		}
	}
	endings := []string{"省", "市", "区", "县", "旗", "盟", "地区"}
	switch {
	case strings.HasSuffix(d.name, "地区"):
		endings = []string{"地区"}
	case strings.HasSuffix(d.name, "新区"):
		endings = []string{"新区"}
	}
	for _, ending := range endings {
		if before, ok := strings.CutSuffix(d.name, ending); ok {
			return before
		}
	}
	return d.name
}

var peoples = strings.Fields(`回族 满族 蒙古族 土家族 苗族 侗族 壮族 瑶族 彝族 藏族 羌族 白族 傣族 景颇族 傈僳族 哈尼族 布依族 朝鲜族 黎族 水族 佤族 拉祜族 布朗族 纳西族 普米族 独龙族 怒族
各族 畲族 仡佬族 仫佬族 毛南族 土族 撒拉族 东乡族 保安族 裕固族 达斡尔族 鄂温克族 鄂伦春族 哈萨克族 维吾尔 壮族 回族 哈萨克 蒙古 柯尔克孜 塔吉克 锡伯 锡伯族`)

// withoutPeoples takes the peoples off the end of a name, and leaves two
// characters at least.
func withoutPeoples(name string) string {
	for again := true; again; {
		again = false
		for _, people := range peoples {
			if before, ok := strings.CutSuffix(name, people); ok && utf8.RuneCountInString(before) >= 2 {
				name, again = before, true
			}
		}
	}
	return name
}
