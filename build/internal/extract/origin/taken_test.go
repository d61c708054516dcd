package origin

import (
	"fangzhi/build/internal/extract/fact"
	"testing"
)

// TestAttribution: what reposts say of where they are from, and what is said
// in the same words of other things.
func TestAttribution(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"原文来自微信「河西人家」：河边修了新路", "河西人家"},
		{"原文来自微信公众号「河西人家」，作者「林小满」", "河西人家"},
		{"文章来自微信公众号河西人家，已删", "河西人家"},
		{"原文来自人家公众号：河边修了新路", "人家"},
		{"出自微信订阅号「河西人家」：河边修了新路", "河西人家"},
		{"出自公号 「河西：河边修了新路」", "河西"},
		{"出自 河西新闻周刊", "河西新闻周刊"},
		{"出自「河西」河边修了新路", "河西"},
		{"来自微信号：RiverWest 微信原文被删", "RiverWest"},
		{"信息源自微信公号「河西一丈」", "河西一丈"},
		{"原文来自：河西日报", "河西日报"},
		{"原文来自南河网站：河边修了新路", "南河"},
		{"原文来自微信新河报微信公众号「案组37号 」：河边修了新路", "案组37号"},
		{"本文由简悦 SimpRead转码，原文来自微信号「河西theRiver」", "河西theRiver"},
		{"以下文章来源于后河研究所 ，作者大白", "后河研究所"},
		{"以下文章来源于 Jacen 的河西笔记 ，作者 Jacen", "Jacen 的河西笔记"},
		{"文章来自微信 在河边的人", "在河边的人"},
		{"文章来源：微信订阅号「河西公社」：河边修了新路", "河西公社"},
		{"原文：河媒体：36 年来的河边", "河媒体"},
		{"（原载《河西》2003年第5期）", "河西"},
		{"（本文原刊於 河報專欄《2047夜》）", "河報"},
		{"文章出自河西网，转自「南河社区」", "河西网"},
		{"This article originally appeared on The River West Review.", "River West Review"},
		{"This article was first published by River West, and is republished with permission.", "River West"},
		{"原文来自河西博客：http://example.org/5341.html", "河西博客"},
		{"信息源自Black River West： 河边修了新路", "Black River West"},

		{"来源：河边的算法笔记", "河边的算法笔记"},
		{"（本文首发于2017年11月2日《河西周末》）", "河西周末"},
		{"原文：河西传媒 「河边修了新路」", "河西传媒"},
		{"原文链接：微信公号：河西人家", "河西人家"},
		{"Source: 河西日报", "河西日报"},
		{"通讯员 林小满(河西日报)", "河西日报"},
		{"通讯员 林小满(河西人)", ""},
		{"信息来源于河西乡人民政府", "河西乡人民政府"},
		{"2021-03-05 10:47:06??来源:河西新闻 责任编辑:林小满", "河西新闻"},
		{"来源: sp20241119", ""},
		{"原文来自 题目 河边修了新路", ""},

		{"来自河西的王师傅在这里开店已经十年。", ""},
		{"他来自河西农村，文章写得好。", ""},
		{"数据来自河西统计局", ""},
		{"图片来自河西日报", ""},
		{"灵感来源于河西周刊。", ""},
		{"文章来自安徽", ""},
		{"文章来源于互联网", ""},
		{"> 本文首发于个人博客", ""},
		{"本文原刊於筆者Facebook", ""},
		{"原文来自微博文章：河边修了新路", ""},
		{"文章来自 对林小满的采访：河边修了新路", ""},
		{"原文：二问河西：说好的路在哪里", ""},
		{"摘自《河西的艺术》一书，书中提到了它。", ""},
		{"The bridge originally appeared on the River West map.", ""},
	} {
		for _, a := range [][]string{{test.line, prose}, {prose, prose, prose, prose, prose, prose, prose, test.line}} {
			a := text("题目 河边修了新路", a...)
			if source(a, fact.Statements{}); a.Source != test.want {
				t.Errorf("%s: %q, want %q", test.line, a.Source, test.want)
			}
		}
	}
	middle := text("题", prose, prose, prose, prose, prose, prose, "原文来自微信「河西人家」", prose, prose, prose, prose, prose, prose, prose, prose)
	if source(middle, fact.Statements{}); middle.Source != "" {
		t.Errorf("a line in the middle of a text: %q", middle.Source)
	}
}
