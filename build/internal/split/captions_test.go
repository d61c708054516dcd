package split

import (
	"strings"
	"testing"

	"fangzhi/data/article"
)

func TestMarkCaptions(t *testing.T) {
	const long = prose + prose
	tests := []struct{ name, text, want string }{
		{"by how they open", long + "\n图为河边的新路。\n▲ 居民在河边散步\n左图：老人在长椅上\n" + long, "图为 ▲  左图"},
		{"by who took them", long + "\n居民在河边散步 林小满 摄\n河边的新路（河西晚报记者 林小满摄）\n长椅 河西社区供图\n老街的灯（资料图片）\n" + long, "居民 河边 长椅 老街"},
		{"traditional", long + "\n居民在河邊散步 林小滿 攝\n" + long, "居民"},
		{"a photographer's own line", "河边的志愿者写春联赠居民\n志愿者写春联赠居民。\n河西日报记者林小满 摄\n" + lead1 + "\n" + long, "河边 志愿 河西"},
		{"by where they stand", long + "\n河西社区改造老旧小区之修楼顶\n# 大家来管\n" + long + "\n河西社区开展进社区活动\n# 大家来评\n" + long + "\n河西社区开展实践活动\n" + long, "河西 河西 河西"},

		{"one line before a heading may be anything", long + "\n河西社区的主要做法和经验\n# 大家来管\n" + long, ""},
		{"a heading over numbered ones", long + "\n河西社区的主要做法和经验\n# 一、大家来管\n" + long + "\n河西社区的主要成效和启示\n# 一、大家来评\n" + long, ""},
		{"sentences", long + "\n这张照片由他拍摄\n他喜欢上了摄影。\n图书馆开门了。\n图上画着一条河。\n左边是河，右边是路。\n" + long, ""},
		{"the text's own paragraphs", lead1 + "\n" + long + "（林小满 摄）\n" + strings.Repeat(prose, 3) + "记者 林小满 摄", ""},
		{"bylines", "本报记者 林小满 文/图\n" + long + "\n□ 本报记者 林小满\n" + long, ""},
		{"verse", "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡", ""},
	}
	for _, test := range tests {
		list := blocks(test.text)
		body := make([]int, len(list))
		for i := range body {
			body[i] = i
		}
		MarkCaptions(list, body)
		var got []string
		for _, b := range list {
			if b.Kind == article.Figure {
				got = append(got, string([]rune(b.Text)[:2]))
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: captions %q, want %q", test.name, got, test.want)
		}
	}
}
