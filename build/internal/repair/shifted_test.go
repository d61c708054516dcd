package repair

import (
	"slices"
	"strings"
	"testing"
)

func TestOutOfStep(t *testing.T) {
	mends(t, "shifted-bytes", []example{
		{"a lost quotation mark", "凝聚鄰里力量?!拔沂墙衲瓴虐醽龛F西村小區的", "凝聚鄰里力量。“我是今年才搬來鐵西村小區的"},
		{"a stop at the end of what is said", "“有人說臟活累活沒人干,可今天大家都搶著干?！本用裢踅ㄜ娬f。", "“有人說臟活累活沒人干,可今天大家都搶著干。”居民王建軍說。"},
		{"a lost last byte", "認知和期待?!班徖镆患?,守望相助”", "認知和期待。“鄰里一□,守望相助”"},
		{"the end of a note", "湖塘橋?qū)嶒炗變簣@春秋園", "湖塘橋實驗幼兒園春秋園"},
		{"the end of a note, its bracket with it", "湖塘橋?(qū)嶒炗變簣@春秋園", "湖塘橋實驗幼兒園春秋園"},
		{"a first byte that its neighbours tell", "湖塘橋?嶒炗變簣@春秋園", "湖塘橋實驗幼兒園春秋園"},
		{"a run that a letter ends", "四十多年的經驗告訴我們，必須始終不渝地堅持改革開放這條強國之路◎s時代的發展需要更多人才", "四十多年的經驗告訴我們，必須始終不渝地堅持改革開放這條強國之路。新時代的發展需要更多人才"},

		{"a sign and a letter", "我們乘坐※A路車，在◎B出口下車", "我們乘坐※A路車，在◎B出口下車"},
		{"a grade", "該校獲評‘A’級，血型㊣O型、○B型", "該校獲評‘A’級，血型㊣O型、○B型"},
		{"an order", "將下列句子排序，正確的一項是：A．②④⑥⑤①③  B．②③①⑤⑥④  C．⑤③①④⑥②", "將下列句子排序，正確的一項是：A．②④⑥⑤①③  B．②③①⑤⑥④  C．⑤③①④⑥②"},
		{"a character by its parts", "字頭作{𢠵=⿰忄敞}，又作{𢠵=⿰忄敞}恍", "字頭作{𢠵=⿰忄敞}，又作{𢠵=⿰忄敞}恍"},
		{"one between bars", "u2431A `|⿰火茴|` 抽象构形不明。", "u2431A `|⿰火茴|` 抽象构形不明。"},
		{"a list of rare ones", "捓敂敭旜歗雒鐾鮁鯝鯴鰠爥狥獔珷瑴絙聓蜹衇覸訩諐賉躶辪靧鞉", "捓敂敭旜歗雒鐾鮁鯝鯴鰠爥狥獔珷瑴絙聓蜹衇覸訩諐賉躶辪靧鞉"},
		{"an apostrophe", "China’s 经济与中国’s 经济", "China’s 经济与中国’s 经济"},
		{"vitamins", "维生素Ｂ和维生素α、β、γA、℃F", "维生素Ｂ和维生素α、β、γA、℃F"},
		{"a question", "这是真的吗?我们去看看吧", "这是真的吗?我们去看看吧"},
		{"a question and a cry", "这是真的吗?!我们去看看吧", "这是真的吗?!我们去看看吧"},
		{"rare characters", "饕餮是什么?魑魅魍魉是什么", "饕餮是什么?魑魅魍魉是什么"},
		{"names of plants", "这是什么花?芍药、牡丹、茉莉、薔薇", "这是什么花?芍药、牡丹、茉莉、薔薇"},
		{"an address", "见网页?id=1的说明", "见网页?id=1的说明"},
		{"english", "Why?Because我们", "Why?Because我们"},
		{"at the end", "这是真的吗?", "这是真的吗?"},
	})
}

// A Traditional page in Big5 shows its damage by short runs together, each of
// which shows too little; labels and names of one letter show nothing.
func TestShortRunsOfAPage(t *testing.T) {
	damaged := []string{
		"立陶宛以安全局勢為由關閉邊境，政府發言人表示‘蒆釧{或將關閉與白俄羅斯的邊境。",
		"這場會議於上午結束A各方代表同意繼續討論。",
		"身處當地的記者報道說，又一個不友好行為′O故意在邊境設置障礙。",
	}
	p := pageOf("", damaged...)
	only("shifted-bytes", p)
	if got := lines(p)[1]; got != "這場會議於上午結束，各方代表同意繼續討論。" {
		t.Errorf("became %s", got)
	}
	letters := []string{"中東部地區出現強降雨A各地各部門采取多種措施應對。", "受強降雨影響，洛陽、鄭州、南陽B許昌等地出現內澇。", "截至今天下午3時A襄陽全市累計轉移群眾三千人。", "城管部門將應急避險停車區域向市民開放C"}
	p = pageOf("", letters...)
	only("shifted-bytes", p)
	if got := lines(p); got[0] != strings.ReplaceAll(letters[0], "A", "，") || got[1] != strings.ReplaceAll(letters[1], "B", "、") || got[3] != strings.ReplaceAll(letters[3], "C", "。") {
		t.Errorf("letters by themselves became %q", got)
	}
	for _, clean := range [][]string{
		{"經緯度如下：甲點（N27°04’41〞E123°00’00〞）、乙點（N30°04’41〞E124°00’00〞）。", "兩地經雙方議定之航管交接點A點，另設航管交接處B處。"},
		{"警方表示，A女於昨日報案B男當時在場，C男否認。", "缺乏維生素A會導致夜盲；甲A聯賽昨天開打。", "他買進A股五萬元，另有B股若干，附件C可供查閱。", "衛生局表示C型肝炎患者增加"},
		{"尺寸表：★S、★M、★L，請依照身高選購；●Q：這件衣服可以水洗嗎？", "●A：可以，但是請勿漂白。○Y表示現貨，×N表示缺貨。"},
		{"幾何題：△P與△Q相似，⊙O的直徑為AB，∠A與∠B互補，直線L垂直於平面。", "設點M在線段上，則□M為平行四邊形，◇N為菱形。"},
		{"某甲A與某乙B訂立契約，甲將土地出賣予C，C復將該地轉賣予D，嗣後甲死亡，由E繼承。", "原告主張：被告A於民國九十年向原告借款，B為保證人。"},
		{"※注意：★新款☆X上市，㊣D牌正貨，◎N度空間", "《※Q版三國》、《◎M檔案》、‘K先生’與‘Q小姐’在‘H會館’見面。"},
		{"損傷A", "損傷B", "順流", "不應行A", "不應行B", "不應行C", "優樓比螺A", "優樓比螺B", "忿A", "忿B", "赤馬A", "赤馬B"},
		{"有一天，實在是足忝e，忝到心情真鬱卒，下班tng2來到厝內，m7知影彼工是ui3叨位來e5氣力。", "這款頭路做久嘛忝e，to7是按呢。", "m7管我的心情按怎，天公伯a嘛是每工透風落雨。"},
		{"有一天，實在是足忝e，忝到心情真鬱卒，下班tńg來到厝內，m̄知影彼工是ùi叨位來ê氣力。", "這款頭路做久嘛忝e，tō是按呢。", "m̄管我的心情按怎，天公伯a嘛是每工透風落雨。"},
		{"若由A到B要三小時，由B到C要二小時，則由A到C要幾小時", "缺乏A會導致夜盲，缺乏C會導致壞血病，缺乏G則不然。"},
	} {
		p := pageOf("", clean...)
		only("shifted-bytes", p)
		if got := lines(p); !slices.Equal(got, clean) {
			t.Errorf("%q became %q", clean, got)
		}
	}
}

// Of a pair of brackets each by itself is likelier a comma; of two commas
// around a clause neither becomes one.
func TestBracketsAreWeighedInPairs(t *testing.T) {
	mends(t, "shifted-bytes", []example{
		{"brackets", "央视网消息Ｐ挛帕\ue011ィ��12月30日下午，会议在北京举行。", "央视网消息（新闻联播）：12月30日下午，会议在北京举行。"},
	})
}

// TestBytesOfNotedPages: where notes were strewn, the rest of one is evidence of
// the bytes around it, and so is a mark made half as wide between two signs.
func TestBytesOfNotedPages(t *testing.T) {
	for line, want := range map[string]string{
		"六安固鎮,當?shù)乩?用星羅密佈的水塘養魚":   "六安固鎮,當地利用星羅密佈的水塘養魚",
		"老人說:“樹種下去,七天就着色了?!?":       "老人說:“樹種下去,七天就着色了。”",
		"居民都說方便?!?2020年以前,這裏沒有路燈。”": "居民都說方便。“2020年以前,這裏沒有路燈。”",
		"任憑風浪起,穩坐釣魚臺?!盵2]三月,會議開了。":  "任憑風浪起,穩坐釣魚臺。”[2]三月,會議開了。",
		"各項工作取得了較好成效?,F將情況匯報如下":     "各項工作取得了較好成效。現將情況匯報如下",
		"你真的不去嗎?!":       "你真的不去嗎?!",
		"你真的不去嗎?!麯酒還沒開。": "你真的不去嗎?!麯酒還沒開。",
	} {
		p := pageOf("", "社區的志願者每天都來,大家學習,唱歌,下棋。", line)
		p.Noted = true
		if only("shifted-bytes", p); p.Blocks[1].Text != want {
			t.Errorf("%s became %s, want %s", line, p.Blocks[1].Text, want)
		}
	}
}
