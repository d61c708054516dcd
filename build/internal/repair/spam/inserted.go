package spam

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/repair/likely"
	"fangzhi/build/internal/repair/page"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
)

// cutInserted cuts out the names of advertisers that a program strewed among a
// page's characters, wherever they fell: 通过法澳门银河律途径, 更直播吧喜欢.
//
// Evidence: such a name stands within a word, which the characters beside it
// make without it, and does so twice; once on a page that is full of notes or
// has other such names. It leaves alone a page that names one in its title, and
// one on which most of them stand between words, as in a report on them.
func cutInserted(p *page.Page) (cut bool) {
	within, all, names := 0, 0, map[string]bool{}
	for i := range p.Blocks {
		text := p.Blocks[i].Text
		for _, at := range brandsAt(text) {
			names[text[at[0]:at[1]]] = true
			all++
			if isWithinWord(text, at[0], at[1]) {
				within++
			}
		}
	}
	if within < leastWithin && (within == 0 || len(names) < leastWithin) || within*maxBetween < all || brandsAt(p.Title) != nil {
		return false
	}
	for i := range p.Blocks {
		var edits []page.Edit
		for _, at := range brandsAt(p.Blocks[i].Text) {
			if !isName(p.Blocks[i].Text) {
				edits = append(edits, page.Edit{From: at[0], To: at[1], With: "", Certainty: article.Stated})
			}
		}
		p.Change(Rule, i, edits)
	}
	return true
}

// isName tells a line of nothing but such a name.
func isName(line string) bool {
	at := brandsAt(line)
	return len(at) == 1 && at[0][1]-at[0][0] == len(line)
}

const (
	leastWithin = 2
	maxBetween  = 5 // of so many names one stands within a word
)

// isWithinWord tells a place that parts a word: the characters beside it make one,
// and none with what is between; or letters of one pinyin note.
func isWithinWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	if !runes.IsHan(before) && before != unicode.ReplacementChar && strings.ContainsRune("([（【《{", before) || isLatin(before) && isLatin(after) {
		return isLatin(after) || after == '繁'
	}
	l := likely.Text()
	whole := l.Surprise(before, after)
	return l.IsOneWord(before, after) && whole < l.Surprise(before, first) && whole < l.Surprise(last, after)
}

func isLatin(r rune) bool { return r != 'x' && unicode.Is(unicode.Latin, r) }

// brandName is an advertiser's name, with what such names go on with; brandStems
// are what they begin with.
var (
	brandName = regexp.MustCompile(`(?:` +
		`[澳奥][门門](?:新?葡京|威尼斯人?|[伦倫]敦人|巴黎人|永利|[银銀]河|金沙|太[阳陽]城|美高梅|新濠|皇冠|博彩|六合彩)|` +
		`(?:新葡京|威尼斯人|太[阳陽]城|金沙|永利|[银銀]河|皇冠|大[发發]|申博|新利|立博|[优優]德|[伟偉]德)(?:[体體]育|[娱娛][乐樂]|国际|國際|[赌賭][场場]|官[网網]|真人|彩票)|` +
		`(?:[亚亞]博|[开開][云雲]|[华華][体體][会會]|[爱愛][游遊][戏戲]|[乐樂][鱼魚动動]|必[威博]|[万萬]博|[凯凱][发發]|雷火|泛[亚亞]|半[岛島]|江南|米[兰蘭]|星空|[云雲][开開]|火狐|沙巴|[贝貝]博|天博|博[鱼魚]|[满滿]冠|南[宫宮]|[欧歐][宝寶]|多[宝寶])(?:[体體]育|[电電][竞競]|[娱娛][乐樂]|彩票|真人|app|官[网網])|` +
		`九游[会會]|[竞競]技[宝寶]|威廉希[尔爾]|幸[运運][飞飛]艇|[极極]速[赛賽][车車]|[时時][时時]彩|北京[赛賽][车車]|六合彩|直播吧|[开開]元棋牌|manbetx|betway|bet365|365bet)` +
		`(?:[体體]育|[电電][竞競]|[娱娛][乐樂]城?|彩票|真人|国际|國際|棋牌|集[团團]|官方|官[网網]|[网網]站|[网網]址|中文|平[台臺]|投注|[注註][册冊]|登[录錄陸]|入口|首[页頁]|下[载載]|app|手机版|手機版|客[户戶]端|最新版|最新|在[线線]|[赌賭][场場]|老哥俱[乐樂]部)*`)
	brandStems = expression.NewWords(strings.Fields(`澳门 澳門 奥门 奥門 新葡京 威尼斯人 太阳城 太陽城 金沙 永利 银河 銀河 皇冠 大发 大發 申博 新利 立博 优德 優德 伟德 偉德
		亚博 亞博 开云 開雲 华体会 華體會 爱游戏 愛遊戲 乐鱼 樂魚 乐动 樂動 必威 必博 万博 萬博 凯发 凱發 雷火 泛亚 泛亞 半岛 半島 江南 米兰 米蘭 星空 云开 雲開 火狐 沙巴 贝博 貝博 天博 博鱼 博魚 满冠 滿冠 南宫 南宮 欧宝 歐寶 多宝 多寶
		九游会 九游會 竞技宝 競技寶 威廉希 幸运飞艇 幸運飛艇 极速赛车 極速賽車 时时彩 時時彩 北京赛车 北京賽車 六合彩 直播吧 开元棋牌 開元棋牌 manbetx betway bet365 365bet`)...)
)

// brandsAt are the places of such names in a text.
func brandsAt(text string) [][]int {
	if !brandStems.In(text) {
		return nil
	}
	return brandName.FindAllStringIndex(text, -1)
}
