package repair

import "testing"

func TestLostQuotes(t *testing.T) {
	tests := []struct{ title, text, want string }{
		{"河西：一_路_走来 一_桥_飞架", "", "河西：一“路”走来 一“桥”飞架"},
		{"一_路_走来", "他们说，一“路”走来不容易。", "一“路”走来"},
		{"一_路_走来", "他们说，一路走来不容易。", "一_路_走来"},
		{"河边修了新路_社区_河西新闻网", "", "河边修了新路_社区_河西新闻网"},
		{"河边修了新路_国内新闻_河西网_中国_首页", "", "河边修了新路_国内新闻_河西网_中国_首页"},
		{"河西：让_烦心事_不过夜", "", "河西：让“烦心事”不过夜"},
		{"河西：一条老街_活_了", "", "河西：一条老街“活”了"},
		{"河西让老街变样_要闻_河西网", "", "河西让老街变样_要闻_河西网"},
		{"file_name_of_this", "", "file_name_of_this"},
		{"_一_", "“一”", "_一_"},
		{"三_个_下划_线", "", "三_个_下划_线"},
	}
	for _, test := range tests {
		p := pageOf(test.title, test.text)
		only("lost-quotes", p)
		if p.Title != test.want {
			t.Errorf("%s became %s, want %s", test.title, p.Title, test.want)
		}
	}
}
