package where

import (
	"slices"
	"strings"
	"unicode"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/gazetteer"
	"fangzhi/build/internal/runes"
	"fangzhi/data/token"
)

// What naming a place weighs, and how much a place must weigh for the article
// to be about it.
const (
	inTitle     = 4.0
	atHead      = 2.0
	elsewhere   = 1.0
	listed      = 0.3  // share left to a place that stands in a list
	inOffice    = 0.25 // share left to one in the name of an office or a school
	inAddressed = 0.1  // in the address of who publishes: 地址:吉林省长春市……
	goneTo      = 0.5  // more for one that the text goes to: 在…, 走进…
	situated    = 1.5  // more for one that something lies in: 位于…
	fullCounty  = 0.5
	fullTown    = 1.0

	enough      = 2.0
	enoughAlone = 4.0  // for a place that lies nobody knows where
	partOfAbove = 0.25 // of what the place above weighs

	mostOfAbove = 0.75 // of that, of the one place named in it

	partOfTitled = 0.5 // of what the place in the title weighs
	headRunes    = 160
)

// weight is what one naming tells of whether the article is about the place.
func weight(p fact.Part, place gazetteer.Place) float64 {
	text := p.Folded.Runes
	w := elsewhere
	switch {
	case isDesk(text, place):
	case p.Title:
		w = inTitle
	case p.At+place.Start < headRunes && !p.Table:
		w = atHead
	}
	last := place.Levels[len(place.Levels)-1]
	switch {
	case last.Rank >= gazetteer.Town && len(place.Steps) > 1:
		w += fullTown
	case last.Rank == gazetteer.County && place.Steps[len(place.Steps)-1].Full:
		w += fullCounty
	}
	switch {
	case isSituated(p, place):
		w += situated
	case isGoneTo(p, place):
		w += goneTo
	}
	if isListed(text, place.Start, place.End) || isPaired(p, place) || last.Rank <= gazetteer.City && !p.Title && isOrigin(text, place) {
		w *= listed
	}
	if isAddressed(text, place) {
		return inAddressed
	}
	if !p.Title && isOffice(text[place.End:]) && !(last.Rank >= gazetteer.Town && isOwnOffice(text[place.End:])) {
		w *= inOffice
	}
	return w
}

// isAddressed tells a place in an address.
func isAddressed(text []rune, place gazetteer.Place) bool {
	const reach = 4
	return strings.Contains(string(text[max(0, place.Start-reach):place.Start]), "地址")
}

// isDesk tells the place that a reporter sends from, which need not be where it
// happened: 記者林小滿／台北報導, 新华网贵阳1月31日电.
func isDesk(text []rune, place gazetteer.Place) bool {
	return isWired(text, place) || place.Start > 0 && text[place.Start-1] == '/' && slices.ContainsFunc(reports, func(word string) bool { return strings.HasPrefix(hanIn(text[place.End:], 2), word) })
}

// isWired tells the place in a wire's dateline.
func isWired(text []rune, place gazetteer.Place) bool {
	return deskDay.MatchString(string(text[place.End:min(len(text), place.End+longestDesk)]))
}

// deskDay is the day and the wire behind it, which are no longer than longestDesk.
var deskDay = expression.Compile(token.FoldString(`^(?:\d{1,2}月)?\d{1,2}日(?:电|讯)`))

const longestDesk = 7 // runes

var reports = []string{token.FoldString("报道"), token.FoldString("报导")}

// isSituated tells a place that something is said to lie in.
func isSituated(p fact.Part, place gazetteer.Place) bool {
	before := string(p.Folded.Runes[max(0, place.Start-3):place.Start])
	return strings.HasSuffix(before, "位于") || strings.HasSuffix(before, "坐落于") || strings.HasSuffix(before, "地处")
}

// isGoneTo tells a place that the text goes to.
func isGoneTo(p fact.Part, place gazetteer.Place) bool {
	return place.Start > 0 && slices.Contains(goingTo, p.Folded.Runes[place.Start-1])
}

var goingTo = []rune(token.FoldString("在到进赴"))

// isPaired tells 香港、澳门, 香港或澳门 and the like: places that are often named together,
// where an article is about neither.
func isPaired(p fact.Part, place gazetteer.Place) bool {
	if last := place.Levels[len(place.Levels)-1]; last.Rank != gazetteer.Province || !runes.HasAny(last.Name, "港澳台臺") {
		return false
	}
	before, behind := p.Folded.Runes[:place.Start], p.Folded.Runes[place.End:]
	if p.Title { // what a title joins the article is about
		return strings.HasSuffix(string(before), "、") || strings.HasPrefix(string(behind), "、")
	}
	if n := len(before); n > 0 && slices.Contains(joining, before[n-1]) {
		before = before[:n-1]
	}
	if len(behind) > 0 && slices.Contains(joining, behind[0]) {
		behind = behind[1:]
	}
	return len(before) > 0 && before[len(before)-1] == '、' || len(behind) > 0 && behind[0] == '、' ||
		slices.ContainsFunc(pairs, func(other []rune) bool {
			return len(behind) >= len(other) && slices.Equal(behind[:len(other)], other) ||
				len(before) >= len(other) && slices.Equal(before[len(before)-len(other):], other)
		})
}

// pairs are what those places are named together with, joining what stands
// between: 香港或澳门.
var (
	pairs   = [][]rune{[]rune(token.FoldString("香港")), []rune(token.FoldString("澳门")), []rune(token.FoldString("台湾"))}
	joining = []rune(token.FoldString("或及与和暨"))
)

// isOrigin tells where somebody comes from, which is seldom where something happened:
// 来自四川的农民工.
func isOrigin(text []rune, place gazetteer.Place) bool {
	const reach = 4 // runes
	return strings.HasSuffix(strings.TrimRight(string(text[max(0, place.Start-reach):place.Start]), " :"), comingFrom)
}

var comingFrom = token.FoldString("来自")

// isListed tells a place in a list of three at least: 天津、河北、辽宁.
func isListed(text []rune, start, end int) bool {
	const reach = 12 // runes that a place in a list has at most
	marks := 0
	for _, side := range [][]rune{text[max(0, start-reach):start], text[end:min(len(text), end+reach)]} {
		for _, r := range side {
			if r == '、' {
				marks++
			}
		}
	}
	if marks == 0 {
		return false
	}
	before := start > 0 && text[start-1] == '、'
	after := end < len(text) && (text[end] == '、' || text[end] == '等')
	return (before || after) && marks >= 2 || before && after
}

// offices are what stands behind a place's name where an office, a school or a
// firm is meant.
var offices = strings.Fields(token.FoldString(`问题 省委 市委 区委 县委 委员会 委书记 委副书记 委常委 人民政府 政府 人大 政协 人民代表大会 纪委 监委 法院 检察院 中级人民法院 高级人民法院 人民法院 公安 海关 代表团 军区 第 副市长 市长 省长
副省长 县长 区长 主席 证券 足球 队 援疆 援藏 援青 援建 对口支援 俱乐部 日报 晚报 时报 商报 晨报 早报 都市报 新闻网 报业 卫视 电视台 籍 人 商人 港股 股市 期货 作家 会议 峰会 宣言 舰 卫星发射中心 交易所 时间 局 世界妇女大会 男篮 女篮 男足 女足 男排 女排 男乒 女乒 联队 代表队 居民区 圆桌 论坛 宣言 共识 公报 主场 客场`))

func isOffice(behind []rune) bool {
	next := hanIn(behind, 9)
	for _, word := range offices {
		if strings.HasPrefix(next, word) {
			return true
		}
	}
	firm := hanIn(behind, longestFirm)
	if at := strings.Index(firm, "有限公司"); at >= 0 && !strings.ContainsAny(firm[:at], "的在有将") {
		return true
	}
	for _, word := range schools {
		if at := strings.Index(next, word); at >= 0 && !strings.ContainsAny(next[:at], "的在有将") {
			return true
		}
	}
	return false
}

// isOwnOffice tells an office that governs a town: unlike that of a city it tells
// of nothing but the town, as an association does of its community.
func isOwnOffice(behind []rune) bool {
	next := hanIn(behind, longestOffice)
	return strings.Contains(next, communitys) || slices.ContainsFunc(townOffices, func(word string) bool { return strings.HasPrefix(next, word) })
}

// longestOffice is as far behind a town, in runes, as the association of its community ends.
const longestOffice = 10

// communitys is what joins those of a community in Taiwan: 萬巒鄉萬全社區發展協會.
var communitys = token.FoldString("社区发展协会")

// isLocalOffice tells a county by an office whose work is done there.
func isLocalOffice(p fact.Part, place gazetteer.Place) bool {
	next := hanIn(p.Folded.Runes[place.End:], 5)
	return !p.Title && place.Steps[len(place.Steps)-1].Rank == gazetteer.County && place.Steps[len(place.Steps)-1].Full &&
		slices.ContainsFunc(localOffices, func(word string) bool { return strings.HasPrefix(next, word) })
}

var localOffices = strings.Fields(token.FoldString(`公安局 人民法院 法院 人民检察院 检察院`))

var townOffices = strings.Fields(token.FoldString(`政府 人民政府 人大 纪委 委员会 公所 发展协会 营造`))

// hanIn is the run of characters that a text begins with, so many at most.
func hanIn(text []rune, most int) string {
	run := string(text[:min(len(text), most)])
	if end := strings.IndexFunc(run, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); end >= 0 {
		return run[:end]
	}
	return run
}

// longestFirm is how far behind a place, in runes, its 有限公司 can stand.
const longestFirm = 14

// isTeam tells a place's team: 广东男篮, 新疆队, but not 新疆队伍.
func isTeam(text []rune, place gazetteer.Place) bool {
	return teamAhead.MatchString(hanIn(text[place.End:], 3))
}

var teamAhead = expression.Compile(token.FoldString(`^(?:代表队|[男女](?:篮|足|排|乒|曲)|队(?:[^伍]|$))`))

// schools are what stands further behind: 安徽医科大学.
var schools = strings.Fields(token.FoldString(`大学 学院 医院 公司 集团 银行 研究院 研究所 协会 公会 商会 学会 联合会 中学`))
