package repair

import (
	"slices"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// Lines of a page's own that their shape and their neighbours tell.

const river = "三月的河边，柳树刚刚发芽，清淤的船从桥下慢慢开过，老人说这水又能照见人影了，孩子们放学也爱在岸上写作业。"

func TestWaysAndRows(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a site's name above the way to the page", "河西縣政府全球資訊網¶:::¶首頁 / 縣政新聞¶河邊修好一座橋¶" + river, "河邊修好一座橋¶" + river},
		{"a board's buttons and counts", "设为首页 收藏本站 切换到宽版¶用户名 自动登录 找回密码¶论坛 导读 排行榜 家园¶老河边的人家¶[复制链接]¶查看: 3021|回复: 2¶当前离线¶积分¶2310¶发消息¶" + river + "¶回复 举报", "老河边的人家¶" + river},
		{"another board's", "首頁 ‹ 生活 ‹ 地方¶老河邊的人家¶" + river + "¶回頂端¶顯示文章 : 所有文章 排序", "老河邊的人家¶" + river},
		{"a row of buttons under the headline", "河边修好一座桥¶【字号 大 中 小】 打印 留言 论坛 网摘 手机点评 纠错 E-mail推荐：¶" + river, "河边修好一座桥¶" + river},

		{"a headline in words of menus", "教育 文化 旅游融合 让老河边活起来¶" + river, "教育 文化 旅游融合 让老河边活起来¶" + river},
		{"a row of names", "河边修好一座桥¶林小满 周大河 何莲¶" + river, "河边修好一座桥¶林小满 周大河 何莲¶" + river},
		{"a way with no headline below", "河边修好一座桥¶首页 / 新闻¶" + river, "河边修好一座桥¶首页 / 新闻¶" + river},
	}
	for _, test := range tests {
		p := page("", strings.Split(test.text, "¶")...)
		only("boilerplate", p)
		if got := strings.Join(lines(p), "¶"); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestFileData(t *testing.T) {
	data := "索引号：\t1134250/202105-17\t组配分类：\t部门文件\n发布机构：\t河西县林业局\t发布日期：\t2021-05-18"
	p := page("", river)
	p.Blocks = slices.Insert(p.Blocks, 0, article.Block{Kind: article.Table, Text: data})
	only(CreditLines, p)
	if got := lines(p); !slices.Equal(got, []string{river}) || !slices.Contains(p.Credits, "发布日期：2021-05-18") {
		t.Errorf("left %q, credits %q", got, p.Credits)
	}
	for _, kept := range []string{
		"序号\t名称\t发布日期\n1\t河边的树\t2021-05-18",
		"名称：\t河边的树\t发布日期：\t2021-05-18\t文号：\t5号",
		"索引号：\t5",
	} {
		p := page("", river)
		p.Blocks = slices.Insert(p.Blocks, 0, article.Block{Kind: article.Table, Text: kept})
		only(CreditLines, p)
		if len(p.Blocks) != 2 {
			t.Errorf("%q went", kept)
		}
	}
}

func TestForeignRows(t *testing.T) {
	shown := "office2016激活密钥,win10激活工具,cad2014序列号,ps破解版下载,迅雷会员账号共享"
	for row, goes := range map[string]bool{
		"win7旗舰版激活码,视频会员免费领取,破解软件下载站": true,
		"毕业论文代写 硕士论文代发 期刊论文润色":        true,
		"林小满 周大河 何莲":                  false,
		"河边的柳树，清淤的船，写作业的孩子":           false,
		"编辑：林小满 校对：何莲":                false,
		"责任编辑 林小满 版式 周大河 校对 何莲":       false,
	} {
		p := page("", shown, "河边修好一座桥", river, row)
		only(spamRule, p)
		if gone := !slices.Contains(lines(p), row); gone != goes {
			t.Errorf("%s: gone %v", row, gone)
		}
		p = page("", "河边修好一座桥", river, row)
		only(spamRule, p)
		if !slices.Contains(lines(p), row) && !goes {
			t.Errorf("%s: went from a page that shows nothing", row)
		}
	}
}
