package repair

import (
	"reflect"
	"strings"
	"testing"
)

func TestStrewnSpaces(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"every character", "网 格 员 走 访 居 民 ， 把 大 家 的 意 见 记 下 来 。", "网格员走访居民，把大家的意见记下来。"},
		{"some characters", "社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "社区网格员走访居民，把大家的意见带回来研究解决。"},
		{"full-width ones", "社　区网格　员走访居　民，把意　见带回　来。", "社区网格员走访居民，把意见带回来。"},
		{"title and heading of such a page", "社 区 活 动 ¶社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "社 区 活 动 ¶社区网格员走访居民，把大家的意见带回来研究解决。"},

		{"every character and every mark", "（ 记 者 田 甜 ） 小 伙 在 湘 西 当 起 了 茶 农 ， 每 天 跟 着 岳 父 上 山 采 茶 。", "（记者田甜）小伙在湘西当起了茶农，每天跟着岳父上山采茶。"},
		{"names", "到会的有张 三、李 四、王 五、林小满、赵 六，还有周大河。", "到会的有张 三、李 四、王 五、林小满、赵 六，还有周大河。"},
		{"a heading", "目 录", "目 录"},
		{"names in a row", "张三 李四 王小五 赵六 孙七 周八，都来了。", "张三 李四 王小五 赵六 孙七 周八，都来了。"},
		{"phrases", "凝心聚力 砥砺前行 共建家园 同享幸福，大家说。", "凝心聚力 砥砺前行 共建家园 同享幸福，大家说。"},
		{"verse", "床前明月光 疑是地上霜 举头望明月 低头思故乡。", "床前明月光 疑是地上霜 举头望明月 低头思故乡。"},
		{"columns", "姓名   年龄   住址   电话，如下。", "姓名   年龄   住址   电话，如下。"},
		{"latin words", "使用 Go 语言 和 WebAssembly 技术，效果 很好。", "使用 Go 语言 和 WebAssembly 技术，效果 很好。"},
	}
	for _, test := range tests {
		p := page("", strings.Split(test.text, "¶")...)
		only("strewn-spaces", p)
		if got := strings.Join(lines(p), "¶"); got != test.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", test.name, test.text, got, test.want)
		}
	}
	p := page("社 区 活 动", "社 区网格 员走访居 民，把大家 的意 见带回来 研究解 决。", "目 录")
	only("strewn-spaces", p)
	if p.Title != "社区活动" || p.Blocks[1].Text != "目 录" {
		t.Errorf("title %q, heading %q", p.Title, p.Blocks[1].Text)
	}
}

func TestLostSpaces(t *testing.T) {
	p := page("", "? ? 梯田里的小學", "? ? 2016-05-06? 來源:云南網? 作者:李春", "??? 孩子們光著腳來上課。你猜遠嗎? 不遠。", "????")
	only("entities", p)
	if got, want := strings.Join(lines(p), "¶"), "梯田里的小學¶2016-05-06 來源:云南網 作者:李春¶孩子們光著腳來上課。你猜遠嗎? 不遠。"; got != want {
		t.Errorf("became %s", got)
	}
	for _, honest := range []string{"? 第一题¶? 第二题", "他问:¶?拔沂墙衲瓴虐醽¶?拔沂墙衲瓴虐醽¶?拔沂墙衲瓴虐醽"} {
		p := page("", strings.Split(honest, "¶")...)
		only("entities", p)
		if got := strings.Join(lines(p), "¶"); got != honest {
			t.Errorf("%s became %s", honest, got)
		}
	}
}

func TestOddPunctuation(t *testing.T) {
	odd := "一是修路，，二是种树、，三是读书；。"
	tests := []struct{ name, text, want string }{
		{"a page of them", odd, "一是修路，二是种树，三是读书。"},
		{"commas and stops", odd + "大家都来了，。", "一是修路，二是种树，三是读书。大家都来了。"},
		{"stops", odd + "散会。。。。再见。。", "一是修路，二是种树，三是读书。散会。再见。"},
		{"cries", odd + "好！！！！！好！，来？。", "一是修路，二是种树，三是读书。好！好！来？"},
		{"half-width among them", odd + "好了,，走吧", "一是修路，二是种树，三是读书。好了，走吧"},

		{"two are slips of the author's", "一是修路，，二是种树、，三是读书。", "一是修路，，二是种树、，三是读书。"},
		{"dots and dashes", odd + "他说……——走吧。。。", "一是修路，二是种树，三是读书。他说……——走吧。。。"},
		{"cries that are meant", odd + "好！！！真的？！是吗？？", "一是修路，二是种树，三是读书。好！！！真的？！是吗？？"},
		{"parted by quotation marks", odd + "“好。”，“走。”。", "一是修路，二是种树，三是读书。“好。”，“走。”。"},
		{"spoken of", odd + "标点“，。”和“、，”", "一是修路，二是种树，三是读书。标点“，。”和“、，”"},
		{"half-width alone", odd + "C++,, std::vector...", "一是修路，二是种树，三是读书。C++,, std::vector..."},
	}
	for _, test := range tests {
		if got := one("odd-punctuation", test.text); got != test.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", test.name, test.text, got, test.want)
		}
	}
}

func TestSubstitutedCharacters(t *testing.T) {
	long := strings.Repeat("居民们在河边种树，孩子们跟着老人学习辨认花草，大家都说这里变了样。", 8)
	tests := []struct{ name, text, want string }{
		{"variants, simplified", "领导眡察了社区，电眡里也播了。居民身躰好，全躰人员都来了。", "领导视察了社区，电视里也播了。居民身体好，全体人员都来了。"},
		{"variants, traditional", "領導眡察了社區，電眡裡也播了。居民身躰好，全躰人員都來了，這是大家的學習機會。", "領導視察了社區，電視裡也播了。居民身體好，全體人員都來了，這是大家的學習機會。"},
		{"signs for radicals", "⼀个⼈的⼒量有限，⼤家⼀起来。", "一个人的力量有限，大家一起来。"},
		{"compatibility forms", "來了許多人，他們說\uF9E1很好，\uF9E1子樹下，人\uF97E很多。", "來了許多人，他們說李很好，李子樹下，人量很多。"},
		{"the wrong one of two", "他去理發，頭發很長，發型不錯。皇後在後宮。這裡的鬆樹很高，麵對困難。", "他去理髮，頭髮很長，髮型不錯。皇后在後宮。這裡的松樹很高，面對困難。"},
		{"the wrong one of two, in rarer words and beside others", "王師傅的頭發都白了，他在皇後大道開了三十年理發店。他說，理發是手藝，頭發長了可以再剪。", "王師傅的頭髮都白了，他在皇后大道開了三十年理髮店。他說，理髮是手藝，頭髮長了可以再剪。"},
		{"not turned at all", "書屋里有人，家里有書，山里有茶，后面還有，麥面條，干杯。", "書屋里有人，家里有書，山里有茶，后面還有，麥面條，干杯。"},
		{"壹", strings.ReplaceAll(long, "大家都", "大家壹起"), strings.ReplaceAll(long, "大家都", "大家一起")},

		{"壹, on a short page", "那年夏天，妳站在壹片石頭上，說壹定要等到它開，我們等了壹夜，等來壹場雨。", "那年夏天，妳站在一片石頭上，說一定要等到它開，我們等了一夜，等來一場雨。"},
		{"壹 in a name", "壹号院交房了，壹号院的业主说，壹号院很好，壹号院有壹号楼。", "壹号院交房了，壹号院的业主说，壹号院很好，壹号院有壹号楼。"},

		{"one variant", "碑上刻着“眡”字，原是视的古字。", "碑上刻着“眡”字，原是视的古字。"},
		{"names", "陶喆、王堃、李喆、赵堃和张喆堃都来了。", "陶喆、王堃、李喆、赵堃和张喆堃都来了。"},
		{"one radical", "“⼀”是部件。", "“⼀”是部件。"},
		{"of characters", "异体字有眡察、电眡、身躰、全躰之类。", "异体字有眡察、电眡、身躰、全躰之类。"},
		{"a page that spells right", "他去理髮，頭髮很長，理發、頭發是錯的，發型也錯，皇后在後宮，學習發展。", "他去理髮，頭髮很長，理發、頭發是錯的，發型也錯，皇后在後宮，學習發展。"},
		{"amounts", "共计壹拾贰万叁仟元，另付壹佰元，再付壹万元。" + strings.ReplaceAll(long, "一", ""), "共计壹拾贰万叁仟元，另付壹佰元，再付壹万元。" + strings.ReplaceAll(long, "一", "")},
		{"another orthography", "羣衆爲了修橋，在峯下的牀邊開會，羣衆爲此感謝，着手啓動。裏面的傢俱和牀具，羣衆用着。", "羣衆爲了修橋，在峯下的牀邊開會，羣衆爲此感謝，着手啓動。裏面的傢俱和牀具，羣衆用着。"},
		{"words right with either", "執照應於期滿前申請換發。換發時繳交舊照，換發後登記；申請人得請求復審，復核之結果應回復本人，收費表另行編製。", "執照應於期滿前申請換發。換發時繳交舊照，換發後登記；申請人得請求復審，復核之結果應回復本人，收費表另行編製。"},
		{"both of two on a page", "工廠自製零件，編製清冊；機製者依規定標示，改製之限制另定。", "工廠自製零件，編製清冊；機製者依規定標示，改製之限制另定。"},
		{"one word, again and again", "店舖關了，那家店舖是老店舖，街上的店舖都關了。", "店舖關了，那家店舖是老店舖，街上的店舖都關了。"},
		{"old verse", "怱怱過客去，石皷無人敲。鴈來秋已老，劒氣入雲高。", "怱怱過客去，石皷無人敲。鴈來秋已老，劒氣入雲高。"},
		{"traditional, right", "發展經濟，理髮店在後面，皇后大道在前面，裡面的松樹很高，放鬆心情吃麵條，面對困難。", "發展經濟，理髮店在後面，皇后大道在前面，裡面的松樹很高，放鬆心情吃麵條，面對困難。"},
	}
	for _, test := range tests {
		if got := one("substituted-characters", test.text); got != test.want {
			t.Errorf("%s:\n %s\nbecame\n %s\nwant\n %s", test.name, test.text, got, test.want)
		}
	}
}

// TestCleanOfOtherSorts holds the rules to text that nothing is wrong with.
func TestCleanOfOtherSorts(t *testing.T) {
	for name, text := range map[string][]string{
		"a nautical book": {"神說：我們要照著我們的形象造人；使他們管理海裡的魚。", "充滿這地，也要管理海裡的魚、空中的鳥。", "各樣的飛鳥和海裡各樣的魚類，都要懼怕。", "肉在原處復合。水乾了，鞋又乾又碎。"},
		"Hong Kong":       {"深水埗區和杏花邨的市民，向警方匯報，盡快覆核。", "深水埗區的數字，由署方匯報，下月覆核，並盡早公布。", "佢係好人，真係好，唔係好遠，淨係有一條路。"},
		"a program":       {"宏 println!。它印出一行；use rand::Rng;。再看 panic!，程式停下。"},
		"talk":            {"真的吗。。。我不信。。", "太好了！！！！！", "什么？？？？？", "好吧。。。走。。。"},
		"other alphabets": {"俄语的你好是 Здравствуйте，希腊语的话是 κανονικής έκφρασης。", "Ez a név csak betűket, számokat, aláhúzásjelet és kötőjelet tartalmazhat."},
		"lacunae":         {"盍簪况乃□□席，□□□□注黄流。", "□□□□擊鼉鼓，滿酌玉斝羅珍羞。"},
		"numbers":         {"下面是一列数。", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9", "139 數1 23", "（完）"},
		"Markdown":        {"??? note \"解题思路\"", "??? 例一", "? 运算符", "后面没有了。"},
		"a glossary": {"【炒(chǎo)】最基本的烹调方法之一，食物切成小件放入热锅。", "【煮(zhǔ)】在锅中用适量的沸水将食物致熟。", "【煎(jiān)】烧热铁锅，放入少许生油。", "【爆(bào)】利用热锅热油，攒入酱汁。",
			"【炸(zhá)】将食物放入大量的热油中。", "【烧(shāo)】北方称红烧，先炒后焖。", "【蒸(zhēng)】利用水蒸汽的热力使食物致熟。", "【烤(kǎo)】将食物放在明火上致熟。"},
		"a drawn table":       {"┌──┬──┬──┐", "│品名│數量│  │", "├──┼──┼──┤", "│機│  │輛│", "└──┴──┴──┘", "σcb＝──，其值如上。"},
		"rings for names":     {"本縣○○○鄉公所與○○○村，訂定○○○要點。", "依○○法第六條○○○規定，由○○○代為辦理。", "甲欄填A，乙欄填○○，丙欄填○○○。"},
		"a unit":              {"大氣之壓力以帕（Pa）計。", "管內壓力，帕（Pa）。", "管外壓力，帕（Pa）。", "差為二帕（Pa）。", "每帕（Pa）一格。", "以帕（Pa）為準。", "百帕（Pa）。", "千帕（Pa）。", "單位同為帕（Pa）。"},
		"parts of words":      {"简讯", "某国首都骚乱持续", "一艘货船在港口爆炸", "本台消息。", "某国首都骚乱持续", "警方当晚拘留了三百人。", "一艘货船在港口爆炸", "船上六名船员获救。"},
		"a song":              {"久久，久久。", "久久，久久", "门前的路还在。", "久久，久久"},
		"lacunae in pairs":    {"□□□□□，□□□□□。", "□□□□□，□□□□□。", "□□□□□，□□□□□。", "□□□□□，□□□□□。"},
		"prose about consent": {"法院认为，商家应当遵守约定。", "商家在未经顾客同意的情况下，不得使用顾客留下的照片作宣传。"},
		"verse":               {"他和她", "在雨里走", "走过旧桥", "他和她", "什么也没有说", "他和她"},
	} {
		p := page("题目", text...)
		Run(p, nil)
		if got := lines(p); !reflect.DeepEqual(got, text) {
			t.Errorf("%s: became %q", name, got)
		}
	}
}
