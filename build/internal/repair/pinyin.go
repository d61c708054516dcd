package repair

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/pronounce"
	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// pinyinNotes takes out the pinyin that some mirrors put in brackets behind
// characters: 學(xué)習(xí).
//
// Evidence: the note stands directly behind Han characters and is their
// reading, tone marks and all; or the page is full of such notes. It leaves
// alone brackets that hold anything but pinyin, pinyin without tone marks on a
// page without notes (an abbreviation, a roman numeral), an author's own
// glosses, which are on rare characters or for a rarer reading, and pages that
// teach how characters are read.
func pinyinNotes(p *page.Page) {
	pictureNotes(p)
	found, needless, toneless := false, 0, 0
	glossed := map[string]bool{} // a unit or an abbreviation is written again and again
	for place := article.InTitle; place < len(p.Blocks); place++ {
		for _, n := range findNotes(*p.Text(place)) {
			found = true
			again := glossed[(*p.Text(place))[n.han:n.end]]
			glossed[(*p.Text(place))[n.han:n.end]] = true
			switch {
			case again && n.ofWord: // nobody tells twice how an everyday word is read
				toneless += fullOfToneless / 2
			case (again || n.isApart) && !n.toned && !n.labelled:
			case (n.toned || n.labelled) && n.isPlain:
				needless++
			case n.isPlain && n.numbered:
				toneless += 2
			case n.isPlain:
				toneless++
			}
		}
	}
	if !found {
		return
	}
	full := needless >= fullOfNotes || toneless >= fullOfToneless
	if isLesson(p) {
		return
	}
	p.Noted = full // a mirror, whose programs drop bytes too
	p.Mend("pinyin-notes", func(text string) (edits []page.Edit) {
		for _, n := range findNotes(text) {
			if certainty, junk := n.judge(full); junk && (full || !n.isQuoted(text)) {
				edits = append(edits, page.Edit{From: n.han, To: n.end, With: text[n.han:n.start], Certainty: certainty})
			}
		}
		return edits
	})
	if full {
		p.Mend("pinyin-notes", openNotes)
		p.Mend("pinyin-notes", scriptNotes)
	}
}

// fullOfNotes is how many notes on everyday characters no author writes on one page.
const fullOfNotes = 3

// fullOfToneless is the same for notes without tone marks, which are less
// evidence: a page may have abbreviations that are somebody's reading.
const fullOfToneless = 8

// note is a bracket that holds pinyin and stands behind Han characters. The
// places are byte offsets.
type note struct {
	han        int    // where the characters begin that it can be a reading of
	start, end int    // the brackets, their content and the end
	content    string // the pinyin
	letters    int    // of it
	toned      bool
	numbered   bool // its tone is told by a number
	isReading  bool
	isPlain    bool // of one of the commonest characters, in the reading everybody knows
	isApart    bool // spaces part it from the character
	labelled   bool // it says that it is one
	ofWord     bool // of several characters, each with a capital: NongJia
}

// judge tells whether a note is junk.
func (n note) judge(full bool) (certainty article.Certainty, junk bool) {
	switch {
	case (n.isApart || n.labelled) && !full: // an author may say how a character is read
		return "", false
	case n.toned && n.isReading && (full || n.isPlain):
		return article.Stated, true
	case full && (n.toned || n.isReading):
		return article.Inferred, true
	}
	return "", false
}

// bracket is a bracket of letters that pinyin is written with, which may say what they are.
var bracket = regexp.MustCompile(`(?i)[` + openBrackets + `]\s*(` + noteLabel + `)?(` + pinyinSyllables + `(?:[ '’·\-]?` + pinyinSyllables + `)*)\s*[` + closeBrackets + `]`)

// The brackets that notes stand in, as they may stand in a class.
const (
	openBrackets  = "(（[【〔［{《"
	closeBrackets = "])）】〕］}》"
)

// noteLabel is what a note may begin with: [读:shì], （拼音:dé）, 《练:yě》.
const noteLabel = `(?:pinyin|拼音|[读讀]音|注音|[读讀练練音])[:：]?\s*`

const pinyinLetters = "a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɑɡ\u0300\u0301\u0304\u0306\u0308\u030c1-5"

// pinyinSyllables are such letters one behind the other, ü as u: among them.
const pinyinSyllables = `(?:[uūúǔù][:：]|[` + pinyinLetters + `])+`

func opensNote(r rune) bool { return strings.ContainsRune(openBrackets, r) }

// mayHoldNote is the cheap look: a bracket before what may be a Latin letter.
func mayHoldNote(text string) bool {
	for at, r := range runes.Others(text) {
		if !opensNote(r) {
			continue
		}
		inner := strings.TrimLeft(text[at+utf8.RuneLen(r):], "\t\n\f\r ")
		if inner == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(inner); first < 0x3000 || strings.ContainsRune("拼读讀注练練音", first) { // the letters, and what is one but for its case (K), or a label
			return true
		}
	}
	return false
}

func findNotes(text string) []note {
	if !mayHoldNote(text) {
		return nil
	}
	var notes []note
	for _, m := range bracket.FindAllStringSubmatchIndex(text, -1) {
		before := text[:m[0]]
		start, end := len(strings.TrimRight(before, " ")), m[1]
		isApart := start < m[0]
		behind := hanBefore(text[:start])
		if len(behind) == 0 && (isApart || !endsInByte(before)) {
			continue
		}
		if rest := strings.TrimLeft(text[end:], " "); isApart && rest != "" && rest[0] >= utf8.RuneSelf {
			end = len(text) - len(rest)
		}
		n := note{start: start, end: end, han: start, isApart: isApart}
		if len(behind) > 0 {
			n.han -= len(string(behind[len(behind)-1:]))
		}
		content := text[m[4]:m[5]]
		n.content, n.labelled = content, m[2] >= 0
		bare, toned := pronounce.BareSyllables(content)
		if bare == "" {
			continue
		}
		n.toned, n.numbered, n.letters = toned, strings.ContainsAny(content, "1234"), utf8.RuneCountInString(bare)
		n.match(content, bare, behind)
		if !n.isReading && !pronounce.IsPinyin(bare) {
			continue
		}
		notes = append(notes, n)
	}
	return notes
}

// match looks for the characters a note is the reading of: as many as there
// are, from the one before it backwards.
func (n *note) match(content, bare string, behind []rune) {
	want := pronounce.PlainTones(content)
	for count := 1; count <= len(behind) && count <= len(want); count++ {
		characters := behind[len(behind)-count:]
		if !pronounce.Spells(characters, want, n.toned, bare) {
			continue
		}
		n.isReading = true
		n.han = n.start - len(string(characters))
		first := pronounce.FirstReading(characters[0])
		if !n.toned {
			first, _ = pronounce.BareSyllables(first)
			want = bare
		}
		n.ofWord = count > 1 && !n.toned && capitals(content) == count
		n.isPlain = count == 1 && isCommonest(characters[0]) && first == want && !(n.toned && startsName(content))
		return
	}
}

// capitals counts the capitals of ASCII in a text.
func capitals(text string) (n int) {
	for _, c := range []byte(text) {
		if c >= 'A' && c <= 'Z' {
			n++
		}
	}
	return n
}

// isCommonest tells a character that nobody needs to be told the reading of.
func isCommonest(r rune) bool {
	return runes.IsFirstLevel(r) && likely.Text().Rank[r] <= commonest
}

const commonest = 1500

// startsName tells pinyin of a name: Qiū, but not XUÉ.
func startsName(pinyin string) bool {
	first, size := utf8.DecodeRuneInString(pinyin)
	return unicode.IsUpper(first) && strings.ToUpper(pinyin[size:]) != pinyin[size:]
}

// endsInByte tells that a text ends in one letter behind a character: the second
// byte of one that was misread, of which the note is the reading.
func endsInByte(text string) bool {
	n := len(text)
	return n > 1 && text[n-1] >= 0x40 && text[n-1] < 0x7F && (text[n-2] >= utf8.RuneSelf || strings.IndexByte("?;,:!", text[n-2]) >= 0)
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
