// Package naming tells words that are names: of people, by how Chinese names are
// made; of places, by the list of divisions; of those who publish, by how such
// names end; and the words that tell a person's role. It sees words alone: whether
// a name's bearer made the article is for the rooms to tell by where it stands.
package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fangzhi/build/internal/gazetteer"
	"fangzhi/data/token"
)

// IsPerson tells a Chinese name: a surname and one or two characters, or a
// name of another people with its middle dot.
func IsPerson(s string) bool {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r != '·' && !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	if strings.ContainsRune(s, '·') {
		for _, part := range strings.Split(s, "·") {
			if length := utf8.RuneCountInString(part); length < 1 || length > longestPart || OutletEnd.MatchString(part) && length > 2 {
				return false // 河西新闻·柳塘在线
			}
		}
		return n >= 4 && n <= 14
	}
	if at, _, _ := FindRole(s); at == 0 {
		return false // 通讯员
	}
	if last, _ := utf8.DecodeLastRuneInString(s); notNames[s] || strings.ContainsRune(endOthers, last) {
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
	return (n == 3 || n == 2 && !everyday[token.FoldString(s)]) && strings.ContainsRune(Surnames, first)
}

// longestPart is the most characters between the dots of a name.
const longestPart = 7

// endOthers end the names of papers, offices and peoples, and where something is
// told: 国务院, 蒙古族, 从会上.
const endOthers = "网網报報社台刊摄攝院部局厂廠站队隊办辦委县縣厅廳处處族上媒"

// IsPlaceName tells a name that the list of divisions has.
func IsPlaceName(name string) bool {
	f := token.Fold(name)
	found := gazetteer.Find(f)
	return len(found) > 0 && found[0].Start == 0 && found[0].End == len(f.Runes)
}

// IsTownOfTaiwan tells a name of a town without its ending, from which reporters there
// send: 大村 of 大村鄉.
func IsTownOfTaiwan(name string) bool {
	return IsPlaceName(name+"鄉") || IsPlaceName(name+"鎮") || IsPlaceName(name+"區")
}

// NamesIn are the people in a statement such as "张三、李四".
func NamesIn(words string) []string {
	var names []string
	for _, token := range JoinPaddedNames(Partings.Split(strings.TrimSpace(words), -1)) {
		if _, word, _ := FindRole(token); word != "" {
			token = strings.TrimPrefix(token, word)
		}
		if IsPerson(token) {
			names = append(names, token)
		}
	}
	return names
}

// NamesAlone are the names of which some words consist, or none.
func NamesAlone(words string) []string {
	tokens := JoinPaddedNames(Partings.Split(strings.TrimSpace(words), -1))
	if len(tokens) > MostAtHead {
		return nil
	}
	for i, token := range tokens {
		last, _ := utf8.DecodeLastRuneInString(token)
		if !IsPerson(token) || IsPlaceName(token) || slices.Contains(tokens[:i], token) || strings.ContainsRune("上下里旁边邊内內间間", last) {
			return nil // 马路旁
		}
	}
	return tokens
}

// MostAtHead is how many names stand in the line right before the text at most.
const MostAtHead = 8

// everyday are words of any text that begin like a surname, in either script.
var everyday = func() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(token.FoldString(`文档 文件 文本 文献 方案 方面 时代 时候 时刻 时尚 时事 成立 成就 成长 高度 高中 高考 高校 高速 高等 安排 安装 安检 于今 关系 关键 关联 关怀 通知 通报 通告 通讯 通信 通用 连接 连续 全国 全省 全市 全体 全新 全球 全民 全程 全书 平均 平衡 平常 平时 和谐 万一 万物
单元 单独 单纯 项链 计算 计时 应用 应该 应当 应急 应对 游戏 游客 游览 荣誉 盛会 强调 强制 强大 温度 温暖 石油 石板 水果 水平 水利 水库 牛奶 牛肉 马上 马路 车站 车辆 车主 车间 花园 花木 花朵 白天 白色 黄色 黄昏 金钱 金额 金属 明天 明年 明白 明确 毛病 毛巾 毛发
国家 国际 国内 国外 国庆 广场 广播 广东 广州 广西 农村 农民 农户 农家 双方 双手 双眼 边缘 边境 边界 东西 东部 东北 东南 东海 原因 原来 原文 原本 原则 原理 原始 后来 后面 后记 初中 初步 初期 初次 商业 商品 商店 商务 商场 门口 门票 门诊 战争 战略 战士 战斗 布局 布置
红色 红旗 红军 古代 古典 古老 向上 向下 向前 向往 容易 容量 都是 满意 满足 习惯 习题 充分 充满 充足 连忙 步骤 步伐 解释 解决 解答 解放 解读 解析 经过 经验 经常 经理 经营 管辖 房子 房屋 房间 房地 诸多 左右 左边 左侧 左图 右图 段落 家庭 家长 家乡 家园 封面 封闭 储存 曲目 曲线 岳父 岳母 户外 户口 户型 户籍 户主 户户 宣判 宣布 宣告 宣传 宣言`)) {
		set[word] = true
	}
	return set
}()

// notNames are words that stand in credits and begin like a surname.
var notNames = map[string]bool{"原创": true, "原創": true, "时间": true, "時間": true, "方式": true, "高级": true, "东方": true, "金融": true, "安全": true,
	"管理": true, "成员": true, "经济": true, "何时": true, "文章": true, "文字": true, "文图": true, "全文": true, "文圖": true, "平台": true, "高清": true, "和平": true, "云南": true, "江苏": true, "江西": true, "海南": true, "成都": true, "常州": true, "徐州": true, "温州": true, "杭州": true, "郑州": true, "连云港": true,
	"全文完": true, "未完": true, "时长": true, "时评": true, "平安": true, "那么": true, "通过": true, "通過": true, "那麼": true, "高管": true, "成果": true, "常见": true, "方法": true, "时报": true, "時報": true, "明报": true, "明報": true, "商报": true, "商報": true,
	"和讯": true, "关闭": true, "关注": true, "关于": true, "關閉": true, "關注": true, "查看": true, "全部": true, "和訊": true, "安徽": true, "江蘇": true, "雲南": true, "连载": true, "于此": true, "于是": true, "任何": true, "如何": true, "何处": true, "成员们": true, "单位": true, "项目": true, "广告": true, "廣告": true, "农业": true, "计划": true, "施行": true, "官方": true, "官网": true, "丘陵": true, "衣服": true, "迟到": true, "简介": true, "簡介": true, "简历": true, "簡歷": true, "简报": true, "簡報": true, "简讯": true, "简称": true, "简体": true, "简要": true, "广电": true, "习作": true, "习作集": true, "习作选": true}
