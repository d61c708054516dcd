package read

import "testing"

// TestTitlesOfPages: where no heading tells a page's title, the line above its
// text does that its window names with columns and sites.
func TestTitlesOfPages(t *testing.T) {
	const (
		stamp = `<p>2019-05-17 · 河西城市报道</p></div><div class="post_text">`
		text  = `<p>三月的河边修了新路，老人们早上都来走一走。路边种了两排柳树，孩子们放学以后在树下写作业。街道说，下半年还要在桥头修一个小广场，给下棋的人搭一个棚子。</p><p>冬天以前，路灯也都要装好，通到河的那一边去。</p></div>`
		menu  = `<p><a href="/">首页</a><a href="/n">新闻</a></p>`
	)
	for _, c := range []struct{ name, window, above, want string }{
		{"a name that no site's is", "河边修了新路，老人早上都来走一走_河西订阅", "<h2>河边修了新路，老人早上都来走一走</h2>", "河边修了新路，老人早上都来走一走"},
		{"names behind a space", "河边修了新路，老人早上都来走一走 东区办事处_河西网", "<div>东区新闻</div><div>河边修了新路，老人早上都来走一走</div>", "河边修了新路，老人早上都来走一走"},
		{"a column before it", "今日河边--河边修了新路，老人早上都来走一走", "<div>河边修了新路，老人早上都来走一走</div>", "河边修了新路，老人早上都来走一走"},
		{"a headline of two lines", "河边修了新路老人都来走 路边种了两排柳树_河西网", "<div>河边修了新路老人都来走<br>路边种了两排柳树</div>", "河边修了新路老人都来走 路边种了两排柳树"},
		{"a column in its place", "新闻动态--河西地理学会官网", "<h3>首页 - 新闻动态</h3><h5>2019年河边修路年会在河西大学举行！</h5>", "2019年河边修路年会在河西大学举行！"},
		{"a site's name above", "关于修路的通知 - 河西市人民政府网站", "<div>河西市人民政府网站</div>", "关于修路的通知"},
	} {
		d := readHTML("<html><head><title>" + c.window + "</title></head><body>" + menu + "<div>" + c.above + stamp + text + menu + "</body></html>")
		if d.Title != c.want {
			t.Errorf("%s: %q, want %q", c.name, d.Title, c.want)
		}
	}
}
