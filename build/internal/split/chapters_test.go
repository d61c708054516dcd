package split

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// bookOf makes blocks of lines: "# 题" is a heading of level 1, "@n" a paragraph
// of n characters, any other line a paragraph.
func bookOf(lines string) (blocks []article.Block) {
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		line = strings.TrimSpace(line)
		block := article.Block{Kind: article.Paragraph, Text: line}
		if words := strings.TrimLeft(line, "#"); words != line {
			block = article.Block{Kind: article.Heading, Level: len(line) - len(words), Text: strings.TrimSpace(words)}
		}
		var n int
		if _, err := fmt.Sscanf(line, "@%d", &n); err == nil {
			block.Text = strings.Repeat("灯", n-1) + "。"
		}
		blocks = append(blocks, block)
	}
	return blocks
}

func TestChapters(t *testing.T) {
	for _, test := range []struct{ name, lines, want string }{
		{"no book", "# 甲\n@30000\n# 乙\n@30000\n# 丙\n@30000", ""},
		{"no headings", "@60000\n@70000", ""},
		{"headings", "某县志\n# 序\n@2000\n# 区域\n@1000\n## 建置\n@15000\n## 自然\n@8000\n@8000\n# 人口\n@19000\n# 附录\n@90000",
			" 1; 序 1; 区域 1; 区域/建置 1; 区域/自然 2; 人口 1; 附录 1"},
		{"one heading above all", "# 某县志\n@100\n## 甲\n@15000\n## 乙\n@100000\n## 丙\n@9000", "某县志 1; 某县志/甲 1; 某县志/乙 1; 某县志/丙 1"},
		{"lines, below a table of contents", "某县志\n目录\n第一编 区域 ……1\n第一章 建置 ……2\n第二编 人口 ……9\n第一编 区域\n第一章 建置\n@15000\n第二章 自然\n@15000\n第二编　人口\n@100000\n大事记\n@3000",
			" 5; 第一编 区域/第一章 建置 1; 第一编 区域/第二章 自然 1; 第二编　人口 1; 大事记 1"},
		{"contents without numbers", "序\n第一编 区域\n第二编 人口\n第三编 工业\n第一编 区域\n@50000\n第二编 人口\n@50000\n第三编 工业\n@50000", " 4; 第一编 区域 1; 第二编 人口 1; 第三编 工业 1"},
		{"headings not stated", "# 某县志\n# 第一章 建置\n@50000\n# |1986 | 3.2|\n@20000\n# 第二章 自然\n@50000\n# 第三章 人口\n@50000", " 1; 第一章 建置 3; 第二章 自然 1; 第三章 人口 1"},
		{"old volumes", "卷一 建置志\n@60000\n卷之二 田賦志\n@60000\n卷三\n@9000\n卷起袖子的人。", "卷一 建置志 1; 卷之二 田賦志 1; 卷三 2"},
		{"old volumes under the book's name", "某縣志序\n@900\n欽定四庫全書\n某縣志卷一　　宋　某某　撰\n@50000\n某縣志卷一\n欽定四庫全書\n某縣志卷二\n@50000\n某縣志卷二\n某縣志卷第三\n@30000\n詳見府志卷九十八\n@500",
			" 3; 某縣志卷一　　宋　某某　撰 3; 某縣志卷二 2; 某縣志卷第三 3"},
		{"names below their numbers", "第一回\n风雪惊变\n@50000\n第二回\n江南七怪\n@50000\n第三回\n大漠风沙\n@50000\n后记\n@900", "第一回 风雪惊变 1; 第二回 江南七怪 1; 第三回 大漠风沙 1; 后记 1"},
		{"names that follow at once", "楔 子\n@1000\n第一回万福山庄\n@60000\n第四回合上他留了神\n第二回勾魂玉手\n@60000\n第三回一线曙光\n@9000", "楔 子 1; 第一回万福山庄 2; 第二回勾魂玉手 1; 第三回一线曙光 1"},
		{"an afterword in the middle", "第一回 甲\n@50000\n第二回 乙\n@50000\n后记\n@30\n第三回 丙\n@50000", "第一回 甲 1; 第二回 乙 1; 后记 1; 第三回 丙 1"},
		{"one heading of another level", "## 甲\n@50000\n### 子\n@10000\n## 乙\n@50000\n# ch914\n@500\n## 丙\n@30000", "甲 1; 甲/子 1; 乙 1; ch914 1; 丙 1"},
		{"contents of three levels", "第一编 甲\n第一章 子\n第一节 日\n第二编 乙\n第一编 甲\n第一章 子\n@30000\n第二章 丑\n@30000\n第二编 乙\n@80000", " 4; 第一编 甲/第一章 子 1; 第一编 甲/第二章 丑 1; 第二编 乙 1"},
		{"parts told by how many there are", "第一卷 甲\n第一类 子\n第一辑 日\n@11000\n第二辑 月\n@11000\n第二类 丑\n@25000\n第二卷 乙\n@80000",
			"第一卷 甲/第一类 子/第一辑 日 1; 第一卷 甲/第一类 子/第二辑 月 1; 第一卷 甲/第二类 丑 1; 第二卷 乙 1"},
		{"a chronicle's years", "大事记\n1986年\n@12000\n1987年\n@12000\n第一章 甲\n1988年\n@50000\n第二章 乙\n@50000", "大事记/1986年 1; 大事记/1987年 1; 第一章 甲 2; 第二章 乙 1"},
		{"headings that leave most in one piece", "# 甲\n@100\n# 乙\n@500\n# 丙\n第一章 子\n@60000\n第二章 丑\n@60000\n第三章 寅\n@9000", " 5; 第一章 子 1; 第二章 丑 1; 第三章 寅 1"},
		{"headings too near", "# 甲\n@110000\n" + strings.Repeat("## 条\n@20\n", 900) + "# 乙\n@100\n# 丙\n@100", "甲 1801; 乙 1; 丙 1"},
	} {
		var got []string
		blocks := bookOf(test.lines)
		at := 0
		for _, c := range Chapters(blocks, levelsStated(!strings.Contains(test.name, "not stated"))) {
			got = append(got, fmt.Sprintf("%s %d", strings.Join(c.Titles, "/"), c.To-c.From))
			for ; at < c.From; at++ {
				if text := blocks[at].Text; !strings.Contains(strings.Join(c.Titles, "/"), text) {
					t.Errorf("%s: %q is in no chapter", test.name, text)
				}
			}
			at = c.To
		}
		if all := strings.Join(got, "; "); all != test.want {
			t.Errorf("%s: %s, want %s", test.name, all, test.want)
		}
	}
}

func levelsStated(stated bool) int {
	if stated {
		return 6
	}
	return 0
}

// FuzzChapters: whatever the blocks are, chapters follow one another, and what
// is in none of them is a title.
func FuzzChapters(f *testing.F) {
	f.Add("第一回\n风雪\n@70000\n第二回\n@60000", true)
	f.Add("# 甲\n@70000\n某志卷一\n@9\n第一编\n## 乙\n1986年\n@90000", false)
	f.Fuzz(func(t *testing.T, lines string, stated bool) {
		if strings.Count(lines, "@") > 20 || len(lines) > 10_000 {
			return
		}
		for _, n := range countsIn(lines) {
			if n < 1 || n > 200_000 {
				return
			}
		}
		blocks := bookOf(lines)
		at := 0
		for _, c := range Chapters(blocks, levelsStated(stated)) {
			if c.From < at || c.To < c.From || c.To > len(blocks) {
				t.Fatalf("%v behind %d of %d", c.Span, at, len(blocks))
			}
			for ; at < c.From; at++ {
				if !strings.Contains(strings.Join(c.Titles, " "), strings.TrimSpace(blocks[at].Text)) {
					t.Fatalf("%q is in no chapter", blocks[at].Text)
				}
			}
			at = c.To
		}
		if at != 0 && at != len(blocks) {
			t.Fatalf("%d of %d blocks", at, len(blocks))
		}
	})
}

// countsIn are the numbers behind @.
func countsIn(lines string) (counts []int) {
	for _, part := range strings.Split(lines, "@")[1:] {
		var n int
		if _, err := fmt.Sscanf(part, "%d", &n); err == nil {
			counts = append(counts, n)
		}
	}
	return counts
}
