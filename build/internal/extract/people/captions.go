package people

import (
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/imprint"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// pictureCredit reads the end of a caption: （央广网发 王银丹摄）.
func pictureCredit(a *article.Article, caption string) {
	if !runes.HasAny(caption, "摄攝") { // all forms of it have one
		return
	}
	if m := beforeStroke.FindStringSubmatch(caption); m != nil && naming.IsPerson(m[1]) {
		addPerson(a, m[1], photographer(m[2]), m[0])
		return
	}
	if m := labelAhead.In(caption); m != nil && naming.IsPerson(m[2]) {
		addPerson(a, m[2], photographer(m[1]), m[0])
	}
	m := captionEnd.FindStringSubmatch(caption)
	if m == nil {
		return
	}
	role, names := photographer(m[2]), naming.JoinPaddedNames(naming.Partings.Split(m[1], -1))
	for i := len(names) - 1; i >= 0; i-- {
		if at, word, told := naming.FindRole(names[i]); at >= 0 {
			if name := names[i][at+len(word):]; naming.IsPerson(name) { // 本报记者林小满摄
				addPerson(a, name, told, m[0])
				names[i] = name
			} else if m[2] == "摄" || m[2] == "攝" { // 本报记者 林小满 通讯员 何莲 摄
				continue
			}
		}
		if !naming.IsPerson(names[i]) && i == len(names)-1 && naming.IsStated(names[i]) && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m) {
			addPerson(a, names[i], role, m[0])
			continue
		}
		if !naming.IsPerson(names[i]) || naming.IsPlaceName(names[i]) && !(i == len(names)-1 && byItsPlace(a, names, strings.TrimSuffix(caption, m[0]), m)) {
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
		_, word, role := naming.FindRole(names[len(names)-2])
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

// bothBy adds as photographer the one person before 文/图: he wrote and took the
// pictures. Of several nobody knows who took them.
func bothBy(a *article.Article, credits string) {
	m := wroteAndTook.In(imprint.Plain(credits))
	if m == nil {
		return
	}
	name := ""
	for _, p := range a.People {
		switch {
		case p.Name == name || !strings.Contains(m[1], p.Name):
		case name != "":
			return
		default:
			name = p.Name
		}
	}
	at := strings.LastIndex(m[1], name)
	if name == "" || at+len(name) != len(m[1]) {
		return
	}
	role := photographer("摄")
	if strings.Contains(m[2], "圖") {
		role = photographer("攝")
	}
	addPerson(a, name, role, strings.TrimSpace(m[0][at:]))
}

// wroteAndTook is what stands behind the name of one who wrote and took the
// pictures: 林小满 文/图, 林小满/文图, 林小满图文.
var wroteAndTook = expression.NewForm(`^(.*?\p{Han})[\s　]*[/／]?[\s　]*(文[\s　]?[/／、&]?[\s　]?(?:图|圖)|(?:图|圖)[\s　]?[/／、&]?[\s　]?文)(?:[\s　，,；;）)】\]]|报道|報道|報導|$)`, "文")

// photographer is the role of who took a picture, in the script of its verb.
func photographer(took string) string {
	if strings.HasPrefix(took, "攝") {
		return "攝影"
	}
	return "摄影"
}

// labelAhead is the word before who took the picture: …排队。攝影：何蓮, ■摄/本报记者林小满.
var labelAhead = expression.NewForm(`(?:^|[^\p{Han}])(?:图片|圖片)?拍?(摄|攝)影?[\s　]?[:：/／][\s　]?(?:\p{Han}{0,8}(?:记者|記者|通讯员|通訊員)[\s　]?)?(\p{Han}{2,3})(?:[/／]\p{Han}{2,8})?[\s　）)]*$`, "摄", "攝")

// beforeStroke is a name before what its bearer did, behind a sentence or whose
// the picture is: 林小满/摄, （資料圖片/林小滿攝）.
var beforeStroke = expression.Compile(`(?:^|[\s　（(。！？”]|记者|記者|[（(][^（()）]{1,16}[/／])(\p{Han}{2,4}?)[/／]?(摄|攝)(?:影)?[）)]?[\s　]*$`)

// captionEnd is who took the picture that a caption tells of.
var captionEnd = expression.Compile(`(?:^|[（(\s　。！？”▲△▼]|[/／](?:记者|記者))((?:[\p{Han}·]{2,8}|\p{Han}{2,14}(?:记者|記者|通讯员|通訊員)\p{Han}{2,3}|\p{Han}[ 　]\p{Han})(?:[ 　、]+(?:[\p{Han}·]{2,8}|\p{Han}[ 　]\p{Han})){0,3})\s*(摄影报[道导]|攝影報[道導]|摄影|攝影|摄|攝)\s*(?:[/／][\p{Han}]{2,8})?\s*[）)]?\s*(?:[（(]\p{Han}{2,8}[）)])?[\s　|｜。.]*$`)
