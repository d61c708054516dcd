package imageurl

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAddresses(t *testing.T) {
	for _, c := range [][2]string{
		{"https://cors.example/?http://real.example/a.jpg?x=1&y=2", "http://real.example/a.jpg?x=1&y=2"},
		{"https://proxy.example/?url=http%3A%2F%2Freal.example%2Fa.jpg&w=100", "http://real.example/a.jpg"},
		{"https://proxy.example/?w=100&url=http%253A%252F%252Freal.example%252Fa.jpg", "http://real.example/a.jpg"},
		{"https://images.weserv.nl/?url=real.example/a.jpg&w=300", "http://real.example/a.jpg"},
		{"//images.weserv.nl/?url=ssl:real.example/a.jpg", "https://real.example/a.jpg"},
		{"https://i0.wp.com/real.example/x/a.jpg?resize=300&ssl=1", "https://real.example/x/a.jpg"},
		{"https://i2.wp.com/real.example/x/a.jpg", "http://real.example/x/a.jpg"},
		{"https://site.example/_next/image?url=https%3A%2F%2Freal.example%2Fa.jpg&w=640&q=75", "https://real.example/a.jpg"},
		{"https://site.example/_next/image?url=%2Fimages%2Fa.jpg&w=640&q=75", "https://site.example/images/a.jpg"},
		{"/_next/image?url=%2Fimages%2Fa.jpg&w=640&q=75", "/images/a.jpg"},
		{"https://proxy.example/300x,q90/https://real.example/a.jpg", "https://real.example/a.jpg"},
		{"https://proxy.example/unsafe/fit-in/300x300/http%3A%2F%2Freal.example%2Fa.jpg", "http://real.example/a.jpg"},
		{"https://img.example/sig/rs:fit:300/aHR0cHM6Ly9yZWFsLmV4YW1wbGUvYS5qcGc.webp", "https://real.example/a.jpg"},
		{"https://web.archive.org/web/2020im_/http://real.example/a.jpg", "http://real.example/a.jpg"},
		{"https://ci3.googleusercontent.com/proxy/AbC=s0-d-e1-ft#https://real.example/a.jpg", "https://real.example/a.jpg"},
		{"https://www.google.com/imgres?imgurl=https://real.example/a.jpg&imgrefurl=https://page.example/", "https://real.example/a.jpg"},
		{"https://img01.sogoucdn.com/net/a/04/link?appid=1&url=http%3A%2F%2Fmmbiz.qpic.cn%2Fx%2F0", "http://mmbiz.qpic.cn/x/0"},
		{"https://gimg2.baidu.com/image_search/src=http%3A%2F%2Freal.example%2Fa.jpg&refer=http%3A%2F%2Freal.example&app=2002", "http://real.example/a.jpg"},
		{"https://p.example/?referer=https%3A%2F%2Fpage.example%2F&x=1", "https://p.example/?referer=https%3A%2F%2Fpage.example%2F&x=1"},
		{"https://p.example/?url=https%3A%2F%2Fq.example%2F%3Furl%3Dhttps%253A%252F%252Freal.example%252Fa.jpg", "https://real.example/a.jpg"},
		{"//real.example/a.jpg", "https://real.example/a.jpg"},
		{"https://real.example/a.jpg?x=1#y", "https://real.example/a.jpg?x=1#y"},
		{" a_files/b%20c.jpg ", "a_files/b%20c.jpg"}, {"../img/a.jpg", "../img/a.jpg"}, {"图/一：二.jpg", "图/一：二.jpg"},
		{"cid:one@x", "cid:one@x"}, {"data:image/png;base64,AAAA", "data:image/png;base64,AAAA"},
		{"javascript:alert(1)", ""}, {"file:///C:/a.jpg", ""}, {`C:\a.jpg`, ""}, {"data:text/html,x", ""}, {"blob:https://a.example/1", ""}, {"", ""}, {"a\nb.jpg", ""},
	} {
		if got := Of(c[0]); got != c[1] {
			t.Errorf("%s\n   is %s\n want %s", c[0], got, c[1])
		}
	}
}

// FuzzAddress: what comes out is an address that may be shown, and comes out
// of itself again.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://p.example/?url=http%3A%2F%2Fa.example%2F1.jpg", "//i0.wp.com/a/b.jpg", "https://x/aHR0cDovL2E", "cid:x", "data:image/png;base64,AA", "https://gimg2.baidu.com/src=http%3A%2F%2Fa&b", "javascript:x", "https://x/#https://y", "/_next/image?url=/a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got := Of(s)
		if IsData(got) {
			return
		}
		if strings.ContainsAny(got, "\r\n\t<>") || len(got) > MaxBytes+len("https:") {
			t.Errorf("%q gives %q", s, got)
		}
		if scheme, _, has := strings.Cut(got, ":"); has && !strings.ContainsAny(scheme, "/?#.") && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "cid") {
			t.Errorf("%q gives %q", s, got)
		}
	})
}
