package split

import (
	"strings"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// What an office sends begins with its letterhead and its number; the title is
// what stands below: 河口市人民政府文件, 河政发〔2017〕92号, 关于….

// IsLetterhead tells a line above a document's blocks that names the office it
// is of, where the document's number and its title stand below.
func IsLetterhead(line string, below []article.Block) bool {
	return runes.AtMost(line, maxHeadline) && letterhead.MatchString(line) && len(below) > 2 && isNumberAbove(below)
}

// isNumberAbove tells a first line that is the number of what an office sent,
// with its title below.
func isNumberAbove(blocks []article.Block) bool {
	return officeNumber.MatchString(blocks[0].Text) && (isHeadline(blocks[1]) || isLongTitle(blocks[1])) && !strings.HasSuffix(strings.TrimSpace(blocks[1].Text), "文件")
}

// belowOffice is the place of the subject, where the office's own name stands
// above it as a line: 河口市人民政府办公室, 关于….
func belowOffice(blocks []article.Block, at int) int {
	if at+1 < len(blocks) && opensSubject.MatchString(blocks[at+1].Text) && !opensSubject.MatchString(blocks[at].Text) && isHeadline(blocks[at+1]) {
		return at + 1
	}
	return at
}

var (
	letterhead   = expression.Compile(`^[\p{Han}\s（）()、]{2,}文\s*件\s*$`)
	opensSubject = expression.Compile(`^\s*(?:关于|關於)`)
	officeNumber = expression.Compile(`^\s*\p{Han}{1,14}\s*[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*第?\s*\d{1,5}\s*[号號](?:\s*签发人\s*[:：]\s*\p{Han}[\p{Han}\s]{1,8})?\s*$`)
)
