package read

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// show writes a document as one line a fact, to be compared at a glance.
func show(d Document) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s\n", d.Format, d.Title)
	for _, f := range d.Fields {
		fmt.Fprintf(&out, "%s = %s\n", f.Name, f.Value)
	}
	out.WriteString(showBlocks(d.Blocks))
	return out.String()
}

func showBlocks(blocks []article.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		switch b.Kind {
		case article.Paragraph:
			out.WriteString("p")
		case article.Heading:
			fmt.Fprintf(&out, "h%d", b.Level)
		default:
			out.WriteString(string(b.Kind))
		}
		if b.Image != "" {
			fmt.Fprintf(&out, "[%s]", b.Image)
		}
		if b.Number != 0 {
			fmt.Fprintf(&out, " %d.", b.Number)
		}
		fmt.Fprintf(&out, " %s\n", strings.NewReplacer("\n", "/", "\t", "|").Replace(b.Text))
	}
	return out.String()
}

// wholeFile reads a file that is one text.
func wholeFile(name, text string, mapping Mapping) Document {
	format, _ := FormatOf(name)
	return Whole(format, text, mapping)
}

type readCase struct{ name, file, text, want string }

func run(t *testing.T, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := wholeFile(c.file, strings.TrimPrefix(c.text, "\n"), nil)
			if got, want := show(d), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("read\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestText(t *testing.T) {
	run(t, []readCase{
		{"a paragraph a line", "a.txt", "第一段话。\n第二段话。\n", "text: \np 第一段话。\np 第二段话。\n"},
		{"blank lines", "a.txt", "第一段话。\n\n\n  \n第二段话。", "text: \np 第一段话。\np 第二段话。\n"},
		{"indents and line ends", "a.txt", "　　第一段话。\r\n　　第二段话。\r第三段话。\u2028第四段话。", "text: \np 第一段话。\np 第二段话。\np 第三段话。\np 第四段话。\n"},
		{"U+0085 by itself", "a.txt", "第一段话。\u0085第二段话。", "text: \np 第一段话。\np 第二段话。\n"},
		{"U+0085 as a byte of what was misread", "a.txt", "å\u0085\u009aå\u0091\u0098。", "text: \np å\u0085\u009aå\u0091\u0098。\n"},
		{"spaces inside stay", "a.txt", "春江 花月  夜", "text: \np 春江 花月  夜\n"},
		{"marked headings", "a.txt", "■ 邻里加油站\n一段话。\n■ 这是一句话。\n●", "text: \nh2 ■ 邻里加油站\np 一段话。\np ■ 这是一句话。\np ●\n"},
		{"lines broken at a column", "a.txt", `
河边的小路去年还是一条土路，下雨天鞋子上全是泥，老人们都
不愿意出门散步，今年春天，居民们自己动手，把它铺成了一条
石板路，两边种上了花草，还装上了路灯，晚上散步的人越来越
多。

路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人
坐在门口喝茶聊天，孩子们在旁边跑来跑去。
`, `
text: 
p 河边的小路去年还是一条土路，下雨天鞋子上全是泥，老人们都不愿意出门散步，今年春天，居民们自己动手，把它铺成了一条石板路，两边种上了花草，还装上了路灯，晚上散步的人越来越多。
p 路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天，孩子们在旁边跑来跑去。
`},
		{"paragraphs told by their indents alone", "a.txt", `
　　本报讯（记者 郑晓玲）每天早上七点半，
福州市鼓楼区温泉街道的金汤社区里，一群穿绿
马甲的老人就出现在垃圾分类亭边。他们是社区
里的退休党员，最年轻的六十二岁。
　　“刚开始，有人把厨余和塑料袋一起丢，我
们就一袋一袋地拣。”队长说，丢错的少了。
　　社区每月评一次“分类之星”。
`, "text: \np 本报讯（记者 郑晓玲）每天早上七点半，福州市鼓楼区温泉街道的金汤社区里，一群穿绿马甲的老人就出现在垃圾分类亭边。他们是社区里的退休党员，最年轻的六十二岁。\np “刚开始，有人把厨余和塑料袋一起丢，我们就一袋一袋地拣。”队长说，丢错的少了。\np 社区每月评一次“分类之星”。\n"},
		{"a page's head and headlines above such lines", "a.txt", `
今日河西 2021年11月9日 星期二 责任编辑：林小满 版式：周大河 校对：何莲

双河村修渠引水
八百亩旱地变水田

本报记者 何莉

　　每天早上七点半，福州市鼓楼区温泉街道的
金汤社区里，一群穿绿马甲的老人就出现在垃圾
分类亭边。他们是社区里的退休党员，最年轻的
六十二岁。
`, "text: \np 今日河西 2021年11月9日 星期二 责任编辑：林小满 版式：周大河 校对：何莲\np 双河村修渠引水\np 八百亩旱地变水田\np 本报记者 何莉\np 每天早上七点半，福州市鼓楼区温泉街道的金汤社区里，一群穿绿马甲的老人就出现在垃圾分类亭边。他们是社区里的退休党员，最年轻的六十二岁。\n"},
		{"verse with titles wider than its lines", "a.txt", `
写在三月的河边，给所有在清晨走过这座小桥的人们的一首小诗

清早的风吹过河面上的一层薄雾
老人把鱼竿伸进静静的水里去了
桥
孩子们数着桥上的石头狮子
一只船停在水的中央不走

船来了
`, "text: \np 写在三月的河边，给所有在清晨走过这座小桥的人们的一首小诗\np 清早的风吹过河面上的一层薄雾\np 老人把鱼竿伸进静静的水里去了\np 桥\np 孩子们数着桥上的石头狮子\np 一只船停在水的中央不走\np 船来了\n"},
		{"lines of even width that are no prose", "a.txt", "$ who\nroot     pts/0        221.6.45.34      Tue Dec 17 09:40\nroot     pts/0        221.6.45.34      Mon Dec 16 09:00\nroot     pts/0        222.94.97.122    Sun Dec 15 20:39\n\nservice hcsecd enable   // 启用这个服务\nservice sdpd enable     // 启用那个服务\nservice hcsecd start    // 立即启动服务\n", "text: \np $ who\np root     pts/0        221.6.45.34      Tue Dec 17 09:40\np root     pts/0        221.6.45.34      Mon Dec 16 09:00\np root     pts/0        222.94.97.122    Sun Dec 15 20:39\np service hcsecd enable   // 启用这个服务\np service sdpd enable     // 启用那个服务\np service hcsecd start    // 立即启动服务\n"},
		{"even lines beside paragraphs that are wider", "a.txt", "下面哪一种情形是共同犯罪，请在四个里选出一个来，并说明理由是什么。\n\n甲指使两名未成年人，把毒药投进水池里\n甲在隐蔽处向丙开枪，而乙也向丙开了枪\n事先无通谋的两人在抢劫中，互相配合着\n甲邮寄了一枚炸弹给乙，乙又转寄给了丙\n", "text: \np 下面哪一种情形是共同犯罪，请在四个里选出一个来，并说明理由是什么。\np 甲指使两名未成年人，把毒药投进水池里\np 甲在隐蔽处向丙开枪，而乙也向丙开了枪\np 事先无通谋的两人在抢劫中，互相配合着\np 甲邮寄了一枚炸弹给乙，乙又转寄给了丙\n"},
		{"a drawn table", "a.txt", "┌────────┬──────────────┐\n│米穀商業│經營米穀買賣，雜糧。│\n│雜糧商業│經營豆、麥、麵粉等。│\n│製麵商業│經營麵條、麵線買賣。│\n└────────┴──────────────┘\n", "text: \np ┌────────┬──────────────┐\np │米穀商業│經營米穀買賣，雜糧。│\np │雜糧商業│經營豆、麥、麵粉等。│\np │製麵商業│經營麵條、麵線買賣。│\np └────────┴──────────────┘\n"},
		{"english lines broken at a column", "a.txt", `
The path along the river was a mud track until last year when
the people who live there paved it with stone and planted trees
on both sides so that everybody can walk there in the evening
again.
`, "text: \np The path along the river was a mud track until last year when the people who live there paved it with stone and planted trees on both sides so that everybody can walk there in the evening again.\n"},
		{"verse is not joined", "a.txt", "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n", "text: \np 床前明月光，\np 疑是地上霜。\np 举头望明月，\np 低头思故乡。\n"},
		{"a rule is no front matter", "a.txt", "---\n只有一条线。\n", "text: \np ---\np 只有一条线。\n"},
		{"angle brackets are no page", "a.txt", "<本报讯> 三月的河边。\n", "text: \np <本报讯> 三月的河边。\n"},
		{"hash marks are no markdown", "a.txt", "#话题# 今天\n# 一个标题\n一段话。\n", "text: \np #话题# 今天\np # 一个标题\np 一段话。\n"},
		{"a head of labelled lines", "a.txt", "标题：河边修了新路\n来源： 河西晚报\n【日期】2021-03-05\n\n正文：第一段。\n第二段。\n", "text: 河边修了新路\ndate = 2021-03-05\nsource = 河西晚报\np 第一段。\np 第二段。\n"},
		{"in English", "a.txt", "Title: 河边修了新路\nURL: http://x.example/a:b\nDate: 2021-03-05 09:30\n\n第一段。\n", "text: 河边修了新路\ndate = 2021-03-05 09:30\nurl = http://x.example/a:b\np 第一段。\n"},
		{"a source alone is no head", "a.txt", "来源：河西晚报\n第一段。\n", "text: \np 来源：河西晚报\np 第一段。\n"},
		{"empty", "a.txt", " \n\t\n", "text: \n"},
	})
}

func TestFrontMatter(t *testing.T) {
	run(t, []readCase{
		{"hexo", "a.md", `
---
title: '旧楼装上了电梯'
date: 2021-03-05 09:30:00
tags:
  - 养老
  - 改造
author: 林小满
source: 河西晚报
---
正文第一段。
`, `
markdown: 旧楼装上了电梯
date = 2021-03-05 09:30:00
source = 河西晚报
author = 林小满
topics = 养老
topics = 改造
p 正文第一段。
`},
		{"hugo", "a.md", `
+++
title = "旧楼装上了电梯"
date = 2021-03-05T09:30:00+08:00
categories = ["改造"]
+++

正文第一段。
`, `
markdown: 旧楼装上了电梯
date = 2021-03-05T09:30:00+08:00
topics = 改造
p 正文第一段。
`},
		{"toml day", "a.md", "+++\ntitle = \"a\"\ndate = 2021-03-05\n+++\n正文。\n", "markdown: a\ndate = 2021-03-05\np 正文。\n"},
		{"json", "a.md", "{\"title\": \"旧楼\", \"date\": \"2021-03-05\"}\n\n正文第一段。\n", "markdown: 旧楼\ndate = 2021-03-05\np 正文第一段。\n"},
		{"html in a text file, after a blank line", "a.txt", "\n\n---\ntitle: 旧楼\ncategories:\n - 改造\n---\n\n<div><p>第一段。</p><p><strong>小标题</strong></p></div>\n", "html: 旧楼\ntopics = 改造\np 第一段。\nh2 小标题\n"},
		{"chinese names", "a.md", "---\n标题: 旧楼\n日期: 2021-03-05\n来源: 河西晚报\n---\n正文。\n", "markdown: 旧楼\ndate = 2021-03-05\nsource = 河西晚报\np 正文。\n"},
		{"hexo of old, without a line above", "a.md", "title: 旧楼\ndate: 2021-03-05\ntags:\n - 改造\n---\n正文。\n", "markdown: 旧楼\ndate = 2021-03-05\ntopics = 改造\np 正文。\n"},
		{"broken yaml is text", "a.txt", "---\ntitle: [\n---\n正文。\n", "text: \np ---\np title: [\np ---\np 正文。\n"},
		{"never closed", "a.txt", "---\ntitle: a\n正文。\n", "text: \np ---\np title: a\np 正文。\n"},
	})
}

func TestAddressAsSource(t *testing.T) {
	d := wholeFile("a.md", "---\ntitle: 旧楼\nsource: https://news.example.cn/7\n---\n正文。\n", nil)
	if d.Value(FieldSource) != "" || d.Value(FieldURL) != "https://news.example.cn/7" {
		t.Errorf("read %v", d.Fields)
	}
}

func TestMarkdown(t *testing.T) {
	run(t, []readCase{
		{"blocks", "a.md", `
# 河边的路

第一段，*强调*，[链接](http://example.org/a)。
同一段的下一行。

## 怎么修的

- 先填土
- 再铺石板

> 路好走了。

| 年份 | 长度 |
|---|---|
| 2020 | 300 米 |

![新路](images/road.jpg)
`, `
markdown: 河边的路
p 第一段，强调，链接。同一段的下一行。
h2 怎么修的
list 先填土
list 再铺石板
quote 路好走了。
table 年份|长度/2020|300 米
figure[images/road.jpg] 新路
`},
		{"numbered lists", "a.md", "文。\n\n3. 先填土\n4. 再铺石板\n   - 青石\n   - 红石\n\n   晾三天\n5. 最后扫净\n\n文。\n\n1. 甲\n1. 乙\n",
			"markdown: \np 文。\nlist 3. 先填土\nlist 4. 再铺石板\nlist 青石\nlist 红石\nlist 晾三天\nlist 5. 最后扫净\np 文。\nlist 1. 甲\nlist 2. 乙\n"},
		{"headings with names of their own", "a.md", "# 河边的路 {#road}\n\n文。\n\n## 怎么{修}的 {#how .wide}\n\n文。\n", "markdown: 河边的路\np 文。\nh2 怎么{修}的\np 文。\n"},
		{"two first-level headings are no title", "a.md", "# 甲\n\n文。\n\n# 乙\n\n文。\n", "markdown: \nh1 甲\np 文。\nh1 乙\np 文。\n"},
		{"under another name", "a.txt", "# 河边的路\n\n文。\n\n## 怎么修的\n\n文。\n", "markdown: 河边的路\np 文。\nh2 怎么修的\np 文。\n"},
		{"a type in brackets", "a.md", "原生类型List躲避了泛型检查，参数化类型List<Object>告知编译器，它能装任意类型的对象。\n\n<object data=\"a.swf\">请安装插件</object>\n", "markdown: \np 原生类型List躲避了泛型检查，参数化类型List告知编译器，它能装任意类型的对象。\n"},
		{"a figure that is never closed", "a.md", "以下面的圆圈为例。\n\n<figure class=\"video\"><iframe src=\"v\"></iframe>\n\n![](b.png)\n\n如果不是在浏览器里阅读这篇文章，你可能看不到上面的效果。这是因为图像中的透明度是通过二值化实现的，也就是说每个像素只有两种状态：要么是完全透明的，要么是完全不透明的。\n\n## 结论\n\n用前者。\n",
			"markdown: \np 以下面的圆圈为例。\nfigure[b.png] \np 如果不是在浏览器里阅读这篇文章，你可能看不到上面的效果。这是因为图像中的透明度是通过二值化实现的，也就是说每个像素只有两种状态：要么是完全透明的，要么是完全不透明的。\nh2 结论\np 用前者。\n"},
		{"html inside", "a.md", "第一段。\n\n<div>第二段<br>第三段</div>\n<script>alert(1)</script>\n", "markdown: \np 第一段。\np 第二段\np 第三段\n"},
	})
}

func TestHTML(t *testing.T) {
	run(t, []readCase{
		{"a page", "a.html", `
<!DOCTYPE html>
<!-- saved from url=(0030)http://news.example.cn/2021/a.htm -->
<html><head><title>河边修了新路_河西新闻网</title>
<meta name="PubDate" content="2021-03-05 09:30"><meta name="author" content="林小满"><meta property="og:site_name" content="河西新闻网">
<style>p{}</style></head>
<body><header><a href="/">首页</a></header><nav>新闻 | 图片</nav>
<div class="main">
<p>　　第一段，
写在两行里。</p>
<p>第二段 with
English.</p>
<ul><li>甲<li>乙</ul>
<blockquote><p>引文。</p></blockquote>
<form><input value="搜索"></form>
</div>
<aside>热门</aside><footer>版权</footer><script>var a = "<p>假的</p>"</script></body></html>
`, `
html: 河边修了新路
date = 2021-03-05 09:30
site = 河西新闻网
author = 林小满
url = http://news.example.cn/2021/a.htm
p 第一段，写在两行里。
p 第二段 with English.
list 甲
list 乙
quote 引文。
`},
		{"lists with letters", "a.html", `<body><p>文。</p><ol type="a"><li>甲<ol type="I" start="3"><li>乙</ol><li><p>丙</p><p>丁</p></ol><ol style="list-style-type: cjk-ideographic"><li>戊<li>己</ol></body>`,
			"html: \np 文。\nlist a. 甲\nlist III. 乙\nlist b. 丙\nlist 丁\nlist 一、戊\nlist 二、己\n"},
		{"numbered lists", "a.html", `<body><p>文。</p><ol start="0"><li>零<li>一<li value="7">七<li>八</ol><ol reversed><li>二<li>一</ol><ol start="99999999999999999999"><li>甲</ol><ol start="-2"><li>乙</ol></body>`,
			"html: \np 文。\nlist 零\nlist 1. 一\nlist 7. 七\nlist 8. 八\nlist 二\nlist 一\nlist 1. 甲\nlist 乙\n"},
		{"the article is chosen", "a.html", "<html><body><div>别的话</div><article><header><h1>河边修了新路</h1><time datetime=\"2021-03-05\">3月5日</time></header><p>第一段。</p></article><article><h2>短</h2></article></body></html>",
			"html: 河边修了新路\ndate = 2021-03-05\np 3月5日\np 第一段。\n"},
		{"pictures", "a.html", `
<div><p><img src="https://proxy.example/?http://real.example/a.jpg"></p><p>河边的新路（河西晚报 林小满摄）</p>
<p><img src="data:image/gif;base64,AA" data-src="http://real.example/b.jpg" alt="石板"></p><p>这是下一段话。</p>
<figure><img src="c.jpg"><figcaption>路灯</figcaption></figure></div>
`, `
html: 
figure[http://real.example/a.jpg] 河边的新路（河西晚报 林小满摄）
figure[http://real.example/b.jpg] 石板
p 这是下一段话。
figure[c.jpg] 路灯
`},
		{"a title for a caption", "a.html", `<html><head><title>河边修了新路</title></head><body><div><p>第一段。</p><img src="a.jpg" alt="河边修了新路"><img src="b.jpg" alt="石桥"></div></body></html>`,
			"html: 河边修了新路\np 第一段。\nfigure[a.jpg] \nfigure[b.jpg] 石桥\n"},
		{"tables of data and of layout", "a.html", `
<table><caption>修路</caption><tr><th>年份</th><th>长度</th></tr><tr><td>2020</td><td>300<br>米</td></tr></table>
<table><tr><td><table><tr><td>菜单</td></tr></table></td><td><p>第一段。</p><p>第二段。</p></td></tr></table>
`, `
html: 
table 修路/年份|长度/2020|300 米
p 菜单
p 第一段。
p 第二段。
`},
		{"hidden words and readings", "a.html", "<div><p style=\"display: none\">藏起来的</p><p hidden>也是</p><p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p></div>", "html: \np 漢字\n"},
		{"escaped twice", "a.html", "<div><p>&lt;p&gt;第一段。&lt;/p&gt;</p><p>&lt;p&gt;第二段。&lt;/p&gt;</p></div>", "html: \np 第一段。\np 第二段。\n"},
		{"tags that are spoken of", "a.html", "<div><p>写作：</p><p>&lt;p&gt;第一段。&lt;/p&gt;</p><p>再写：</p><p>第二段。</p></div>", "html: \np 写作：\np <p>第一段。</p>\np 再写：\np 第二段。\n"},
		{"a blog's own name above the heading", "a.html", "<html><head><title>父亲的算盘_老槐树下_新浪博客</title></head><body><h1>老槐树下的博客</h1><div><h2>父亲的算盘</h2><p>父亲当了二十七年会计。</p><p>算盘是枣木的。</p></div></body></html>",
			"html: 父亲的算盘\nh1 老槐树下的博客\np 父亲当了二十七年会计。\np 算盘是枣木的。\n"},
		{"what a forum hides", "a.html", "<div><p>外婆晒酱。<font class=\"jammer\">( u\" e9 K5</font></p></div>", "html: \np 外婆晒酱。\n"},
		{"a public account's page", "a.html", "<div id=\"img-content\"><div id=\"meta_content\"><span>鼓楼融媒</span><a id=\"js_name\">鼓楼发布</a><em id=\"publish_time\">2021-08-01 08:00</em><em>江苏</em></div><div class=\"rich_media_content\" id=\"js_content\"><p>店主是老兵，理一次发只收三元。</p></div></div>",
			"html: \ndate = 2021-08-01 08:00\nsource = 鼓楼发布\np 店主是老兵，理一次发只收三元。\n"},
		{"one opened the day after", "a.html", "<div id=\"img-content\"><a id=\"js_name\">鼓楼发布</a><em id=\"publish_time\">昨天</em><div class=\"rich_media_content\" id=\"js_content\"><p>理一次发只收三元。</p></div></div><script>var ct = \"1581517074\";</script>",
			"html: \ndate = 1581517074\nsource = 鼓楼发布\np 理一次发只收三元。\n"},
		{"line breaks part paragraphs", "a.html", "<div>　　第一段。<br><br>　　第二段。<br/>第三段。</div>", "html: \np 第一段。\np 第二段。\np 第三段。\n"},
		{"a program with its lines numbered", "a.html", "<p>第一段。</p><figure class=\"highlight\"><table><tr><td class=\"gutter\"><pre>1<br>2<br></pre></td><td class=\"code\"><pre><span>a = 1</span><br><span>b = 2</span></pre></td></tr></table></figure>", "html: \np 第一段。\np a = 1\np b = 2\n"},
		{"preformatted", "a.html", "<pre>第一段。\n\n第二段。</pre>", "html: \np 第一段。\np 第二段。\n"},
		{"words of two blocks never run together", "a.html", "<div>甲<section>乙</section>丙<custom-tag>丁</custom-tag>戊</div>", "html: \np 甲\np 乙\np 丙\np 丁\np 戊\n"},
	})
}

func TestMapping(t *testing.T) {
	line := []byte(`{"bt":"旧楼","nr":"正文。","fbsj":"2021-03-05","title":"不是它"}`)
	d, problem := Record(Line{Number: 1, Text: line}, Mapping{"title": "BT", "body": "nr", "date": "fbsj"})
	if problem != "" {
		t.Fatal(problem)
	}
	if got, want := show(d), "jsonl: 旧楼\ndate = 2021-03-05\np 正文。\n"; got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

func TestRecord(t *testing.T) {
	tests := []struct{ name, line, want, problem string }{
		{"usual names", `{"id": 7, "title": "旧楼", "date": "2021-03-05", "body": "第一段。\n第二段。", "source": "河西晚报", "author": ["林小满", "周大河"], "tags": ["养老"], "category": "社区", "url": "http://x.example/1"}`,
			"jsonl: 旧楼\nid = 7\ndate = 2021-03-05\nsource = 河西晚报\nauthor = 林小满\nauthor = 周大河\nurl = http://x.example/1\ntopics = 社区\ntopics = 养老\np 第一段。\np 第二段。\n", ""},
		{"capitals and chinese", `{"标题": "旧楼", "Published_At": 1614907800, "正文": "第一段。", "来源": "河西晚报"}`, "jsonl: 旧楼\ndate = 1614907800\nsource = 河西晚报\np 第一段。\n", ""},
		{"html", `{"title": "旧楼", "content": "<p>第一段。</p><p>第二段。</p><script>x</script>"}`, "jsonl: 旧楼\np 第一段。\np 第二段。\n", ""},
		{"html that begins with words", `{"title": "旧楼", "content": "　　第一段。<br />\n<br />\n　　第二段&middot;完。"}`, "jsonl: 旧楼\np 第一段。\np 第二段·完。\n", ""},
		{"a tag that is spoken of", `{"title": "旧楼", "content": "用 <br> 来换行。"}`, "jsonl: 旧楼\np 用 <br> 来换行。\n", ""},
		{"paragraphs as a list", `{"title": "旧楼", "text": ["第一段。", "第二段。"]}`, "jsonl: 旧楼\np 第一段。\np 第二段。\n", ""},
		{"a title alone", `{"title": "旧楼"}`, "jsonl: 旧楼\n", ""},
		{"nothing known", `{"a": 1, "b": 2}`, "", "no title and no text: its columns are a, b"},
		{"broken", `{"title": "旧`, "", "no JSON object: it breaks off"},
		{"a list", `[1, 2]`, "", "no JSON object: it is an array"},
		{"two values", `{"title": "甲"} {"title": "乙"}`, "", "more than one JSON value on the line"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, problem := Record(Line{Number: 1, Text: []byte(test.line)}, nil)
			if problem != test.problem {
				t.Fatalf("problem %q, want %q", problem, test.problem)
			}
			if problem != "" {
				return
			}
			if got := show(d); got != test.want {
				t.Errorf("read\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLineReader(t *testing.T) {
	long := strings.Repeat("x", MaxLineBytes+10)
	r := NewLineReader(strings.NewReader("a\r\n\n  \n" + long + "\nb\n\nc"))
	var got []string
	for {
		line, err := r.Next()
		if err != nil {
			break
		}
		got = append(got, fmt.Sprintf("%d %s %v", line.Number, line.Text, line.TooLong))
	}
	if want := "1 a false|4  true|5 b false|7 c false"; strings.Join(got, "|") != want {
		t.Errorf("lines %q, want %q", got, want)
	}
}

// TestHostilePages: nesting and endless lines cost bounded time and memory.
func TestHostilePages(t *testing.T) {
	for name, text := range map[string]string{
		"deep elements": strings.Repeat("<div>", 200_000) + "字",
		"deep quotes":   strings.Repeat(">", 200_000) + " 字",
		"deep lists":    strings.Repeat("- ", 100_000) + "字",
		"open brackets": strings.Repeat("[", 100_000),
		"open links":    strings.Repeat("[a](", 50_000),
		"stars":         strings.Repeat("*a **b ", 30_000),
		"aliases":       "---\na: &a [x,x]\n" + strings.Repeat("b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", 9) + "---\n字",
		"wide table":    "<table><tr>" + strings.Repeat("<td>字", 100_000),
		"deep tables":   strings.Repeat("<table><tr><td>", 400) + "字",
		"deep figures":  strings.Repeat("<figure><div><figcaption>", 150) + "字",
		"deep fonts":    strings.Repeat("<p><font>", 20_000) + "字",
		"many figures":  strings.Repeat("<figure><figcaption>字</figcaption>", 20_000),
		"one long line": strings.Repeat("字", 3_000_000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"a.html", "a.md", "a.txt"} {
				if d := wholeFile(file, text, nil); name != "open brackets" && len(d.Blocks) == 0 {
					t.Errorf("%s: nothing was read", file)
				}
			}
		})
	}
}

// TestSummaryAbove: what front matter says of a text is kept where the text and
// its title do not say it.
func TestSummaryAbove(t *testing.T) {
	for _, c := range []struct{ front, want string }{
		{"title: 新桥\ndescription: <p>老人们等了<b>十年</b>。</p>", "老人们等了十年。"},
		{"title: 新桥\nexcerpt: \"三月六日，河上的新桥通车了，老人们一早就来走了…\"", ""},
		{"title: 新桥通车那一天\nsummary: 新桥通车那一天。", ""},
		{"title: 新桥\ndescription: 暂无简介", ""},
		{"title: 新桥", ""},
	} {
		d := Whole(Markdown, "---\n"+c.front+"\n---\n三月六日，河上的**新桥**通车了，老人们一早就来走了一遍。\n", nil)
		if d.Summary != c.want || len(d.Blocks) != 1 {
			t.Errorf("%s: %q, want %q, above %v", c.front, d.Summary, c.want, d.Blocks)
		}
	}
}

// TestTooManyBlocks: of a text of more paragraphs than a document may have
// there are no more than tell so.
func TestTooManyBlocks(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt": strings.Repeat("一\n", MaxBlocks+9), "a.md": "# 题\n\n" + strings.Repeat("# 一\n\n", MaxBlocks+9),
		"a.html": "<html><body>" + strings.Repeat("一<br>", MaxBlocks+9),
	} {
		if d := wholeFile(name, text, nil); len(d.Blocks) != MaxBlocks+1 {
			t.Errorf("%s: %d blocks", name, len(d.Blocks))
		}
	}
}

func FuzzWhole(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: a\n---\n<p>字", "+++\na=1\n+++\n# b\n- c\n", "<table><tr><td>a<td>b", "<ruby>漢<rt>h</rt></ruby>", "{\"title\":\"a\"}b", "　　一\n二\r三",
		"!!! note \"a\"\n    b\n$$\na_*\n$$\n::: c\n[[d|e]] ![[f.png]] ==g== $h$ %%i%% ^jklm\n> [!k]\n- [x] l[^m]\n[^m]: n\n",
	} {
		f.Add("a.md", seed)
		f.Add("a.html", seed)
		f.Add("a.txt", seed)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		d := wholeFile(name, text, nil)
		size := len(d.Title)
		for _, b := range d.Blocks {
			size += len(b.Text)
			if b.Text == "" && b.Image == "" {
				t.Errorf("an empty block: %+v", b)
			}
			if b.Kind != article.Table && strings.Contains(b.Text, "\n") {
				t.Errorf("a line break in a block: %q", b.Text)
			}
		}
		if size > 8*len(text)+1024 {
			t.Errorf("%d bytes became %d", len(text), size)
		}
	})
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"title":"a","body":"<p>b"}`))
	f.Add([]byte(`{"标题":["a"],"date":{"$date":1}}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		d, problem := Record(Line{Number: 1, Text: line}, Mapping{"title": "x"})
		if problem == "" && d.Title == "" && len(d.Blocks) == 0 {
			t.Error("neither a document nor a problem")
		}
	})
}
