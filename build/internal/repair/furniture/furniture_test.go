package furniture

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"fangzhi/data/article"
)

// The places and boxes of a template, as a reader gives them.
const (
	way uint64 = iota + 1
	text
	heading
	related
	footer
	box
	foot
)

func block(place, box uint64, linked bool, text string) article.Block {
	return article.Block{Kind: article.Paragraph, Text: text, Place: place, Box: box, Linked: linked}
}

// notice is a page of an office's: its own text, signed as all of them are.
func notice(i int) Page {
	return Page{Title: "通知公告", Window: fmt.Sprintf("第%d号通知-河西街道-政务公开", i), Blocks: []article.Block{
		block(way, foot, false, "首页 > 通知公告 > 正文"),
		block(text, box, false, "各社区居委会："),
		block(heading, box, false, "一、基本情况"),
		block(text, box, false, fmt.Sprintf("第%d号通知说，河边的路第%d段从下周起修。", i, i)),
		block(heading, box, false, "二、有关要求"),
		block(text, box, false, fmt.Sprintf("请在%d日前告知沿路的居民。", i)),
		block(text, box, false, "河西街道办事处"),
		block(related, foot, true, fmt.Sprintf("上一篇：第%d号通知", i-1)),
		block(footer, foot, false, "地址：河西路一号 邮编：100000"),
		block(related, foot, true, fmt.Sprintf("热点：第%d座桥通车", i)),
	}}
}

func learn(pages ...Page) *Site {
	l := Learner{Prose: func(b article.Block) bool { return strings.Contains(b.Text, "。") }}
	for i, p := range pages {
		l.Add(fmt.Sprintf("%03d", i), p)
	}
	return l.Site()
}

// TestLinesOfATemplate: what stands around the text is a site's; what stands in
// it is not, however often: whom it is for, what its parts are called, who signs.
func TestLinesOfATemplate(t *testing.T) {
	s := learn(notice(1), notice(2), notice(3), notice(4))
	if s == nil {
		t.Fatal("nothing was learned of four pages")
	}
	p := notice(9)
	want := map[string]bool{"首页 > 通知公告 > 正文": true, "地址：河西路一号 邮编：100000": true}
	for i := range p.Blocks {
		if b := &p.Blocks[i]; s.IsLine(b) != want[b.Text] {
			t.Errorf("%s: %v", b.Text, s.IsLine(b))
		}
	}
	if !s.IsTitle("通知公告") || s.IsTitle("第9号通知") {
		t.Error("the column's name is a headline")
	}
	if own, ok := s.WithoutEnd(p.Window); !ok || own != "第9号通知" {
		t.Errorf("%q of %q", own, p.Window)
	}
}

// TestNamesBeforeHeadlines are a site's where many windows begin with them; what
// stands behind them is a headline, but no day.
func TestNamesBeforeHeadlines(t *testing.T) {
	pages := make([]Page, 4)
	for i := range pages {
		pages[i] = notice(i)
		pages[i].Window = fmt.Sprintf("台灣白話字文獻館-白話字數位典藏-第%d號通知", i)
	}
	s := learn(pages...)
	for window, want := range map[string]string{
		"台灣白話字文獻館-白話字數位典藏-黃章輝牧師的請安":   "黃章輝牧師的請安",
		"台灣白話字文獻館-消息-黃章輝牧師的請安":        "消息-黃章輝牧師的請安",
		"台灣白話字文獻館-白話字數位典藏-2026-08-14": "",
		"黃章輝牧師的請安":                    "",
	} {
		if own, ok := s.WithoutHead(window); ok != (want != "") || ok && own != want {
			t.Errorf("%q of %q", own, window)
		}
	}
}

// TestNamesOfOtherPages stand behind the text, among standing lines: a name that
// may come before any of those can be the text's own.
func TestNamesOfOtherPages(t *testing.T) {
	pages := make([]Page, 4)
	for i := range pages {
		pages[i] = notice(i)
		pages[i].Blocks = append(pages[i].Blocks[:7], pages[i].Blocks[8:]...) // without what stands before the footer
	}
	last := &pages[0].Blocks[8]
	if s := learn(pages...); s == nil || !s.IsBehind(last) {
		t.Errorf("%s is not known", last.Text)
	}
	if s := learn(notice(1), notice(2), notice(3)); s == nil || s.IsBehind(last) {
		t.Errorf("%s is taken for another page's name", last.Text)
	}
}

// TestWhatIsNoEvidence: two pages, copies of one, pages of several sites.
func TestWhatIsNoEvidence(t *testing.T) {
	if s := learn(notice(1), notice(2)); s != nil {
		t.Errorf("two pages: %+v", s)
	}
	copies := make([]Page, 6)
	for i := range copies {
		copies[i] = notice(1)
		copies[i].Window = fmt.Sprint(i)
	}
	if s := learn(copies...); s != nil {
		t.Errorf("copies: %+v", s)
	}
	others := make([]Page, 6)
	for i := range others {
		others[i] = notice(i)
		others[i].Title, others[i].Window = fmt.Sprint("标题", i), fmt.Sprint("标题", i)
		for k := range others[i].Blocks {
			others[i].Blocks[k].Place += uint64(100 * i)
			others[i].Blocks[k].Box += uint64(100 * i)
		}
	}
	if s := learn(others...); s != nil {
		t.Errorf("pages of six sites: %+v", s)
	}
}

// TestOrderDoesNotMatter: the same pages teach the same.
func TestOrderDoesNotMatter(t *testing.T) {
	names := rand.New(rand.NewPCG(1, 2)).Perm(12)
	var want *Site
	for turn := range 4 {
		l := Learner{Prose: func(b article.Block) bool { return strings.Contains(b.Text, "。") }}
		for i := range names {
			at := names[(i+turn*5)%len(names)]
			l.Add(fmt.Sprintf("%03d", at), notice(at))
		}
		if got := l.Site(); want == nil {
			want = got
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("turn %d: %+v, want %+v", turn, got, want)
		}
	}
}
