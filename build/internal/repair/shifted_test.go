package repair

import "testing"

func TestOutOfStep(t *testing.T) {
	mends(t, "shifted-bytes", []example{
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
	})
}
