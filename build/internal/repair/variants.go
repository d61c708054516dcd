package repair

import (
	"strings"

	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// ofPlaces are variants that some regions write, and those in names of places:
// 深水埗, 杏花邨, 店舖, 坵塊, 埇桥, 猇亭, 石碁, 陜西.
const ofPlaces = "埗邨塲舖菓坵廔埇猇碁陜"

// ofNames are those that people are called by: 陶喆, 游錫堃.
const ofNames = "喆堃犇栢烱熈悳惪叡寗"

// variants looks for those of no everyday text, inside words.
func (f *finder) variants() {
	modern := f.isModern()
	if !modern && (f.isUnspoken() || f.isOld()) {
		return
	}
	found := map[int]rune{}
	different, before, behind, firm := map[rune]bool{}, map[rune]bool{}, map[rune]bool{}, false
	for i, r := range f.text {
		if !f.table.odd.Has(r) || strings.ContainsRune(ofPlaces+ofNames, r) || r == f.at(i-1) || r == f.at(i+1) || f.isDescribed(i) {
			continue
		}
		both := f.table.variants[r]
		if both == [2]rune{} || f.script == article.OtherScript {
			continue
		}
		to := both[0]
		if f.script == article.Traditional {
			to = both[1]
		}
		isFirm := modern && f.isFirm(i, to)
		if f.inWord(i, to) || isFirm {
			found[i] = to
			different[r] = true
			firm = firm || isFirm
			before[f.at(i-1)], behind[f.at(i+1)] = true, true
		}
	}
	enough := len(different) > 1
	for _, to := range found {
		enough = enough || len(before) > 1 && len(behind) > 1 && !f.holds(to) // a name begins or ends alike each time: 攻偪阳, 偪阳国
	}
	least := leastVariants
	if modern && firm && f.script == article.Simplified && len(different) > 1 {
		least = leastModern
	}
	enough = enough && len(found) >= least && len(found)*runesPerVariant >= len(f.text)
	if enough && modern && f.script == article.Simplified {
		for i, r := range f.text { // the same ones where no word tells: 经济囘稳
			if different[r] {
				found[i] = f.table.variants[r][0]
			}
		}
	}
	f.put(found, enough)
}

// isFirm tells that a character surely makes a word with those beside it.
func (f *finder) isFirm(i int, to rune) bool {
	before, behind := f.plain(i-1), f.plain(i+1)
	return runes.IsHan(before) && f.l.BehindPair(f.l.Pair(f.plain(i-2), before), before, to) <= firmWord ||
		runes.IsHan(behind) && f.l.BehindPair(f.l.Pair(before, to), to, behind) <= firmWord
}

const firmWord = 20
