package people

import (
	"fangzhi/build/internal/extract/fact"
	"fangzhi/data/article"
	"strings"
	"testing"
)

func TestPeople(t *testing.T) {
	figure := text("题", prose)
	figure.Blocks = append(figure.Blocks, article.Block{Kind: article.Figure, Text: "河边的新路（河西晚报发 林小满摄）"})
	tests := []struct {
		name string
		a    *article.Article
		said fact.Statements
		want string
	}{
		{"in brackets", text("题", "本报讯(记者 林小满 通讯员 周大河 何莲)"+prose), fact.Statements{}, "林小满 记者, 周大河 通讯员, 何莲 通讯员"},
		{"glued", text("题", "河西网消息（河西网记者林小满 通讯员周大河）"+prose), fact.Statements{}, "林小满 记者, 周大河 通讯员"},
		{"traditional", text("題", "河西網訊(通訊員：陳大河)"+prose), fact.Statements{}, "陳大河 通訊員"},
		{"below its label", text("题", "来源:", "王小满、黄莲", "责编:", "何兰", prose), fact.Statements{}, "王小满 作者, 黄莲 作者, 何兰 编辑"},
		{"glued to the minute", text("题", "编辑:彭小红2021-03-05 10:21内容来源:河西日报", prose), fact.Statements{}, "彭小红 编辑"},
		{"before another label", text("题", "编辑:彭小红 2021-03-05 查看数:12", prose), fact.Statements{}, "彭小红 编辑"},
		{"a line of credits", text("题", "2021-03-05 来源：河西晚报 | 编辑：于小满 | 作者：陈河", prose), fact.Statements{}, "于小满 编辑, 陈河 作者"},
		{"around the text", text("题", prose), fact.Statements{Aside: []string{"责编： 蒋小满"}}, "蒋小满 编辑"},
		{"writer and photographer", text("题", "河西晚报记者林小满 摄", prose), fact.Statements{}, "林小满 记者, 林小满 摄影"},
		{"a picture's credit", figure, fact.Statements{}, "林小满 摄影"},
		{"stated", text("题", prose), fact.Statements{Author: []string{"林小满、周大河"}, Editor: []string{"何莲"}}, "林小满 作者, 周大河 作者, 何莲 编辑"},
		{"set apart in print", text("题", "（记者 林 满 通讯员 周大河）"+prose), fact.Statements{}, "林满 记者, 周大河 通讯员"},
		{"four characters", text("题", "（记者 欧阳小满）"+prose), fact.Statements{}, "欧阳小满 记者"},
		{"another people's name", text("题", "（记者 买买提·吐尔逊）"+prose), fact.Statements{}, "买买提·吐尔逊 记者"},
		{"an organisation is no person", text("题", prose), fact.Statements{Author: []string{"河西日报"}}, ""},
		{"a reporter without a name", text("题", "记者在河边看到，"+prose), fact.Statements{}, ""},
		{"people in the text", text("题", "社区书记陈丹说，"+prose), fact.Statements{}, ""},
		{"in their own brackets", text("題", "〔記者林小滿／高雄報導〕"+prose), fact.Statements{}, "林小滿 記者"},
		{"several, and from where", text("題", "【記者張德河、吳三伯/彰化報導】"+prose), fact.Statements{}, "張德河 記者, 吳三伯 記者"},
		{"glued to where and when", text("題", "（河西社記者林小滿台北5日電）"+prose), fact.Statements{}, "林小滿 記者"},
		{"a byline alone", text("题", "　　本报记者\u00a0谷枫\u00a0北京报道", prose), fact.Statements{}, "谷枫 记者"},
		{"padded roles and names", text("题", prose, "编　辑：林　满　校 对：周 大 河"), fact.Statements{}, "林满 编辑, 周大河 校对"},
		{"strokes", text("题", prose, "文丨林小满", "编辑｜周大河　审核｜何莲"), fact.Statements{}, "林小满 作者, 周大河 编辑, 何莲 审核"},
		{"steps of checking", text("题", prose, "初审：林小满 复审：周大河 终审：何莲"), fact.Statements{}, "林小满 审核, 周大河 审核, 何莲 审核"},
		{"glued to a day", text("题", "原标题：某某作者：王小满11月7日，正在河西"+prose), fact.Statements{}, "王小满 作者"},
		{"a reporter in brackets behind his name", text("题", "来源：河西都市报@谢小满(河都见习记者)10月29日，"+prose), fact.Statements{}, "谢小满 记者"},
		{"a name alone at the end", text("题", prose, prose+"(陈小洋)"), fact.Statements{}, "陈小洋 作者"},
		{"a name alone in a block", text("题", prose, "（罗森）"), fact.Statements{}, "罗森 作者"},
		{"the end is none", text("题", prose, "（全文完）"), fact.Statements{}, ""},
		{"nor a place", text("题", prose, prose+"（高雄）"), fact.Statements{}, ""},
		{"behind the last sentence", text("题", prose, prose+"（文/潘小程 图/微舆情 数据来源/微舆情）"), fact.Statements{}, "潘小程 作者"},
		{"among the last credits", text("题", prose, prose+"（来源：河西搜索 作者：顾小凡 综编来源：某日报、高小满）"), fact.Statements{}, "顾小凡 作者"},
	}
	for _, test := range tests {
		Learn(test.a, test.said)
		var got []string
		for _, p := range test.a.People {
			got = append(got, p.Name+" "+p.Role)
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
