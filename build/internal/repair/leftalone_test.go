package repair

import (
	"strings"
	"testing"

	"fangzhi/build/internal/repair/odd"
	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// TestLeftAlone: pages of sorts of which no character is a fault.
func TestLeftAlone(t *testing.T) {
	form := "本合同双方当事人：\n出租方（以下简称甲方）：＿＿＿＿\n地址：＿＿＿＿邮政编码：＿＿＿＿联系编码：＿＿＿＿\n委托代理人：＿＿＿＿电话：＿＿＿＿\n地址：＿＿＿＿邮政编码：＿＿＿＿\n" +
		"承租方（以下简称乙方）：＿＿＿＿\n地址：＿＿＿＿邮政编码：＿＿＿＿\n甲、乙双方就下列房屋的租赁达成如下协议：\n第一条　房屋基本情况。\n甲方房屋坐落于＿＿＿＿，建筑面积＿＿平方米。"
	row := "　　│　　　　│　　　　│　　　　│　　　　│　　　　│　　　　│\n"
	for name, text := range map[string]string{
		"Japanese": "リニューアルプロポーザル募集要項\n農業クラブ一人一人がクラブ員としての自覚をもち、一層自主的・主体的な活動に結び付くよう、機関誌を時代にマッチしたものにする必要性がある。\n" +
			"本サービスに関連して、処理する個人情報について説明します。検索機能を通じて匿名化されたデータを収集することがあります。\nプライバシーポリシー",
		"words of a Japanese lesson": "灯罩 ランプシェード\n荷叶 蓮の葉がある\n滚 転がるもの\n蝌蚪 おたまじゃくしである\n葫芦 ひょうたん\n" + strings.Repeat("今天老师讲了很多单词，大家都记在本子上了。\n", 20),
		"a song cut into words": "伸出 你 的 雙手 ， 因為 朋友 永遠 是 朋友\n在 你 需要 關愛 的 時候 ， 他們 會 給 你 無微不至 的 關懷\n如今 已經 去 愛 別人\n感謝 人生 旅程 有 你 陪伴 不 孤單\n" +
			"那麼 真切 眼神 不曾 改變\n瞧 祂 必 有 著 巨 大 的 力 量 和 巨 大 的 食 慾 。",
		"a form":                form,
		"a drawn table":         "运输单\n　　┌────┬────┬────┐\n　　│　日期　│　船名　│　货名　│\n" + strings.Repeat(row, 4) + "　　└────┴────┴────┘\n　　一、承运人应当按时运到。\n",
		"a list of words":       "常用词列表，供分词时参考使用。\n" + strings.Repeat("先生\n具体\n其中\n", 10) + "全部\n" + strings.Repeat("共同\n关于\n其次\n决定\n", 30),
		"strokes":               "丁\t一 亅\n乍\t丿 一 丨 二\n乑\t丿 丨 丿 丿 丶 乀\n勹\t丿 ㇆\n冫\t丶 丿\n尖\t小 大\n夶\t大 大\n尛\t小 小 小",
		"question marks, alone": "停用词\n?\n：\n?\n，\n?\n人们",
		"tags as headings":      "表单\n<input>\n输入框绑定的值是文本。\n<select>\n下拉框绑定的值是选项。",
		"sayings": "師因一日到河府。府主王常侍請師升座。時麻谷出問。大悲千手眼。那箇是正眼。師云。大悲千手眼。那箇是正眼。速道速道。久立珍重\n" +
			"上堂云。赤肉團上有一無位真人。常從汝等諸人面門出入。未證據者看看。時有僧出問。如何是無位真人。師下禪床把住云。道道。便歸方丈\n" +
			"上堂。有僧出禮拜。師便喝。僧云。老和尚莫探頭好。師云。爾道落在什麼處。僧便喝。又有僧問。如何是佛法大意。師便喝。僧禮拜。便下座\n" +
			"上堂。僧問。如何是第一句。師云。三要印開朱點側。未容擬議主賓分。問如何是第二句。師云。妙解豈容無著問。漚和爭負截流機。三要有權有用下座",
		"older words":                      "復次：若謂少分相同者，亦不然，如須彌與髮端。\n復次，諸支亦應有支。又世間亦不說髮同須彌。\n復次，若說少分相同為喻者，亦不爾。如須彌與髮端，其有實少分相同。\n復次，如是諸法皆無自性，是故當知。",
		"figures that a charset lacks":     "法院查明\"癸未年九月二十日\"即公元二??三年十月十五日，故认定还款期限为二??四年十月十五日。法院运用了哪几种合同解释规则?",
		"a name with what a charset lacks": "选择去北京、哈尔滨的人最多，其余的人去了别处。（徐红艳何\uFFFD颐）(责编：耿志超、唐璐)",
		"a sentence of old on vices": "世之愚人，每以奢为有福，以杀为有禄，以淫为有缘，以诈为有谋，以贪为有为，以吝为有守，以争为有气，以瞋为有威，以赌为有技，以讼为有才，可不哀哉！\n" +
			"君子知其如此，故慎于微，防于渐，言必信，行必果，亲师取友，修身齐家。小人反是，祸患随至，虽悔何及。孟子曰：仁者无敌，义者无惧。",
		"a story cut into words": "山上 有 许多 有趣 的 石头 ， 音乐家 教 给 他们 每人 一 支 歌 ， 他们 都 变成 了 会 唱歌 的 石头 。\n小兔 躲 到 小 老虎 石头 背后 ， 吓 得 全身 发抖 。\n" +
			"小 猪 和 小鸭 把 他们 带 回 了 动物 村 ， 村子 里天天 响 着 他们 的 歌声 。\n小 老虎 石头 再 也 不 用 沉默 了 ， 他 用 歌声 给 动物 村 带来 了 欢乐 ， 也 带来 了 安宁 。\n小 老虎 石头 委屈 极了 ， 他 决定 再 也 不 唱歌 了 。\n" +
			"大狼恶 狠狠 地 笑 道 ： “ 叫 吧 ， 叫 吧 ！\n山上 我 最 厉害 ， 谁 能 来 救 你 ？\n小兔 很 感激 小 老虎 石头 ， 她 和 小伙伴 一起 把 小 老虎 石头 搬 到 了 动物 村 。",
		"answers to choose from":          "女：正点应该是12:30到站，可是火车晚点了十分钟。\n男：那还得等一会儿。\n火车几点到站?\n12:30\n12:40\n12:50\n13:00",
		"answers that are words of sites": "头发有它自己的寿命，长到一定长度，寿命到头了，自然会脱落下来。\n这段话最有可能出现在哪里?\n新闻报道\n科普读物\n小说\n书信",
		"numbers to choose from":          "男：服务员，烤鸭还是88一套吗?\n女：对不起，先生，昨天刚刚降价，现在是50元一套。\n烤鸭现在多少钱一套?\n88\n50\n25",
		"numbers of a game":               "施法DC\n等级\n16\n护甲等级\n21\n先攻\n+3\n熟练项\n+4\n移动\n12米（40英尺）\n每个附近的魂柱使拉斐尔获得 +1d12 火焰 伤害和 +3 敏捷。",
		"a manual's last words":           "在下一章中，我们将研究一些数据分析中有用的任务，例如处理时间序列数据。\n要获得有关这些主题的更多信息，请访问官方文档。",
		"markup of data":                  "下面是一个配置文件：\n<?xml version=\"1.0\"?>\n<stop>\n<nm>Clark</nm>\n</stop>\n<item>\n<title>one</title>\n</item>\n如果你解析这个文档并执行普通的查询，你会发现这个并不会起作用。",
		"words that are no keys":          "关键字：全排列、回溯、剪枝是这一类问题的共同特点，它们都能用递归来写。写的时候要注意边界。\n下面来看例题。",
		"an end":                          "密宗道次第广论卷九\n如是修习，当得成就。诸修行者，应当随顺师长所说而作。\n如是次第，前后相属，不可错乱。\n密宗道次第广论卷九终",
		"ratings":                         "物联网开发者指南 来自 IBM ★★★★☆(1)\n数据科学中的机器学习 来自 University of California ★★★☆☆",
		"soft hyphens":                    "Vim版本信息中使用‘+’表示启用了系统剪切板。你可以运行‘vim \u00ad\u00ad–version’，如果你看不到像“+xterm_clipboard”而是显示“\u00adxterm_clipboard“，那么会使用内部剪切板，其将不能被其它的vim实例访问。",
		"where links lead": "你可以使用此编辑器以十六进制或 ASCII 格式查看文件。用户界面非常简单。\n官方网站\n主要特性：快速加载大文件。\n官方网站\n官方下载链接\n它支持自动跳转。\n官方下载链接\n" +
			"本文由 LCTT 原创编译，Linux中国 荣誉推出",
		"answers in rings": "5.分层现象是群落研究的重要内容。下列关于森林群落分层现象的叙述，正确的是（）\n①森林群落的分层现象提高了生物对环境资源的利用能力\n②森林植物从上到下可分为不同层次，最上层为灌木层\n" +
			"③垂直方向上森林中植物分层现象与对光的利用有关\n④森林群落中动物的分层现象与食物有关\n⑤森林群落中植物的分层现象是自然选择的结果\n⑥群落中植物垂直分层现象的形成是由动物种类决定的\nA.①③④⑤ B.②④⑤⑥\nC.①②③⑥ D.③④⑤⑥",
		"names with masks": "目前受影响的大华产品版本：\nIPC-HDBW2XXX：v2.820.0000000.48.R.220614之前的版本（构建时间在 2022 年 4 月之前的版本）\nIPC-HX2XXX：v2.820.0000000.48.R.220614之前的版本（构建时间在 2022 年 4 月之前的版本）\n" +
			"目前这些漏洞已经修复，受影响用户可升级到以下修复版本，或联系当地技术支持进行升级。\nIPC-HX2XXX：\nDH_IPC-HX2XXX-Molec_MultiLang_NP_V2.820.0000000.48.R.220614.zip",
		"pictures that are named":                  "你刚刚使用蜡笔（🖍）表情符、新建（🆕）表情符和变量名称创建了一个新变量。\n接下来，用磁铁（🧲）表情符打印一行。\n接下来，使用加号（➕）和箭头（⬅️）表情符改变变量。",
		"characters described by their parts":      "TK01010020\t⿱〆〆\nKS001510\t⿰氵⿰犭竒\nU+2471B\t𤜛\t⿰犭夒\t夔聲\nIB1633\t⿳⺊⿵⺆米⿱一八\nJTB111\t⿰弓⿳丿⺌冉\nJTB113\t⿰弓⿳一⺌用\nU+9801\t頁\t9\nU+9875\t页\t6\nU+20547\t𠕇\t⿵⺆米",
		"faces":                                    "ヾ(≧O≦)〃嗷~ \tao\t0\n§(*￣▽￣*)§[辫子] \tbian zi\n(o゜▽゜)o☆[BINGO!] \tbingo\no(*￣┰￣*)ゞ \tbu hao yi si\n[不屑](￣_,￣ ) \tbu xie\n⊙﹏⊙ \te\n︿(￣︶￣)︿ \tfei\nヾ(≧奋≦)〃 \tfen\n≡ω≡ \tmiao",
		"a line of nothing but a mark":             "和我一起唱吧\n嗨 我是霞 我要用可爱的歌声 为大家带去欢乐\n？\n你在说什么",
		"a poem's year":                            "也许\n在漆黑的夜里，我点起一盏灯，等待远方的你归来。\n在灵魂里，我时时喊着你的名字，直到天明。\n1974",
		"an article that speaks of the one before": "页面缓存、内存和文件\n上一篇文章中我们学习了内核怎么为一个用户进程管理虚拟内存，而没有提及文件。这一篇文章我们将专门去讲这个重要的主题。\n文件和内存之间的关系常常很不好去理解，而它们对系统性能的影响却是非常大的。",
		"a face of dots":                           "卖萌 ˙ー˙\tmai meng\n发呆\tfa dai",
		"a thing that is named above and below":    "荒野形态：黑豹\n变形为黑豹\n潜行在追踪猎物时变为隐形。隐形时，你的第一次攻击造成额外1d8伤害。\n荒野形态：黑豹\n拥有荒野形态的生物",
		"a face with spaces":                       "快速排序的平均复杂度较低，实现时要注意边界。\n★,°:.☆(￣ ▽ ￣)/$:.°★\n今天的学习就到这里，明天再见。",
		"news of hotlines": "环境保护部针对方面突出问题，以回应环保举报热线12369反映的问题作为着力点，做到件件有回应。\n同时，公安部设立了24小时举报热线（010-66262044）和举报邮箱（jb@example.cn）。\n中国互联网违法和不良信息举报中心从今天起开设专区，开通举报电话和网站，举报最高奖励5万元。\n" +
			"国家互联网信息办公室的举报电话：12377；\n药厂的许可证号2013054171已被收回。\n4、组织部举报中心来信地址：北京市西城区组织部举报中心，邮政编码：100815",
		"where a text is from":                     "原文地址 https://mp.weixin.qq.com/s/7osMh_wcb0eIkoD\n" + strings.Repeat("让彩虹旗在校园飘扬的这些年里，小组换了许多届同学。\n", 8) + "网站地址 https://www.shidaixianfeng.tk/archives/5576",
		"subtitles in two languages":               "アレン！\n亚伦\n今日はとても楽しかったですね\n今天真开心啊\nそれでは行ってきますので待っていてください\n那我走了 等我\nもう少しだけここにいてもいいですか\n再待一会儿可以吗\n綾瀬さん\n绫濑同学\nずぶ濡れ\n都淋湿了\nИ раз.\n再来一次\n激情高涨\n我们出发吧\n你想加入这个社团吗\n今天是 24\n激情高涨\n关注 好评 收藏\nLesson 4 English\n目錄\n觀光路線\n目的\n目錄\n觀光路線\n目的",
		"a dictionary with brackets":               "[[Page~11|n54 (1)釵]]\n(1)ch(a/)i [[buk1 caai1 卜釵]], to divine by a hair-pin;\n[[kwan4 caai1 群釵]], a bevy of women;\n[[caai4 long4 豺狼]], a wolf;\n[[ci1 hiu1 鴟鴞]], the horned owl;\nA fringe [[Kangxi: ::衣絮[偏]也::]];",
		"older text with the variants of its book": "給事中㕘知政事辛仲甫，銀靑光禄大夫也，其書以奏之。\n皇慈爰命討論以垂程式，將懲㝛弊，宜屬通儒，臣等之所學者，不足以當之矣。\n雍熈三年十一月，翰林書學臣王惟恭等狀進其書，而奏之曰：許愼起於東漢，歷代傳寫譌謬，其書之義乃隂晦矣。\n髙山之節，其髙者，从山也。",
		"a reading that is spoken of":              "左侧边注特意强调是\"阈(yù)\"而不是\"阀(fá)\"，这是因为该字确实很容易认错，读者注意一下即可。\n下面来看公式的推导。",
		"tags of numbers":                          "发版日期：2020 年 9 月 15 日\n新功能\n支持调整 Union 执行算子的并发度 #19886\n添加集群配置调整页面（实验性功能）#733\n优化提升\n#2907 #2906 #2903 #2806\n修复了在分区表上查询时结果不正确的问题。",
		"a table drawn with strokes":               "The fields are these.\n+-----+------------+\n| one | the first。 |\n|     |            |\n| two | the other。 |\n+-----+------------+\n表格到此结束。",
		"a list with numbers":                      "1\nanema cu?\n这是什么？\n2\ntjavang icu。\n这是房子。\n3\nanema cu?\n这是什么？\n4",
		"a command with its switch at the end":     "base64\n===\nbase64 编码/解码文件或标准输入输出\n### 描述\nbase64将`文件`或`标准输入`编码或解码为标准输出。\n解码文件\n```bash\nbase64 -d file\n```",
		"a command called at the end":              "restorecon\n===\n恢复文件的安全上下文。\n```shell\n[root@host html]# restorecon -R /var/www/html/\n```",
		"a handbook's references":                  "环论\n环是一种代数结构，有两种运算。\n相关阅读：（扩展）欧几里得算法、裴蜀定理\n主理想整环上的模有很好的结构。\n相关阅读：多项式技术简介\n多项式环也是这样的环。",
		"a lesson's first words":                   "开始\n欢迎来到 Vue 互动教程！\n本教程的目标是让你快速体验使用 Vue 是什么感受。",
		"a poem's name with its poet":              "静夜思\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n静夜思 - 李白",
		"a last line that speaks of the headline":  "寫ka-ti7 e5冊\n穀東俱樂部的朋友寫了很多年，也種了很多年。\n穀東俱樂部的口號是「ka-ti7種e5米」，咱敢欲來「寫ka-ti7 e5冊」，開創新的運動模式？",
	} {
		p := &page.Page{}
		for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
			p.Blocks = append(p.Blocks, article.Block{Kind: article.Paragraph, Text: line})
		}
		want := blockTexts(p)
		Run(p, nil)
		if got := blockTexts(p); got != want || len(p.Repairs) > 0 {
			t.Errorf("%s: %d repairs, first %+v\n%s", name, len(p.Repairs), append(p.Repairs, article.Repair{})[0], got)
		}
	}
}

func blockTexts(p *page.Page) string {
	var out strings.Builder
	for _, b := range p.Blocks {
		out.WriteString(b.Text + "\n")
	}
	return out.String()
}

func TestIsJapanese(t *testing.T) {
	for text, want := range map[string]bool{
		"処理する個人情報について説明します。": true, "スロットとコンポーネントの使い方を説明する。": true,
		"他说“ありがとう”，然后走进了河西社区的图书馆，把书放回了原处，又同管理员说了几句话。": false,
		"2る7ら8ら9ら，る": false, "さぱ琌琍戳": false, "い瓣ら厨癟": false, "今天的会议很重要。": false, "": false,
	} {
		if got := odd.IsJapanese(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestTitlesInOtherLanguages: what is left alone in a block is so in a title.
func TestTitlesInOtherLanguages(t *testing.T) {
	for _, title := range []string{"Министерство образования Республики Беларусь", "Ελληνική Δημοκρατία"} {
		p := &page.Page{Title: title, Blocks: []article.Block{{Kind: article.Paragraph, Text: "这是一份外国机关的名录。"}}}
		if Run(p, nil); p.Title != title || len(p.Repairs) > 0 {
			t.Errorf("%q became %q", title, p.Title)
		}
	}
}

func TestHasKanaNames(t *testing.T) {
	for text, want := range map[string]bool{
		"爱知商务专门学校 (あいちビジネス専門学校)\n东京航空旅游酒店管理学校 (東京エアトラベル・ホテル専門学校)\n阿尔法医疗福祉专门学校 (アルファ医療福祉専門学校)": true,
		"歌名《さくらさくら》，歌手说“ありがとう”。": false,
		"いよそき旧戈籔娩猭毙そ闽猔吏挂獁ㄆン":     false,
	} {
		p := &page.Page{}
		for _, line := range strings.Split(text, "\n") {
			p.Blocks = append(p.Blocks, article.Block{Kind: article.Paragraph, Text: line})
		}
		if got := odd.HasKanaNames(p); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestIsDrawing(t *testing.T) {
	for text, want := range map[string]bool{"\ue433\ue433": true, "○○○": true, "\ue433x": false, "\ue433\ue434劙": false, "鍔": false,
		"②④①③": true, "①③④⑤ B.②④⑤⑥": true, "① a.": false, "①③④⑤鍔": false} {
		if got := odd.IsDrawing([]rune(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
