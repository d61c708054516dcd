package gazetteer

import (
	"slices"
	"strings"

	"fangzhi/data/article"
)

// taiwan are the districts, towns and townships of Taiwan, which the table ends
// before, by the county or city that they lie in.
var taiwan = map[string]string{
	"台北市": `中正区 大同区 中山区 松山区 大安区 万华区 信义区 士林区 北投区 内湖区 南港区 文山区`,
	"新北市": `板桥区 三重区 中和区 永和区 新庄区 新店区 树林区 莺歌区 三峡区 淡水区 汐止区 瑞芳区 土城区 芦洲区 五股区 泰山区 林口区 深坑区 石碇区 坪林区 三芝区 石门区 八里区 平溪区 双溪区 贡寮区 金山区 万里区 乌来区`,
	"桃园市": `桃园区 中坜区 平镇区 八德区 杨梅区 芦竹区 大溪区 大园区 龟山区 龙潭区 新屋区 观音区 复兴区`,
	"台中市": `中区 东区 南区 西区 北区 西屯区 南屯区 北屯区 丰原区 大里区 太平区 清水区 沙鹿区 大甲区 东势区 梧栖区 乌日区 神冈区 大肚区 大雅区 后里区 雾峰区 潭子区 龙井区 外埔区 和平区 石冈区 大安区 新社区`,
	"台南市": `中西区 东区 南区 北区 安平区 安南区 永康区 归仁区 新化区 左镇区 玉井区 楠西区 南化区 仁德区 关庙区 龙崎区 官田区 麻豆区 佳里区 西港区 七股区 将军区 学甲区 北门区 新营区 后壁区 白河区 东山区 六甲区 下营区 柳营区 盐水区 善化区 大内区 山上区 新市区 安定区`,
	"高雄市": `楠梓区 左营区 鼓山区 三民区 盐埕区 前金区 新兴区 苓雅区 前镇区 旗津区 小港区 凤山区 大寮区 鸟松区 林园区 仁武区 大树区 大社区 冈山区 路竹区 桥头区 梓官区 弥陀区 永安区 燕巢区 田寮区 阿莲区 茄萣区 湖内区 旗山区 美浓区 内门区 杉林区 甲仙区 六龟区 茂林区 桃源区 那玛夏区`,
	"基隆市": `仁爱区 中正区 信义区 中山区 安乐区 暖暖区 七堵区`,
	"新竹市": `东区 北区 香山区`,
	"嘉义市": `东区 西区`,
	"新竹县": `竹北市 竹东镇 新埔镇 关西镇 湖口乡 新丰乡 峨眉乡 宝山乡 北埔乡 芎林乡 横山乡 尖石乡 五峰乡`,
	"苗栗县": `苗栗市 头份市 竹南镇 后龙镇 通霄镇 苑里镇 卓兰镇 造桥乡 西湖乡 头屋乡 公馆乡 铜锣乡 三义乡 大湖乡 狮潭乡 三湾乡 南庄乡 泰安乡`,
	"彰化县": `彰化市 员林市 和美镇 鹿港镇 溪湖镇 二林镇 田中镇 北斗镇 花坛乡 芬园乡 大村乡 永靖乡 伸港乡 线西乡 福兴乡 秀水乡 埔心乡 埔盐乡 大城乡 芳苑乡 竹塘乡 社头乡 二水乡 田尾乡 埤头乡 溪州乡`,
	"南投县": `南投市 埔里镇 草屯镇 竹山镇 集集镇 名间乡 鹿谷乡 中寮乡 鱼池乡 国姓乡 水里乡 信义乡 仁爱乡`,
	"云林县": `斗六市 斗南镇 虎尾镇 西螺镇 土库镇 北港镇 林内乡 古坑乡 大埤乡 莿桐乡 褒忠乡 二仑乡 仑背乡 麦寮乡 东势乡 台西乡 元长乡 四湖乡 口湖乡 水林乡`,
	"嘉义县": `太保市 朴子市 布袋镇 大林镇 民雄乡 溪口乡 新港乡 六脚乡 东石乡 义竹乡 鹿草乡 水上乡 中埔乡 竹崎乡 梅山乡 番路乡 大埔乡 阿里山乡`,
	"屏东县": `屏东市 潮州镇 东港镇 恒春镇 万丹乡 长治乡 麟洛乡 九如乡 里港乡 盐埔乡 高树乡 万峦乡 内埔乡 竹田乡 新埤乡 枋寮乡 新园乡 崁顶乡 林边乡 南州乡 佳冬乡 琉球乡 车城乡 满州乡 枋山乡 三地门乡 雾台乡 玛家乡 泰武乡 来义乡 春日乡 狮子乡 牡丹乡`,
	"台东县": `台东市 成功镇 关山镇 长滨乡 海端乡 池上乡 东河乡 鹿野乡 延平乡 卑南乡 金峰乡 大武乡 达仁乡 绿岛乡 兰屿乡 太麻里乡`,
	"花莲县": `花莲市 凤林镇 玉里镇 新城乡 吉安乡 寿丰乡 秀林乡 光复乡 丰滨乡 瑞穗乡 万荣乡 富里乡 卓溪乡`,
	"宜兰县": `宜兰市 罗东镇 苏澳镇 头城镇 礁溪乡 壮围乡 员山乡 冬山乡 五结乡 三星乡 大同乡 南澳乡`,
	"澎湖县": `马公市 湖西乡 白沙乡 西屿乡 望安乡 七美乡`,
}

// addTaiwan adds them behind all that the table has.
func (t *table) addTaiwan() {
	t.taiwan = t.below(none, "台湾省")
	for id := range len(t.divisions) {
		if d := t.divisions[id]; d.in == t.taiwan && t.taiwan != none {
			for _, name := range strings.Fields(taiwan[d.name]) {
				t.add(name, ID(id), 2)
				if last := &t.divisions[len(t.divisions)-1]; d.rank == County {
					last.rank = Town // 头份市 of 苗栗县
				}
			}
		}
	}
}

// counties are those that became or joined a city of the province's rank in 2010 and
// 2014, by that city.
var counties = map[string]string{"新北市": "台北县", "桃园市": "桃园县", "台中市": "台中县", "台南市": "台南县", "高雄市": "高雄县"}

// beforeMerger is what a district of such a city was called in its county: 太平市 for
// 太平区, whose stem is 太平. It is "" for one that the city had before, and for two that would be words: 新市鎮, 萬里鄉.
func beforeMerger(city, stem string) string {
	switch {
	case counties[city] == "" || notMerged[stem]:
		return ""
	case wereTaiwansCities[stem]:
		return stem + "市"
	case wereTaiwansTowns[stem]:
		return stem + "镇"
	}
	return stem + "乡"
}

var (
	notMerged         = set(`中 东 南 西 北 西屯 南屯 北屯 中西 安平 安南 楠梓 左营 鼓山 三民 盐埕 前金 新兴 苓雅 前镇 旗津 小港 新市 万里`)
	wereTaiwansCities = set(`板桥 三重 中和 永和 新庄 新店 树林 土城 芦洲 汐止 桃园 中坜 平镇 八德 杨梅 丰原 大里 太平 新营 永康 凤山`)
	wereTaiwansTowns  = set(`莺歌 三峡 淡水 瑞芳 大溪 清水 沙鹿 大甲 东势 梧栖 盐水 白河 佳里 学甲 麻豆 善化 新化 冈山 旗山 美浓`)
)

// stemOfTown is the name of a town without its ending.
func stemOfTown(name string) string { return name[:len(name)-len("乡")] }

// townsLikeWords are names of towns that are words or other things without their ending:
// 台東成功爭取到.
var townsLikeWords = set(`成功 光复 复兴 和平 安定 信义 大同 太平 三星 长治 永安 泰安 吉安 造桥 将军 大树 大社 大村 新社 新市 新城 公馆 水上 山上 桥头 林边 田中 社头 狮子 牡丹 春日 布袋 鱼池 集集 国姓 观音 中正 仁爱 名间 关西 西湖 大湖 大林
内门 北门 石门 清水 土库 琉球 海端 溪口 新丰 新园 新兴 茂林 杉林 三民 大城 大埔 水林 口湖 四湖 元长 内埔 高树 竹田 满州 车城 池上 东河 关山 金峰 大武 冬山 富里 花坛 秀水 二水 福兴 溪州 宝山 横山 北埔 尖石 五峰 三湾 南庄 头屋 和美 竹山 水里 中寮 林内 梅山 东石 九如 长滨 延平 绿岛 白沙`)

// inTaiwan keeps the divisions of a mention that begins with a name which
// places in Taiwan and others bear: those in Taiwan where the text names Taiwan's
// places more often than others, else the others. Most of Taiwan's names are
// words or names elsewhere too, so without such a text none is meant, but in
// Traditional characters one that nothing else bears.
func (t *table) inTaiwan(m *Mention, near Context, script article.Script) bool {
	return t.atHome(m, near, script, t.taiwan, t.isTown)
}

// inHongKong does the same for the parts of Hong Kong.
func (t *table) inHongKong(m *Mention, near Context, script article.Script) bool {
	return t.atHome(m, near, script, t.hongKong, t.isPart)
}

// atHome keeps of a mention's divisions those in a region that isLocal tells of,
// or the others.
func (t *table) atHome(m *Mention, near Context, script article.Script, region ID, isLocal func(ID) bool) bool {
	of := m.Steps[0].Of
	var inside, outside []ID
	for _, id := range of {
		if isLocal(id) {
			inside = append(inside, id)
		} else {
			outside = append(outside, id)
		}
	}
	if len(inside) == 0 {
		return true
	}
	here, elsewhere := 0, 0
	for v, n := range near.votes {
		if t.isWithin(v, region) {
			here += n
		} else {
			elsewhere += n - near.doubtful[v]
		}
	}
	if script == article.Traditional && elsewhere == 0 {
		for v, n := range near.loose {
			if t.isWithin(v, region) && !slices.Contains(of, v) {
				here += n
			}
		}
	}
	m.Steps = slices.Clone(m.Steps)
	isItself := (script == article.Traditional || region == t.hongKong) && elsewhere == 0 && len(of) == 1 && (m.Steps[0].End-m.Steps[0].Start > 2 || m.byOffice)
	if here <= elsewhere && !isItself {
		inside = outside
		if last := len(m.Steps) - 1; last > 0 && m.Steps[last].isLi {
			m.Steps, m.End = m.Steps[:last], m.Steps[last].Start
		}
	}
	m.Steps[0].Of = inside
	return len(inside) > 0
}

// isTown tells a division of Taiwan below its counties and cities.
func (t *table) isTown(id ID) bool {
	return t.taiwan != none && t.divisions[id].in != t.taiwan && id != t.taiwan && t.isWithin(id, t.taiwan)
}

// isTaiwanese tells a division of Taiwan: the table has all of its towns.
func (t *table) isTaiwanese(id ID) bool { return t.taiwan != none && t.isWithin(id, t.taiwan) }

// liWords are what villages are called in Taiwan.
var liWords = foldAll(`社区 村 里`)
