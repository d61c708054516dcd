package repair

import (
	"regexp"
	"unicode/utf8"

	"fangzhi/data/article"
)

// pictureNotes takes out the pictures in brackets that some mirrors strew among
// characters, mostly beside pinyin: 市重(📼)点扶贫(pín )(🐌)对(🍩)象.
//
// Evidence: several such brackets on the page, no two of them with the same
// picture beside the same word, and in the middle of words. Authors put a
// picture in brackets once or twice, and at the end of what they say.
func (p *Page) pictureNotes() {
	notes, within := 0, 0
	for place := article.InTitle; place < len(p.Blocks); place++ {
		text := *p.text(place)
		for _, m := range pictureNote.FindAllStringIndex(text, -1) {
			notes++
			if next, _ := utf8.DecodeRuneInString(text[m[1]:]); isHan(next) || next == '(' || next == '（' {
				within++
			}
		}
	}
	if notes < leastPictureNotes || within*4 < notes*3 {
		return
	}
	p.mend("pinyin-notes", func(text string) (edits []edit) {
		for _, m := range pictureNote.FindAllStringSubmatchIndex(text, -1) {
			edits = append(edits, edit{m[2], m[3], "", article.Stated})
		}
		return edits
	})
}

const leastPictureNotes = 5

// pictureNote is a bracket of a picture or two behind a character or another note.
var pictureNote = regexp.MustCompile(`[\p{Han}，。,)）]([(（][\x{2190}-\x{21ff}\x{2300}-\x{27bf}\x{2b00}-\x{2bff}\x{fe0f}\x{1f000}-\x{1faff}]{1,3}[)）])`)
