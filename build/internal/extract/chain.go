package extract

import (
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
}

var endings = []ending{
	{"自治区", 1, 5, "", ""}, {"自治區", 1, 5, "", ""}, {"特别行政区", 1, 2, "", ""}, {"特別行政區", 1, 2, "", ""},
	{"自治州", 2, 9, "", ""}, {"自治县", 3, 9, "", ""}, {"自治縣", 3, 9, "", ""},
	{"街道", 4, 5, "各条條", "上两兩"}, {"社区", 5, 7, "各", ""}, {"社區", 5, 7, "各", ""},
	{"省", 1, 3, "全我各本该節节反跨外两", "市区"},
	{"市", 2, 4, "城超股门門上集夜菜街都全各我本该該县縣省地", "场場民区區级級值容面井政"},
	{"区", 3, 5, "社小园辖景校片灾战选牧林专特禁地郊库山城市老各全治政", "域别分间块位"},
	{"區", 3, 5, "社小園轄景校片災戰選牧林專特禁地郊庫山城市老各全治政", "域別分間塊位"},
	{"县", 3, 4, "全我各本该市区治", "级域城委长"}, {"縣", 3, 4, "全我各本該市區治", "級域城委長"},
	{"镇", 4, 4, "城乡集小古重村各全", "静定守压江痛"}, {"鎮", 4, 4, "城鄉集小古重村各全", "靜定守壓江痛"},
	{"乡", 4, 4, "城家老故水下返还他异同各入", "村镇亲愁土音情"}, {"鄉", 4, 4, "城家老故水下返還他異同各入", "村鎮親愁土音情"},
	{"村", 5, 5, "农乡農鄉全山渔驻进本古各该我城新小", "民庄莊落级級寨"},
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
在 到 由 与 與 和 及 从 從 对 對 于 於 赴 进 進 是 为 為 据 據 经 經 自 至 向 让 讓 将 將 的 以及 包括 其中 如`)

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
	from := 0 // where the next name would begin
	for i := range run {
		e, ok := endingAt(run, i)
		if !ok {
			continue
		}
		to := i + len([]rune(e.word))
		if len(chain) > 0 && (chain[len(chain)-1].rank >= e.rank || i-from > e.longest) {
			flush()
		}
		p := place{from: from, to: to, rank: e.rank}
		if len(chain) == 0 {
			p.from = nameStart(run, from, i, e.longest)
		}
		from = to
		if p.from < 0 || p.from >= i || !isName(run, p, i, e) {
			flush()
			continue
		}
		chain = append(chain, p)
	}
	flush()
	return found
}

// endingAt finds the longest ending that stands at a place.
func endingAt(run []rune, at int) (ending, bool) {
	for _, e := range endings {
		word := []rune(e.word)
		if at == 0 || at+len(word) > len(run) || string(run[at:at+len(word)]) != e.word {
			continue
		}
		if strings.ContainsRune(e.notBehind, run[at-1]) && e.notBehind != "" {
			return ending{}, false
		}
		if next := at + len(word); next < len(run) && e.notBefore != "" && strings.ContainsRune(e.notBefore, run[next]) {
			return ending{}, false
		}
		return e, true
	}
	return ending{}, false
}

// nameStart tells where the first name of a chain begins: at the beginning of
// the run, or behind a word that leads in. Elsewhere it cannot be told: -1.
func nameStart(run []rune, from, at, longest int) int {
	start := -1
	if from == 0 && at <= longest {
		start = 0
	}
	for begin := max(from, at-longest-3); begin < at; begin++ {
		for _, word := range leadIns {
			end := begin + len([]rune(word))
			if end < at && end <= len(run) && at-end <= longest && string(run[begin:end]) == word && (at-end >= 2) {
				start = end
			}
		}
	}
	return start
}

func isName(run []rune, p place, at int, e ending) bool {
	name := string(run[p.from:at])
	if isVague(name) || at-p.from > e.longest {
		return false
	}
	if e.rank == 1 {
		return provinces[name]
	}
	return !strings.ContainsAny(name, "的了是和与與及")
}
