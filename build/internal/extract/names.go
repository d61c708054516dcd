package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/token"
)

// Names are told from other words by how Chinese names are made.

// isPlaceName tells a name that the list of divisions has.
func isPlaceName(name string) bool {
	f := token.Fold(name)
	found := gazetteer.Find(f)
	return len(found) > 0 && found[0].Start == 0 && found[0].End == len(f.Runes)
}

// namesIn are the people in a statement such as "张三、李四".
func namesIn(words string) []string {
	var names []string
	for _, token := range joinPaddedNames(partings.Split(strings.TrimSpace(words), -1)) {
		if _, word, _ := findRole(token); word != "" {
			token = strings.TrimPrefix(token, word)
		}
		if isPerson(token) {
			names = append(names, token)
		}
	}
	return names
}

// longestPart is the most characters between the dots of a name.
const longestPart = 7

// isPerson tells a Chinese name: a surname and one or two characters, or a
// name of another people with its middle dot.
func isPerson(s string) bool {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r != '·' && !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	if strings.ContainsRune(s, '·') {
		for _, part := range strings.Split(s, "·") {
			if length := utf8.RuneCountInString(part); length < 1 || length > longestPart {
				return false
			}
		}
		return n >= 4 && n <= 14
	}
	if at, _, _ := findRole(s); at == 0 {
		return false // 通讯员
	}
	if last, _ := utf8.DecodeLastRuneInString(s); notNames[s] || strings.ContainsRune("网網报報社台刊摄攝", last) {
		return false
	}
	for _, compound := range compoundSurnames {
		if strings.HasPrefix(s, compound) {
			return n == 3 || n == 4
		}
	}
	if strings.ContainsAny(s, "与與的了是在") {
		return false // 路与人
	}
	first, _ := utf8.DecodeRuneInString(s)
	return (n == 2 || n == 3) && strings.ContainsRune(surnames, first)
}

// notNames are words that stand in credits and begin like a surname.
var notNames = map[string]bool{"时间": true, "時間": true, "方式": true, "高级": true, "东方": true, "金融": true, "安全": true,
	"管理": true, "成员": true, "经济": true, "何时": true, "文章": true, "文字": true, "文图": true, "全文": true, "文圖": true, "平台": true, "高清": true, "和平": true, "云南": true, "江苏": true, "江西": true, "海南": true, "成都": true, "常州": true, "徐州": true, "温州": true, "杭州": true, "郑州": true, "连云港": true,
	"全文完": true, "未完": true, "时长": true, "时评": true, "平安": true, "那么": true, "通过": true, "通過": true, "那麼": true, "高管": true, "成果": true, "常见": true, "方法": true, "时报": true, "時報": true, "明报": true, "明報": true, "商报": true, "商報": true,
	"和讯": true, "关闭": true, "关注": true, "关于": true, "關閉": true, "關注": true, "查看": true, "全部": true, "和訊": true, "安徽": true, "江蘇": true, "雲南": true, "连载": true, "于此": true, "于是": true, "任何": true, "如何": true, "何处": true, "成员们": true, "单位": true, "项目": true, "广告": true, "廣告": true, "农业": true, "计划": true, "施行": true, "官方": true, "官网": true, "丘陵": true, "衣服": true, "迟到": true}
