package repair

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/data/article"
)

// FuzzEachRule holds of every rule alone what FuzzRules holds of all together:
// whatever the page, it stays UTF-8, grows by little, and each repair stands
// where it says and can be put back.
func FuzzEachRule(f *testing.F) {
	for i := range Rules {
		f.Add(uint8(i), "上_下_一", "學(xué)習(xí)(zhè n)\n&amp;#8220;\n- 河西新桥通车2022-03-04\n來源:某報 2022-03-04 10:00\n社 区网格 员走访居 民，把大家 的意 见带回来", false)
		f.Add(uint8(i), "", "领导眡察了，，社区、，电眡；。居民身躰好\n⼀个⼈\n期待?!班徖镆患?,守望\n(資料圖)\n版权所有\n“字，\n字”", true)
		f.Add(uint8(i), "河西辟“鄰里廚房”", "澳門新葡京官方下載-百家樂技巧-手機版APP下載\n志願者送飯。(真人娛樂 注冊送88)\n左右,,老街,。\n你瞧#@@%,占着*%*,没人管%%#,\n责编:周\n来源:报\n如需转载,请注明来源\n一周要事\n二周要事", false)
		f.Add(uint8(i), "孩子走失", "2021/4/12\n近日,窑淮镇佛洞生态茶园里,茶农正在采茶,一片片鲜叶落入篮筐,茶农脸上露出丰收的喜悦,大家都说好。\n2021/4/12\n近日,窑淮镇佛洞生态茶园里,茶农正在采茶,一片片鲜叶落入篮筐,茶农脸上露出丰收的喜悦,大家都说好。\n新闻推荐\n又一案\n本报讯 案发后,机关迅速启动机...\n🐪青草app下载🐫\n青草app下载“你瞧,说什么”", true)
	}
	f.Fuzz(func(t *testing.T, rule uint8, title, text string, stated bool) {
		title = strings.ToValidUTF8(title, "")
		p := pageOf(title, strings.Split(strings.ToValidUTF8(text, ""), "\n")...)
		for i := range p.Blocks {
			p.Blocks[i].Kind = article.BlockKinds[(i*int(rule)/len(Rules))%len(article.BlockKinds)]
		}
		p.LinesStated = stated
		found, size := lines(p), len(title)+len(text)
		only(Rules[int(rule)%len(Rules)].Name, p)
		after := len(p.Title)
		for _, b := range p.Blocks {
			if after += len(b.Text); !utf8.ValidString(b.Text) {
				t.Errorf("no UTF-8: %q", b.Text)
			}
		}
		if after > size+size/2+64 {
			t.Errorf("%d bytes became %d", size, after)
		}
		checkPlaces(t, p, title, found)
	})
}

func FuzzRules(f *testing.F) {
	f.Add("上_下_一", "學(xué)習(xí)(zhè n)\n&amp;#8220;\n- 河西新桥通车2022-03-04", false)
	f.Add("湖塘橋?qū)嶒炗變簣@", "期待?!班徖镆患?,守望", false)
	f.Add("", "(資料圖)\n版权所有\n“字，\n字”", true)
	f.Fuzz(func(t *testing.T, title, text string, stated bool) {
		p := pageOf(strings.ToValidUTF8(title, ""), strings.Split(strings.ToValidUTF8(text, ""), "\n")...)
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

// fuzzBytes feeds a rule of bytes with any text. It never fails on it, leaves
// text that was valid so, takes bounded work, and adds little.
func fuzzBytes(f *testing.F, rule string) {
	f.Add("凝聚鄰里力量?拔沂墙衲瓴虐醽龛F西村小區的")
	f.Add("湖塘橋?qū)嶒炗變簣@春秋園")
	f.Add("ÄãºÃ£¬ÊÀ½ç°¡ å\u0087\u009dè\u0081\u009aå\u008a\u009bé\u0087\u008f")
	f.Add("浣犲ソ锛屼笘鐣?鎴戜滑�鏄鏈嬪弸")
	f.Add("锟斤拷烫烫烫屯屯屯 ★★★★☆ ΡΦΥΡΑ")
	f.Add("全国地表水优良水质断面比例首次超过90%。")
	f.Add("???乇硭?帕妓?识厦姹壤?状纬??90%")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		p := pageOf("", text)
		only(rule, p)
		got := p.Blocks[0].Text
		if !utf8.ValidString(got) {
			t.Errorf("%q is no UTF-8", got)
		}
		if before, after := utf8.RuneCountInString(text), utf8.RuneCountInString(got); after > 2*before+8 {
			t.Errorf("%d characters became %d", before, after)
		}
		for _, r := range p.Repairs {
			if r.Rule != rule || r.Before == r.After {
				t.Errorf("a repair that is none: %+v", r)
			}
		}
		if len(p.Repairs) == 0 && got != text {
			t.Errorf("changed without a note: %q", got)
		}
	})
}

func FuzzShiftedBytes(f *testing.F) { fuzzBytes(f, "shifted-bytes") }

func FuzzMojibake(f *testing.F) { fuzzBytes(f, "mojibake") }
