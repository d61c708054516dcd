package repair

import (
	"slices"
	"testing"

	"fangzhi/build/internal/repair/boilerplate"
	"fangzhi/data/article"
)

func TestCreditLines(t *testing.T) {
	text := []string{"春天来了，河边的柳树绿了。", "孩子们在岸上放风筝。"}
	head := []string{
		"2023-06-14 11:09:08　　來源:岳塘新聞網|編輯:于楊|作者:陳東",
		"2022-03-12 18:30 来源：河西新闻网 编辑：何莲",
		"发布时间：2022年03月12日 10:20 来源：河西区融媒体中心 浏览次数：128",
		"来源：河西晚报　　作者：林小满 何 莲　　2022年3月12日",
		"發佈時間：2021-11-05　來源：臺江日報　責任編輯：許文德　點擊數：56 字體：大 中 小",
		"[ 2022-03-12 09:15 ] 信息来源：柳塘镇人民政府 字号：大 中 小 打印 关闭",
		"2022-03-12 09:15:22",
		"河西学刊 2022年11期",
		"09-22 06:26",
		"18.02.2016 19:50",
		"更新於 01月06日10:24 • 發布於 01月06日12:00",
		"来源:  发布时间:2017-02-22  分享到:",
		"http://www.example.com?2012-08-27 10:27? 周大河 何莲 林小满?來源:河西日報    我來說兩句",
		"发布：2023-08-17 08:40:11　　来源：曲靖日报　　责编：吕莹　　阅读：3012 次",
		"【字體:大 中 小】",
		"浏览：128 打印 关闭",
		"来源：河西晚报",
		"2021-01-28 19:06:08 新华社",
		"日期:2024-02-19 来源:河西日报 人气:205 评论:0",
		"發表于:2020/1/6 11:38:29??閱讀量:?[關閉]",
		"出版：2020-07-20 08:00 更新：2020-07-20 11:35",
		"2022-09-30 18:33 泉州网",
		"来源：河西晚报 编辑：林小满审核：何莲 浏览次数：128",
		"文档序号:7981976阅读:122来源:河西局",
		"来源 :河西建设 | 被引量 : 0次 | 上传用户:hexi239",
		"作者：记者何莲 实习生林小满 来源：河西晚报 发布时间：2014-05-03",
		"作者:林小满 核稿:何莲 编发:河西中心 发布日期:2012年5月16日",
		"時間: 來源: 訪問量:",
		"时间:01-20人气:18作者:河边的孩子等著",
		"2023-07-03 21:00:55 | 人围观 | 编辑:hexi",
		"2011/4/28 点击数:1855",
		"最後更新 2020/2/23 14:38:30",
		"来源：今日开化 作者： 日期：2019-03-06  报料热线：86598222",
		"2019-05-12 14:22 聯合報 記者魯永明／即時報導",
		"发表于 2011-1-9 20:41:33 | 显示全部楼层 |阅读模式",
		"2022-06-17 18:30 发表于湖北",
		"记者：林小满 通讯员：周大河 何莲",
		"原创2020-01-05 19:30·北极村的老邮差",
		"某某新闻2022-11-0521:10:08来源：",
		"2018-12-03 04:24:12大公報",
		"发布日期：110/04/12",
		"發布日期：中華民國110年8月5日",
		"来源丨河西晚报",
		"原创 老周 河西味道 2021-09-05 20:18",
		"2020-09-24作者：学位办浏览次数：",
		"编辑：编辑   2021-04-12 16:00:00   关键字：",
		"来源：河西晚报 2021-04-12 关键词：社区 老人 食堂",
	}
	for _, line := range head {
		p := pageOf("", append([]string{"柳塘镇修好一座桥", line}, text...)...)
		only(boilerplate.CreditRule, p)
		if got := lines(p); !slices.Equal(got, append([]string{"柳塘镇修好一座桥"}, text...)) || !slices.Equal(p.Credits, []string{line}) {
			t.Errorf("%s: left %q, credits %q", line, got, p.Credits)
		}
	}
	tail := []string{"责任编辑：林小满", "（責編：許文德）", "来源：河西晚报 编辑：何莲", "一审：何莲 二审：林小满 三审：周大河", "本版责编 何莲 美编 周大河", "责任编辑 李红梅　版式 赵倩　校对 孙明", "编辑 | 李梦"}
	for _, line := range tail {
		p := pageOf("", append(slices.Clone(text), line)...)
		only(boilerplate.CreditRule, p)
		if got := lines(p); !slices.Equal(got, text) || !slices.Equal(p.Aside, []string{line}) {
			t.Errorf("%s: left %q, aside %q", line, got, p.Aside)
		}
	}
	keeps(t, boilerplate.CreditRule, map[string][]string{
		"keywords":            append([]string{"老年人数字鸿沟的成因", "关键词：老年人 数字鸿沟 社区教育"}, text...),
		"a sentence":          append([]string{"2023年6月14日，来源：河西晚报的消息说桥修好了"}, text...),
		"an event":            append([]string{"河边种树活动", "时间：2022年3月12日 09:00", "地点：柳塘镇桥北社区"}, text...),
		"an event on a line":  append([]string{"时间：2022年3月12日 地点：桥北社区 联系人：周大河"}, text...),
		"a minute":            append([]string{"2022-03-12 09:00·柳塘镇的桥通车了，人们去看"}, text...),
		"a name and a school": append([]string{"2020-11-18 10:08:06林小满河西大学"}, text...),
		"a law":               append([]string{"2011年11月25日 山东省第十一届人民代表大会常务委员会第二十七次会议通过"}, text...),
		"a day of a diary":    append([]string{"2022年3月12日"}, text...),
		"a day and weather":   append([]string{"2022年3月12日 星期六 晴"}, text...),
		"inside the text":     {text[0], text[1], "2022-03-12 18:30 来源：河西新闻网 编辑：何莲", text[0], text[1]},
		"who the author is":   append(slices.Clone(text), "（作者：河西大学历史系教授，著有《河西水利史》）"),
		"a byline at the end": append(slices.Clone(text), "（记者 林小满）"),
		"nothing else":        {"2022-03-12 18:30 来源：河西新闻网 编辑：何莲"},
		"a label alone":       append([]string{"•来源：", "县政府办"}, text...),
		"names of sites":      append([]string{"河西新闻网 河东在线"}, text...),
		"a book":              append([]string{"出版：河西人民出版社"}, text...),
		"a work's fields":     append([]string{"作者：鲁迅 时间：1921年 体裁：小说 地点：绍兴"}, text...),
		"a meeting's fields":  append([]string{"时间：2022年3月12日 主讲：何莲 编辑：林小满"}, text...),
		"who asks whom":       append([]string{"记者：河边的路什么时候修好呢，作者：快了，再等等就好，下个月底以前一定能走，大家放心"}, text...),
		"of springs":          append([]string{"来源：这条河从哪里来。"}, text...),
	})
	stated := append([]string{"来源：河西晚报"}, text...)
	p := pageOf("", stated...)
	p.LinesStated = true
	only(boilerplate.CreditRule, p)
	if got := lines(p); !slices.Equal(got, stated) {
		t.Errorf("a record's line went: %q", got)
	}
}

// TestBesideCredits: what stands next to credits and is of their kind goes with them.
func TestBesideCredits(t *testing.T) {
	mends(t, boilerplate.CreditRule, []example{
		{"a day below the source", "河边修好一座桥¶来源：柳塘街道¶日期：2026-01-12¶" + river, "河边修好一座桥¶" + river},
		{"who published, and when", "河边修好一座桥¶发布人：护理部¶发布日期：2025-05-16¶" + river, "河边修好一座桥¶" + river},
		{"labels without a value", "河边修好一座桥¶编辑：¶来源：¶发布时间：2019/11/19 15:10:25¶字号：¶" + river, "河边修好一座桥¶" + river},
		{"a source on the next line", "河边修好一座桥¶发布时间：¶2022-08-11¶来源：¶县政府办公室¶" + river, "河边修好一座桥¶" + river},
		{"a day that is an event's", "河边种树活动¶来源：柳塘街道¶时间：2022-03-12¶地点：桥北社区¶" + river, "河边种树活动¶时间：2022-03-12¶地点：桥北社区¶" + river},
		{"a label above a sentence", "河边修好一座桥¶来源：¶" + river + "¶" + river, "河边修好一座桥¶来源：¶" + river + "¶" + river},
	})
}

func TestFileData(t *testing.T) {
	data := "索引号：\t1134250/202105-17\t组配分类：\t部门文件\n发布机构：\t河西县林业局\t发布日期：\t2021-05-18"
	p := pageOf("", river)
	p.Blocks = slices.Insert(p.Blocks, 0, article.Block{Kind: article.Table, Text: data})
	only(boilerplate.CreditRule, p)
	if got := lines(p); !slices.Equal(got, []string{river}) || !slices.Contains(p.Credits, "发布日期：2021-05-18") {
		t.Errorf("left %q, credits %q", got, p.Credits)
	}
	for _, kept := range []string{
		"序号\t名称\t发布日期\n1\t河边的树\t2021-05-18",
		"名称：\t河边的树\t发布日期：\t2021-05-18\t文号：\t5号",
		"索引号：\t5",
	} {
		p := pageOf("", river)
		p.Blocks = slices.Insert(p.Blocks, 0, article.Block{Kind: article.Table, Text: kept})
		only(boilerplate.CreditRule, p)
		if len(p.Blocks) != 2 {
			t.Errorf("%q went", kept)
		}
	}
}
