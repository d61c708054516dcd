package repair

import (
	"strings"

	"fangzhi/build/internal/runes"
)

// isModern tells the language of reports and offices, by the words it is made
// of: classics, and novels, are made of others. A list of terms is no language.
func (f *finder) isModern() bool {
	cost, pairs, marks := 0, 0, 0
	for _, r := range f.text {
		if r == '，' || r == '。' {
			marks++
		}
	}
	if marks*runesPerMark < len(f.text) {
		return false
	}
	for i := 1; i < len(f.text) && pairs < enoughPairs; i++ {
		if a, b := f.plain(i-1), f.plain(i); runes.IsHan(a) && runes.IsHan(b) {
			cost += f.l.Surprise(a, b)
			pairs++
		}
	}
	return cost < pairs*modernPair
}

const (
	enoughPairs = 3000
	modernPair  = 34 // reports cost 24 to 34, classics 37 to 50

	runesPerMark = 100 // of sentences, at most
)

// isUnspoken tells text with few of the words that people write today as they
// talk: verse, which is often set with the variants it was written with. In lines
// without marks there are hardly any.
func (f *finder) isUnspoken() bool {
	marks, spoken := 0, 0
	for _, r := range f.text {
		switch {
		case strings.ContainsRune("，。、；？！：\n", r):
			marks++
		case strings.ContainsRune("的了们們这這着著在和都說说是", r):
			spoken++
		}
	}
	if len(f.text) < runesPerLine*marks {
		return spoken*runesPerSpoken < len(f.text)
	}
	return spoken*runesPerSpokenInProse < len(f.text)
}

// isOld tells text in the older language, by the words that it and that of today
// have most: it is set with the variants of its book.
func (f *finder) isOld() bool {
	old, spoken, han := 0, 0, 0
	for _, r := range f.text {
		switch {
		case !runes.IsHan(r):
			continue
		case strings.ContainsRune("之其也而於于者曰乃亦矣焉哉兮", r):
			old++
		case strings.ContainsRune("的了們们這这著着在和都說说是", r):
			spoken++
		}
		han++
	}
	return old >= 2*spoken && old*runesPerOld >= han
}

const (
	runesPerOld    = 45 // of them, one of the older language
	runesPerLine   = 10 // up to a mark, and it
	runesPerSpoken = 15 // of them, where people write as they talk, one that older texts have seldom

	runesPerSpokenInProse = 30 // of longer lines
)
