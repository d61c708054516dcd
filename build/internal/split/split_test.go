package split

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
)

const (
	prose = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑，一天的工作就这样开始了。"
	lead1 = "本报讯(记者 林小满)" + prose
	lead2 = "本报讯（通讯员 周大河）" + prose
)

func blocks(text string) []article.Block {
	var list []article.Block
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		b := article.Block{Kind: article.Paragraph, Text: line}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			b = article.Block{Kind: article.Heading, Text: rest, Level: 2}
		}
		if rest, ok := strings.CutPrefix(line, "#1 "); ok {
			b = article.Block{Kind: article.Heading, Text: rest, Level: 1}
		}
		list = append(list, b)
	}
	return list
}

// show names blocks by their first characters: "title: body body".
func show(list []article.Block, p Page) string {
	name := func(i int) string {
		if i == None {
			return "-"
		}
		runes := []rune(list[i].Text)
		return string(runes[:min(len(runes), 4)])
	}
	var out strings.Builder
	if len(p.Articles) > 1 {
		fmt.Fprintf(&out, "page %s (%d)\n", name(p.Title), p.Above.To-p.Above.From)
	}
	for _, part := range p.Articles {
		var body []string
		for _, i := range part.Body {
			body = append(body, name(i))
		}
		fmt.Fprintf(&out, "%s: %s\n", name(part.Title), strings.Join(body, " "))
	}
	return out.String()
}

func TestDocument(t *testing.T) {
	tests := []struct {
		name, text string
		known      Known
		want       string
	}{
		{"a title and its text", "河边修了新路\n" + prose, Known{}, "河边修了: 三月的河\n"},
		{"no title", prose + "\n" + prose, Known{}, "-: 三月的河 三月的河\n"},
		{"an office's number above its title", "河政办发〔2021〕12号\n关于修好河边小路的通知\n" + prose, Known{}, "关于修好: 河政办发 三月的河\n"},
		{"an office's number alone", "河政办发〔2021〕12号\n" + prose, Known{}, "河政办发: 三月的河\n"},
		{"a letterhead above its number and title", "河口市人民政府文件\n河政发〔2021〕3号 签发人：林小满\n关于修好河边小路的通知\n" + prose, Known{}, "关于修好: 河口市人 河政发〔 三月的河\n"},
		{"the office's name between number and title", "河口市人民政府文件\n河政发〔2021〕3号\n河口市人民政府办公室\n关于修好河边小路的通知\n" + prose, Known{}, "关于修好: 河口市人 河政发〔 河口市人 三月的河\n"},
		{"a letterhead's words as a title", "如何保管文件\n" + prose + "\n" + prose, Known{}, "如何保管: 三月的河 三月的河\n"},
		{"a day in a title", "2021-04-21-張家源來訪\n" + prose, Known{}, "2021: 三月的河\n"},
		{"a day and a source", "2021-04-21 河西晚报\n" + prose, Known{}, "-: 2021 三月的河\n"},
		{"a day in a heading", "# 2021-04-21 張家源來訪\n" + prose, Known{}, "2021: 三月的河\n"},
		{"a heading of the first level below a site's name", "河西在线\n#1 河边修了新路\n" + prose + "\n#1 怎么修的\n" + prose, Known{}, "河边修了: 河西在线 三月的河 怎么修的 三月的河\n"},
		{"a day and an hour", "2021-04-21 09:30\n" + prose, Known{}, "-: 2021 三月的河\n"},
		{"a day and who wrote", "2021-04-21 编辑：林小满\n" + prose, Known{}, "-: 2021 三月的河\n"},
		{"a title of one character", "家\n" + prose, Known{}, "家: 三月的河\n"},
		{"a title with a number", "教父3\n" + prose, Known{}, "教父3: 三月的河\n"},
		{"a picture's number", "图1\n" + prose, Known{}, "-: 图1 三月的河\n"},
		{"one line is a text", "河边修了新路", Known{}, "-: 河边修了\n"},
		{"a known title", "河边修了新路\n" + prose, Known{Titled: true}, "-: 河边修了 三月的河\n"},
		{"the line above the credits", prose + "\n河边修了新路\n2021-03-05 09:30 来源：河西晚报\n" + prose, Known{}, "河边修了: 三月的河 2021 三月的河\n"},
		{"the line above the editor, at the end", prose + "\n" + prose + "\n河边修了新路\n责编：林小满", Known{}, "河边修了: 三月的河 三月的河 责编：林\n"},
		{"the same, taken out", prose + "\n" + prose + "\n河边修了新路", Known{Below: []string{"责编：林小满"}}, "河边修了: 三月的河 三月的河\n"},
		{"a last line is no title", prose + "\n" + prose + "\n河边的新路", Known{}, "-: 三月的河 三月的河 河边的新\n"},
		{"credits are no title", "来源：河西晚报\n" + prose, Known{}, "-: 来源：河 三月的河\n"},
		{"a sentence is no title", "河边修了新路。\n" + prose, Known{}, "-: 河边修了 三月的河\n"},
		{"a page", "两岸新风\n" + prose + "\n河边修了新路\n" + lead1 + "\n" + prose + "\n老街夜市开张\n" + lead2, Known{},
			"page 两岸新风 (1)\n河边修了: 本报讯( 三月的河\n老街夜市: 本报讯（\n"},
		{"a page that is titled", "河边修了新路\n" + lead1 + "\n老街夜市开张\n" + lead2, Known{Titled: true},
			"page - (0)\n河边修了: 本报讯(\n老街夜市: 本报讯（\n"},
		{"a page whose title stands right above", "两岸新风吹\n河边修了新路\n" + lead1 + "\n老街夜市开张\n" + lead2, Known{},
			"page 两岸新风 (0)\n河边修了: 本报讯(\n老街夜市: 本报讯（\n"},
		{"a subtitle", "两岸新风\n" + prose + "\n河边修了新路\n——河西社区见闻\n" + lead1 + "\n老街夜市开张\n" + lead2, Known{},
			"page 两岸新风 (1)\n河边修了: ——河西 本报讯(\n老街夜市: 本报讯（\n"},
		{"one lead is no page", "河边修了新路\n" + lead1 + "\n怎么修的\n" + prose, Known{}, "河边修了: 本报讯( 怎么修的 三月的河\n"},
		{"leads without headlines are no page", "河边修了新路\n" + lead1 + "\n" + prose + "\n" + lead2, Known{}, "河边修了: 本报讯( 三月的河 本报讯（\n"},
		{"stated to be one", "河边修了新路\n" + lead1 + "\n老街夜市开张\n" + lead2, Known{Titled: true, Single: true},
			"-: 河边修了 本报讯( 老街夜市 本报讯（\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := blocks(test.text)
			if got := show(list, Document(list, test.known)); got != test.want {
				t.Errorf("divided\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestMarkHeadings(t *testing.T) {
	tests := []struct {
		name, text string
		want       string // the lines that are headings, by their first characters
	}{
		{"one build", prose + "\n在修路上下力气\n" + prose + "\n在种树上下力气\n" + prose + "\n在点灯上下力气\n" + prose, "在修 在种 在点"},
		{"two are chance", prose + "\n在修路上下力气\n" + prose + "\n在种树上下力气\n" + prose, ""},
		{"the same marks", prose + "\n修路“畅行”，铺石板、装护栏\n" + prose + "\n种树“添绿”，栽柳树、播草籽\n" + prose + "\n点灯“照亮”，立灯杆、换灯泡\n" + prose, "修路 种树 点灯"},
		{"captions differ", prose + "\n河边的新路\n" + prose + "\n志愿者在种树\n" + prose + "\n晚上的路灯\n" + prose, ""},
		{"numbers", "一、总的要求\n第一条 为了修路，制定本办法。\n第二章 种树\n" + prose, "一、 第二"},
		{"names of sections", prose + "\n记者手记\n" + prose, "记者"},
		{"verse", "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", ""},
	}
	for _, test := range tests {
		list := blocks(test.text)
		MarkHeadings(list)
		var got []string
		for _, b := range list {
			if b.Kind == article.Heading {
				got = append(got, string([]rune(b.Text)[:2]))
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: headings %q, want %q", test.name, got, test.want)
		}
	}
}

func FuzzDocument(f *testing.F) {
	f.Add("两岸新风\n河边修了新路\n"+lead1+"\n老街夜市开张\n"+lead2, false, false)
	f.Add("# 甲\n责编：乙", true, false)
	f.Fuzz(func(t *testing.T, text string, titled, single bool) {
		list := blocks(strings.ToValidUTF8(text, ""))
		p := Document(list, Known{Marked: MarkHeadings(list), Titled: titled, Single: single, Below: []string{"责编：林小满"}})
		seen := map[int]bool{}
		take := func(i int) {
			if i < 0 || i >= len(list) || seen[i] {
				t.Errorf("block %d of %d is taken twice or is none", i, len(list))
			}
			seen[i] = true
		}
		if p.Title != None {
			take(p.Title)
		}
		for i := p.Above.From; i < p.Above.To; i++ {
			take(i)
		}
		for _, part := range p.Articles {
			if part.Title != None {
				take(part.Title)
			}
			for _, i := range part.Body {
				take(i)
			}
		}
		if len(seen) != len(list) {
			t.Errorf("%d of %d blocks are in the page", len(seen), len(list))
		}
	})
}
