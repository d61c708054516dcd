package ui

import (
	"fmt"
	"testing"

	"fangzhi/data/article"
)

func TestPieces(t *testing.T) {
	const text = "ab中文cd" // 中 is bytes 2 to 5, 文 5 to 8
	for _, c := range []struct {
		hits, repairs []span
		want          string
	}{
		{nil, nil, "[{ab中文cd 0 0}]"},
		{[]span{{2, 8, 1}}, nil, "[{ab 0 0} {中文 1 0} {cd 0 0}]"},
		{[]span{{0, 10, 1}}, nil, "[{ab中文cd 1 0}]"},
		{[]span{{2, 5, 1}, {5, 8, 2}}, []span{{1, 5, 7}}, "[{a 0 0} {b 0 7} {中 1 7} {文 2 0} {cd 0 0}]"},
		{[]span{{3, 5, 1}, {2, 4, 2}, {-1, 2, 3}, {8, 11, 4}, {5, 5, 5}}, nil, "[{ab中文cd 0 0}]"},
	} {
		if got := fmt.Sprint(Pieces(text, c.hits, c.repairs)); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.hits, c.repairs, got, c.want)
		}
	}
	if got := Pieces("", nil, nil); len(got) != 0 {
		t.Errorf("an empty text has pieces %v", got)
	}
}

func TestRepairsByBlock(t *testing.T) {
	a := &article.Article{
		Title:  "上“下”一心",
		Blocks: []article.Block{{Text: "学习与学习"}, {Text: "其他"}},
		Repairs: []article.Repair{
			{Block: 0, After: "学习"},
			{Block: 0, After: "学习"},
			{Block: 0, After: "学习"},
			{Block: 1, After: "其"},
			{Block: 1, After: "没有"},
			{Block: article.InTitle, After: "“下”"},
			{Block: article.OutOfText, After: "学习"},
			{Block: 9, After: "学习"},
		},
	}
	got := fmt.Sprint(repairsByBlock(a))
	if want := "map[-1:[{3 12 6}] 0:[{0 6 1} {9 15 2}]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
