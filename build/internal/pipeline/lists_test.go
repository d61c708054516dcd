package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/ledger"
	"fangzhi/build/internal/report"
)

// bridges are pages of a site, their names and how their texts begin.
func bridges(n int) (files map[string]string, names, begins []string) {
	files = map[string]string{}
	for i := range n {
		own := strings.Repeat(string(rune('一'+i*37%9000)), 3)
		names = append(names, own+"的桥通车了")
		begins = append(begins, fmt.Sprintf("三月的%s河边，桥通车了，人们走来走去，老人们说%s好走", own, own))
		files[fmt.Sprintf("posts/%d/index.html", i)] = fmt.Sprintf(`<html><head><title>%s</title></head><body><main><h1>%s</h1><p>%s，也有人说%s远了一些。</p><p>河西街道办事处的人在%s桥头数了一天。</p></main></body></html>`, names[i], names[i], begins[i], own, own)
	}
	return files, names, begins
}

// mainOf is a page of a text.
func mainOf(title, text string) string {
	return "<html><head><title>" + title + "</title></head><body><main><h1>" + title + "</h1>" + text + "</main></body></html>"
}

// listed are entries of pages: in one, %[1]d stands for the page's number, %[2]s
// for its name, %[3]s for how it begins.
func listed(entry string, names, begins []string, of ...int) (all string) {
	for _, i := range of {
		all += strings.NewReplacer("%[1]d", fmt.Sprint(i), "%[2]s", names[i], "%[3]s", begins[i]).Replace(entry)
	}
	return all
}

// TestLists: pages that only show others are left out, and told of; what has a
// text of its own stays.
func TestLists(t *testing.T) {
	files, names, begins := bridges(6)
	dated := `<li><a href="/posts/%[1]d/">%[2]s</a> <span>2021-03-0%[1]d</span></li>`
	teaser := `<div><h2><a href="/posts/%[1]d/">%[2]s</a></h2><p>2021-03-0%[1]d <a href="/tags/a/">桥</a></p><p>%[3]s……</p></div>`
	behind := `<div><h2>%[2]s</h2><p>%[3]s</p><a href="../posts/%[1]d/index.html"></a></div>`
	lists := map[string]string{
		"index.html":        mainOf("河西", listed(teaser, names, begins, 0, 1, 2, 3)),
		"more/2.html":       mainOf("河西", listed(behind, names, begins, 1, 2, 4)),
		"all.html":          mainOf("桥", "<ul>"+listed(dated, names, begins, 0, 1, 2, 3, 4, 5)+"</ul>"),
		"tags/a/index.html": mainOf("桥", listed(dated, names, begins, 2)),
	}
	own := map[string]string{
		"year.html":     mainOf("这一年的桥", listed(`<h2><a href="/posts/%[1]d/">%[2]s</a></h2><p>这是我%[1]d月最喜欢的一座，每天都要走两遍才回家。</p>`, names, begins, 0, 1, 2, 3)),
		"book.html":     mainOf("桥志", listed(`<p><a href="posts/%[1]d/">第%[1]d章 %[2]s</a></p>`, names, begins, 0, 1, 2, 3)),
		"print.html":    strings.Replace(files["posts/0/index.html"], "<h1>", `<p><a href="posts/0/">原页</a> <a href="posts/1/">`+names[1]+`</a> <a href="posts/2/">`+names[2]+`</a></p><h1>`, 1),
		"short.html":    mainOf("门关了", `<p>明天不开门，请后天再来，谢谢大家。</p><p>上一篇：<a href="posts/1/">`+names[1]+`</a></p><ul>`+listed(dated, names, begins, 0, 1, 2, 3)+"</ul>"),
		"photo.html":    mainOf("一张照片", `<p><img src="bridge.jpg"></p><ul>`+listed(dated, names, begins, 0, 1, 2, 3)+"</ul>"),
		"product.html":  mainOf("桥三", `<p><a href="/all.html">全部的桥</a> <a href="/pictures.html">照片</a></p><p><img src="bridge3.jpg"></p><ul>`+listed(dated, names, begins, 0, 1, 2)+"</ul>"),
		"pictures.html": mainOf("照片", `<p>这里是我们五年来拍下的桥的照片，一共有三十多张，请大家慢慢看。</p><p><img src="bridge3.jpg"></p>`),
		"gone.html":     mainOf("旧桥", "<ul>"+listed(`<li><a href="/old/%[1]d/">%[2]s</a></li>`, names, begins, 0, 1, 2, 3)+"</ul>"),
		"away.html":     mainOf("朋友们", "<ul>"+listed(`<li><a href="https://other.example/posts/%[1]d0/">%[2]s</a></li>`, names, begins, 0, 1, 2, 3)+"</ul>"),
	}
	dir := t.TempDir()
	write(t, dir, files)
	write(t, dir, lists)
	write(t, dir, own)
	made := run(t, Options{Sources: []string{dir}})
	for _, f := range made.Report.Files {
		_, isList := lists[f.Path]
		if isList != (f.Code == report.List) || isList != (f.Articles == 0) || isList && f.Status != report.Skipped {
			t.Errorf("%s: %s %q %s, %d articles", f.Path, f.Status, f.Code, f.Message, f.Articles)
		}
	}
	keep := config.Default([]string{dir})
	keep.Lists = true
	if all := run(t, Options{Sources: []string{dir}, Config: keep}); all.Articles != len(files)+len(lists)+len(own) {
		t.Errorf("%d articles where lists are kept", all.Articles)
	}
}

// TestListsOfAGrowingSite: a list is left out once the pages are there that it
// shows, and is an article again when they are gone; in shares too.
func TestListsOfAGrowingSite(t *testing.T) {
	files, names, begins := bridges(6)
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"all.html":   mainOf("桥", "<ul>"+listed(`<li><a href="posts/%[1]d/">%[2]s</a></li>`, names, begins, 0, 1, 2, 3, 4, 5)+"</ul>"),
		"index.html": mainOf("河西", listed(`<div><h2><a href="posts/%[1]d/">%[2]s</a></h2><p>%[3]s</p></div>`, names, begins, 0, 1, 2, 3, 4, 5)),
	})
	at := publishTo(t, Options{Sources: []string{dir}})
	if at.Articles != 2 {
		t.Fatalf("%d articles of lists alone", at.Articles)
	}
	write(t, dir, files)
	next := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{at.earlier(t)}})
	fresh := publishTo(t, Options{Sources: []string{dir}})
	if fresh.Articles != len(files) {
		t.Errorf("%d articles of %d pages", fresh.Articles, len(files))
	}
	next.mustBeAs(t, "grown", fresh)
	var parts []*Earlier
	for part := 1; part <= 3; part++ {
		parts = append(parts, publishTo(t, Options{Sources: []string{dir}, Share: &ledger.Share{Part: part, Of: 3}}).earlier(t))
	}
	publishTo(t, Options{Join: true, Earlier: parts}).mustBeAs(t, "joined", fresh)
	if err := os.RemoveAll(filepath.Join(dir, "posts")); err != nil {
		t.Fatal(err)
	}
	less := publishTo(t, Options{Sources: []string{dir}, Earlier: []*Earlier{next.earlier(t)}})
	if less.Articles != 2 {
		t.Errorf("%d articles when the pages are gone", less.Articles)
	}
}

// TestTemplates: what a program makes pages with is no article, and is told; a
// page about such signs is one.
func TestTemplates(t *testing.T) {
	made := run(t, Options{Sources: []string{folder(t, map[string]string{
		"_layouts/post.html": "<html><head><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1>{% for p in site.posts %}<a href=\"{{ p.url }}\">{{ p.title }}</a>{% endfor %}{{ content }}<p>上一篇</p></body></html>",
		"about.html":         mainOf("怎样写模板", "<p>在模板里写 {{ page.title }}，生成的页面里就是文章的题目，不用每一页都改一遍。</p>"),
	})}})
	for _, f := range made.Report.Files {
		if (f.Code == report.Template) != (f.Path == "_layouts/post.html") {
			t.Errorf("%s: %q %s", f.Path, f.Code, f.Message)
		}
	}
}
