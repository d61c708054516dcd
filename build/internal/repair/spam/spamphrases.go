package spam

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/token"
)

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
高仿 精仿 复刻表 一比一 包养 同城约 约炮 约会软件 裸聊 微信同号 加薇信 加微信 代孕 试管婴儿
久久 一级片 一级黄 欧美一级 欧美在线 欧美熟 欧美激情 日韩国产 日韩福利 日韩电影 亚洲乱码 亚洲午夜 亚洲自拍 亚洲色 亚洲国产精品 亚洲日韩 国产乱 国产又 国产三级 国产一区 国产一级 国产欧美 国产高清 国产私拍 一区二区三区 精品一区 精品二区 精品视频 精品久久 涩涩 色哟哟 色婷婷 色九月 青青草 草app 尤物 伊人 大香线蕉 大香蕉 牲交 情侣视频 大尺度 潮喷 喷水 抽插 爽爽 黑人巨 亚洲av 国产av 免费av 在线精品 无码精品 无遮挡 免费黄 美女裸 裸交 娇妻 禁漫 韩漫 老熟 肥臀 大片免费 视频大全 色图 亚洲成人 男男 男同 gay1069 一二区 中文幕 撸 操逼 热逼 骚 巨臀 蜜桃视频 樱桃视频 秋葵视频 丝瓜视频 草莓视频 榴莲视频 黄瓜视频 番茄视频 麻豆 天美传媒 精东 四虎 东京热 av自拍 av网址 av影院 成年人视 成人版 成人黄 午夜视频 午夜精品 午夜剧场 污黄 黄视频 乱子伦 肉文 开心激情 激情视频 激情网 好吊 在线视频 官方网站-ios 官方网站-app 官方网站 官方入口 官方app 官方下载 官网入口 官网登录 官网首页 官网下载 官网app 官方平台 登录入口 登陆入口 网页版登录 网页版入口 手机版app 手机app下载 手机app app官方 app官网 ios/android ios/安卓 android通用版 安卓通用 通用版 全站app 网页版 体育(中国) 体育app 体育官网 体育官方 体育登录 体育平台 体育娱乐 体育在线 国际官网 国际娱乐 国际平台 国际版官 娱乐官网 娱乐入口 娱乐下载 娱乐注册 娱乐app 南宫娱乐 ng28 ng体育 米兰体育 满冠体育 乐动体育 bob体育 bob综合 kok体育 ag真人 ag国际 ag官网 og真人 bg真人 mg电子 pg电子 pg娱乐 pg模拟器 cq9 jdb电子 电子游艺 电子游戏平台 星空体育 必威 博鱼 雷火电竞 泛亚电竞 九游会 九游娱乐 凯发 天博 半岛体育 江南体育 江南娱乐 云开体育 完美体育 贝博 火狐体育 沙巴体育 竞彩 投注站 投注平台 下注平台 球盘 棋牌 捕鱼 斗地主下载 麻将下载
一码一肖 一肖一码 一肖一特 一码中 三肖 四肖 六肖 九肖 平特 特马 特码 特中 期期准 期期中 管家婆 白小姐 王中王 曾道人 香港马会 六开彩 六和彩 新澳门 新奥门 新澳 新奥天天 澳门开奖 今晚开奖 开奖十记录 开奖号码 正版资料 精准资料 精准大全 免费资料 资料大全 资料免费 二四六 天天彩 玄机图 跑狗图
空放贷款 空放 私人放款 私人放贷 短借 应急借款 不上征信 当天放款 当天下款 身份证借款 零用贷 大额借款 民间借贷公司
代怀 代孕公司 代孕价格 代孕中介 代孕费用 代孕妈妈 供卵 供精 试管包成功 试管包 包成功 包性别 选性别 包男孩 助孕 捐卵
外围女 上门服务 上门按摩 莞式 喝茶资源 高端茶 楼凤 小姐上门 学生妹 伴游 兼职妹 复制卡 银行卡出售 四件套 实名卡 跑分 卡农 代实名 账号出售 刷单 刷粉 刷赞 涨粉 快手刷 抖音刷
スーパーコピー ブランドコピー コピー時計 コピー 激安 通販 偽物 ルイヴィトン ロレックス エルメス シャネル グッチ バイアグラ シアリス カマグラ レビトラ ed治療薬 精力剤 個人輸入 n級品 代引き アダルト 無修正 中出し 援交 出会い系 オンラインカジノ パチンコ
麻将开挂 开挂软件 开挂 透视挂 辅助器 微乐麻将 微乐 发好牌 控牌 真人麻将 麻将提现 真钱 下分 上下分 手机棋牌
国外文凭 毕业证成绩单 毕业证办理 办理毕业证 留信认证 留服认证 学历认证 学位证办理 开发票 代开 餐饮发票 建材发票 住宿费发票 增值税发票代开 先开后付 专业办理 办理房产证 办理驾驶证 办理结婚证 办理营业执照
配资炒股 炒股配资 股票配资 期货配资 网上配资 线上配资 配资平台 配资公司 配资开户 实盘配资 在线配资 股票杠杆 炒股杠杆 杠杆开户 杠杆炒股 倍杠杆
激活密钥 激活工具 激活码 永久激活 序列号 注册机 破解版 破解软件 破解工具 账号共享 会员账号 会员共享
论文查重 查重降重 论文降重 靓号批发 流量卡批发 物联卡批发 电话卡批发 电话卡代办 代理加盟 带货培训 起名打分 八字测算 塔罗牌占卜 号测吉凶 解梦大全
专业代办 代办各类 各类学历 学历证书 传奇私服 私服发布 新开传奇sf 传奇sf sf发布网 seo快排 快排优化 站群租用 黑帽seo 黑帽优化 黑帽 真人视讯 注册就送 注册送 外围模特 交友外围
单职业 迷失传奇 沉默传奇 合击传奇 微变传奇 变态传奇 打金传奇 传奇手游 手游变态版 变态版 三端互通 满级vip sf发布
各类毕业证 毕业证学位证 四六级证书 先办证 证后付款 迷昏药 听话药 乖乖水 三唑仑 蒙汗药
`

// isAboutSpam tells a page whose sentences speak of what is advertised.
func isAboutSpam(p *page.Page) bool {
	spoken := map[string]bool{}
	for _, b := range p.Blocks {
		if end := strings.LastIndex(b.Text, "。"); end > 0 {
			found, _, _ := spamIn(token.FoldString(b.Text[:end]))
			if len(found) > 1 && strings.ContainsAny(b.Text, "，,“。(（") { // else nothing can be planted among them
				found = spokenIn(b.Text[:end])
			}
			for phrase := range found {
				spoken[phrase] = true
			}
		}
	}
	return len(spoken) >= leastSpoken
}

// spokenIn are the phrases in sentences that do not stand in a clause of nothing else.
func spokenIn(text string) map[string]bool {
	spoken := map[string]bool{}
	from := 0
	for _, mark := range append(clauseMarks.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if piece := text[from:mark[0]]; !advertises(piece, nil) {
			found, _, _ := spamIn(token.FoldString(piece))
			for phrase := range found {
				spoken[phrase] = true
			}
		}
		from = mark[1]
	}
	return spoken
}

// leastSpoken is how many different phrases the sentences of such a page have.
const leastSpoken = 3

func hasSpamPhrase(folded string) bool {
	for at := range folded {
		if spamPhraseAt(folded[at:]) != "" {
			return true
		}
	}
	return false
}

// spamIn are the phrases in a folded text, how many of its characters they
// are, and how many letters and digits it has.
func spamIn(line string) (found map[string]bool, covered, letters int) {
	for _, r := range line {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	for at := 0; at < len(line); {
		phrase := spamPhraseAt(line[at:])
		if phrase == "" || phrase == mask && isAmidWord(line, at, at+len(phrase)) {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
			continue
		}
		if found == nil {
			found = map[string]bool{}
		}
		found[phrase] = true
		covered += utf8.RuneCountInString(phrase)
		at += len(phrase)
	}
	return found, covered, letters
}

// mask is a phrase that stands for figures, too, where it is part of a word:
// IPC-HDBW2XXX.
const mask = "xxx"

// isAmidWord tells a letter or a figure of ASCII beside a place of a folded line.
func isAmidWord(line string, from, to int) bool {
	is := func(i int) bool {
		return i >= 0 && i < len(line) && (line[i] >= 'a' && line[i] <= 'z' || line[i] >= '0' && line[i] <= '9')
	}
	return is(from-1) || is(to)
}

// phrasesIn are the phrases in a text.
func phrasesIn(text string) map[string]bool {
	found, _, _ := spamIn(token.FoldString(text))
	return found
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
