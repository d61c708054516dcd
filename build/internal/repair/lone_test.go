package repair

import "testing"

// TestLoneMarks: on a page that has shown its damage a question mark may be
// what is left of another mark, where nobody asks.
func TestLoneMarks(t *testing.T) {
	full := []string{"凝聚鄰里力量?!拔沂墙衲瓴虐醽龛F西村小區的", "認知和期待?!班徖镆患?，守望相助”，社區開展活動。", "居民踴躍參加，社區工作人員，志願者都來了。"}
	half := []string{full[0], "認知和期待?!班徖镆患?,守望相助”,社區開展活動。", "居民踴躍參加,社區工作人員,志願者都來了。"}
	for _, test := range []struct {
		name       string
		page       []string
		line, want string
	}{
		{"a lost mark", full, "社區開展活動?居民踴躍參加。", "社區開展活動，居民踴躍參加。"},
		{"a question", full, "大家還有什麼建議?居民踴躍發言。", "大家還有什麼建議?居民踴躍發言。"},
		{"a question of old", full, "里仁為美，擇不處仁，焉得知?古人如此說。", "里仁為美，擇不處仁，焉得知?古人如此說。"},
		{"before a closing quotation mark", full, "居民問：“社區開展活動?”大家都來了。", "居民問：“社區開展活動?”大家都來了。"},
		{"a page of marks of half width", half, "社區開展活動?居民踴躍參加。", "社區開展活動?居民踴躍參加。"},
	} {
		p := pageOf("", append(test.page[:len(test.page):len(test.page)], test.line)...)
		only("shifted-bytes", p)
		if got := p.Blocks[len(test.page)].Text; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
		if p.Blocks[0].Text == test.page[0] {
			t.Errorf("%s: the page has not shown its damage", test.name)
		}
	}
}

// TestProgramsAreKept: a line of a program is hidden from rules, and no line
// that mending emptied, though bytes were mended in it.
func TestProgramsAreKept(t *testing.T) {
	p := pageOf("", "如下所示，我们检查文本。", "if len(text) > 0 and not text.endswith(“?拔沂墙衲瓴虐醽龛F西村小區的”):", "凝聚鄰里力量?!拔沂墙衲瓴虐醽龛F西村小區的")
	p.Blocks[1].Code = true
	if Run(p, nil); len(p.Blocks) != 3 {
		t.Errorf("left %q", lines(p))
	}
}
