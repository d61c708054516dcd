package repair

import (
	"strings"
	"testing"
)

func TestBrokenHeadlines(t *testing.T) {
	const prose = "清早的菜市场里人声鼎沸，卖豆腐的老李把摊子支在桥头。"
	tests := []struct{ name, text, want string }{
		{"an office's subject", "河西县人民政府办公室\n关于印发河西县农村人居环境整治\n三年行动实施方案的通知\n各乡镇人民政府：\n" + prose, "河西县人民政府办公室\n关于印发河西县农村人居环境整治三年行动实施方案的通知\n各乡镇人民政府：\n" + prose},
		{"with the office's name in it", "河西县教育局轉發關於做好全縣中小學\n暑期防溺水工作的通知\n" + prose, "河西县教育局轉發關於做好全縣中小學暑期防溺水工作的通知\n" + prose},
		{"a newspaper's, between articles", prose + "\n双河村修渠引水\n八百亩地变水田\n本报记者 何莉\n" + prose, prose + "\n双河村修渠引水 八百亩地变水田\n本报记者 何莉\n" + prose},
		{"the only one of its page", "把会场搬到田间地头\n把实事办到群众心坎\n本报记者 贺云 通讯员 石蕾\n" + prose, "把会场搬到田间地头 把实事办到群众心坎\n本报记者 贺云 通讯员 石蕾\n" + prose},

		{"a short one", prose + "\n断头路打通了\n上学少绕两公里\n□记者 何莉\n" + prose, prose + "\n断头路打通了 上学少绕两公里\n□记者 何莉\n" + prose},

		{"two subjects", "关于修好河边小路的情况说明\n关于开放村口新书屋的通知\n" + prose, ""},
		{"a subject and the paper it is of", "关于开放村口新书屋的通知\n附件一的说明\n" + prose, ""},
		{"lists of a site", "关于我们\n隐私与权利的声明\n" + prose, ""},
		{"a page's name above the first article", "小城里的平凡日子\n双河村修渠引水了\n本报记者 何莉\n" + prose + "\n河边修好一座小桥\n本报记者 贺云\n" + prose, ""},
		{"a headline and what leads to it", prose + "\n石榴熟了\n老井坪村石榴红了\n本报记者 何莉\n" + prose, ""},
		{"a caption above the headline", prose + "\n□通讯员 林小满 摄\n双河村修渠引水了\n本报记者 何莉\n" + prose, ""},
		{"two headings without a writer", prose + "\n双河村修渠引水\n八百亩地变水田\n" + prose, ""},
	}
	for _, test := range tests {
		p := pageOf("", strings.Split(test.text, "\n")...)
		only("broken-lines", p)
		want := test.want
		if want == "" {
			want = test.text
		}
		if got := strings.Join(lines(p), "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, want)
		}
	}
}
