package imprint

import "testing"

func TestStampOf(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"2021-03-05 08:30 来源：河西网", "2021-03-05 08:30"},
		{"河西网 2021年3月5日", "2021年3月5日"},
		{"2021年3月5日16630 28298 09915", ""}, // an invoice's figures: no word behind the day
	} {
		if got := StampOf(test.line).Day; got != test.want {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
	if got := StampOf("发表于2021-03-05 21:30 | 来源河西网 | 0条评论").Outlet; got != "河西网" {
		t.Errorf("the outlet is %q", got)
	}
}
