package naming

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/runes"
)

// Names in credits run together, or stand apart character by character, or
// have no surname that is known: what stands where a name does is one.

// Partings are the marks and spaces between the words of credits.
var Partings = regexp.MustCompile(`[\s\x{a0}　、,，/／|｜丨▏:：;；&@?]+`)

// Unglued are the names of which a word behind a role consists, where it can be
// parted into some in one way alone, each but the first beginning with a surname
// that many people have.
func Unglued(word string) []string {
	const shortest, longest = 4, 9 // characters
	if n := utf8.RuneCountInString(word); n < shortest || n > longest {
		return nil
	}
	if name, _ := Maker(word); name != "" { // 林小满文
		return nil
	}
	ways := waysToPart([]rune(word), true)
	if len(ways) != 1 || len(ways[0]) < 2 {
		return nil
	}
	return ways[0]
}

// waysToPart are the ways to part a run into names of two or three characters, or
// four with a surname of two.
func waysToPart(run []rune, first bool) (ways [][]string) {
	if len(run) == 0 {
		return [][]string{nil}
	}
	for n := 2; n <= min(4, len(run)); n++ {
		name := string(run[:n])
		if !first && !strings.ContainsRune(commonSurnames, run[0]) || !IsPerson(name) || IsPlaceName(name) || strings.ContainsRune(endOffices, run[n-1]) {
			continue
		}
		for _, rest := range waysToPart(run[n:], false) {
			ways = append(ways, append([]string{name}, rest...))
		}
	}
	return ways
}

const (
	// commonSurnames are those of most people.
	commonSurnames = "簡賴詹柯翁王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁沈姚卢盧姜崔钟鐘谭譚陆陸汪范廖贾賈夏韦韋邹鄒孟熊秦邱尹薛闫段雷侯陶黎贺賀顾顧郝龚龔邵钱錢严嚴覃戴孔汤湯"
	// endOffices end the names of places and offices.
	endOffices = "区區县縣市镇鎮乡鄉村局院校厂站队部办委会網网"
)

// JoinPaddedNames joins the characters of a name that print sets apart: 王 伟.
func JoinPaddedNames(tokens []string) []string {
	var out []string
	for i := 0; i < len(tokens); {
		n := 0
		for i+n < len(tokens) && n < mostApart && utf8.RuneCountInString(tokens[i+n]) == 1 {
			n++
		}
		if n == 0 {
			out = append(out, tokens[i])
			i++
			continue
		}
		names := apart(tokens[i : i+n])
		out = append(out, names...)
		i += n
	}
	return out
}

// mostApart is how many characters in a row are taken for names set apart.
const mostApart = 9

// apart joins characters to names, to as few as there can be if each is to be
// in one; else to the longest that come first.
func apart(characters []string) []string {
	if names := allApart(characters); names != nil {
		return names
	}
	for n := min(len(characters), 4); n > 1; n-- {
		if name := strings.Join(characters[:n], ""); IsPerson(name) {
			return append([]string{name}, apart(characters[n:])...)
		}
	}
	if len(characters) == 0 {
		return nil
	}
	return append([]string{characters[0]}, apart(characters[1:])...)
}

// allApart are the fewest names that some characters make, or nil.
func allApart(characters []string) (fewest []string) {
	for n := 4; n > 1; n-- {
		if n > len(characters) {
			continue
		}
		name := strings.Join(characters[:n], "")
		if !IsPerson(name) {
			continue
		}
		names := []string{name}
		if n < len(characters) {
			rest := allApart(characters[n:])
			if rest == nil {
				continue
			}
			names = append(names, rest...)
		}
		if fewest == nil || len(names) < len(fewest) {
			fewest = names
		}
	}
	return fewest
}

// IsStated tells a word of two or three characters that may be a name where
// only its place says so: behind a role and its colon, before 摄.
func IsStated(word string) bool {
	if n := utf8.RuneCountInString(word); n < 2 || n > 3 || notStated[word] || notNames[word] || !runes.AllHan(word) {
		return false
	}
	if at, _, _ := FindRole(word); at >= 0 || Letters[word] != "" || Closes[word] {
		return false
	}
	return !ofOffice.MatchString(word) && !IsPlaceName(word)
}

// ofOffice tells a word that names an office, a paper, nobody, or no thing at all.
var ofOffice = expression.Compile(`^[本我各某未佚匿无無不请請您你他]|[的了是吗嗎呢？?]|[网網报報社台刊部组組室局委会會处處科队隊厂廠站所院校系馆館店厅廳办辦村镇鎮乡鄉县縣市区區司团團栏欄版号號家友员員]$`)

// notStated are words that stand where a name does.
var notStated = map[string]bool{"网络": true, "網絡": true, "综合": true, "綜合": true, "原创": true, "原創": true, "转载": true, "轉載": true, "整理": true, "小编": true, "小編": true, "系统": true,
	"新闻": true, "新聞": true, "来源": true, "來源": true, "资料": true, "資料": true, "图片": true, "圖片": true, "视频": true, "視頻": true, "航拍": true, "现场": true, "現場": true, "活动": true, "活動": true,
	"供图": true, "供圖": true, "发布": true, "发表": true, "匿名": true, "游客": true, "中心": true, "媒体": true, "资讯": true, "宣传": true, "党建": true, "热线": true, "电话": true, "邮箱": true, "时间": true, "日期": true, "标题": true, "字号": true, "阅读": true, "浏览": true, "点击": true, "评论": true, "分享": true}
