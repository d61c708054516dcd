package pipeline

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"fangzhi/data/facet"
	"fangzhi/data/indexfile"
	"fangzhi/data/ranges"
)

// story is long enough to be known again; rest makes another article of it.
const story = "四月十二日上午，下塘社区的居民在春秋园种下二十棵香樟树。网格员王芳带着孩子们浇水、培土，又把写着名字的木牌挂上枝头。"

// TestReposts: copies name each other and are counted, whatever their script;
// a repost is no recurrence of what stands in quotation marks.
func TestReposts(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a/1.txt": "社区种树\n\n" + story + "社区开展“香樟认养”活动，一棵树一户人家。\n\n记者在现场看到，人人都很高兴，下午三点才散去。",
		"b/1.txt": "社區種樹\n\n" + traditional(story) + "社區開展“香樟認養”活動，一棵樹一戶人家。\n\n記者在現場看到，人人都很高興，下午三點才散去。\n\n本站聲明：轉載文章版權歸原作者所有。",
		"c/2.txt": "另一天的社区\n\n采菱社区的老人们在活动室里下棋，志愿者送来了热茶和点心，傍晚时分大家才慢慢回家吃饭。",
	})}})
	if b.Report.Totals.Articles != 3 || b.Report.Totals.Copies != 1 {
		t.Errorf("%d articles, %d copies", b.Report.Totals.Articles, b.Report.Totals.Copies)
	}
	one, two, other := b.titled(t, "社区种树"), b.titled(t, "社區種樹"), b.titled(t, "另一天的社区")
	if !slices.Equal(one.Copies, []string{two.ID}) || !slices.Equal(two.Copies, []string{one.ID}) || len(other.Copies) != 0 {
		t.Errorf("copies %v, %v, %v", one.Copies, two.Copies, other.Copies)
	}
	if len(one.Phrases) > 0 {
		t.Errorf("a term of one work is a phrase: %v", one.Phrases)
	}
}

// TestPhrasesOfTwoWorks: the same term in another work makes it one, in the copies too.
func TestPhrasesOfTwoWorks(t *testing.T) {
	b := run(t, Options{Sources: []string{folder(t, map[string]string{
		"a.txt": "社区种树\n\n" + story + "社区开展“香樟认养”活动，一棵树一户人家。",
		"b.txt": "社区种树\n\n" + story + "社区开展“香樟认养”活动，一棵树一户人家。",
		"c.txt": "又一年\n\n采菱社区去年开展“香樟认养”活动，今年老人们在活动室里下棋，志愿者送来了热茶和点心。",
	})}})
	for _, a := range b.articles {
		if !slices.Equal(a.Phrases, []string{"香樟认养"}) {
			t.Errorf("%s: phrases %v", a.Origin.Path, a.Phrases)
		}
	}
}

// traditional writes the story's characters in the other script.
func traditional(text string) string {
	return strings.NewReplacer("区", "區", "种", "種", "树", "樹", "网", "網", "员", "員", "带", "帶", "浇", "澆", "写", "寫", "着", "著", "挂", "掛", "头", "頭", "们", "們", "团", "團").Replace(text)
}

// TestWorkValues: the index knows a work by its leader's final id.
func TestWorkValues(t *testing.T) {
	text := "社区种树\n\n" + story
	b := run(t, Options{Sources: []string{folder(t, map[string]string{"a.jsonl": strings.Repeat(`{"title":"社区种树","url":"https://example.org/1","body":"`+story+`"}`+"\n", 2), "b.txt": text})}})
	values := map[string]int{}
	for _, s := range b.Segments {
		for value, n := range valuesOf(t, s, facet.Work) {
			values[value] += n
		}
	}
	leaders := 0
	for _, a := range b.articles {
		if values[a.ID] == 3 && values[a.ID+"/1"] == 1 {
			leaders++
		}
		if len(a.Copies) != 2 {
			t.Errorf("%s has copies %v", a.ID, a.Copies)
		}
	}
	if leaders != 1 || len(values) != 2 {
		t.Errorf("values %v", values)
	}
}

// valuesOf reads a segment's values of a kind with their counts.
func valuesOf(t *testing.T, s Segment, kind facet.Kind) map[string]int {
	t.Helper()
	data, err := os.ReadFile(s.Index.Path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := indexfile.Open(context.Background(), &ranges.Memory{Label: "index", Data: data}, int64(len(data)), s.Index.HeadBytes)
	if err != nil {
		t.Fatal(err)
	}
	ordinals := make([]uint32, r.ValueCount(kind))
	for i := range ordinals {
		ordinals[i] = uint32(i)
	}
	values, err := r.Values(context.Background(), map[facet.Kind][]uint32{kind: ordinals})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, v := range values[kind] {
		counts[v.Text] = int(v.Count)
	}
	return counts
}
