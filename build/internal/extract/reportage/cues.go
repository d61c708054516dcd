package reportage

// cue is a sort of words that reports have more often than other texts, or less
// often, and what it weighs, in tenths.
type cue struct {
	where  place
	weight int
	words  string // of both scripts, in Simplified; a shape has none
}

// place is where a cue's words are looked for.
type place uint8

const (
	inTitle place = iota // once is enough
	inLead               // the opening of the first paragraph; once is enough
	inText               // the first paragraphs; as often as they stand there
	places
)

// The shapes that are no words.
const (
	titleParts   = iota // a title in parts, with a space between
	titleFigures        //
	leadDay             // 8月21日
	leadDayAlone        // 21日
	figures             // 120余人
	items               // lines that open with a number
	letters             // words of Latin letters
	brief               // hardly any text
	noLead              // no paragraph that is one
	shapes
)

// bias is the weight that every text begins with.
const bias = -21

// cues are the sorts of words; the shapes come first, in their order. The weights
// are those that the program in weigh finds.
var cues = []cue{
	titleParts:   {inTitle, 17, ""},
	titleFigures: {inTitle, 11, ""},
	leadDay:      {inLead, 10, ""},
	leadDayAlone: {inLead, 12, ""},
	figures:      {inText, 14, ""},
	items:        {inText, -4, ""},
	letters:      {inText, 0, ""},
	brief:        {inText, -6, ""},
	noLead:       {inText, -13, ""},

	{inTitle, 8, `举行 举办 召开 开展 启动 成立 发布 亮相 获 揭牌 挂牌 走进 登陆 开幕 曝 宣布 抓获 落网 被 将 完成 正式 首 办 登场 吁 促 推 率 赴 再 了`},
	{inTitle, -2, `? 如何 怎么 怎样 什么 哪些 攻略 大全 技巧 方法 指南 教程 范文 浅谈 浅析 研究`},
	{inTitle, 3, `:`},

	{inLead, 9, `近日 日前 近期 连日来 昨日 昨天 昨晚 今日 今天 今早 今晨 今晚 前晚 当日 当天`},
	{inLead, 9, `周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六`},
	{inLead, 11, `上午 下午 凌晨 傍晚 早上 晚上 时许 晚间 中午`},
	{inLead, 5, `举行 举办 召开 开展 启动 揭牌 开幕 挂牌 成立 签约 亮相 走进 来到 组织 承办 主办 出席 参加 宣布 发布 公布 通报 获评 荣获 投入使用 开工 竣工 完工 迎来 落户 上线`},
	{inLead, 6, `警方 民警 派出所 公安 消防 法院 检察院 报警 嫌疑人 抓获 落网 车祸 火警 事故`},
	{inLead, 6, `市委 县委 区委 镇党委 市政府 县政府 区公所 乡公所 镇公所 街道 社区 居委会 委员会 协会 办事处 教育局 管理局 大队 支队 中学 小学 大学 里长 乡长 镇长 县长 市长 局长`},

	{inText, 16, `表示, 表示: 指出, 指出: 强调, 强调: 介绍, 介绍: 透露, 透露: 坦言, 坦言: 称, 称: 说, 说: 认为, 认为: 告诉记者, 告诉记者: 呼吁, 呼吁: 回应, 回应:`},
	{inText, 10, `指, 指: 补充, 补充: 解释, 解释: 批评, 批评: 直言, 直言: 否认, 否认: 承认, 承认: 重申, 重申: 宣布, 宣布: 提醒, 提醒:`},
	{inText, 4, `获悉 了解到 据介绍 据悉 据了解 据统计 据报道 据报`},
	{inText, 15, `记者`},
	{inText, 5, `活动中 活动现场 活动当天 活动当日 活动期间 活动结束 现场 随后 仪式 与会 会上 会议`},
	{inText, 7, `下一步 接下来 未来 今后 目前 日后`},
	{inText, 15, `居民 村民 群众 市民 民众 志愿者 志工 学生 家长`},
	{inText, 6, `“ 「`},

	{inText, -3, `我 我们 俺 咱`},
	{none, 0, `自我 我国 我市 我县 我区 我省 我校 我院 我局 我镇 我村`},
	{inText, -7, `你 您`},
	{inText, -8, `?`},
	{inText, -3, `!`},
	{inText, -9, `必须 应当 应该 不得 不能 可以 需要 如果 那么 因为 所以 但是 其实 例如 比如 然而 因此`},
	{inText, -11, `步骤 方法 如何 怎么 注意事项 第一步 首先 其次 总之 综上 一般 通常 指的是 是指 即可 建议您 推荐 本文 小编`},
	{inText, -14, `大概 恐怕 显然 无疑 反而 究竟 所谓 可见 令人 简直 竟然 居然 毕竟 正如 甚至 当然 似乎 也许 或许 未必 不禁 无论 尽管 本质`},
	{inText, -7, `笔者 我认为 我想 我觉得 反思 难道 岂 何尝 与其 值得`},
	{inText, 0, `仿佛 仿若 宛如 犹如 静静 悄悄 淡淡 轻轻 阳光 记忆 童年 岁月 生命 灵魂 思念 温柔`},
	{inText, -4, `道: 笑道 问道 只见 忽然 心里 心中 眼睛 他的 她的`},
	{inText, -9, `曰 吾 汝 矣 焉 兮 乃 耶`},
	{inText, -11, `特此 现将 通知如下 公告如下 本办法 本条例 本规定 第一条 第二条 第三条`},
	{inText, -2, `摘要 关键词 参考文献`},
}
