package read

import (
	"strings"
	"testing"
)

func TestIsMould(t *testing.T) {
	text := strings.Repeat("<p>三邻工作法在社区推行以来，居民议事有了去处。</p>", 20)
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a layout of Jekyll", "<!DOCTYPE html>\n<html><body><div>{{ content }}</div></body></html>", true},
		{"with front matter", "---\nlayout: page\ntitle: 分类\n---\n<div>{% for post in site.posts %}<h2>{{ post.title }}</h2>{% endfor %}</div>", true},
		{"of DedeCMS", "<html><head><title>{dede:field.title/}_{dede:global.cfg_webname/}</title></head><body>当前位置{dede:include filename=\"head.htm\"/}</body></html>", true},
		{"of Beego", "<html><head><title>{{.SeoTitle}}</title></head><body>{{template \"widgets/head.html\" .}}<p>新增横幅</p>{{end}}</body></html>", true},
		{"of PHP", "<html><body><h1><?php echo $title; ?></h1><p>下载地址列表</p><?php foreach ($a as $b) { ?><p><?= $b ?></p><?php } ?></body></html>", true},
		{"a page", "<html><head><title>三邻工作法</title></head><body>" + text + "</body></html>", false},
		{"a page with a forgotten tag", "<html><head><title>三邻工作法</title></head><body><p>点击：{dede:field.click/}</p>" + text + "</body></html>", false},
		{"a page about tags", "<html><head><title>主题美化</title></head><body><p>加上下面的代码。</p><pre>" + strings.Repeat("{{ if .IsHome }}首页{{ end }}\n", 20) + "</pre></body></html>", false},
		{"what a browser fills in", "<html><head><title>三邻工作法</title></head><body><p>{{ item.name }}</p><p>居民议事。</p></body></html>", false},
		{"a text of Jekyll", "---\ntitle: 三邻\n---\n{% include figure.html src=\"a.jpg\" %}\n" + text, false},
	} {
		if d := Whole(HTML, test.text, nil); d.IsMould() != test.want {
			t.Errorf("%s: %v, want %v: %+v", test.name, !test.want, test.want, d.Blocks)
		}
	}
}
