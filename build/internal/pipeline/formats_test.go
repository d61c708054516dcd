package pipeline

import (
	"strings"
	"testing"
	"time"

	"fangzhi/data/article"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestRealFiles reads files that LibreOffice, Chromium, wget, zip and tar made.
func TestRealFiles(t *testing.T) {
	b := run(t, Options{Sources: []string{copied(t,
		"read/testdata/gazette.docx", "read/testdata/gazette.doc", "read/testdata/gazette.odt", "read/testdata/gazette.rtf", "read/testdata/reply.ofd", "read/testdata/essay.ofd", "read/testdata/gazette.pdf", "read/testdata/book.epub", "read/testdata/table.xlsx", "read/testdata/table.xls", "read/testdata/locked.xls",
		"read/testdata/page.mhtml", "read/testdata/scanned.pdf", "read/testdata/locked.pdf", "read/testdata/wechat.html",
		"unpack/testdata/crawl.warc.gz", "unpack/testdata/crawl.wacz", "unpack/testdata/gbk-names.zip", "unpack/testdata/locked.zip", "unpack/testdata/pages.tgz")}})
	want := `book.epub ok  3
crawl.wacz ok  0
crawl.wacz!/archive/crawl.warc.gz ok  6
crawl.warc.gz ok  6
essay.ofd ok  1
gazette.doc ok  1
gazette.docx ok  1
gazette.odt ok  1
gazette.pdf ok  1
gazette.rtf ok  1
gbk-names.zip ok  0
gbk-names.zip!/社区/河边的路.txt ok  1
gbk-names.zip!/社区/夜市.txt ok  1
gbk-names.zip!/__MACOSX/x.txt skipped hidden 0
locked.pdf failed encrypted 0
locked.xls failed encrypted 0
locked.zip ok  0
locked.zip!/a.txt failed encrypted 0
locked.zip!/dir/b.txt ok  1
page.mhtml ok  1
pages.tgz ok  0
pages.tgz!/a.txt ok  1
pages.tgz!/dir/b.txt ok  1
pages.tgz!/inner.zip!/a.txt ok  1
pages.tgz!/link.txt skipped not-regular 0
reply.ofd ok  1
scanned.pdf skipped scanned 0
table.xls ok  4
table.xlsx ok  2
wechat.html ok  1
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	messages := map[string]string{}
	for _, f := range b.Report.Files {
		messages[f.Path] = f.Message
	}
	for path, want := range map[string]string{
		"crawl.warc.gz": "left out: 2 answered with 404, 1 answered with 301, 1 image/png",
		"pages.tgz":     "files in it: 4",
		"locked.pdf":    "it is locked with a password",
	} {
		if messages[path] != want {
			t.Errorf("%s: %q, want %q", path, messages[path], want)
		}
	}
	b.checkOrigins(t)
}

// checkOrigins looks at what is known of articles from their archives.
func (b *built) checkOrigins(t *testing.T) {
	t.Helper()
	page := b.from(t, "crawl.warc.gz", "http://127.0.0.1:8765/b.html")
	if page.Title != "老街夜市开张" || page.Origin.Charset != "gb18030" || page.Source != "河西晚报" || page.Day() != "2021-03-05" {
		t.Errorf("%s of %s, %s, in %s", page.Title, page.Source, page.Day(), page.Origin.Charset)
	}
	taken := ""
	for _, e := range page.Evidence {
		if e.Kind == kindTaken {
			taken = e.Value
		}
	}
	if _, err := time.Parse(time.RFC3339, taken); err != nil {
		t.Errorf("taken %q", taken)
	}
	if feed := b.from(t, "crawl.warc.gz", "http://127.0.0.1:8765/d.html"); feed.Source != "河西新闻网" || *feed.Date != "2021-03-06T09:30:00+08:00" || feed.Origin.Format != "feed" {
		t.Errorf("%s of %s, %v", feed.Title, feed.Source, *feed.Date)
	}
	if post := b.from(t, "wechat.html", "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv"); *post.Date != "2021-03-05T09:30:00+08:00" || post.Source != "河西发布" {
		t.Errorf("%s of %s, %v", post.Title, post.Source, *post.Date)
	}
	chapters := 0
	for _, a := range b.articles {
		if a.Origin.Format == "epub" {
			chapters++
			if a.Page == nil || !a.Page.Book || a.Page.Title != "河西区志" || len(a.Page.Articles) != 3 || a.Source != "河西区志" {
				t.Errorf("%s: %+v of %s", a.Title, a.Page, a.Source)
			}
		}
	}
	if chapters != 3 {
		t.Errorf("%d chapters", chapters)
	}
}

func TestRecordsOfEveryFormat(t *testing.T) {
	const table = "标题,日期,正文\n新桥通车,2021-03-06,三月六日通车。\n旧桥拆除,2021-03-07,三月七日拆除。\n"
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.csv":         table,
		"b.tsv":         strings.ReplaceAll(table, ",", "\t"),
		"c.json":        `{"list":[{"title":"新桥通车","body":"三月六日通车。"}]}`,
		"d.xml":         `<?xml version="1.0" encoding="utf-8"?><rss><channel><title>河西</title><item><title>新桥通车</title><description>三月六日通车。</description></item><item/></channel></rss>`,
		"e.jsonl.gz":    gzipOf(t, strings.NewReader(many(3000))),
		"f.eml":         "From: 林小满 <a@example.org>\nSubject: 新桥通车\nDate: Sat, 06 Mar 2021 09:30:00 +0800\n\n三月六日通车。\n",
		"g.zip":         zipOf(t, "x/a.csv", table, "x/b.jsonl", `{"title":"甲","body":"x"}`+"\n{\n", "c.bin", "\x00\x01", "no-header.csv", "1,2\n3,4\n", "deep/e", "标题在这里\n"+prose),
		"h":             "标题在这里\n" + prose,
		"2021.12.28 则":  "标题在这里\n" + prose,
		"page.aspx":     "<html><body><p>" + prose + "</p></body></html>",
		"numbers.csv":   "年份,长度\n2020,300\n",
		"settings.json": `{"name":"x"}`,
		"build.xml":     `<project/>`,
		"page.xml":      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>` + prose + `</p></body></html>`,
		"old.doc":       "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"letter.rtf":    `{\rtf1}`,
		"program.exe":   "MZ\x00\x00",
	})}})
	want := `2021.12.28 则 ok  1
a.csv ok  2
b.tsv ok  2
build.xml skipped unknown 0
c.json ok  1
d.xml failed partial 1
e.jsonl.gz ok  0
e.jsonl.gz!/e.jsonl ok  3000
f.eml ok  1
g.zip ok  0
g.zip!/x/a.csv ok  2
g.zip!/x/b.jsonl failed partial 1
g.zip!/c.bin skipped unknown 0
g.zip!/no-header.csv skipped columns 0
g.zip!/deep/e ok  1
h ok  1
letter.rtf skipped no-text 0
numbers.csv skipped columns 0
old.doc failed malformed 0
page.aspx ok  1
page.xml ok  1
program.exe skipped unknown 0
settings.json skipped columns 0
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
}

// TestArchivesAreBuiltAlike: the order of workers changes nothing.
func TestArchivesAreBuiltAlike(t *testing.T) {
	dir := folder(t, map[string]string{"a.zip": manyMembers(t, 300), "b.jsonl": many(3000), "c.csv": "title,body\n甲,x\n乙,y\n"})
	one := run(t, Options{Sources: []string{dir}, Workers: 1})
	four := run(t, Options{Sources: []string{dir}, Workers: 4})
	if strings.Join(one.sums, " ") != strings.Join(four.sums, " ") {
		t.Error("one worker and four make other bytes")
	}
	if one.Articles != 3302 {
		t.Errorf("%d articles", one.Articles)
	}
}

// encoded is a text in another charset.
func encoded(t *testing.T, text string, enc *encoding.Encoder) string {
	t.Helper()
	out, err := enc.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryFormat(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.txt":            "河边修了新路\n" + prose,
		"b-gbk.txt":        encoded(t, "老街夜市开张\n"+prose, simplifiedchinese.GB18030.NewEncoder()),
		"c-big5.txt":       encoded(t, "河邊修了新路\n這是一條石板路，老人們都說好走，孩子們也喜歡。", traditionalchinese.Big5.NewEncoder()),
		"d-utf16.txt":      encoded(t, "图书馆周末不打烊\n"+prose, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"e.md":             "---\ntitle: 公园里的樱花\ndate: 2021-03-05\n---\n" + prose,
		"f.html":           "<html><head><meta charset=gbk><title>小学生种水稻 - 河西网</title></head><body><p>" + prose + "</p></body></html>",
		"g.jsonl":          `{"title":"新桥通车","date":"2021-03-06","body":"` + prose + `"}` + "\n" + `{"title":"旧桥拆除","date":"2021-03-07","body":"` + prose + `"}`,
		"empty.txt":        " \n",
		"nothing.html":     "<html><script>1</script></html>",
		"picture.jpg":      "\xff\xd8\xff\xe0",
		"binary.txt":       "\x00\x01\x02\x03",
		".hidden.txt":      prose,
		"archive.toml":     "title = \"河西\"\n",
		"odd\u3000名字 .txt": prose,
	})}})
	want := `.hidden.txt skipped hidden 0
a.txt ok  1
archive.toml skipped config 0
b-gbk.txt ok  1
binary.txt skipped binary 0
c-big5.txt ok  1
d-utf16.txt ok  1
e.md ok  1
empty.txt skipped empty 0
f.html ok  1
g.jsonl ok  2
nothing.html skipped no-text 0
odd　名字 .txt ok  1
picture.jpg skipped unshown 0
`
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	for title, origin := range map[string]article.Origin{
		"河边修了新路":   {Path: "a.txt", Format: "text", Charset: "utf-8"},
		"老街夜市开张":   {Path: "b-gbk.txt", Format: "text", Charset: "gb18030"},
		"河邊修了新路":   {Path: "c-big5.txt", Format: "text", Charset: "big5"},
		"图书馆周末不打烊": {Path: "d-utf16.txt", Format: "text", Charset: "utf-16le"},
		"公园里的樱花":   {Path: "e.md", Format: "markdown", Charset: "utf-8"},
		"小学生种水稻":   {Path: "f.html", Format: "html", Charset: "utf-8"},
		"新桥通车":     {Path: "g.jsonl", Format: "jsonl", Charset: "utf-8"},
	} {
		if a := b.titled(t, title); a.Origin != origin {
			t.Errorf("%s comes from %+v, want %+v", title, a.Origin, origin)
		}
	}
	if b.FirstDay != "2021-03-05" || b.LastDay != "2021-03-07" || b.Articles != 9 || b.Archive.Title != "河西" {
		t.Errorf("%s to %s, %d articles of %s", b.FirstDay, b.LastDay, b.Articles, b.Archive.Title)
	}
	if len(b.Newest) != 9 || b.Newest[0].Title != "旧桥拆除" || b.Newest[1].Title != "新桥通车" {
		t.Errorf("newest %+v", b.Newest)
	}
}

// TestTitleAlone: a document that holds its title and nothing else is an article.
// A page whose title only its head tells is none.
func TestTitleAlone(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.html": "<title>河边的路修好了-河西网</title><body><h1>河边的路修好了</h1></body>",
		"b.md":   "---\ntitle: 河边的新路\ndate: 2021-03-05\n---\n",
		"c.md":   "---\nlayout: post\n---\n",
		"d.html": "<title>河西网</title><body></body>",
	})}})
	if got, want := b.fates(), "a.html ok  1\nb.md ok  1\nc.md skipped no-text 0\nd.html skipped no-text 0\n"; got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	if len(b.articles) != 2 {
		t.Fatalf("%d articles, want 2", len(b.articles))
	}
	for _, a := range b.articles {
		if a.Title != "河边的路修好了" && a.Title != "河边的新路" {
			t.Errorf("an article is called %q", a.Title)
		}
	}
}
