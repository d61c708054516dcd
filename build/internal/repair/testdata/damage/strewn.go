package damage

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Strewing is a kind of damage that adds to a page and takes nothing away.
type Strewing struct {
	Name string
	Do   func(rng *rand.Rand, page []string) []string // its lines, none empty
}

// Strewn are the ways in which programs and hands strew things over a page.
var Strewn = []Strewing{
	{"spaces between characters", eachLine(spaced)},
	{"marks twice or thrice", eachLine(stuttered)},
	{"lines broken by a column", broken},
	{"planted lines", planted(spam)},
	{"a site's own lines", planted(ofSite)},
}

// Substituted puts characters of no everyday text for others, as many as a page
// has, the same each time; 羣 and 峯, which are well written in Hong Kong, are none.
var Substituted = Kind{"characters substituted", func(_ *rand.Rand, line string) Damaged {
	return unbroken(line, strings.NewReplacer("视", "眡", "体", "躰", "略", "畧", "回", "囘", "总", "縂").Replace(line))
}}

func eachLine(do func(rng *rand.Rand, line string) string) func(*rand.Rand, []string) []string {
	return func(rng *rand.Rand, page []string) []string {
		out := slices.Clone(page)
		for i := range out {
			out[i] = do(rng, out[i])
		}
		return out
	}
}

// spaced puts a space between any two Han characters of a line, or of none; a
// line that has spaces is left, for nothing would tell them from those.
func spaced(rng *rand.Rand, line string) string {
	if rng.IntN(2) == 0 || strings.Contains(line, " ") {
		return line
	}
	var out strings.Builder
	before := rune(0)
	for _, r := range line {
		if unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, r) {
			out.WriteRune(' ')
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// stuttered says one mark of five twice or thrice.
func stuttered(rng *rand.Rand, line string) string {
	var out strings.Builder
	for _, r := range line {
		out.WriteRune(r)
		if strings.ContainsRune("，。、；：", r) && rng.IntN(5) == 0 {
			out.WriteString(strings.Repeat(string(r), 1+rng.IntN(2)))
		}
	}
	return out.String()
}

// broken breaks lines where a column ends, over which marks that close something
// hang. Latin letters and digits are half as wide as others.
func broken(rng *rand.Rand, page []string) []string {
	column := 2 * (18 + rng.IntN(18))
	var out []string
	for _, line := range page {
		from, width := 0, 0
		for i, r := range line {
			if width >= column && !strings.ContainsRune("，。、；：！？”》）", r) {
				out = append(out, line[from:i])
				from, width = i, 0
			}
			if width++; r > unicode.MaxLatin1 {
				width++
			}
		}
		out = append(out, line[from:])
	}
	return out
}

// Lines of the kinds that are planted on hijacked pages, and that a site's
// template puts on each of its pages.
var (
	spam = []string{
		"国产精品久久久久无码AV,亚洲欧美日韩在线播放,一区二区三区免费观看",
		"澳门新葡京娱乐城官网_首页注册送彩金 真人百家乐在线投注",
		"北京赛车pk10开奖直播_时时彩计划软件手机版_腾讯分分彩走势图",
		"代开发票 加微信13800000000 办理各类证件 刻章 诚信经营",
		"成人在线视频免费看 黄色网站大全 激情小说 自拍偷拍",
		"彩票平台注册送58元 极速快三 幸运飞艇开奖结果 全天计划",
	}
	ofSite = []string{
		"京ICP备05070218号-1 京公网安备11040202700187号",
		"Copyright © 2003-2022 某某新闻网 版权所有 未经许可不得转载",
		"扫一扫 关注官方微信公众号",
		"下载新闻客户端APP",
		"联系电话：010-12345678 投稿邮箱：news@example.com",
		"上一篇：全市召开重点项目推进会",
		"增值电信业务经营许可证 B2-20190001 违法和不良信息举报电话：12377",
	}
)

// planted puts two of some lines above, below, or on either side of a page.
func planted(lines []string) func(*rand.Rand, []string) []string {
	return func(rng *rand.Rand, page []string) []string {
		out := slices.Clone(page)
		for range 2 {
			at := []int{0, len(out)}[rng.IntN(2)]
			out = slices.Insert(out, at, lines[rng.IntN(len(lines))])
		}
		return out
	}
}
