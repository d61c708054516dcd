package where

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/build/internal/extract/facttest"
	"fangzhi/data/article"
	"slices"
	"strings"
	"testing"
)

var text = facttest.Text

const prose = facttest.Prose

func TestPlaces(t *testing.T) {
	tests := []struct{ name, title, text, page, want string }{
		{"a city that is mentioned where a town of another province is told of", "", "盐城市大丰区小海镇修了路，小海镇的老人说好，小海镇的路好走。" + prose + prose + "后来他到北京去了。", "", "江苏省/盐城市/大丰区/小海镇"},
		{"two that are told of", "", "盐城市大丰区小海镇修了路，小海镇的老人说好。北京修了路，北京的老人也说好，北京人都说好。", "", "江苏省/盐城市/大丰区/小海镇 北京市"},
		{"a neighbourhood by a province's name", "", "黄浦区南京东路街道的贵州居民区修了路，贵州居民区的老人说好。", "", "上海市/黄浦区/南京东路街道"},
		{"a branch of a city's police", "", "朝阳公安分局说好。" + prose + "朝阳公安分局又说好。", "", ""},
		{"a town that the table has in another province", "", "抚顺市望花区西露天街道修了路，大家说好。" + prose + "（西露天街道 林小满）", "", "辽宁省/抚顺市/望花区/西露天街道"},
		{"a county by its police at the head", "", "近日，重庆市璧山区公安局找到了钱包。" + prose + "璧山区公安局说，那人住在沙坪坝区。", "", "重庆市/璧山区 重庆市/沙坪坝区"},
		{"where a worker is from", "", "都匀的工地发了工资，黔南州劳动部门说好，来自四川的农民工说好。" + prose + "黔南州修了路。", "", "贵州省/黔南布依族苗族自治州"},
		{"a city by an association", "", "臺中市會計師公會捐了米。雲林縣的人說好，雲林縣修了路。", "", "台湾省/雲林縣"},
		{"where a reporter sends from, and where it happened", "", "記者林小滿／台北報導。事發在9日上午新北市鶯歌區，路修好了。", "", "台湾省/新北市/鶯歌區"},
		{"a town beside its district's court", "甲区检察院巡河", "驿城区人民检察院利用无人机对蚁蜂镇的河进行巡查。驿城区人民检察院修了路。", "", "河南省/驻马店市/驿城区/蚁蜂镇"},
		{"a town by the association of its community", "", "屏東縣修路，萬巒鄉萬全社區發展協會及潮州鎮苦瓜寮社區說好。", "", "台湾省/屏東縣/潮州鎮/苦瓜寮社區 台湾省/屏東縣/萬巒鄉"},
		{"all levels", "", "近日，江苏省常州市武进区湖塘镇采菱社区修了新路。", "", "江苏省/常州市/武进区/湖塘镇/采菱社区"},
		{"levels above are concluded", "", "记者走进江汉区满春街道清芬社区看到", "", "湖北省/武汉市/江汉区/满春街道/清芬社区"},
		{"traditional", "", "近日,岳塘區五里堆街道板塘社區堅持", "", "湖南省/湘潭市/岳塘區/五里堆街道/板塘社區"},
		{"a title's place", "湖塘镇：修路", "", "", "江苏省/常州市/武进区/湖塘镇"},
		{"a community that is named alone, again and again", "", "近日，三勤社区修了路。三勤社区的人说好。", "", "三勤社区"},
		{"a community at two depths", "廈門金安社區的路", "廈門市湖里區金安社區修了路，金安社區說好。", "", "福建省/厦门市/湖里区/金山街道/金安社區"},
		{"a town by its government", "", prose + prose + prose + prose + prose + prose + "盐城市盐都区的大纵湖镇政府办公楼亮了灯。" + prose + "大纵湖镇政府修了路。", "", "江苏省/盐城市/盐都区/大纵湖镇"},
		{"one whose home is passed by", "", "近日，华容县公安局找到了老人，华容县的人说好。" + prose + prose + prose + "他是注滋口镇南安村人。", "", "湖南省/岳阳市/华容县"},
		{"the only place, of an office", "", prose + prose + prose + prose + prose + prose + "榆林市公安局找到了人。" + prose + "榆林市公安局说好。", "", "陕西省/榆林市"},
		{"the only county, once in a long text", "", strings.Repeat(prose, 30) + "深圳市南山区人民医院说好。", "", ""},
		{"a village that is named alone, near its county", "", "花垣县修路，花垣县的十八洞村说好，十八洞村的路通了。", "", "湖南省/湘西土家族苗族自治州/花垣县/双龙镇/十八洞村"},
		{"a word before 社区", "", "近日，攀枝花市东区炳草岗街道同意社区启用基金，炳草岗街道说好。", "", "四川省/攀枝花市/东区/炳草岗街道"},
		{"two words before 社区", "", "黄岛区黄岛街道积极探索社区治理，黄岛街道说好。", "", "山东省/青岛市/黄岛区/黄岛街道"},
		{"a town that is named in full elsewhere", "", "门头沟区龙泉镇中门寺村修路。龙泉镇东南街社区说好。", "", "北京市/门头沟区/龙泉镇/中门寺村 北京市/门头沟区/龙泉镇/东南街社区"},
		{"a village behind its street office", "", "红旗区文化街街道办事处明珠花园社区修了路，明珠花园社区说好。", "", "河南省/新乡市/红旗区/文化街街道/明珠花园社区"},
		{"the one county of a city", "", "鄂州市公安局获悉，鄂州修了路。鄂州市公安局说好，鄂州公安说好。", "", "湖北省/鄂州市"},
		{"an address", "", "近日，常州市修路，常州市说好。" + prose + "¶地址:湖南省长沙市河边路1号¶办公地址:湖南省长沙市河边路2号", "", "江苏省/常州市"},
		{"a street of Taiwan that is no office", "", "臺南市海安街道美術館修了路，臺南市說好。", "", "台湾省/臺南市"},
		{"a village called so", "", "密山市和平乡新建村修了路，新建村说好。", "", "黑龙江省/鸡西市/密山市/和平乡/新建村"},
		{"communities newly built", "", "湖塘镇新建社区三个，湖塘镇说好。", "", "江苏省/常州市/武进区/湖塘镇"},
		{"a county by its station", "", "近日，汝州火车站修了路，汝州火车站说好。", "", "河南省/平顶山市/汝州市"},
		{"a government that opens the text", "", "雲林縣政府今日修了路，大家說好。", "", "台湾省/雲林縣"},
		{"towns of Taiwan that others bear too", "苗栗縣的路", "苗栗縣修路，後龍鎮、頭屋鄉及三義鄉勝興社區說好。", "", "台湾省/苗栗縣/三義鄉/勝興社區"},
		{"a community on a page of one town", "", "近日，三勤社区修了路。三勤社区的人说好。", "湖塘镇办好实事", "江苏省/常州市/武进区/湖塘镇/三勤社区"},
		{"a town's name that two have", "", "在横林镇大柳社区，路修好了。横林镇说好，大柳社区说好。", "", "横林镇/大柳社区"},
		{"that of the one that has the village", "", "在横林镇下塘社区，路修好了。横林镇说好，下塘社区说好。", "", "江苏省/常州市/武进区/横林镇/下塘社区"},
		{"a street called by a city's name", "", "家住杭州道街的老人说好，胡家园街的老人说好。天津市滨海新区修了路。", "", "天津市/滨海新区"},
		{"a community behind the street's office", "", "荷花池街道办杨柳巷社区修路，金牛区的杨柳巷社区说好。", "", "四川省/成都市/金牛区/荷花池街道/杨柳巷社区"},
		{"towns and villages together", "", "千阳县草碧镇镇村干部修路，千阳县草碧镇说好。", "", "陕西省/宝鸡市/千阳县/草碧镇"},
		{"a community of the article's town", "", "在湖塘镇，路修好了。湖塘镇说好。华家社区说好，华家社区也修了。", "", "江苏省/常州市/武进区/湖塘镇/华家社区"},
		{"a zone in a county's place", "", "常州经开区横林镇修了路。在横林镇，", "", "江苏省/常州市/常州经开区/横林镇"},
		{"a province of which cities are examples", "湖南修路", "湖南修了路。湖南说好。" + prose + prose + prose + prose + prose + "湖南娄底也修。", "", "湖南省"},
		{"where something lies", "吉林查干湖冬捕", "吉林查干湖的冬捕开始了。" + prose + "查干湖位于吉林省松原市，" + prose, "", "吉林省/松原市"},
		{"places of a journey", "某人在贵州调研", "在凯里市白果井街道思源社区，他说好。在台江县台拱街道红阳村，他说好。", "", "贵州省/黔东南苗族侗族自治州/凯里市/白果井街道/思源社区 贵州省/黔东南苗族侗族自治州/台江县/台拱街道/红阳村"},
		{"those that laws name together", "", "大陆地区、香港或澳门的人来河边。" + prose + "香港或澳门的人，香港及澳门居民，说好。", "", ""},
		{"a bay and its city", "青岛市胶州湾条例", "青岛市胶州湾的海边，胶州湾修了路。", "", "山东省/青岛市"},
		{"years of a reign", "", "绍兴十一年，路修好了。绍兴元年的老人说好，绍兴三十二年的也说好。", "", ""},
		{"mathematics", "", "正定矩阵，对称正定，正定的。最大连通块，大连通图。" + prose + "正定。", "", ""},
		{"a list is about none", "", prose + prose + prose + prose + prose + prose + "湖北、山东、陕西、四川等地都修了路。", "", ""},
		{"named once in passing", "", prose + prose + prose + prose + prose + prose + "他从常州来。", "", ""},
		{"offices", "", "上海市高级人民法院说好。", "", ""},
		{"words that end alike", "", "全县各街道各社区，城市社区、农村和乡镇，经济特区、工业园区、山区乡村，应当向市或者区报告。", "", ""},
		{"villages and villagers", "", "在兰考县东坝头镇张庄村，村民们", "", "河南省/开封市/兰考县/东坝头镇/张庄村"},
		{"a paper's city in a title that was cut from the text", "萧山日报讯 渝中区上清寺街道…", "萧山日报讯 渝中区上清寺街道上清寺路社区修了路，上清寺路社区说好。", "", "重庆市/渝中区/上清寺街道/上清寺路社区"},
		{"a title that was cut from behind the lead", "为切实办好，新城街道…", "河西网讯:为切实办好，新城街道修了路。", "", ""},
		{"the city of a firm that signs", "", prose + prose + prose + prose + prose + prose + "¶黄石市自来水有限公司", "", "湖北省/黄石市"},
		{"a city by a firm at the head", "", "市里配合杭州市地铁集团修路。", "", "浙江省/杭州市"},
		{"a county of a people by its name without it", "", "酉阳自治县天馆乡魏市村修了路，酉阳人说好。", "", "重庆市/酉阳土家族苗族自治县/天馆乡/魏市村"},
		{"where a wire sends from", "", "新华网贵阳1月31日电 雷山县修了路，雷山县的人说好。", "", "贵州省/黔东南苗族侗族自治州/雷山县"},
		{"where a wire sends from, and no other", "", "新华网贵阳1月31日电 路修好了。", "", "贵州省/贵阳市"},
		{"where someone came from, in a text whose title names another", "藁城区南董村的村志", "藁城区南董村的村志写好了。" + prose + prose + prose + prose + prose + "全家从安新县安新镇南清村迁来。", "", "河北省/石家庄市/藁城区/南董镇/南董村"},
		{"a town of that county", "", "休宁县气温低，然而在该县万安镇海宁村，大棚里如春。", "", "安徽省/黄山市/休宁县/万安镇/海宁村"},
		{"over the borders of towns and villages", "", "文成县开展“县域跨镇、镇域跨村”活动，文成县说好。", "", "浙江省/温州市/文成县"},
		{"a village whose name ends as that does", "", "近日，采访团走进安顺市西秀区幺铺镇磊跨村。", "", "贵州省/安顺市/西秀区/幺铺镇/磊跨村"},
		{"heads of villages and of their parts", "", "基隆市仁愛區修了路，仁愛區誠仁里長說好。基隆市中山區績優里鄰長也說好。", "", "台湾省/基隆市/仁愛區 台湾省/基隆市/中山區"},
		{"the ways of a village", "", "近日，铜官区开展“文明乡风进万家”活动，来到西湖镇农林村。", "", "安徽省/铜陵市/铜官区/西湖镇/农林村"},
		{"a community called by a river, behind who joins it", "", "三井街道综合治理办联合汉江路社区修路。第一站走进汉江路社区第一网格。第二站来到常州。", "", "江苏省/常州市/新北区/三井街道/汉江路社区"},
		{"a county that was named anew", "", "在安庆市潜山县水吼镇，水库修好了。", "", "安徽省/安庆市/潜山市/水吼镇"},
		{"a town's name that many have", "城关镇办起夜市", "城关镇办起了夜市，城关镇的摊主多。", "", "城关镇"},
		{"a district's name that many have", "", "近日，鼓楼区修了路。鼓楼区的人说好，鼓楼区政府说好。", "", "鼓楼区"},
		{"a county that was named anew, in traditional", "", "在安慶市潛山縣水吼鎮，水庫修好了，潛山縣的老人說好。", "", "安徽省/安慶市/潜山市/水吼鎮"},
		{"a paper's name", "", "据常州时报报道，" + prose + "常州商报也说好。", "", ""},
		{"figures of speech", "", "一时洛阳纸贵，仁者乐山，世界大同，何必邯郸学步，处处是世外桃源。洛阳纸贵，洛阳纸贵。", "", ""},
		{"teams", "", "广东队赢了新疆队。" + prose + "广东男篮领先，广东三分，广东再得两分，广东又追一分，新疆队说好，广东说好。", "", ""},
		{"a town that a sentence makes", "", "向城镇排水设施排水，适应城市的需要，小城镇、解放区的人说好。", "", ""},
		{"words ahead of a village", "", "石门县修了通往杨家坪村的路，石门县大力发展村集体经济。", "", "湖南省/常德市/石门县/壶瓶山镇/杨家坪村"},
		{"firms", "", prose + prose + prose + prose + prose + "深圳河比中光科技股份有限公司说好，深圳大河科技有限公司说好，深圳小河电子材料有限公司说好。", "", ""},
		{"foreign places", "", "美国马里兰州巴尔的摩市的一座桥。马里兰州说好。", "", ""},
	}
	for _, test := range tests {
		a := text(test.title, strings.Split(test.text, "¶")...)
		Learn(a, fact.Statements{Page: test.page}, fact.Parts(a))
		var got []string
		for _, levels := range a.Places {
			got = append(got, strings.Join(levels, "/"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlacesTellTheirEvidence(t *testing.T) {
	a := text("湖塘镇：修路", "武进区湖塘镇采菱社区修了路，采菱社区说好。")
	Learn(a, fact.Statements{}, fact.Parts(a))
	var got []string
	for _, e := range a.Evidence {
		got = append(got, e.Value+" "+e.Text+" "+string(e.Certainty))
	}
	want := "江苏省/常州市 武进区湖塘镇采菱社区 inferred, 江苏省/常州市/武进区/湖塘镇/采菱社区 武进区湖塘镇采菱社区 stated"
	if strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// TestPlacesOfAnAddress: of several places that a text can mean its address picks
// one, and tells so.
func TestPlacesOfAnAddress(t *testing.T) {
	for _, test := range []struct{ address, text, want, from string }{
		{"http://paper.zhushan.cn/Html/2014/942.html", "文峰乡修了路，文峰乡说好。", "湖北省/十堰市/竹山县/文峰乡", "http://paper.zhushan"},
		{"http://paper.example.cn/Html/2014/942.html", "文峰乡修了路，文峰乡说好。", "文峰乡", ""},
		{"http://x.example/henan/wuyang/1.html", "文峰乡修了路，文峰乡说好。", "河南省/漯河市/舞阳县/文峰乡", "http://x.example/henan/wuyang"},
		{"http://www.zgzhushan.cn/1.html", "文峰乡修了路，文峰乡说好。", "湖北省/十堰市/竹山县/文峰乡", "http://www.zgzhushan"},
		{"http://www.zgsuixian.gov.cn/1.html", "高城镇修了路，高城镇说好。", "湖北省/随州市/随县/高城镇", "http://www.zgsuixian"},
		{"http://paper.zhushan.cn/1.html", "寻乌县文峰乡修了路，文峰乡说好。", "江西省/赣州市/寻乌县/文峰乡", ""},
		{"http://www.bishan.gov.cn/dt/1.html", "我区的路修好了。", "重庆市/璧山区", "http://www.bishan.gov.cn"},
		{"http://www.bishan.gov.cn/dt/1.html", "路修好了。", "", ""},
		{"http://www.jinshui.gov.cn/1.html", "督察组到我区工地，核查郑州市的情况，郑州市说好。", "河南省/郑州市/金水区", ""},
		{"http://www.jinshui.gov.cn/1.html", "督察组到工地，核查郑州市的情况，郑州市说好。", "河南省/郑州市", ""},
		{"http://www.bishan.com/dt/1.html", "我区的路修好了。", "", ""},
		{"http://m.mnw.cn/jinjiang/news/1.html", "晋江池店收费站的路修好了。晋江的人说好。", "福建省/泉州市/晋江市", ""},
		{"http://m.mnw.cn/news/1.html", "晋江池店收费站的路修好了。晋江的人说好。", "", ""},
	} {
		a := text("", test.text)
		a.Origin.URL = test.address
		a.Script = article.Simplified
		parts := fact.Parts(a)
		Learn(a, fact.Statements{}, parts)
		fact.Locate(a, fact.Statements{}, a.Evidence, parts)
		var got []string
		for _, levels := range a.Places {
			got = append(got, strings.Join(levels, "/"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.address, got, test.want)
		}
		if test.from != "" && !slices.ContainsFunc(a.Evidence, func(e article.Evidence) bool {
			return e.Kind == "place" && e.Text == test.from && e.Certainty == article.Inferred && e.Field == article.FieldURL
		}) {
			t.Errorf("%s: evidence %+v, want %s", test.address, a.Evidence, test.from)
		}
	}
}
