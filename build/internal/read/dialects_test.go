package read

import (
	"strings"
	"testing"
)

func TestMarkdownDialects(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a link to a note", "他指着[[三牌楼]]说，见[[志愿者名单|名单]]与[[老街#路灯]]。", "他指着三牌楼说，见名单与老街#路灯。"},
		{"a link with brackets, a number, code", "见[[1]](#a)与[[2]]，`[[ -f a ]]`。", "见[1]与[[2]]，[[ -f a ]]。"},
		{"a picture", "![[照片/老街.png|300]]", "figure:%E7%85%A7%E7%89%87/%E8%80%81%E8%A1%97.png:"},
		{"a picture with words", "![[老街.png|一九七八年]]", "figure:%E8%80%81%E8%A1%97.png:一九七八年"},
		{"a highlight", "那时==只有一盏灯==。若 a==b 且 c==d，a == b。", "那时只有一盏灯。若 a==b 且 c==d，a == b。"},
		{"stress beside Chinese marks", "**“引文”**他说，**中文（括号）**后文，**重点。**后文，该**《条例》**第~~“去”~~的，***甲***、*乙*。", "“引文”他说，中文（括号）后文，重点。后文，该《条例》第“去”的，甲、乙。"},
		{"signs that are none", "5*6=30，7*8=56，2**3，3~5天、6~7天，甲*、乙*是注，snake_case_name，5 * 6，a**、**b。", "5*6=30，7*8=56，2**3，3~5天、6~7天，甲*、乙*是注，snake_case_name，5 * 6，a**、**b。"},
		{"stress of letters", "统一资源定位符（**U**niform **R**esource **L**ocator），grep（**g**lobally search a **r**egular **e**xpression）", "统一资源定位符（Uniform Resource Locator），grep（globally search a regular expression）"},
		{"stars in the place of a name", "原告张**、李**、王**，尾号****，密码****。", "原告张**、李**、王**，尾号****，密码****。"},
		{"stress that ends where one begins", "**不应该发生的；****即或发生了，也不应**如此。", "不应该发生的；即或发生了，也不应如此。"},
		{"arrows", "邻域==>领域，排布==>排列，若x==真，则y==假", "邻域==>领域，排布==>排列，若x==真，则y==假"},
		{"names of variables", "会**重新加载$SHELL环境变量所对应的文件**，比如$SHELL是；*$HOME/.cargo/bin*。目录在 `$PATH` 中", "会重新加载$SHELL环境变量所对应的文件，比如$SHELL是；$HOME/.cargo/bin。目录在 $PATH 中"},
		{"tables of numbers", "输出：[[1,5]]与[[\"Q\"]]，[[7, -0.5]]", "输出：[[1,5]]与[[\"Q\"]]，[[7, -0.5]]"},
		{"a callout", "> [!note]+ 说明\n> 由居民讲述。", "说明/由居民讲述。"},
		{"a callout without a title", "> [!WARNING]\n> 由居民讲述。", "由居民讲述。"},
		{"comments", "灯%%查证%%亮了。\n\n%%\n不发表\n%%\n\n完", "灯亮了。/完"},
		{"a comment that nothing ends", "%%\n\n全文", "%%/全文"},
		{"a block's name", "只有一盏灯。 ^a1b2c3\n\n5 ^2", "只有一盏灯。/5 ^2"},
		{"a container", "::: tip 提示\n每周走访两次。\n:::\n完", "提示/每周走访两次。/完"},
		{"an admonition", "!!! note \"提示\"\n    每周走访两次。\n\n    两人一组。\n\n完", "提示/每周走访两次。/两人一组。/完"},
		{"an exclamation", "!!! note\n完", "!!! note 完"},
		{"a place for contents", "[TOC]\n\n完", "完"},
		{"tasks", "- [x] 核对\n- [ ] 补照片\n- [甲]", "☑ 核对/☐ 补照片/[甲]"},
		{"notes", "只有一盏灯[^1]。\n\n[^1]: 路灯。", "只有一盏灯[1]。/路灯。"},
		{"tabs", "=== \"甲\"\n    每周走访两次。\n", "甲/每周走访两次。"},
		{"formulas", "若 $f^{*}(x)<f^{*}(y)\\\\ a_i$ 与 *甲*，$5 与 $6*7*", "若 $f^{*}(x)<f^{*}(y)\\\\ a_i$ 与 甲，$5 与 $6*7*"},
		{"a formula of its own", "$$\nx_1*y*_2 \\\\\n- a<b & c\n$$", "$$ x_1*y*_2 \\\\ - a<b & c $$"},
		{"a note that nothing points to", "全文。\n\n[^a]: 路灯。", "全文。/路灯。"},
		{"tags of a site builder", "---\ntitle: 题\n---\n{% note info 小贴士 %}\n带好证件，见 {% post_link lao-jie The Street %}。\n{% endnote %}\n{{< youtube abc >}}\n{% asset_img a.png 老街 %}\n", "小贴士/带好证件，见 The Street。/figure:a.png:老街"},
		{"what kramdown adds", "---\ntitle: 题\n---\n* 目录\n{:toc}\n\n一段。\n{: .lead}\n\n![照片]({{ site.baseurl }}/a.png){: .center}\n\n{% include figure.html src=\"b.png\" caption=\"老街\" %}", "一段。/figure:/a.png:照片/figure:b.png:老街"},
		{"about tags", "---\ntitle: 题\n---\n写作 `{% note %}`。\n```\n{% note %}\n```\n", "写作 {% note %}。/{% note %}"},
		{"tags where nothing builds", "写作 {% note %}。", "写作 {% note %}。"},
		{"code", "```\n::: tip\n- [x] a ==b== ^abcd\n```\n\n- [x] 完", "::: tip/- [x] a ==b== ^abcd/☑ 完"},
	} {
		var got []string
		for _, b := range Whole(Markdown, test.text, nil).Blocks {
			if b.Image != "" {
				b.Text = "figure:" + b.Image + ":" + b.Text
			}
			got = append(got, b.Text)
		}
		if all := strings.Join(got, "/"); all != test.want {
			t.Errorf("%s: %q, want %q", test.name, all, test.want)
		}
	}
}
