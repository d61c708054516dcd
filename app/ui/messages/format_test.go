package messages

import "testing"

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -99: "-99",
	} {
		if got := Simplified.Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestBytes(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 999: "999 B", 1000: "1.0 KB", 9940: "9.9 KB", 9960: "10 KB", 999_499: "999 KB",
		999_600: "1.0 MB", 2_300_000: "2.3 MB", 52_000_000_000: "52 GB",
	} {
		if got := English.Bytes(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestMilliseconds(t *testing.T) {
	for _, c := range []struct {
		ms   float64
		want string
	}{{0.04, "0.0 毫秒"}, {0.71, "0.7 毫秒"}, {1.2, "1 毫秒"}, {38.6, "39 毫秒"}, {999.4, "999 毫秒"}, {999.7, "1.0 秒"}, {6801, "6.8 秒"}, {12_345, "12 秒"}} {
		if got := Simplified.Milliseconds(c.ms); got != c.want {
			t.Errorf("%g: %q, want %q", c.ms, got, c.want)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		date, chinese, english, time string
	}{
		{"2021-12-28", "2021年12月28日", "28 December 2021", ""},
		{"2021-02-03T02:09:43Z", "2021年2月3日", "3 February 2021", "02:09"},
		{"2023-06-14T11:09:08+08:00", "2023年6月14日", "14 June 2023", "11:09"},
		{"2021-03", "2021年3月", "March 2021", ""},
		{"1911", "1911年", "1911", ""},
		{"0618", "618年", "618", ""},
		{"", "", "", ""},
		{"no date", "no date", "no date", ""},
		{"2021-13-01", "2021-13-01", "2021-13-01", ""},
		{"2021-1-1", "2021-1-1", "2021-1-1", ""},
		{"2021-00", "2021-00", "2021-00", ""},
		{"2021-01-32", "2021-01-32", "2021-01-32", ""},
	} {
		if got := Simplified.Date(c.date); got != c.chinese {
			t.Errorf("%s: %q, want %q", c.date, got, c.chinese)
		}
		if got := English.Date(c.date); got != c.english {
			t.Errorf("%s: %q, want %q", c.date, got, c.english)
		}
		if got := English.Time(c.date); got != c.time {
			t.Errorf("%s: time %q, want %q", c.date, got, c.time)
		}
	}
}

func TestHan(t *testing.T) {
	for n, want := range map[int]string{
		0: "〇", 8: "八", 10: "十", 11: "十一", 20: "二十", 100: "一百", 101: "一百〇一", 110: "一百一十",
		1000: "一千", 1001: "一千〇一", 1010: "一千〇一十", 1234: "一千二百三十四", 10_000: "一万",
		10_005: "一万〇五", 10_500: "一万〇五百", 15_000: "一万五千", 100_000: "十万", 1_000_000: "一百万",
		12_345_678: "一千二百三十四万五千六百七十八", -1: "-1", 100_000_000: "100,000,000",
	} {
		if got := Simplified.Han(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := Traditional.Han(10_000); got != "一萬" {
		t.Errorf("Traditional: %q", got)
	}
}
