package ofd

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"fangzhi/build/internal/read/container/containertest"
	"fangzhi/build/internal/read/fault"
)

// packed is an OFD file of one page; more are other parts, names and words in turn.
func packed(t testing.TB, page string, more ...string) []byte {
	t.Helper()
	parts := append([]string{"OFD.xml", `<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
		"Doc_0/Document.xml", `<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 100</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>` +
			`<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages><ofd:Outlines><ofd:OutlineElem Title="一"><ofd:OutlineElem Title="（一）"/></ofd:OutlineElem></ofd:Outlines></ofd:Document>`,
		"Doc_0/Tpls/Tpl_0/Content.xml", `<Page><Content><Layer><TextObject Boundary="0 0 9 9" Size="5"><TextCode X="0" Y="5">样张</TextCode></TextObject></Layer></Content></Page>`,
		"Doc_0/Pages/Page_0/Content.xml", `<ofd:Page>` + page + `</ofd:Page>`}, more...)
	return containertest.ZIP(t, zip.Store, parts...) // as it is: a fuzzer makes many
}

func TestLines(t *testing.T) {
	object := func(boundary, rest string) string {
		return `<ofd:TextObject Boundary="` + boundary + `" Size="5" ` + rest + `</ofd:TextObject>`
	}
	for _, c := range []struct{ name, page, want string }{
		{"a line, from the lower left in points", object("10 20 40 7", `><ofd:TextCode X="0" Y="5" DeltaX="5 5 5">河西的路</ofd:TextCode>`), "河西的路 28 85 213\n"},
		{"ways that come again, and down", object("10 20 40 20", `><ofd:TextCode X="0" Y="5" DeltaX="g 2 5 -10 g 2 5" DeltaY="g 2 0 7">新桥头通车了</ofd:TextCode>`), "新桥头 28 71 213\n通车了 28 71 193\n"},
		{"pieces of a line", object("10 20 5 7", `><ofd:TextCode X="0" Y="5">1</ofd:TextCode>`) + object("12.6 20 20 7", `><ofd:CGTransform><ofd:Glyphs>451 7</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="5">、路</ofd:TextCode>`), "1、路 28 64 213\n"},
		{"words, and room between Chinese", object("10 20 90 7", `><ofd:TextCode X="0" Y="5" DeltaX="2.5 2.5 5 2.5">abcd</ofd:TextCode><ofd:TextCode X="40" DeltaX="6 6 9">设备很新</ofd:TextCode>`), "abc d 28 64 213\n设备很 新 142 215 213\n"},
		{"scaled by a matrix", object("10 20 90 7", `CTM="2 0 0 2 1 1"><ofd:TextCode X="0" Y="5" DeltaX="5">大字</ofd:TextCode>`), "大字 31 88 196\n"},
		{"from top to bottom", object("10 20 5 30", `><ofd:TextCode X="0" Y="5" DeltaY="5 5">竖着写</ofd:TextCode>`), "竖着写 28 43 184\n"},
		{"a page of its own size, set in by spaces, not shown", `<ofd:Area><ofd:PhysicalBox>0 0 210 50</ofd:PhysicalBox></ofd:Area>` + object("10 20 40 7", `><ofd:TextCode X="0" Y="5" DeltaX="g 3 5">　　路。</ofd:TextCode>`) + object("10 20 9 9", `Visible="false"><ofd:TextCode X="0" Y="5">无</ofd:TextCode>`), "路。 57 85 71\n"},
	} {
		raw := packed(t, c.page)
		pages, marks, more, err := Read(bytes.NewReader(raw), int64(len(raw)))
		if err != nil || more || len(pages) != 1 || len(marks) != 2 || marks[1].Level != 2 {
			t.Fatalf("%s: %v, %d pages, %v", c.name, err, len(pages), marks)
		}
		var got strings.Builder
		for _, l := range pages[0].Lines {
			fmt.Fprintf(&got, "%s %.0f %.0f %.0f\n", l.Text, l.Left, l.Right, l.Bottom)
		}
		if got.String() != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got.String(), c.want)
		}
	}
}

// TestOtherWays: addresses from the root of the file; what cannot be read.
func TestOtherWays(t *testing.T) {
	zipOf := func(parts ...string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for i := 0; i < len(parts); i += 2 {
			w, _ := z.Create(parts[i])
			_, _ = w.Write([]byte(parts[i+1]))
		}
		_ = z.Close()
		return out.Bytes()
	}
	const page = `<Page><Content><TextObject Boundary="0 0 9 9" Size="5"><TextCode X="0" Y="5">路</TextCode></TextObject></Content></Page>`
	for _, c := range []struct {
		name string
		raw  []byte
		code fault.Code // "": it is read
	}{
		{"from the root", zipOf("OFD.xml", "<OFD><DocRoot>/D/Document.xml</DocRoot></OFD>", "D/Document.xml", `<Document><Pages><Page BaseLoc="/D/p.xml"/><Page BaseLoc="D/p.xml"/></Pages></Document>`, "D/p.xml", page), ""},
		{"no OFD", zipOf("a", "b"), fault.Malformed},
		{"no document", zipOf("OFD.xml", "<OFD/>"), fault.Malformed},
		{"locked", zipOf("OFD.xml", "<OFD><DocRoot>D</DocRoot><Encryptions>x</Encryptions></OFD>", "D", ""), fault.Encrypted},
		{"damaged", packed(t, "<Content><TextObject"), fault.Malformed},
	} {
		pages, _, _, err := Read(bytes.NewReader(c.raw), int64(len(c.raw)))
		bad := fault.In(err)
		switch {
		case c.code == "" && (err != nil || len(pages) != 2 || len(pages[0].Lines)+len(pages[1].Lines) != 2):
			t.Errorf("%s: %v, %+v", c.name, err, pages)
		case c.code != "" && (bad == nil || bad.Code != c.code):
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(`<TextObject Boundary="1 2 3 4" Size="5" CTM="1 0 0 1 0 0"><TextCode X="0" Y="1" DeltaX="g 2 5 -1e9" DeltaY="g -1 g 3">河 x</TextCode></TextObject>`)
	f.Fuzz(func(t *testing.T, page string) {
		raw := packed(t, page)
		pages, _, _, err := Read(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return
		}
		n := 0
		for _, l := range pages[0].Lines {
			if n += len(l.Text); strings.TrimSpace(l.Text) == "" {
				t.Errorf("an empty line in %+v", pages[0].Lines)
			}
		}
		if n > 4*len(page) {
			t.Errorf("%d bytes of %d", n, len(page))
		}
	})
}
