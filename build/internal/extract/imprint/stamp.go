package imprint

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/calendar"
	"fangzhi/build/internal/extract/naming"
	"fangzhi/build/internal/runes"
)

// Pages put a stamp on a text: a line with the minute, and beside it who
// published it, in whose name, how many have read it. Programs write it in any
// order and with any parting, so its words are told by what they are.

// stamp is a line that tells when a text was put up, and who beside it did.
type stamp struct {
	Day     string
	Outlet  string // whose name tells that it publishes
	Account string // alone beside the minute, whatever it is called
	Words   string
}

// longestStamp is how many characters a stamp has.
const longestStamp = 70

// StampOf reads a line as a stamp: a day with its minute, or beside an outlet. It
// has no day where the line is none.
func StampOf(line string) (s stamp) {
	if len(line) > utf8.UTFMax*longestStamp || runes.HasAny(line, "。！？，") {
		return s
	}
	line = labelsApart(calendar.HalfWide(line))
	if !runes.AtMost(line, longestStamp) {
		return s
	}
	at := AnyDate.FindStringIndex(line)
	if at == nil || startsOther(line[:at[0]]) || goesOnAs(line[at[1]:]) {
		return s
	}
	beside := besideStamp(line[at[1]:])
	if len(beside) > 0 && stampWeekday.MatchString(beside[0]) {
		beside = beside[1:]
	}
	before := besideStamp(line[:at[0]])
	s.Outlet = outletAmong(beside[:min(2, len(beside))])
	if s.Outlet == "" {
		s.Outlet = outletAmong(before)
	}
	timed := strings.Contains(line[at[0]:at[1]], ":")
	if s.Outlet == "" && !timed {
		return stamp{}
	}
	if m := accountLine.FindStringSubmatch(line); m != nil && timed {
		s.Account = m[1]
	}
	s.Day, s.Words = line[at[0]:at[1]], strings.TrimSpace(line)
	return s
}

// startsOther tells that a label stands before a day that is not its page's.
func startsOther(before string) bool {
	before = strings.TrimRight(before, " 　\u00a0")
	return strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：") || otherTime.MatchString(before)
}

// goesOnAs tells that a day is one of several, or that words go on behind it.
func goesOnAs(rest string) bool {
	return isSpan(rest) || isEvent(rest) || rest != "" && !stampParting.MatchString(rest) && firstOutlet(rest) == ""
}

// firstOutlet is the outlet that the first word behind a day is, or "".
func firstOutlet(rest string) string {
	words := besideStamp(rest)
	return outletAmong(words[:min(1, len(words))])
}

// besideStamp are the words beside a stamp's day that can be a name.
func besideStamp(text string) (names []string) {
	for _, word := range stampPartings.Split(text, -1) {
		word = strings.TrimPrefix(strings.TrimPrefix(word, "来源"), "來源") // 21:30 | 来源河西网
		if word != "" && !stampWords[word] && !IsCount(word) {
			names = append(names, word)
		}
	}
	return names
}

// outletAmong is the last of some words that is an outlet, alone or before its
// writer: 河西网, 河西市融媒体中心通讯员林小满.
func outletAmong(words []string) (name string) {
	for _, word := range words {
		if office, _ := naming.SignedBy(word); office != "" {
			word = office
		}
		word = counted.ReplaceAllString(word, "")
		if m := stampOutlet.FindStringSubmatch(word); m != nil {
			name = m[1]
		}
	}
	return name
}

// IsCount tells a number, such as that of readers.
func IsCount(token string) bool {
	return token != "" && strings.Trim(token, "0123456789") == ""
}

var (
	stampPartings = regexp.MustCompile(`[\s　\x{a0}|｜丨·©《》]+`)
	accountLine   = expression.Compile(`^[\s　]*(?:原[创創][\s　]+)?([\p{Han}A-Za-z0-9]{2,12})[\s　]+(?:·[\s　]*(?:公众号|公眾號)[\s　]+(?:·[\s　]*\p{Han}{2,6}[\s　]+)?·[\s　]*)?` + calendar.Form + calendar.Clock + `[\s　]*$`)
	stampParting  = expression.Compile(`^(?:[\s　\x{a0}|｜丨·(（\[【]|原[创創]|` + naming.RoleWord + `|来源|來源)`)
	stampOutlet   = expression.Compile(`^(?:\p{Han}{1,8}(?:` + naming.Outlets + `)[-—－])?(\p{Han}{1,8}?(?:` + naming.Outlets + `)(?:\p{Han}{2}版)?)$`)
	counted       = expression.Compile(`(?:阅读|閱讀|浏览|瀏覽|点击|點擊)量?[（(\d]*$`)
	stampWeekday  = expression.Compile(`^(?:星期|周)[一二三四五六日天]$`)
	// stampWords are what programs write beside a stamp.
	stampWords = map[string]bool{"原创": true, "原創": true, "聽新聞": true, "听新闻": true, "大": true, "中": true, "小": true, "大字": true, "语音播报": true, "-": true, "公众号": true, "公眾號": true, "发表于": true, "發表於": true, "发布于": true, "發佈於": true, "發布於": true}
)
