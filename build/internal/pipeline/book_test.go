package pipeline

import (
	"fmt"
	"strings"
	"testing"
)

// TestBook: a text of the size of a book becomes its chapters, each of which
// knows the book and the chapters around it, and none of its words is lost.
func TestBook(t *testing.T) {
	var text strings.Builder
	text.WriteString("河西县志\n\n本志记事起自建县。\n\n第一编　区域\n第二编　人物\n\n")
	for part := 1; part <= 2; part++ {
		fmt.Fprintf(&text, "第%s编　%s\n\n", []string{"一", "二"}[part-1], []string{"区域", "人物"}[part-1])
		for chapter := 1; chapter <= 3; chapter++ {
			fmt.Fprintf(&text, "第%s章　%d之%d\n\n", []string{"一", "二", "三"}[chapter-1], part, chapter)
			for line := range 1500 {
				fmt.Fprintf(&text, "河西县第%d里有第%d座桥，桥边的人家都记得。\n\n", part*10+chapter, line)
			}
		}
	}
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"河西县志.txt": text.String()})}})
	var titles []string
	lines := 0
	for _, a := range b.articles {
		titles = append(titles, a.Title)
		lines += strings.Count(a.Text(), "都记得")
		if a.Page == nil || !a.Page.Book || a.Page.Title != "河西县志" || len(a.Page.Articles) != 7 || a.Source != "河西县志" {
			t.Errorf("%s: %+v of %q", a.Title, a.Page, a.Source)
		}
	}
	want := "河西县志|第一编　区域 · 第一章　1之1|第一编　区域 · 第二章　1之2|第一编　区域 · 第三章　1之3|第二编　人物 · 第一章　2之1|第二编　人物 · 第二章　2之2|第二编　人物 · 第三章　2之3"
	byName := map[string]bool{}
	for _, title := range titles {
		byName[title] = true
	}
	for _, title := range strings.Split(want, "|") {
		if !byName[title] {
			t.Errorf("no chapter is called %q: %q", title, titles)
		}
	}
	if len(titles) != 7 || lines != 9000 {
		t.Errorf("%d chapters of %d lines", len(titles), lines)
	}
}
