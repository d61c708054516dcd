package repair

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
)

// page makes a page of a title and paragraphs.
func page(title string, paragraphs ...string) *Page {
	p := &Page{Title: title}
	for _, text := range paragraphs {
		p.Blocks = append(p.Blocks, article.Block{Kind: article.Paragraph, Text: text})
	}
	return p
}

func lines(p *Page) []string {
	var out []string
	for _, b := range p.Blocks {
		out = append(out, b.Text)
	}
	return out
}

// only runs one rule.
func only(rule string, p *Page) {
	off := map[string]bool{}
	for _, r := range Rules {
		off[r.Name] = r.Name != rule
	}
	Run(p, off)
}

// one runs a rule on a single line of text and gives the line back.
func one(rule, text string) string {
	p := page("", text)
	only(rule, p)
	return strings.Join(lines(p), "¶")
}

func TestPinyinNotes(t *testing.T) {
	// full makes a page that is full of notes, so that the rule is sure of it.
	full := "鎮(zhèn)上學(xué)生習(xí)字"
	tests := []struct{ name, text, want string }{
		{"one note on an everyday character", "他在學(xué)校", "他在學校"},
		{"full-width brackets", "他在學（xué）校", "他在學校"},
		{"many notes", full, "鎮上學生習字"},
		{"composed and decomposed marks", full + "網(wa\u030cng)", "鎮上學生習字網"},
		{"u with dots", full + "綠(lǜ)地旅(lv3)客", "鎮上學生習字綠地旅客"},
		{"a note on two characters", full + "關鍵(guān jiàn)", "鎮上學生習字關鍵"},
		{"capitals", full + "發(FĀ)力", "鎮上學生習字發力"},
		{"another reading of the character", full + "銀行(háng)", "鎮上學生習字銀行"},
		{"no reading at all, on a full page", full + "鎮(wǎng)", "鎮上學生習字鎮"},
		{"no tone, on a full page", full + "網(wang)", "鎮上學生習字網"},
		{"IPA's letters", full + "網(wɑ̌ng)", "鎮上學生習字網"},

		{"other brackets", full + "窯【yáo】廠堂[táng]職〔zhí〕", "鎮上學生習字窯廠堂職"},
		{"tones in numbers", "草原社區(qu1)的課堂(tang2),孩子們(men5)學(xue2)唱長(chang2)調,他說(shuo1)要教給(gei3)別人,每(mei3)周都來", "草原社區的課堂,孩子們學唱長調,他說要教給別人,每周都來"},
		{"no tones anywhere", "老街(jie)的(de)新燈火(huo),去年(nian)重新鋪了(le)石板,遊客(ke)比(bi)往年(nian)多(duo)了(WHO)", "老街的新燈火,去年重新鋪了石板,遊客比往年多了(WHO)"},

		{"an author's gloss of a rare character", "饕(tāo)是古书里的兽", "饕(tāo)是古书里的兽"},
		{"an author's gloss of a rarer reading", "六(lù)安在安徽", "六(lù)安在安徽"},
		{"an article of glosses", "犇(bēn)、骉（biāo）、羴(shān)、猋(biāo)，还有六(lù)安、铅(yán)山、亳(bó)州", "犇(bēn)、骉（biāo）、羴(shān)、猋(biāo)，还有六(lù)安、铅(yán)山、亳(bó)州"},
		{"no tone, on a clean page", "同学(xue)说", "同学(xue)说"},
		{"a question", "A股(ah)?", "A股(ah)?"},
		{"a roman numeral or a name", "附录(xi)和图(ii)", "附录(xi)和图(ii)"},
		{"units", "长度(km)，重量(kg)，面积(m2)", "长度(km)，重量(kg)，面积(m2)"},
		{"english", "人工智能(artificial intelligence)与网(web)", "人工智能(artificial intelligence)与网(web)"},
		{"abbreviations", "世界卫生组织(WHO)、国内生产总值(GDP)", "世界卫生组织(WHO)、国内生产总值(GDP)"},
		{"abbreviations on a full page", full + "世界卫生组织(WHO)", "鎮上學生習字世界卫生组织(WHO)"},
		{"words that are pinyin too, on a full page", full + "方法(can)和(men)", "鎮上學生習字方法(can)和(men)"},
		{"chinese in brackets", full + "一片(網格)一組", "鎮上學生習字一片(網格)一組"},
		{"not behind a character", full + "，(zhèn)", "鎮上學生習字，(zhèn)"},
		{"letters and numbers", "甲(a1)乙(b2)丙(e3)", "甲(a1)乙(b2)丙(e3)"},
		{"french", "咖啡馆(café)和她(là)", "咖啡馆(café)和她(là)"},
	}
	for _, test := range tests {
		if got := one("pinyin-notes", test.text); got != test.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", test.name, test.text, got, test.want)
		}
	}
}

func TestPinyinNotesAreRecorded(t *testing.T) {
	p := page("鎮(zhèn)報", "學(xué)習(xí)", "關鍵(guān jiàn)")
	only("pinyin-notes", p)
	want := []article.Repair{
		{Rule: "pinyin-notes", Block: -1, Before: "鎮(zhèn)", After: "鎮", Certainty: article.Stated},
		{Rule: "pinyin-notes", Block: 0, Before: "學(xué)", After: "學", Certainty: article.Stated},
		{Rule: "pinyin-notes", Block: 0, Offset: 1, Before: "習(xí)", After: "習", Certainty: article.Stated},
		{Rule: "pinyin-notes", Block: 1, Before: "關鍵(guān jiàn)", After: "關鍵", Certainty: article.Stated},
	}
	if !reflect.DeepEqual(p.Repairs, want) {
		t.Errorf("recorded\n%v\nwant\n%v", p.Repairs, want)
	}
}

func TestOutOfStep(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a lost quotation mark", "凝聚鄰里力量?!拔沂墙衲瓴虐醽龛F西村小區的", "凝聚鄰里力量。“我是今年才搬來鐵西村小區的"},
		{"a lost last byte", "認知和期待?!班徖镆患?,守望相助”", "認知和期待。“鄰里一□,守望相助”"},
		{"the end of a note", "湖塘橋?qū)嶒炗變簣@春秋園", "湖塘橋實驗幼兒園春秋園"},
		{"a first byte that its neighbours tell", "湖塘橋?嶒炗變簣@春秋園", "湖塘橋實驗幼兒園春秋園"},
		{"a run that a letter ends", "四十多年的經驗告訴我們，必須始終不渝地堅持改革開放這條強國之路◎s時代的發展需要更多人才", "四十多年的經驗告訴我們，必須始終不渝地堅持改革開放這條強國之路。新時代的發展需要更多人才"},

		{"a sign and a letter", "我們乘坐※A路車，在◎B出口下車", "我們乘坐※A路車，在◎B出口下車"},
		{"a grade", "該校獲評‘A’級，血型㊣O型、○B型", "該校獲評‘A’級，血型㊣O型、○B型"},
		{"an apostrophe", "China’s 经济与中国’s 经济", "China’s 经济与中国’s 经济"},
		{"vitamins", "维生素Ｂ和维生素α、β、γA、℃F", "维生素Ｂ和维生素α、β、γA、℃F"},
		{"a question", "这是真的吗?我们去看看吧", "这是真的吗?我们去看看吧"},
		{"a question and a cry", "这是真的吗?!我们去看看吧", "这是真的吗?!我们去看看吧"},
		{"rare characters", "饕餮是什么?魑魅魍魉是什么", "饕餮是什么?魑魅魍魉是什么"},
		{"names of plants", "这是什么花?芍药、牡丹、茉莉、薔薇", "这是什么花?芍药、牡丹、茉莉、薔薇"},
		{"an address", "见网页?id=1的说明", "见网页?id=1的说明"},
		{"english", "Why?Because我们", "Why?Because我们"},
		{"at the end", "这是真的吗?", "这是真的吗?"},
	}
	for _, test := range tests {
		if got := one("shifted-bytes", test.text); got != test.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", test.name, test.text, got, test.want)
		}
	}
}

func TestMisreadTwice(t *testing.T) {
	tests := []struct{ text, want string }{
		{"脠芦鹿煤脳脺鹿陇禄谩脝么露炉2026脛锚鹿陇禄谩脣脥脦脗脜炉脨脨露炉", "全国总工会启动2026年工会送温暖行动"},
		{"张骞通西域，脱脂棉与隆胸，鹿茸和燕窝", "张骞通西域，脱脂棉与隆胸，鹿茸和燕窝"},
	}
	for _, test := range tests {
		if got := one("mojibake", test.text); got != test.want {
			t.Errorf("%s became %s, want %s", test.text, got, test.want)
		}
	}
}

func TestEntities(t *testing.T) {
	tests := []struct{ text, want string }{
		{"&ldquo;邻里&rdquo;之家&nbsp;开门", "“邻里”之家 开门"},
		{"&#8220;邻里&#x201d;", "“邻里”"},
		{"甲&amp;quot;乙", "甲\"乙"},
		{"甲 &amp; 乙", "甲 & 乙"},
		{"AT&T 与 R&D;", "AT&T 与 R&D;"},
		{"http://a.example/?a=1&copy=2", "http://a.example/?a=1&copy=2"},
		{"&#0; &#xD800; &#7;", "&#0; &#xD800; &#7;"},
		{"写作 <p> 时用 &lt; 来转义", "写作 <p> 时用 &lt; 来转义"},
	}
	for _, test := range tests {
		if got := one("entities", test.text); got != test.want {
			t.Errorf("%s became %s, want %s", test.text, got, test.want)
		}
	}
}

func TestSpamLines(t *testing.T) {
	for _, spam := range []string{
		"国产精品一区二区在线观看,亚洲综合久久精品,五月天婷婷激情网,欧美日韩中文字幕,人妻少妇无码",
		"百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58",
		"澳门威尼斯人网站|必发365|皇冠体育app下载|伟德国际1946|bet365备用网址|万博manbetx|开户送彩金",
		"時時彩計劃群,北京pk10開獎直播,幸運飛艇開獎記錄,秒速賽車官網,快三走勢圖,彩票平台註冊送38元",
		"小额贷款,无抵押贷款,信用卡套现,急用钱,身份证贷款,黑户贷款,不看征信秒下款,网贷口子大全,借钱平台",
		"伟哥多少钱一盒|印度神油|壮阳药品|早泄怎么治|前列腺炎|男科医院|治疗阳痿的药|增大增粗",
		"办证刻章,代开发票,代办学历,专业刻章,办假证电话,发票代开微信,四六级代考,文凭办理",
		"線上百家樂,娛樂城推薦,現金版,財神娛樂城,註冊送體驗金,真人荷官,運彩分析,老虎機破解",
		"传奇私服发布网,新开传奇网站,1.76复古传奇,传世私服,天龙八部私服,热血江湖sf,魔域私服一条龙",
		"手机看片1024,免费看黄,日韩av,成人直播app,裸聊软件,同城约炮,全套服务,一夜情交友",
		"信用卡代还 | 车辆抵押贷款 | 公积金贷款 | 无抵押 秒下款 | 黑户可贷 | 加微信 xjd8888",
		"娱乐平台 娱乐平台",
		"友情链接：网站建设 SEO优化 百度快照 网站推广 关键词排名 外链代发 软文发布 友链交换 站群系统",
		"亚洲国产欧美日韩精品久久久 中文字幕无码免费视频 香蕉视频成人午夜福利",
		"亚洲自国产拍揄拍丨久久爽久久爽久久av东京爽丨av自拍一区丨粉色午夜视频丨亚洲精品大全丨欧美一级免费片丨日韩国产小视频",
		"开云体育官网入口,ag真人国际官网,米兰体育app官方下载,ng28南宫娱乐,满冠体育登录入口",
		"BOB体育(中国)官方网站-IOS/Android通用版/手机app下载",
		"管家婆一码中一肖,新奥天天精准资料大全,二四六免费资料,澳门开奖结果",
		"手机麻将开挂软件_微乐辅助器_透视挂_系统发好牌_免费通用版",
		"办理国外文凭,英国毕业证成绩单,留信认证,学历认证,Q微信88889999",
		"炒股配资|期货配资|股票杠杆|网上配资平台|线上实盘配资开户",
		"office2016激活密钥,win10激活工具,cad2014序列号,ps破解版下载,迅雷会员账号共享",
		"代孕价格,代孕中介,供卵试管包成功,三代试管选性别,助孕公司",
		"スーパーコピー時計 ロレックス ブランドコピー 激安通販 ルイヴィトン バッグ コピー N級品",
	} {
		if got := one("spam-lines", spam); got != "" {
			t.Errorf("left standing: %s", got)
		}
	}
	for _, honest := range []string{
		"警方打掉一个网络赌博团伙，该团伙以百家乐、老虎机、时时彩、六合彩等为名，诱骗群众充值送彩金，涉案金额上亿元",
		"欧美日韩多国代表在线观看了开幕式，亚洲综合运动会的免费视频将在网上播出，配有中文字幕。",
		"午夜福利院的灯还亮着",
		"网站建设、宣传推广、志愿服务、在线观看、征信宣传等工作一起抓",
		"关于进一步规范小额贷款、网贷平台、信用卡套现行为的通知",
		"社区医院开设前列腺炎、早泄、白癜风等专科门诊，方便居民就近看病",
		"严打代开发票、办证刻章、私家侦探等违法行为",
		"国产精品荔枝上市",
		"关于严禁在学校周边开设成人用品店、网吧、彩票投注站、棋牌室的规定",
	} {
		if got := one("spam-lines", honest); got != honest {
			t.Errorf("taken out: %s", honest)
		}
	}
	if got := one("spam-lines", "攀枝花：彩虹桥下的“百姓会客厅”_办证_刻章_代开发票_私家侦探_复制手机卡"); got != "攀枝花：彩虹桥下的“百姓会客厅”" {
		t.Errorf("a tail: %s", got)
	}
	for line, want := range map[string]string{
		"BOB体育(中国)官方网站-IOS/Android通用版/手机app下载-汝州：汝瓷小镇的烧窑人": "汝州：汝瓷小镇的烧窑人",
		"正规代孕公司_试管包成功_供卵代怀价格表-宣汉：峰城牛肉香出山":                  "宣汉：峰城牛肉香出山",
		"体育官网改版-河边修了新路，居民都说方便":                             "体育官网改版-河边修了新路，居民都说方便",
	} {
		if got := one("spam-lines", line); got != want {
			t.Errorf("%s became %s", line, got)
		}
	}
	if got := one("spam-lines", "他发动摩托车，车后绑着两袋种子。真人麻将提现,手机棋牌下载,注册送28元,下分快的捕鱼,真钱斗地主"); got != "他发动摩托车，车后绑着两袋种子。" {
		t.Errorf("behind a sentence: %s", got)
	}
	if title := "河边修了新路_社区_河西新闻网_网站建设"; one("spam-lines", title) != title {
		t.Errorf("cut: %s", one("spam-lines", title))
	}
	p := page("", "第一段。", "百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58", "第二段。")
	only("spam-lines", p)
	want := []article.Repair{{Rule: "spam-lines", Block: article.OutOfText, Offset: 1, Before: "a planted line of 32 characters", Certainty: article.Stated}}
	if !reflect.DeepEqual(p.Repairs, want) || len(p.Blocks) != 2 {
		t.Errorf("recorded %v, left %q", p.Repairs, lines(p))
	}
}

func TestSpamOnItsPage(t *testing.T) {
	english := "online casino real money, best payday loans no credit check, replica rolex watches, louis vuitton outlet"
	foreign := "空放贷款,私人放款,短借应急,零用贷"
	for _, planted := range []string{english, foreign, "viagra viagra cialis cialis levitra buy cialis online"} {
		p := page("", "腊月里，镇上的牛肉作坊灯火通明，四十多名工人正在赶制灯影牛肉。", planted, "老师傅说，牛肉要片得透过来能看见灯影，才算合格，一头牛只有两块肉能做。")
		only("spam-lines", p)
		if len(p.Blocks) != 2 {
			t.Errorf("left standing: %s", planted)
		}
	}
	p := page("", "快三平台注册-首页", "永善：溜索改桥之后", "快三平台注册", "江上曾经有一条溜索。", "当前位置：快三平台注册 > 正文")
	only("spam-lines", p)
	if got, want := lines(p), []string{"永善：溜索改桥之后", "江上曾经有一条溜索。"}; !reflect.DeepEqual(got, want) {
		t.Errorf("said again: left %q", got)
	}
	for name, honest := range map[string][]string{
		"headings of its own":    {"试管婴儿", "试管婴儿怎么做，医生说要分四步。", "试管婴儿", "试管婴儿的费用"},
		"a report of the police": {"该团伙开设“百家乐”“北京赛车”“时时彩”“六合彩”等项目，以注册送彩金为诱饵。", "太阳城娱乐、金沙娱乐场、新葡京在线、永利皇宫、威尼斯人", "三、彩票计划群，代投注、包中奖"},
		"advice on loans":        {"无抵押贷款、信用贷款、公积金贷款有什么区别？", "急用钱时该办哪种贷款？抵押贷款额度高，无抵押贷款办理快，小额贷款、网贷要当心。", "无抵押贷款 中 中 3天", "公积金贷款 高 最低 30天"},
		"in english":             {"Police said the casino offered payday loans.", "Casino, poker and roulette: what the law says about betting"},
		"english in chinese":     {"这篇课文讲的是买东西。", "cheap, discount, price", "How much is it? It is cheap."},
	} {
		p := page("", honest...)
		only("spam-lines", p)
		if got := lines(p); !reflect.DeepEqual(got, honest) {
			t.Errorf("%s: left %q", name, got)
		}
	}
}

func TestLessonsKeepTheirPinyin(t *testing.T) {
	for name, lesson := range map[string][]string{
		"a primer":   {"春晓（chūn xiǎo）", "春（chūn）眠（mián）不（bù）觉（jué）晓（xiǎo），", "处（chù）处（chù）闻（wén）啼（tí）鸟（niǎo）。", "注释：闻啼鸟，听见小鸟的叫声。"},
		"a glossary": {"一、常见的多音字", "长：①长(cháng)短；②生长(zhǎng)。", "重：①重(zhòng)量；②重(chóng)复。", "乐：①快乐(lè)；②音乐(yuè)。", "奶奶说，字认得多了，心里就亮了，夜里走路也不怕，出门在外也不会丢。"},
	} {
		p := page("", lesson...)
		only("pinyin-notes", p)
		if got := lines(p); !reflect.DeepEqual(got, lesson) {
			t.Errorf("%s: left %q", name, got)
		}
	}
	p := page("", "奶奶教我認字用的是一本小學(xué)生字典,她說(shuō)學(xué)會(huì)一個(gè)字就能多看一頁(yè)書(shū),心里就亮了一點(diǎn)。")
	if only("pinyin-notes", p); strings.ContainsAny(p.Blocks[0].Text, "()") {
		t.Errorf("notes left in %s", p.Blocks[0].Text)
	}
}

func TestLinkLists(t *testing.T) {
	list := []string{"更多新闻", "- 河西新桥通车2022-03-04", "- 老街夜市开张迎客 2022-03-03", "· 图书馆周末不打烊(2022/3/2)", "小学生学种水稻2022-03-01", "公园里的樱花开了2022-02-28 08:30"}
	p := page("", append([]string{"正文第一段，说的是一件事。", "正文第二段。"}, list...)...)
	only("link-lists", p)
	if got := lines(p); !reflect.DeepEqual(got, []string{"正文第一段，说的是一件事。", "正文第二段。"}) {
		t.Errorf("left %q", got)
	}
	want := []article.Link{{Title: "河西新桥通车", Date: "2022-03-04"}, {Title: "老街夜市开张迎客", Date: "2022-03-03"}, {Title: "图书馆周末不打烊", Date: "2022-03-02"},
		{Title: "小学生学种水稻", Date: "2022-03-01"}, {Title: "公园里的樱花开了", Date: "2022-02-28"}}
	if !reflect.DeepEqual(p.Links, want) {
		t.Errorf("links %v", p.Links)
	}
	for name, below := range map[string][]string{
		"under headings":             {"相关阅读", "河西新桥通车", "老街夜市开张迎客", "推荐阅读：", "图书馆周末不打烊", "小学生学种水稻"},
		"with days and ranks":        {"最新推荐", "05-12 河西新桥通车", "05-11 老街夜市开张迎客", "精彩图片", "热点排行", "1 图书馆周末不打烊", "2 小学生学种水稻"},
		"bracketed dates":            {"[2022-03-04] 河西新桥通车", "[2022-03-03] 夜市开张", "[2022-03-02] 图书馆开门", "[2022-03-01] 小学生种水稻", "[2022-02-28] 樱花开了"},
		"dates before, newest first": {"2019-03-06 华埠镇召开现场会", "2019-03-06 油菜花开引客来", "2019-03-05 学雷锋活动开展", "2019-03-05 马金溪畔植柳忙", "2019-03-04 台回山梯田换新颜"},
		"in english":                 {"Related Stories", "Batik workshop opens in Danzhai", "Tea pickers welcome early spring"},
		"traditional":                {"延伸閱讀", "澎湖花火節下月登場", "離島交通船票價調整"},
	} {
		p := page("", append([]string{"正文第一段，说的是一件事。", "正文第二段。"}, below...)...)
		only("link-lists", p)
		if len(p.Blocks) != 2 || len(p.Links) == 0 || strings.HasPrefix(p.Links[0].Title, "05") {
			t.Errorf("%s: left %q, links %v", name, lines(p), p.Links)
		}
	}
	for name, kept := range map[string][]string{
		"a list of the text's own": {"一段话。", "相关链接", "河西桥建于一九八二年，长四十米。", "二〇二一年重修。"},
		"one line":                 {"一段话。", "相关阅读", "《河西桥志》"},
		"steps":                    {"一段话。", "第一步 挖坑", "第二步 种树", "第三步 浇水"},
		"four lines":               {"- 河西新桥通车2022-03-04", "- 老街夜市开张迎客2022-03-03", "- 图书馆周末不打烊2022-03-02", "- 小学生学种水稻2022-03-01"},
		"oldest first":             {"新桥开工典礼2020-03-04", "桥墩全部建成2020-06-03", "桥面合龙贯通2021-03-02", "新桥试运行开始2021-09-01", "新桥正式通车2022-02-28"},
		"inside a text":            {"一段话。", "- 河西新桥通车2022-03-04", "- 老街夜市开张2022-03-03", "- 图书馆不打烊2022-03-02", "- 小学生种水稻2022-03-01", "- 樱花都开了吗2022-02-28", "又一段话。"},
		"a chronicle":              {"2022-03-04 新桥通车", "2022-03-03 夜市开张", "2022-03-02 图书馆开门", "2022-03-01 种水稻", "2022-02-28 樱花开了"},
		"bare dates":               {"2022-03-04", "2022-03-03", "2022-03-02", "2022-03-01", "2022-02-28"},
		"sentences":                {"新桥通车于二〇二二年。", "夜市开张。", "图书馆开门。", "种水稻。", "樱花开了。"},
	} {
		p := page("", kept...)
		only("link-lists", p)
		if !reflect.DeepEqual(lines(p), kept) || len(p.Repairs) > 0 {
			t.Errorf("%s: left %q", name, lines(p))
		}
	}
}

func TestBoilerplate(t *testing.T) {
	tests := []struct {
		name       string
		text, kept []string
	}{
		{"a tail", []string{"正文。", "责编：林小满", "版权所有 河西区融媒体中心 电话：12345678", "苏公网安备32000000000000号"}, []string{"正文。"}},
		{"labels between", []string{"正文。", "未经授权严禁转载。", "河西要闻", "视频精选", "下载APP"}, []string{"正文。"}},
		{"a caption above the tail stays", []string{"正文。", "河边的新路", "上一篇：老街夜市", "下一篇：没有了"}, []string{"正文。", "河边的新路"}},
		{"a head", []string{"下载客户端", "正文。"}, []string{"正文。"}},
		{"a note in brackets, inside", []string{"正文。", "(资料图)", "又一段。"}, []string{"正文。", "又一段。"}},
		{"credits alone stay", []string{"正文。", "责编：林小满"}, []string{"正文。", "责编：林小满"}},
		{"short last lines stay", []string{"正文。", "春天", "来了"}, []string{"正文。", "春天", "来了"}},
		{"words of a site inside the text stay", []string{"网站应当标明公网安备号。", "正文。"}, []string{"网站应当标明公网安备号。", "正文。"}},
		{"a menu above the headline", []string{"版面导航", "第01版:头版", "第04版:民生", "上一版", "字体:", "放大", "默认", "街头桂花飘香", "花好莫要采。"}, []string{"街头桂花飘香", "花好莫要采。"}},
		{"a menu around it", []string{"陆良论坛", "找回密码", "QQ登录", "查看: 3273|回复: 2", "老火车站的最后一班车", "[复制链接]", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "昨天去坐了最后一班车。"}, []string{"老火车站的最后一班车", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "昨天去坐了最后一班车。"}},
		{"two such lines are no menu", []string{"分享", "首版", "一段话。"}, []string{"分享", "首版", "一段话。"}},
		{"a list of its own headlines", []string{"导读", "▶ 渡口建起纪念馆", "▶ 打谷机进了博物馆", "渡口建起纪念馆", "老船工捐出一支桨。", "打谷机进了博物馆", "母亲犹豫了一晚。"}, []string{"渡口建起纪念馆", "老船工捐出一支桨。", "打谷机进了博物馆", "母亲犹豫了一晚。"}},
		{"a refrain", []string{"一只船", "停在水上", "一只船", "停在水上", "船来了。"}, []string{"一只船", "停在水上", "一只船", "停在水上", "船来了。"}},
		{"a tail of an app", []string{"正文。", "ID：jrtt", "5人点赞", "暂无评论，快来抢沙发", "你对这篇文章的态度", "查看全部评论"}, []string{"正文。"}},
		{"a tail from taiwan", []string{"正文。", "相關新聞請見：", "池上便當老店 搬進火車廂", "☆飲酒過量 有害健康 禁止酒駕☆", "點我訂閱自由財經Youtube頻道"}, []string{"正文。"}},
		{"a public account", []string{"点击上方“鼓楼发布”关注我们", "正文。", "———— END ————"}, []string{"正文。"}},
		{"a signature above the tail stays", []string{"正文。", "平江县人民政府", "2019年4月6日", "附件：1.登记表", "【打印本页】【关闭窗口】", "政府网站标识码：4306260001"}, []string{"正文。", "平江县人民政府", "2019年4月6日", "附件：1.登记表"}},
		{"a poem above the tail stays", []string{"他写道。", "一只船", "停在水的中央", "分享到", "微信好友", "复制链接"}, []string{"他写道。", "一只船", "停在水的中央"}},
		{"a sentence below stays", []string{"正文。", "分享", "收藏", "后来他又写了一段，说的是船，", "评论"}, []string{"正文。", "分享", "收藏", "后来他又写了一段，说的是船，"}},
		{"a column's name above and below", []string{"武进新闻", "机关干部进社区", "正文。", "武进新闻", "更多>>"}, []string{"机关干部进社区", "正文。"}},
		{"a headline that stands again below", []string{"机关干部进社区", "正文。", "又一段。", "机关干部进社区"}, []string{"机关干部进社区", "正文。", "又一段。", "机关干部进社区"}},
		{"names of pictures, words of a page's making", []string{"<u id=\"c\"></u>", "河边修路", "A220220217C.jpg", "正文。"}, []string{"河边修路", "正文。"}},
		{"steps of a guide", []string{"本指南说明怎样使用。", "一、注册", "打开APP", "点击注册", "二、常用功能", "首页", "评论", "收藏", "分享"}, []string{"本指南说明怎样使用。", "一、注册", "打开APP", "点击注册", "二、常用功能", "首页", "评论", "收藏", "分享"}},
		{"rows of buttons and of sections", []string{"联合新闻网站", "即時 要聞 娛樂 運動 全球 社會 地方", "udn / 地方 / 雲嘉南", "老鹽工重回鹽田", "讚 0 分享", "正文。", "打印本页 | 关闭窗口 | 扫一扫在手机打开当前页"}, []string{"老鹽工重回鹽田", "正文。"}},
		{"rows of buttons with their marks", []string{"闻喜：花馍开出新日子", "【字号 大 中 小】 打印 留言 论坛 网摘 手机点评 纠错 E-mail推荐：", "分享到：人民微博 新浪微博", "相关新闻", "正文。"}, []string{"闻喜：花馍开出新日子", "正文。"}},
		{"an app at the end", []string{"正文。", "（本文来自澎湃新闻，更多原创资讯请下载“澎湃新闻”APP）"}, []string{"正文。"}},
		{"a column's name", []string{"行業動態", "石油小鎮建起書屋", "正文。", "又一段。"}, []string{"石油小鎮建起書屋", "正文。", "又一段。"}},
		{"below a way to the page", []string{"您的位置:新闻中心>社会新闻", "分享", "河边修路", "正文。"}, []string{"河边修路", "正文。"}},
		{"an office's own lines", []string{"正文。", "主办单位：河西管委会", "详细地址：东方东路168号 邮政编码：213025", "技术支持电话：0519-85685023", "苏公网安备32000000000000号"}, []string{"正文。"}},
		{"an event's lines stay", []string{"正文。", "主办单位：桥北社区居民委员会", "地址：桥北路12号", "联系电话：0519-12345678"}, []string{"正文。", "主办单位：桥北社区居民委员会", "地址：桥北路12号", "联系电话：0519-12345678"}},
		{"nothing else", []string{"版权所有 河西晚报"}, []string{"版权所有 河西晚报"}},
	}
	for _, test := range tests {
		p := page("", test.text...)
		only("boilerplate", p)
		if got := lines(p); !reflect.DeepEqual(got, test.kept) {
			t.Errorf("%s: left %q, want %q", test.name, got, test.kept)
		}
		if got := len(p.Aside); got != len(test.text)-len(test.kept) {
			t.Errorf("%s: %d lines aside", test.name, got)
		}
	}
}

func TestBulletinBoards(t *testing.T) {
	p := page("", "发表于 2011-1-9 20:41:33 | 显示全部楼层", "每年夏天，外婆都要晒一缸酱。( u\" e9 K5 V$ i% Y6 s", "回复", "使用道具 举报", "' d5 }3 ^7 F! K& H( o ?% j", "本帖最后由 张三 于 2011-1-10 10:02 编辑", "缸还在。")
	only("boilerplate", p)
	if got, want := lines(p), []string{"发表于 2011-1-9 20:41:33 | 显示全部楼层", "每年夏天，外婆都要晒一缸酱。", "缸还在。"}; !reflect.DeepEqual(got, want) {
		t.Errorf("left %q, want %q", got, want)
	}
	for _, honest := range []string{"x = 1 + 2 * 3 ; y = a b", "if ( a > b ) { c = d ; }", "a b c d e f g h i j", "1 2 3 4 5 6 7 8 9 10", "A1 B2 C3", "回复"} {
		if got := one("boilerplate", honest); got != honest {
			t.Errorf("%q became %q", honest, got)
		}
	}
}

func TestBrokenLines(t *testing.T) {
	broken := []string{
		"河边的小路去年还是一条土路，下雨天鞋子上全是泥，老人们都不愿意出门散步，孩子们上学也要绕",
		"道走，今年春天，居民们自己动手修路。",
		"路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天，",
		"孩子们在旁边跑来跑去。",
		"“我们把路修好了，以后还要在两边种上花草、装上路灯，让大家晚上也能出来走",
		"走。”社区的周大河说，这件事大家想了很多年。",
	}
	p := page("", append(broken, "短短一段。", "怎么修的")...)
	only("broken-lines", p)
	want := []string{broken[0] + broken[1], broken[2] + broken[3], broken[4] + broken[5], "短短一段。", "怎么修的"}
	if got := lines(p); !reflect.DeepEqual(got, want) {
		t.Errorf("joined\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := (article.Repair{Rule: "broken-lines", Block: 2, Offset: utf8.RuneCountInString(broken[4]), Before: "\n", Certainty: article.Stated}); len(p.Repairs) != 3 || p.Repairs[2] != want {
		t.Errorf("recorded %v", p.Repairs)
	}
	stated := page("", broken...)
	stated.LinesStated = true
	only("broken-lines", stated)
	if len(stated.Blocks) != len(broken) {
		t.Error("paragraphs that were stated to be such were joined")
	}
	two := page("", broken[:4]...)
	only("broken-lines", two)
	if len(two.Blocks) != 4 {
		t.Error("two breaks are no evidence")
	}
	verse := []string{"床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。", "白日依山尽，", "黄河入海流。"}
	p = page("", verse...)
	only("broken-lines", p)
	if !reflect.DeepEqual(lines(p), verse) {
		t.Errorf("verse was joined: %q", lines(p))
	}
}

func TestLostQuotes(t *testing.T) {
	tests := []struct{ title, text, want string }{
		{"河西：一_路_走来 一_桥_飞架", "", "河西：一“路”走来 一“桥”飞架"},
		{"一_路_走来", "他们说，一“路”走来不容易。", "一“路”走来"},
		{"一_路_走来", "他们说，一路走来不容易。", "一_路_走来"},
		{"河边修了新路_社区_河西新闻网", "", "河边修了新路_社区_河西新闻网"},
		{"河边修了新路_国内新闻_河西网_中国_首页", "", "河边修了新路_国内新闻_河西网_中国_首页"},
		{"file_name_of_this", "", "file_name_of_this"},
		{"_一_", "“一”", "_一_"},
		{"三_个_下划_线", "", "三_个_下划_线"},
	}
	for _, test := range tests {
		p := page(test.title, test.text)
		only("lost-quotes", p)
		if p.Title != test.want {
			t.Errorf("%s became %s, want %s", test.title, p.Title, test.want)
		}
	}
}

func TestRulesCanBeSwitchedOff(t *testing.T) {
	off := map[string]bool{}
	for _, r := range Rules {
		if !Known(r.Name) || r.Mends == "" {
			t.Errorf("rule %q is not known or says nothing", r.Name)
		}
		off[r.Name] = true
	}
	p := page("上_下_一_心_", "學(xué)習(xí)教(jiào)育(yù)&quot;")
	Run(p, off)
	if len(p.Repairs) > 0 || Known("no-such-rule") {
		t.Errorf("repairs %v", p.Repairs)
	}
}

// TestRepairsKeepTheirPlaces: rules that take blocks out move what others noted.
func TestRepairsKeepTheirPlaces(t *testing.T) {
	p := page("", "百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58", "學(xué)習(xí)", "教(jiào)育(yù)", "学&amp;习", "苏公网安备32000000000000号 &quot;")
	Run(p, nil)
	for _, r := range p.Repairs {
		if r.Block >= 0 && !strings.Contains(p.Blocks[r.Block].Text, r.After) {
			t.Errorf("%v is told of %q", r, p.Blocks[r.Block].Text)
		}
	}
	if got := lines(p); !reflect.DeepEqual(got, []string{"學習", "教育", "学&习"}) {
		t.Errorf("left %q", got)
	}
}

func FuzzRules(f *testing.F) {
	f.Add("上_下_一", "學(xué)習(xí)(zhè n)\n&amp;#8220;\n- 河西新桥通车2022-03-04", false)
	f.Add("湖塘橋?qū)嶒炗變簣@", "期待?!班徖镆患?,守望", false)
	f.Add("", "(資料圖)\n版权所有\n“字，\n字”", true)
	f.Fuzz(func(t *testing.T, title, text string, stated bool) {
		p := page(strings.ToValidUTF8(title, ""), strings.Split(strings.ToValidUTF8(text, ""), "\n")...)
		p.LinesStated = stated
		found := lines(p)
		Run(p, nil)
		checkPlaces(t, p, strings.ToValidUTF8(title, ""), found)
		size := len(p.Title)
		for i, b := range p.Blocks {
			size += len(b.Text)
			if !utf8.ValidString(b.Text) {
				t.Errorf("block %d is no UTF-8: %q", i, b.Text)
			}
		}
		if size > len(title)+len(text)+64 {
			t.Errorf("%d bytes became %d", len(title)+len(text), size)
		}
		for _, r := range p.Repairs {
			if r.Block >= len(p.Blocks) || r.Block < article.OutOfText {
				t.Errorf("a repair in no block: %+v of %d", r, len(p.Blocks))
			}
		}
	})
}
