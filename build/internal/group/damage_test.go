package group

import (
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// piece is an article as the damage generator handles it.
type piece struct {
	title, date, source string
	paragraphs          []string
}

// damage makes a copy of a piece as some other place would carry it.
type damage struct {
	name string
	do   func(r *rand.Rand, p piece) piece
}

// damages are the ways of copying that must be seen through.
var damages = []damage{
	{"as it is", func(_ *rand.Rand, p piece) piece { return p }},
	{"1 in 100 letters", letterDamage(0.01)},
	{"1 in 30 letters", letterDamage(1. / 30)},
	{"1 in 20 letters", letterDamage(0.05)},
	{"head and tail", boilerplate},
	{"another title", func(r *rand.Rand, p piece) piece { p.title = pick(r, otherTitles); return p }},
	{"no title", func(_ *rand.Rand, p piece) piece { p.title = ""; return p }},
	{"paragraph dropped", dropParagraph},
	{"paragraph put in", putIn},
	{"lines broken", breakLines},
	{"spaces strewn", strewSpaces},
	{"other punctuation", otherPunctuation},
	{"Traditional", func(_ *rand.Rand, p piece) piece { return convert(p, toTraditional) }},
	{"torn in decoding", tear},
	{"inside a longer one", embed},
	{"all at once", all(letterDamage(0.02), boilerplate, breakLines, strewSpaces,
		func(_ *rand.Rand, p piece) piece { return convert(p, toTraditional) })},
}

func all(steps ...func(*rand.Rand, piece) piece) func(*rand.Rand, piece) piece {
	return func(r *rand.Rand, p piece) piece {
		for _, do := range steps {
			p = do(r, p)
		}
		return p
	}
}

// convert changes every text of a piece.
func convert(p piece, change func(string) string) piece {
	p.title = change(p.title)
	p.paragraphs = slices.Clone(p.paragraphs)
	for i, text := range p.paragraphs {
		p.paragraphs[i] = change(text)
	}
	return p
}

// letterDamage drops, adds and replaces letters: half of the new ones are from
// the text itself, half are any Han.
func letterDamage(rate float64) func(*rand.Rand, piece) piece {
	return func(r *rand.Rand, p piece) piece {
		own := []rune(strings.Join(p.paragraphs, ""))
		letter := func() rune {
			if r.IntN(2) == 0 {
				return own[r.IntN(len(own))]
			}
			return rune(0x4E00 + r.IntN(0x5000))
		}
		return convert(p, func(text string) string {
			var out []rune
			for _, c := range text {
				if r.Float64() >= rate {
					out = append(out, c)
					continue
				}
				switch r.IntN(3) {
				case 0:
				case 1:
					out = append(out, c, letter())
				case 2:
					out = append(out, letter())
				}
			}
			return string(out)
		})
	}
}

var (
	heads = []string{
		"来源：新华网 2023-05-06 10:22:31 作者：王小明", "（本报讯 记者 李晓东 通讯员 陈芳）", "原标题：",
		"首页 > 新闻中心 > 国内新闻 > 正文", "【字体：大 中 小】 打印本页 分享到微信",
		"点击上方蓝字关注我们，每天第一时间获取权威资讯，不错过任何一条重要新闻！",
	}
	tails = []string{
		"（责任编辑：赵敏）", "版权声明：凡本网注明来源的作品，均转载自其它媒体，转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。",
		"编辑：刘洋 审核：孙伟 监制：周杰", "扫描二维码下载手机客户端，随时随地看新闻。新闻热线：0519-86812345",
		"上一篇：我市召开安全生产工作会议 下一篇：春季招聘会本周六举行", "分享到： 微博 微信 QQ空间 责编：何静",
		"相关阅读\n多地发布高温预警信号\n这些新规下月起施行\n全国铁路暑运今日启动",
	}
	otherTitles = []string{"重要消息", "转载：一条值得关注的新闻", "快看！刚刚发布", "【要闻】今日头条"}
	fillers     = []string{
		"随着气温逐渐升高，城郊的油菜花海进入最佳观赏期，不少市民利用周末带着家人前来踏青拍照，农家乐的生意也跟着红火起来。",
		"老街改造工程进入收尾阶段，施工人员正在铺设最后一段青石板路，两侧的店铺门头统一换成了木质招牌，颇有几分旧时的味道。",
		"图书馆推出了夜间借阅服务，每晚延长开放两个小时，方便上班族和学生前来自习，受到附近居民的一致欢迎。",
		"渔民们趁着退潮赶到滩涂上挖蛤蜊，一个上午就能装满两大筐，这些新鲜的海货当天便送进了城里的菜市场。",
		"学校的合唱团利用课余时间排练新曲目，准备参加下个月的比赛，音乐老师说孩子们进步很快，声部配合越来越默契。",
		"修表铺的师傅在这条巷子里守了三十多年，柜台后面的墙上挂满了各式各样的老钟，滴答声此起彼伏。",
		"茶农清晨五点就上了山，露水未干时采下的嫩芽最为鲜爽，炒青的铁锅旁围满了前来学艺的年轻人。",
		"社区医院为独居老人建立了健康档案，医生每周上门量血压、送药品，还教老人们使用智能手环。",
	}
)

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

func boilerplate(r *rand.Rand, p piece) piece {
	var out []string
	if r.IntN(3) > 0 {
		out = append(out, pick(r, heads))
	}
	out = append(out, p.paragraphs...)
	for range 1 + r.IntN(2) {
		out = append(out, pick(r, tails))
	}
	p.paragraphs = out
	return p
}

func dropParagraph(r *rand.Rand, p piece) piece {
	if len(p.paragraphs) < 3 {
		return p
	}
	at := r.IntN(len(p.paragraphs))
	p.paragraphs = slices.Delete(slices.Clone(p.paragraphs), at, at+1)
	return p
}

func putIn(r *rand.Rand, p piece) piece {
	p.paragraphs = slices.Insert(slices.Clone(p.paragraphs), r.IntN(len(p.paragraphs)+1), pick(r, fillers))
	return p
}

func breakLines(r *rand.Rand, p piece) piece {
	width := 18 + r.IntN(20)
	var out []string
	for _, text := range p.paragraphs {
		for letters := []rune(text); len(letters) > 0; letters = letters[min(width, len(letters)):] {
			out = append(out, string(letters[:min(width, len(letters))]))
		}
	}
	p.paragraphs = out
	return p
}

func strewSpaces(r *rand.Rand, p piece) piece {
	return convert(p, func(text string) string {
		var out strings.Builder
		for _, c := range text {
			out.WriteRune(c)
			if r.IntN(6) == 0 {
				out.WriteByte(' ')
			}
		}
		return out.String()
	})
}

func otherPunctuation(_ *rand.Rand, p piece) piece {
	return convert(p, strings.NewReplacer("，", ",", "。", ".", "：", ":", "“", "\"", "”", "\"", "（", "(", "）", ")", "、", "").Replace)
}

// tear loses a byte of GBK in a run of four to ten characters, one or more a
// text: the rest of the run is read out of step.
func tear(r *rand.Rand, p piece) piece {
	gbk := simplifiedchinese.GBK
	letters := []rune(strings.Join(p.paragraphs, "\n"))
	for range 1 + len(letters)/400 {
		at := r.IntN(len(letters))
		end := min(at+4+r.IntN(7), len(letters))
		raw, err := gbk.NewEncoder().String(string(letters[at:end]))
		if err != nil {
			continue
		}
		torn, err := gbk.NewDecoder().String(raw[1:])
		if err != nil {
			continue
		}
		letters = slices.Concat(letters[:at], []rune(torn), letters[end:])
	}
	p.paragraphs = strings.Split(string(letters), "\n")
	return p
}

// embed sets a piece between others that are longer together.
func embed(r *rand.Rand, p piece) piece {
	order := r.Perm(len(fillers))
	var out []string
	for _, i := range order[:4] {
		out = append(out, fillers[i])
	}
	out = append(out, p.paragraphs...)
	for _, i := range order[4:7] {
		out = append(out, fillers[i])
	}
	return piece{"今日简讯", p.date, p.source, out}
}

// toTraditional sets the common characters that differ in Traditional script.
func toTraditional(text string) string {
	return strings.Map(func(r rune) rune {
		if t, ok := traditional[r]; ok {
			return t
		}
		return r
	}, text)
}

var traditional = pairs("国國会會来來为為发發说說时時实實业業产產经經济濟习習学學书書记記员員总總强強党黨们們建建设設现現务務动動"+
	"对對开開进進这這个個与與关關系係长長门門问問间間见見车車电電话話议議认認证證论論讲講谈談调調请請让讓过過还還运運达達远遠"+
	"连連选選适適递遞邮郵铁鐵银銀钱錢错錯镇鎮闻聞阳陽阴陰队隊阶階际際陆陸险險难難韩韓页頁项項领領题題额額风風飞飛饭飯馆館马馬"+
	"驻駐验驗鱼魚鸟鳥龙龍东東两兩严嚴乐樂义義乌烏习習乡鄉买買卖賣争爭于於亚亞亲親亿億仅僅从從仓倉价價众眾优優伙夥伟偉传傳伤傷"+
	"俭儉债債储儲儿兒兰蘭军軍农農冲衝决決况況净淨准準凉涼减減几幾凤鳳击擊创創划劃刘劉则則刚剛别別制製剧劇剂劑办辦劝勸加加"+
	"劳勞势勢华華协協单單卢盧卫衛厂廠历歷厅廳压壓县縣双雙变變号號听聽启啟员員响響团團园園围圍图圖圆圓圣聖场場坏壞块塊坚堅", "")

func pairs(text, _ string) map[rune]rune {
	m := map[rune]rune{}
	letters := []rune(text)
	for i := 0; i+1 < len(letters); i += 2 {
		m[letters[i]] = letters[i+1]
	}
	return m
}
