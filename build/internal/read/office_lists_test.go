package read

import (
	"fmt"
	"strings"
	"testing"
)

// numberedWord is a document of Word with lists: 1 and 5 are of one abstract
// list, 5 begins it anew; 2 numbers chapters by their style; 3 has marks, 4 is
// by way of a style of lists.
func numberedWord(t testing.TB, body string) []byte {
	level := func(n int, rest string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/>%s</w:lvl>`, n, rest)
	}
	return zipped(t, "word/document.xml", `<w:document xmlns:w="x"><w:body>`+body+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="款"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>`,
		"word/numbering.xml", `<w:numbering>
<w:abstractNum w:abstractNumId="0">`+level(0, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`)+level(1, `<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>`)+level(2, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/>`)+`</w:abstractNum>
<w:abstractNum w:abstractNumId="1">`+level(0, `<w:pStyle w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/><w:lvlText w:val="第%1章"/>`)+level(1, `<w:pStyle w:val="2"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/>`)+`</w:abstractNum>
<w:abstractNum w:abstractNumId="2">`+level(0, `<w:numFmt w:val="bullet"/><w:lvlText w:val=""/>`)+`</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="L"/>`+level(0, `<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条　"/>`)+`</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`)
}

// item is a paragraph of Word: its list and level, "" for none, or its style.
func item(list string, level int, words string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, words)
}

func styledPara(style, words string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + words + `</w:t></w:r></w:p>`
}

func TestNumbersOfWord(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"plain, with a text between, and begun anew", item("1", 0, "甲") + `<w:p><w:r><w:t>话。</w:t></w:r></w:p>` + item("1", 0, "乙") + item("5", 0, "丙") + item("5", 0, "丁") + item("1", 0, "戊"),
			"list 1. 甲\np 话。\nlist 2. 乙\nlist 7. 丙\nlist 8. 丁\nlist 9. 戊\n"},
		{"in each other", item("1", 0, "甲") + item("1", 1, "乙") + item("1", 1, "丙") + item("1", 2, "丁") + item("1", 0, "戊") + item("1", 1, "己"),
			"list 1. 甲\np a) 乙\np b) 丙\np 1.2.1 丁\nlist 2. 戊\np a) 己\n"},
		{"headings by their styles", styledPara("1", "总则") + styledPara("2", "目的") + styledPara("2", "范围") + styledPara("1", "附则") + styledPara("2", "施行"),
			"h1 第一章 总则\nh2 （一）目的\nh2 （二）范围\nh1 第二章 附则\nh2 （一）施行\n"},
		{"marks", item("3", 0, "甲") + item("3", 0, "乙"), "list 甲\nlist 乙\n"},
		{"by a style of lists, as a style is based on it", styledPara("a", "甲") + styledPara("a", "乙"), "p 第一条　甲\np 第二条　乙\n"},
		{"taken out of its list", `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` + styledPara("a", "乙"), "p 甲\np 第一条　乙\n"},
		{"an empty item counts, one whose end was deleted is of the next", item("1", 0, "") + item("1", 0, "甲") +
			`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>` + item("1", 0, "丙"),
			"list 2. 甲\nlist 3. 乙丙\n"},
		{"a column of numbers", `<w:tbl><w:tr><w:tc>` + item("1", 0, "") + `</w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>` + item("1", 0, "") + `</w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			"table 1.|甲/2.|乙\n"},
		{"a list that is not there", item("99", 0, "甲"), "list 甲\n"},
		{"a table of contents is left out", styledPara("t", "第一章	3") + `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>话。</w:t></w:r></w:p></w:sdtContent></w:sdt>`, "p 话。\n"},
		{"hidden words", `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>话。</w:t></w:r></w:p>`, "p 话。\n"},
		{"signs over each other", `<w:p>` + field(`EQ \o\ac(○,3)`) + field(`eq \* jc2 \* hps10 \o\ad(\s\up 9(hàn),漢)`) + field(`PAGE`) + `<w:r><w:t>字</w:t></w:r></w:p>`, "p ③漢字\n"},
		{"cells that take several places", `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>横</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			"table 横||丙/|1|2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := packed(t, "a.docx", numberedWord(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got := showBlocks(all[0].Blocks); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func field(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// TestForeignPartOfWord: programs that know HTML only put a page into a document.
func TestForeignPartOfWord(t *testing.T) {
	document := `<w:document xmlns:w="x" xmlns:r="y"><w:body><w:altChunk r:id="r1"/><w:p><w:r><w:t>末。</w:t></w:r></w:p></w:body></w:document>`
	rels := func(target string) string {
		return `<Relationships><Relationship Id="r1" Target="` + target + `"/></Relationships>`
	}
	page := "<html><body><h1>题</h1><ol><li>甲</li></ol></body></html>"
	for target, part := range map[string]string{"a.html": page, "a.mht": "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + page} {
		all, err := packed(t, "a.docx", zipped(t, "word/document.xml", document, "word/_rels/document.xml.rels", rels(target), "word/"+target, part))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := show(all[0]), "docx: 题\nlist 1. 甲\np 末。\n"; got != want {
			t.Errorf("%s: read\n%s\nwant\n%s", target, got, want)
		}
	}
}

func numberedText(t testing.TB, body string) []byte {
	return zipped(t, "content.xml", `<office:document-content><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles>
<office:body><office:text>`+body+`</office:text></office:body></office:document-content>`,
		"styles.xml", `<office:document-styles><office:styles><style:style style:name="Heading_20_2" style:family="paragraph" style:default-outline-level="2"/>
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" loext:num-list-format="第%1%章" style:num-format="一, 二, 三, ..."><style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:outline-level-style>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles></office:document-styles>`)
}

func TestNumbersOfOpenDocument(t *testing.T) {
	list := func(attributes string, items ...string) string {
		return `<text:list ` + attributes + `><text:list-item>` + strings.Join(items, `</text:list-item><text:list-item>`) + `</text:list-item></text:list>`
	}
	p := func(words string) string { return `<text:p>` + words + `</text:p>` }
	for _, c := range []struct{ name, body, want string }{
		{"plain, gone on with, and begun anew", list(`xml:id="a" text:style-name="L1"`, p("甲")+p("乙"), p("丙")) + p("话。") + list(`text:continue-list="a" text:style-name="L1"`, p("丁")) + list(`text:style-name="L1" text:continue-numbering="true"`, p("戊")) + list(`text:style-name="L1"`, p("己")),
			"list 1. 甲\np 乙\nlist 2. 丙\np 话。\nlist 3. 丁\nlist 4. 戊\nlist 1. 己\n"},
		{"in each other", list(`text:style-name="L1"`, p("甲")+list("", p("乙")+list("", p("丙")), p("丁")), p("戊")+list("", p("己"))),
			"list 1. 甲\np （一）乙\np 1.一.1 丙\np （二）丁\nlist 2. 戊\np （一）己\n"},
		{"a number of its own, a head", `<text:list text:style-name="L1"><text:list-header>` + p("头") + `</text:list-header><text:list-item text:start-value="5">` + p("甲") + `</text:list-item><text:list-item>` + p("乙") + `</text:list-item></text:list>`,
			"p 头\nlist 5. 甲\nlist 6. 乙\n"},
		{"marks, and a list of no style", list(`text:style-name="L2"`, p("甲")) + list("", p("乙")), "list 甲\nlist 乙\n"},
		{"headings", `<text:h text:outline-level="1">总则</text:h><text:h text:outline-level="2">目的</text:h><text:h text:outline-level="1" text:is-list-header="true">附</text:h><text:h text:outline-level="1">附则</text:h><text:h text:outline-level="2">施行</text:h><text:p text:style-name="P1">小题</text:p>`,
			"h1 第一章总则\nh2 一.1 目的\nh1 附\nh1 第二章附则\nh2 二.1 施行\nh2 小题\n"},
		{"a part that is not shown", `<text:section text:display="none">` + p("藏") + `</text:section>` + p("话。"), "p 话。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := packed(t, "a.odt", numberedText(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got := showBlocks(all[0].Blocks); got != c.want {
				t.Errorf("read\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
