package read

import (
	"fmt"
	"strings"
	"testing"

	"fangzhi/build/internal/read/pdftext"
	"fangzhi/data/article"
)

// set makes a page of lines, each ten points high, from the top down: a line's
// indent in ems is the number of spaces before it.
func set(size float64, lines ...string) pdftext.Page {
	page := pdftext.Page{Height: 800}
	top := 780.0
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		left := 50 + size*float64(len(line)-len(text))
		if text != "" {
			page.Lines = append(page.Lines, pdftext.Line{Text: text, Left: left, Right: left + size*float64(cells(text))/2, Bottom: top - size, Top: top, Size: size})
		}
		top -= size * 1.5
	}
	return page
}

func TestLayOut(t *testing.T) {
	const full, more = "三月的河边柳树刚刚发芽老人们坐在长椅上晒太阳", "孩子们放风筝社区的志愿者沿着石板路捡拾纸屑。"
	for _, c := range []struct {
		name  string
		pages []pdftext.Page
		want  string
	}{
		{"indents", []pdftext.Page{set(10, "  "+full[:len(full)-6], more, "  "+full[:len(full)-6], "完。")}, "p " + full[:len(full)-6] + more + "\np " + full[:len(full)-6] + "完。\n"},
		{"a gap", []pdftext.Page{set(10, full, more, "", full, "完。")}, "p " + full + more + "\np " + full + "完。\n"},
		{"short lines stay apart", []pdftext.Page{set(10, full, "床前明月光", "疑是地上霜", "举头望明月")}, "p " + full + "床前明月光\np 疑是地上霜\np 举头望明月\n"},
		{"over a page", []pdftext.Page{set(10, full, full), set(10, more, "  "+full[:len(full)-6])}, "p " + full + full + more + "\np " + full[:len(full)-6] + "\n"},
		{"not over a page", []pdftext.Page{set(10, full, more), set(10, full, "完。")}, "p " + full + more + "\np " + full + "完。\n"},
		{"english", []pdftext.Page{set(10, "The path along the river was a mud track until last", "year when the people who live there paved it with sto-", "ne and trees.")}, "p The path along the river was a mud track until last year when the people who live there paved it with stone and trees.\n"},
		{"running heads and numbers", []pdftext.Page{
			set(10, "河西区志 第1页", "", "", full, "甲"+more, "", "", "- 1 -"), set(10, "河西区志 第2页", "", "", full, "乙"+more, "", "", "- 2 -"), set(10, "河西区志 第3页", "", "", "丙"+more, "", "", "- 3 -")},
			"p " + full + "甲" + more + "\np " + full + "乙" + more + "\np 丙" + more + "\n"},
		{"a year is no page number", []pdftext.Page{set(10, "2021", full, more)}, "p 2021\np " + full + more + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := layOut(c.pages, nil)
			if got := showBlocks(d.Blocks); got != c.want || d.Title != "" {
				t.Errorf("%s\n%s\nwant\n%s", d.Title, got, c.want)
			}
		})
	}
}

func FuzzLayOut(f *testing.F) {
	f.Add("一行\n二行。\f三页", uint8(10), uint8(3))
	f.Fuzz(func(t *testing.T, text string, size, step uint8) {
		var pages []pdftext.Page
		letters := 0
		for n, part := range strings.Split(text, "\f") {
			page := set(float64(size%40)+1, strings.Split(part, "\n")...)
			for i := range page.Lines {
				page.Lines[i].Left += float64(int(step) * (i % (n + 2)))
				letters += strings.Count(page.Lines[i].Text, "x")
			}
			pages = append(pages, page)
		}
		d := layOut(pages, nil)
		if got := strings.Count(showBlocks(d.Blocks)+d.Title, "x"); got > letters {
			t.Errorf("%d letters became %d", letters, got)
		}
	})
}

// TestOutlined: bookmarks name headings where the text has them in the
// bookmarks' order, and not the lines of a table of contents above.
func TestOutlined(t *testing.T) {
	page := func(lines ...string) (p pdftext.Page) {
		for i, line := range lines {
			p.Lines = append(p.Lines, pdftext.Line{Text: line, Left: 50, Right: 300, Bottom: float64(700 - 30*i), Top: float64(710 - 30*i), Size: 10})
		}
		return p
	}
	pages := []pdftext.Page{
		page("目录", "概述", "人物", "工业"),
		page("概述", "某县在河西。", "人物", "传", "概述", "人物以卒年为序。"),
		page("工业", "建国前没有工业。"),
	}
	outline := []pdftext.Bookmark{{Title: "概 述", Level: 1}, {Title: "人物传", Level: 1}, {Title: "概述", Level: 2}, {Title: "封底", Level: 1}, {Title: "工业", Level: 1}}
	d := layOut(pages, outline)
	var got []string
	for _, b := range d.Blocks {
		if b.Kind == article.Heading {
			got = append(got, fmt.Sprint(b.Level, b.Text))
		}
	}
	if all := strings.Join(got, " "); d.Outlined != 2 || all != "1概述 1人物传 2概述 1工业" {
		t.Errorf("%v %s", d.Outlined, all)
	}
	if d := layOut(pages, append(outline[3:4:4], pdftext.Bookmark{Title: "无", Level: 1}, pdftext.Bookmark{Title: "工业", Level: 1})); d.Outlined != 0 {
		t.Error("one of three bookmarks is found, and is an outline")
	}
}
