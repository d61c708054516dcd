package read

import (
	"strings"
	"testing"
)

// TestPlaces: lines of a template stand at the same place on each page and in
// each other's box only where they stand together; figures in names, and what a
// line has in it, tell nothing.
func TestPlaces(t *testing.T) {
	page := func(id, text string) Document {
		return readHTML(`<html><body><div class="way"><p>首页</p></div><form name="x"><input type="hidden"><div class="text a" id="post-` + id + `"><h2>一</h2><p>` + text + `</p><p>办公室</p></div></form></body></html>`)
	}
	a, b := page("17", "三月的河边，人们走来走去。"), page("4", "第二页的<b>桥</b>通车了，<a href=x>老人</a>走了一遍。")
	if len(a.Blocks) != 4 || len(b.Blocks) != 4 {
		t.Fatalf("%+v\n%+v", a.Blocks, b.Blocks)
	}
	for i := range a.Blocks {
		if x, y := a.Blocks[i], b.Blocks[i]; x.Place != y.Place || x.Box != y.Box || x.Place == 0 {
			t.Errorf("%s, %s: %x in %x, %x in %x", x.Text, y.Text, x.Place, x.Box, y.Place, y.Box)
		}
	}
	if w, h, p := a.Blocks[0], a.Blocks[1], a.Blocks[2]; w.Place == p.Place || w.Box == p.Box || h.Place == p.Place || h.Box != p.Box {
		t.Errorf("%x in %x, %x in %x, %x in %x", w.Place, w.Box, h.Place, h.Box, p.Place, p.Box)
	}
}

// TestTextInAForm: a form that asks for nothing is what a page's program put its
// text into, however short; one with a field is a form.
func TestTextInAForm(t *testing.T) {
	for form, want := range map[string]bool{
		`<form name="_newscontent"><input type="hidden" name="a"><div><p>请相互转告。</p></div></form>`: true,
		`<form><p>请相互转告。</p><input name="q"><button>搜索</button></form>`:                           false,
		`<form>请相互转告。</form>`: false,
	} {
		d := readHTML("<html><body><p>三月的河边。</p>" + form + "</body></html>")
		if got := strings.Contains(d.Blocks[len(d.Blocks)-1].Text, "转告"); got != want {
			t.Errorf("%s: %v", form, got)
		}
	}
}
