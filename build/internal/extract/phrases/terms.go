package phrases

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/expression"
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/runes"
	"fangzhi/data/article"
	"fangzhi/data/token"
)

// Term is what stands in quotation marks in an article and may be a named
// phrase: 民呼我应, 三邻工作法. Whether it is one, the whole archive tells.
type Term struct {
	Key   string `json:"k"`           // folded: one in either script
	Text  string `json:"t"`           // as the article writes it
	Named bool   `json:"n,omitempty"` // something says that it is a name: 开展“…”活动
	Often bool   `json:"o,omitempty"` // the article alone tells that it is a phrase
}

// Runes of a term, and how many of them an article may give.
const (
	shortestTerm = 2
	longestTerm  = 14
	maxTerms     = 60

	oftenMarked = 3 // times in quotation marks that make a name of a term
)

// Terms lists an article's terms in the order they come in.
func Terms(a *article.Article, parts []fact.Part) []Term {
	var all []Term
	at := map[string]int{}
	marked := map[string]int{}  // times in quotation marks
	headed := map[string]bool{} // stands in the title or a heading
	called := map[string]bool{} // the words around it say what it is the name of
	for i, p := range parts {
		head := i == 0 || a.Blocks[i-1].Kind == article.Heading
		for _, q := range quoted(p.Text) {
			key := token.FoldString(q.text)
			if !isTerm(key) {
				continue
			}
			n, known := at[key]
			if !known {
				if len(all) == maxTerms {
					continue
				}
				n = len(all)
				at[key] = n
				all = append(all, Term{Key: key, Text: q.text, Named: hasNameForm(key)})
			}
			marked[key]++
			called[key] = called[key] || followsName(q.after) || leadsName(q.before)
			all[n].Named = all[n].Named || head || called[key]
			headed[key] = headed[key] || head
		}
	}
	if len(all) == 0 {
		return nil
	}
	title, body := fact.Folded(parts)
	for i := range all {
		t := &all[i]
		times := strings.Count(title, t.Key) + strings.Count(body, t.Key)
		head := headed[t.Key]
		if stem := stemOf(t.Key); stem != "" { // “三邻” is “三邻工作法” too
			if _, known := at[stem]; known {
				times += strings.Count(title, stem)
				head = head || headed[stem]
			}
		}
		byName := called[t.Key] || hasNameForm(t.Key) || marked[t.Key] >= oftenMarked
		t.Named = t.Named || byName
		t.Often = byName && !runes.AtMost(t.Key, shortestTerm) && (times >= 3 || times == 2 && head)
	}
	return all
}

// quote is a run of text in quotation marks, and what stands around it.
type quote struct{ text, before, after string }

// closing is the mark that ends what a mark begins, 0 where it begins nothing.
func closing(mark rune) rune {
	switch mark {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return 0
}

// quoted lists what stands in quotation marks and is short enough.
func quoted(text string) []quote {
	var all []quote
	for i, r := range runes.Others(text) {
		end := closing(r)
		if end == 0 {
			continue
		}
		from := i + utf8.RuneLen(r)
		n := 0
		for j, c := range text[from:] {
			if c == end {
				if n >= shortestTerm {
					all = append(all, quote{text[from : from+j], text[:i], text[from+j+utf8.RuneLen(c):]})
				}
				break
			}
			if n++; n > longestTerm {
				break
			}
		}
	}
	return all
}

// isTerm tells what could be a name: no sentence, no single character.
func isTerm(key string) bool {
	runes, han := 0, 0
	for _, r := range key {
		runes++
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("·+-—. ", r):
		default:
			return false
		}
	}
	digits := strings.Trim(key, "0123456789") == ""
	return runes >= shortestTerm && runes <= longestTerm && (han >= 2 || digits && runes >= 5 || han == 1 && runes >= 3) && !figures[key] && !isSpanOfDays(runes, key) && !judging.MatchString(key)
}

// judging is what somebody calls a thing, not its name: 根本性分歧.
var judging = expression.Compile(`性(?:分歧|问题|变化|影响|进展|作用|意义|改变|转变|突破|胜利|成果|因素|挑战|机遇)$`)

// isSpanOfDays tells 三日 and 十天, which laws quote to say how they count.
func isSpanOfDays(runes int, key string) bool {
	stem := strings.TrimRight(key, "日天年")
	return runes <= 3 && stem != key && strings.Trim(stem, "一二三四五六七八九十两") == ""
}

// hasNameForm tells by itself that a term is a name: by its ending, by a number
// that it begins with, by its length.
func hasNameForm(key string) bool {
	n := utf8.RuneCountInString(key)
	first, _ := utf8.DecodeRuneInString(key)
	return n >= 6 || stemOf(key) != "" || strings.ContainsRune("两三四五六七八九十百千万双0123456789", first) || n >= 4 && first == '一'
}

// stemOf is a term without the word that tells what it is a name of, or "".
func stemOf(key string) string {
	for _, ending := range nameEndings {
		if stem, ok := strings.CutSuffix(key, ending); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem
		}
	}
	return ""
}

var (
	nameEndings = foldWords(`工作法 工程 行动 计划 机制 模式 制度 精神 战略 倡议 方案 走廊 平台 论坛 勋章 楷模 小组 服务队 先锋队 志愿队 驿站 课堂 讲堂 专栏 丛书 指数 清单 公约 议事会 书屋 剧场 之家 经验 议事厅 议事园 管家 合伙人`)
	// nameNouns stand behind a name and tell what it is one of.
	nameNouns = foldWords(`工作法 规划 时期 期间 活动 主题 实践 倡议 假期 合作 建设 工程 战略 项目 行动 专项 称号 框架 产品 品牌 方针 目标 经验 模式 理念 机制 原则 工作 政策 制度 计划 平台 专栏 系列 示范 晚会 攻坚 精神 体系 方案 服务
试点 改革 号 管道 火箭 节 展 论坛 大赛 讲堂 课堂 栏目 驿站 之家 中心 小组 阵地 基地 公众号 小程序 客户端 热线 书屋 微心愿 志愿 党支部 社会组织 治理 特色 教育 宣讲 监督 学习 国家 联盟 指数 清单 勋章 奖 榜 计分 积分 议事`)
	// nameVerbs stand before one.
	nameVerbs = foldWords(`开展 实施 创新 推行 探索 创建 名为 称为 叫做 题为 主题为 启动 举办 开通 践行 提出 授予 荣获 获评 台风 推出 开设 增设 成立 设立 组建 搭建 发起 开办 所谓 首创 总结 形成 实行 落实`)
)

func foldWords(words string) []string { return strings.Fields(token.FoldString(words)) }

func followsName(after string) bool {
	next := token.FoldString(runes.First(after, 6))
	for _, word := range nameNouns {
		if at := strings.Index(next, word); at == 0 || at > 0 && at <= 6 && word == "活动" {
			return true
		}
	}
	return false
}

func leadsName(before string) bool {
	last := token.FoldString(runes.Last(before, 6))
	last = strings.TrimSuffix(strings.TrimSuffix(last, "了"), "以")
	for _, word := range nameVerbs {
		if strings.HasSuffix(last, word) {
			return true
		}
	}
	return false
}

// figures are figures of speech and words that are often quoted and name
// nothing.
var figures = func() map[string]bool {
	set := map[string]bool{}
	for _, word := range foldWords(`最后一公里 停摆 组合拳 压舱石 加速度 朋友圈 一把手 开门红 一盘棋 大动脉 快车道 红线 家门口 清零 出圈 领跑 牛鼻子 加速键 快进键 体检 出海 上新 圈粉 牵手 拱火 硬核 瘦身 风向标 家底 试金石 晴雨表 主心骨 顶梁柱 绊脚石
硬骨头 金钥匙 金饭碗 铁饭碗 领头雁 排头兵 聚宝盆 摇钱树 后花园 含金量 含绿量 菜篮子 米袋子 果盘子 大家庭 急难愁盼 卡脖子 稳定器 助推器 新引擎 加油站 桥头堡 试验田 蛋糕 大蛋糕 金名片 新名片 名片 定盘星 指挥棒 催化剂 护身符 保护伞 防火墙 生命线
绣花功夫 钉钉子 回头看 走出去 引进来 一刀切 半边天 第一 第一步 第一线 一线 二线 大家 大脑 智慧大脑 有没有 好不好 行不行 能不能 看得见 摸得着 不可能 零距离 零容忍 点对点 面对面 手拉手 心连心 一对一 从0到1 从无到有 从有到优 双重 双赢 多赢 共赢 先手棋
突破口 着力点 切入点 落脚点 出发点 大文章 下半篇文章 大写意 工笔画 弯道超车 换道超车 有形的手 无形的手 连心桥 及时雨 定心丸 强心针 强心剂 明白纸 明白账 幸福账 民生账 经济账 生态账 金种子 好帮手 大管家 娘家人 贴心人 自己人 老大难 烫手山芋 香饽饽
轻骑兵 主力军 生力军 先锋队 急先锋 领航员 守护神 守护者 守门人 火车头 双引擎 双轮驱动 满堂红 一张网 一条龙 一条心 一家人 一家亲 一站式 一揽子 一体化 一件事 活起来 动起来 火起来 热起来 富起来 强起来 管得好 放得活 放得开 冷资源 热经济 流量 留量 颜值
气质 底色 成色 春天 寒冬 拦路虎 堵点 痛点 难点 断点 卡点 梗阻 肠梗阻 中梗阻 空心化 碎片化 内卷 躺平 清新 变形记 魔法 秘密 密码 法宝 利器 神器 福利 红包 礼包 大礼包 盛宴 大餐 精神大餐 文化大餐 方便 升级 轴心 实 小事 大事 关键小事 民生小事 绿色 短板 长板 潜力板 躺赢 陪跑 小烦恼 糖罐子 反毒 新玩法 双链 亲水 大民生`) {
		set[word] = true
	}
	return set
}()
