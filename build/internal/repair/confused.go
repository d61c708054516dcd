package repair

import (
	"strings"

	"fangzhi/build/internal/repair/likely"
)

// How often a page must show words with the wrong one of several characters.
const (
	leastWords     = 3
	leastDifferent = 2 // of those, where the characters differ; else one more
	manyWords      = 5 // where rarer ones are among them, three different
)

// confusion is a word with the wrong one of several characters.
type confusion struct {
	at       int // of the character
	from, to rune
	word     [2]rune // as it is to be
	across   bool    // it may be the end of one word and the beginning of the next
}

// words looks for words with the wrong one of characters that Simplified has as
// one: 頭發, 皇後, 鬆樹.
//
// Evidence: a table of characters turned the page, which knows one of such
// characters: the page has none of the right one, nowhere, and no two of such
// characters each in words of its own. Three words are wrong, two different ones
// of different characters, or three different ones. It leaves alone what is a
// word as it stands, or may be the end of one and the beginning of the next.
func (f *finder) words() {
	onPage := map[rune]bool{}
	for _, r := range f.text {
		onPage[r] = true
	}
	right := map[rune]int{}            // how often a character stands in a word of its own
	var common, rare, loose confusions // loose: it may be meant as it stands
	for i := 0; i+1 < len(f.text); i++ {
		a, b := f.text[i], f.text[i+1]
		if f.table.groups[a] == nil && f.table.groups[b] == nil || f.isEither(a, b) {
			continue
		}
		if f.table.words[[2]rune{a, b}] {
			right[a]++
			right[b]++
			continue
		}
		if f.isTaken(f.at(i-1), a) || f.isTaken(b, f.at(i+2)) {
			continue
		}
		f.eachConfusion(i, func(c confusion) {
			switch {
			case onPage[c.to] && !isSimplifiedToo(c.to):
			case c.across || strings.ContainsRune(standsAlone, c.from) || c.from == '後' && strings.ContainsRune("天日月年", a):
				loose = append(loose, c)
			case f.isCommon(c.word[0], c.word[1]):
				common = append(common, c)
			default:
				rare = append(rare, c)
			}
		})
	}
	if f.spellsRight(right) {
		return
	}
	both := append(common[:len(common):len(common)], rare...)
	many := len(both) >= manyWords && both.differ()
	if !many && !(len(common) >= leastWords && common.differ()) {
		return
	}
	f.take(common)
	shown := map[rune]bool{}
	for _, c := range common {
		shown[c.to] = true
	}
	for _, c := range rare {
		if many || shown[c.to] {
			f.take(confusions{c})
		}
	}
	for _, c := range loose {
		if shown[c.to] && f.found[c.at] == 0 {
			f.take(confusions{c})
		}
	}
}

type confusions []confusion

// differ tells that they are no one word that a page says again and again.
func (all confusions) differ() bool {
	words, characters := map[[2]rune]bool{}, map[rune]bool{}
	for _, c := range all {
		words[c.word] = true
		characters[c.from] = true
	}
	return len(words) >= leastDifferent && len(characters) >= leastDifferent || len(words) > leastDifferent
}

func (f *finder) take(all confusions) {
	for _, c := range all {
		f.found[c.at] = c.to
	}
}

// eachConfusion visits the words that two characters would be with another one.
func (f *finder) eachConfusion(i int, visit func(confusion)) {
	a, b := f.text[i], f.text[i+1]
	visitWord := func(c confusion) {
		if f.table.words[c.word] {
			c.across = min(f.wordCost(f.at(i-1), a), f.wordCost(b, f.at(i+2))) < f.wordCost(a, b)
			visit(c)
		}
	}
	for _, to := range f.table.groups[a] {
		visitWord(confusion{at: i, from: a, to: to, word: [2]rune{to, b}})
	}
	for _, to := range f.table.groups[b] {
		visitWord(confusion{at: i + 1, from: b, to: to, word: [2]rune{a, to}})
	}
}

// wordCost is the surprise of a word, whichever of its characters it has; that of
// no word is as high as any.
func (f *finder) wordCost(a, b rune) int {
	if f.l.IsOneWord(a, b) {
		return f.l.Surprise(a, b)
	}
	return likely.RareHan
}

// isTaken tells that two characters are a word, as they stand.
func (f *finder) isTaken(a, b rune) bool {
	return f.table.words[[2]rune{a, b}] || f.isEither(a, b)
}

func (f *finder) isEither(a, b rune) bool {
	return eitherWords[[2]rune{a, b}]
}

// rightEitherWay are words that are right as they stand, though the table has them, or
// what stands across them, with another character.
const rightEitherWay = " 換發 補發 散發 發卡 發網 發色 發香 發間 發狀 生發 結發 編製 自製 改製 新製 機製 統製 創製 特製 舊製 縮製 壓製 " +
	"復審 復核 復查 復議 復檢 復驗 復訓 復診 復賽 復測 復習 復述 復試 復評 復選 復用 復閱 回復 答復 批復 函復 申復 " +
	"復次 髮端 " +
	"覆審 覆核 覆查 覆議 覆檢 覆驗 覆閱 覆述 覆誦 覆試 儘力 彙總 彙集 彙算 下麵 湯麵 切麵 "

var eitherWords = func() map[[2]rune]bool {
	words := map[[2]rune]bool{}
	for word := range strings.FieldsSeq(rightEitherWay) {
		r := []rune(word)
		words[[2]rune{r[0], r[1]}] = true
	}
	return words
}()

// standsAlone are characters that are words of their own before and behind any
// other (海裡, 係好, 又乾), and those that some regions write where others do
// not (匯報, 彙報, 盡快, 覆核): they show nothing.
const standsAlone = "裡裏係乾盡覆匯彙鍾"

// isSimplifiedToo tells characters that Simplified has beside 干 and 复.
func isSimplifiedToo(r rune) bool { return r == '乾' || r == '覆' }

// spellsRight tells, by how often characters stand in words of their own, a page
// that knows two of a group apart. A table of characters knows one.
func (f *finder) spellsRight(right map[rune]int) bool {
	for a, n := range right {
		if n == 0 || isSimplifiedToo(a) {
			continue
		}
		for _, b := range f.table.groups[a] {
			if !isSimplifiedToo(b) && right[b] > 0 && len(f.table.groups[b]) > 0 {
				return true
			}
		}
	}
	return false
}

// isCommon tells a word that everyday text has.
func (f *finder) isCommon(a, b rune) bool {
	return f.l.IsOneWord(a, b) && f.l.Surprise(a, b) <= commonWord
}

// commonWord is the surprise of a word's second character behind its first
// that everyday words have.
const commonWord = 44
