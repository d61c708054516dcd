package pipeline

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/config"
	"fangzhi/build/internal/report"
	"fangzhi/data/article"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// drawn is a PNG file of one colour and a size of its own.
func drawn(t testing.TB, w, h int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(0xff - i%4*(i/w%40))
	}
	m.Set(1, 1, color.Black)
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// page is a page with these images in its text.
func htmlPage(images string) string {
	return `<!doctype html><html><head><meta charset="utf-8"><title>河边的路</title></head><body><article><h1>河边的路</h1><p>` + prose + `</p>` +
		images + `<p>` + prose + `路修好以后，沿河的几家小店也热闹起来。</p></article></body></html>`
}

// figures are an article's pictures, one a line: size, or address, and words.
func figures(a *article.Article) string {
	var out strings.Builder
	for _, b := range a.Blocks {
		if b.Kind != article.Figure {
			continue
		}
		where := b.Image
		if b.Width > 0 {
			where = fmt.Sprintf("%d×%d of %s", b.Width, b.Height, b.Original)
			if !strings.HasPrefix(b.Image, "media/") {
				where += " at " + b.Image
			}
		}
		fmt.Fprintln(&out, strings.TrimSpace(where+" "+b.Text))
	}
	return strings.TrimSpace(out.String())
}

func TestPicturesOfEverySource(t *testing.T) {
	picture, other := drawn(t, 60, 40), drawn(t, 50, 30)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("图/桥.png")
	if err != nil {
		t.Fatal(err)
	}
	inline := "data:image/png;base64," + base64.StdEncoding.EncodeToString([]byte(drawn(t, 700, 500)))
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Target="media/image1.png"/></Relationships>`
	docx := zipOf(t, "[Content_Types].xml", "<Types/>", "word/_rels/document.xml.rels", rels, "word/media/image1.png", picture, "word/document.xml",
		`<w:document xmlns:w="w" xmlns:a="a" xmlns:r="r" xmlns:wp="wp"><w:body><w:p><w:r><w:t>`+prose+`</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:docPr id="1" name="图片 1" descr="河上的桥"/><a:blip r:embed="rId7"/></w:drawing></w:r></w:p></w:body></w:document>`)
	odt := zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "Pictures/1.png", picture, "content.xml",
		`<o:document-content xmlns:o="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x"><text:p>`+prose+`<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p><text:p>图为河上的桥</text:p></o:document-content>`)
	epub := zipOf(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfile full-path="OEBPS/book.opf"/></container>`,
		"OEBPS/book.opf", `<package><metadata><title>河志</title></metadata><manifest><item id="a" href="text/a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"OEBPS/text/a.xhtml", htmlPage(`<img src="../images/1.png" alt="河上的桥"/>`), "OEBPS/images/1.png", picture)
	mhtml := strings.ReplaceAll("From: <Saved>\nSubject: =?utf-8?B?5rKz?=\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"X\"\nSnapshot-Content-Location: http://a.example/x/page.html\n\n"+
		"--X\nContent-Type: text/html\nContent-Location: http://a.example/x/page.html\n\n"+htmlPage(`<img src="p/1.png" alt="河上的桥"><img src="cid:two@x" alt="第二座桥">`)+
		"\n--X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: http://a.example/x/p/1.png\n\n"+base64.StdEncoding.EncodeToString([]byte(picture))+
		"\n--X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-ID: <two@x>\n\n"+base64.StdEncoding.EncodeToString([]byte(other))+"\n--X--\n", "\n", "\r\n")
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"a saved page, its folder beside it", map[string]string{"河.html": htmlPage(`<img src="./%E6%B2%B3_files/a.png" alt="河上的桥"><img src="河_files/b.png" alt="b.png">`), "河_files/a.png": picture, "河_files/b.png": other},
			"60×40 of 河_files/a.png 河上的桥\n50×30 of 河_files/b.png"},
		{"of a public account, as saved", map[string]string{"a.html": htmlPage(`<img data-src="https://mmbiz.qpic.cn/x/640?wx_fmt=png" src="./a_files/640"><p>图为河上的桥。</p>`), "a_files/640": picture},
			"60×40 of https://mmbiz.qpic.cn/x/640?wx_fmt=png 图为河上的桥。"},
		{"of a public account, without its files", map[string]string{"a.html": htmlPage(`<img data-src="https://mmbiz.qpic.cn/x/640?wx_fmt=png" src="./a_files/640"><p>图为河上的桥。</p>`)},
			"https://mmbiz.qpic.cn/x/640?wx_fmt=png 图为河上的桥。"},
		{"names in GBK, in letters of either case", map[string]string{"a.html": htmlPage(`<img src="%CD%BC/%C7%C5.PNG" alt="河上的桥"><img src="图/桥.png" alt="又是桥">`), gbk: picture},
			"60×40 of 图/桥.png 河上的桥\n60×40 of 图/桥.png 又是桥"},
		{"Hexo and Hugo", map[string]string{
			"source/_posts/河.md": "---\ntitle: 河边的路\n---\n" + prose + "\n\n![河上的桥](桥.png)\n\n![河](/images/he.png)\n", "source/_posts/河/桥.png": picture, "source/images/he.png": other},
			"60×40 of source/_posts/河/桥.png 河上的桥\n50×30 of source/images/he.png 河"},
		{"in the page itself", map[string]string{"a.html": htmlPage(`<img src="` + inline + `" alt="河上的桥">`)}, "700×500 of  河上的桥"},
		{"a record", map[string]string{"d/a.jsonl": `{"title":"河边的路","body":"<p>` + prose + `</p><p><img src='p.png' alt='河上的桥'></p>"}`, "d/p.png": picture}, "60×40 of d/p.png 河上的桥"},
		{"DOCX", map[string]string{"a.docx": docx}, "60×40 of word/media/image1.png 河上的桥"},
		{"ODT", map[string]string{"a.odt": odt}, "60×40 of Pictures/1.png 图为河上的桥"},
		{"EPUB", map[string]string{"a.epub": epub}, "60×40 of OEBPS/images/1.png 河上的桥"},
		{"MHTML", map[string]string{"a.mht": mhtml}, "60×40 of http://a.example/x/p/1.png 河上的桥\n50×30 of  第二座桥"},
		{"ZIP, the picture behind the page", map[string]string{"a.zip": zipOf(t, "x/a.html", htmlPage(`<img src="../p/1.png" alt="河上的桥"><img src="../../out.png" alt="外面">`), "p/1.png", picture), "out.png": other},
			"60×40 of a.zip!/p/1.png 河上的桥\n外面"},
		{"a web archive, the picture behind the page", map[string]string{"a.warc": warc("http://a.example/x/page.html", "text/html", htmlPage(`<img src="p/1.png?v=2" alt="河上的桥"><img src="/no.png" alt="没有收的桥">`)) +
			warc("https://a.example/x/p/1.png?v=2", "image/png", picture)},
			"60×40 of http://a.example/x/p/1.png?v=2 河上的桥\nhttp://a.example/no.png 没有收的桥"},
		{"on the web, through proxies", map[string]string{"a.html": htmlPage(`<img src="https://i0.wp.com/b.example/x.jpg?ssl=1" alt="远处的桥"><img src="https://images.weserv.nl/?url=c.example/y.jpg" alt="更远的桥">`)},
			"https://b.example/x.jpg 远处的桥\nhttp://c.example/y.jpg 更远的桥"},
		{"none that is outside", map[string]string{"s/a.html": htmlPage(`<img src="../../../../../../etc/hostname.png" alt="外面"><img src="/etc/passwd" alt="里面"><img src="file:///etc/passwd" alt="那里">`)}, "外面\n里面\n那里"},
		{"broken, small, none at all", map[string]string{"a.html": htmlPage(`<img src="b.png" alt="坏了的桥"><img src="s.png"><img src="n.png"><img src="p.png" width=1 height=1><img src="icon/logo.png">`),
			"b.png": picture[:100], "s.png": drawn(t, 3, 3)}, "坏了的桥"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := run(t, Options{Sources: []string{folder(t, c.files)}})
			if len(b.articles) != 1 {
				t.Fatalf("%d articles", len(b.articles))
			}
			if got := figures(b.articles[0]); got != c.want {
				t.Errorf("figures\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// warc is a record of a web archive that holds what a server sent.
func warc(url, media, body string) string {
	http := "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-03-05T01:02:03Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(http), http)
}

// TestPicturesAreReported: each picture's fate is counted, each file's told.
func TestPicturesAreReported(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.html": htmlPage(`<img src="p.png" alt="河上的桥"><img src="p.png" alt="又是桥"><img src="b.png" alt="坏了的桥"><img src="n.png" alt="没有的桥"><img src="http://x.example/r.png" alt="远处的桥">`),
		"p.png":  drawn(t, 60, 40), "b.png": drawn(t, 50, 40)[:90], "u.png": drawn(t, 80, 40),
	})
	b := run(t, Options{Sources: []string{dir}})
	want := "a.html ok pictures 1\nb.png skipped picture-damaged 0\np.png ok picture 0\nu.png skipped unshown 0\n"
	if got := b.fates(); got != want {
		t.Errorf("fates\n%swant\n%s", got, want)
	}
	if got := fmt.Sprint(b.Report.Totals.Pictures); got != "map[picture-damaged:1 picture-missing:1 picture-remote:1 picture-taken:2]" {
		t.Errorf("counted are %s", got)
	}
	if message := b.Report.Files[0].Message; !strings.Contains(message, "b.png: ") || strings.Contains(message, dir) {
		t.Errorf("the page's message is %q", message)
	}
	if b.Pictures == nil || b.Pictures.Count != 1 {
		t.Errorf("the catalog is told of %+v", b.Pictures)
	}
}

// TestPicturesThatLeadOut: a link to a file outside of the source is not followed.
func TestPicturesThatLeadOut(t *testing.T) {
	outside := folder(t, map[string]string{"secret.png": drawn(t, 60, 40)})
	dir := folder(t, map[string]string{"a.html": htmlPage(`<img src="p.png" alt="河上的桥">`)})
	if err := os.Symlink(filepath.Join(outside, "secret.png"), filepath.Join(dir, "p.png")); err != nil {
		t.Skip(err)
	}
	b := run(t, Options{Sources: []string{dir}})
	if got := figures(b.articles[0]); got != "河上的桥" || b.Pictures != nil {
		t.Errorf("figures %s, pictures %+v", got, b.Pictures)
	}
	if got := b.Report.Totals.Pictures[report.PictureMissing]; got != 1 {
		t.Errorf("%d are counted as missing", got)
	}
	if got := b.fates(); !strings.Contains(got, "p.png skipped link") {
		t.Errorf("the report tells\n%s", got)
	}
}

// TestPicturesOff: their addresses stay.
func TestPicturesOff(t *testing.T) {
	c := config.Default(nil)
	c.Pictures.Keep = false
	b := run(t, Options{Config: c, Sources: []string{folder(t, map[string]string{
		"a.html": htmlPage(`<img src="p.png" alt="河上的桥"><img src="http://x.example/r.png" alt="远处的桥">`), "p.png": drawn(t, 60, 40)})}})
	if got := figures(b.articles[0]); got != "河上的桥\nhttp://x.example/r.png 远处的桥" || b.Pictures != nil {
		t.Errorf("figures\n%s\npictures %+v", got, b.Pictures)
	}
}
