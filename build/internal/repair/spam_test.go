package repair

import (
	"reflect"
	"slices"
	"testing"

	"fangzhi/build/internal/repair/spam"
	"fangzhi/data/article"
)

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
		"传奇私服发布网_新开1.76复古传奇_单职业迷失传奇sf发布站",
		"专业办理各类毕业证学位证英语四六级证书,先办证后付款,联系QQ:398217745",
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
		"BOB体育(中国)官方网站-IOS/Android通用版/手机app下载-汝州：汝瓷小镇的烧窑人":          "汝州：汝瓷小镇的烧窑人",
		"正规代孕公司_试管包成功_供卵代怀价格表-宣汉：峰城牛肉香出山":                           "宣汉：峰城牛肉香出山",
		"我国白癜风知名专家 https://m.example.com/a_548.html 三月以来，镇上的石桥修好了。": "三月以来，镇上的石桥修好了。",
		"白癜风科普网站 https://www.example.com/ 上线，白癜风患者可以提问。":            "白癜风科普网站 https://www.example.com/ 上线，白癜风患者可以提问。",
		"体育官网改版-河边修了新路，居民都说方便":                                      "体育官网改版-河边修了新路，居民都说方便",
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
	p := pageOf("", "第一段。", "百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58", "第二段。")
	only("spam-lines", p)
	want := []article.Repair{{Rule: "spam-lines", Block: article.OutOfText, Offset: 1, Before: "a planted line of 32 characters", Certainty: article.Stated}}
	if !reflect.DeepEqual(p.Repairs, want) || len(p.Blocks) != 2 {
		t.Errorf("recorded %v, left %q", p.Repairs, lines(p))
	}
}

// TestRowsForNames: keywords that stand where a site's template names it.
func TestRowsForNames(t *testing.T) {
	row := "28365官方网_365bet足彩网上投注_365出款成功未到"
	p := pageOf(row+"老街修好了", row+"网讯 三月以来，镇上的石桥修好了。", "昨天，"+row+"高级中学的学生来扫桥。")
	only("spam-lines", p)
	if want := []string{"网讯 三月以来，镇上的石桥修好了。", "昨天，高级中学的学生来扫桥。"}; p.Title != "老街修好了" || !reflect.DeepEqual(lines(p), want) {
		t.Errorf("left %q, %q", p.Title, lines(p))
	}
	names := []string{"两个文件叫 a_石桥照片_1 和 b_石桥照片_2。"}
	p = pageOf("题目", names...)
	if only("spam-lines", p); !reflect.DeepEqual(lines(p), names) {
		t.Errorf("became %q", lines(p))
	}
}

func TestSpamOnItsPage(t *testing.T) {
	english := "online casino real money, best payday loans no credit check, replica rolex watches, louis vuitton outlet"
	foreign := "空放贷款,私人放款,短借应急,零用贷"
	for _, planted := range []string{english, foreign, "viagra viagra cialis cialis levitra buy cialis online"} {
		p := pageOf("", "腊月里，镇上的牛肉作坊灯火通明，四十多名工人正在赶制灯影牛肉。", planted, "老师傅说，牛肉要片得透过来能看见灯影，才算合格，一头牛只有两块肉能做。")
		only("spam-lines", p)
		if len(p.Blocks) != 2 {
			t.Errorf("left standing: %s", planted)
		}
	}
	p := pageOf("", "快三平台注册-首页", "永善：溜索改桥之后", "快三平台注册", "江上曾经有一条溜索。", "当前位置：快三平台注册 > 正文")
	only("spam-lines", p)
	if got, want := lines(p), []string{"永善：溜索改桥之后", "江上曾经有一条溜索。"}; !reflect.DeepEqual(got, want) {
		t.Errorf("said again: left %q", got)
	}
	village := []string{"站在新修的水渠边，看着清亮的河水哗哗流进自家稻田，七十二岁的老人抹了抹眼角。", "双河村地处半山腰，过去灌溉全靠天，去年冬天沿山开凿引水渠四点八公里。"}
	p = pageOf("", "传奇私服", village[0], "股票配资", village[1])
	only("spam-lines", p)
	if got := lines(p); !reflect.DeepEqual(got, village) {
		t.Errorf("lone phrases: left %q", got)
	}
	p = pageOf("", village[0], "北京代开发票", "广州代开餐饮发票", "代开发票联系QQ:398217745", "灌溉水渠代开发票", village[1])
	only("spam-lines", p)
	if got, want := lines(p), []string{village[0], "灌溉水渠代开发票", village[1]}; !reflect.DeepEqual(got, want) {
		t.Errorf("beside planted lines: left %q", got)
	}
	keeps(t, "spam-lines", map[string][]string{
		"one lone phrase":         {village[0], "网站建设", village[1]},
		"lone phrases of its own": {"网站建设", village[0] + "合作社也做了网站建设。", "网站推广", "网站推广靠的是乡亲。" + village[1]},
		"headings of its own":     {"试管婴儿", "试管婴儿怎么做，医生说要分四步。", "试管婴儿", "试管婴儿的费用"},
		"a report of the police":  {"该团伙开设“百家乐”“北京赛车”“时时彩”“六合彩”等项目，以注册送彩金为诱饵。", "太阳城娱乐、金沙娱乐场、新葡京在线、永利皇宫、威尼斯人", "三、彩票计划群，代投注、包中奖"},
		"advice on loans":         {"无抵押贷款、信用贷款、公积金贷款有什么区别？", "急用钱时该办哪种贷款？抵押贷款额度高，无抵押贷款办理快，小额贷款、网贷要当心。", "无抵押贷款 中 中 3天", "公积金贷款 高 最低 30天"},
		"in english":              {"Police said the casino offered payday loans.", "Casino, poker and roulette: what the law says about betting"},
		"english in chinese":      {"这篇课文讲的是买东西。", "cheap, discount, price", "How much is it? It is cheap."},
	})
}

func TestForeignRows(t *testing.T) {
	shown := "office2016激活密钥,win10激活工具,cad2014序列号,ps破解版下载,迅雷会员账号共享"
	for row, goes := range map[string]bool{
		"win7旗舰版激活码,视频会员免费领取,破解软件下载站": true,
		"毕业论文代写 硕士论文代发 期刊论文润色":        true,
		"林小满 周大河 何莲":                  false,
		"河边的柳树，清淤的船，写作业的孩子":           false,
		"编辑：林小满 校对：何莲":                false,
		"责任编辑 林小满 版式 周大河 校对 何莲":       false,
	} {
		p := pageOf("", shown, "河边修好一座桥", river, row)
		only(spam.Rule, p)
		if gone := !slices.Contains(lines(p), row); gone != goes {
			t.Errorf("%s: gone %v", row, gone)
		}
		p = pageOf("", "河边修好一座桥", river, row)
		only(spam.Rule, p)
		if !slices.Contains(lines(p), row) && !goes {
			t.Errorf("%s: went from a page that shows nothing", row)
		}
	}
}

// TestStrangersOnHijackedPages: little tells an advertisement that shares nothing
// with the page it stands on.
func TestStrangersOnHijackedPages(t *testing.T) {
	planted := "日韩人妻无码精品一区二区在线看"
	mends(t, "spam-lines", []example{
		{"three phrases between paragraphs", river + "¶" + planted + "¶" + market, river + "¶" + market},
		{"in Simplified on a page in Traditional", "河邊的小路修好了，孩子們上學不用繞道，老人們坐在長椅上曬太陽，傍晚還有人來這裡唱戲、下棋。¶亚洲国产精品,真人棋牌游戏大厅,澳门葡京官网", "河邊的小路修好了，孩子們上學不用繞道，老人們坐在長椅上曬太陽，傍晚還有人來這裡唱戲、下棋。"},
		{"one phrase on such a page", river + "¶" + planted + "¶" + market + "¶少妇被粗大猛进进出出看不停", river + "¶" + market},
		{"in a sentence of its own", river + "¶" + planted + "¶" + market + "青岛哪家癫痫病医院更专业。", river + "¶" + market + "青岛哪家癫痫病医院更专业。"},
		{"a hospital in a sentence", river + "¶" + planted + "¶" + market + "青岛哪家癫痫医院更专业。", river + "¶" + market},
		{"an advertiser as the source", river + "¶本文来源:某某网页版登录官网-www.example.com", river},

		{"a sentence on a page that shows nothing", river + "青岛哪家癫痫医院更专业。", river + "青岛哪家癫痫医院更专业。"},
		{"a headline on what the text is about", "小额贷款 抵押贷款 信用卡套现要警惕¶小额贷款、抵押贷款的广告贴进了楼道，信用卡套现的电话也打到家里，社区提醒大家要当心。", "小额贷款 抵押贷款 信用卡套现要警惕¶小额贷款、抵押贷款的广告贴进了楼道，信用卡套现的电话也打到家里，社区提醒大家要当心。"},
		{"a source with an address", river + "¶本文来源:河西在线 www.example.com", river + "¶本文来源:河西在线 www.example.com"},
	})
}
