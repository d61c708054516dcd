package repair

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// spamLines takes out lines that whoever hijacked a site planted in its pages:
// pornography, gambling, loans, drugs, forged papers, pirate games, farms of
// links.
//
// Evidence: the line is no sentence, and the phrases of such advertisements,
// in either script, make up a third of it, four different ones or more; three,
// where it is a row of four keywords or more; two and a quarter of it on a page
// that has shown such a line. It leaves alone an article about such things,
// where the phrases stand in sentences. One phrase is enough for a row of six
// keywords or more that has no two characters together that the rest of the
// page has; a line of nothing but one phrase, said twice, is one too. The words themselves are not kept in
// the log: it tells how many characters went.
func spamLines(p *Page) {
	p.mend(spamRule, spamTail)
	out := map[int]removal{}
	pairs := sync.OnceValue(p.pairs)
	look := func(shown bool) {
		for i, b := range p.Blocks {
			if _, known := out[i]; !known && (isSpam(b.Text, shown) || isForeign(b.Text, pairs)) {
				out[i] = removal{spamRule, planted("line", b.Text)}
			}
		}
	}
	if look(false); len(out) > 0 {
		look(true)
	}
	title := isSpam(p.Title, len(out) > 0)
	p.drop(out)
	if title {
		words := planted("title", p.Title)
		p.Title = ""
		p.made[article.InTitle] = []article.Repair{{Rule: spamRule, Block: article.InTitle, Before: words, Certainty: article.Stated}}
	}
}

const (
	spamRule      = "spam-lines"
	plantedPrefix = "a planted "
)

// planted is what is told of planted words.
func planted(what, words string) string {
	return fmt.Sprintf("%s%s of %d characters", plantedPrefix, what, utf8.RuneCountInString(words))
}

// spamTail cuts the keywords off that were hung on a line: 标题_代开发票_刻章_….
func spamTail(line string) []edit {
	for i, r := range line {
		if r != '_' && r != '|' {
			continue
		}
		head, rest := line[:i], line[i+1:]
		if keywords(rest) < leastKeywords-1 || utf8.RuneCountInString(head) < leastSpamHead || !isSpam(rest, true) || isSpam(head, true) {
			return nil
		}
		if hasSpamPhrase(token.FoldString(head)) {
			return nil
		}
		return []edit{{i, len(line), "", article.Stated}}
	}
	return nil
}

const (
	leastSpamHead    = 8 // characters of a line that has such a tail
	leastSpamPhrases = 4
	leastSpamShare   = 3 // one in three characters
	leastKeywords    = 4 // in a row
	maxKeywordRunes  = 14
)

func isSpam(line string, shown bool) bool {
	if len(line) < 12 || strings.Contains(line, "。") || strings.Contains(line, "；") {
		return false
	}
	line = token.FoldString(line)
	letters := 0
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	found := map[string]bool{}
	covered := 0
	for at := 0; at < len(line); {
		phrase := spamPhraseAt(line[at:])
		if phrase == "" {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
			continue
		}
		found[phrase] = true
		covered += utf8.RuneCountInString(phrase)
		at += len(phrase)
	}
	switch n := len(found); {
	case n > 0 && covered == letters && repeats(line, found):
		return true
	case letters < 12:
		return false
	case n >= leastSpamPhrases && covered*leastSpamShare >= letters:
		return true
	case n < 2 || !isKeywords(line):
		return false
	case n >= leastSpamPhrases-1 && covered*leastSpamShare >= letters:
		return true
	default:
		return shown && covered*(leastSpamShare+1) >= letters
	}
}

// repeats tells a line that says one of its phrases twice.
func repeats(line string, found map[string]bool) bool {
	for phrase := range found {
		if strings.Count(line, phrase) > 1 {
			return true
		}
	}
	return false
}

// isForeign tells a row of keywords that has nothing to do with its page.
func isForeign(line string, page func() map[string]bool) bool {
	if len(line) < 12 || strings.Contains(line, "。") || keywords(line) < leastForeign {
		return false
	}
	line = token.FoldString(line)
	if !hasSpamPhrase(line) {
		return false
	}
	pairs := page()
	shared := len(pairs) < leastPagePairs
	eachPair(line, func(pair string) { shared = shared || pairs[pair] })
	return !shared
}

func hasSpamPhrase(folded string) bool {
	for at := range folded {
		if spamPhraseAt(folded[at:]) != "" {
			return true
		}
	}
	return false
}

// pairs are all two characters together that the page's sentences have.
func (p *Page) pairs() map[string]bool {
	pairs := map[string]bool{}
	for _, b := range p.Blocks {
		if strings.Contains(b.Text, "。") {
			eachPair(token.FoldString(b.Text), func(pair string) { pairs[pair] = true })
		}
	}
	return pairs
}

const (
	leastForeign   = 6  // keywords
	leastPagePairs = 30 // of the page's sentences
)

// eachPair visits two characters of Chinese and the next two, and so on.
func eachPair(text string, visit func(pair string)) {
	runes := []rune(text)
	for i := 0; i+1 < len(runes); i++ {
		if isHan(runes[i]) && isHan(runes[i+1]) {
			visit(string(runes[i : i+2]))
		}
	}
}

// isKeywords tells a row of keywords: short pieces between one kind of sign
// that is no 、, which sentences list with.
func isKeywords(line string) bool { return keywords(line) >= leastKeywords }

// keywords is how many of them a row has; 0 for what is none.
func keywords(line string) int {
	for _, sign := range []string{",", "，", "|", "_", " ", "-", "/"} {
		pieces, short := strings.Split(line, sign), 0
		for _, piece := range pieces {
			if utf8.RuneCountInString(piece) <= maxKeywordRunes {
				short++
			}
		}
		if len(pieces) >= leastKeywords && short*10 >= len(pieces)*9 {
			return len(pieces)
		}
	}
	return 0
}

// spamPhraseAt is the longest phrase that a folded text begins with, or "".
func spamPhraseAt(text string) (longest string) {
	if len(text) < spamKeyBytes {
		return ""
	}
	for _, phrase := range spamByKey[text[:spamKeyBytes]] {
		if len(phrase) > len(longest) && strings.HasPrefix(text, phrase) {
			longest = phrase
		}
	}
	return longest
}

// spamByKey are the phrases, folded, by their first bytes.
var spamByKey = func() map[string][]string {
	all := map[string][]string{}
	for _, phrase := range strings.Fields(spamPhrases) {
		phrase = token.FoldString(phrase)
		all[phrase[:spamKeyBytes]] = append(all[phrase[:spamKeyBytes]], phrase)
	}
	return all
}()

// spamKeyBytes is as much as every phrase has: a character of Chinese.
const spamKeyBytes = 3

// spamPhrases are the stock of such lines.
const spamPhrases = `
国产精品 国产视频 国产自拍 国产在线 国产成人 精品国产 久久国产 欧美日韩 欧美精品 欧美性爱 日韩欧美 日韩精品 日韩一级 亚洲国产 亚洲欧美 亚洲精品 亚洲天天 亚洲综合 亚洲视频 亚洲熟女 亚洲成
免费不卡 在线不卡 不卡在线 在线观看 在线播放 免费观看 免费看片 免费视频 高清无码 高清视频 看片网站 看片
无码 有码中文 中文字幕 一区二区 二区三区 三级片 黄片 黄色网 毛片 成人影 成人网 成人视频 成人小说 成人午夜 成人av 成人在线 成人直播 看黄 日韩av 全套服务 一夜情 午夜福利 午夜影院 福利视频 福利姬
久久综合 久久精品 久久久 久久热 五月天 五月开心 五月丁香 六月综合 丁香六月 丁香五月 婷婷 香蕉视频 综合网 综合站 小说综合 图片视频 视频小说 激情 情色 色情 色综合 色五月 色播 色欲 乱色 淫 裸体 祼 做爱 性爱 性感 乱伦 人妻 少妇 熟女 自慰 偷拍 偷窥 自拍 露脸 口爆 黑丝 巨乳 爆乳
夜夜 天天日 日日做 天天干 天天射 天天操 天天欢 夜夜操 狠狠 人人操 人人干 人人爱 啪啪 草榴 av在线 av网 av片 av无码 avtt 日本av 综合av xxx 18禁
百家乐 时时彩 六合彩 北京赛车 北京pk10 pk10 幸运飞艇 秒速赛车 快三 分分彩 彩票网 彩票平台 彩票投注 计划群 开奖结果 开奖直播 开奖记录 走势图 博彩 老虎机 捕鱼游戏 真人娱乐 真人荷官 棋牌游戏 棋牌平台 注册送 充值送 送彩金 送体验金 体验金 首存 现金网 现金版 澳门新葡京 新葡京 葡京 太阳城 威尼斯人 金沙娱乐 金沙官网 娱乐场 水果机 申博 大发888 永利 皇冠体育 体育投注 足球投注 外围投注 运彩 亚博 必发365 bet365 伟德国际 万博 manbetx 欧宝娱乐 欧宝体育 华体会 爱游戏体育 乐鱼体育 开云体育 综合体育 真人平台 电竞投注 备用网址 娱乐城 娱乐平台 线上娱乐 线上百家乐 澳门赌场 赌场 开户送 app下载
小额贷款 抵押贷款 公积金贷款 信用卡代还 代还 无抵押贷款 无抵押 信用卡套现 套现 急用钱 身份证贷款 黑户贷款 黑户 不看征信 秒下款 下款 网贷 口子大全 借钱平台 贷款口子 高利贷 私人借款 快速放款
伟哥 印度神油 壮阳 早泄 前列腺炎 男科医院 阳痿 增大增粗 延时喷剂 催情 迷药 春药 听话水 减肥药 丰胸 癫痫医院 白癜风医院 牛皮癣医院 无痛人流 性病医院
代开发票 发票代开 办理证件 刻章办证 办证刻章 专业刻章 代办学历 办假证 四六级代考 代考 文凭办理 代办文凭 代写论文 论文代写 私家侦探 复制手机卡 办证 刻章
私服 传奇网站 新开传奇 复古传奇 传世私服 热血江湖sf 一条龙 外挂 辅助外挂 游戏代练
网站建设 seo优化 seo 百度快照 百度排名 网站推广 关键词排名 外链代发 外链 软文发布 友链交换 站群系统 站群 蜘蛛池 友情链接
高仿 精仿 复刻表 一比一 包养 同城约 约炮 约会软件 裸聊 微信同号 加薇信 加微信 代孕 试管婴儿`
