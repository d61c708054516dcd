package gazetteer

import (
	"slices"
	"strings"

	"fangzhi/data/token"
)

// The table ends at towns: villages, communities and zones are known by their
// endings, behind a place or where a name can begin.

// zoneWords are what a zone of a city is called behind the city's name.
var zoneWords = foldAll(`经济技术开发区 经济开发区 经开区 高新技术产业开发区 高新技术开发区 高新区 综合保税区 保税区 工业园区 开发区 产业集聚区`)

// villageWords are what villages and communities are called.
var villageWords = foldAll(`社区 村 行政村 居委会 嘎查`)

// naturalWords are what the parts of a village are called.
var naturalWords = foldAll(`自然村`)

// townWords are what towns are called that the table may not have.
var townWords = foldAll(`街道 镇 乡 苏木`)

func foldAll(words string) [][]rune {
	var all [][]rune
	for _, word := range strings.Fields(words) {
		all = append(all, []rune(token.FoldString(word)))
	}
	return all
}

// Most characters of a name before its ending: behind a town or county, behind
// a city, and alone.
const (
	maxBehindTown   = 7
	maxBehindCounty = 5 // of a village
	maxBehindCity   = 4
	maxLoose        = 7
	maxLi           = 3
	maxOld          = 3 // of a town that bears another ending today
)

// zone reads a zone behind a city or county, whose name begins with that of
// the city: 常州经开区.
func (r *reader) zone(m *Mention) (Step, bool) {
	before := m.Steps[len(m.Steps)-1]
	if before.Rank < City || before.Rank > County || len(before.Of) == 0 {
		return Step{}, false
	}
	for _, word := range zoneWords {
		if r.has(m.End, word) {
			return Step{Start: before.Start, End: m.End + len(word), Rank: County, Full: true}, true
		}
	}
	return Step{}, false
}

// below reads a town, village or community that the table does not have,
// behind a place of the text.
func (r *reader) below(m *Mention) (Step, bool) {
	before := m.Steps[len(m.Steps)-1]
	if before.Rank < City || before.Rank == Village && !r.isNatural(m.End) {
		return Step{}, false
	}
	if n := r.quarter(m.End, before.Rank); n > 0 {
		if s, ok := r.named(m.End+n, maxBehindTown, villageWords, Village, true); ok {
			return s, true
		}
	}
	longest := maxBehindTown
	if before.Rank == City {
		longest = maxBehindCity
	}
	if slices.ContainsFunc(before.Of, r.isTown) {
		if s, ok := r.named(m.End, maxLi, liWords, Village, false); ok {
			s.isLi = r.text[s.End-1] == '里'
			return s, true
		}
	}
	if (before.Rank == County || before.Rank == City) && !slices.ContainsFunc(before.Of, r.isTaiwanese) {
		if s, ok := r.named(m.End+r.direction(m.End), longest, townWords, Town, false); ok {
			if now := r.upgraded(s, before.Of); now != none {
				s.Of = []ID{now}
			}
			return s, true
		}
	}
	if before.Rank == Village {
		return r.named(m.End, longest, naturalWords, Village, true)
	}
	if s, ok := r.listed(m.End, before); ok {
		return s, true
	}
	if before.Rank == County {
		longest = maxBehindCounty
	}
	if slices.ContainsFunc(before.Of, r.isPart) {
		return r.named(m.End, longest, villageWords[1:], Village, true) // a 社區 is no division there
	}
	return r.named(m.End, longest, villageWords, Village, before.Rank == Town)
}

// listed reads a village that the table has in the town before, whatever its name
// is like: 苗集镇张古村.
func (r *reader) listed(at int, town Step) (Step, bool) {
	if town.Rank != Town || len(town.Of) != 1 {
		return Step{}, false
	}
	for i := at + 2; i < len(r.text) && i-at <= maxBehindTown && isHan(r.text[i]); i++ {
		for _, word := range villageWords[:2] { // 社区, 村
			if r.has(i, word) && !(word[0] == '村' && (r.startsVillagers(i+1) || r.has(i, toEvery))) && hasVillage(town.Of[0], villageNamed(string(r.text[at:i]))) {
				return Step{Start: at, End: i + len(word), Rank: Village, Full: true}, true
			}
		}
	}
	return Step{}, false
}

// startsVillagers tells that what stands behind 村 makes another word of it: 村民.
func (r *reader) startsVillagers(at int) bool {
	return at < len(r.text) && strings.ContainsRune("民庄落级寨", r.text[at])
}

// centre is what makes of a community beside no place a house for all: 社区中心.
var centre = []rune(token.FoldString("中心"))

// direction is the length of the word that tells in which part of a county a
// town lies: 禹州市西北磨街乡.
func (r *reader) direction(at int) int {
	for _, word := range directions {
		if r.has(at, word) {
			return len(word)
		}
	}
	return 0
}

var directions = foldAll(`东北 西北 东南 西南 东部 西部 南部 北部 中部 境内`)

// quarter is the length of the part of a town that stands before a village:
// 亚尔镇新城片区新城西门村, 文化街街道办事处明珠花园社区.
func (r *reader) quarter(at int, before Rank) int {
	const longest = 5 // characters before its ending
	if before != Town {
		return 0
	}
	for _, word := range officeOf {
		if r.has(at, word) {
			return len(word)
		}
	}
	for i := at + 1; i < len(r.text) && i-at <= longest && isHan(r.text[i]); i++ {
		for _, word := range quarterWords {
			if r.has(i, word) {
				return i + len(word) - at
			}
		}
	}
	return 0
}

var (
	quarterWords = foldAll(`片区 管理区 工作区`)
	officeOf     = foldAll(`办事处 办`)
)

// headsOfLi make of 里 its head or those of its neighbourhoods: 誠仁里長, 績優里鄰長.
var headsOfLi = token.FoldString("长邻")

// care makes of 社區 a word for help: 保民宮社區照顧關懷據點.
var care = []rune(token.FoldString("照顾"))

// headOfLi makes of 村 the beginning of 村里長, the heads of villages.
var headOfLi = []rune(token.FoldString("里长"))

// toEvery makes of 村 the first of 村村通, the road to every village.
var toEvery = []rune(token.FoldString("村村通"))

// isNatural tells that a natural village follows: 王村石门自然村.
func (r *reader) isNatural(at int) bool {
	end := min(at+maxBehindTown+3, len(r.text))
	return strings.Contains(string(r.text[at:end]), string(naturalWords[0]))
}

// named reads a name with one of some endings, of two characters at least
// before that; a village behind its town may have one: 王村.
func (r *reader) named(at, longest int, words [][]rune, rank Rank, behindTown bool) (Step, bool) {
	for i := at; i < len(r.text) && i-at <= longest; i++ {
		if !isHan(r.text[i]) {
			break
		}
		if i-at < 2 && !(i-at == 1 && rank == Village && behindTown) {
			continue
		}
		for _, word := range words {
			if !r.has(i, word) {
				continue
			}
			end := i + len(word)
			if rank == Village && (r.startsVillagers(end) || r.has(end, care)) || word[len(word)-1] == '里' && end < len(r.text) && strings.ContainsRune(headsOfLi, r.text[end]) || word[len(word)-1] == '村' && (r.has(end, headOfLi) || r.has(end-1, toEvery)) {
				return Step{}, false
			}
			if !isStem(r.text[at:i], word, behindTown) && !(rank == Town && len(r.asStreet(r.text[at:i+1])) > 0) || rank == Town && !r.ends(end, rank) {
				return Step{}, false
			}
			return Step{Start: at, End: end, Rank: rank, Full: true}, true
		}
	}
	return Step{}, false
}

// notIn are characters that names of places do not hold, and with them the
// words of a sentence.
const notIn = "的了是与及受个或级着过被把让将使这那其各该本全每某等们你我他她它有没不也都就还又在从对向给为和说看并且但而能会可要应须已正据经由于并给到所以则之乎者些么什吗吧呢啊第"

// notAVillage are characters before 村 that name none: 包村干部.
const notAVillage = "镇乡县市省包驻入出下到邻空并联帮带护回离游美富建兴扶治管一二两三四五六七八九十几数首多整另外内原同跨走近临靠"

// stems are no names though they stand before an ending: 城市社区, 美丽乡村.
var stems = set(`社区 城市 住宅 工业 强制 震灾 繁荣 鼓励 农村 乡村 美丽 和谐 智慧 平安 幸福 文明 示范 所在 辖区 我们 街道 镇村 所有 多个 部分 基层 整个 试点 牧民 移民 古村 行政 自然 贫困 空心 特色 乡镇 城乡 中心 边境 传统 新型 老旧 国际 完整 绿色 安置 回迁 还建 动迁 过渡 撤村 重点 周边
党员 居民 志愿 服务 群众 干部 组织 推动 开展 深入 推进 建设 打造 走进 民族 易地 扶贫 搬迁 帮扶 脱贫 数字 宜居 未来 共富 先进 模范 优秀 品质 生态 旅游 文化 历史 红色 样板 标杆 淘宝 电商 网红 艺术
助推 新建 改建 共建 创建 构建 走访 助力 参与 引导 引领 进入 覆盖 联合 邀请 选派 依托 整治 提升 改造 下沉 动员 带动 发动 组建 指导 帮助 结合 全市 全区 全县 全镇 共同体 共治 融入 嵌入 关爱 试点 推行 实现 加强 促进 加快 解决 支持 治理 基层 组成 完善 优化 相关 附近 周围 多数 少数 有关 涉及 受灾 灾区 所辖 下辖 管辖 直属 各级 生活 学校 家门口 商圈 街区 单位 校园 企业 机关 园区 厂区 营区 军营 库区 林区 牧区 山区 景区 老城区 城区 郊区 城中 城郊 镇上 县里 市里 区里 联系 对接 包联 结对 共驻 走街 连接 联动 高效 打通 科技 远程 互联网 网格 党群 党建 健康 养老 友好 儿童 无障碍 零碳 低碳 近零碳 韧性 安全 未来 邻里 青年 人才 运动员 建制 镇域 县域 村域 小城 老城 古城 新城 许多 一家 一个 一些 这家 两家 几家 多家 老家 导致 强降雨 搬回 灾后 重建 一种 这种 那种 某种 各种 一类 每种 特优 优良 优秀 模范 亚运 大运 奥运 冬奥 发展 大力 通往 前往 开往 深处 多处 入住 规范 开始 万名 新一届`)

// inside are words of a sentence that no name holds: 建起汝瓷小镇.
var inside = foldAll(`积极 探索 建起 办起 盖起 搭起 搞起 带出 走出 打出 种出 唱出 养出 写出 师傅 老师 政府 公所 首届 展现 体现 表扬 获奖 举办 举行 召开 评选 变成 成为 造成 唱响 叫响 公安局 法院 检察院 派出所`)

// namedSo are such words that villages are called by, behind their town: 和平乡新建村.
var namedSo = set(`新建 新城 老城 古城 幸福 平安 和谐 繁荣 友好`)

func isStem(stem, word []rune, behindTown bool) bool {
	for _, words := range inside {
		if strings.Contains(string(stem), string(words)) {
			return false
		}
	}
	if strings.ContainsAny(string(stem), notIn) || len(stem) == 1 && strings.ContainsRune(notAVillage, stem[0]) {
		return false
	}
	if behindTown && word[0] == '村' && len(stem) >= 2 && namedSo[string(stem[:2])] {
		return !stems[string(stem[len(stem)-2:])] || len(stem) == 2
	}
	for n := 2; n <= len(stem); n++ {
		if stems[string(stem[len(stem)-n:])] || stems[string(stem[:n])] {
			return false
		}
	}
	last := stem[len(stem)-1]
	switch word[0] {
	case '村':
		if last == '山' { // 东山村, but not 小山村
			return len(stem) == 2 && !strings.ContainsRune("小大深高荒穷偏远座个", stem[0])
		}
		return !strings.ContainsRune("农乡渔驻进本古新城眷", last)
	case '社':
		return !strings.ContainsRune("飘进暖润靓惠扮送护享耀溢", last) // 粽香飘社区
	case '镇':
		if last == '城' { // 会城镇, but not 沿海城镇, 小城镇
			return len(stem) == 2 && !strings.ContainsRune("古小大多各新老县集全中山水", stem[0])
		}
		return !strings.ContainsRune("乡集古重村小", last)
	case '乡':
		return !strings.ContainsRune("城家水下返还回异同入", last)
	case '街':
		return !strings.ContainsRune("条", last)
	}
	return true
}

func (r *reader) has(at int, word []rune) bool {
	if at+len(word) > len(r.text) {
		return false
	}
	for i, w := range word {
		if r.text[at+i] != w {
			return false
		}
	}
	return true
}
