package extract

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/data/article"
)

// pictureCredit reads the end of a caption: （央广网发 王银丹摄）.
func pictureCredit(a *article.Article, caption string) {
	if m := behindStroke.FindStringSubmatch(caption); m != nil && isPerson(m[1]) {
		addPerson(a, m[1], map[string]string{"摄": "摄影", "攝": "攝影"}[m[2]], m[0])
		return
	}
	if m := beforeStroke.FindStringSubmatch(caption); m != nil && isPerson(m[1]) {
		addPerson(a, m[1], map[string]string{"摄": "摄影", "攝": "攝影"}[m[2]], m[0])
		return
	}
	m := captionEnd.FindStringSubmatch(caption)
	if m == nil {
		return
	}
	role, names := "摄影", joinPaddedNames(partings.Split(m[1], -1))
	if strings.HasPrefix(m[2], "攝") {
		role = "攝影"
	}
	for i := len(names) - 1; i >= 0; i-- {
		if at, word, told := findRole(names[i]); at >= 0 {
			if name := names[i][at+len(word):]; isPerson(name) { // 本报记者林小满摄
				addPerson(a, name, told, m[0])
				names[i] = name
			} else if m[2] == "摄" || m[2] == "攝" { // 本报记者 林小满 通讯员 何莲 摄
				continue
			}
		}
		if !isPerson(names[i]) && i == len(names)-1 && isStated(names[i]) && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m) {
			addPerson(a, names[i], role, m[0])
			continue
		}
		if !isPerson(names[i]) || isPlaceName(names[i]) && !(i == len(names)-1 && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m)) {
			break
		}
		addPerson(a, names[i], role, m[0])
	}
}

// byItsPlace tells that a word can only be a name, behind a reporter's role and
// before 摄, or alone between a sentence's end and that: 新华社记者 凡军 摄.
func byItsPlace(a *article.Article, names []string, before string, m []string) bool {
	last := names[len(names)-1]
	if len(names) > 1 {
		_, word, role := findRole(names[len(names)-2])
		if word == "" || !strings.HasSuffix(names[len(names)-2], word) {
			return false
		}
		addPerson(a, last, role, m[0])
		return true
	}
	opens, behind, _ := strings.Cut(m[0], last)
	before = strings.TrimRight(before+opens, " 　")
	end, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。！？”", end) && strings.HasPrefix(behind, " ")
}

// behindStroke is who took a picture of an agency's: （資料圖片/林小滿攝）.
var behindStroke = expression.Compile(`[（(][^（()）]{1,16}[/／](\p{Han}{2,4}?)(摄|攝)[）)]$`)

// beforeStroke is a name before what its bearer did: 林小满/摄.
var beforeStroke = expression.Compile(`(?:^|[\s　（(。！？”]|记者|記者)(\p{Han}{2,4})[/／](摄|攝)(?:影)?[）)]?[\s　]*$`)

// captionEnd is who took the picture that a caption tells of.
var captionEnd = expression.Compile(`(?:^|[（(\s　。！？”])((?:[\p{Han}·]{2,8}|\p{Han}[ 　]\p{Han})(?:[ 　、]+(?:[\p{Han}·]{2,8}|\p{Han}[ 　]\p{Han})){0,3})\s*(摄影报[道导]|攝影報[道導]|摄影|攝影|摄|攝)\s*(?:[/／][\p{Han}]{2,8})?\s*[）)]?\s*(?:[（(]\p{Han}{2,8}[）)])?[\s　|｜。.]*$`)
