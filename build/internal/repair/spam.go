package repair

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fangzhi/data/article"
)

// spamLines takes out lines that whoever hijacked a site planted in its pages.
//
// Evidence: the phrases of such advertisements make up a third of the line at
// least, four different ones or more, and it is no sentence. It leaves alone
// an article about such sites, where the phrases stand in sentences. The words
// themselves are not kept in the log: it tells how many characters went.
func spamLines(p *Page) {
	out := map[int]removal{}
	for i, b := range p.Blocks {
		if isSpam(b.Text) {
			out[i] = removal{"spam-lines", fmt.Sprintf("a planted line of %d characters", utf8.RuneCountInString(b.Text))}
		}
	}
	p.drop(out)
	if isSpam(p.Title) {
		words := fmt.Sprintf("a planted title of %d characters", utf8.RuneCountInString(p.Title))
		p.Title = ""
		p.made[article.InTitle] = []article.Repair{{Rule: "spam-lines", Block: article.InTitle, Before: words, Certainty: article.Stated}}
	}
}

const (
	leastSpamPhrases = 4
	leastSpamShare   = 3 // one in three characters
)

func isSpam(line string) bool {
	if len(line) < 12 || strings.Contains(line, "。") || strings.Contains(line, "；") {
		return false
	}
	line = strings.ToLower(norm.NFKC.String(line))
	letters := 0
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	if letters < 12 {
		return false
	}
	covered, different := 0, 0
	for _, phrase := range spamPhrases {
		if n := strings.Count(line, phrase); n > 0 {
			different++
			covered += n * utf8.RuneCountInString(phrase)
		}
	}
	return different >= leastSpamPhrases && covered*leastSpamShare >= letters
}

// spamPhrases are the stock of such lines, longer phrases first where one
// holds another; each is counted where it stands.
var spamPhrases = strings.Fields(`
国产精品 国产视频 国产自拍 国产在线 欧美日韩 欧美精品 日韩欧美 日韩精品 亚洲国产 亚洲欧美 亚洲精品 亚洲天天 亚洲综合 亚洲视频
國產精品 歐美日韓 日韓歐美 亞洲國產 亞洲綜合
免费不卡 在线不卡 不卡在线 在线观看 在線觀看 在线播放 免费观看 免费看片 免费视频 免費視頻 高清无码 高清視頻
无码 無碼 有码中文 中文字幕 一区二区 二区三区 一區二區 三级片 三級片 黄片 黃片 黄色网 黃色網 毛片 成人影 成人网 成人網 成人视频 成人小说 成人午夜 午夜福利 午夜影院 福利视频 福利姬
久久综合 久久精品 久久久 久久热 五月天 五月开心 五月丁香 六月综合 丁香六月 丁香五月 婷婷 香蕉视频 香蕉視頻 综合网 综合站 小说综合 图片视频 视频小说 激情 情色 色情 色综合 色五月 色播 色欲 淫 裸体 祼 做爱 做愛 性爱 性愛 性感 乱伦 亂倫 人妻 少妇 熟女 自慰 偷拍 偷窥 自拍 露脸 口爆 黑丝 巨乳 爆乳
夜夜 天天日 日日做 天天干 天天射 天天操 天天欢 夜夜操 狠狠 人人操 人人干 人人爱 啪啪 草榴 av在线 av网 avtt 综合av xxx 18禁
百家乐 百家樂 时时彩 時時彩 六合彩 北京赛车 幸运飞艇 彩票网 彩票平台 彩票投注 开奖结果 开奖直播 博彩 老虎机 真人娱乐 真人荷官 棋牌游戏 棋牌平台 注册送 充值送 首存 澳门新葡京 新葡京 葡京 太阳城 威尼斯人 金沙娱乐 永利 皇冠体育 体育投注 足球投注 外围投注 亚博 娱乐城 娱乐平台 线上娱乐 澳门赌场 赌场
代开发票 代開發票 办理证件 刻章办证 私服 高仿 包养 同城约 约炮 约会软件 裸聊 微信同号 加薇信 代孕 迷药 春药`)
