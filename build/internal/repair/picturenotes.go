package repair

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// pictureNotes takes out the pictures in brackets that some mirrors strew among
// characters, mostly beside pinyin: 市重(📼)点扶贫(pín )(🐌)对(🍩)象.
//
// Evidence: several such brackets on the page, most of them in the middle of
// words or beside other notes. Authors put a picture in brackets once or twice,
// and at the end of what they say.
func pictureNotes(p *page.Page) {
	notes, within := 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.Text(place)
		for _, n := range picturesIn(text) {
			notes++
			if strings.HasPrefix(text[n.From:], "（") { // as authors write brackets
				continue
			}
			if next, _ := utf8.DecodeRuneInString(text[n.To:]); runes.IsHan(next) || opensNote(next) {
				within++
			}
		}
	}
	if notes >= leastPictureNotes && within*4 >= notes*3 {
		p.Mend("pinyin-notes", picturesIn)
	}
}

const leastPictureNotes = 5

// picturesIn finds brackets that hold nothing but pictures, behind a character
// or another bracket.
func picturesIn(text string) (notes []page.Edit) {
	if !holdsPicture(text) {
		return nil
	}
	for at := 0; ; {
		open := strings.IndexAny(text[at:], "(（")
		if open < 0 {
			return notes
		}
		open += at
		_, size := utf8.DecodeRuneInString(text[open:])
		end, pictures := open+size, 0
		for pictures <= maxPictures {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isPicture(r) {
				break
			}
			pictures++
			end += size
		}
		at = open + size
		before, _ := utf8.DecodeLastRuneInString(text[:open])
		if next, size := utf8.DecodeRuneInString(text[end:]); pictures > 0 && pictures <= maxPictures && (next == ')' || next == '）') && (runes.IsHan(before) || strings.ContainsRune(")），。,", before)) {
			at = end + size
			notes = append(notes, page.Edit{From: open, To: at, With: "", Certainty: article.Stated})
		}
	}
}

// maxPictures is how many a bracket holds at most, with what chooses their look.
const maxPictures = 3

// holdsPicture is the cheap look.
func holdsPicture(text string) bool {
	for _, r := range runes.Others(text) {
		if isPicture(r) {
			return true
		}
	}
	return false
}

func isPicture(r rune) bool {
	return r >= 0x2190 && r <= 0x21FF || r >= 0x2300 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF || r == 0xFE0F || r >= 0x1F000 && r <= 0x1FAFF
}
