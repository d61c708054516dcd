package read

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestFlatWord: documents of Word in one file of XML, as programs of offices fill
// them in and call them .doc.
func TestFlatWord(t *testing.T) {
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>`
	para := func(words string) string { return `<w:p><w:r><w:t>` + words + `</w:t></w:r></w:p>` }
	part := func(name, inner string) string {
		return `<pkg:part pkg:name="` + name + `" pkg:contentType="application/xml"><pkg:xmlData>` + inner + `</pkg:xmlData></pkg:part>`
	}
	for _, c := range []struct{ name, text, want string }{
		{"its parts in a row", head + `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
			part("/_rels/.rels", `<Relationships/>`) +
			part("/word/document.xml", `<w:document><w:body>`+para("话。")+styledPara("1", "总则")+para("询问笔录")+`</w:body></w:document>`) +
			`<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png"><pkg:binaryData>iVBORw0K</pkg:binaryData></pkg:part>` +
			part("/word/styles.xml", `<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`) + `</pkg:package>`,
			"p 话。\nh1 总则\np 询问笔录\n"},
		{"of Word 2003", "\ufeff" + head + "\n" + `<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xml:space="preserve"><o:DocumentProperties><o:Title>模板</o:Title></o:DocumentProperties>` +
			`<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles><w:body><wx:sect>` + para("话。") + styledPara("1", "总则") +
			`<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="（一）"/></w:listPr></w:pPr><w:r><w:t>申请人</w:t></w:r><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>删</w:t></w:r></aml:content></aml:annotation><aml:annotation w:type="Word.Comment"><aml:content>` + para("批注") + `</aml:content></aml:annotation><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>姓名</w:t></w:r></aml:content></aml:annotation></w:p>` +
			`<w:tbl><w:tr><w:tc>` + para("甲") + `</w:tc><w:tc>` + para("乙") + `</w:tc></w:tr></w:tbl><w:sectPr><w:hdr w:type="odd">` + para("页眉") + `</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`,
			"p 话。\nh1 总则\np （一）申请人姓名\ntable 甲|乙\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if format, ok := Told(DOC, c.text, Mapping{}); !ok || format != DOCX {
				t.Fatalf("told to be %q", format)
			}
			gbk, _ := simplifiedchinese.GBK.NewEncoder().String(strings.TrimPrefix(c.text, "\ufeff"))
			if all, err := packed(t, "a.docx", []byte(gbk)); err != nil || showBlocks(all[0].Blocks) != c.want {
				t.Errorf("in GBK: %v", err)
			}
			all, err := packed(t, "a.docx", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := showBlocks(all[0].Blocks); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
	if _, err := packed(t, "a.docx", []byte(head+`<pkg:package><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:docu`)); err == nil {
		t.Error("one that breaks off is read without a word")
	}
}
