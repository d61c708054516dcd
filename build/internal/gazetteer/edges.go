package gazetteer

import (
	"slices"
	"strings"

	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// isStation tells that an office or a station stands behind a word, which is
// then the place's name: 汝州火车站, 娄星公安分局.
func (r *reader) isStation(at int) bool {
	for _, word := range stations {
		if r.has(at, word) {
			return true
		}
	}
	return false
}

var stations = foldAll(`公安局 公安分局 警方 交警 火车站 高铁站 汽车站 人民法院 人民检察院 县委 县政府 市委 市政府 区委 区政府 海事局 消防救援`)

// isOfficeOfTaiwan tells that what a town of Taiwan has stands behind a word.
func (r *reader) isOfficeOfTaiwan(at int) bool {
	return slices.ContainsFunc(officesOfTaiwan, func(word []rune) bool { return r.has(at, word) })
}

var officesOfTaiwan = foldAll(`警分局 分局 警方 农会 地政事务所 户政事务所`)

// ends tells that a name with its ending ends here, and is not the beginning of
// another word: 上海市场, 江北区域.
func (r *reader) ends(at int, rank Rank) bool {
	if at >= len(r.text) {
		return true
	}
	switch next := r.text[at]; r.text[at-1] {
	case '市':
		return !strings.ContainsRune("场民值级容井", next) || next == '民' && at+1 < len(r.text) && strings.ContainsRune("政主", r.text[at+1])
	case '省':
		return !strings.ContainsRune("会级心力", next)
	case '区':
		return !strings.ContainsRune("域别间块位", next)
	case '县':
		return next != '级'
	case '镇':
		return !strings.ContainsRune("化静定守压江痛", next)
	case '乡':
		return !strings.ContainsRune("村镇亲愁土音情贤", next) && !(next == '风' && (at+1 == len(r.text) || !strings.ContainsRune("光景情貌力电", r.text[at+1]))) // 文明乡风
	}
	return true
}

// continues tells that a name without its ending is the beginning of another
// word: 大连队.
func (r *reader) continues(at, length int) bool {
	if at >= len(r.text) {
		return false
	}
	if at+1 < len(r.text) && strings.ContainsRune("东西南北中一二三四五六七八九", r.text[at]) && strings.ContainsRune("路街", r.text[at+1]) {
		return true // 南京东路
	}
	if r.isReign(at) {
		return true
	}
	if r.text[at] == '道' && at+1 < len(r.text) && r.text[at+1] == '街' {
		return true // 杭州道街
	}
	return strings.ContainsRune("舰籍路轮号山湾", r.text[at]) || length < 2
}

// isReign tells the year of a reign behind its name: 绍兴十一年.
func (r *reader) isReign(at int) bool {
	const longest = 4 // 二十一年
	for n, c := range r.text[at:min(len(r.text), at+longest)] {
		if c == '年' {
			return n > 0
		}
		if !strings.ContainsRune("元一二三四五六七八九十", c) {
			return false
		}
	}
	return false
}

// startsName tells that a name of the table starts here, or a longer word that
// misleads: 和平镇 does, though 和 can lead in, and 入海口.
func (r *reader) startsName(at int) bool {
	r.found = r.names.at(r.text, at, r.found)
	for _, f := range r.found {
		for _, n := range f.names {
			if n.of != none && n.form <= short || n.of == none && f.runes >= leastMisleading {
				return true
			}
		}
	}
	return false
}

const leastMisleading = 3 // characters of a word that only a lead-in could open

// leadIns are words that stand before a place's name and not in it, by their
// first character.
var leadIns = func() map[rune][][]rune {
	m := map[rune][][]rune{}
	for _, word := range strings.Fields(`走进 来到 位于 地处 家住 前往 深入 组织 联合 近日 日前 今年 目前 近年来 记者在 记者从 近期 昨日 昨天 今天 日下午 日上午 去年 如今 现在 当日 当天 连日来 抵达 走访 赶到 奔赴
进入 入 给 针对 宣布 指 除 了 往 在 到 由 与 和 及 从 对 于 赴 进 是 为 据 经 自 至 向 让 将 的 以及 包括 其中 如 把 被 作为 来自 坐落于 日 航拍 俯瞰 鸟瞰 俯拍 该县 该市 该区 该旗 该镇 该乡 我县 我市 我区 我旗 我镇 我乡`) {
		folded := []rune(token.FoldString(word))
		m[folded[0]] = append(m[folded[0]], folded)
	}
	return m
}()

// leading are the characters that such words begin with.
var leading = func() (first runes.Set) {
	for r := range leadIns {
		first.Add(r)
	}
	return first
}()

func leadsIn(r rune) bool { return leading.Has(r) }

// leadIn is the length of the longest word that leads in here.
func (r *reader) leadIn(at int) int {
	longest := 0
	if !leadsIn(r.text[at]) {
		return 0
	}
	for _, word := range leadIns[r.text[at]] {
		if at+len(word) <= len(r.text) && len(word) > longest && slices.Equal(r.text[at:at+len(word)], word) {
			longest = len(word)
		}
	}
	return longest
}
