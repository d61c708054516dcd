package repair

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

//go:generate go run ./substitutes

//go:embed substitutes.txt
var substitutesTable string

// substitutedCharacters puts back what stands under a character that nobody
// meant: 眡察 for 视察, 身躰, ⼀ (a sign for a radical) for 一, 頭發 and 皇後 on a
// page turned into Traditional by a table of characters, 壹個 for 一個.
//
// Evidence: the page as a whole shows the pattern. Variants that no everyday
// text has must stand inside words that are likely with the character they
// stand for, three times and in every 800 characters; signs for radicals and compatibility forms in the
// middle of text, twice; Traditional words with the wrong one of characters
// that Simplified has as one (see words); 壹 for 一
// in words of everyday text where a long page has no single 一. It leaves
// alone names, quotations of one such character, pages that speak of
// characters, forms that are an orthography of some region, amounts of money,
// and pages that spell right.
func substitutedCharacters(p *page.Page) {
	f := finder{table: substitutes(), l: likely.Text()}
	if !f.mayBeIn(p) || p.Has("异体字", "異體字", "部首", "偏旁", "生僻字", "繁体字", "繁體字", "Unicode") {
		return
	}
	f.script = p.Script()
	for place := article.InTitle; place < len(p.Blocks); place++ {
		f.text = append(append(f.text, []rune(*p.Text(place))...), '\n')
	}
	put := f.substitutions()
	at := 0 // the rune of all text at which a place begins
	p.Mend("substituted-characters", func(text string) (edits []page.Edit) {
		for i, r := range text {
			if to := put[at]; to != 0 && to != r {
				edits = append(edits, page.Edit{From: i, To: i + utf8.RuneLen(r), With: string(to), Certainty: article.Inferred})
			}
			at++
		}
		at++
		return edits
	})
}

// How often a page must show a pattern.
const (
	leastForms      = 2
	leastVariants   = 3
	leastModern     = 2   // different ones, on a page of today's Simplified text
	runesPerVariant = 800 // of text, a page made with such variants has one at least
	leastOnes       = 3   // before different characters
	manyOnes        = 4   // likewise, on a page of any length
	runesPerOne     = 80  // of text, one is 一: a page this many times leastOnes long has some
)

// finder looks a page through for characters that stand for others.
type finder struct {
	text   []rune
	script article.Script
	table  *substitutesOf
	l      *likely.Model
	found  map[int]rune
}

// mayBeIn is the cheap look.
func (f *finder) mayBeIn(p *page.Page) bool {
	opening := p.Title
	for i := 0; i < len(p.Blocks) && len(opening) < enoughToLook; i++ {
		opening += p.Blocks[i].Text
	}
	if token.ScriptOf(opening[:min(len(opening), enoughToLook)]) != article.Simplified {
		return true
	}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		for _, r := range *p.Text(place) {
			if r >= 0x2E80 && (r == '壹' || r >= likely.Plane || f.table.odd.Has(r)) {
				return true
			}
		}
	}
	return false
}

// enoughToLook is how many bytes tell, for a cheap look, what script a page is in.
const enoughToLook = 600

// substitutions tells what is to stand where.
func (f *finder) substitutions() map[int]rune {
	f.found = map[int]rune{}
	f.forms()
	f.variants()
	f.ones()
	if f.script == article.Traditional && !f.isOld() {
		f.words()
	}
	return f.found
}

func (f *finder) at(i int) rune {
	if i < 0 || i >= len(f.text) {
		return 0
	}
	return f.text[i]
}

// put keeps what a look has found, if it is enough.
func (f *finder) put(found map[int]rune, enough bool) {
	if enough {
		for i, r := range found {
			f.found[i] = r
		}
	}
}

// isForm tells signs for radicals, and characters that are there for the sake
// of older charsets alone.
func isForm(r rune) bool {
	return r >= 0x2E80 && r <= 0x2FD5 || r >= 0xF900 && r <= 0xFAD9 && !strings.ContainsRune("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", r) || r >= 0x2F800 && r <= 0x2FA1D
}

func (f *finder) forms() {
	found := map[int]rune{}
	for i, r := range f.text {
		if !isForm(r) || !runes.IsHan(f.at(i-1)) && !runes.IsHan(f.at(i+1)) || f.isDescribed(i) {
			continue
		}
		to, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
		if to == r { // a radical's other forms
			to, _ = utf8.DecodeRuneInString(token.FoldString(string(r)))
		}
		if runes.IsHan(to) && !isForm(to) {
			found[i] = to
		}
	}
	f.put(found, len(found) >= leastForms)
}

// isDescribed tells a part of a character that is described by its parts: ⿰口⺆.
func (f *finder) isDescribed(i int) bool {
	for back := 1; back <= mostParts && f.at(i-back) > ' '; back++ {
		if r := f.at(i - back); r >= 0x2FF0 && r <= 0x2FFF {
			return true
		}
	}
	return false
}

const mostParts = 12 // and signs between them

// inWord tells that a character would make a word with one beside it.
func (f *finder) inWord(i int, r rune) bool {
	return f.l.IsOneWord(f.plain(i-1), r) || f.l.IsOneWord(r, f.plain(i+1))
}

// plain is the character at a place, or the one it stands for.
func (f *finder) plain(i int) rune {
	r := f.at(i)
	if both := f.table.variants[r]; both != [2]rune{} {
		return both[0]
	}
	return r
}

func (f *finder) holds(r rune) bool {
	for _, c := range f.text {
		if c == r {
			return true
		}
	}
	return false
}

// ones looks for 壹 where 一 is meant.
func (f *finder) ones() {
	found, words := map[int]rune{}, 0
	before := map[[2]rune]bool{} // what stands behind one: in a name (壹週刊) ever the same
	for i, r := range f.text {
		if r == '一' {
			return
		}
		if r == '壹' {
			if strings.ContainsRune("佰仟萬万亿億圆圓元整拾零贰貳叁參", f.at(i+1)) || strings.ContainsRune("佰仟萬万拾零", f.at(i-1)) {
				return
			}
			found[i] = '一'
			before[[2]rune{f.at(i + 1), f.at(i + 2)}] = true
			if f.isCommon('一', f.at(i+1)) || f.isCommon(f.at(i-1), '一') {
				words++
			}
		}
	}
	f.put(found, 2*words >= len(found) && (len(before) >= leastOnes && len(f.text) >= leastOnes*runesPerOne || len(before) >= manyOnes))
}

// substitutesOf is the table that package substitutes makes.
type substitutesOf struct {
	variants map[rune][2]rune // by variant: Simplified and Traditional
	groups   map[rune][]rune  // by character: those it is taken for
	words    map[[2]rune]bool
	odd      runes.Set // variants, and signs for characters
}

var substitutes = sync.OnceValue(func() *substitutesOf {
	t := &substitutesOf{variants: map[rune][2]rune{}, groups: map[rune][]rune{}, words: map[[2]rune]bool{}}
	for r := range rune(likely.Plane) {
		if isForm(r) {
			t.odd.Add(r)
		}
	}
	for line := range strings.Lines(substitutesTable) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		for _, field := range fields[1:] {
			switch r := []rune(field); fields[0] {
			case "variants":
				t.variants[r[0]] = [2]rune{r[1], r[2]}
				t.odd.Add(r[0])
			case "groups":
				t.groups[r[0]] = r[1:]
			case "words":
				t.words[[2]rune{r[0], r[1]}] = true
			}
		}
	}
	return t
})
