package pipeline

import (
	"testing"

	"fangzhi/data/article"
)

// TestSummaryStandsBehind: the summary of front matter can be found, and the
// text's first lines still tell who wrote it.
func TestSummaryStandsBehind(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.md": "---\ntitle: 新桥通车\ndescription: 老人们等了十年。\n---\n河西晚报记者 林小满\n\n" + prose + "\n\n" + prose + "\n"})}})
	a := b.from(t, "a.md", "")
	last := a.Blocks[len(a.Blocks)-1]
	if last.Kind != article.Introduction || last.Text != "老人们等了十年。" {
		t.Errorf("behind the text stands %+v", last)
	}
	if len(a.People) != 1 || a.People[0].Name != "林小满" {
		t.Errorf("it names %v", a.People)
	}
}
