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
		{"headings too near", "# 甲\n@110000\n" + strings.Repeat("## 条\n@20\n", 900) + "# 乙\n@100\n# 丙\n@100", "甲 1801; 乙 1; 丙 1"},
	} {
		var got []string
		blocks := bookOf(test.lines)
		at := 0
		for _, c := range Chapters(blocks, !strings.Contains(test.name, "not stated")) {
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
