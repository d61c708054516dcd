package extract

import (
	"slices"
	"strings"
	"unicode"
)

// ending is an ending of a place's name. What is before it or behind it can
// show that the characters are part of another word: 城市, 乡村.
type ending struct {
	word      string
	rank      int // 1 province, 2 city, 3 county, 4 town, 5 village
	longest   int // characters of a name before it
	notBehind string
	notBefore string
	runes     []rune // of word
}

var endings = []ending{
	{word: "自治区", rank: 1, longest: 5}, {word: "自治區", rank: 1, longest: 5}, {word: "特别行政区", rank: 1, longest: 2}, {word: "特別行政區", rank: 1, longest: 2},
	{word: "自治州", rank: 2, longest: 9}, {word: "自治县", rank: 3, longest: 9}, {word: "自治縣", rank: 3, longest: 9},
	{word: "街道", rank: 4, longest: 5, notBehind: "各条條", notBefore: "上两兩"}, {word: "社区", rank: 5, longest: 7, notBehind: "各"}, {word: "社區", rank: 5, longest: 7, notBehind: "各"},
	{word: "省", rank: 1, longest: 3, notBehind: "全我各本该節节反跨外两", notBefore: "市区"},
	{word: "市", rank: 2, longest: 4, notBehind: "超股门門上集夜菜街全各我本该該县縣省地", notBefore: "场場民区區级級值容面井政"},
	{word: "区", rank: 3, longest: 5, notBehind: "社小园辖景校片灾战选牧林专特禁地郊库市老各全治政军灌矿雷洪落划护街养税建理发保", notBefore: "域别分间块位"},
	{word: "區", rank: 3, longest: 5, notBehind: "社小園轄景校片災戰選牧林專特禁地郊庫市老各全治政軍灌礦雷洪落劃護街養稅建理發保", notBefore: "域別分間塊位"},
	{word: "县", rank: 3, longest: 4, notBehind: "全我各本该市区治", notBefore: "级域城委长"}, {word: "縣", rank: 3, longest: 4, notBehind: "全我各本該市區治", notBefore: "級域城委長"},
	{word: "镇", rank: 4, longest: 4, notBehind: "城乡集小古重村各全", notBefore: "市静定守压江痛海巴雄原宁远安平赉康坪"}, {word: "鎮", rank: 4, longest: 4, notBehind: "城鄉集小古重村各全", notBefore: "市靜定守壓江痛海巴雄原寧遠安平賚康坪"},
	{word: "乡", rank: 4, longest: 4, notBehind: "城家老故水下返还他异同各入", notBefore: "村镇亲愁土音情"}, {word: "鄉", rank: 4, longest: 4, notBehind: "城家老故水下返還他異同各入", notBefore: "村鎮親愁土音情"},
	{word: "村", rank: 5, longest: 5, notBehind: "农乡農鄉全山渔驻进本古各该我城新小", notBefore: "民庄莊落级級寨"},
}

// provinces are the names of the first level, without their endings: a word
// before 省 that is none of them is no province.
var provinces = func() map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(`河北 山西 辽宁 遼寧 吉林 黑龙江 黑龍江 江苏 江蘇 浙江 安徽 福建 江西 山东 山東 河南 湖北 湖南 广东 廣東 海南
四川 贵州 貴州 云南 雲南 陕西 陝西 甘肃 甘肅 青海 台湾 臺灣 台灣 内蒙古 內蒙古 广西壮族 廣西壯族 西藏 宁夏回族 寧夏回族 新疆维吾尔 新疆維吾爾 香港 澳门 澳門`) {
		set[name] = true
	}
	return set
}()

// leadIns are words that stand before a place's name and not in it.
var leadIns = strings.Fields(`走进 走進 来到 來到 位于 位於 地处 地處 家住 前往 深入 组织 組織 近日 日前 今年 目前 近年来 近年來 记者在 記者在 记者从 記者從
进入 進入 入 给 給 针对 針對 宣布 指 除 了 往 在 到 由 与 與 和 及 从 從 对 對 于 於 赴 进 進 是 为 為 据 據 经 經 自 至 向 让 讓 将 將 的 以及 包括 其中 如`)

// place is one level found in a run of characters.
type place struct {
	from, to int // runes
	rank     int
}

// chains are the places written out in a text, each at least two levels.
func chains(text string) [][]string {
	var found [][]string
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !unicode.Is(unicode.Han, runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && unicode.Is(unicode.Han, runes[end]) {
			end++
		}
		found = append(found, chainsInRun(runes[i:end])...)
		i = end
	}
	return found
}

func chainsInRun(run []rune) [][]string {
	var found [][]string
	var chain []place
	flush := func() {
		if len(chain) >= 2 {
			levels := make([]string, len(chain))
			for i, p := range chain {
				levels[i] = string(run[p.from:p.to])
			}
			found = append(found, levels)
		}
		chain = nil
	}
	from, certain := 0, true // where the next name would begin, and whether one can
	for i := range run {
		e, ok := endingAt(run, i)
		if !ok || i == from { // 青岛市市南区: a name may begin like an ending
			continue
		}
		to := i + len(e.runes)
		if len(chain) > 0 && (chain[len(chain)-1].rank >= e.rank || i-from > e.longest) {
			flush()
		}
		p := place{from: from, to: to, rank: e.rank}
		if len(chain) == 0 {
			p.from = nameStart(run, from, i, e.longest, certain)
		}
		from, certain = to, true
		switch {
		case p.from < 0: // something is called so, but where the name begins cannot be told
			flush()
		case !isName(run, p, i, e, len(chain) > 0):
			certain = false
			flush()
		default:
			chain = append(chain, p)
		}
	}
	flush()
	return found
}

// endingsFrom are the endings by their first character.
var endingsFrom = func() map[rune][]ending {
	m := map[rune][]ending{}
	for _, e := range endings {
		e.runes = []rune(e.word)
		m[e.runes[0]] = append(m[e.runes[0]], e)
	}
	return m
}()

// endingAt finds the longest ending that stands at a place.
func endingAt(run []rune, at int) (ending, bool) {
	if at == 0 {
		return ending{}, false
	}
	for _, e := range endingsFrom[run[at]] {
		next := at + len(e.runes)
		if next > len(run) || !slices.Equal(run[at:next], e.runes) {
			continue
		}
		if strings.ContainsRune(e.notBehind, run[at-1]) || next < len(run) && strings.ContainsRune(e.notBefore, run[next]) {
			return ending{}, false
		}
		return e, true
	}
	return ending{}, false
}

// nameStart tells where the first name of a chain begins: at the beginning of
// the run or behind another name, where that is certain, or behind a word that
// leads in. Elsewhere it cannot be told: -1.
func nameStart(run []rune, from, at, longest int, certain bool) int {
	start := -1
	if certain && at-from <= longest {
		start = from
	}
	for begin := max(from, at-longest-3); begin < at; begin++ {
		for _, word := range leadIns {
			end := begin + len([]rune(word))
			if end < at && at-end >= 2 && at-end <= longest && string(run[begin:end]) == word {
				start = end
			}
		}
	}
	return start
}

// isName tells whether the characters before an ending can be a name. below
// tells that they stand behind a wider place, which makes 宝山区 a name and
// 山区 none.
func isName(run []rune, p place, at int, e ending, below bool) bool {
	name := run[p.from:at]
	switch {
	case isVague(string(name)), len(name) > e.longest, len(name) < 2 && e.rank != 3 && string(name) != "芒":
		return false
	case e.rank == 1:
		return provinces[string(name)]
	case len(name) == 1 && strings.ContainsRune("一二三四五六七八九十多数數个個", name[0]):
		return false
	case e.rank == 2 && name[len(name)-1] == '城' && strings.ContainsRune("大小心型级級海", name[len(name)-2]): // 大城市, 中心城市
		return false
	case !below && e.rank == 3 && strings.ContainsRune("山城新", name[len(name)-1]):
		return false
	}
	return !strings.ContainsAny(string(name), "的了是和与與及受个個或级級") && !strings.ContainsRune("由经經向将將对對从從在于於交报報知求担擔", name[len(name)-1])
}
