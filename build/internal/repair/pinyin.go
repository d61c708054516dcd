package repair

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"

	"fangzhi/data/article"

	"github.com/mozillazg/go-pinyin"
)

// pinyinNotes takes out the pinyin that some mirrors put in brackets behind
// characters: 學(xué)習(xí).
//
// Evidence: the note stands directly behind Han characters and is their
// reading, tone marks and all; or the page is full of such notes. It leaves
// alone brackets that hold anything but pinyin, pinyin without tone marks on a
// page without notes (an abbreviation, a roman numeral), and an author's own
// glosses, which are on rare characters or for a rarer reading.
func pinyinNotes(p *Page) {
	found, needless := false, 0
	p.eachText(func(_ int, text string) string {
		for _, n := range findNotes(text) {
			found = true
			if n.toned && n.isPlain {
				needless++
			}
		}
		return text
	})
	if !found {
		return
	}
	full := needless >= fullOfNotes
	p.eachText(func(place int, text string) string {
		notes := findNotes(text)
		if len(notes) == 0 {
			return text
		}
		var out strings.Builder
		kept := 0
		for _, n := range notes {
			certainty, junk := n.judge(full)
			if !junk {
				continue
			}
			out.WriteString(text[kept:n.start])
			kept = n.end
			p.record("pinyin-notes", place, text[n.han:n.end], text[n.han:n.start], certainty)
		}
		out.WriteString(text[kept:])
		return out.String()
	})
}

// fullOfNotes is how many notes on everyday characters no author writes on one page.
const fullOfNotes = 3

// note is a bracket that holds pinyin and stands behind Han characters. The
// places are byte offsets.
type note struct {
	han        int // where the characters begin that it can be a reading of
	start, end int // the brackets, their content and the end
	toned      bool
	isReading  bool
	isPlain    bool // of one everyday character, in the reading everybody knows
}

// judge tells whether a note is junk.
func (n note) judge(full bool) (certainty article.Certainty, junk bool) {
	switch {
	case n.toned && n.isReading && (full || n.isPlain):
		return article.Stated, true
	case full && (n.toned || n.isReading):
		return article.Inferred, true
	}
	return "", false
}

// bracket is a bracket of letters that pinyin is written with.
var bracket = regexp.MustCompile(`(?i)[(（]\s*([` + pinyinLetters + `]+(?:[ '’·\-]?[` + pinyinLetters + `]+)*)\s*[)）]`)

const pinyinLetters = "a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ\u0300\u0301\u0304\u0306\u0308\u030c1-5"

func findNotes(text string) []note {
	if !strings.Contains(text, "(") && !strings.Contains(text, "（") {
		return nil
	}
	var notes []note
	for _, m := range bracket.FindAllStringSubmatchIndex(text, -1) {
		before := text[:m[0]]
		behind := hanBefore(before)
		if len(behind) == 0 {
			continue
		}
		n := note{start: m[0], end: m[1], han: m[0] - len(string(behind[len(behind)-1:]))}
		content := text[m[2]:m[3]]
		bare, toned := bareSyllables(content)
		if bare == "" {
			continue
		}
		n.toned = toned
		n.match(content, bare, behind)
		if !n.isReading && !isPinyin(bare) {
			continue
		}
		notes = append(notes, n)
	}
	return notes
}

// match looks for the characters a note is the reading of: as many as there
// are, from the one before it backwards.
func (n *note) match(content, bare string, behind []rune) {
	want := plainTones(content)
	for count := 1; count <= len(behind) && count <= len(want); count++ {
		characters := behind[len(behind)-count:]
		if !spells(characters, want, n.toned, bare) {
			continue
		}
		n.isReading = true
		n.han = n.start - len(string(characters))
		n.isPlain = count == 1 && isEveryday(characters[0]) && firstReading(characters[0]) == want
		return
	}
}

// spells tells whether the characters read one after another give the pinyin.
func spells(characters []rune, toned string, exact bool, bare string) bool {
	if len(characters) == 0 {
		return toned == "" && exact || bare == "" && !exact
	}
	for _, reading := range strings.Split(pinyin.PinyinDict[int(characters[0])], ",") {
		if reading == "" {
			continue
		}
		if exact {
			reading = plainTones(reading)
			if rest, ok := strings.CutPrefix(toned, reading); ok && spells(characters[1:], rest, exact, bare) {
				return true
			}
			continue
		}
		reading, _ = bareSyllables(reading)
		if rest, ok := strings.CutPrefix(bare, reading); ok && spells(characters[1:], toned, exact, rest) {
			return true
		}
	}
	return false
}

// plainTones writes pinyin in one way: composed, in lower case, v and u: as ü,
// without marks between syllables, IPA's letters as Latin ones.
func plainTones(s string) string {
	s = norm.NFC.String(strings.ToLower(s))
	return pinyinForm.Replace(s)
}

var pinyinForm = strings.NewReplacer(" ", "", "'", "", "’", "", "·", "", "-", "", "v", "ü", "ɑ", "a", "ɡ", "g",
	"ă", "ǎ", "ĕ", "ě", "ĭ", "ǐ", "ŏ", "ǒ", "ŭ", "ǔ") // a breve for a caron is an old slip

// bareSyllables is pinyin without tones; toned tells whether it had any. It is
// "" for what cannot be pinyin.
func bareSyllables(s string) (bare string, toned bool) {
	var out strings.Builder
	for _, r := range norm.NFD.String(plainTones(s)) {
		switch {
		case r >= '1' && r <= '5': // a number behind a syllable may be its tone, or a number
		case r >= 'a' && r <= 'z', r == 0x308:
			out.WriteRune(r)
		case r == 0x300 || r == 0x301 || r == 0x304 || r == 0x30C:
			toned = true
		case r == 0x302: // ê
		default:
			return "", false
		}
	}
	return norm.NFC.String(out.String()), toned
}

// hanBefore is the run of Han characters at a text's end.
func hanBefore(text string) []rune {
	const most = 8
	var run []rune
	for text != "" && len(run) < most {
		r, size := utf8.DecodeLastRuneInString(text)
		if unicode.Is(unicode.Han, r) {
			run = append(run, r)
			text = text[:len(text)-size]
			continue
		}
		break
	}
	for i, j := 0, len(run)-1; i < j; i, j = i+1, j-1 {
		run[i], run[j] = run[j], run[i]
	}
	return run
}

// isPinyin tells whether a word can be cut into syllables of the language.
func isPinyin(bare string) bool {
	reached := make([]bool, len(bare)+1)
	reached[0] = true
	for i := range bare {
		if !reached[i] {
			continue
		}
		for n := 1; n <= longestSyllable && i+n <= len(bare); n++ {
			if syllables()[bare[i:i+n]] {
				reached[i+n] = true
			}
		}
	}
	return bare != "" && reached[len(bare)]
}

// longestSyllable is the most bytes a syllable has: zhuang, chuang, shuang.
const longestSyllable = 6

// syllables are all syllables that a character is read as, without tones.
var syllables = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for character, readings := range pinyin.PinyinDict {
		if !isEveryday(rune(character)) {
			continue
		}
		for _, reading := range strings.Split(readings, ",") {
			if bare, _ := bareSyllables(reading); bare != "" {
				set[bare] = true
			}
		}
	}
	return set
})

func firstReading(r rune) string {
	first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	return plainTones(first)
}

// isEveryday tells the characters of GB 2312's first level, and those of
// Big5's first level that GB 2312 does not have: it holds the rare ones of
// Big5's, such as 饕, on its second.
func isEveryday(r rune) bool {
	if r < 0x4E00 || r > 0x9FFF {
		return false
	}
	if b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r))); err == nil && len(b) == 2 && b[0] >= 0xB0 && b[0] <= 0xF7 && b[1] >= 0xA1 {
		return b[0] <= 0xD7
	}
	b, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0xA4 && b[0] <= 0xC6
}
