package split

import "testing"

// The pages below are written in the manner of county papers: what stands on
// them is made up.
const (
	social = "三月以来，社区把楼道里的旧自行车清了出去，腾出来的地方摆上了长椅，老人们下楼晒太阳有了去处，孩子们放学也爱在这里写作业。"
	market = "每到傍晚，老街的灯一盏一盏亮起来，卖糖画的、修伞的、唱小曲的都来了，逛夜市的人比去年多了三成，摊主们说忙得连水都顾不上喝。"
	river  = "清淤的船从桥下慢慢开过，岸边的柳树刚刚发芽，工人们把石阶一级一级洗干净，住在河边三十年的老人说，这水又能照见人影了。"
)

func TestNewspaperPages(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"bylines under the headlines, the paper's own lines above", `
A05版 社区新闻
2021年6月14日 星期一
责编 林小满 美编 周大河
楼道里来了长椅
□记者 林小满 通讯员 何莲
` + social + `
老街夜市红火起来
□记者 周大河
` + market + `
` + market + `
旧河道重见清波
文/记者 何莲
` + river, "page A05版 (2)\n楼道里来: □记者  三月以来\n老街夜市: □记者  每到傍晚 每到傍晚\n旧河道重: 文/记者 清淤的船\n"},

		{"bylines behind another mark", `
楼道里来了长椅
▉记者 林小满 通讯员 何莲
` + social + `
老街夜市红火起来
▉记者 周大河
` + market + `
旧河道重见清波
晚报首席记者周大河 通讯员何小莲
` + river, "page - (0)\n楼道里来: ▉记者  三月以来\n老街夜市: ▉记者  每到傍晚\n旧河道重: 晚报首席 清淤的船\n"},

		{"bylines with the place they report from", `
地方新聞
楼道里来了长椅
記者林怡君／南投報導
` + social + `
老街夜市红火起来
〔記者陳志豪、黃柏翰／屏東報導〕
` + market + `
旧河道重见清波
台灣新聞網記者黃永順/太平報導
` + river, "page 地方新聞 (0)\n楼道里来: 記者林怡 三月以来\n老街夜市: 〔記者陳 每到傍晚\n旧河道重: 台灣新聞 清淤的船\n"},

		{"names before a stroke and a place", `
地方新聞
楼道里来了长椅
鄭君怡\南投報導 ` + social + `
老街夜市红火起来
（陳志豪／屏東報導）` + market, "page 地方新聞 (0)\n楼道里来: 鄭君怡\\\n老街夜市: （陳志豪\n"},

		{"the writers' names behind the articles", `
三月见闻
楼道里来了长椅
` + social + `（林小满 周大河）
老街夜市红火起来
` + market + `
` + market + `(通讯员 何莲)
旧河道重见清波
——城南治水记
` + river + `（周大河）`, "page 三月见闻 (0)\n楼道里来: 三月以来\n老街夜市: 每到傍晚 每到傍晚\n旧河道重: ——城南 清淤的船\n"},

		{"a line above the title and one below, our paper's items", `
民生一线
我市推进老楼改造
楼道里来了长椅
——河西社区见闻
本报讯 ` + social + `
夜经济添人气
老街夜市红火起来
本报讯 （记者周大河）` + market, "page 民生一线 (0)\n楼道里来: 我市推进 ——河西 本报讯 \n老街夜市: 夜经济添 本报讯 \n"},

		{"captions and page numbers belong to what stands above", `
城市新闻
楼道里来了长椅
本报讯（记者 林小满）` + social + `
社区里的新长椅 周大河 摄
老街夜市红火起来
本报讯（记者 周大河）` + market + `
（下转A06版）
图为老街的灯 何莲 摄
旧河道重见清波
本报讯（通讯员 何莲）` + river, "page 城市新闻 (0)\n楼道里来: 本报讯（ 社区里的\n老街夜市: 本报讯（ （下转A 图为老街\n旧河道重: 本报讯（\n"},

		{"a traditional page", `
地方新聞
樓道裡來了長椅
【本報訊】` + social + `
老街夜市紅火起來
〔記者周大河／高雄報導〕` + market + `
舊河道重見清波
（中央社記者何蓮台北5日電）` + river, "page 地方新聞 (0)\n樓道裡來: 【本報訊\n老街夜市: 〔記者周\n舊河道重: （中央社\n"},

		{"an advertisement between", `
楼道里来了长椅
本报讯 (记者 林小满) ` + social + `
广告
河西大酒店盛大开业
地址：河西路1号　电话：1234567
老街夜市红火起来
本报讯 (记者 周大河) ` + market, "page - (0)\n楼道里来: 本报讯  广告 河西大酒 地址：河\n老街夜市: 本报讯 \n"},

		{"leads, bylines and names, each once", `
综合新闻
楼道里来了长椅
本报讯（记者 林小满）` + social + `
老街夜市红火起来
记者 周大河
` + market + `(何莲)
旧河道重见清波
` + river, "page 综合新闻 (0)\n楼道里来: 本报讯（\n老街夜市: 记者 周 每到傍晚\n旧河道重: 清淤的船\n"},

		{"a byline between headline and lead", `
河西新闻
楼道里来了长椅
□ 本报记者 林小满
本报讯 ` + social + `
老街夜市红火起来
□ 本报记者 林小满
本报讯 ` + market + `
旧河道重见清波
□ 本报记者 林小满
本报讯 ` + river, "page 河西新闻 (0)\n楼道里来: □ 本报 本报讯 \n老街夜市: □ 本报 本报讯 \n旧河道重: □ 本报 本报讯 \n"},

		{"short leads", `
河西新闻
楼道里来了长椅
本报讯（记者 林小满）近日，河西社区换了新长椅。
` + social + `
老街夜市红火起来
□ 本报记者 周大河
灯亮了，人来了。
` + market + `
旧河道重见清波
（记者 何莲）船从桥下过。
` + river, "page 河西新闻 (0)\n楼道里来: 本报讯（ 三月以来\n老街夜市: □ 本报 灯亮了， 每到傍晚\n旧河道重: （记者  清淤的船\n"},

		{"two lines of writers, and a lead that stands alone", `
河西新闻
楼道里来了长椅
本报记者 林小满
本报通讯员 何莲
` + social + `
老街夜市红火起来
本报讯
` + market, "page 河西新闻 (0)\n楼道里来: 本报记者 本报通讯 三月以来\n老街夜市: 本报讯 每到傍晚\n"},

		{"items of other papers", `
河西新闻
楼道里来了长椅
河西日报讯（记者林小满）` + social + `
老街夜市红火起来
河西网3月5日消息 ` + market, "page 河西新闻 (0)\n楼道里来: 河西日报\n老街夜市: 河西网3\n"},

		{"names in lines of their own behind the articles", `
河西新闻
楼道里来了长椅
` + social + `
本报记者 林小满
老街夜市红火起来
` + market + `
本报记者 周大河`, "page 河西新闻 (0)\n楼道里来: 三月以来 本报记者\n老街夜市: 每到傍晚 本报记者\n"},

		{"one article, its writer named below its introduction", `
楼道里来了长椅
` + social + `
□本报记者 林小满
长椅从哪里来
` + market + `
以后谁来管
` + river, "楼道里来: 三月以来 □本报记 长椅从哪 每到傍晚 以后谁来 清淤的船\n"},

		{"questions by our reporter", `
对话林小满
长椅是谁的主意
本报记者：这几把长椅是谁的主意，大家都说好。
` + social + `
以后谁来管
本报记者：以后由谁来管，居民都在问。
` + market, "对话林小: 长椅是谁 本报记者 三月以来 以后谁来 本报记者 每到傍晚\n"},

		{"sections that open with our reporter", `
楼道里来了长椅
谁的主意
本报记者来到河西社区。
` + social + `
以后谁来管
本报记者又去了居委会。
` + market, "楼道里来: 谁的主意 本报记者 三月以来 以后谁来 本报记者 每到傍晚\n"},

		{"a mark and a name alone under each headline", `
河西乡村
楼道里来了长椅
# ■林小满
` + social + `
老街夜市红火起来
# ■周大河
` + market, "page 河西乡村 (0)\n楼道里来: ■林小满 三月以来\n老街夜市: ■周大河 每到傍晚\n"},

		{"a mark and a name alone behind each article", `
河西乡村
楼道里来了长椅
` + social + `
# ■林小满
老街夜市红火起来
` + market + `
# ■周大河`, "page 河西乡村 (0)\n楼道里来: 三月以来 ■林小满\n老街夜市: 每到傍晚 ■周大河\n"},

		{"marked sections of one article", `
楼道里来了长椅
# ■党建
` + social + `
# ■民生
` + market + `
# ■水利
` + river, "楼道里来: ■党建 三月以来 ■民生 每到傍晚 ■水利 清淤的船\n"},

		{"no cues at all", `
楼道里来了长椅
` + social + `
老街夜市红火起来
` + market + `
旧河道重见清波
` + river, "楼道里来: 三月以来 老街夜市 每到傍晚 旧河道重 清淤的船\n"},

		{"leads of the paper's short name, short items below", `
A2版 社区
楼道里来了长椅
晚报讯 记者 林小满 ` + social + `
老街夜市红火起来
晚报讯 通讯员 何莲 ` + market + `
简讯
▲3月5日，河西社区开展义诊。（韦芳）
▲3月6日，河东社区举行篮球赛。（罗兵）`, "page A2版  (0)\n楼道里来: 晚报讯 \n老街夜市: 晚报讯 \n简讯: ▲3月5 ▲3月6\n"},

		{"a first article without a headline", `
第06版：地方新聞
【記者林怡君／南投報導】` + social + `
老街夜市紅火起來
【記者陳志豪／屏東報導】` + market + `
舊河道重見清波
【記者何蓮／高雄報導】` + river, "page 第06版 (0)\n-: 【記者林\n老街夜市: 【記者陳\n舊河道重: 【記者何\n"},

		{"one article with its parts", `
楼道里来了长椅
本报记者 林小满
` + social + `
长椅从哪里来
` + market + `
以后谁来管
` + river, "楼道里来: 本报记者 三月以来 长椅从哪 每到傍晚 以后谁来 清淤的船\n"},

		{"one article in which people are named in brackets", `
楼道里来了长椅
` + social + `（见图）
长椅从哪里来
` + market + `（掌声）
以后谁来管
` + river + `（全文完）`, "楼道里来: 三月以来 长椅从哪 每到傍晚 以后谁来 清淤的船\n"},

		{"headings of the source's own, one long, one over an item without a lead", `
晚间新闻
今晚的主要内容
# 楼道里来了长椅，孩子们放学也爱在那里写作业，老人们下楼晒太阳有了去处，社区把旧自行车都清了出去，还要再添一张桌子
本报讯（记者 周大河）` + social + `
# 简讯
老街夜市本周红火起来。
# 旧河道重见清波
本报讯（记者 何莲）` + river + `
# 老街夜市红火起来
本报讯（记者 林小满）` + market, "page 晚间新闻 (1)\n楼道里来: 本报讯（\n简讯: 老街夜市\n旧河道重: 本报讯（\n老街夜市: 本报讯（\n"},

		{"sections of an article, two of them with a reporter's lead", `
我市三件实事
# 长椅
本报讯（记者 周大河）` + social + `
# 夜市
` + market + `
# 河道
` + river + `
# 桌子
` + market + `
# 以后
` + social, "我市三件: 长椅 本报讯（ 夜市 每到傍晚 河道 清淤的船 桌子 每到傍晚 以后 三月以来\n"},

		{"questions and answers", `
对话林小满
记者：长椅是谁的主意
` + social + `
记者：以后谁来管
` + market, "对话林小: 记者：长 三月以来 记者：以 每到傍晚\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := blocks(test.text)
			if got := show(list, Document(list, Known{Marked: MarkHeadings(list)})); got != test.want {
				t.Errorf("divided\n%swant\n%s", got, test.want)
			}
		})
	}
}
