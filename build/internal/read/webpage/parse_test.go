package webpage

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fangzhi/data/article"
)

func nodes(root *html.Node) (n int) {
	visit(root, func(*html.Node) bool { n++; return true })
	return n
}

func manyFonts(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "<font color=%d>", i)
	}
	return out.String()
}

func TestLooks(t *testing.T) {
	for _, e := range []struct {
		name, text string
		want       bool
	}{
		{"a page", "<!DOCTYPE html><html><body>河边修路</body></html>", true},
		{"a fragment", "<div class=x>\n河边修路\n</div>", true},
		{"one with a picture that is not closed", `<p><img src=a.jpg>河边修路</p>`, true},
		{"a text between planted tags", "<div id=\"cxzvz\"></div>\n<u id=\"cxzvz\"><strong id=\"cxzvz\"></strong></u>\n河边修路\n<track id=\"cxzvz\"></track>\n正文。", false},
		{"a text", "河边修路<div></div>", false},
		{"a sign", "<p 河边修路", false},
	} {
		if got := Looks(e.text); got != e.want {
			t.Errorf("%s: it looks like HTML: %t", e.name, got)
		}
	}
}

func TestPasted(t *testing.T) {
	const prose = "近日，柳塘镇组织全体村干部、党员、群众二百余人在主街上清理边沟、清除杂草，历时三天，清走垃圾八大车。"
	for _, e := range []struct{ line, want string }{
		{"河边的春天 周大河 <p> " + prose + "</p> 保洁 边沟", "河边的春天 周大河|" + prose + "|保洁 边沟"},
		{`<p class="ql-block">  ` + prose + `</p> <p class="ql-block">  ` + prose + `</p>`, prose + "|" + prose},
		{"写作 <p>一段</p> 时浏览器另起一行。", ""},
		{prose, ""},
	} {
		var got []string
		blocks, _ := Pasted(e.line)
		for _, b := range blocks {
			got = append(got, strings.TrimSpace(b.Text))
		}
		if strings.Join(got, "|") != e.want {
			t.Errorf("%s became %q", e.line, got)
		}
	}
}

// TestParseIsBounded: few bytes may not give many elements, nor lose words.
func TestParseIsBounded(t *testing.T) {
	const tags, most = 60_000, 400_000
	for name, page := range map[string]string{
		"formatting":        strings.Repeat("<b><i><p>字", tags/4),
		"formatting kept":   "<p><b><i><u>" + strings.Repeat("<p>字", tags/2),
		"many kinds":        "<p>" + manyFonts(400) + strings.Repeat("<p>字", tags/2),
		"quoted ends":       "<p>" + strings.ReplaceAll(manyFonts(400), "color=", `face=">" color=`) + strings.Repeat("<p>字", tags/2),
		"in capitals":       "<p>" + strings.ToUpper(manyFonts(400)) + strings.Repeat("<P>字", tags/2),
		"behind a drawing":  "<svg><title></svg><p>" + manyFonts(400) + strings.Repeat("<p>字", tags/2),
		"ends in a comment": "<p>" + strings.ReplaceAll(manyFonts(300), ">", "><!--</font>-->") + strings.Repeat("<p>字", tags/2),
		"bold":              "<p>" + strings.ReplaceAll(manyFonts(200), "font", "b") + strings.Repeat("<p>字", tags/2),
		"roots":             strings.Repeat("<html a=1>", 2*maxRoots) + strings.Repeat("<p>字", tags/4),
		"beyond all":        strings.Repeat("<p>字", tags+1),
	} {
		root, err := parseWithin(page, tags, most)
		if err != nil {
			if name != "roots" && name != "beyond all" {
				t.Errorf("%s: %v", name, err)
			}
			if got, want := strings.Count(withoutTags(page), "字"), strings.Count(page, "字"); got != want {
				t.Errorf("%s: %d words of %d without tags", name, got, want)
			}
			continue
		}
		if got, want := strings.Count(textOf(root), "字"), strings.Count(page, "字"); got != want && name != "behind a drawing" {
			t.Errorf("%s: %d words of %d", name, got, want)
		}
		if n := nodes(root); n > most {
			t.Errorf("%s: %d nodes", name, n)
		}
	}
}

// TestPlainTagsKeepWhatIsRead: what a page states by bold, links and hidden
// parts is read of it when its tags are plainer.
func TestPlainTagsKeepWhatIsRead(t *testing.T) {
	part := `<p><b>一、河边的路</b></p><p>三月的<font color="red">河边</font>，<strong style="x">人们</strong><font class="jammer">x7</font>走<i>来</i>走去。</p>
<table><tr><td><font size=2>甲</td><td><b>12</b></td></tr><tr><td><font size=2>乙</td><td>13</td></tr></table>`
	want := blocksText(Fragment(part))
	if want == "" || !strings.Contains(want, string(article.Heading)) || strings.Contains(want, "x7") {
		t.Fatalf("read as %s", want)
	}
	read := func(page string) string {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		return blocksText(blocksOf(root, nil))
	}
	if got := read(plainTags(part, true)); got != want {
		t.Errorf("bold kept:\n%s\nwant\n%s", got, want)
	}
	plain := strings.NewReplacer(string(article.Heading), string(article.Paragraph))
	if got, want := read(plainTags(part, false)), plain.Replace(want); got != want {
		t.Errorf("bold not kept:\n%s\nwant\n%s", got, want)
	}
}

func blocksText(blocks []article.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		fmt.Fprintf(&out, "%s %s\n", b.Kind, b.Text)
	}
	return out.String()
}

func FuzzParse(f *testing.F) {
	f.Add("<b><i><p>x", "<p>y")
	f.Add("<p>"+manyFonts(30), "<p>x")
	f.Add(`<p><font face=">" a=1><b/c><strong d='"'>`, "<table><td><p>x</table>")
	f.Add("<svg><title><math><mi></svg>", "<nobr><a href=x><p>")
	f.Fuzz(func(t *testing.T, once, often string) {
		text := once + strings.Repeat(often, 200)
		if len(text) > 64<<10 {
			return
		}
		const most = 20_000
		root, err := parseWithin(text, most/(perTag+alikeOpen*len(boldTags)), most)
		if err != nil {
			withoutTags(text)
			return
		}
		if n := nodes(root); n > most {
			t.Errorf("%d nodes of %d tags", n, strings.Count(text, "<"))
		}
	})
}
