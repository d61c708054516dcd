package repair

import (
	"strings"
	"testing"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// TestMirrors: real runs of mirrors in Traditional script, with pinyin between
// and bytes lost where a wide mark was made narrow or a pair was left out.
func TestMirrors(t *testing.T) {
	for _, e := range []struct{ found, want string }{
		{"將以獨(dú)特的角度助推鄉(xiāng)村振興戰(zhàn)略實(shí)施??h級融媒體如何推動鄉(xiāng)村振興", "戰略實施。縣級融媒體如何"},
		{"物體管理、XX縣區(qū)和重點集鎮(zhèn)排漬防澇??h委書記再三強調(diào),要把群眾生命安全放在首(shǒu)位", "排漬防澇。縣委書記"},
		{"教師應(yīng)該把學(xué)習(xí)的主動(dòng)權(quán)交給學(xué)生??稍趯?shí)行的過(guò)程中總是受到某些因素的影響", "交給學生。可在實行的過程中"},
		{"社區(qū)發(fā)展取得了較好成效?，F(xiàn)將本年度工作情況匯報如下,根據(jù)黨工委統(tǒng)一部署", "較好成效。現將本年度"},
		{"建立“無痛病房”提高??铺弁醋o(hù)理水平的做法及效果,減輕患者術(shù)后疼痛,促進(jìn)康復(fù)", "提高專科疼痛護理水平"},
		{"從貧困人群轉(zhuǎn)變?yōu)槔夏耆薣1]。實(shí)現(xiàn)多樣化養(yǎng)老", "轉變為老年人[1]"},
		{"65歲以上的人口達(dá)到1.9億,占總?cè)丝诘谋壤秊?3.5%。我國(guó)目前已經(jīng)進(jìn)入老齡化階段", "占總人口的比例為□3.5%"},
		{"高校學(xué)生黨支部是高?;鶎狱h建的重要陣地,把基層黨組織建設(shè)成為有效實(shí)現(xiàn)黨的領(lǐng)導(dǎo)的堡壘", "是高校基層黨建的重要"},
		{"這就決定了農村公共文化服務體系的功能?！吨袊贁得褡宓貐^扶貧進程中的社會參與", "的功能。《中國少數民族地區扶貧"},
		{"把圖書館變?yōu)椤敖淌诰銟凡俊焙汀把芯繂T之家”,提供給學(xué)者", "變為“教授俱樂部”和“研究員之家”"},
		{"富有人情味的社會團體[1]?！爸卫怼笔巧鐓^(qū)發(fā)展的經(jīng)濟學(xué)名詞,也不需要強制力來實現(xiàn)?！吧鐓^(qū)治理”也是", "來實現。“社區治理”也是"},
		{"創(chuàng)新社會治理體制?！秉h的十八屆四中全會進(jìn)一步提出法治建設(shè)", "治理體制。”黨的十八屆"},
		{"居民、志愿者們?nèi)缙趤淼交顒蝇F(xiàn)場,聽從社區(qū)工作人員講活動規(guī)則", "志愿者們如期來到活動現場"},
		{"這可以稱為生產(chǎn)性轉(zhuǎn)化?！?", "轉化。”"},

		{"成為發展的趨勢。?！丁笆濉眹?guó)家老齡事業發展和養老體系規劃》提出", "《“□”國家老齡事業"},
		{"社區應(yīng)當(dāng)加強?！笆濉逼陂g,各級黨委堅持改革", "“□”期間"},

		{"基層治理新格局?！靶〗巧币灿小按髶敗?,上都社區將持續(xù)以“格”為基礎(chǔ)", "。“小角色”也有“大□”,上都"},

		{"“有條件的小區(qū)可向花苑社區(qū)學(xué)習(xí)定時定點投垃圾?!毙旖嵎Q。", "”徐□稱。"},

		{"該紅色旅游地的遺址保存,當(dāng)?shù)亟?jīng)濟(jì)發(fā)展,具有極強(qiáng)的現(xiàn)實(shí)意義", "當地經濟發展,具有"},

		{"何為治理??這是學(xué)習(xí)的問題嗎?我們來看看黨建和經(jīng)濟的實踐(shíjiàn)", "這是學習的問題嗎?我們來看看"},
		{"選項(xiàng)如下:你學(xué)習(xí)了嗎?A項(xiàng)是對的,B項(xiàng)不對", "你學習了嗎?A項是對的,B項不對"},
	} {
		p := &page.Page{Blocks: []article.Block{
			{Kind: article.Paragraph, Text: e.found},
			{Kind: article.Paragraph, Text: "黨史學(xué)習(xí)教育啟動以來,各級黨組織開展實(shí)踐活動,為群眾辦實(shí)事。"},
		}}
		only("pinyin-notes", p)
		only("shifted-bytes", p)
		if got := p.Blocks[0].Text; !strings.Contains(got, e.want) {
			t.Errorf("%s became %s", e.found, got)
		}
	}
}
