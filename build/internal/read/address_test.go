package read

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
		if got := pictureAddress(c[0]); got != c[1] {
			t.Errorf("%s\n   is %s\n want %s", c[0], got, c[1])
		}
	}
}

func TestImages(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"late attributes", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="https://a.example/1.jpg">`, "figure[https://a.example/1.jpg] \n"},
		{"Sina", `<img real_src="https://a.example/1.jpg" src="https://simg.example/loading.gif">`, "figure[https://a.example/1.jpg] \n"},
		{"Discuz", `<img src="static/image/common/none.gif" zoomfile="data/attachment/1.jpg" file="data/attachment/1.jpg">`, "figure[data/attachment/1.jpg] \n"},
		{"srcset", `<img src="s.jpg" srcset="m.jpg 640w, https://a.example/l.jpg 1280w">`, "figure[https://a.example/l.jpg] \n"},
		{"picture", `<picture><source srcset="a.webp 1x, b.webp 2x"><img alt="石桥"></picture>`, "figure[b.webp] 石桥\n"},
		{"noscript after a placeholder", `<img src="blank.gif"><noscript><img src="https://a.example/1.jpg" alt="石桥"></noscript>`, "figure[https://a.example/1.jpg] 石桥\n"},
		{"noscript that repeats", `<img data-src="https://a.example/1.jpg" alt="石桥"><noscript><img src="https://a.example/1.jpg" alt="石桥"></noscript>`, "figure[https://a.example/1.jpg] 石桥\n"},
		{"counters and ornaments", `<img src="https://t.example/c?x=1" width="1" height="1"><img src="i/logo.png"><img class="icon" src="a.png"><img src="a.png" style="display: none"><noscript><img height="1" width="1" src="https://f.example/tr?id=1"></noscript>`, ""},
		{"names for captions", `<img src="a.jpg" alt="IMG_2021.JPG"><img src="b.jpg" alt="微信图片_20210305"><img src="c.jpg" alt="图片"><img src="d.jpg" alt="石桥">`, "figure[a.jpg] \nfigure[b.jpg] \nfigure[c.jpg] \nfigure[d.jpg] 石桥\n"},
		{"the line under it", `<img src="a.jpg"><p>图为石桥。</p><img src="b.jpg"><p>图1 石桥</p><img src="c.jpg"><p>图源：本报</p><img src="d.jpg"><p>摄/张三</p><img src="e.jpg"><p>▲石桥</p>`,
			"figure[a.jpg] 图为石桥。\nfigure[b.jpg] 图1 石桥\nfigure[c.jpg] 图源：本报\nfigure[d.jpg] 摄/张三\nfigure[e.jpg] ▲石桥\n"},
		{"lines that are the text's", `<img src="a.jpg"><p>图书馆在桥头。</p><img src="b.jpg"><p>图文并茂的展览。</p><img src="c.jpg"><p>摄像头装好了。</p>`,
			"figure[a.jpg] \np 图书馆在桥头。\nfigure[b.jpg] \np 图文并茂的展览。\nfigure[c.jpg] \np 摄像头装好了。\n"},
	} {
		if got := showBlocks(fragmentBlocks(c.html)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestImageTags(t *testing.T) {
	for text, want := range map[string]string{
		`{% asset_img right 桥.jpg 300 200 "石桥" %}`:           "figure[桥.jpg] 石桥\n",
		`{{< figure src="/img/桥.jpg" caption="石桥" >}}`:       "figure[/img/桥.jpg] 石桥\n",
		`{% raw %} 一段话 {% endraw %}`:                         "p {% raw %} 一段话 {% endraw %}\n",
		`{{< figure link="x" >}}`:                            "p {{< figure link=\"x\" >}}\n",
		`{% asset_img a.jpg "</img><script>x</script>石桥" %}`: "figure[a.jpg] </img><script>x</script>石桥\n",
	} {
		if got := showBlocks(readMarkdown(text).Blocks); got != want {
			t.Errorf("%s:\n%swant\n%s", text, got, want)
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
		got := pictureAddress(s)
		if isData(got) {
			return
		}
		if strings.ContainsAny(got, "\r\n\t<>") || len(got) > maxAddressBytes+len("https:") {
			t.Errorf("%q gives %q", s, got)
		}
		if scheme, _, has := strings.Cut(got, ":"); has && !strings.ContainsAny(scheme, "/?#.") && !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "cid") {
			t.Errorf("%q gives %q", s, got)
		}
		isCaption(s)
		looksLikeFileName(s)
	})
}
