package pipeline

import (
	"testing"

	"fangzhi/data/article"
)

// TestJoinCredits: a photographer's line joins the caption before it, and what
// was repaired in either stays where it stands.
func TestJoinCredits(t *testing.T) {
	figure := func(text, image string) article.Block {
		return article.Block{Kind: article.Figure, Text: text, Picture: article.Picture{Image: image}}
	}
	a := &article.Article{
		Blocks: []article.Block{figure("居民写春联。", ""), figure("河西日报记者林小满 摄", ""), {Kind: article.Paragraph, Text: "正文。"}, figure("", "https://example.com/a.jpg"), figure("（摄影 何莲 摄）", ""), figure("长椅 林小满 摄", "")},
		Repairs: []article.Repair{
			{Block: 0, Offset: 1}, {Block: 1, Offset: 2}, {Block: 2, Offset: 1}, {Block: 4, Offset: 3}, {Block: 5, Offset: 0},
			{Block: article.OutOfText, Offset: 3}, {Block: article.InTitle, Offset: 2},
		},
	}
	joinCredits(a)
	want := []string{"居民写春联。\n河西日报记者林小满 摄", "正文。", "（摄影 何莲 摄）", "长椅 林小满 摄"}
	if len(a.Blocks) != len(want) {
		t.Fatalf("%d blocks, want %d: %+v", len(a.Blocks), len(want), a.Blocks)
	}
	for i, b := range a.Blocks {
		if b.Text != want[i] {
			t.Errorf("block %d: %q, want %q", i, b.Text, want[i])
		}
	}
	if a.Blocks[2].Image == "" {
		t.Error("the picture lost its address")
	}
	for i, at := range [][2]int{{0, 1}, {0, 9}, {1, 1}, {2, 3}, {3, 0}, {article.OutOfText, 2}, {article.InTitle, 2}} {
		if r := a.Repairs[i]; r.Block != at[0] || r.Offset != at[1] {
			t.Errorf("repair %d is at %d, %d, want %v", i, r.Block, r.Offset, at)
		}
	}
}
