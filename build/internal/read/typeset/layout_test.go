package typeset

import (
	"fmt"
	"strings"
	"testing"
)

// set makes a page of lines, each ten points high, from the top down: a line's
// indent in ems is the number of spaces before it.
func set(size float64, lines ...string) Page {
	page := Page{Height: 800}
	top := 780.0
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		left := 50 + size*float64(len(line)-len(text))
		if text != "" {
			page.Lines = append(page.Lines, Line{Text: text, Left: left, Right: left + size*float64(cells(text))/2, Bottom: top - size, Top: top, Size: size})
		}
		top -= size * 1.5
	}
	return page
}

// show is a text in words: headings after #, paragraphs after p.
func show(t Text) string {
	var out strings.Builder
	for _, p := range t.Paragraphs {
		mark := "p"
		if p.Level > 0 {
			mark = strings.Repeat("#", p.Level)
		}
		out.WriteString(mark + " " + p.Text + "\n")
	}
	return out.String()
}

func TestLayOut(t *testing.T) {
	const full, more = "三月的河边柳树刚刚发芽老人们坐在长椅上晒太阳", "孩子们放风筝社区的志愿者沿着石板路捡拾纸屑。"
	for _, c := range []struct {
		name  string
		pages []Page
		want  string
	}{
		{"indents", []Page{set(10, "  "+full[:len(full)-6], more, "  "+full[:len(full)-6], "完。")}, "p " + full[:len(full)-6] + more + "\np " + full[:len(full)-6] + "完。\n"},
		{"a gap", []Page{set(10, full, more, "", full, "完。")}, "p " + full + more + "\np " + full + "完。\n"},
		{"short lines stay apart", []Page{set(10, full, "床前明月光", "疑是地上霜", "举头望明月")}, "p " + full + "床前明月光\np 疑是地上霜\np 举头望明月\n"},
		{"over a page", []Page{set(10, full, full), set(10, more, "  "+full[:len(full)-6])}, "p " + full + full + more + "\np " + full[:len(full)-6] + "\n"},
		{"not over a page", []Page{set(10, full, more), set(10, full, "完。")}, "p " + full + more + "\np " + full + "完。\n"},
		{"english", []Page{set(10, "The path along the river was a mud track until last", "year when the people who live there paved it with sto-", "ne and trees.")}, "p The path along the river was a mud track until last year when the people who live there paved it with stone and trees.\n"},
		{"running heads and numbers", []Page{
			set(10, "河西区志 第1页", "", "", full, "甲"+more, "", "", "- 1 -"), set(10, "河西区志 第2页", "", "", full, "乙"+more, "", "", "- 2 -"), set(10, "河西区志 第3页", "", "", "丙"+more, "", "", "- 3 -")},
			"p " + full + "甲" + more + "\np " + full + "乙" + more + "\np 丙" + more + "\n"},
		{"a year is no page number", []Page{set(10, "2021", full, more)}, "p 2021\np " + full + more + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := LayOut(c.pages, nil)
			if got := show(d); got != c.want || d.Title != "" {
				t.Errorf("%s\n%s\nwant\n%s", d.Title, got, c.want)
			}
		})
	}
}

func FuzzLayOut(f *testing.F) {
	f.Add("一行\n二行。\f三页", uint8(10), uint8(3))
	f.Fuzz(func(t *testing.T, text string, size, step uint8) {
		var pages []Page
		letters := 0
		for n, part := range strings.Split(text, "\f") {
			page := set(float64(size%40)+1, strings.Split(part, "\n")...)
			for i := range page.Lines {
				page.Lines[i].Left += float64(int(step) * (i % (n + 2)))
				letters += strings.Count(page.Lines[i].Text, "x")
			}
			pages = append(pages, page)
		}
		d := LayOut(pages, nil)
		if got := strings.Count(show(d)+d.Title, "x"); got > letters {
			t.Errorf("%d letters became %d", letters, got)
		}
	})
}

// TestOutlined: bookmarks name headings where the text has them in the
// bookmarks' order, and not the lines of a table of contents above.
func TestOutlined(t *testing.T) {
	page := func(lines ...string) (p Page) {
		for i, line := range lines {
			p.Lines = append(p.Lines, Line{Text: line, Left: 50, Right: 300, Bottom: float64(700 - 30*i), Top: float64(710 - 30*i), Size: 10})
		}
		return p
	}
	pages := []Page{
		page("目录", "概述", "人物", "工业"),
		page("概述", "某县在河西。", "人物", "传", "概述", "人物以卒年为序。"),
		page("工业", "建国前没有工业。"),
	}
	outline := []Bookmark{{Title: "概 述", Level: 1}, {Title: "人物传", Level: 1}, {Title: "概述", Level: 2}, {Title: "封底", Level: 1}, {Title: "工业", Level: 1}}
	d := LayOut(pages, outline)
	var got []string
	for _, p := range d.Paragraphs {
		if p.Level > 0 {
			got = append(got, fmt.Sprint(p.Level, p.Text))
		}
	}
	if all := strings.Join(got, " "); d.Outlined != 2 || all != "1概述 1人物传 2概述 1工业" {
		t.Errorf("%v %s", d.Outlined, all)
	}
	if d := LayOut(pages, append(outline[3:4:4], Bookmark{Title: "无", Level: 1}, Bookmark{Title: "工业", Level: 1})); d.Outlined != 0 {
		t.Error("one of three bookmarks is found, and is an outline")
	}
}
