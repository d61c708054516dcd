package read

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"fangzhi/build/internal/read/fault"
)

// told reads all records: each document as show has it, each problem as a line.
func told(t testing.TB, items Items, mapping Mapping) string {
	t.Helper()
	var out strings.Builder
	for {
		item, err := items.Next()
		bad := fault.In(err)
		switch {
		case errors.Is(err, io.EOF):
			return out.String()
		case bad != nil:
			return out.String() + "fault " + string(bad.Code) + ": " + bad.Words + "\n"
		case err != nil:
			t.Fatal(err)
		case item.LeftOut != "":
			out.WriteString("left out: " + item.LeftOut + "\n")
			continue
		}
		d, problem := item.Document(mapping)
		if problem != "" {
			out.WriteString(item.Place + ": " + problem + "\n")
			continue
		}
		out.WriteString(show(d))
	}
}

// drain reads all records and forgets them.
func drain(t testing.TB, items Items) {
	for range 100_000 {
		item, err := items.Next()
		if err != nil {
			return
		}
		if item.LeftOut == "" {
			item.Document(nil)
		}
	}
}

func TestTables(t *testing.T) {
	first := "csv: 新桥通车\ndate = 2021-03-06\nsource = 河西晚报\np 三月六日通车。\np 老人们来走了一遍。\n"
	for _, c := range []struct {
		name, text string
		mapping    Mapping
		want       string
	}{
		{"commas", "标题,日期,来源,正文\n新桥通车,2021-03-06,河西晚报,\"三月六日通车。\n老人们来走了一遍。\"\n", nil, first},
		{"other names", "文章标题,发表时间,刊发媒体,稿件内容\n新桥通车,2021-03-06,河西晚报,\"三月六日通车。\n老人们来走了一遍。\"\n", nil, first},
		{"a byte order mark", "\ufeff标题,日期,来源,正文\r\n新桥通车,2021-03-06,河西晚报,\"三月六日通车。\r\n老人们来走了一遍。\"\r\n", nil, first},
		{"tabs", "标题\t日期\t来源\t正文\n新桥通车\t2021-03-06\t河西晚报\t\"三月六日通车。\n老人们来走了一遍。\"", nil, first},
		{"semicolons, as Excel says", "sep=;\n标题;日期;来源;正文\n新桥通车;2021-03-06;河西晚报;\"三月六日通车。\n老人们来走了一遍。\"", nil, first},
		{"a title above, blank rows", "2021年稿件,,,\n,,,\n标题,日期,来源,正文\n\n新桥通车,2021-03-06,河西晚报,\"三月六日通车。\n老人们来走了一遍。\"\n,,,\n", nil, first},
		{"columns named in archive.toml", "bt,rq,mt,nr\n新桥通车,2021-03-06,河西晚报,\"三月六日通车。\n老人们来走了一遍。\"\n", Mapping{"title": "BT", "date": "rq", "source": "mt", "body": "nr"}, first},
		{"as a scraper leaves them", "标题,标题链接,发布时间,字段5,正文\n新桥通车,http://hexi.example/1,发布时间：2021年03月06日 10:11,来源： 河西晚报 作者：王芳,三月六日通车。\n时间：新的尺度,,,时间：三月 地点：河西,话。\n", nil,
			"csv: 新桥通车\ndate = 2021年03月06日 10:11\nurl = http://hexi.example/1\nsource = 河西晚报\nauthor = 王芳\np 三月六日通车。\n" +
				"csv: 时间：新的尺度\ndate = 三月 地点：河西\np 话。\n"},
		{"names that end as known ones do", "关键词,日期,版次,完整标题,副标题,来源详情,详情\n桥,2021-03-06,3,新桥通车,副题,甲,三月六日通车。\n", nil, "csv: 新桥通车\ndate = 2021-03-06\np 三月六日通车。\n"},
		{"a summary where there is no text", "标题,摘要,正文\n新桥通车,新桥三月六日通车。,\n旧桥拆除,暂无简介,\n路灯修好了，夜里出门看得清路,路灯修好了，夜里出门看得清路,\n夜市开张,河边夜市开张了。,夜市开了。\n", nil,
			"csv: 新桥通车\np 新桥三月六日通车。\ncsv: 旧桥拆除\ncsv: 路灯修好了，夜里出门看得清路\ncsv: 夜市开张\np 夜市开了。\n"},
		{"a text's column that no name tells", "cat,label,review\n书籍,1,周老师的书绝对值得一读，本来我对读书随笔不感冒，但是翻开就放不下了。\n水果,0,个头还行，看起来比较新鲜，但个别的苹果磕碰到，其他还可以，秒杀价给力。\n水果,1,好。\n", nil,
			"csv: \np 周老师的书绝对值得一读，本来我对读书随笔不感冒，但是翻开就放不下了。\ncsv: \np 个头还行，看起来比较新鲜，但个别的苹果磕碰到，其他还可以，秒杀价给力。\ncsv: \np 好。\n"},
		{"what is told of things", "序号,项目名称,类别,项目简介\n1,河西剪纸,传统美术,河西剪纸始于明代，线条细密，多贴在窗上。2008年列入名录。\n2,新桥社火,民俗,每年正月十五，村民舞龙舞狮，从桥头走到庙前。\n", nil,
			"csv: 河西剪纸\np 河西剪纸始于明代，线条细密，多贴在窗上。2008年列入名录。\ncsv: 新桥社火\np 每年正月十五，村民舞龙舞狮，从桥头走到庙前。\n"},
		{"remarks are no texts", "姓名,备注\n王芳,三月退休，现住河西街，仍在社区做志愿者。\n李强,四月调入，现住新桥街，在社区管网格。\n", nil,
			"fault columns: no column is known to be a title or a text: its first row is \"姓名 | 备注\". Put a row with names such as title, date, body above it, or name its columns in archive.toml: [fields] title = \"…\", body = \"…\"\n"},
		{"an answer below", "留言标题,留言内容,回复单位,回复内容,账号简介,正文\n路灯不亮,河西街的路灯三天不亮了，夜里老人出门看不清路，请派人来修。,城管局,您好！我局昨晚派人到现场检查，换了线路和灯泡，现已全部恢复照明。,本号由某局主办，为市民提供各类咨询服务，欢迎大家随时来关注我们。,\n", nil,
			"csv: 路灯不亮\np 河西街的路灯三天不亮了，夜里老人出门看不清路，请派人来修。\nh2 回复内容\np 您好！我局昨晚派人到现场检查，换了线路和灯泡，现已全部恢复照明。\n"},
		{"said twice", "title,content,content_html,notes\n甲,三月六日通车，老人们一早就来走了一遍，说等了三十年。,<p>三月六日通车，老人们一早就来走了一遍，</p><p>说等了三十年。</p>,三月六日通车，老人们一早就来走了一遍，说等了三十年。\n", nil,
			"csv: 甲\np 三月六日通车，老人们一早就来走了一遍，说等了三十年。\n"},
		{"addresses are no texts", "name,address\n新桥社区居民委员会办公室和党群服务中心,河西市河西区新桥街道新桥路一百二十八号新桥大厦三楼\n旧桥社区居民委员会,河西市河西区旧桥街道旧桥路一号，近旧桥小学和旧桥菜市场的那条路口\n", nil,
			"fault columns: no column is known to be a title or a text: its first row is \"name | address\". Put a row with names such as title, date, body above it, or name its columns in archive.toml: [fields] title = \"…\", body = \"…\"\n"},
		{"quotation marks", "title,body\n\"他说：\"\"好\"\"\",5\" 的屏\n", nil, "csv: 他说：\"好\"\np 5\" 的屏\n"},
		{"rows short and long", "title,body\n甲\n乙,话。,多\n", nil, "csv: 甲\ncsv: 乙\np 话。\n"},
		{"nothing in a row", "title,n\n,1\n", nil, "line 2: no title and no text: its columns are n\n"},
		{"no header", "新桥通车,三月六日\n旧桥拆除,三月七日\n", nil,
			"fault columns: no column is known to be a title or a text: its first row is \"新桥通车 | 三月六日\". Put a row with names such as title, date, body above it, or name its columns in archive.toml: [fields] title = \"…\", body = \"…\"\n"},
		{"empty", "", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(t, NewItems(CSV, strings.NewReader(c.text), c.mapping), c.mapping)
			if got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestRowsAfterALongOne: a quotation mark that is never closed costs what is
// within the bound of a row, and no more.
func TestRowsAfterALongOne(t *testing.T) {
	text := "title,body\n甲,\"" + strings.Repeat("长话,短说\n", MaxLineBytes/14+10) + "乙,好。\n"
	got := told(t, NewItems(CSV, strings.NewReader(text), nil), nil)
	if !strings.HasPrefix(got, "line 2: the row is longer") || !strings.HasSuffix(got, "csv: 乙\np 好。\n") {
		t.Errorf("read %.200s … %s", got, got[max(0, len(got)-100):])
	}
}

func TestJSON(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a list", `[{"title":"甲","body":"话。"},{"title":"乙","body":"语。"}]`, "json: 甲\np 话。\njson: 乙\np 语。\n"},
		{"one record", `{"title":"甲","body":"话。","tags":["a","b"]}`, "json: 甲\ntopics = a\ntopics = b\np 话。\n"},
		{"a list in an object", `{"code":0,"data":{"total":1,"list":[{"title":"甲","content":"话。"}]}}`, "json: 甲\np 话。\n"},
		{"one after the other", "{\"title\":\"甲\"}\n\n [ {\"title\":\"乙\"} ]\n{\"title\":\"丙\"}", "json: 甲\njson: 乙\njson: 丙\n"},
		{"one is none", `[{"title":"甲"},7,{"x":1}]`, "json: 甲\nrecord 2: no JSON object: it is a number\nrecord 3: no title and no text: its columns are x\n"},
		{"a text in pieces", `{"中文法規名稱":"總統府組織法","英文法規名稱":"Act","沿革內容":"1.全文公布","法規內容":[{"編章節":"第 一 章 總則","條號":"","條文內容":""},{"條號":"第 1 條","條文內容":"總統府依憲法設置。"}]}`, "json: 總統府組織法\np 第 一 章 總則\np 第 1 條\np 總統府依憲法設置。\n"},
		{"verses", `[{"title":"芦花","author":"许家惺","paragraphs":"空濛晴雪卷汀洲，红蓼丹枫次第秋。"}]`, "json: 芦花\nauthor = 许家惺\np 空濛晴雪卷汀洲，红蓼丹枫次第秋。\n"},
		{"settings", `{"name":"x","version":"1.0"}`, "fault columns: its first record has neither a title nor a text: its columns are name, version\n"},
		{"an empty list", `[]`, ""},
		{"cut short", `[{"title":"甲"},{"title":`, "json: 甲\nfault truncated: it breaks off after record 1\n"},
		{"no JSON", `[{"title":"甲"},}`, "json: 甲\nfault malformed: after record 1 it is no JSON: invalid character '}' looking for beginning of value at byte 16\n"},
		{"too long", `[{"title":"甲"},{"title":"` + strings.Repeat("x", 3*MaxLineBytes) + `"}]`, "json: 甲\nfault too-large: record 2 is longer than 16 MB: put one record a line (.jsonl)\n"},
		{"deep", strings.Repeat("[", 100_000), "fault malformed: after record 0 it is no JSON: invalid character '[' exceeded max depth at byte 10001\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(t, NewItems(JSON, strings.NewReader(c.text), nil), nil); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

const rss = `<?xml version="1.0" encoding="gb2312"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>河西新闻网 - 社会</title><link>http://example.org/</link><copyright>河西新闻网</copyright><image><title>标志</title></image>
<item><title><![CDATA[新桥通车 & 旧桥拆除]]></title><media:title>无关</media:title><link> http://example.org/1 </link><guid isPermaLink="false">1</guid>
<pubDate>Sat, 06 Mar 2021 09:30:00 +0800</pubDate><dc:creator>林小满</dc:creator><category>社会</category><category>交通</category>
<description>摘要。</description><content:encoded><![CDATA[<p>三月六日，<b>新桥</b>通车了。</p><p>老人们来走了一遍。<img data-src="http://example.org/a.jpg" src="x.gif"/></p>]]></content:encoded></item>
<item><title>第二条</title><guid>http://example.org/2</guid><author>b@example.org (陈东)</author><description>第一行。&lt;br/&gt;第二行 &amp;amp; 完。</description></item>
<item/>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">河西&lt;b&gt;日志&lt;/b&gt;</title><updated>2021-03-08T00:00:00Z</updated>
<entry><title type="text">a &lt;b&gt; c</title><link rel="self" href="http://example.org/self"/><link href="http://example.org/3"/><id>urn:3</id><published>2021-03-06T09:30:00+08:00</published><updated>2021-03-09T09:30:00+08:00</updated>
<author><name>林小满</name><email>a@example.org</email></author><category term="t" label="社会"/><summary>摘要。</summary><source><title>别处</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>小题</h2><p>一 &lt; 二。</p></div></content></entry></feed>`

const rdfFeed = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>河西</title><items><rdf:Seq><rdf:li resource="http://example.org/4"/></rdf:Seq></items></channel>
<item rdf:about="http://example.org/4"><title>第四条</title><link>http://example.org/4</link><dc:date>2021-03-07</dc:date><description>只有摘要。</description></item></rdf:RDF>`

const wordpress = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>博客</title>
<item><title>图</title><wp:post_type>attachment</wp:post_type></item><item><title>草稿</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>一篇</title><content:encoded><![CDATA[第一段。

第二段。]]></content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item></channel></rss>`

func TestFeeds(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"rss", rss, `feed: 新桥通车 & 旧桥拆除
date = Sat, 06 Mar 2021 09:30:00 +0800
author = 林小满
url = http://example.org/1
topics = 社会
topics = 交通
site = 河西新闻网 - 社会
rights = 河西新闻网
p 三月六日，新桥通车了。
p 老人们来走了一遍。
figure[http://example.org/a.jpg] 
feed: 第二条
author = 陈东
url = http://example.org/2
site = 河西新闻网 - 社会
rights = 河西新闻网
p 第一行。
p 第二行 & 完。
item 3: no title and no text
`},
		{"atom", atomFeed, `feed: a <b> c
date = 2021-03-06T09:30:00+08:00
source = 别处
author = 林小满
url = http://example.org/3
topics = 社会
site = 河西日志
h2 小题
p 一 < 二。
`},
		{"rdf", rdfFeed, "feed: 第四条\ndate = 2021-03-07\nurl = http://example.org/4\nsite = 河西\np 只有摘要。\n"},
		{"wordpress", wordpress, "left out: no article (attachment)\nleft out: not published (draft)\nfeed: 一篇\nsite = 博客\np 第一段。\np 第二段。\n"},
		{"a page in RSS", `<rss version="2.0"><channel><item><title>甲</title><description>摘要。</description><body xmlns="http://www.w3.org/1999/xhtml"><p>一。</p><p>二。</p></body></item></channel></rss>`, "feed: 甲\np 一。\np 二。\n"},
		{"base64", `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>甲</title><content type="text/html" mode="base64">PHA+5LiA44CC
			PC9wPg==</content></entry></feed>`, "feed: 甲\np 一。\n"},
		{"cut short", rss[:strings.Index(rss, "第二行")], "fault truncated: it breaks off after item 1\n"},
		{"other XML", `<?xml version="1.0"?><project><title>x</title></project>`, "fault unknown: XML whose first element is <project>: of XML, feeds (RSS, Atom) and pages are read\n"},
		{"no XML", `{"a":1}`, "fault malformed: there is no element in it\n"},
		{"laughs", `<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>x&b;y</title></item></channel></rss>`, "feed: x&b;y\n"},
		{"deep", `<rss><channel><item><description>` + strings.Repeat("<b>", 100_000), "fault malformed: its elements lie more than 200 deep in each other\n"},
		{"endless", `<rss><channel><item><title>` + strings.Repeat("长", MaxLineBytes/2), "fault too-large: item 1 is longer than 16 MB\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(t, NewItems(Feed, strings.NewReader(c.text), nil), nil)
			if c.name == "cut short" {
				got = got[strings.Index(got, "fault"):]
			}
			if got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// workbook is a workbook with one sheet of these rows.
func workbook(t testing.TB, rows string) []byte {
	return zipped(t, "xl/workbook.xml", `<workbook><sheets><sheet name="稿件" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>标题</t></si><si><t>日期</t></si><si><r><t>新桥</t></r><r><t>通车</t></r><rPh><t>xin</t></rPh></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="22"/><xf numFmtId="177"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`)
}

func TestSheets(t *testing.T) {
	const header = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>正文</t></is></c></row>`
	for _, c := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"made by LibreOffice", testFile(t, "table.xlsx"), "xlsx: 新桥通车\nid = 1\ndate = 2021-03-06\nsource = 河西晚报\np 三月六日，河上的新桥通车了。\np 老人们一早就来走了一遍。\n" +
			"xlsx: 旧仓库变图书馆\nid = 2\ndate = 2021-03-07 09:30:00\nsource = 河西晚报\np 仓库改成了图书馆，他们说：\"周末不打烊\"。\n"},
		{"shared and inline text, dates", workbook(t, header+`<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>44261</v></c><c r="D3" t="str"><v>话。</v></c></row>`+
			`<row r="4"><c r="A4" t="s"><v>99</v></c><c r="B4" s="2"><v>44261.395833333336</v></c><c r="D4" t="inlineStr"><is><t>语。</t></is></c></row>`),
			"xlsx: 新桥通车\ndate = 2021-03-06\np 话。\nxlsx: \ndate = 2021-03-06 09:30:00\np 语。\n"},
		{"no header", workbook(t, `<row><c><v>1</v></c><c s="3"><v>0.5</v></c></row>`), "fault columns: in the sheet 稿件 no column is known to be a title or a text: its first row is \"1 | 0.5\". Put a row with names such as title, date, body above it, or name its columns in archive.toml: [fields] title = \"…\", body = \"…\"\n"},
		{"a text's column that no name tells", workbook(t, `<row><c t="str"><v>类</v></c><c t="str"><v>事由</v></c></row><row><c><v>1</v></c><c t="str"><v>河西街的路灯三天不亮了，夜里老人出门看不清路，请派人来修。</v></c></row><row><c><v>2</v></c><c t="str"><v>新桥头的井盖坏了一个月，孩子上学要绕路走，盼望早日换好。</v></c></row>`),
			"xlsx: \np 河西街的路灯三天不亮了，夜里老人出门看不清路，请派人来修。\nxlsx: \np 新桥头的井盖坏了一个月，孩子上学要绕路走，盼望早日换好。\n"},
		{"damaged", workbook(t, header+`<row><c>`), ""},
		{"far columns", workbook(t, header+`<row><c r="ZZZZ9"><v>1</v></c><c r="XFE1"><v>1</v></c><c r="A1" t="s"><v>2</v></c></row>`), "xlsx: 新桥通车\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			items, err := NewSheets(XLSX, binary("a.xlsx", c.raw), nil)
			if err != nil {
				t.Fatal(err)
			}
			got := told(t, items, nil)
			if c.want == "" && strings.Contains(got, "fault malformed") {
				return
			}
			if got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestXLSFiles reads what LibreOffice made: a title above the columns, a text
// in two weights, a long one, a hidden sheet, one in English.
func TestXLSFiles(t *testing.T) {
	letters := ""
	for i := range 140 {
		letters += fmt.Sprintf("p 第%d封：河西街的路灯三天不亮了，夜里老人出门看不清路，请派人来修。\n", i+1)
	}
	want := "xls: 新桥通车\nid = 1\ndate = 2021-03-06\nsource = 河西晚报\np 三月六日，河上的新桥通车了。\np 老人们一早就来走了一遍。\n" +
		"xls: 旧仓库变图书馆\nid = 2.5\ndate = 2021-03-07 09:30:00\nsource = 河西晚报增刊\np 仓库改成了图书馆，他们说：“周末不打烊”。café 𠮷野家也开了。\n" +
		"xls: 路灯来信\n" + letters +
		"xls: A bridge\np " + strings.TrimSpace(strings.Repeat("It is open. ", 700)) + "\n"
	items, err := NewSheets(XLS, binary("table.xls", testFile(t, "table.xls")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := told(t, items, nil); got != want {
		t.Errorf("read\n%s", got)
	}
	items, err = NewSheets(XLS, binary("protected.xls", testFile(t, "protected.xls")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(t, items, nil), "xls: 锁住的结构\np "+strings.TrimSpace(strings.Repeat("河上的新桥通车了。", 300))+"\n"; got != want {
		t.Errorf("of the one whose structure alone is protected: %s", got)
	}
	_, err = NewSheets(XLS, binary("locked.xls", testFile(t, "locked.xls")), nil)
	if bad := fault.In(err); bad == nil || bad.Code != fault.Encrypted {
		t.Errorf("a locked one: %v", err)
	}
}

// TestOneTextManyCells: a workbook in which many cells show one long text.
func TestOneTextManyCells(t *testing.T) {
	started := time.Now()
	long := strings.Repeat("长", 1<<20)
	raw := zipped(t, "xl/workbook.xml", `<workbook><sheets><sheet name="s" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>title</t></si><si><t>`+long+`</t></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>0</v></c></row>`+strings.Repeat(`<row><c t="s"><v>1</v></c></row>`, 100_000)+`</sheetData></worksheet>`)
	items, err := NewSheets(XLSX, binary("a.xlsx", raw), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for {
		if _, err = items.Next(); err != nil {
			break
		}
		n++
	}
	if bad := fault.In(err); bad == nil || bad.Code != fault.TooLarge || n > 400 {
		t.Errorf("%d rows and then %v, after %v", n, err, time.Since(started))
	}
}

func FuzzItems(f *testing.F) {
	formats := []Format{CSV, JSON, Feed}
	f.Add(uint8(0), "标题,日期\n\"a\"\"b\nc\",2021\n")
	f.Add(uint8(1), `{"data":[{"title":"x"}]}[{"body":"y"}]`)
	f.Add(uint8(2), rss)
	f.Add(uint8(2), atomFeed)
	f.Add(uint8(2), rdfFeed)
	f.Fuzz(func(t *testing.T, kind uint8, text string) {
		drain(t, NewItems(formats[int(kind)%len(formats)], strings.NewReader(text), nil))
	})
}

// TestOpenQuotationMark: a row that takes in those after it up to the bound is
// told, wherever a line ends about there; the rows behind it are read.
func TestOpenQuotationMark(t *testing.T) {
	for more := range 4 {
		text := "title,body\n甲,\"" + strings.Repeat("x", MaxLineBytes-len("甲,\"")-2+more) + "\nab\n乙,好\n"
		items := NewItems(CSV, strings.NewReader(text), nil)
		first, err := items.Next()
		if err != nil || !strings.Contains(first.Problem, "quotation mark") {
			t.Errorf("%d: problem %q, %v", more, first.Problem, err)
		}
		last := ""
		for item, err := items.Next(); err == nil; item, err = items.Next() {
			d, _ := item.Document(nil)
			last = d.Title
		}
		if last != "乙" {
			t.Errorf("%d: the last is %q", more, last)
		}
	}
}
