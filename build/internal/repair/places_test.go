package repair

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"fangzhi/build/internal/repair/page"
	"fangzhi/data/article"
)

// checkPlaces holds that every repair stands where it says, in order and none
// in another, and that with all of them put back the page is as found.
func checkPlaces(t *testing.T, p *page.Page, title string, found []string) {
	t.Helper()
	old, gone, keepsWords := map[int]*strings.Builder{}, map[int][]string{}, true
	at := map[int]int{}
	for place := article.InTitle; place < len(p.Blocks); place++ {
		old[place] = &strings.Builder{}
	}
	for _, r := range p.Repairs {
		if r.Block == article.OutOfText {
			if r.Offset < 0 || r.Offset > len(p.Blocks) {
				t.Errorf("%+v stood before no block of %d", r, len(p.Blocks))
			}
			if r.After == "" {
				gone[r.Offset] = append(gone[r.Offset], r.Before)
			}
			keepsWords = keepsWords && !forgets[r.Rule]
			continue
		}
		keepsWords = keepsWords && !forgets[r.Rule]
		text := []rune(*p.Text(r.Block))
		end := r.Offset + utf8.RuneCountInString(r.After)
		if r.Offset < at[r.Block] || end > len(text) || string(text[r.Offset:end]) != r.After {
			t.Errorf("%+v does not stand in %q (behind %d)", r, string(text), at[r.Block])
			return
		}
		old[r.Block].WriteString(string(text[at[r.Block]:r.Offset]) + r.Before)
		at[r.Block] = end
	}
	for place, b := range old {
		b.WriteString(string([]rune(*p.Text(place))[at[place]:]))
	}
	if !keepsWords {
		return
	}
	if got := old[article.InTitle].String(); got != title {
		t.Errorf("the title was %q, put back it is %q", title, got)
	}
	var lines []string
	for i := 0; i <= len(p.Blocks); i++ {
		lines = append(lines, gone[i]...)
		if i < len(p.Blocks) {
			lines = append(lines, old[i].String())
		}
	}
	if len(gone) > 0 && joined(p) { // a line taken out of a joined paragraph stands before it
		return
	}
	if got, want := strings.Join(lines, "\n"), strings.Join(found, "\n"); got != want {
		t.Errorf("put back it reads\n%q, it was\n%q\n%+v", got, want, p.Repairs)
	}
}

// forgets are rules that keep only how much they took out.
var forgets = map[string]bool{"spam-lines": true, "link-lists": true}

func joined(p *page.Page) bool {
	for _, r := range p.Repairs {
		if r.Rule == "broken-lines" {
			return true
		}
	}
	return false
}

// pieces that damaged pages are made of.
var damagedPieces = []string{
	"學(xué)習(xí)教(jiào)育", "凝聚鄰里力量?!拔沂墙衲瓴虐醽龛F西村小區(qū)的居民", "湖塘橋?qū)嶒炗變簣@", "&amp;quot;", "&ldquo;邻里&rdquo;", "浣犲ソ锛屼笘鐣", "居民说，", "，，", "。。。",
	"网 格 员 走 访 居 民 ", "眡察", "身躰", "（资料图）", "责编：林小满", "版权所有 河西晚报", "下载APP", "百家乐|时时彩平台|北京赛车投注|澳门新葡京|真人娱乐注册送58", "\n", "\n", "。\n",
	"河边的小路去年还是一条土路，下雨天鞋子上全是泥，老人们都不愿意出门散步，孩子们上学也要绕\n", "来源：河西晚报 2022-03-04 10:00", "- 河西新桥通车2022-03-04\n", "上_下_一心", "A", " ", "☆",
}

// TestRepairsStandWhereTheySay: on pages put together at random of damage.
func TestRepairsStandWhereTheySay(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	repairs := 0
	for range 600 {
		var text strings.Builder
		for range 1 + rng.IntN(40) {
			text.WriteString(damagedPieces[rng.IntN(len(damagedPieces))])
		}
		title := ""
		if rng.IntN(2) == 0 {
			title = damagedPieces[rng.IntN(10)] + "一_路_走来_下_一心"
		}
		found := strings.Split(text.String(), "\n")
		p := pageOf(title, found...)
		Run(p, nil)
		repairs += len(p.Repairs)
		checkPlaces(t, p, title, found)
		if t.Failed() {
			break
		}
	}
	if repairs < 2000 {
		t.Errorf("%d repairs in all", repairs)
	}
}

// TestChangesOfChanges: rules that change what others put there.
func TestChangesOfChanges(t *testing.T) {
	for _, test := range []struct {
		steps [][]page.Edit
		want  string
	}{
		{[][]page.Edit{{{From: 0, To: 1, With: "x", Certainty: "stated"}}, {{From: 3, To: 4, With: "y", Certainty: "inferred"}}}, "xbcyef: a→x@0 d→y@3"},
		{[][]page.Edit{{{From: 3, To: 4, With: "y", Certainty: "stated"}}, {{From: 0, To: 1, With: "", Certainty: "stated"}}}, "bcyef: a→@0 d→y@2"},
		{[][]page.Edit{{{From: 1, To: 2, With: "BB", Certainty: "stated"}}, {{From: 0, To: 2, With: "z", Certainty: "stated"}}}, "zBcdef: ab→zB@0"},
		{[][]page.Edit{{{From: 1, To: 3, With: "", Certainty: "stated"}}, {{From: 0, To: 2, With: "", Certainty: "stated"}}}, "ef: abcd→@0"},
		{[][]page.Edit{{{From: 1, To: 3, With: "", Certainty: "stated"}}, {{From: 0, To: 1, With: "Z", Certainty: "stated"}}}, "Zdef: a→Z@0 bc→@1"},
		{[][]page.Edit{{{From: 1, To: 2, With: "B", Certainty: "stated"}}, {{From: 1, To: 2, With: "b", Certainty: "stated"}}}, "abcdef: "},
		{[][]page.Edit{{{From: 0, To: 1, With: "1", Certainty: "stated"}, {From: 2, To: 3, With: "3", Certainty: "stated"}}, {{From: 0, To: 3, With: "n", Certainty: "stated"}}}, "ndef: abc→n@0"},
		{[][]page.Edit{{{From: 0, To: 3, With: "n", Certainty: "stated"}}, {{From: 0, To: 0, With: "m", Certainty: "stated"}}}, "mndef: →m@0 abc→n@1"},
	} {
		p := pageOf("", "abcdef")
		for _, edits := range test.steps {
			p.Change("r", 0, edits)
		}
		p.List()
		var told []string
		for _, r := range p.Repairs {
			told = append(told, fmt.Sprintf("%s→%s@%d", r.Before, r.After, r.Offset))
		}
		if got := p.Blocks[0].Text + ": " + strings.Join(told, " "); got != test.want {
			t.Errorf("%v: %s, want %s", test.steps, got, test.want)
		}
		checkPlaces(t, p, "", []string{"abcdef"})
	}
}

// TestCertaintyOfRemovals: a line that says what it is surely was no text's; one
// that only stands among such lines probably.
func TestCertaintyOfRemovals(t *testing.T) {
	shown := "office2016激活密钥,win10激活工具,cad2014序列号,ps破解版下载,迅雷会员账号共享"
	p := pageOf("", "河边修好一座桥", river, shown, "毕业论文代写 硕士论文代发 期刊论文润色", market, "未经授权严禁转载。", "河西要闻", "下载APP")
	Run(p, nil)
	got := map[string]article.Certainty{}
	for _, r := range p.Repairs {
		got[r.Before] = r.Certainty
	}
	want := map[string]article.Certainty{"a planted line of 52 characters": article.Stated, "a planted line of 20 characters": article.Inferred,
		"未经授权严禁转载。": article.Stated, "河西要闻": article.Inferred, "下载APP": article.Stated}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
