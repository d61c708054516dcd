package read

import (
	"testing"

	"fangzhi/build/internal/read/webpage"
)

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
		{"names for captions", `<img src="a.jpg" alt="IMG_2021.JPG"><img src="b.jpg" alt="微信图片_20210305"><img src="c.jpg" alt="图片"><img src="e.jpg" alt="003hxw20190925"><img src="d.jpg" alt="石桥">`, "figure[a.jpg] \nfigure[b.jpg] \nfigure[c.jpg] \nfigure[e.jpg] \nfigure[d.jpg] 石桥\n"},
		{"words that stand for all", `<img src="a.jpg" alt="点击查看高清原图"><img src="b.jpg" alt="点击查看高清原图"><img src="c.jpg" alt="点击查看高清原图"><img src="d.jpg" alt="石桥">`, "figure[a.jpg] \nfigure[b.jpg] \nfigure[c.jpg] \nfigure[d.jpg] 石桥\n"},
		{"its words and the line under it", `<img src="a.jpg" alt="石桥通车了"><p>石桥通车了</p><p>石桥长四十米。</p>`, "figure[a.jpg] 石桥通车了\np 石桥长四十米。\n"},
		{"the line under it", `<img src="a.jpg"><p>图为石桥。</p><img src="b.jpg"><p>图1 石桥</p><img src="c.jpg"><p>图源：本报</p><img src="d.jpg"><p>摄/张三</p><img src="e.jpg"><p>▲石桥</p>`,
			"figure[a.jpg] 图为石桥。\nfigure[b.jpg] 图1 石桥\nfigure[c.jpg] 图源：本报\nfigure[d.jpg] 摄/张三\nfigure[e.jpg] ▲石桥\n"},
		{"lines that are the text's", `<img src="a.jpg"><p>图书馆在桥头。</p><img src="b.jpg"><p>图文并茂的展览。</p><img src="c.jpg"><p>摄像头装好了。</p>`,
			"figure[a.jpg] \np 图书馆在桥头。\nfigure[b.jpg] \np 图文并茂的展览。\nfigure[c.jpg] \np 摄像头装好了。\n"},
	} {
		if got := showBlocks(webpage.Fragment(c.html)); got != c.want {
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
