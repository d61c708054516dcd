package gazetteer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
	"fangzhi/data/token"
)

// tell writes the places of a text, one after another; levels that were
// concluded stand in brackets.
func tell(text, around string, script article.Script) string {
	f := token.Fold(text)
	found := Find(f)
	var near Context
	near.Add(found)
	near.AddName(around)
	var out []string
	for _, p := range Resolve(text, f, found, near, script) {
		var levels []string
		for _, l := range p.Levels {
			if l.Certainty == article.Inferred {
				levels = append(levels, "("+l.Name+")")
			} else {
				levels = append(levels, l.Name)
			}
		}
		out = append(out, strings.Join(levels, "/"))
	}
	return strings.Join(out, " ")
}

func TestResolve(t *testing.T) {
	tests := []struct{ text, around, want string }{
		// names that one division bears
		{"湖塘镇修了新路", "", "(江苏省)/(常州市)/(武进区)/湖塘镇"},
		{"在湖塘镇采菱社区", "", "(江苏省)/(常州市)/(武进区)/湖塘镇/采菱社区"},
		{"常州市武进区湖塘镇", "", "(江苏省)/常州市/武进区/湖塘镇"},
		{"沧源佤族自治县", "", "(云南省)/(临沧市)/沧源佤族自治县"},
		{"云南沧源县", "", "云南省/(临沧市)/沧源佤族自治县"},
		{"凉山州昭觉县", "", "(四川省)/凉山彝族自治州/昭觉县"},
		{"走进江汉区满春街道清芬社区", "", "(湖北省)/(武汉市)/江汉区/满春街道/清芬社区"},
		{"航拍江汉区满春街道清芬社区", "", "(湖北省)/(武汉市)/江汉区/满春街道/清芬社区"},

		// Taiwan, Hong Kong: towns are found behind their county, or where the text is at home there
		{"屏東縣東港鎮下廍里里長", "", "(台湾省)/屏東縣/東港鎮/下廍里"},
		{"苗栗縣頭份市、竹南鎮停水", "", "(台湾省)/苗栗縣/頭份市 (台湾省)/(苗栗县)/竹南鎮"},
		{"台中市潭子區頭家里，梧棲區頂寮里辦公處", "", "(台湾省)/台中市/潭子區/頭家里 (台湾省)/(台中市)/梧棲區/頂寮里"},
		{"臺南市的學甲區公所", "", "(台湾省)/臺南市 (台湾省)/(台南市)/學甲區"},
		{"到2012年，新化区和安定区", "", "(甘肃省)/(定西市)/安定区"},
		{"禹州市西北磨街乡", "", "(河南省)/(许昌市)/禹州市/磨街乡"},
		{"在中山区修路", "大连日报", "(辽宁省)/(大连市)/中山区"},
		{"屏東好讚認證 展現社區亮點，湛江开发区首届社区文化节", "", "(广东省)/湛江市/湛江开发区"},
		{"我對深水埗沒太大感覺", "", "(香港特别行政区)/深水埗区"},
		{"屏東縣特優村里長", "", "(台湾省)/屏東縣"},
		{"深水埗區議員", "", "(香港特别行政区)/深水埗區"},

		// counties of one character, words that are districts too, roads
		{"陕县陕州小学", "", "(河南省)/(三门峡市)/陕县"},
		{"和县级市", "", ""},
		{"老城区社区物业管理", "", ""},
		{"洛阳市老城区", "", "(河南省)/洛阳市/老城区"},
		{"新建了南京中路、杭州北路两个居委会", "", ""},
		{"黄浦区南京东路街道新桥居委会", "", "(上海市)/黄浦区/南京东路街道/新桥居委会"},
		{"湛江开发区首届文化节", "", "(广东省)/湛江市/湛江开发区"},
		{"新会区会城镇文化站", "", "(广东省)/(江门市)/新会区/会城镇"},
		{"武进区综合文化站，常州市中心乡镇卫生院", "", "(江苏省)/(常州市)/武进区 (江苏省)/常州市"},
		{"乌审旗嘎鲁图镇布寨嘎查", "", "(内蒙古自治区)/(鄂尔多斯市)/乌审旗/嘎鲁图镇/布寨嘎查"},
		{"准格尔旗", "", "(内蒙古自治区)/(鄂尔多斯市)/准格尔旗"},
		{"内蒙古兴安盟", "", "内蒙古自治区/兴安盟"},
		{"洮南市王庄行政村", "", "(吉林省)/(白城市)/洮南市/王庄行政村"},

		// names that several bear
		{"在朝阳区修路", "", "朝阳区"},
		{"北京市朝阳区", "", "北京市/朝阳区"},
		{"吉林长春朝阳区", "", "吉林省/长春市/朝阳区"},
		{"在朝阳区修路", "北京晚报", "(北京市)/朝阳区"},
		{"在鼓楼区修路", "", "鼓楼区"},
		{"福州市的人说，在鼓楼区修路", "", "(福建省)/福州市 (福建省)/(福州市)/鼓楼区"},
		{"江苏的人说，在鼓楼区修路", "", "江苏省 鼓楼区"}, // 南京 and 徐州 both have one
		{"在和平镇修路", "", "和平镇"},
		{"浙江湖州长兴县和平镇", "", "浙江省/湖州市/长兴县/和平镇"},
		{"重庆万州长滩镇、走马镇", "", "重庆市/万州区/长滩镇 (重庆市)/(万州区)/走马镇"},
		{"在岳塘区", "岳塘新闻网", "(湖南省)/(湘潭市)/岳塘区"},

		// a town alone in a text that is at home elsewhere
		{"东明县修路，东明县修桥，东明县通车，沙窝乡修路", "", "(山东省)/(菏泽市)/东明县 (山东省)/(菏泽市)/东明县 (山东省)/(菏泽市)/东明县 沙窝乡"},
		{"东明县修路，东明县修桥，东明县通车，鄂州市的沙窝乡修路", "", "(山东省)/(菏泽市)/东明县 (山东省)/(菏泽市)/东明县 (山东省)/(菏泽市)/东明县 (湖北省)/鄂州市 (湖北省)/(鄂州市)/(鄂城区)/沙窝乡"},
		{"东明县修路，沙窝乡修路", "", "(山东省)/(菏泽市)/东明县 (湖北省)/(鄂州市)/(鄂城区)/沙窝乡"},

		// counties that are called otherwise today, towns that lie beside theirs
		{"萧山县修了新路", "", "(浙江省)/(杭州市)/(萧山区)"},
		{"北京市大兴县黄村镇", "", "北京市/(大兴区)/黄村镇"},
		{"武进县湖塘镇", "", "(江苏省)/(常州市)/武进县/湖塘镇"},
		{"永登县上川镇", "", "(甘肃省)/(兰州市)/永登县/上川镇"},
		{"双流县华阳镇", "", "(四川省)/(成都市)/(双流区)/华阳镇"},
		{"天津市静海县沿海城镇、农村城镇、县城镇居民", "", "天津市/(静海区)"},

		// a town that the county does not have, and another does
		{"河西区柳塘镇桥北社区", "", "河西区/柳塘镇/桥北社区"},
		{"天津的河西区柳塘镇桥北社区", "", "天津市 (天津市)/河西区/柳塘镇/桥北社区"},

		{"贵州兴隆乡菱角村", "", "贵州省/兴隆乡/菱角村"}, // two towns of Guizhou

		// short forms
		{"江苏常州", "", "江苏省/常州市"},
		{"江西泰和", "", "江西省/(吉安市)/泰和县"},
		{"吉林通化", "", "吉林省/通化市"},
		{"新疆伊宁", "", "新疆维吾尔自治区/(伊犁哈萨克自治州)/伊宁市"},
		{"江西吉安", "", "江西省/吉安市"},
		{"常州12月28日消息", "", "(江苏省)/常州市"},
		{"泰和是个好地方", "", ""},
		{"江西泰和县修路，泰和人", "", "江西省/(吉安市)/泰和县 (江西省)/(吉安市)/泰和县"},

		// zones and former divisions
		{"常州经开区横林镇下塘社区", "", "(江苏省)/常州市/常州经开区/横林镇/下塘社区"},
		{"江西省新余高新区", "", "江西省/新余市/新余高新区"},
		{"雄安新区", "", "(河北省)/雄安新区"},
		{"北京市宣武区", "", "北京市/宣武区"},

		// municipalities, counties without a city
		{"上海浦东新区", "", "上海市/浦东新区"},
		{"湖北仙桃市", "", "湖北省/仙桃市"},
		{"香港特别行政区，澳门", "", "香港特别行政区 澳门特别行政区"},

		// villages
		{"贵州凯里市白果井街道思源社区居住着", "", "贵州省/(黔东南苗族侗族自治州)/凯里市/白果井街道/思源社区"},
		{"兰考县东坝头镇张庄村村民", "", "(河南省)/(开封市)/兰考县/东坝头镇/张庄村"},

		// words that are no places
		{"宝丰县建起汝瓷小镇，办起陶艺社区", "", "(河南省)/(平顶山市)/宝丰县"},
		{"浦江县根雕师傅带出一村手艺人", "", "(浙江省)/(金华市)/浦江县"},
		{"屏東縣老眷村，这是一种社区营造", "", "(台湾省)/屏東縣"},
		{"珠江入海口市民在散步，曹杨一村的人", "", "曹杨一村"},
		{"屏東縣東港鎮的漁民", "", "(台湾省)/屏東縣/東港鎮"},
		{"上海合作组织、北京时间、长治久安、大理石、孙中山、黄河北岸、大别山西麓", "", ""},
		{"绍兴十一年，绍兴元年，胶州湾，公路南區工程處，長沙發，黄石公，大连通图", "", ""},
		{"新市鎮開發條例，國民住宅社區，强制社区", "", ""},
		{"绍兴年产万吨，广西北海，北海市", "", "(浙江省)/绍兴市 广西壮族自治区/北海市 (广西壮族自治区)/北海市"},
		{"美国马里兰州、昆士兰州、摩洛哥马拉喀什、得克萨斯州", "", ""},
		{"上海市民在上海市场", "", "上海市 上海市"},
		{"全县各街道各社区，城市社区、农村和乡镇，经济特区、工业园区、山区乡村，应当向市或者区报告。", "", ""},
		{"总台中国之声，会同县级人民政府，中部地区，四川南部", "", "四川省"},
		{"", "", ""},
	}
	for _, test := range tests {
		if got := tell(test.text, test.around, article.Simplified); got != test.want {
			t.Errorf("%s, near %q:\n%s, want\n%s", test.text, test.around, got, test.want)
		}
	}
}

func TestResolveTraditional(t *testing.T) {
	tests := []struct{ text, want string }{
		{"岳塘區五里堆街道板塘社區", "(湖南省)/(湘潭市)/岳塘區/五里堆街道/板塘社區"},
		{"湖塘鎮", "(江蘇省)/(常州市)/(武進區)/湖塘鎮"},
		{"廣東東莞", "廣東省/東莞市"},
		{"在烏魯木齊縣", "(新疆維吾爾自治區)/(烏魯木齊市)/烏魯木齊縣"},
		{"瀋陽市瀋河區", "(遼寧省)/瀋陽市/瀋河區"},
		{"台州市天台縣", "(浙江省)/台州市/天台縣"},

		// parts of Hong Kong: by themselves, and where others bear the name
		{"天水圍有路", "(香港特別行政區)/(元朗區)/天水圍"},
		{"馬鞍山發生車禍，送往沙田威爾斯親王醫院", "(香港特別行政區)/(沙田區)/馬鞍山"},
		{"香港馬鞍山恆安邨", "香港特別行政區/(沙田區)/馬鞍山/恆安邨"},
		{"馬鞍山有鐵礦", "(安徽省)/馬鞍山市"},
		{"馬鞍山和合肥，沙田柚", "(安徽省)/馬鞍山市 (安徽省)/合肥市"},
		{"他上水時沒動", ""},
		{"中環起火，上環聞到煙", "(香港特別行政區)/(中西區)/中環 (香港特別行政區)/(中西區)/上環"},
		{"苗栗縣後龍鎮、三義鄉勝興社區", "(臺灣省)/苗栗縣/後龍鎮 (臺灣省)/(苗栗縣)/三義鄉/勝興社區"},
	}
	for _, test := range tests {
		if got := tell(test.text, "", article.Traditional); got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestTableIsWhole(t *testing.T) {
	table := load()
	var of [Village + 1]int
	for id, d := range table.divisions {
		of[d.rank]++
		if d.name == "" || d.in >= ID(id) {
			t.Fatalf("%d: %q lies in %d", id, d.name, d.in)
		}
		if d.in != none && table.divisions[d.in].rank >= d.rank {
			t.Errorf("%s lies in %s", d.name, table.divisions[d.in].name)
		}
	}
	if of[Province] != 34 || of[City] < 333 || of[County] < 2800 || of[Town] < 38000 {
		t.Errorf("%v divisions of the ranks", of)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("常州经开区横林镇下塘社区、和平镇。")
	f.Add("岳塘區五里堆街道板塘社區")
	f.Add("北京市北京北京市市区县镇乡村社区自然村")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		folded := token.Fold(text)
		found := Find(folded)
		var near Context
		near.Add(found)
		for _, p := range Resolve(text, folded, found, near, article.Traditional) {
			if len(p.Levels) == 0 || p.Start >= p.End || p.End > len(folded.Runes) {
				t.Errorf("%+v", p)
			}
			for i, l := range p.Levels {
				if l.Name == "" || !utf8.ValidString(l.Name) || i > 0 && l.Rank < p.Levels[i-1].Rank {
					t.Errorf("%+v", p.Levels)
				}
			}
		}
	})
}
