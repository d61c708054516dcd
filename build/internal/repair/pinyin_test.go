package repair

import (
	"reflect"
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestPinyinNotes(t *testing.T) {
	// full makes a page that is full of notes, so that the rule is sure of it.
	full := "鎮(zhèn)上學(xué)生習(xí)字"
	mends(t, "pinyin-notes", []example{
		{"one note on an everyday character", "他在學(xué)校", "他在學校"},
		{"full-width brackets", "他在學（xué）校", "他在學校"},
		{"many notes", full, "鎮上學生習字"},
		{"composed and decomposed marks", full + "網(wa\u030cng)", "鎮上學生習字網"},
		{"u with dots", full + "綠(lǜ)地旅(lv3)客", "鎮上學生習字綠地旅客"},
		{"on words, again and again", "农家[NongJia]书屋[ShuWu]开了，各村的农家[NongJia]书屋[ShuWu]都有人看书。", "农家书屋开了，各村的农家书屋都有人看书。"},
		{"on names, once each", "淘宝(TaoBao)、百度(BaiDu)、新浪(XinLang)和搜狐(SouHu)都有人用。", "淘宝(TaoBao)、百度(BaiDu)、新浪(XinLang)和搜狐(SouHu)都有人用。"},
		{"u with a colon", full + "綠(lu:)地婦女(nǔ:)", "鎮上學生習字綠地婦女"},
		{"a note on two characters", full + "關鍵(guān jiàn)", "鎮上學生習字關鍵"},
		{"capitals", full + "發(FĀ)力", "鎮上學生習字發力"},
		{"another reading of the character", full + "銀行(háng)", "鎮上學生習字銀行"},
		{"no reading at all, on a full page", full + "鎮(wǎng)", "鎮上學生習字鎮"},
		{"no tone, on a full page", full + "網(wang)", "鎮上學生習字網"},
		{"IPA's letters", full + "網(wɑ̌ng)", "鎮上學生習字網"},

		{"other brackets", full + "窯【yáo】廠堂[táng]職〔zhí〕", "鎮上學生習字窯廠堂職"},
		{"brackets of titles and programs", full + "村道《dào》变成{chéng}公园", "鎮上學生習字村道变成公园"},
		{"that say what they are", full + "遭个【pinyin：gè】别人阻挠，出行【拼音:xíng】受阻，法律[练：lǜ]途径，埋(读:mái)水管，落[读音:luo]后", "鎮上學生習字遭个别人阻挠，出行受阻，法律途径，埋水管，落后"},
		{"that say so, without tones", "一年【pinyin:nian】来，水[读:shui]渠通到(练:dao)田边", "一年来，水渠通到田边"},
		{"of the other script", full + "一群[繁体：羣]人，美丽(繁:麗)的村", "鎮上學生習字一群人，美丽的村"},
		{"without one bracket or both", full + "科【kē室主任rèn】，整治zhì ，據(ju俄媒", "鎮上學生習字科室主任，整治，據俄媒"},
		{"in another bracket", full + "（全国人rén）和（见学(xué校）", "鎮上學生習字（全国人）和（见学(xué校）"},
		{"spaces around them", "最高人民 (mín) 法院关 ( guān ) 于审 ( shěn ) 理案件的解 (jiě) 释, 自公布之 (zhi) 日 (rì) 起施行", "最高人民法院关于审理案件的解释, 自公布之日起施行"},
		{"one word set apart", "所谓学习 (xuéxí)，是学 (xué) 与习", "所谓学习 (xuéxí)，是学 (xué) 与习"},
		{"abbreviations set apart", "每公里 (li) 一站, 第一 (yi) 站, 公司 (si) 和党 (dang) 员, 海 (hai) 边的人 (ren) 都来 (lai) 看, 天 (tian) 黑了", "每公里 (li) 一站, 第一 (yi) 站, 公司 (si) 和党 (dang) 员, 海 (hai) 边的人 (ren) 都来 (lai) 看, 天 (tian) 黑了"},
		{"tones in numbers", "草原社區(qu1)的課堂(tang2),孩子們(men5)學(xue2)唱長(chang2)調,他說(shuo1)要教給(gei3)別人,每(mei3)周都來", "草原社區的課堂,孩子們學唱長調,他說要教給別人,每周都來"},
		{"no tones anywhere", "老街(jie)的(de)新燈火(huo),去年(nian)重新鋪了(le)石板,遊客(ke)比(bi)往年(nian)多(duo)了(WHO)", "老街的新燈火,去年重新鋪了石板,遊客比往年多了(WHO)"},

		{"an author's gloss of a rare character", "饕(tāo)是古书里的兽", "饕(tāo)是古书里的兽"},
		{"an author's gloss of a harder character", "白鲜皮治痢杀虫，赘（zhuì）疣有功", "白鲜皮治痢杀虫，赘（zhuì）疣有功"},
		{"an author's gloss of a name", "印（Yìn）姓源流纯正，源出有一", "印（Yìn）姓源流纯正，源出有一"},
		{"an author's gloss of a rarer reading", "六(lù)安在安徽", "六(lù)安在安徽"},
		{"an article of glosses", "犇(bēn)、骉（biāo）、羴(shān)、猋(biāo)，还有六(lù)安、铅(yán)山、亳(bó)州", "犇(bēn)、骉（biāo）、羴(shān)、猋(biāo)，还有六(lù)安、铅(yán)山、亳(bó)州"},
		{"an author's word on a reading", "当地人把巷（读音：hàng）子叫弄", "当地人把巷（读音：hàng）子叫弄"},
		{"of another character", full + "美丽[繁体:漂]", "鎮上學生習字美丽[繁体:漂]"},
		{"no bracket and no reading", full + "他去了café，办AA制", "鎮上學生習字他去了café，办AA制"},
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
	})
}

func TestPinyinNotesAreRecorded(t *testing.T) {
	p := pageOf("鎮(zhèn)報", "學(xué)習(xí)", "關鍵(guān jiàn)")
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

func TestLessonsKeepTheirPinyin(t *testing.T) {
	keeps(t, "pinyin-notes", map[string][]string{
		"a primer":                             {"春晓（chūn xiǎo）", "春（chūn）眠（mián）不（bù）觉（jué）晓（xiǎo），", "处（chù）处（chù）闻（wén）啼（tí）鸟（niǎo）。", "注释：闻啼鸟，听见小鸟的叫声。"},
		"a glossary":                           {"一、常见的多音字", "长：①长(cháng)短；②生长(zhǎng)。", "重：①重(zhòng)量；②重(chóng)复。", "乐：①快乐(lè)；②音乐(yuè)。", "奶奶说，字认得多了，心里就亮了，夜里走路也不怕，出门在外也不会丢。"},
		"a first lesson, light tones unmarked": {"第一课", "你(nǐ)叫(jiào)什(shén)么(me)名(míng)字(zi)？", "认(rèn)识(shi)你(nǐ)很(hěn)高(gāo)兴(xìng)。"},
		"notes on words":                       {"爱好", "A: 你(nǐ)喜欢(xǐhuan)什么(shénme)？", "B: 我(wǒ)觉得(juéde)看(kàn)电影(diànyǐng)很(hěn)好(hǎo)。", "A: 你(nǐ)知道(zhīdào)吗(ma)？"},
		"words to be written": {"雷锋叔叔，你在哪里", "沿着长长的小溪，寻找雷锋的足迹。雷锋叔叔，你在哪里，你在哪里？小溪说：昨天，他曾路过这里。", "我会写",
			"迷(mí)  沿(yán)  踪(zōng)  迹(jì)  洒(sǎ)  滴(dī)  泥(ní)  泞(nìng)", "曾（céng）曾经  曾（zēng）曾孙"},
		"readings in sentences":                    {"复习资料", "参加测试的同学往往把这些字的读音弄错：处（chǔ）理的处读第三声，因（yīn）为（wèi）的为读第四声，符（fú）合的符读第二声，质（zhì）量的质也读第四声。"},
		"Traditional characters, several readings": {"多音字", "長：①長(cháng)短；②生長(zhǎng)。", "樂：①快樂(lè)；②音樂(yuè)。", "調：①調(diào)查；②調(tiáo)整。"},
		"one character, several readings": {"每日汉字", "【着】着(zháo)急的着，也是着(zhuó)装的着。今天很多家长问我，孩子作业里这个字怎么读，看它后面跟着什么词就明白了。",
			"【行】行(háng)业的行，银行的行，也是行(xíng)走的行。长(zhǎng)辈的长，也是长(cháng)短的长，同一个字意思不同读法就不同。", "得(dé)到的得，跑得(de)快的得，还有我得(děi)走了的得，三个读音各有各的用法，朋友们不要弄混。"},
	})
	p := pageOf("柳塘鎮(zhèn)各村社區(qū)地名由來", "以原村內(nèi)兩自然村取首字命名。", "舊時行人來(lái)此歇腳,村里供應(yīng)茶水。", "方言音近烏泥,故稱烏泥坑。", "魚塘鄉(xiāng)的舊名。")
	if only("pinyin-notes", p); strings.ContainsAny(strings.Join(lines(p), ""), "()") {
		t.Errorf("notes left in %q", lines(p))
	}
	p = pageOf("", "奶奶教我認字用的是一本小學(xué)生字典,她說(shuō)學(xué)會(huì)一個(gè)字就能多看一頁(yè)書(shū),心里就亮了一點(diǎn)。")
	if only("pinyin-notes", p); strings.ContainsAny(p.Blocks[0].Text, "()") {
		t.Errorf("notes left in %s", p.Blocks[0].Text)
	}
}
