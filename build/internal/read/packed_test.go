package read

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fangzhi/build/internal/decode"
	"fangzhi/build/internal/read/container/containertest"
	"fangzhi/build/internal/read/fault"
)

func decodeForTest(raw []byte) string {
	text, err := decode.Bytes(raw)
	if err != nil {
		return ""
	}
	return text.Text
}

func binary(name string, raw []byte) Binary {
	return Binary{Name: name, At: bytes.NewReader(raw), Bytes: int64(len(raw)), Decode: decodeForTest}
}

func packed(t *testing.T, name string, raw []byte) ([]Document, error) {
	t.Helper()
	format, ok := FormatOf(name)
	if !ok {
		t.Fatalf("%s: no format", name)
	}
	return Packed(context.Background(), format, binary(name, raw))
}

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// The text of gazette.*, which LibreOffice wrote of one document.
const (
	roadText    = "三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑。这条路去年还是一条土路，下雨天鞋子上全是泥，2021年3月5日，居民们自己动手，把它铺成了一条石板路，两边种上了花草，还装上了32盏路灯，晚上散步的人越来越多。"
	shopText    = "路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天。开店的陈师傅说，去年一天卖不出几碗面，今年周末要排队。"
	libraryText = "旧仓库也有了新用处。社区把它改成图书馆，藏书一万二千册，周末不打烊，放学的孩子有了去处。"
	noteText    = "开放时间为上午九时至晚上九时。"
)

// columnsText is the part that runs over pages and through two columns.
func columnsText() string {
	var out strings.Builder
	for _, head := range []string{"第1段：", "第2段：", "第3段：", "第4段：", "第5段：", "第1则：", "第2则：", "第3则："} {
		out.WriteString("p " + head + roadText + "\n")
	}
	return out.String()
}

func TestDocuments(t *testing.T) {
	office := "河西区志·二〇二一年卷\nh1 第一章　道路\np " + roadText + "\np " + shopText +
		"\nh2 路灯\nlist 河东路，12盏\nlist 河西路，20盏\ntable 年份|长度|费用/2020|300米|12万元/2021|1200米|48万元\nh1 第二章　图书馆\np " +
		libraryText + "\n" + columnsText() + "p " + noteText + "\n"
	// A PDF has no lists and tables, and the number of the note stands in the text.
	pdf := "河西区志·二〇二一年卷\nh2 第一章　道路\np " + roadText + "\np " + shopText +
		"\nh2 路灯\np •河东路，12盏\np •河西路，20盏\np 年份 长度 费用\np 2020 300米 12万元\np 2021 1200米 48万元\nh2 第二章　图书馆\np " +
		strings.Replace(libraryText, "打烊", "打烊1", 1) + "\n" + columnsText() + "p 1" + noteText + "\n"
	for _, c := range []struct {
		file string
		want []string
	}{
		{"gazette.docx", []string{"docx: " + office}},
		{"gazette.doc", []string{"doc: " + office}},
		{"gazette.rtf", []string{"rtf: " + office}},
		{"gazette.odt", []string{"odt: " + office}},
		{"gazette.pdf", []string{"pdf: " + pdf}},
		{"reply.ofd", []string{"ofd: 测试符路桥区卫生局文件\np 路卫发〔2011〕76号\nh2 关于同意张阿三同志辞职的批复\np 区中医院：\np 你院《关于给张阿三同志辞职的请示》（路中医发〔2011〕10号）收悉。\n" +
			"p 张阿三，男，1978年2月出生，籍贯江西新建，2001年9月参加工作，本科学历，主治医师，系区中医院职工。\n" +
			"p 该同志由于家庭、籍贯等原因，从2006年1月至今未到单位上班，期间院方曾多次与其联系，均被拒绝回院。2011年3月1日该同志向医院递交辞职报告，鉴于本人实际情况，根据《浙江省专业技术人员和管理人员辞职暂行办法》（浙人才〔1993〕73号）文件精神，经研究，同意张阿三同志辞职。\n" +
			"p 测试符路桥区卫生局办公室\np 2011年3月10日\np 测试符路桥区卫生局办公室\np 2011年3月10日印发\n"}},
		{"page.mhtml", []string{"mail: 老街夜市开张\nsite = 河西新闻网\nurl = http://127.0.0.1:8765/b.html\nh1 老街夜市开张\np 2021年03月05日 来源：河西晚报 记者 林小满\n" +
			"p 路修好以后，沿河的几家小店也热闹起来，傍晚时分，常常有人坐在门口喝茶聊天。\n" +
			"p 三月的河边，柳树刚刚发芽，老人们坐在长椅上晒太阳，孩子们放风筝，社区的志愿者沿着新修的石板路捡拾纸屑。\n" +
			"figure[http://127.0.0.1:8765/p.png] \n"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			all, err := packed(t, c.file, testFile(t, c.file))
			if err != nil {
				t.Fatal(err)
			}
			if len(all) != len(c.want) {
				t.Fatalf("%d documents, want %d", len(all), len(c.want))
			}
			for i, d := range all {
				if got := show(d); got != c.want[i] {
					t.Errorf("read\n%s\nwant\n%s", got, c.want[i])
				}
			}
		})
	}
}

func TestBook(t *testing.T) {
	all, err := packed(t, "book.epub", testFile(t, "book.epub"))
	if err != nil || len(all) != 3 {
		t.Fatalf("%d chapters (%v), want 3", len(all), err)
	}
	for i, want := range []string{
		"epub: Section 1\nsource = 河西区志\nauthor = 河西区地方志办公室\np 河西区志·二〇二一年卷\n",
		"epub: 第一章 道路\nsource = 河西区志\nauthor = 河西区地方志办公室\np " + roadText + "\np " + shopText +
			"\np 路灯\np 河东路，12盏\np 河西路，20盏\ntable 年份|长度|费用/2020|300米|12万元/2021|1200米|48万元\n",
		"epub: 第二章 图书馆\nsource = 河西区志\nauthor = 河西区地方志办公室\np " + strings.Replace(libraryText, "打烊", "打烊1", 1) + "\n" + columnsText(),
	} {
		if got := show(all[i]); got != want || all[i].Book != "河西区志" {
			t.Errorf("chapter %d of %s\n%s\nwant\n%s", i, all[i].Book, got, want)
		}
	}
}

// zipped makes a ZIP file of names and texts in turn.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	return containertest.ZIP(t, zip.Deflate, parts...)
}

// epub2 is a book as EPUB 2 has it: titles in an NCX, GBK in one chapter, fonts
// that are scrambled, a chapter that is missing, one that comes again.
func epub2(t testing.TB, locked string) []byte {
	return zipped(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
		"META-INF/encryption.xml", `<encryption><EncryptedData><CipherData><CipherReference URI="`+locked+`"/></CipherData></EncryptedData></encryption>`,
		"OEBPS/book.opf", `<package><metadata><dc:title>旧城记</dc:title><dc:creator>林小满</dc:creator><dc:date>2021-03-05</dc:date></metadata>
<manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="a%20b.xhtml"/><item id="b" href="b.xhtml"/><item id="c" href="c.xhtml"/></manifest>
<spine toc="n"><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="a"/></spine></package>`,
		"OEBPS/toc.ncx", `<ncx><navMap><navPoint><navLabel><text>第一回 小路</text></navLabel><content src="a%20b.xhtml#x"/></navPoint></navMap></ncx>`,
		"OEBPS/a b.xhtml", `<html><body><h1>第一回　小路</h1><p>三月的河边。</p></body></html>`,
		"OEBPS/b.xhtml", "<?xml version='1.0' encoding='gbk'?><html><body><h2>\xb5\xda\xb6\xfe\xbb\xd8</h2><p>\xb4\xba\xcc\xec\xc0\xb4\xc1\xcb\xa3\xac\xc0\xcf\xc8\xcb\xc3\xc7\xd7\xf8\xd4\xda\xb3\xa4\xd2\xce\xc9\xcf\xc9\xb9\xcc\xab\xd1\xf4\xa1\xa3</p></body></html>")
}

func TestBookOfEPUB2(t *testing.T) {
	all, err := packed(t, "a.epub", epub2(t, "OEBPS/font.ttf"))
	if bad := fault.In(err); bad == nil || bad.Code != fault.Malformed || !strings.Contains(bad.Words, "OEBPS/c.xhtml is missing") {
		t.Errorf("the missing chapter is told as %v", err)
	}
	want := []string{
		"epub: 第一回 小路\nsource = 旧城记\nauthor = 林小满\ndate = 2021-03-05\np 三月的河边。\n",
		"epub: 第二回\nsource = 旧城记\nauthor = 林小满\ndate = 2021-03-05\np 春天来了，老人们坐在长椅上晒太阳。\n",
	}
	if len(all) != len(want) {
		t.Fatalf("%d chapters", len(all))
	}
	for i := range want {
		if got := show(all[i]); got != want[i] {
			t.Errorf("read\n%s\nwant\n%s", got, want[i])
		}
	}
	_, err = packed(t, "a.epub", epub2(t, "OEBPS/b.xhtml"))
	if bad := fault.In(err); bad == nil || bad.Code != fault.Encrypted {
		t.Errorf("a locked book is told as %v", err)
	}
}

// word is a document of Word with this body.
func word(t testing.TB, body string) []byte {
	return zipped(t, "word/document.xml", `<w:document xmlns:w="x"><w:body>`+body+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="小标题"/><w:basedOn w:val="a3"/></w:style>
<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="Title"/></w:style><w:style w:type="character" w:styleId="b"><w:name w:val="heading 2"/></w:style></w:styles>`,
		"docProps/core.xml", `<cp:coreProperties><dc:title>旧仓库</dc:title></cp:coreProperties>`)
}

func TestWord(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs and tabs", `<w:p><w:r><w:t>三月的</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">河边 </w:t></w:r></w:p>`, "docx: \np 三月的 河边\n"},
		{"line breaks part blocks, page breaks do not", `<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p>`, "docx: \np 一\np 二三\n"},
		{"styles", `<w:p><w:pPr><w:pStyle w:val="a4"/></w:pPr><w:r><w:t>题目</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:r><w:t>小题</w:t></w:r></w:p>`, "docx: 题目\nh1 小题\n"},
		{"outline level", `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>小题</w:t></w:r></w:p><w:p><w:r><w:t>话。</w:t></w:r></w:p>`, "docx: \nh2 小题\np 话。\n"},
		{"the stated title where the text has it", `<w:p><w:r><w:t>旧仓库</w:t></w:r></w:p><w:p><w:r><w:t>话。</w:t></w:r></w:p>`, "docx: 旧仓库\np 话。\n"},
		{"deleted and inserted", `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>`, "docx: \np 新\n"},
		{"fields have results", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>`, "docx: \np 7\n"},
		{"ruby has its base", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "docx: \np 漢\n"},
		{"a text box once", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>外</w:t></w:r></w:p>`, "docx: \np 框\np 外\n"},
		{"a table in a cell", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`, "docx: \ntable 甲|乙\n"},
		{"a table that lays out", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲。</w:t></w:r></w:p><w:p><w:r><w:t>乙。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "docx: \np 甲。\np 乙。\n"},
		{"elements that are not closed", `<w:p><w:r><w:t>话。`, "docx: \np 话。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw := word(t, c.body)
			all, err := packed(t, "a.docx", raw)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(all[0]); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestMessages(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "From: =?gbk?B?1ebR8w==?= <a@example.org>\nSubject: =?utf-8?B?5paw5qGl6YCa6L2m?=\nDate: Sat, 06 Mar 2021 09:30:00 +0800 (CST)\nContent-Type: text/plain; charset=utf-8\n\n三月六日，新桥通车了。\n",
			"mail: 新桥通车\ndate = 2021-03-06T09:30:00+08:00\nauthor = 真洋\np 三月六日，新桥通车了。\n"},
		{"a page before plain words", "From: a@example.org\nSubject: 新桥\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\nwords\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" +
			"PHA+5LiJ5pyI5YWt5pel44CCPC9wPg==\n--x--\n", "mail: 新桥\np 三月六日。\n"},
		{"no attachment", "From: a@example.org\nSubject: 新桥\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nno\n--x\nContent-Type: text/plain\n\n话。\n--x--\n", "mail: 新桥\np 话。\n"},
		{"out of a mailbox", "From email_test@me.example\nFrom: a@example.org\nSubject: 新桥\n\n话。\n", "mail: 新桥\np 话。\n"},
		{"cut short", "From: a@example.org\nSubject: 新桥\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n话。", "mail: 新桥\np 话。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := packed(t, "a.eml", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(all[0]); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestFaultsOfDocuments: what cannot be read is told in words, in little time.
func TestFaultsOfDocuments(t *testing.T) {
	bomb := word(t, `<w:p><w:r><w:t>`+strings.Repeat("长", 50<<20)+`</w:t></w:r></w:p>`)
	laughs := `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document><w:body><w:p><w:r><w:t>x&c;y</w:t></w:r></w:p></w:body></w:document>`
	for _, c := range []struct {
		name string
		raw  []byte
		code fault.Code
		says string
	}{
		{"empty.docx", nil, fault.Malformed, "empty"},
		{"short.docx", testFile(t, "gazette.docx")[:3000], fault.Truncated, "breaks off"},
		{"short.odt", testFile(t, "gazette.odt")[:9000], fault.Truncated, "breaks off"},
		{"old.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + " and more"), fault.Foreign, "an old Office file"},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + " and more"), fault.Malformed, "breaks off"},
		{"short.doc", testFile(t, "gazette.doc")[:5000], fault.Malformed, "breaks off"},
		{"none.doc", []byte("a text"), fault.Malformed, "breaks off or is damaged"},
		{"picture.epub", []byte("\xff\xd8\xff\xe0 and more"), fault.Foreign, "a picture"},
		{"sheet.docx", testFile(t, "table.xlsx"), fault.Malformed, "word/document.xml is missing"},
		{"bomb.docx", bomb, fault.TooLarge, "longer than is believed"},
		{"deep.docx", word(t, strings.Repeat("<w:p>", 100_000)), fault.Malformed, "deep in each other"},
		{"cut.docx", zipped(t, "word/document.xml", `<w:document><w:body><w:p><w:r><w:t>话`), fault.Malformed, "is damaged"},
		{"laughs.docx", zipped(t, "word/document.xml", laughs), "", ""},
		{"locked.pdf", testFile(t, "locked.pdf"), fault.Encrypted, "password"},
		{"scanned.pdf", testFile(t, "scanned.pdf"), fault.Scanned, "pictures"},
		{"short.pdf", testFile(t, "gazette.pdf")[:700], fault.Malformed, "damaged"},
		{"none.pdf", []byte("no PDF at all"), fault.Malformed, "damaged"},
		{"none.epub", zipped(t, "a", "b"), fault.Malformed, "names none"},
		{"none.eml", []byte("\x00\x01"), fault.Malformed, "no message"},
		{"nothing.eml", []byte("Subject: x\nContent-Type: image/png\n\nx"), fault.Malformed, "neither"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := packed(t, c.name, c.raw)
			if c.code == "" {
				if err != nil || len(all) != 1 || len(show(all[0])) > 1000 {
					t.Fatalf("%d documents, %v", len(all), err)
				}
				return
			}
			if bad := fault.In(err); bad == nil || bad.Code != c.code || !strings.Contains(bad.Words, c.says) {
				t.Errorf("told as %v, want %s: %s", err, c.code, c.says)
			}
		})
	}
}

func FuzzPacked(f *testing.F) {
	formats := []Format{DOCX, ODT, EPUB, Mail, XLSX, DOC, XLS, RTF, OFD}
	f.Add(uint8(0), word(f, `<w:p><w:r><w:t>话。</w:t></w:r></w:p>`))
	f.Add(uint8(1), zipped(f, "content.xml", `<office:text><text:h text:outline-level="1">题</text:h><text:p>话<text:note><text:note-body>注</text:note-body></text:note></text:p></office:text>`))
	f.Add(uint8(2), epub2(f, "x"))
	f.Add(uint8(3), []byte("From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>x</p>\n--x--\n"))
	f.Add(uint8(4), workbook(f, `<row><c t="inlineStr"><is><t>标题</t></is></c></row><row><c><v>1</v></c></row>`))
	f.Add(uint8(5), testFile(f, "gazette.doc"))
	f.Add(uint8(8), testFile(f, "essay.ofd"))
	f.Add(uint8(7), []byte(`{\rtf1{\stylesheet{\s1 heading 1;}}\s1\'ba\'d3{\footnote a}\trowd\intbl b\cell\row{\listtext 1.}c\par}`))
	f.Fuzz(func(t *testing.T, kind uint8, raw []byte) {
		format := formats[int(kind)%len(formats)]
		b := binary("a."+string(format), raw)
		if format.Class() == AsSheets {
			if items, err := NewSheets(format, b, nil); err == nil {
				drain(t, items)
			}
			return
		}
		all, err := Packed(context.Background(), format, b)
		if err == nil && all == nil {
			t.Error("neither a document nor an error")
		}
		for _, d := range all {
			for _, block := range d.Blocks {
				if strings.TrimSpace(block.Text) == "" && block.Image == "" {
					t.Errorf("an empty block in %+v", d.Blocks)
				}
			}
		}
	})
}
