package read

import (
	"fmt"
	"strings"
	"testing"
)

// TestNamedBody reads pages whose text stands in an element with a name that
// sites' programs give to it.
func TestNamedBody(t *testing.T) {
	const (
		text     = "三月的河边修了新路，老人们早上都来走一走。路边种了两排柳树，孩子们放学以后在树下写作业。街道说，下半年还要在桥头修一个小广场，给下棋的人搭一个棚子。冬天以前，路灯也都要装好，通到河的那一边去，以后晚上散步就不用带手电筒了。"
		comments = `<div class="replies"><p>说得好，早就该修了。</p><p>希望桥头也快一点，天天堵车，大家都等着呢。</p><p>我家就住在旁边，晚上还是有点黑，路灯也要修。</p></div>`
		menu     = `<p><a href="/">首页</a><a href="/n">新闻</a></p>`
	)
	paragraph := "<p>" + text + "</p>"
	for _, c := range []struct {
		name, page string
		kept, gone string
	}{
		{"an id", menu + `<div><h1>河边修了新路</h1><div id="artibody">` + paragraph + `</div><p>责任编辑：林小满</p></div>` + comments, text, "早就该修了"},
		{"a class in another spelling", menu + `<div class="left article-Content">` + paragraph + `</div>` + comments, text, "早就该修了"},
		{"a name with a hash behind it", menu + `<div class="main_content-LcrEruCc">` + paragraph + paragraph + `</div>` + comments, text, "早就该修了"},
		{"a name made of one", menu + `<div class="page_art_content">` + paragraph + `</div>` + comments, text, "早就该修了"},
		{"comments of such a name", menu + `<div class="text">` + paragraph + `</div><div class="user-post-text">` + comments + comments + comments + comments + `</div>`, text, ""},
		{"a short text among headlines", menu + `<div class="art_context">` + paragraph + `</div><p>转载的文章，只是作者自己的看法，与本站无关。</p><p>本站声明，文中的陈述，仅供参考。</p>` + strings.Repeat(`<ul><li><a href="/a">通告疑似笔误，某某数据不存在，一百张罚单指向五十五家机构，十四家处罚居前</a></li></ul>`, 12), text, "与本站无关"},
		{"one in another", menu + `<div class="post_content"><div class="post_text">` + paragraph + `</div>` + comments + `</div>`, text, "早就该修了"},
		{"of two texts neither", menu + `<div class="entry-content">` + paragraph + `</div><div class="entry-content"><p>另一篇说，` + text + `</p></div>`, "另一篇说", ""},
		{"too little of it", menu + `<div class="content"><p>河边的路，修好了。</p></div>` + paragraph + comments, text, ""},
	} {
		d := Whole(HTML, "<html><body>"+c.page+"</body></html>", Mapping{})
		var all strings.Builder
		for _, b := range d.Blocks {
			all.WriteString(b.Text + "\n")
		}
		if !strings.Contains(all.String(), c.kept) || c.gone != "" && strings.Contains(all.String(), c.gone) {
			t.Errorf("%s: %q", c.name, all.String())
		}
	}
}

// TestNamedBodyDeep reads a page of named elements in each other in bounded time.
func TestNamedBodyDeep(t *testing.T) {
	const deep = 300
	page := strings.Repeat(`<div class="content">`, deep) + "<p>" + strings.Repeat("河边的路，修好了。", 40) + "</p>" + strings.Repeat("</div>", deep)
	if d := Whole(HTML, "<html><body><a href='/'>x</a>"+page+"</body></html>", Mapping{}); len(d.Blocks) == 0 {
		t.Error("the text is lost")
	}
}

// TestShortBodies: an element that a site's program names as the text is it,
// however short, and be it nothing but links; so is what stands beside the
// longest part of a text in parts of the same class.
func TestShortBodies(t *testing.T) {
	frame := `<html><head><title>通知</title></head><body><div class="top"><p>首页 &gt; 通知公告</p></div>%s<div class="foot"><p>河西学院 地址：河西路一号</p></div></body></html>`
	links := `<div class="v_news_content">` + strings.Repeat(`<p><a href="a.xls">附表：2018年招生专业目录</a></p>`, 5) + `</div>`
	law := `<div class="nr"><p class="x"><a href="/">首页</a></p><div class="part">中华人民共和国主席令第六十八号</div><div class="part">` + strings.Repeat("第一条 为了规范采购行为，提高资金的使用效益，制定本法。<br>", 12) + `</div></div>`
	for page, want := range map[string]int{links: 5, law: 13} {
		d := readHTML(fmt.Sprintf(frame, page))
		n := 0
		for _, b := range d.Blocks {
			if strings.Contains(b.Text, "招生专业目录") || strings.Contains(b.Text, "第一条") || strings.Contains(b.Text, "主席令") {
				n++
			}
		}
		if n != want {
			t.Errorf("%d lines, want %d, of %+v", n, want, d.Blocks)
		}
	}
}
