package gazetteer

import "strings"

// hongKong are the well-known parts of Hong Kong's districts, which news name
// without the district.
var hongKong = map[string]string{
	"中西区":  `中环 上环 金钟 坚尼地城`,
	"湾仔区":  `铜锣湾 跑马地`,
	"东区":   `北角 鲗鱼涌 太古城 西湾河 筲箕湾 柴湾`,
	"南区":   `香港仔 鸭脷洲 薄扶林 赤柱 黄竹坑 浅水湾`,
	"油尖旺区": `油麻地 尖沙咀 旺角 大角咀`,
	"深水埗区": `长沙湾 荔枝角 石硖尾`,
	"九龙城区": `土瓜湾 何文田 红磡 九龙塘`,
	"黄大仙区": `慈云山 钻石山 新蒲岗 牛池湾`,
	"观塘区":  `九龙湾 牛头角 秀茂坪 蓝田 油塘`,
	"葵青区":  `葵涌 青衣`,
	"元朗区":  `天水围 洪水桥 锦田`,
	"北区":   `上水 粉岭`,
	"大埔区":  `白石角`,
	"沙田区":  `马鞍山 大围 乌溪沙`,
	"西贡区":  `将军澳 坑口 调景岭`,
	"离岛区":  `东涌 长洲 大屿山 愉景湾 梅窝`,
}

// addHongKong adds them behind all that the table has.
func (t *table) addHongKong() {
	t.hongKong = t.below(none, "香港特别行政区")
	for id := range len(t.divisions) {
		if d := t.divisions[id]; d.in == t.hongKong && t.hongKong != none {
			for _, name := range strings.Fields(hongKong[d.name]) {
				t.add(name, ID(id), 2)
				t.divisions[len(t.divisions)-1].rank = Town
			}
		}
	}
}

// isPart tells a part of a district of Hong Kong.
func (t *table) isPart(id ID) bool {
	return t.hongKong != none && t.divisions[id].in != t.hongKong && id != t.hongKong && t.isWithin(id, t.hongKong)
}
